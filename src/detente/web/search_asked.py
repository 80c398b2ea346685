"""What a search asks for: the words, the list, the order, and what they are taken for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from ..errors import BadInput, typed
from ..views import search as view
from ..views.search import LONGEST, Hit
from ..views.search_days import Read, read_days
from ..views.shapes import Done, Said
from .ask import Asking, shape_of

OWN = ("q", "in", "order", "way", "dates", "alike")
"""Fields that a search has besides the filters: the words, the list, the order, by what, whether a
time in the words is read as days, and whether words of the same sense are tried."""
NOT_ALIKE = "no"
"""The value of `alike` that looks for the words alone."""
LITERAL = "words"
"""The value of `dates` that takes a time in the words for words."""
MEANING = "meaning"
"""The way of searching that compares meanings; "" and "words" look for words."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists that are searched: its name in an address, its view, its facets."""

    name: str
    title: str
    one: str
    find: Callable[..., Sequence[Any]]
    kind: type
    facets: str
    fields: tuple[str, ...]
    table: str

    def rows(self, found: Sequence[Any]) -> list[Any]:
        """What stands in a table of this list."""
        part = {Said: "said", Done: "done"}.get(self.kind)
        return [getattr(hit, part) for hit in found] if part else list(found)

    def id_of(self, hit: Any) -> str:
        """The id by which the list goes on after a hit."""
        return str(hit.article.id if self.kind is Hit else hit.id)


TABS = (
    Tab("articles", "Articles", "article", view.search, Hit, "articles",
        ("outlet", "issue", "from", "to"), "articles"),
    Tab("said", "Said", "attribution", view.search_said, Said, "said",
        ("by", "recipient", "issue", "kind", "outlet", "from", "to"), "attributions"),
    Tab("events", "Events", "report", view.search_done, Done, "events",
        ("actor", "recipient", "type", "standing", "issue", "outlet", "from", "to"),
        "event_mentions"),
)  # fmt: skip
"""The lists, in the order of the tabs."""


@dataclass(frozen=True, slots=True)
class Link:
    """A tab or an order as a link; `n` is None where it was not counted, "" where it has none."""

    name: str
    href: str
    on: bool
    n: int | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """One search as it is asked for: the filters, the list that is searched, the words."""

    request: Request
    ask: Asking
    tab: Tab
    words: str
    days: Read | None = None  # where a time in the words was read as days

    @property
    def sought(self) -> str:
        """The words as they are looked for."""
        return sought(self.words, dict(self.ask.rest).get("alike", ""))

    def query(self, words: str) -> str:
        """Other words, looked for in the same way, as a query."""
        return view.query_of(sought(words, dict(self.ask.rest).get("alike", "")))

    @property
    def shape(self) -> str | None:
        """The shape of file that is asked for; None for the page."""
        return shape_of(self.request)


def read(asked: Search) -> Search:
    """A search with the time in its words taken for days, from here on as if the days were given in
    the filter; as it is where days are given, or the words are to be taken for words. Raises
    BadInput for another value of `dates`.
    """
    ask = asked.ask
    days = dict(ask.rest).get("dates", "")
    if days not in ("", LITERAL):
        raise BadInput(f"'dates' is {LITERAL} or not given, not '{typed(days)}'")
    if days or ask.asked.start or ask.asked.end or len(asked.words) > LONGEST:
        return asked
    found = read_days(asked.words)
    if found is None:
        return asked
    ends = {"from": found.start, "to": found.end}
    own = tuple((name, day.isoformat()) for name, day in ends.items() if day)
    rest = tuple(("q", found.words) if pair[0] == "q" else pair for pair in ask.rest)
    given = dict(own)
    narrowed = replace(ask.asked, start=given.get("from"), end=given.get("to"))
    return replace(
        asked, ask=replace(ask, asked=narrowed, rest=(*rest, *own)), words=found.words, days=found
    )


def sought(words: str, alike: str) -> str:
    """Words as a search with that field looks for them. Raises BadInput for another value."""
    if alike not in ("", NOT_ALIKE):
        raise BadInput(f"'alike' is {NOT_ALIKE} or not given, not '{typed(alike)}'")
    return view.own_words(words) if alike and len(words) <= LONGEST else words


def by_meaning(way: str) -> bool:
    """Whether meanings are compared, not words. Raises BadInput for another way."""
    if way not in ("", "words", MEANING):
        raise BadInput(f"'way' is words or meaning, not '{typed(way)}'")
    return way == MEANING


def tab_named(name: str) -> Tab:
    """The list of that name. Raises BadInput when there is none."""
    for tab in TABS:
        if name in ("", tab.name):
            return tab
    raise BadInput(f"no list '{typed(name)}' to search; there are: articles, said, events")


def in_time(order: str) -> bool:
    """Whether the hits come in order of time. Raises BadInput for another order."""
    if order not in ("", "best", "time"):
        raise BadInput(f"'order' is best or time, not '{typed(order)}'")
    return order == "time"


def address_of(pairs: Sequence[tuple[str, str]]) -> str:
    """The address of a search of those fields."""
    return f"/search?{urlencode(pairs)}" if pairs else "/search"


def without(asked: Search, *names: str) -> list[tuple[str, str]]:
    """The fields of a search without those of these names."""
    return [pair for pair in asked.ask.rest if pair[0] not in names]
