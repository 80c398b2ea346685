"""The issues; one of them: in brief, what each party wants, its threads, what was said and done."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..errors import BadInput
from ..record import Filter, Record, queries
from ..views.asked import issues_named
from ..views.issue import IssueLine, issue, issues
from ..views.issue_brief import BriefRow, brief, brief_rows
from ..views.positions import PositionView, last_positions, positions
from ..views.threads import threads
from ..views.timeline import TimelineItem
from . import lists, render
from .answers import listed, page
from .ask import asking, bare, check_names, shape_of
from .pages import gone, twin_files
from .screens import opened, twins

MOST_ON_ISSUE = 40
"""Items on the page of an issue; the timeline, narrowed to the issue, has all of them by pages."""
MOST_POSITIONS = 100
"""Positions on the page of an issue; of a state that is asked for alone, whose CSV has all."""
MOST_STATES, MOST_HELD = 12, 4
"""Where there are more: states whose positions it shows, and the last positions of each."""
MOST_THREADS = 20
"""Threads beside an issue; the list of threads, narrowed to the issue, has all of them."""


def issues_page(request: Request) -> Response:
    """The issues that the record touches. Raises BadInput, BadRecord."""
    ask = asking(request.query_params)
    with opened(request) as record:
        found = issues(record)
    if shape := shape_of(request):
        return listed(found, IssueLine, shape, "issues")
    return page(request, "issues.html", here="/issues", lines=found, links=twins(ask, "/issues"))


def _check_issue(record: Record, name: str) -> None:
    """Raises HTTPException (404) when there is no issue of that id."""
    try:
        known = issues_named(record, name)
    except BadInput as error:
        raise gone(f"There is no issue “{name}”.") from error
    if name not in known:
        raise gone(f"There is no issue “{name}”.")


def _beside(record: Record, name: str, actor: str) -> dict[str, Any]:
    """What stands beside what was said and done on an issue: the issue in brief, positions (those
    of one state, ISO3, where it is asked for) and threads.
    """
    count = sum(n for _, n in queries.position_counts(record, name))
    whole = actor or count <= MOST_POSITIONS
    most = (MOST_POSITIONS, MOST_POSITIONS) if whole else (MOST_STATES, MOST_HELD)
    held, others = last_positions(record, name, *most, actor or None)
    lives = threads(record, Filter(issues=(name,)), MOST_THREADS + 1)
    return {
        "brief": () if actor else brief(record, name),
        "held": held,
        "left_out": others,
        "actor": actor,
        "threads": lives[:MOST_THREADS],
        "more_threads": f"/threads?issue={name}" if len(lives) > MOST_THREADS else "",
    }


def _held(record: Record, name: str, actor: str) -> list[PositionView]:
    """All positions of a state (ISO3) on an issue."""
    return [view for one in positions(record, name, actor) for view in one.positions]


def issue_page(request: Request) -> Response:
    """What was said and done on one issue; with `positions`, what one state wants on it.

    Raises BadRecord.
    """
    check_names(request.query_params, ("positions",))
    name = bare(request.path_params["id"])
    actor = request.query_params.get("positions", "").upper()
    shape = shape_of(request)
    with opened(request) as record:
        _check_issue(record, name)
        if shape and actor:
            return listed(_held(record, name, actor), PositionView, shape, f"{name}-{actor}")
        view = issue(record, name, Filter(), None if shape else MOST_ON_ISSUE)
        items = [item for day in view.days for item in day.items]
        if shape:
            return listed(items, TimelineItem, shape, f"issue-{name}")
        beside = _beside(record, name, actor)
    address = render.issue_url(name)
    return page(
        request,
        "issue.html",
        here="/issues",
        view=view,
        **beside,
        groups=lists.grouped(items),
        cut=len(items) < view.line.attributions + view.line.event_mentions,
        everything=f"/timeline?issue={name}",
        links={**twin_files(address), "dossier": f"/dossier?issue={name}"},
    )


def brief_list(request: Request) -> Response:
    """An issue in brief, as CSV or JSON; its page shows it. Raises BadInput, BadRecord."""
    check_names(request.query_params, ())
    name, shape = request.path_params["id"], shape_of(request)
    with opened(request) as record:
        _check_issue(record, name)
        if not shape:
            return RedirectResponse(f"{render.issue_url(name)}#brief", 307)
        return listed(brief_rows(brief(record, name)), BriefRow, shape, f"{name}-brief")
