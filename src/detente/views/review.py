"""One thing to be judged, with its evidence in place and what the machine read.

A queue goes through a kind of thing, the least certain first (`record.queries.review`); a task is
one of them as a person is asked about it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from ..errors import BadInput, typed
from ..record import Record, decided, targets
from ..record.judgements import Replay
from ..record.queries import past
from ..record.queries import review as queue
from . import review_items, review_links
from .review_shapes import Task

LABELS = {
    "attribution": "Said",
    "event_mention": "Done",
    "mention": "Who",
    "event": "Same event",
    "quotation": "Same words",
    "discrepancy": "Discrepancies",
    "step": "Steps",
    "copy": "Reprints",
    "entity": "Same name",
    "dating": "Dated by others",
}
"""Every kind of thing that has a queue, in their order, and what the queue is called."""
LATER = decided.KINDS
"""Kinds whose verdicts take effect when the next build links."""


def task(record: Record, kind: str, key: str) -> Task:
    """The thing of that kind and key as a task.

    Raises BadInput when the record holds none such, BadRecord.
    """
    if kind not in MAKERS:
        raise BadInput(f"no '{typed(kind)}' can be judged here; what can: {', '.join(LABELS)}")
    ids = queue.ids_of(queue.QUEUES[kind], key)
    made = MAKERS[kind](record, [str(one) for one in ids])
    if made is None:
        raise BadInput(
            f"there is no {LABELS[kind].lower()} '{typed(key)}' any longer; go on in the queue"
        )
    score = queue.score_of(record, queue.QUEUES[kind], key)
    sure = score if kind not in ("event_mention", "step") else None
    known = past.of_target(record, kind, made.target, made.article)
    return replace(made, key=key, score=sure, past=tuple(known))


MAKERS: dict[str, Callable[[Record, Sequence[str]], Task | None]] = {
    "attribution": review_items.of_attribution,
    "event_mention": review_items.of_event_mention,
    "mention": review_items.of_mention,
    "event": lambda record, ids: review_links.of_two(record, ids, "event"),
    "quotation": lambda record, ids: review_links.of_two(record, ids, "quotation"),
    "discrepancy": review_links.of_discrepancy,
    "step": review_links.of_step,
    "copy": review_links.of_copy,
    "entity": review_links.of_entity,
    "dating": review_links.of_dating,
}
"""What makes a task of each kind."""


def key_of(one: Replay) -> str | None:
    """The key of what a judgement is about; None where it is not found, or has no queue."""
    kind, target = one.judgement.kind, one.target
    if kind in ("copy", "entity"):
        ends = json.loads(one.judgement.target)
        return "~".join(str(ends[name]) for name in targets.LINKS[kind])
    if target is None or kind not in LABELS:
        return None
    if kind == "mention":
        return f"{json.loads(one.judgement.target)['article']}~{target}"
    if kind in ("discrepancy", "step"):
        return None
    return target.replace(" ", "~")
