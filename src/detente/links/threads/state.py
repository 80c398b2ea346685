"""How a thread stands: the last move that decides it, or open; and deadlines that have passed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ...dates import Interval, later
from ...linked import Move, Step
from ...records import Basis, when_of
from ...tables.moves import opening
from ..acts.done import TAKES_UP
from ..wording import content, tokens
from .outcomes import NO_OUTCOME, broke, gave_up
from .steps import READY

OPEN = "open"
DECIDING = frozenset({Move.ACCEPTED, Move.REFUSED, Move.SIGNED, Move.IMPOSED, Move.WITHDRAWN,
                      Move.KEPT, Move.BROKEN, Move.LAPSED})  # fmt: skip
"""Moves that decide a thread until something new is put on the table."""
REOPENING = frozenset({Move.OFFERED, Move.DEMANDED, Move.PROMISED, Move.THREATENED, Move.EXTENDED,
                       Move.COUNTERED, Move.REPEATED, Move.CONDITIONED})  # fmt: skip
COMMITTING = frozenset({Move.PROMISED, Move.SIGNED, Move.ACCEPTED, Move.OFFERED, Move.DEMANDED})
"""Moves that something is due after."""
TABLED = REOPENING | COMMITTING | {Move.IMPOSED}
"""Moves that can be taken back, by whoever made them."""
OWED = frozenset({Move.PROMISED, Move.ACCEPTED, Move.SIGNED})
"""Moves that lapse when their day has passed: a treaty too has a day by which it is to be kept."""
BEYOND = frozenset({Move.KEPT, Move.BROKEN, Move.WITHDRAWN, Move.EXTENDED, Move.REFUSED,
                    Move.SIGNED})  # fmt: skip
"""Moves after a commitment by which it does not lapse."""


SHARED = 2
"""Words that tell something, and that an answer has in common with what it answers."""


def decides(steps: Sequence[Step], place: int) -> bool:
    """Whether the step at a place decides what was on the table before it.

    A withdrawal does where whoever withdraws had put something there, or nobody had: a state that
    leaves a treaty takes back nothing that another demanded, one that repeals a law does. Who
    agrees to do something has agreed to what another asked for where one article tells both, or in
    the same words. Who refuses to give up its own plan decides nothing.
    Who acts for no state decides what its own sentence says was asked for.
    """
    step = steps[place]
    if step.bodies and TAKES_UP not in step.why:
        return False
    if step.move is Move.ACCEPTED and not step.bodies:
        return _agrees_to_that(steps, place)
    if step.move is Move.BROKEN:
        bound = [one for one in steps[:place] if set(one.by) & set(step.by) and one.move in OWED]
        return not bound or any(broke(one, step) for one in bound)
    if step.move is Move.REFUSED and _keeps_its_own(steps, place):
        return False
    if step.move is not Move.WITHDRAWN:
        return step.move in DECIDING
    tabled = [one for one in steps[:place] if one.move in TABLED]
    own = not tabled or any(set(one.by) & set(step.by) for one in tabled)
    return own or any(gave_up(one, step) for one in tabled)


def _keeps_its_own(steps: Sequence[Step], place: int) -> bool:
    """Whether a side refuses to give up what it put on the table itself, and of which nobody asked
    that it do so: that is no answer to it."""
    step, first = steps[place], steps[opening(steps)]
    asked = any(one.move is Move.DEMANDED and set(one.by) - set(step.by) for one in steps[:place])
    own = bool(first.by) and set(first.by) == set(step.by)
    return own and not asked and GIVING_UP.match(step.about) is not None


GIVING_UP = re.compile(
    r"to\s+(?:give\s+up|abandon|drop|scrap|withdraw|remove|cancel|renounce|shelve|suspend|halt|stop)\b"
)


def _agrees_to_that(steps: Sequence[Step], place: int) -> bool:
    step = steps[place]
    asked = [one for one in steps[:place] if one.move in REOPENING
             and set(one.by) and not set(one.by) & set(step.by)]  # fmt: skip
    words = set(content(tokens(step.about)))
    return not asked or any(
        one.article == step.article or len(words & set(content(tokens(one.about)))) >= SHARED
        for one in asked
    )


def state_of(steps: Sequence[Step]) -> str:
    """The move of the last step that decides, or "open"."""
    found = OPEN
    for place, step in enumerate(steps):
        if reopens(steps, place):
            found = OPEN
        elif decides(steps, place) and not any(word in step.why for word in READY):
            found = step.move.value
    return found


def reopens(steps: Sequence[Step], place: int) -> bool:
    """Whether the step at a place puts something on the table anew. The terms on which a side
    insists while it refuses, in the same article, are its refusal."""
    step = steps[place]
    refused = any(one.move is Move.REFUSED and one.by == step.by and one.article == step.article
                  and one.when.interval.overlaps(step.when.interval)
                  for one in steps[:place])  # fmt: skip
    return step.move in REOPENING and not (step.move is Move.CONDITIONED and refused)


def with_lapse(steps: Sequence[Step], today: date | None) -> list[Step]:
    """The steps, with a last one for a promise whose day has passed and of which nothing more is
    told."""
    found = list(steps)
    if today is None:
        return found
    for place, step in enumerate(steps):
        last = step.deadline.latest if step.deadline else None
        due = step.move in OWED
        if last and due and last < today and not any(s.move in BEYOND for s in steps[place + 1 :]):
            found.append(_lapsed(step, last, today))
            break
    return found


def _lapsed(step: Step, last: date, today: date) -> Step:
    day = later(last, 1)
    why = f"the day by which it was due, {last}, has passed; as of {today} {NO_OUTCOME}"
    when = when_of(Interval(day, day), Basis.INFERRED, None, (why,))
    words = step.deadline.words if step.deadline and step.deadline.words else step.span
    return replace(
        step, move=Move.LAPSED, when=when, span=words, deadline=None, condition=None, why=why
    )
