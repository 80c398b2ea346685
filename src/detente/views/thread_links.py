"""Threads beside a thread: which of its steps open another, and what its first step counters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..record import Record, queries
from .threads import ThreadView, viewed


@dataclass(frozen=True, slots=True)
class Beside:
    """Threads that share steps with one: by the event of the step, those that it opens; and those
    in which the step that opens this one is an answer."""

    opened: Mapping[str, tuple[ThreadView, ...]]
    counters: tuple[ThreadView, ...] = ()


def beside(record: Record, view: ThreadView) -> Beside:
    """The threads beside one. Raises BadRecord."""
    own = view.first.step.event if view.first else ""
    ids = {step.step.event: queries.threads_of(record, step.step.event) for step in view.steps}
    others = sorted({ident for several in ids.values() for ident in several} - {view.id})
    found = [one for ident in others if (one := queries.thread(record, ident))]
    opened: dict[str, tuple[ThreadView, ...]] = {}
    counters = []
    for other in viewed(record, found):
        first = other.first.step.event if other.first else ""
        if first != own and first in ids:
            opened[first] = (*opened.get(first, ()), other)
        elif first != own and own in {step.step.event for step in other.steps}:
            counters.append(other)
    return Beside(opened, tuple(counters))
