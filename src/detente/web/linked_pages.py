"""Single things that links make, on a page of their own: an event, a thread, a dyad; deadlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..errors import BadDate, BadInput
from ..record import Filter, Record, queries
from ..record.queries import acts
from ..tables.plover import types
from ..tables.states import states
from ..views.asked import BY_THEN, filter_of
from ..views.at_worst import AtWorst, at_worst
from ..views.certain import corrected, stands, surest
from ..views.comparison import AccountRow, EventView, account_rows, comparison
from ..views.differences import DifferenceRow, difference_rows, differences
from ..views.due import Due, deadlines
from ..views.dyad import index_between, two_called
from ..views.extremes import Together, extremes, measured, signed, worst_and_best
from ..views.index import PERIODS, SPARSE, Index, Relation, index_of_cells
from ..views.matrix import PairLine
from ..views.quotations import quotation
from ..views.shapes import names_of
from ..views.threads import Commitment, ThreadView, thread, whole_outcome
from . import figures, lists, render
from .answers import listed, page
from .ask import Asking, asking, bare, check_names, shape_of
from .charts_index import events_url
from .charts_matrix import events_url as sum_url
from .figures import FigureScreen
from .pages import gone
from .render import NBSP
from .screens import opened, surely
from .tabled import Table, answering

MOST_ACCOUNTS = 20
"""Accounts of an event that are compared at once, the earliest; the page leads to all of them."""
MOST_EVENTS = 50
"""Events on the page of a dyad; the list of events has all of them by pages."""
MOST_PAIRS = 200
"""Pairs of states in the list of dyads."""
MOST_OTHERS = 4
"""Others whose deadlines are named where those asked for have none: a line."""
MOST_DEADLINES = 200
"""Deadlines to come, and past ones, on their page; the CSV has all of them."""
MOST_PERIODS = 60
"""Periods of an index that are drawn at once, the last ones: five years of months, as many bars as
can be told apart. The CSV and JSON have all of them."""


def event_page(request: Request) -> Response:
    """One event as each outlet tells it; with `accounts=all` whoever does. Raises BadRecord."""
    check_names(request.query_params, ("accounts", "kept"))
    name = bare(request.path_params["id"])
    whole = shape_of(request) or request.query_params.get("accounts") == "all"
    with opened(request) as record:
        if queries.event(record, name) is None:
            raise gone(f"The record holds no event “{name}”.")
        view = comparison(record, name, None if whole else MOST_ACCOUNTS)
        if shape := shape_of(request):
            return listed(account_rows(view), AccountRow, shape, "event")
        if view.event.id != name:
            return RedirectResponse(render.event_url(view.event.id), 307)
        beside = _beside(record, view, None if whole else MOST_ACCOUNTS)
    address = render.event_url(view.event.id)
    return page(
        request,
        "event.html",
        here="/events",
        view=view,
        event=view.event,
        shared=_shared(view),
        **beside,
        **_sure(view),
        kept=request.query_params.get("kept", ""),
        links={"csv": f"{address}.csv", "json": f"{address}.json"},
    )


def differences_list(request: Request) -> Response:
    """Where all accounts of an event differ, as CSV or JSON; its page shows them.

    Raises BadInput, BadRecord.
    """
    check_names(request.query_params, ())
    name = request.path_params["id"]
    with opened(request) as record:
        if queries.event(record, name) is None:
            raise gone(f"The record holds no event “{name}”.")
        shape = shape_of(request)
        if not shape:
            return RedirectResponse(f"{render.event_url(name)}#differ", 307)
        view = comparison(record, name)
        rows = difference_rows(view, differences(record, view))
    return listed(rows, DifferenceRow, shape, "differences")


def _beside(record: Record, view: EventView, most: int | None) -> dict[str, Any]:
    """What else the record knows about an event: differences, threads, quotations."""
    return {
        "differ": differences(record, view, most),
        "threads": queries.threads_of(record, view.event.id),
        "quoted": [quotation(record, one.id) for one in view.quotations],
    }


def _sure(view: EventView) -> dict[str, Any]:
    """The report that counts for how sure the event is, and whether a person corrected one whose
    values are not those of the event: then nobody confirmed what is shown."""
    told = [done for account in view.accounts for done in account.told]
    apart = {one.id for one in told if corrected(one) and not stands(one, view.event)}
    return {"surest": surest(one for one in told if one.id not in apart), "parted": bool(apart)}


def _shared(view: EventView) -> list[tuple[str, list[str]]]:
    """The common facts by kind, each once, as it reads alone."""
    names: dict[str, list[str]] = {}
    seen = {""}
    for fact in view.common:
        words = render.fact_words(fact)
        if words.casefold() not in seen:
            seen.add(words.casefold())
            names.setdefault(fact.kind.value, []).append(words)
    return list(names.items())


def thread_page(request: Request) -> Response:
    """One thread with its steps. Raises BadRecord."""
    check_names(request.query_params, ())
    name = bare(request.path_params["id"])
    with opened(request) as record:
        try:
            view = thread(record, name)
        except BadInput as error:
            raise gone(f"The record holds no thread “{name}”.") from error
        today = datetime.now(UTC).date()
        later = [whole_outcome(record, view, n, today).told_later for n in range(len(view.steps))]
    if shape := shape_of(request):
        return listed([view], ThreadView, shape, "thread")
    return page(
        request,
        "thread.html",
        here="/threads",
        view=view,
        later=later,
        links={kind: f"{render.thread_url(view.id)}.{kind}" for kind in ("csv", "json")},
    )


DEADLINES = FigureScreen(
    "/deadlines",
    "Deadlines",
    "Days by which something was to be done, or from which a notice, a ban or a treaty holds, and "
    "what these articles tell came of it.",
    ("actor", "issue", "outlet", "from", "to", "words"),
)


def _due(record: Record, where: Filter, _: bool) -> list[Commitment | Due]:
    return deadlines(record, where, datetime.now(UTC).date())


def _others(record: Record, where: Filter, found: Sequence[Commitment | Due]) -> dict[str, Any]:
    """Where none is of those who are asked for: whose there are else, each with how many."""
    if found or not where.actors:
        return {"elsewhere": []}
    lines = _by_act(_due(record, replace(where, actors=()), False))
    return {"elsewhere": Counter(_whose(one[0]) for one in lines).most_common(MOST_OTHERS)}


def _whose(one: Commitment | Due) -> str:
    """Who is to do something by its day, or said so."""
    if isinstance(one, Commitment):
        return one.step.who or ""
    said = one.said.source.name if one.said and one.said.source else ""
    return names_of(one.done.actors) if one.done else said


def _past_and_to_come(_: Asking, found: Sequence[Commitment | Due]) -> dict[str, Any]:
    """Each act once, those to come with the nearest first, those past with the last first."""
    lines = _by_act(found)
    return {
        "most": MOST_DEADLINES,
        "coming": [one for one in lines if not one[0].past and not _counted(one[0])],
        "counted": [one for one in lines if _counted(one[0])],
        "past": [one for one in lines if one[0].past][::-1],
    }


def _counted(one: Commitment | Due) -> bool:
    """Whether a deadline is counted from a day that is not told."""
    return isinstance(one, Commitment) and one.not_before


def _by_act(found: Sequence[Commitment | Due]) -> list[list[Commitment | Due]]:
    """Deadlines with those of the same act in other threads beside them, in the order given."""
    acts: dict[tuple[object, ...], list[Commitment | Due]] = {}
    for one in found:
        act = one.step.step.event if isinstance(one, Commitment) else id(one)
        acts.setdefault((one.due, act), []).append(one)
    return list(acts.values())


deadlines_page = answering(
    Table(DEADLINES, "deadlines.html", Commitment, "deadlines", _due, _past_and_to_come, _others)
)
"""Days by which something is or was due, and what came of it."""


def dyads_page(request: Request) -> Response:
    """The pairs of states between which something was done; with `a` and `b`, on to their page.

    Raises BadInput, BadRecord.
    """
    check_names(request.query_params, ("a", "b"))
    a, b = (request.query_params.get(name, "").strip() for name in "ab")
    if a and b:
        one, other = two_called(a, b)
        return RedirectResponse(render.dyad_url(one.iso3, other.iso3), 303)
    with opened(request) as record:
        pairs = queries.event_dyads(record)
    names = {state.iso3: state.name for state in states()}
    lines = [(a, names.get(a, a), b, names.get(b, b), count) for a, b, count in pairs]
    return page(request, "dyads.html", here="/dyads", lines=lines[:MOST_PAIRS])


def dyad_page(request: Request) -> Response:
    """Two states: the index, then their events. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params, also=("per",))
    period = request.query_params.get("per", "year")
    a, b = request.path_params["a"], bare(request.path_params["b"])
    try:
        one, other = two_called(a, b)
    except BadInput as error:
        raise gone(str(error)) from error
    shape, pair, wrong = shape_of(request), (one.iso3, other.iso3), ""
    found, worst = _NO_INDEX, AtWorst((), ())
    try:
        with opened(request) as record:
            where = filter_of(record, ask.asked)
            if shape:
                relations = index_between(record, pair, where, period).relations
                return listed(relations, Relation, shape, f"dyad-{one.iso3}-{other.iso3}")
            found = _between(record, pair, where, period)
            worst = at_worst(record, pair, where, _worst(found[0]))
    except (BadInput, BadDate) as error:
        if shape:
            raise
        wrong = str(error)
    return page(
        request, "dyad.html", 400 if wrong else 200, one=one, other=other, wrong=wrong,
        worst=worst, **_dyad_values(ask, pair, *found),
    )  # fmt: skip


_NO_INDEX = (index_of_cells([], PERIODS[-1]), list[lists.Years](), 0)


def _worst(found: Index) -> Together | None:
    """The period in which two states were at their worst; None where that cannot be told."""
    ends = worst_and_best(found.relations)
    return ends[0] if ends else None


def _between(
    record: Record, pair: tuple[str, str], where: Filter, period: str
) -> tuple[Index, list[lists.Years], int]:
    """The index of two states, their first events, what only may lie in the days asked for last,
    and how many there are.
    """
    first = acts.first_events(record, pair, replace(where, within=not where.by_then), MOST_EVENTS)
    if len(first) < MOST_EVENTS and not (where.within or where.by_then):
        known = {one.id for one in first}
        some = acts.first_events(record, pair, where, MOST_EVENTS)
        first += [one for one in some if one.id not in known][: MOST_EVENTS - len(first)]
    return (
        index_between(record, pair, where, period, MOST_PERIODS),
        sorted(lists.by_year(first, where), key=lambda one: one.may),
        acts.count_acts(record, pair, where),
    )


_DYAD_FIELDS = ("issue", "type", "standing", "outlet", "told", "from", "to")


def _dyad_values(
    ask: Asking, pair: tuple[str, str], found: Index, years: list[lists.Years], count: int
) -> dict[str, Any]:
    address = render.dyad_url(*pair)
    return (
        _dyad_frame(ask, pair, address)
        | _findings(found, pair)
        | {
            "index": found,
            "years": years,
            "surely": surely(address, ask, years),
            "count": count,
            "shown": sum(len(one.events) for one in years),
            "periods": [
                (name, ask_with(ask.rest, address, name), name == found.period) for name in PERIODS
            ],
            "earlier": _earlier(ask, address, found),
            "directions": _directions(found.relations, *pair),
            "sums": _sums(found, pair),
            "both": sum(one.events + one.others for one in found.sums) - count,
            "told_by": [(year, n, _told_by_url(ask, address, year)) for year, n in found.told_by],
            "sum_url": lambda one, how: sum_url(one, _less_per(ask.rest), standing=how),
            "drawings": figures.dyad_drawings(figures.directions_of(found, *pair), ask.rest),
            "events_url": lambda one, standing="", quad="": events_url(
                one, ask.rest, *filter(None, [standing]), types=_of_quad(quad, ask.asked.type)
            ),
        }
    )


def _findings(found: Index, pair: tuple[str, str]) -> dict[str, Any]:
    """What the index says in sentences: of both together, then of each direction."""
    return {
        "ends": worst_and_best(found.relations),
        "found": [
            (a, b, extremes(relations, found.period))
            for a, b, relations in _directions(found.relations, *pair)
        ],
        "signed": signed,
        "sparse": SPARSE,
        "measured": lambda one: measured(one).replace("n = ", f"n{NBSP}={NBSP}"),
    }


def _of_quad(quad: str, asked: Sequence[str]) -> list[str]:
    """The types of a quad class, those asked for where there are any; none for ""."""
    wanted = {one.upper() for one in asked}
    return [name for name, one in types().items()
            if one.quad == quad and (name in wanted or not wanted)]  # fmt: skip


def _dyad_frame(ask: Asking, pair: tuple[str, str], address: str) -> dict[str, Any]:
    """The form of a dyad, and the lists of its events, each narrowed as the page is."""
    per = [one for one in ask.rest if one[0] == "per"]
    rest = _less_per(ask.rest)
    return figures.form_of(FigureScreen(address, "", "", _DYAD_FIELDS), ask) | {
        "here": "/dyads",
        "carried": (*per, *ask.quiet),
        "cleared": f"{address}?{urlencode(per)}" if per else address,
        "all_events": [
            (a, b, f"/events/joined?{urlencode([('actor', a), ('recipient', b), *rest])}")
            for a, b in (pair, pair[::-1])
        ],
    }


def _sums(found: Index, pair: tuple[str, str]) -> list[PairLine]:
    """Each direction in which anything was done, that of the address first."""
    ways = (pair, pair[::-1])
    return sorted(found.sums, key=lambda one: ways.index((one.actor, one.recipient)))


def _less_per(rest: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What a list of events is narrowed by, where the page is drawn by some period."""
    return tuple(pair for pair in rest if pair[0] != "per")


def _earlier(ask: Asking, address: str, found: Index) -> str:
    """The same page of the periods before those shown; "" where there are none."""
    if not found.until:
        return ""
    kept = tuple(pair for pair in ask.rest if pair[0] not in ("per", "to"))
    return Asking(ask.asked, None, kept).address(address, per=found.period, to=str(found.until))


def _told_by_url(ask: Asking, address: str, year: int) -> str:
    """The same page of what is told as done by the end of a year, nobody says since when."""
    kept = tuple(pair for pair in ask.rest if pair[0] not in ("from", "to", "dated"))
    whole = Asking(ask.asked, None, (*kept, ("from", str(year)), ("to", str(year))))
    return whole.address(address, dated=BY_THEN)


def ask_with(rest: tuple[tuple[str, str], ...], address: str, period: str) -> str:
    """The same page by another period."""
    kept = "".join(f"&{name}={value}" for name, value in rest if name != "per")
    return f"{address}?per={period}{kept}"


def _directions(
    relations: tuple[Relation, ...], a: str, b: str
) -> list[tuple[str, str, list[Relation]]]:
    return [
        (one, other, [r for r in relations if (r.actor, r.recipient) == (one, other)])
        for one, other in ((a, b), (b, a))
    ]
