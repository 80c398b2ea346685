"""Answers of every kind: a page, its rows as JSON or CSV, an error in the style of the house."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from ..errors import BadRecord, DetenteError
from ..export import rows, tables
from ..record import Record
from ..record.queries import past
from ..views.home import is_bare
from . import guard, render
from .ask import SHAPES, shape_of
from .fields import in_record
from .picks import picked

CHUNK = 500
"""Items read at once for a list that is sent whole: some 3 MB of them. With 2,000 at once, 320,000
items kept the server under 120 MB, where the whole list in memory took more than 770."""
BLOCK = 200
"""Lines sent at once: some 100 KB, as each sending costs a change of threads."""

LONGEST_NAME = 80
"""Characters of a file's name; old file systems take 255 bytes of a whole one."""

Read = Callable[[Record, int, str | None], Sequence[Any]]
"""At most so many items of a list, after the one of that key."""

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
    values["unapplied"] = _unapplied(request)
    told = render.Told(picked(request), _is_bare(request))
    return HTMLResponse(render.page(template, told, **values), status)


def _unapplied(request: Request) -> str:
    """Whether a decision does not count yet in what is joined: "busy" while that is being done,
    else "waits"; "" where nothing waits, or nobody can tell."""
    state = request.app.state
    with suppress(DetenteError), state.readers.lent() as record:
        if past.unlinked(record):
            return "busy" if state.relinker.busy else "waits"
    return ""


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


def whole(
    request: Request,
    read: Read,
    key: Callable[[Any], str],
    what: tuple[type, str],
    after: str | None = None,
) -> Response:
    """All items of a list as `listed` gives them, sent while they are read, some at a time, so that
    a list of any length takes no more memory than a short one.

    `read` gives at most so many items after the one of that key; `what` is the kind of them, and
    what a browser saves it as. Raises what its first call does;
    what fails later breaks the answer off, which the browser tells.
    """
    shape, (kind, name) = shape_of(request) or "json", what
    items = _each(request, read, key, after)
    first = list(islice(items, 1))
    made = rows.rows_of(chain(first, items))
    lines = tables.to_csv(made, rows.header_of(kind)) if shape == "csv" else tables.in_json(made)
    return Streamed(_blocks(lines), items.close, SHAPES[shape], _as_file(shape, name))


def _each(
    request: Request, read: Read, key: Callable[[Any], str], after: str | None
) -> Generator[Any, None, None]:
    """Every item of a list after that one, all as they were at one moment."""
    with request.app.state.readers.lent() as record, record.still():
        while found := read(record, CHUNK, after):
            yield from found
            if len(found) < CHUNK:
                return
            after = key(found[-1])


def _blocks(lines: Iterator[str]) -> Iterator[str]:
    while block := "".join(islice(lines, BLOCK)):
        yield block


class Streamed(StreamingResponse):
    """An answer that is sent while it is made; `close` is called however it ends, also when the
    other side hangs up.
    """

    def __init__(
        self, blocks: Iterator[str], close: Callable[[], None], media: str, headers: dict[str, str]
    ) -> None:
        super().__init__(blocks, media_type=media, headers=headers)
        self.close = close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends all of it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.close()


def download(lines: Iterable[str], shape: str, name: str) -> Response:
    """Text of one of the shapes; CSV is for keeping, JSON is shown."""
    return Response("".join(lines), media_type=SHAPES[shape], headers=_as_file(shape, name))


def _as_file(shape: str, name: str) -> dict[str, str]:
    """What makes CSV a file; of the name only what any header and any disk takes, as parts of it
    come from the address."""
    if shape != "csv":
        return {}
    plain = re.sub(r"[^0-9A-Za-z._-]+", "-", name)[:LONGEST_NAME]
    return {"Content-Disposition": f'attachment; filename="{plain}.csv"'}


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
