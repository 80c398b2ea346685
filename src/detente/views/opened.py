"""An open record for scripts: the views as methods, filters as plain words.

with detente.open("detente.db") as desk:
    for item in desk.said(by="Putin", issue="missile defence", start="2007"):
        print(item.when.value, item.content.text)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from typing import Any

from ..errors import BadInput
from ..linked import Event
from ..record import Filter, Record, queries
from . import article as one_article
from . import (
    cite,
    cite_gather,
    comparison,
    coverage,
    discrepancies,
    dyad,
    entity,
    events,
    home,
    issue,
    meaning,
    positions,
    quotations,
    said,
    search,
    threads,
    timeline,
)
from .asked import Asked, filter_of, issues_named
from .index import Index
from .shapes import Done, Head, Said


class Opened:
    """A record open for reading; a context manager, used by one thread at a time.

    Every list takes the filters of `views.asked.Asked` by name, each a text or several:
    actor, recipient, by, issue, outlet, type, standing, kind, words; `start` and `end` are ISO
    8601 prefixes, both in; `copies=True` has what stands in copies too, `doubtful=False` leaves out
    events whose reading is doubtful. `limit` is the
    most items.
    Raises BadInput when a filter names what the record does not hold.
    """

    def __init__(self, path: Path) -> None:
        self.record = Record.open(path, readonly=True)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.record.close()

    def timeline(self, limit: int | None = None, **asked: Any) -> list[timeline.TimelineItem]:
        """What happened and was said, in order of time, the undated last."""
        return timeline.timeline(self.record, self._filter(asked), most_of(limit))

    def said(self, limit: int | None = None, **asked: Any) -> list[Said]:
        """Attributions in order of time."""
        return said.said(self.record, self._filter(asked), most_of(limit))

    def events(self, limit: int | None = None, **asked: Any) -> list[Done]:
        """Event mentions in order of time."""
        return events.events(self.record, self._filter(asked), most_of(limit))

    def articles(self, limit: int | None = None, **asked: Any) -> list[Head]:
        """Articles in order of publication, without their texts."""
        return one_article.articles(self.record, self._filter(asked), most_of(limit))

    def article(self, name: str) -> one_article.ArticleView:
        """One article by its id: text, marks, items, provenance."""
        return one_article.article(self.record, text_of("name", name))

    def search(self, words: str, limit: int | None = None, **asked: Any) -> list[search.Hit]:
        """Articles that hold the words, best first."""
        return search.search(
            self.record, text_of("words", words), self._filter(asked), most_of(limit)
        )

    def near(
        self, words: str, of: str = "said", limit: int | None = None, **asked: Any
    ) -> list[meaning.Near]:
        """What is near a sentence in meaning, of `said`, `events` or `articles`; docs/search.md."""
        return meaning.search(
            self.record, text_of("words", words), self._filter(asked), of, most_of(limit)
        )

    def dyad(self, a: str, b: str, **asked: Any) -> dyad.DyadView:
        """What two states did to each other; names or ISO 3166 codes."""
        return dyad.dyad(self.record, text_of("a", a), text_of("b", b), self._filter(asked))

    def joined(self, limit: int | None = None, **asked: Any) -> list[Event]:
        """Events across articles, each once, in order of time."""
        return queries.events(self.record, self._filter(asked), most_of(limit))

    def compare(self, event: str) -> comparison.EventView:
        """How each outlet tells one event: its id, or words of its label."""
        return comparison.comparison(self.record, text_of("event", event))

    def threads(self, limit: int | None = None, **asked: Any) -> list[threads.ThreadView]:
        """The life of each proposal, demand, commitment and threat."""
        return threads.threads(self.record, self._filter(asked), most_of(limit))

    def discrepancies(
        self, limit: int | None = None, **asked: Any
    ) -> list[discrepancies.DiscrepancyView]:
        """Where two articles give different values for the same thing of the same event."""
        return discrepancies.discrepancies(self.record, self._filter(asked), most_of(limit))

    def quotations(
        self, limit: int | None = None, differs: bool = False, **asked: Any
    ) -> list[quotations.QuotationView]:
        """Utterances that several articles give; `differs` leaves out those in the same words."""
        find = quotations.differing if differs else quotations.quotations
        return find(self.record, self._filter(asked), most_of(limit))

    def positions(self, issue: str, actor: str | None = None) -> list[positions.ActorPositions]:
        """What each state wants on an issue over time; `actor` is a state's name or ISO3."""
        ids = issues_named(self.record, text_of("issue", issue))
        code = None if actor is None else dyad.state_called(text_of("actor", actor)).iso3
        return [one for name in ids for one in positions.positions(self.record, name, code)]

    def index(self, a: str, b: str, period: str = "quarter", **asked: Any) -> Index:
        """The index of two states by month, quarter or year, both directions."""
        return dyad.index(
            self.record, text_of("a", a), text_of("b", b), self._filter(asked), period
        )

    def coverage(self, **asked: Any) -> list[coverage.OutletCoverage]:
        """Which outlets of the pile told which events, first, alone, or not."""
        return coverage.by_outlets(self.record, self._filter(asked))

    def cite(self, ident: str, style: str = "chicago", span: str = "") -> str:
        """A citation of an article, attribution, event or event mention, in a style or form of
        `views.cite.STYLES`; `span` are the ends of words in an article ("120-164").

        Raises BadInput when there is no such id, style or words.
        """
        ident, style, span = text_of("ident", ident), text_of("style", style), text_of("span", span)
        found = cite_gather.cite(self.record, cite_gather.called(self.record, ident), ident, span)
        return cite.cited(found.citations, style)

    def issues(self) -> list[issue.IssueLine]:
        """The issues that articles touch, the most touched first."""
        return issue.issues(self.record)

    def who(self, name: str) -> list[entity.EntityCounts]:
        """The entities that a name stands for, the most mentioned first."""
        return entity.named(self.record, text_of("name", name))

    def home(self) -> home.Home:
        """Counts, span of time, outlets, what is undated and what failed."""
        return home.home(self.record)

    def _filter(self, asked: dict[str, Any]) -> Filter:
        return filter_of(self.record, asked_of(asked))


def opened(path: object) -> Opened:
    """The record in that file. Raises BadRecord, BadInput for what is no path."""
    if not isinstance(path, str | PathLike):
        raise BadInput(f"a record is a file: give its path, not {path!r:.40}")
    return Opened(Path(path))


def asked_of(given: dict[str, Any]) -> Asked:
    """The filters given by name, a single text taken for a list of one; None asks for nothing.

    Raises BadInput when there is no filter of a name, or its value is of another kind.
    """
    known = {field.name: field.default for field in fields(Asked)}
    clean: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"filters are {', '.join(known)}"
            raise BadInput(f"no filter '{name}'; {hint}")
        if value is not None:
            clean[name] = _value(name, value, known[name])
    return Asked(**clean)


def _value(name: str, value: object, default: object) -> object:
    """A value as its filter takes it, by what stands there where nothing is asked for."""
    if isinstance(default, bool):
        return _checked(name, value, bool, "True or False")
    if name == "since":
        return _checked(name, value, int, "a number")
    if not isinstance(default, tuple):
        return text_of(name, value)
    if isinstance(value, str) or not isinstance(value, Iterable):
        value = (value,)
    return tuple(text_of(name, one) for one in value)


def _checked(name: str, value: object, kind: type, words: str) -> object:
    if not isinstance(value, kind):
        raise BadInput(f"'{name}' is {words}, not {value!r:.40}")
    return value


def text_of(name: str, value: object) -> str:
    """What must be a text. Raises BadInput when it is none."""
    if not isinstance(value, str):
        raise BadInput(f"'{name}' is a text, not {value!r:.40}; write it between quotation marks")
    return value


def most_of(limit: object) -> int | None:
    """How many items at most. Raises BadInput when that is no number of items."""
    if limit is None or (isinstance(limit, int) and limit >= 0):
        return limit
    raise BadInput(f"'limit' is the number of items at most, or None, not {limit!r:.40}")
