"""Judging all that a filter shows: counted and looked at first, then kept as one action."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadInput
from ..record import Record
from ..record.queries import review as queue
from ..records import Judgement
from ..views import history
from ..views.asked import filter_of
from ..views.review import LABELS, task
from . import judging, names
from .answers import page
from .fields import LABELS as FIELD_LABELS
from .judging import Form, opened_to_write, then
from .review import PATH, Place, place_of
from .screens import opened

FIRST = 10
"""Things shown before all are judged: enough to see what the filter catches."""


def bulk_page(request: Request) -> Response:
    """How many things a filter shows, the first of them, and what may be said of all.

    Raises BadInput, BadDate, BadRecord.
    """
    return _shown(request, place_of(request), "", Form(()))


def _shown(request: Request, here: Place, wrong: str, form: Form) -> Response:
    with opened(request) as record:
        values = _values(record, here)
    return page(request, "review_bulk.html", 400 if wrong else 200, **values, wrong=wrong,
                who=names.reviewer(request), why=form.one("why"))  # fmt: skip


def _values(record: Record, here: Place) -> dict[str, Any]:
    of = queue.QUEUES[here.kind]
    test = queue.narrowed(record, of, filter_of(record, here.ask.asked))
    count = queue.count(record, of, test, here.show, history.MOST_AT_ONCE + 1)
    first = queue.keys(record, of, test, here.show, FIRST)
    return {
        "here": PATH,
        "place": here,
        "label": LABELS[here.kind],
        "count": count,
        "most": history.MOST_AT_ONCE,
        "tasks": [task(record, here.kind, key) for key in first],
        "told": [(FIELD_LABELS.get(name, name).lower(), value) for name, value in here.rest],
        "address": here.address(f"{PATH}/bulk"),
        "back": here.address(),
    }


def bulk(request: Request, form: Form) -> Response:
    """Keeps one verdict on everything that a filter shows, all or nothing.

    Raises BadInput, BadJudgement, BadRecord.
    """
    here = place_of(request)
    try:
        with opened_to_write(request) as record, record.writing(durable=True):
            kept = _judged(record, here, form, judging.by(request))
    except BadInput as error:
        return _shown(request, here, str(error), form)
    judging.linked_again(request, [here.kind])
    return then(here.address(done=kept[-1].id))


def _judged(record: Record, here: Place, form: Form, by: str) -> list[Judgement]:
    of = queue.QUEUES[here.kind]
    test = queue.narrowed(record, of, filter_of(record, here.ask.asked))
    keys = queue.keys(record, of, test, here.show, history.MOST_AT_ONCE + 1)
    if not keys:
        raise BadInput("the filter shows nothing; nothing was kept")
    if len(keys) > history.MOST_AT_ONCE:
        raise BadInput(f"at most {history.MOST_AT_ONCE} at once; make the filter narrower")
    if form.one("count") != str(len(keys)):
        seen = form.one("count") or "none"
        raise BadInput(f"the filter shows {len(keys)} now, and you looked at {seen}; look again")
    tasks = [task(record, here.kind, key) for key in keys]
    verdict = form.one("verdict")
    if verdict not in tasks[0].verdicts:
        raise BadInput(f"choose what to say of all: {', '.join(tasks[0].verdicts)}")
    why = history.as_one(form.one("why"), len(tasks)) if len(tasks) > 1 else form.one("why")
    return history.decide(record, [one.about.says(verdict, by, why=why) for one in tasks])
