"""Answers of every kind: a page, its rows as JSON or CSV, an error in the style of the house."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from ..errors import BadRecord, DetenteError
from ..export import rows, tables
from ..views.home import is_bare
from . import guard, render
from .ask import SHAPES, shape_of
from .fields import in_record
from .picks import picked

ERRORS = {
    400: ("The address asks for something that cannot be", "Go back, or start from the home page."),
    404: (
        "There is nothing at this address",
        "Was it mistyped, is it of another record, or was it read anew since and has another id?",
    ),
    405: ("This address can only be read", "Open it as a page."),
    500: ("Something went wrong here", "The server's terminal says what. Nothing was altered."),
    503: ("The record cannot be read", "Mend that and reload this page; nothing was altered."),
}


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as a page of this record; a form's issues are those of the record."""
    path = request.app.state.record_path
    if form := values.get("fields"):
        with suppress(DetenteError):  # a page without them is better than none
            values["fields"] = in_record(form, path)
    query = f"?{request.url.query}" if request.url.query else ""
    values |= {"record_name": path.name, "asked_for": request.url.path + query}
    told = render.Told(picked(request), _is_bare(request))
    return HTMLResponse(render.page(template, told, **values), status)


def _is_bare(request: Request) -> bool:
    """Whether nothing was taken in yet, asked until something was; not so where nobody can tell."""
    state = request.app.state
    if not state.taken_in:
        with suppress(DetenteError), state.readers.lent() as record:
            state.taken_in = not is_bare(record)
            return not state.taken_in
    return False


def listed(items: Iterable[object], kind: type, shape: str, name: str) -> Response:
    """All items of one kind as JSON or CSV, the same bytes as from the command line.

    `name` is a plain word of ours; what a browser saves it as.
    """
    made = rows.rows_of(items)
    if shape == "csv":
        return download(tables.to_csv(made, rows.header_of(kind)), shape, name)
    return download([tables.to_json(made)], shape, name)


def download(lines: Iterable[str], shape: str, name: str) -> Response:
    """Text of one of the shapes; CSV is for keeping, JSON is shown."""
    headers = (
        {"Content-Disposition": f'attachment; filename="{name}.csv"'} if shape == "csv" else {}
    )
    whole = "".join(lines)
    return Response(whole, media_type=SHAPES[shape], headers=headers)


def http_error(request: Request, error: Exception) -> Response:
    """A page, or a line of JSON, for an error that a route or the router raised."""
    assert isinstance(error, HTTPException)
    what = error.detail if error.status_code in (400, 404) and error.detail != "Not Found" else ""
    return failed(request, error.status_code, what)


def our_error(request: Request, error: Exception) -> Response:
    """What we raise on purpose: a bad query, or a record that cannot be read."""
    status = 503 if isinstance(error, BadRecord) else 400
    return failed(request, status, str(error))


def fault(request: Request, _error: Exception) -> Response:
    """What nobody raised on purpose; its traceback goes to the terminal, never to the reader."""
    answer = failed(request, 500, "")
    guard.add_headers(answer.headers)
    return answer


def failed(request: Request, status: int, what: str) -> Response:
    """An error page: what, and what next; JSON where JSON was asked for."""
    title, after = ERRORS.get(status, ERRORS[500])
    line = str(render.shown(what))
    if shape_of(request) == "json":
        return JSONResponse({"error": line or title, "next": after}, status)
    values = {"number": status, "title": title, "what": line, "next": after}
    return page(request, "error.html", status, here="", **values)
