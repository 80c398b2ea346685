"""Each thing that a thread is on: which step put it on the table first, and which steps answer it.

A thread holds what belongs together, such as a shield, a radar offered in its place and guarantees
asked for. Who asks what came of the radar wants the answers to the radar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...linked import Move, Step
from ...tables import moves
from ...tables.moves import ANSWERS, OPENING
from ..acts import folded
from ..wording import NOUNS, content, tokens
from .state import DECIDING, SHARED

ROUND = 31
"""Days back from an answer that names nothing ("praised the idea") to what it may answer: a summit
and the next."""
ANSWERING = ANSWERS | DECIDING
"""Moves that say what came of something."""

TABLING = (OPENING | {Move.IMPOSED}) - {Move.THREATENED}
"""Moves that put the things that they name on the table; a threat is made against them."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing of a thread, by its name; the places of the step that put it on the table first and
    of those that answer it, in order.
    """

    name: str
    first: int
    answers: tuple[int, ...] = ()


def matters(steps: Sequence[Step], issue: str = "") -> list[Matter]:
    """The things that the steps of a thread name, in the order in which they were put on the table;
    what nobody put there, and is only spoken of, is left out. `issue` is the id of the thread's: an
    answer in words that name other things than its table has is none to what it names by the way.
    """
    found: dict[str, int] = {}
    for place, step in enumerate(steps):
        if step.move in TABLING:
            for name in step.on:
                found.setdefault(name, place)
    return [
        Matter(name, first, _answers(steps, name, first, issue)) for name, first in found.items()
    ]


def _answers(steps: Sequence[Step], name: str, first: int, issue: str) -> tuple[int, ...]:
    return tuple(
        place
        for place in range(first + 1, len(steps))
        if steps[place].move in ANSWERING
        and name in _answered(steps, place, issue)
        and not by_the_way(steps[place], issue)
    )


def by_the_way(step: Step, issue: str) -> bool:
    """Whether the words of a step tell of something, and of none of the things that it is said to
    be on: "a broad agenda", of which the shield is one point."""
    if not issue or not step.on:
        return False
    named = named_in(step.about, issue)
    own = NOUNS.sub("", step.about.lower())
    states = _STATES.sub("", own)
    return not named & set(step.on) and bool(content(tokens(states)))


def named_in(about: str, issue: str) -> set[str]:
    """The things that words name, as texts do or by the name that the table has for them."""
    named = {one.name for one in moves.named(issue, folded(about))}
    return named | {one.name for one in moves.objects(issue) if one.name in about}


_STATES = re.compile(r"\b\w+(?:['’]s|n)\b")
"""Whose it is: "Norway’s offer", "the Canadian plan"."""


def answers_to(steps: Sequence[Step], place: int, issue: str) -> tuple[int, ...]:
    """The places of the steps that answer the step at a place, in order of time: of another side,
    on a thing that it names, told with it by one article, or in two words that it uses."""
    step = steps[place]
    return tuple(
        later
        for later in range(place + 1, len(steps))
        if steps[later].move in ANSWERING
        and (set(steps[later].by) - set(step.by) or steps[later].bodies)
        and _to_this(steps, place, later, issue)
    )


def _to_this(steps: Sequence[Step], place: int, later: int, issue: str) -> bool:
    step, answer = steps[place], steps[later]
    words = [set(content(tokens(NOUNS.sub("", one.about.lower())))) for one in (step, answer)]
    if len(words[0] & words[1]) >= SHARED:
        return True
    if by_the_way(answer, issue):
        return False
    if step.on:
        return bool(set(step.on) & _answered(steps, later, issue))
    return not answer.on and step.article == answer.article


def _answered(steps: Sequence[Step], place: int, issue: str) -> set[str]:
    """What a step answers: the things that it names; else those of the last round before it that
    another side put on the table."""
    step = steps[place]
    if step.on:
        return set(step.on)
    told = named_in(step.about, issue) if issue else set()
    if told:  # "Norway’s offer on the radar": with all that was put on the table with it
        return told | next((set(one.on) for one in reversed(steps[:place])
                            if one.move in OPENING and told & set(one.on)
                            and set(one.by) - set(step.by)), set())  # fmt: skip
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
