"""From an id to what is cited: an article, words in it, an attribution, an event's accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ..errors import BadInput, typed
from ..record import Record, queries
from ..spans import Span
from . import gather
from .citation import MANNERS, Citation
from .passed_on import carriers
from .shapes import Head, Said, Words
from .told import told
from .vouched import vouched

KINDS = ("article", "attribution", "event", "event_mention")
"""What can be cited."""
_ENDS = re.compile(r"s?(\d{1,9})\s?[-–]\s?(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Cited:
    """What was asked for: one of KINDS, its id, what to call it, and the articles it rests on."""

    kind: str
    id: str
    label: str
    citations: tuple[Citation, ...]


def today() -> date:
    """The day on which something is cited, in UTC."""
    return datetime.now(UTC).date()


def cite(record: Record, kind: str, ident: str, span: str = "", seen: date | None = None) -> Cited:
    """What stands under an id of a kind; `span` are the ends of words in an article ("120-164").

    Raises BadInput when the record holds none, or when there are no such words; BadRecord.
    """
    if span and kind != "article":
        raise BadInput("a span goes with an article; the words of an item are known")
    made = {"article": _article, "attribution": _attribution, "event": _event,
            "event_mention": _event_mention}[kind](record, ident, span)  # fmt: skip
    found = citations(record, made[1], seen or today())
    if kind == "attribution":
        found = _spoken(record, made[2], found)
    return Cited(kind, made[2], made[0], tuple(found))


def _spoken(record: Record, ident: str, found: Iterable[Citation]) -> list[Citation]:
    """Citations of what somebody said, with who said it and how the article gives it."""
    made = queries.attribution(record, ident)
    said = gather.said_of(record, [made] if made else [])
    over = carriers(record, said)
    return [spoken(one, said[0], over.get(ident, "")) for one in found] if said else list(found)


def spoken(one: Citation, said: Said, over: str = "") -> Citation:
    """A citation of an attribution, which names the speaker, `over` who passes it on, and says
    whether it is a paraphrase."""
    speaker = said.source.name if said.source else "Speaker not named"
    passed = f"{speaker} as told by {over}" if over else speaker
    return replace(one, speaker=passed, manner=MANNERS.get(said.kind, "cited"))


def called(record: Record, ident: str) -> str:
    """Of which kind an id is. Raises BadInput when the record holds nothing of that id."""
    if queries.attribution(record, ident):
        return "attribution"
    if queries.event_mention(record, ident):
        return "event_mention"
    if queries.event(record, ident):
        return "event"
    if queries.article(record, ident):
        return "article"
    raise BadInput(
        f"nothing in the record has the id '{typed(ident)}'; ids are in `detente said --json`"
    )


Rests = tuple[str, list[tuple[str, Words | None]], str]
"""What to call it, the articles with the words it rests on, its whole id."""


def _article(record: Record, ident: str, span: str) -> Rests:
    found = queries.article(record, ident)
    if not found:
        raise BadInput(f"no article '{typed(ident)}' in the record")
    words = None
    if span:
        words = gather.words((_span(found.id, span, len(found.text)),), found.text)
        if not words.text.strip():
            raise BadInput(f"no words at {span} of this article; choose some")
    return gather.head_of(found).name, [(found.id, words)], found.id


def _span(article: str, ends: str, length: int) -> Span:
    """The span between two ends. Raises BadInput when it is none, or outside the article."""
    match = _ENDS.fullmatch(ends.strip())
    start, end = (int(part) for part in match.groups()) if match else (0, 0)
    if not start < end <= length:
        raise BadInput(f"no words at '{typed(ends)}'; ends are like 120-164, within 0 and {length}")
    return Span(article, start, end)


def _attribution(record: Record, ident: str, _span: str) -> Rests:
    found = queries.attribution(record, ident)
    if not found:
        raise BadInput(f"no attribution '{typed(ident)}' in the record")
    said = gather.said_of(record, [found])[0]
    who = said.source.name if said.source else "source not named"
    return f"{who} {said.verb}", [(found.article, vouched(said))], found.id


def _event_mention(record: Record, ident: str, _span: str) -> Rests:
    found = queries.event_mention(record, ident)
    if not found:
        raise BadInput(f"no event mention '{typed(ident)}' in the record")
    done = gather.done_of(record, [found])[0]
    return told(done), [(found.article, done.sentence)], found.id


def _event(record: Record, ident: str, _span: str) -> Rests:
    event = queries.event(record, ident)
    if not event:
        raise BadInput(f"no event '{typed(ident)}' in the record")
    done = gather.done_of(record, queries.event_mentions_by_id(record, event.mentions))
    words: dict[str, dict[Span, None]] = {}
    folded = {one.article.id for one in done}
    for one in done:
        if one.article.copy_of not in folded:
            words.setdefault(one.article.id, {}).update(dict.fromkeys(one.sentence.spans))
    texts = queries.texts(record, words)
    heads = gather.heads(record, words)
    order = sorted(words, key=lambda article: (_day(heads[article]), article))
    told = {one: beside_headline(words[one], texts[one], heads[one]) for one in order}
    rests = [(one, gather.words(told[one], texts[one])) for one in order]
    return event.label, list(rests), event.id


def beside_headline(spans: Iterable[Span], text: str, head: Head) -> tuple[Span, ...]:
    """Spans without the headline, which a citation names anyhow, and which quoted together with the
    first sentence would read as its beginning; the headline where there is nothing else.
    """
    every = tuple(spans)
    return tuple(one for one in every if one.words(text).strip() != head.title) or every


def _day(head: Head) -> str:
    first = head.published.earliest if head.published.value else None
    return first.isoformat() if first else "~"


def citations(
    record: Record, rests: Iterable[tuple[str, Words | None]], seen: date
) -> list[Citation]:
    """A citation for each article and its words, in the order given. Raises BadRecord."""
    listed = list(rests)
    heads = gather.heads(record, [article for article, _ in listed])
    pages = queries.pages_of(record, heads)
    return [
        Citation(
            head=heads[article],
            seen=seen,
            spans=words.spans if words else (),
            quote=words.text if words else None,
            retrieved=page.retrieved if (page := pages.get(article)) else None,
            sha256=page.sha256 if page else None,
        )
        for article, words in listed
    ]
