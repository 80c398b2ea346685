"""Review: one thing after another, the least certain first, one key or one button a verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput, typed
from ..record import Record
from ..record.queries import past
from ..record.queries import review as queue
from ..views import history
from ..views.asked import filter_of
from ..views.review import LABELS, LATER, key_of, task
from ..views.review_mixed import Spot, beside, count
from ..views.review_shapes import Task
from . import judging, names
from .answers import page
from .ask import FILTERS, Asking, asking
from .fields import fields
from .judging import Form, opened_to_write, then
from .screens import opened

PATH = "/review"
ALSO = ("of", "show", "at", "done", "mix")
FILTERS_AND = (*FILTERS, *ALSO)
"""Every field of the address of a queue."""
MOST_COUNTED = 1000
"""How far the rest of a queue is counted: what a person does in some days."""
PLAIN = (("of", "attribution"), ("show", queue.UNDECIDED))
"""What an address need not say."""
_SAID = ("by", "recipient", "issue", "kind", "outlet", "from", "to", "words")
_DONE = ("actor", "recipient", "type", "standing", "issue", "outlet", "from", "to", "words")
FIELDS: dict[str, tuple[str, ...]] = {
    "attribution": _SAID,
    "event_mention": _DONE,
    "mention": ("actor", "issue", "outlet", "from", "to", "words"),
    "event": _DONE,
    "quotation": _SAID,
    "discrepancy": ("actor", "recipient", "issue", "outlet", "from", "to", "words"),
    "step": ("actor", "issue", "from", "to", "words"),
    "copy": ("issue", "outlet", "from", "to", "words"),
    "entity": ("actor",),
    "dating": ("issue", "outlet", "words"),
}
"""What the queue of each kind can be narrowed by."""


_SHARED = ("actor", "issue", "outlet", "from", "to", "words")
"""What the queue of all kinds can be narrowed by; a kind that lacks a field given is left out."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a queue an address is: its kind, which rows, the key of one of them, its filter.

    With `mix`, the queue is that of all kinds, and the kind is that of what stands there now.
    """

    kind: str
    show: str
    at: str | None
    ask: Asking
    mix: bool = False

    @property
    def rest(self) -> list[tuple[str, str]]:
        """The query without the place in the queue."""
        return [pair for pair in self.ask.rest if pair[0] in FILTERS]

    def address(self, path: str = PATH, **more: str | None) -> str:
        """The address of the same queue, or of another of its pages."""
        show = more.pop("show", self.show)
        first = [("of", more.pop("of", self.kind)), ("show", show)]
        kept = [pair for pair in first if pair not in PLAIN]
        kept += [("mix", "all")] if self.mix else []
        query = [*kept, *self.rest, *more.items()]
        told = urlencode([(name, value) for name, value in query if value])
        return f"{path}?{told}" if told else path


def place_of(request: Request, also: tuple[str, ...] = ()) -> Place:
    """The place in a queue that an address names; `also` are fields that it may hold besides.

    Raises BadInput when it cannot be.
    """
    ask = asking(request.query_params, also=(*ALSO, *also))
    given = {name: value for name, value in ask.rest if name in ALSO}
    kind = given.get("of", "attribution")
    show = given.get("show", queue.UNDECIDED)
    if kind not in LABELS:
        raise BadInput(f"no '{typed(kind)}' can be judged here; what can: {', '.join(LABELS)}")
    if show not in queue.SHOWS:
        raise BadInput(f"no '{typed(show)}' can be shown; there are: {', '.join(queue.SHOWS)}")
    if given.get("mix", "all") != "all":
        raise BadInput(f"'mix' is all or nothing, not '{typed(given['mix'])}'")
    bare = not any(name in given for name in ("of", "at", "show")) and not ask.filtered
    return Place(kind, show, given.get("at"), ask, bare or "mix" in given)


# ------------------------------------------------------------------ the page


def review_page(request: Request) -> Response:
    """One thing to be judged, and the way on. Raises BadInput, BadRecord."""
    here = place_of(request)
    try:
        with opened(request) as record:
            values = _values(record, here, names.reviewer(request))
            values["done"] = _done(record, request.query_params.get("done"))
            values["unlinked"] = request.app.state.relinker.why
    except (BadInput, BadDate) as error:
        values = {**_frame(here, names.reviewer(request)), "wrong": str(error)}
        return page(request, "review.html", 400, **values)
    return page(request, "review.html", **values)


def _frame(here: Place, who: str | None) -> dict[str, Any]:
    """What every state of the page is given."""
    return {
        "here": PATH,
        "place": here,
        "kinds": LABELS,
        "who": who,
        "back": here.address(at=here.at),
        "fields": fields(_SHARED if here.mix else FIELDS[here.kind], here.ask),
        "copies": here.ask.asked.copies,
        "filtered": bool(here.rest),
        "shows": ((queue.UNDECIDED, "without a verdict"), (queue.JUDGED, "judged"),
                  (queue.ALL, "all")),
        "wrong": "", "task": None, "count": 0, "count_more": False, "before": None, "next": None,
        "some": (), "done": None, "undo": None, "redo": None, "later": LATER, "unlinked": "",
    }  # fmt: skip


def _values(record: Record, here: Place, who: str | None) -> dict[str, Any]:
    return _mixed(record, here, who) if here.mix else _single(record, here, who)


def _mixed(record: Record, here: Place, who: str | None) -> dict[str, Any]:
    tests = mixed_tests(record, here)
    spot = Spot(here.kind, here.at) if here.at else beside(record, tests, here.show, None)
    now = replace(here, kind=spot.kind, at=spot.key) if spot else here
    size, more = count(record, tests, here.show, MOST_COUNTED)
    ways = {
        "before": beside(record, tests, queue.ALL, spot, back=True) if spot else None,
        "next": onwards_mixed(record, now, tests) if spot else None,
    }
    return _frame(now, who) | _own(record, who) | {
        "task": task(record, spot.kind, spot.key) if spot else None,
        "count": size,
        "count_more": more,
        **{name: now.address(of=one.kind, at=one.key) if one else "" for name, one in ways.items()},
    }  # fmt: skip


def mixed_tests(record: Record, here: Place) -> dict[str, queue.Test]:
    """What the rows of each kind meet, without kinds that the filter says nothing of.

    Raises BadInput, BadDate, BadRecord.
    """
    where = filter_of(record, here.ask.asked)
    given = {name for name, _ in here.rest} - {"copies"}
    fitting = [kind for kind in LABELS if given <= set(FIELDS[kind])]
    return {kind: queue.narrowed(record, queue.QUEUES[kind], where) for kind in fitting}


def onwards_mixed(record: Record, here: Place, tests: dict[str, queue.Test]) -> Spot | None:
    """What comes after, of any kind; from the end on with the start. None when nothing else is."""
    spot = Spot(here.kind, here.at or "")
    after = beside(record, tests, here.show, spot) or beside(record, tests, here.show, None)
    return after if after != spot else None


def _own(record: Record, who: str | None) -> dict[str, Any]:
    """What may be judged at all, and what whoever judges can take back."""
    person = names.person(who) if who else ""
    return {
        "some": [kind for kind in LABELS if _any(record, kind)],
        "undo": past.last_done(record, person) if person else None,
        "redo": past.last_undone(record, person) if person else None,
    }


def _single(record: Record, here: Place, who: str | None) -> dict[str, Any]:
    of = queue.QUEUES[here.kind]
    test = queue.narrowed(record, of, filter_of(record, here.ask.asked))
    at = here.at or queue.beside(record, of, test, here.show, (None, False))
    size = queue.count(record, of, test, here.show, MOST_COUNTED)
    before = queue.beside(record, of, test, queue.ALL, (at, True)) if at else None
    after = onwards(record, here, test, at) if at else None
    return _frame(here, who) | _own(record, who) | {
        "task": task(record, here.kind, at) if at else None,
        "count": size,
        "count_more": size == MOST_COUNTED,
        "before": here.address(at=before) if before else "",
        "next": here.address(at=after) if after else "",
    }  # fmt: skip


def _any(record: Record, kind: str) -> bool:
    of = queue.QUEUES[kind]
    return bool(queue.count(record, of, (of.always, ()), queue.ALL, 1))


def onwards(record: Record, here: Place, test: queue.Test, at: str) -> str | None:
    """The key of what comes after; from the end of the queue on with its start. None when nothing
    else is there.
    """
    of = queue.QUEUES[here.kind]
    after = queue.beside(record, of, test, here.show, (at, False))
    first = after or queue.beside(record, of, test, here.show, (None, False))
    return first if first != at else None


def _done(record: Record, ident: str | None) -> history.Deed | None:
    """What was just decided, for a line that says so and offers to take it back."""
    found = past.judgement(record, ident) if ident else None
    if found is None:
        return None
    return history.deeds(record, [found])[0]


# ------------------------------------------------------------------ verdicts


def judge(request: Request, form: Form) -> Response:
    """Keeps a verdict or a note on one thing and goes on to the next.

    Raises BadInput, BadJudgement, BadRecord.
    """
    here = place_of(request)
    verdict = form.one("verdict")
    if not here.at:
        raise BadInput("nothing was named to be judged; go back to the queue")
    with opened_to_write(request) as record:
        one = task(record, here.kind, here.at)
        _check(one, verdict)
        on = following(record, here, here.at, stay=verdict == "note")
        value = form.one("note") if verdict == "note" else None
        said = one.about.says(verdict, judging.by(request), value=value, why=form.one("why"))
        kept = history.decide(record, [said])[0]
    if verdict != "note":
        judging.linked_again(request, [here.kind])
    return then(here.address(PATH, **on, done=kept.id))


def following(record: Record, here: Place, at: str, stay: bool) -> dict[str, str | None]:
    """Where a verdict on what stands at a place leads: the fields of its address.

    Raises BadInput, BadDate, BadRecord.
    """
    if stay:
        return {"at": at}
    if here.mix:
        spot = onwards_mixed(record, here, mixed_tests(record, here))
        return {"of": spot.kind, "at": spot.key} if spot else {"at": None}
    test = queue.narrowed(record, queue.QUEUES[here.kind], filter_of(record, here.ask.asked))
    return {"at": onwards(record, here, test, at)}


def _check(one: Task, verdict: str) -> None:
    """Raises BadInput for a verdict that cannot be given here."""
    if verdict not in (*one.verdicts, "note"):
        told = ", ".join((*one.verdicts, "note"))
        raise BadInput(f"'{typed(verdict)}' says nothing here; say one of: {told}")


def undo(request: Request, form: Form) -> Response:
    """Takes back what was done last, or what is named; goes to what it was about.

    Raises BadInput, BadRecord.
    """
    return _back(request, form, "undo")


def redo(request: Request, form: Form) -> Response:
    """Brings back what was taken back last. Raises BadInput, BadRecord."""
    return _back(request, form, "redo")


def _back(request: Request, form: Form, which: str) -> Response:
    by = judging.by(request)
    ident, whole = form.one("id"), bool(form.one("whole"))
    with opened_to_write(request) as record:
        before = past.judgement(record, ident) if ident else past.last_done(record, by)
        if ident:
            kept = history.undo(record, ident, by, whole)
        elif which == "undo":
            kept = history.undo_last(record, by)
        else:
            kept = history.redo_last(record, by)
            brought = past.judgement(record, kept[-1].id)
            before = history.origin(record, brought) if brought else None
        key = key_of(before) if before else None
    judging.linked_again(request, [before.judgement.kind] if before else (), at_once=True)
    back = judging.inside(form.one("back"), PATH)
    if back.startswith("/event/") and key:
        return then(judging.event_of(request, key, back.partition("?")[0]))
    if not back.startswith(PATH) or not before or not key:
        return then(back)
    return then(
        f"{PATH}?{urlencode({'of': before.judgement.kind, 'at': key, 'done': kept[-1].id})}"
    )


def name(request: Request, form: Form) -> Response:
    """Keeps who judges from now on, and goes back to where it was asked."""
    del request
    return then(judging.inside(form.one("back"), PATH))
