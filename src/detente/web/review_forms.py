"""Forms of change: who, to whom, what, when, where, on which issue, and which words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput, BadJudgement
from ..record import Record, queries
from ..records import Attribution
from ..tables import plover
from ..views import gather, history, review_change
from ..views.review import task
from . import judging, names
from .answers import page
from .judging import Form, opened_to_write, then
from .review import FILTERS_AND, PATH, Place, following, place_of
from .screens import opened

OWN = "v_"
"""How the names of an item's own fields begin: a filter has a `kind` and a `standing` too."""
EVENT = "/event/"
"""How the address of an event begins, from which a report is changed, and to which that leads."""
EMPTY_ROWS = 1
"""Rows of a side that are left empty, for one more actor or recipient."""


def change_page(request: Request) -> Response:
    """The form of one item. An end that is moved, and all that was typed, stands in the address.

    Raises BadInput, BadRecord.
    """
    pairs = request.query_params.multi_items()
    own = [(name, value) for name, value in pairs if name not in FILTERS_AND]
    here = place_of(request, tuple(dict.fromkeys(name for name, _ in own)))
    return _form(request, here, Form(own), "")


def _form(request: Request, here: Place, form: Form, wrong: str) -> Response:
    """The form with what was typed, and why it could not be kept."""
    who = names.reviewer(request)
    with opened(request) as record:
        values = _values(record, here, form, wrong)
    return page(request, "review_change.html", 400 if wrong else 200, **values, who=who)


def _given(item: review_change.Item, form: Form) -> dict[str, list[str]]:
    """The fields of the form: as typed where they were, else as the item has them."""
    typed = _typed(form)
    return {name: typed.get(name, value) for name, value in review_change.form_of(item).items()}


def _typed(form: Form) -> dict[str, list[str]]:
    """The fields of the item in a form; their names differ from those of the filter."""
    found: dict[str, list[str]] = {}
    for name, value in form.pairs:
        if name.startswith(OWN):
            found.setdefault(name.removeprefix(OWN), []).append(value)
    return found


def _values(record: Record, here: Place, form: Form, wrong: str) -> dict[str, Any]:
    one = task(record, here.kind, here.at or "")
    if not one.changeable:
        raise BadInput("of this nothing can be changed; say same, different or unsure")
    item = review_change.item_of(record, here.kind, here.at or "")
    given = _given(item, form)
    article = one.article or ""
    text = queries.texts(record, [article])[article]
    return _choices() | {
        "here": PATH,
        "place": here,
        "task": one,
        "given": given,
        "pieces": _pieces(item, given, text, form.one("move")),
        "people": _people(record, article),
        "blank": EMPTY_ROWS,
        "wrong": wrong,
        "why": form.one("why"),
        "back": judging.inside(form.one("back"), here.address(at=here.at)),
        "from_event": form.one("back").startswith(EVENT),
        "address": here.address(f"{PATH}/change", at=here.at),
    }


def _choices() -> dict[str, Any]:
    """What the closed fields of every form may be."""
    names_of = gather.issue_names().values()
    return {
        "acts": list(plover.types().values()),
        "choices": {name: review_change.choices(name) for name in ("kind", "stance", "standing")},
        "issue_options": sorted(((one.id, one.name) for one in names_of), key=lambda one: one[1]),
        "context_options": [(one, one) for one in review_change.choices("contexts")],
    }


def _pieces(
    item: review_change.Item, given: dict[str, list[str]], text: str, move: str
) -> list[tuple[int, int, str]]:
    """Start, end and words of every part of the content, one end moved where that was asked."""
    if not isinstance(item, Attribution):
        return []
    try:
        spans = review_change.spans_of(item, given, text)
    except BadInput:
        spans = sorted(item.content)
    which, _, number = move.rpartition("-")
    ends = [(span.start, span.end) for span in spans]
    if number in map(str, range(len(ends))):
        ends[int(number)] = review_change.moved(text, *ends[int(number)], which)
    return [(start, end, text[start:end]) for start, end in ends]


def _people(record: Record, article: str) -> list[str]:
    """Everybody whom the article names, as the form writes them."""
    found: Mapping[str, str] = {
        mention.entity: mention.name or mention.entity
        for mention in queries.mentions(record, article)
        if mention.entity
    }
    return sorted(f"{name} ({entity})" for entity, name in found.items())


def change(request: Request, form: Form) -> Response:
    """Keeps a change and goes on to the next; where it cannot be kept, the form as it was sent.

    Raises BadInput, BadRecord.
    """
    here = place_of(request)
    try:
        with opened_to_write(request) as record:
            one = task(record, here.kind, here.at or "")
            if not one.changeable:
                raise BadInput("of this nothing can be changed; say same, different or unsure")
            item = review_change.item_of(record, here.kind, here.at or "")
            value = review_change.changes_of(record, item, _typed(form))
            on = following(record, here, here.at or "", stay=False)
            said = one.about.says("changed", judging.by(request), value=value, why=form.one("why"))
            kept = history.decide(record, [said])[0]
    except (BadInput, BadDate, BadJudgement) as error:
        return _form(request, here, form, str(error))
    judging.linked_again(request, [here.kind], at_once=True)
    if form.one("back").startswith(EVENT):
        return then(judging.event_of(request, here.at or "", form.one("back")) + f"?kept={kept.id}")
    return then(here.address(PATH, **on, done=kept.id))
