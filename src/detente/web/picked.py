"""What somebody picks for a dossier, one thing at a time: a cookie of this server holds the ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..errors import BadInput
from ..record import Filter, queries
from ..views.timeline import timeline
from .answers import page
from .ask import check_names
from .judging import Form, form_of, inside, then
from .screens import opened

PATH = "/picked"
COOKIE = "detente_picked"
MOST = 150
"""Things picked at once: their ids, 17 characters each, fit a cookie of 4 KB. For more there is the
dossier of a filter."""
_ID = re.compile(r"[0-9a-z]{1,24}")
_PARTED = "."


def picked(request: Request) -> tuple[str, ...]:
    """The ids that the browser keeps, in the order in which they were picked."""
    given = request.cookies.get(COOKIE, "").split(_PARTED)
    return tuple(dict.fromkeys(one for one in given if _ID.fullmatch(one)))[:MOST]


def picked_page(request: Request) -> Response:
    """What was picked, in order of time, each to be taken out again. Raises BadInput, BadRecord."""
    check_names(request.query_params, ())
    ids = picked(request)
    with opened(request) as record:
        where = Filter(items=ids, copies=True)
        lines = timeline(record, where) if ids else []
        events = queries.events_by_id(record, ids)
    known = {*(one.id for one in lines), *(one.id for one in events)}
    return page(
        request, "picked.html", here="", lines=lines, events=events,
        lost=[one for one in ids if one not in known], count=len(ids), most=MOST,
        ids=ids,
    )  # fmt: skip


async def pick(request: Request) -> Response:
    """Adds or takes out what a form names, or all of it. Raises BadInput."""
    form = await form_of(request)
    return await run_in_threadpool(_changed, request, form)


def _changed(request: Request, form: Form) -> Response:
    ids, out = list(picked(request)), form.one("out")
    if one := form.one("item"):
        if not _ID.fullmatch(one):
            raise BadInput(f"nothing has the id '{one[:40]}'")
        if len(ids) >= MOST:
            raise BadInput(f"{MOST} things are picked, and no more can be; take some out")
        ids = list(dict.fromkeys([*ids, one]))
    elif out:
        ids = [] if out == "all" else [kept for kept in ids if kept != out]
    return _kept(then(inside(form.one("then"), PATH)), ids)


def _kept(answer: Response, ids: Iterable[str]) -> Response:
    """The answer with the ids, kept until the browser is closed."""
    answer.set_cookie(COOKIE, _PARTED.join(ids), httponly=True, samesite="strict", path="/")
    return answer


ROUTES: tuple[BaseRoute, ...] = (
    Route(PATH, picked_page, methods=["GET"]),
    Route(PATH, pick, methods=["POST"]),
)
"""The list, and what changes it."""
