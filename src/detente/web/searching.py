"""Search: three lists of what holds some words, by relevance or by time, with facets; or of what
is near a sentence in meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput
from ..record import Filter, Record
from ..views import meaning as near_view
from ..views import search as view
from ..views.asked import filter_of
from ..views.glance import Glance
from ..views.search import Hit
from .answers import listed, page
from .ask import QUIET, SIZE, asking
from .facets import Narrowing, narrowing_among
from .fields import fields
from .screens import opened, twins
from .search_around import alone, around, literally, near_link, orders, ways, with_others
from .search_asked import (
    OWN,
    TABS,
    Search,
    address_of,
    by_meaning,
    in_time,
    read,
    tab_named,
    without,
)


def search_endpoint(request: Request) -> Response:
    """What holds some words, with the words in place. Raises BadInput, BadRecord."""
    given = {name: (request.query_params.get(name) or "").strip() for name in OWN}
    asked = read(
        Search(request, asking(request.query_params, also=OWN), tab_named(given["in"]), given["q"])
    )
    by_time = in_time(given["order"])
    if by_meaning(given["way"]):
        return _near(asked)
    if not asked.words:
        return listed((), asked.tab.kind, asked.shape, "search") if asked.shape else _nothing(asked)
    try:
        with opened(request) as record:
            where = filter_of(record, asked.ask.asked)
            found = _hits(record, asked, where, by_time)
            if asked.shape:
                return listed(asked.tab.rows(found), asked.tab.kind, asked.shape, "search")
            values = around(record, asked, where, found=bool(found))
            values["ranked"] = by_time or view.ranked(record, asked.sought, asked.tab.table)
    except (BadInput, BadDate) as error:
        if asked.shape:
            raise
        return _nothing(asked, str(error))
    values |= _slice(asked, found)
    return _shown(asked, wrong="", by_time=by_time, **values)


def _hits(record: Record, asked: Search, where: Filter, by_time: bool) -> Sequence[Any]:
    """All that holds the words, for a file; of a page one more than it shows."""
    most = None if asked.shape else SIZE + 1
    return asked.tab.find(record, asked.sought, where, most, asked.ask.after, by_time)


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
        tabs=[near_link(asked, one) for one in TABS] if some else [],
        hits=found[:SIZE], first=ask.address("/search") if ask.after else "",
        more=ask.address("/search", after=after) if after else "", **values,
    )  # fmt: skip


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


def _shown(asked: Search, *, by_time: bool, **values: Any) -> Response:
    ask = asked.ask
    near = by_meaning(asked.request.query_params.get("way") or "")
    if "meaning" not in values:
        with opened(asked.request) as record:
            values["meaning"] = near_view.state(record)
    for name, none in (("looser", None), ("instead", []), ("unheld", []), ("offers", []),
                       ("tried", []), ("speaking", [])):  # fmt: skip
        values.setdefault(name, none)
    values.setdefault("glance", Glance())
    carried = [pair for pair in ask.rest if pair[0] in (*OWN[1:], *QUIET)]
    return page(
        asked.request, "search.html", 400 if values["wrong"] else 200, here="/search",
        words=asked.words, days=asked.days, typed=asked.request.query_params.get("q") or "",
        literally=literally(asked) if asked.days else "", alone=alone(asked),
        with_others=with_others(asked),
        tab=asked.tab, size=SIZE, by_time=by_time,
        orders=[] if near else orders(asked, by_time), ways=ways(asked, near), near=near,
        links=twins(ask, "/search"), carried=carried, filtered=bool(without(asked, *OWN)),
        fields=fields(asked.tab.fields, ask), copies=ask.asked.copies, screen=SCREEN,
        cleared=address_of([pair for pair in ask.rest if pair[0] in OWN]), **values,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Screen:
    path: str


SCREEN = _Screen("/search")
"""What the form of filters asks of a screen: its address."""
