"""Taking in from the screen: files, a pasted text, an address; progress; days for the undated."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..dates import of_prefix
from ..errors import BadDate, BadInput
from ..record import queries
from ..record.judgements import judge
from ..record.targets import on_article
from ..records import Failure, Hints
from ..views.home import home, undated, worked_out
from ..views.shapes import Head
from . import judging
from .answers import listed, page
from .ask import SIZE, asking, check_names, shape_of
from .intake_fetch import fetch
from .intake_files import Form, Sent, form_of, harmless
from .intake_work import Desk, Status
from .screens import opened, twins

SHORTEST = 40
"""Characters of a pasted text: less is a slip of the hand, not an article."""
LONGEST_TITLE = 60
"""Characters of a pasted text's first line that become its name."""


def desk_of(request: Request) -> Desk:
    """The jobs of this server's record."""
    desk: Desk = request.app.state.desk
    return desk


def intake_page(request: Request) -> Response:
    """Where news is taken in, and how far it is. Raises BadInput."""
    check_names(request.query_params, ())
    if shape_of(request) == "json":
        return JSONResponse(status_row(desk_of(request).status()))
    return _page(request)


def _page(request: Request, why: str = "", given: dict[str, str] | None = None) -> Response:
    status = desk_of(request).status()
    heads: list[Head] = []
    if status.last and status.last.report:
        with opened(request) as record:
            heads = list(home(record, 1).latest_articles[: status.last.report.new])
    return page(
        request, "intake.html", 400 if why else 200, here="/intake", now=status,
        line=line_of(status), why=why, given=given or {}, heads=heads,
        may_fetch=request.app.state.means.may_fetch,
        failures=[(one, remedy(one)) for one in (status.last.failures if status.last else ())],
    )  # fmt: skip


# ------------------------------------------------------------------ what is sent


async def take_in(request: Request) -> Response:
    """Files or a pasted text, to be taken in in the background."""
    try:
        form = await form_of(request)
    except BadInput as error:
        return await run_in_threadpool(_refused, request, str(error), {})
    return await run_in_threadpool(_taken, request, form)


def _taken(request: Request, form: Form) -> Response:
    try:
        if desk_of(request).full():
            raise BadInput("much is waiting already; wait until some of it has been read")
        files, hints = _wanted(request, form)
        with opened(request) as record:
            known = [one for one in files if queries.page_facts(record, one.sha256)]
        desk_of(request).take(files, hints, len(known))
    except (BadInput, BadDate) as error:
        return _refused(request, str(error), form.fields)
    if request.headers.get("accept") == "application/json":
        return JSONResponse(status_row(desk_of(request).status()), 202)
    return judging.then("/intake")


def _refused(request: Request, why: str, given: dict[str, str]) -> Response:
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"error": why}, 400)
    return _page(request, why, given)


def _wanted(request: Request, form: Form) -> tuple[tuple[Sent, ...], Hints]:
    """The files of a form, a text or an address counting as one; and what was given for them.

    Raises BadInput when there is nothing, BadDate when the day is none.
    """
    given = form.fields
    published = given.get("published") or None
    if published:
        of_prefix(published)
    hints = Hints(published=published, outlet=given.get("outlet") or None)
    if form.files:
        return form.files, hints
    if given.get("text"):
        return (_pasted(given["text"]),), hints
    if given.get("address"):
        if not request.app.state.means.may_fetch:
            raise BadInput(
                "this server fetches nothing; start it with 'detente serve --allow-fetch', or "
                "save the page and drop it here"
            )
        found = fetch(given["address"])
        name = urlsplit(found.url).path.rstrip("/").rpartition("/")[2] or "page"
        sent = Sent(f"{name.removesuffix('.html')}.html", found.body)
        return (sent,), Hints(published, hints.outlet, found.url, retrieved=found.retrieved)
    raise BadInput("nothing was given: choose files, paste a text, or write an address")


def _pasted(text: str) -> Sent:
    """A pasted text as a file, named by its first line. Raises BadInput when it is too short."""
    plain = text.replace("\r\n", "\n")
    if len(plain.strip()) < SHORTEST:
        raise BadInput(f"the text has fewer than {SHORTEST} characters; paste the whole article")
    first = plain.strip().split("\n", 1)[0][:LONGEST_TITLE]
    name = re.sub(r"\W+", "-", first).strip("-").lower()
    stamp = datetime.now(UTC).strftime("%Y-%m-%d")
    return Sent(harmless(f"pasted-{stamp}-{name}.txt"), (plain + "\n").encode())


def again(request: Request) -> Response:
    """The last job once more, where another build kept it from beginning."""
    desk_of(request).again()
    return judging.then("/intake")


# ------------------------------------------------------------------ how it stands


def line_of(status: Status) -> str:
    """How it stands, in one line."""
    waits = f" {status.waiting:,} more wait." if status.waiting else ""
    if status.job is None:
        return waits.strip()
    what = f"{status.job.files:,} files" if status.job.files != 1 else "1 file"
    if status.job.folder is None:
        what = "the record"
    step = status.progress
    if step is None:
        return f"Starting on {what}.{waits}"
    far = f" {step.done:,}" + (f" of {step.total:,}" if step.total else "")
    return f"{what[:1].upper()}{what[1:]}: {step.step},{far}.{waits}"


def status_row(status: Status) -> dict[str, Any]:
    """How it stands, as plain values."""
    step, last = status.progress, status.last
    report = last.report if last else None
    return {
        "busy": status.busy,
        "line": line_of(status),
        "step": step.step if step else None,
        "done": step.done if step else None,
        "total": step.total if step else None,
        "waiting": status.waiting,
        "last": last
        and {
            "why": last.why,
            "files": last.job.files,
            "new": report.new if report else None,
            "known": last.job.known,
            "read": report.read if report else None,
            "failures": [{"path": one.path, "reason": one.reason} for one in last.failures],
        },
    }


_REMEDIES = (
    ("files are not read", "Save it as a web page or as plain text and drop that."),
    ("only English is read", "Leave it out, or give a translation under the outlet's name."),
    ("empty", "Save the page again: nothing arrived in this file."),
    ("more than the", "Save the page without its pictures: 'web page, HTML only'."),
    ("no text", "Copy the article's text and paste it here."),
)


def remedy(failure: Failure) -> str:
    """What a person can do about a failure; "" where its reason says it."""
    return next((what for words, what in _REMEDIES if words in failure.reason), "")


# ------------------------------------------------------------------ days for the undated


def undated_page(request: Request) -> Response:
    """Articles without a day of publication, with reasons. Raises BadInput, BadRecord."""
    ask = asking(request.query_params)
    shape = shape_of(request)
    with opened(request) as record:
        found = undated(record, None if shape else SIZE + 1, ask.after)
        known = [] if shape or ask.after else worked_out(record, SIZE)
    if shape:
        return listed([head for head, _ in found], Head, shape, "undated")
    more = ask.address("/undated", after=found[SIZE - 1][0].id) if len(found) > SIZE else ""
    return page(
        request, "undated.html", here="/undated", undated=found[:SIZE], known=known, form=True,
        more=more, first=ask.address("/undated") if ask.after else "", size=SIZE,
        links=twins(ask, "/undated"), line=line_of(desk_of(request).status()),
    )  # fmt: skip


def give(request: Request, form: judging.Form) -> Response:
    """A day or an outlet that a person gives to an article: a judgement, after which the record is
    brought up to date. Raises BadInput, BadDate, BadJudgement, BadRecord.
    """
    article, drafts = request.path_params["id"], []
    if day := form.one("published"):
        of_prefix(day)
        drafts.append(("published", day))
    if outlet := form.one("outlet"):
        drafts.append(("outlet", outlet))
    if not drafts:
        raise BadInput("nothing was given: write a day (2007-07-03, 2007-07, 2007) or an outlet")
    with judging.opened_to_write(request) as record:
        for kind, value in drafts:
            about = on_article(kind, article)
            judge(
                record,
                about.says(
                    "changed", judging.by(request), value={kind: value}, why=form.one("why")
                ),
            )
    desk_of(request).refresh()
    return judging.then(judging.inside(form.one("then"), "/undated"))


ROUTES: list[BaseRoute] = [
    Route("/intake", intake_page, methods=["GET"]),
    Route("/intake.json", intake_page, methods=["GET"]),
    Route("/intake", take_in, methods=["POST"]),
    Route("/intake/again", again, methods=["POST"]),
    Route("/article/{id}/given", judging.posted(give), methods=["POST"]),
]
"""The addresses of taking in."""
