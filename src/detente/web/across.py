"""Lists of what links make across articles: threads, joined events, discrepancies, quotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput
from ..linked import Event
from ..record import Filter, Record, queries
from ..record.queries.judged import Verdict, of_events
from ..views.asked import filter_of
from ..views.coverage import EventCoverage, by_event
from ..views.discrepancies import DiscrepancyView, discrepancies
from ..views.facets import LISTS
from ..views.quotations import QuotationView, differing, quotations
from ..views.threads import ThreadView, threads
from . import lists
from .answers import page, whole
from .ask import SIZE, Asking, asking, shape_of, switch
from .facets import Narrowing, narrowing
from .fields import fields
from .screens import Endpoint, opened, some, surely, twins

View = Callable[[Record, Filter, int | None, str | None], Sequence[Any]]
"""A list as a view gives it: the first so many, or those after an id."""
DIFFERS = "differs"
"""The field that leaves out what all give in the same words."""


@dataclass(frozen=True, slots=True)
class LinkScreen:
    """A list of links at an address: its view, the kind of its items, how it is shown."""

    name: str  # of its files
    path: str
    title: str
    sub: str
    nothing: str
    then: str
    view: View
    kind: type
    fields: tuple[str, ...]
    template: str
    only: View | None = None  # with `differs=yes`: those whose accounts differ


def joined_events(
    record: Record, where: Filter, limit: int | None, after: str | None
) -> list[Event]:
    """Events across articles, in order of time. Raises BadInput, BadRecord."""
    return queries.events(record, where, limit, after)


_PARTIES = ("actor", "recipient", "issue", "outlet", "from", "to", "words")
LINK_SCREENS = (
    LinkScreen(
        "joined",
        "/events/joined",
        "Events",
        "What happened, each happening once, whoever tells it.",
        "No events were found.",
        "An event needs a report of something done between actors; see the reports.",
        joined_events,
        Event,
        (*_PARTIES[:2], "type", "standing", "issue", "outlet", "told", "from", "to", "words"),
        "joined.html",
    ),
    LinkScreen(
        "threads",
        "/threads",
        "Threads",
        "The life of each proposal, demand, commitment and threat: what came of it, step by step.",
        "No threads were found.",
        "A thread needs an offer, demand, promise or threat on an issue, and an answer to it.",
        threads,
        ThreadView,
        ("actor", "issue", "stands", "from", "to", "words"),
        "threads.html",
    ),
    LinkScreen(
        "discrepancies",
        "/discrepancies",
        "Discrepancies",
        "Where two articles give different values for the same thing of the same event.",
        "No two articles contradict each other, as far as was found.",
        "Only values of the same thing of the same event are compared; what else differs "
        "between accounts stands on the page of their event.",
        discrepancies,
        DiscrepancyView,
        _PARTIES,
        "discrepancies.html",
    ),
    LinkScreen(
        "quotations",
        "/quotations",
        "Quotations",
        "One utterance as several articles give it: whole, cut, or in other words.",
        "No utterance is given by two articles.",
        "Reprints count once, with their original.",
        quotations,
        QuotationView,
        ("by", "issue", "outlet", "from", "to", "words"),
        "quotations.html",
        differing,
    ),
    LinkScreen(
        "coverage-events",
        "/coverage/events",
        "Coverage by event",
        "Who told each event, who told it first, and which outlets of this pile did not.",
        "No events were found.",
        "What is missing is missing in these articles; the outlet may have told it elsewhere. "
        "Outlets whose last article here came out before an event are not named.",
        by_event,
        EventCoverage,
        (*_PARTIES[:4], "told", *_PARTIES[4:]),
        "coverage_events.html",
    ),
)
"""The lists of links, each at its address."""


def link_endpoint(screen: LinkScreen) -> Endpoint:
    """The function that answers for one list."""

    def answer(request: Request) -> Response:
        ask = asking(request.query_params, (DIFFERS,) if screen.only else ())
        shape = shape_of(request)
        view = screen.only if screen.only and _differs(ask) else screen.view
        try:
            with opened(request) as record:
                where = filter_of(record, ask.asked)
                if shape:
                    read = partial(some, view, where)
                    return whole(request, read, _id, (screen.kind, screen.name), ask.after)
                found = view(record, where, SIZE + 1, ask.after)
                judged = _judged(record, screen, found)
                beside = None
                if screen.name in LISTS:
                    beside = narrowing(record, screen.name, where, ask, screen.path)
        except (BadInput, BadDate) as error:
            if shape:
                raise
            wrong = _values(screen, ask, (), None)
            return page(request, screen.template, 400, **wrong, wrong=str(error), judged={})
        values = _values(screen, ask, found, beside) | _years(screen, ask, found, where)
        return page(request, screen.template, wrong="", judged=judged, **values)

    return answer


def _years(screen: LinkScreen, ask: Asking, found: Sequence[Any], where: Filter) -> dict[str, Any]:
    """The events of a page under their years; nothing of a list of anything else."""
    years = lists.by_year(found[:SIZE], where) if screen.kind is Event else []
    return {"years": years, "surely": surely(screen.path, ask, years)}


def _judged(record: Record, screen: LinkScreen, found: Sequence[Any]) -> dict[str, Verdict]:
    """What people decided of the reports of the events of a page, by event."""
    if screen.kind is not Event:
        return {}
    return of_events(record, {one.id: one.mentions for one in found[:SIZE]})


def _differs(ask: Asking) -> bool:
    """Whether only what differs is asked for. Raises BadInput for what is neither yes nor no."""
    return switch(DIFFERS, dict(ask.rest).get(DIFFERS, ""))


def _only(screen: LinkScreen, ask: Asking) -> dict[str, Any]:
    """All, and what differs alone, as links; nothing where a list does not tell them apart."""
    if not screen.only:
        return {"ways": (), "carried": ask.quiet}
    on, rest = _differs(ask), tuple(pair for pair in ask.rest if pair[0] != DIFFERS)
    whole = Asking(ask.asked, None, rest)
    both = (
        ("all", whole.address(screen.path), not on),
        ("where the words differ", whole.address(screen.path, differs="yes"), on),
    )
    return {"ways": both, "carried": (*ask.quiet, *(((DIFFERS, "yes"),) if on else ()))}


def _values(
    screen: LinkScreen, ask: Asking, found: Sequence[Any], beside: Narrowing | None
) -> dict[str, Any]:
    shown = found[:SIZE]
    after = _id(shown[-1]) if len(found) > SIZE else ""
    return {
        "here": screen.path,
        "screen": screen,
        "beside": beside,
        "filtered": ask.filtered,
        "fields": fields(screen.fields, ask),
        "copies": ask.asked.copies,
        "items": shown,
        "more": ask.address(screen.path, after=after) if after else "",
        "first": ask.address(screen.path) if ask.after else "",
        "size": SIZE,
        "links": twins(ask, screen.path),
        **_only(screen, ask),
    }


def _id(item: Any) -> str:
    return str(item.event.id if isinstance(item, EventCoverage) else item.id)
