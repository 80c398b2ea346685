"""Each thing that a thread is on: which step put it on the table first, and which steps answer it.

A thread holds what belongs together, such as a shield, a radar offered in its place and guarantees
asked for. Who asks what came of the radar wants the answers to the radar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...linked import Move, Step
from ...tables.moves import ANSWERS, OPENING
from .state import DECIDING

ROUND = 31
"""Days back from an answer that names nothing ("praised the idea") to what it may answer: a summit
and the next."""
ANSWERING = ANSWERS | DECIDING
"""Moves that say what came of something."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing of a thread, by its name; the places of the step that put it on the table first and
    of those that answer it, in order.
    """

    name: str
    first: int
    answers: tuple[int, ...] = ()


def matters(steps: Sequence[Step]) -> list[Matter]:
    """The things that the steps of a thread name, in the order in which they were put on the table;
    what nobody put there, and is only spoken of, is left out.
    """
    found: dict[str, int] = {}
    for place, step in enumerate(steps):
        if step.move in OPENING or step.move is Move.IMPOSED:
            for name in step.on:
                found.setdefault(name, place)
    return [Matter(name, first, _answers(steps, name, first)) for name, first in found.items()]


def _answers(steps: Sequence[Step], name: str, first: int) -> tuple[int, ...]:
    return tuple(
        place
        for place in range(first + 1, len(steps))
        if steps[place].move in ANSWERING and name in _answered(steps, place)
    )


def _answered(steps: Sequence[Step], place: int) -> set[str]:
    """What a step answers: the things that it names; else those of the last round before it that
    another side put on the table."""
    step = steps[place]
    if step.on:
        return set(step.on)
    names: set[str] = set()
    for before in reversed(steps[:place]):
        if before.move in OPENING and set(before.by) - set(step.by):
            if names and _days(before, step) > ROUND:
                break
            names |= set(before.on)
            if not names or _days(before, step) > ROUND:
                break  # the nearest is answered, whatever its day; others of its round with it
    return names


def _days(before: Step, step: Step) -> int:
    """Days from one step to a later one; 0 where either is not known."""
    one = before.when.latest or before.when.earliest
    other = step.when.earliest or step.when.latest
    return (other - one).days if one and other else 0
