"""The addresses of review and history."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from . import review, review_bulk, review_forms, review_history, review_whole
from .ask import SHAPES
from .judging import Handler, apply, posted


def _post(path: str, handler: Handler) -> Route:
    return Route(path, posted(handler), methods=["POST"])


ROUTES: list[BaseRoute] = [
    Route("/review", review.review_page),
    _post("/review/judge", review.judge),
    Route("/review/change", review_forms.change_page, methods=["GET"]),
    _post("/review/change", review_forms.change),
    _post("/review/undo", review.undo),
    _post("/review/redo", review.redo),
    _post("/review/name", review.name),
    Route("/review/apply", apply, methods=["POST"]),
    Route("/review/bulk", review_bulk.bulk_page, methods=["GET"]),
    _post("/review/bulk", review_bulk.bulk),
    *(Route(path, show, methods=["GET"]) for path, (show, _) in review_whole.PAGES.items()),
    *(_post(path, decide) for path, (_, decide) in review_whole.PAGES.items()),
    Route("/history", review_history.history_page),
    *(Route(f"/history.{shape}", review_history.history_page) for shape in SHAPES),
    Route("/marked.jsonl", review_history.marked_file),
]
"""Every address of review; whatever changes the record is a POST."""
