"""The application: its addresses, its guard, its errors."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from ..errors import DetenteError
from ..record import Readers
from . import (
    across,
    answers,
    cite,
    coverage,
    dossier,
    figures,
    intake,
    issues,
    linked_pages,
    meanings,
    pages,
    picked,
    saved,
    screens,
    searching,
    sourcing,
)
from .ask import SHAPES
from .guard import Guard
from .intake_work import Desk, Means
from .relinking import Relinker
from .review_routes import ROUTES
from .screens import Endpoint

FOR_EVER = "public, max-age=31536000, immutable"
"""Static files are asked for by their hash and hold nothing private."""


class Static(StaticFiles):
    """Our styles and modules, to be kept by the browser as long as it likes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with leave to keep it where its address holds its hash."""
        answer = await super().get_response(path, scope)
        if URL(scope=scope).query.startswith("v=") and answer.status_code == 200:
            answer.headers["Cache-Control"] = FOR_EVER
        return answer


def create_app(
    record_path: Path,
    *,
    token: str | None = None,
    allowed_hosts: Iterable[str] = (),
    means: Means | None = None,
) -> Starlette:
    """The web application on one record, which is opened read-only for whatever only looks.

    Without a token it answers to this machine alone; with one, to whoever shows it, under the
    names in `allowed_hosts` as well. `means` says how news is taken in from the screen.
    """
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, token=token, allowed_hosts=tuple(allowed_hosts))],
        exception_handlers={
            HTTPException: answers.http_error,
            DetenteError: answers.our_error,
            Exception: answers.fault,
        },
    )
    app.state.record_path = record_path
    app.state.readers = Readers(record_path)
    app.state.taken_in = False  # until a page has seen an article
    app.state.means = means or Means()
    app.state.desk = Desk(record_path, app.state.means.settings)
    app.state.relinker = Relinker(record_path, read_again=app.state.desk.refresh)
    return app


_SINGLE: dict[str, Endpoint] = {
    "/": pages.home_page,
    "/keys": pages.keys_page,
    "/acts": meanings.acts_page,
    "/article/{id}": pages.article_page,
    "/entity/{id:path}": pages.entity_page,
    "/issue/{id}": issues.issue_page,
    "/event/{id}": linked_pages.event_page,
    "/thread/{id}": linked_pages.thread_page,
    "/dyads": linked_pages.dyads_page,
    "/dyad/{a}/{b}": linked_pages.dyad_page,
}
"""Pages of one thing; an id may end in the name of a shape."""
_LISTS: dict[str, Endpoint] = {
    **{screen.path: screens.list_endpoint(screen) for screen in screens.LISTS},
    **{screen.path: across.link_endpoint(screen) for screen in across.LINK_SCREENS},
    "/search": searching.search_endpoint,
    "/entities": pages.entities_page,
    "/issues": issues.issues_page,
    "/issue/{id}/brief": issues.brief_list,
    "/event/{id}/differences": linked_pages.differences_list,
    "/coverage": coverage.coverage_page,
    "/deadlines": linked_pages.deadlines_page,
    "/sourcing": sourcing.outlets_page,
    "/sourcing/articles": sourcing.articles_page,
    "/undated": intake.undated_page,
    "/failures": pages.failures_page,
}
"""Pages of many things, each with its twins in other shapes."""


def _routes() -> list[BaseRoute]:
    single = {**figures.ADDRESSES, **_SINGLE}
    found: list[BaseRoute] = [Route(path, endpoint) for path, endpoint in single.items()]
    for path, endpoint in _LISTS.items():
        found += _with_twins(path, endpoint)
    found += ROUTES
    found += cite.ROUTES
    found += dossier.ROUTES
    found += picked.ROUTES
    found += intake.ROUTES
    found += saved.ROUTES
    found.append(Mount("/static", Static(directory=Path(__file__).parent / "static")))
    return found


def _with_twins(path: str, endpoint: Endpoint) -> list[BaseRoute]:
    """One endpoint at a path and at the same path in every other shape."""
    return [Route(path, endpoint), *(Route(f"{path}.{shape}", endpoint) for shape in SHAPES)]
