"""Saved searches: kept under a name, listed with what is new in each, marked as seen, deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..errors import BadDate, BadInput
from ..export import tables
from ..record import Filter, Record
from ..record.queries.last_build import last_page
from ..views import facets as facet_view
from ..views import saved as view
from ..views.asked import filter_of
from ..views.saved import Saved
from ..views.search import query_of
from . import judging
from .answers import download, page
from .ask import asking, check_names, shape_of
from .screens import opened
from .search_asked import OWN, TABS, sought

PATHS = {
    "/timeline": "timeline",
    "/said": "said",
    "/events": "events",
    "/articles": "articles",
    "/events/joined": "joined",
    "/threads": "threads",
    "/discrepancies": "discrepancies",
}
"""The lists that can be saved, by their address; and the search."""


@dataclass(frozen=True, slots=True)
class Line:
    """A saved search in the list: how much is new (None: many), how much there is, and where.

    `wrong` says why its address cannot be followed any longer.
    """

    saved: Saved
    new: int | None
    total: int | None
    fresh: str
    wrong: str = ""


def saved_page(request: Request) -> Response:
    """The saved searches, with what is new in each. Raises BadInput, BadRecord."""
    check_names(request.query_params, ())
    with opened(request) as record:
        lines = [line_of(record, one) for one in view.saved(record.path)]
    if shape := shape_of(request):
        rows = [
            {"name": one.saved.name, "address": one.saved.address, "new": one.new,
             "items": one.total}
            for one in lines
        ]  # fmt: skip
        if shape == "json":
            return JSONResponse(rows)
        return download(tables.to_csv(rows, ["name", "address", "new", "items"]), shape, "saved")
    return page(request, "saved.html", here="/saved", lines=lines,
                links={"csv": "/saved.csv", "json": "/saved.json"})  # fmt: skip


def line_of(record: Record, saved: Saved) -> Line:
    """One saved search, counted. Raises BadRecord."""
    parts = urlsplit(saved.address)
    pairs = [pair for pair in parse_qsl(parts.query) if pair[0] != "since"]
    fresh = f"{parts.path}?{urlencode([*pairs, ('since', saved.seen)])}"
    try:
        name, where = asked_by(record, saved.address)
        total = facet_view.total(record, name, where)
        new = facet_view.total(record, name, replace(where, since=saved.seen))
    except (BadInput, BadDate) as error:
        return Line(saved, 0, 0, fresh, str(error))
    return Line(saved, new, total, fresh)


def asked_by(record: Record, address: str) -> tuple[str, Filter]:
    """The list (of `views.facets.LISTS`) and the filter of an address of this server.

    Raises BadInput when it is the address of no list, or cannot be followed; BadDate.
    """
    parts = urlsplit(address)
    if parts.path == "/search":
        params = QueryParams(parts.query)
        ask = asking(params, also=OWN)
        tab = next((one for one in TABS if one.name == params.get("in")), TABS[0])
        words = sought(params.get("q") or "", params.get("alike") or "")
        return tab.facets, replace(filter_of(record, ask.asked), words=query_of(words))
    if parts.path not in PATHS:
        raise BadInput("only lists and searches can be saved")
    ask = asking(QueryParams(parts.query))
    return PATHS[parts.path], filter_of(record, ask.asked)


# ------------------------------------------------------------------ what changes them


def _posted(
    handler: Callable[[Request, judging.Form], None],
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that reads a form, lets `handler` do it, and goes back to the list."""

    def done(request: Request, form: judging.Form) -> Response:
        handler(request, form)
        return judging.then(judging.inside(form.one("then") or "/saved", "/saved"))

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(done, request, await judging.form_of(request))

    return answer


def keep(request: Request, form: judging.Form) -> None:
    """Keeps an address under a name; all that is there now counts as seen.

    Raises BadInput, BadDate, BadRecord.
    """
    with opened(request) as record:
        asked_by(record, form.one("address"))
        one = Saved(form.one("name"), form.one("address"), last_page(record))
    view.keep(request.app.state.record_path, one)


def seen(request: Request, form: judging.Form) -> None:
    """Marks a saved search as looked through. Raises BadInput, BadRecord."""
    with opened(request) as record:
        view.mark_seen(record.path, form.one("name"), last_page(record))


def delete(request: Request, form: judging.Form) -> None:
    """Takes a saved search out. Raises BadInput."""
    view.delete(request.app.state.record_path, form.one("name"))


ROUTES: list[BaseRoute] = [
    *(Route(f"/saved{end}", saved_page, methods=["GET"]) for end in ("", ".json", ".csv")),
    Route("/saved", _posted(keep), methods=["POST"]),
    Route("/saved/seen", _posted(seen), methods=["POST"]),
    Route("/saved/delete", _posted(delete), methods=["POST"]),
]
"""The addresses of saved searches."""
