"""What a form sends to be kept: read, refused or written; and nothing that was sent is ever lost.

Where a decision cannot be kept (no name, a busy file, a value that cannot be), the answer is a page
that says why and holds all that was sent, so that one more press sends it again.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from ..errors import BadDate, BadInput, BadJudgement, BadRecord
from ..record import Record, queries
from ..record.queries import review as queue
from ..record.targets import ITEMS
from ..views.review import LATER
from . import names
from .answers import page
from .relinking import Relinker

MOST_BYTES = 64 * 1024
"""Of one form: a change of everything that an item has is under 10 KiB."""
MOST_FIELDS = 400
"""Of one form: a report with 20 parties sends about 90."""
READ_WITH = frozenset(("published", "outlet"))
"""Kinds of judgements with which an article is read again."""
FORM = "application/x-www-form-urlencoded"


class Form:
    """What a form sent: fields by name, each a list; blanks at the ends do not count."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)

    def one(self, name: str) -> str:
        """The first value of a field, "" when it was not sent."""
        return next((value.strip() for key, value in self.pairs if key == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field that is not empty."""
        return [value.strip() for key, value in self.pairs if key == name and value.strip()]

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.pairs)


Handler = Callable[[Request, Form], Response]


async def coming(request: Request) -> AsyncIterator[bytes]:
    """What is sent with a request, part by part. Raises BadInput when who sends it hangs up."""
    try:
        async for part in request.stream():
            yield part
    except ClientDisconnect as error:
        raise BadInput("what was sent was cut off on its way; nothing was kept") from error


async def form_of(request: Request) -> Form:
    """The form in a request's body. Raises BadInput when it is none, or too large."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = b""
    async for part in coming(request):
        body += part
        if len(body) > MOST_BYTES:
            raise BadInput(f"more than {MOST_BYTES // 1024} KiB were sent; nothing was kept")
    if body and kind != FORM:
        raise BadInput("what was sent is no form; nothing was kept")
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict",
            max_num_fields=MOST_FIELDS,
        )  # fmt: skip
    except ValueError as error:
        raise BadInput("the form cannot be read; nothing was kept") from error
    return Form(pairs)


def posted(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that reads a form and lets `handler` answer, in a thread of its own."""

    async def answer(request: Request) -> Response:
        form = await form_of(request)
        return await run_in_threadpool(_handled, handler, request, form)

    return answer


def _handled(handler: Handler, request: Request, form: Form) -> Response:
    """The handler's answer; a refusal, with all that was sent, where it cannot be kept."""
    try:
        if "name" in form:
            name = names.checked(form.one("name"))
            rest = [pair for pair in form.pairs if pair[0] != "name"]
            return names.keep(handler(_as(request, name), Form(rest)), name)
        if names.reviewer(request) is None:
            return again(request, form, "", 403, asks=True)
        return handler(request, form)
    except BadRecord as error:
        return again(request, form, str(error), 503)
    except (BadInput, BadDate, BadJudgement) as error:
        return again(request, form, str(error), 400, asks="name" in form)


def _as(request: Request, name: str) -> Request:
    """The request, made by that person."""
    request.cookies[names.COOKIE] = name.replace("%", "%25")
    return request


def again(request: Request, form: Form, why: str, status: int, asks: bool = False) -> Response:
    """A page that says why nothing was kept yet, and sends the same again on one press.

    With `asks`, it asks for a name first.
    """
    query = f"?{request.url.query}" if request.url.query else ""
    return page(
        request, "judge_again.html", status, here="/review", why=why, asks=asks,
        action=request.url.path + query, most=names.MOST,
        sent=[pair for pair in form.pairs if pair[0] != "name"],
    )  # fmt: skip


def opened_to_write(request: Request) -> Record:
    """The record of this server, to be written by this request alone. Raises BadRecord."""
    return queue.open_to_judge(request.app.state.record_path)


def linked_again(request: Request, kinds: Iterable[str], at_once: bool = False) -> None:
    """Has links made again, or articles read again, after decisions about things of those kinds: in
    the background, or with `at_once` before it returns where that takes a moment.
    """
    about = set(kinds)
    relinker: Relinker = request.app.state.relinker
    if about & READ_WITH:
        request.app.state.desk.refresh()
    elif about & {*LATER, *ITEMS}:
        relinker.at_once() if at_once else relinker.ask()


async def apply(request: Request) -> Response:
    """Lets what was decided count in what is joined, now, and goes back to where that was asked.

    It decides nothing, so that nobody need be named. Raises BadInput.
    """
    form = await form_of(request)
    await run_in_threadpool(request.app.state.relinker.at_once)
    return then(inside(form.one("back"), "/review"))


def event_of(request: Request, mention: str, otherwise: str) -> str:
    """The address of the event that a report tells now; the other where it tells none."""
    with request.app.state.readers.lent() as record:
        found = queries.events_of(record, [mention]).get(mention)
    return f"/event/{found}" if found else inside(otherwise, "/events/joined")


def by(request: Request) -> str:
    """Who judges, as judgements have it. Raises BadInput when nobody gave a name."""
    name = names.reviewer(request)
    if name is None:
        raise BadInput("a name is missing: who decides?")
    return names.person(name)


def then(address: str) -> RedirectResponse:
    """On to another page, which can be reloaded without sending anything again."""
    return RedirectResponse(address, 303)


def inside(address: str, otherwise: str) -> str:
    """An address of this server, as it was given; the other where it leads elsewhere."""
    safe = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if safe and address.isprintable() else otherwise
