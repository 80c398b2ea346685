"""What somebody picks for a dossier, one thing at a time: a cookie of this server holds the ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..errors import BadInput, typed
from ..record import Filter, queries
from ..views.discrepancies import discrepancies
from ..views.threads import threads
from ..views.timeline import timeline
from .answers import page
from .ask import check_names
from .judging import Form, form_of, inside, then
from .picks import COOKIE, ID, MOST, PARTED, picked
from .screens import opened

PATH = "/picked"


def picked_page(request: Request) -> Response:
    """What was picked, in order of time, each to be taken out again. Raises BadInput, BadRecord."""
    check_names(request.query_params, ())
    ids = picked(request)
    with opened(request) as record:
        where = Filter(items=ids, copies=True)
        lines = timeline(record, where) if ids else []
        parts: dict[str, Any] = {
            "lines": lines,
            "events": queries.events_by_id(record, ids),
            "threads": threads(record, where) if ids else [],
            "differ": discrepancies(record, where) if ids else [],
        }
    known = {one.id for several in parts.values() for one in several}
    return page(
        request, "picked.html", here=PATH, count=len(ids), most=MOST, ids=ids,
        lost=[one for one in ids if one not in known], **parts,
    )  # fmt: skip


async def pick(request: Request) -> Response:
    """Adds or takes out what a form names, or all of it. Raises BadInput."""
    form = await form_of(request)
    return await run_in_threadpool(_changed, request, form)


def _changed(request: Request, form: Form) -> Response:
    ids, one, out = list(picked(request)), form.one("item"), form.one("out")
    if one:
        if not ID.fullmatch(one):
            raise BadInput(f"nothing has the id '{typed(one)}'")
        if len(ids) >= MOST and one not in ids:
            raise BadInput(f"{MOST} things are picked, and no more can be; take some out")
        ids = list(dict.fromkeys([*ids, one]))
    elif out:
        ids = [] if out == "all" else [kept for kept in ids if kept != out]
    back = inside(form.one("then") or form.one("back"), PATH)
    place = f"#{one or out}" if form.one("at") and ID.fullmatch(one or out) else ""
    return _kept(then(f"{back}{place}"), ids)


def _kept(answer: Response, ids: Iterable[str]) -> Response:
    """The answer with the ids, kept until the browser is closed."""
    answer.set_cookie(COOKIE, PARTED.join(ids), httponly=True, samesite="strict", path="/")
    return answer


ROUTES: tuple[BaseRoute, ...] = (
    Route(PATH, picked_page, methods=["GET"]),
    Route(PATH, pick, methods=["POST"]),
)
"""The list, and what changes it."""
