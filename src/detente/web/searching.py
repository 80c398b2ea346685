"""Search: three lists of what holds some words, by relevance or by time, with facets; or of what
is near a sentence in meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput, typed
from ..record import Filter, Record
from ..views import facets as facet_view
from ..views import meaning as near_view
from ..views import search as view
from ..views.asked import filter_of
from ..views.glance import Glance, glance, lives_of
from ..views.search import LONGEST, Hit
from ..views.search_days import Read, read_days
from ..views.search_help import issues_named, remedies, unheld
from ..views.shapes import Done, Said
from .answers import listed, page
from .ask import QUIET, SIZE, Asking, asking, shape_of
from .facets import Narrowing, narrowing, narrowing_among
from .fields import fields
from .screens import opened, twins

OWN = ("q", "in", "order", "way", "dates")
"""Fields that a search has besides the filters: the words, the list, the order, by what, and
whether a time in the words is read as days."""
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
    def shape(self) -> str | None:
        """The shape of file that is asked for; None for the page."""
        return shape_of(self.request)


def search_endpoint(request: Request) -> Response:
    """What holds some words, with the words in place. Raises BadInput, BadRecord."""
    given = {name: (request.query_params.get(name) or "").strip() for name in OWN}
    asked = _read(
        Search(request, asking(request.query_params, also=OWN), _tab(given["in"]), given["q"])
    )
    by_time = _by_time(given["order"])
    if _by_meaning(given["way"]):
        return _near(asked)
    if not asked.words:
        return listed((), asked.tab.kind, asked.shape, "search") if asked.shape else _nothing(asked)
    try:
        with opened(request) as record:
            where = filter_of(record, asked.ask.asked)
            found = _hits(record, asked, where, by_time)
            if asked.shape:
                return listed(asked.tab.rows(found), asked.tab.kind, asked.shape, "search")
            values = _around(record, asked, where, found=bool(found))
            values["ranked"] = by_time or view.ranked(record, asked.words, asked.tab.table)
    except (BadInput, BadDate) as error:
        if asked.shape:
            raise
        return _nothing(asked, str(error))
    values |= _slice(asked, found)
    return _shown(asked, wrong="", by_time=by_time, **values)


def _read(asked: Search) -> Search:
    """A search with the time in its words taken for days, from here on as if the days were given in
    the filter; as it is where days are given, or the words are to be taken for words.
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


def _hits(record: Record, asked: Search, where: Filter, by_time: bool) -> Sequence[Any]:
    """All that holds the words, for a file; of a page one more than it shows."""
    most = None if asked.shape else SIZE + 1
    return asked.tab.find(record, asked.words, where, most, asked.ask.after, by_time)


def _around(record: Record, asked: Search, where: Filter, *, found: bool) -> dict[str, Any]:
    """What stands around the hits: facets, tabs, a glance, and without any a looser search."""
    holding = replace(where, words=view.query_of(asked.words))
    return {
        "beside": narrowing(record, asked.tab.facets, holding, asked.ask, "/search"),
        "tabs": [_tab_link(record, asked, one, holding) for one in TABS],
        "glance": _glance(record, asked, where),
        "named": () if asked.ask.after else issues_named(asked.words),
        "looser": None if found else _looser(record, asked, where),
        "instead": [] if found else _instead(record, asked, where),
        "unheld": [] if found else unheld(record, asked.words),
    }


def _glance(record: Record, asked: Search, where: Filter) -> Glance:
    """What stands above the first page: threads, and above the articles events and speeches."""
    today = datetime.now(UTC).date()
    if asked.ask.after:
        return Glance()
    if asked.tab is not TABS[0]:
        return Glance(lives_of(record, asked.words, where, today))
    return glance(record, asked.words, where, today)


def _near(asked: Search) -> Response:
    """What is near the words in meaning; without words, what is about the issues of the filter by
    meaning alone; or what stands in the way of searching so.
    """
    on_issue = not asked.words and bool(asked.ask.asked.issue) and asked.tab.kind is not Hit
    try:
        with opened(asked.request) as record:
            state = near_view.state(record)
            found, beside = list[Any](), None
            if on_issue or asked.shape or (asked.words and not state.why):
                found, beside = _near_found(record, asked)
    except (BadInput, BadDate) as error:
        if asked.shape:
            raise
        return _nothing(asked, str(error))
    if asked.shape:
        kind = near_view.NearIssue if on_issue else near_view.Near
        return listed(found, kind, asked.shape, "search")
    return _shown_near(asked, found, meaning=state, on_issue=on_issue, beside=beside)


def _near_found(record: Record, asked: Search) -> tuple[list[Any], Narrowing | None]:
    """What is near, a page of it or for a file all, and for the page the facets of all of it."""
    where, tab = filter_of(record, asked.ask.asked), asked.tab
    part = (None if asked.shape else SIZE + 1, asked.ask.after)
    if asked.words:
        hits = near_view.near(record, asked.words, where, tab.name)
        found: list[Any] = list(near_view.shown(record, hits, *part))
    else:
        pairs = near_view.near_issues(record, where, tab.name)
        hits = [hit for hit, _ in pairs]
        found = list(near_view.shown_on_issues(record, pairs, *part))
    if asked.shape:
        return found, None
    ids = [hit.article if tab.kind is Hit else hit.id for hit in hits]
    return found, narrowing_among(record, tab.facets, where, asked.ask, "/search", ids)


def _shown_near(asked: Search, found: Sequence[Any], **values: Any) -> Response:
    some, ask = bool(asked.words or values["on_issue"]), asked.ask
    after = found[SIZE - 1].id if len(found) > SIZE else ""
    return _shown(
        asked, wrong="", by_time=False, ranked=True,
        tabs=[_near_link(asked, one) for one in TABS] if some else [],
        hits=found[:SIZE], first=ask.address("/search") if ask.after else "",
        more=ask.address("/search", after=after) if after else "", **values,
    )  # fmt: skip


def _looser(record: Record, asked: Search, where: Filter) -> Link | None:
    """A search for any of several words that nothing holds all of; None where that finds none."""
    some = view.any_of(asked.words)
    if not some or asked.ask.after:
        return None
    total = facet_view.total(record, asked.tab.facets, replace(where, words=view.query_of(some)))
    own = _without(asked, "q")
    found = total is None or total > 0
    return Link(some, _address([("q", some), *own]), False, total, counted=True) if found else None


def _instead(record: Record, asked: Search, where: Filter) -> list[Link]:
    """Searches that find something where this one does not."""
    if asked.ask.after:
        return []

    def count(narrowed: Filter) -> int | None:
        return facet_view.total(record, asked.tab.facets, narrowed)

    found = []
    for one in remedies(record, asked.words, where, count):
        gone = ["q", *([] if one.days else ["from", "to"])]
        kept = [pair for pair in _without(asked, *gone)
                if one.filtered or pair[0] in (*OWN, "from", "to")]  # fmt: skip
        own = [] if one.days or read_days(one.words) is None else [("dates", LITERAL)]
        address = _address([("q", one.words), *kept, *own])
        found.append(Link(one.told, address, False, one.n, counted=True))
    return found


def _literally(asked: Search) -> str:
    """The address of the same search with the time in its words taken for words."""
    typed = asked.request.query_params.get("q") or ""
    return _address([("q", typed), *_without(asked, "q", "from", "to"), ("dates", LITERAL)])


def _near_link(asked: Search, one: Tab) -> Link:
    """A tab of what is near in meaning: all of it is near to some degree, so it has no number."""
    own = [(name, value) for name, value in asked.ask.rest
           if name in ("q", "way", "copies") or name in one.fields]  # fmt: skip
    return Link(one.title, _address([*own, ("in", one.name)]), one is asked.tab)


def _by_meaning(way: str) -> bool:
    if way not in ("", "words", MEANING):
        raise BadInput(f"'way' is words or meaning, not '{typed(way)}'")
    return way == MEANING


def _tab(name: str) -> Tab:
    """The list of that name. Raises BadInput when there is none."""
    for tab in TABS:
        if name in ("", tab.name):
            return tab
    raise BadInput(f"no list '{typed(name)}' to search; there are: articles, said, events")


def _by_time(order: str) -> bool:
    if order not in ("", "best", "time"):
        raise BadInput(f"'order' is best or time, not '{typed(order)}'")
    return order == "time"


def _tab_link(record: Record, asked: Search, one: Tab, where: Filter) -> Link:
    """A tab with its number, under what of the filter that list has."""
    kept = replace(
        where,
        actors=where.actors if one.name == "events" else (),
        by=where.by if one.name == "said" else (),
        recipients=where.recipients if one.name != "articles" else (),
        types=where.types if one.name == "events" else (),
        standing=where.standing if one.name == "events" else (),
        kinds=where.kinds if one.name == "said" else (),
    )
    own = [(name, value) for name, value in asked.ask.rest
           if name in ("q", "order", "copies") or name in one.fields]  # fmt: skip
    href = _address([*own, ("in", one.name)] if one.name != TABS[0].name else own)
    total = facet_view.total(record, one.facets, kept)
    return Link(one.title, href, one is asked.tab, total, counted=True)


def _address(pairs: Sequence[tuple[str, str]]) -> str:
    return f"/search?{urlencode(pairs)}" if pairs else "/search"


def _slice(asked: Search, found: Sequence[Any]) -> dict[str, Any]:
    shown, ask = found[:SIZE], asked.ask
    after = asked.tab.id_of(shown[-1]) if len(found) > SIZE else ""
    return {
        "hits": shown,
        "more": ask.address("/search", after=after) if after else "",
        "first": ask.address("/search") if ask.after else "",
    }


def _nothing(asked: Search, wrong: str = "") -> Response:
    """The page without any hits: before the first word, or because of what is wrong."""
    values: dict[str, Any] = {"hits": (), "more": "", "first": "", "tabs": [], "ranked": True}
    beside: Narrowing | None = None
    return _shown(asked, wrong=wrong, by_time=False, beside=beside, **values)


def _orders(asked: Search, by_time: bool) -> list[Link]:
    loose = _without(asked, "order")
    return [
        Link("best first", _address(loose), not by_time),
        Link("by time", _address([*loose, ("order", "time")]), by_time),
    ]


def _ways(asked: Search, near: bool) -> list[Link]:
    """Words and meaning; in meaning there is no order but one."""
    bare = _without(asked, "order", "way")
    return [
        Link("words", _address(bare), not near),
        Link("meaning", _address([*bare, ("way", MEANING)]), near),
    ]


def _without(asked: Search, *names: str) -> list[tuple[str, str]]:
    return [pair for pair in asked.ask.rest if pair[0] not in names]


def _shown(asked: Search, *, by_time: bool, **values: Any) -> Response:
    ask = asked.ask
    near = _by_meaning(asked.request.query_params.get("way") or "")
    if "meaning" not in values:
        with opened(asked.request) as record:
            values["meaning"] = near_view.state(record)
    for name, none in (("looser", None), ("instead", []), ("unheld", []), ("named", ())):
        values.setdefault(name, none)
    values.setdefault("glance", Glance())
    carried = [pair for pair in ask.rest if pair[0] in (*OWN[1:], *QUIET)]
    return page(
        asked.request, "search.html", 400 if values["wrong"] else 200, here="/search",
        words=asked.words, days=asked.days, typed=asked.request.query_params.get("q") or "",
        literally=_literally(asked) if asked.days else "",
        tab=asked.tab, size=SIZE, by_time=by_time,
        orders=[] if near else _orders(asked, by_time), ways=_ways(asked, near), near=near,
        links=twins(ask, "/search"), carried=carried, filtered=bool(_without(asked, *OWN)),
        fields=fields(asked.tab.fields, ask), copies=ask.asked.copies, screen=SCREEN,
        cleared=_address([pair for pair in ask.rest if pair[0] in OWN]), **values,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Screen:
    path: str


SCREEN = _Screen("/search")
"""What the form of filters asks of a screen: its address."""
