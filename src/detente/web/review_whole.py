"""Joining and parting entities and events; the day and the outlet of an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput
from ..record import Record
from ..records import Judgement
from ..views import review_whole as whole
from . import judging, names
from .answers import page
from .judging import Form, opened_to_write, then
from .pages import gone
from .screens import opened

Show = Callable[[Record, str], Any]
Decide = Callable[[Record, str, Form, str], list[Judgement]]


def _page(template: str, show: Show, here: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return _shown(request, (template, show, here), "", Form(()))

    return answer


def _shown(request: Request, which: tuple[str, Show, str], wrong: str, form: Form) -> Response:
    template, show, here = which
    with opened(request) as record:
        try:
            task = show(record, request.path_params["id"])
        except BadInput as error:
            raise gone(str(error)) from error
    return page(
        request, template, 400 if wrong else 200, here=here, task=task, wrong=wrong, form=form,
        who=names.reviewer(request), address=request.url.path,
        kept=request.query_params.get("kept", ""),
    )  # fmt: skip


def _post(which: tuple[str, Show, str], decide: Decide) -> judging.Handler:
    def handler(request: Request, form: Form) -> Response:
        try:
            with opened_to_write(request) as record:
                kept = decide(record, request.path_params["id"], form, judging.by(request))
        except (BadInput, BadDate) as error:
            return _shown(request, which, str(error), form)
        judging.linked_again(request, [one.kind for one in kept])
        return then(f"{request.url.path}?kept={len(kept)}")

    return handler


def _entity(record: Record, ident: str, form: Form, by: str) -> list[Judgement]:
    if form.one("other"):
        return whole.join_entities(record, ident, form.one("other"), by, form.one("why"))
    return whole.part_entities(record, ident, form.one("part"), by, form.one("why"))


def _event(record: Record, ident: str, form: Form, by: str) -> list[Judgement]:
    if form.one("other"):
        other = form.one("other").rstrip("/").rpartition("/")[2]  # an id, or an event's address
        return whole.join_events(record, ident, other, by, form.one("why"))
    return whole.part_event(record, ident, form.one("part"), by, form.one("why"))


def _article(record: Record, ident: str, form: Form, by: str) -> list[Judgement]:
    given = {name: form.one(name) for name in ("published", "outlet", "note", "why")}
    return whole.correct_article(record, ident, given, by)


_ENTITY = ("review_entity.html", whole.entity_task, "/entities")
_EVENT = ("review_event.html", whole.event_task, "/events")
_ARTICLE = ("review_article.html", whole.article_task, "/articles")
entity_page, entity = _page(*_ENTITY), _post(_ENTITY, _entity)
event_page, event = _page(*_EVENT), _post(_EVENT, _event)
article_page, article = _page(*_ARTICLE), _post(_ARTICLE, _article)

PAGES: dict[str, tuple[Callable[[Request], Response], judging.Handler]] = {
    "/review/entity/{id:path}": (entity_page, entity),
    "/review/event/{id}": (event_page, event),
    "/review/article/{id}": (article_page, article),
}
"""Each page, and what its forms do."""
