"""The addresses of review and history."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from . import review
from .judging import Handler, posted


def _post(path: str, handler: Handler) -> Route:
    return Route(path, posted(handler), methods=["POST"])


ROUTES: list[BaseRoute] = [
    Route("/review", review.review_page),
    _post("/review/judge", review.judge),
    _post("/review/undo", review.undo),
    _post("/review/redo", review.redo),
    _post("/review/name", review.name),
]
"""Every address of review; whatever changes the record is a POST."""
