"""What came of a step by whose day something was to be done: told by later steps, or not at all.

An outcome is told only by a step that says so: that the promise was kept, or the threat carried
out; that it was broken; that the other side agreed to a demand or an offer, or refused it. Where
none does, it is "not told", and the next step that decides the thread is named beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ...linked import Move, Step
from ..acts.done import TAKES_UP

NO_OUTCOME = "no outcome was read in these articles"
"""Where no step tells what came of something, for people: what was read, not what articles tell."""


class Result(StrEnum):
    """What came of it; a closed list. "Not told" is said of the steps that were read."""

    KEPT = "kept"
    CARRIED_OUT = "carried out"  # of a threat
    BROKEN = "broken"
    AGREED = "agreed to"  # of a demand or an offer: by the other side
    REFUSED = "refused"  # the same
    LATE = "late"  # done after its day
    LAPSED = "lapsed"
    NOT_TOLD = "not told"
    NOT_DUE = "not yet due"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step; `by` is the place in the thread of the step that tells it, None where
    none does; `later` that of the next step that decides the thread, where none tells the outcome.
    """

    result: Result
    by: int | None = None
    later: int | None = None


OWN = {Move.KEPT: Result.KEPT, Move.BROKEN: Result.BROKEN, Move.LAPSED: Result.LAPSED}
"""What the side that owes does with it."""
THEIRS = {Move.ACCEPTED: Result.AGREED, Move.SIGNED: Result.AGREED, Move.REFUSED: Result.REFUSED}
"""What the other side does with a demand or an offer."""
ASKING = frozenset({Move.DEMANDED, Move.OFFERED, Move.EXTENDED, Move.COUNTERED, Move.REPEATED,
                    Move.CONDITIONED})  # fmt: skip
"""Moves of which the other side decides what comes."""
DECIDED = frozenset({*OWN, *THEIRS, Move.WITHDRAWN})


def outcome(steps: Sequence[Step], place: int, today: date) -> Outcome:
    """What came of the step at a place of a thread, as of a day. Its deadline may be missing."""
    step = steps[place]
    for at in range(place + 1, len(steps)):
        result = _told_by(step, steps[at])
        if result is not None:
            return Outcome(result, at)
    if step.deadline and step.deadline.latest and step.deadline.latest >= today:
        return Outcome(Result.NOT_DUE)
    decided = [at for at in range(place + 1, len(steps)) if steps[at].move in DECIDED]
    decided.sort(key=lambda at: steps[at].move is Move.ACCEPTED)  # a signature says more
    return Outcome(Result.NOT_TOLD, later=next(iter(decided), None))


def _told_by(step: Step, later: Step) -> Result | None:
    """What a later step tells of a step; None where it tells of something else."""
    own = bool(set(step.by) & set(later.by))
    if later.move is Move.SIGNED and set(step.by) <= set(later.by) and step.move in OWING:
        return _signed(step, later)
    if gave_up(step, later):
        return Result.AGREED
    if later.move is Move.LAPSED:
        return Result.LAPSED if later.event == step.event else None
    if later.move is Move.BROKEN:
        return Result.BROKEN if own and step.move not in ASKING and broke(step, later) else None
    if later.move is Move.KEPT and set(step.by) == set(later.by) and step.move not in ASKING:
        return Result.CARRIED_OUT if step.move is Move.THREATENED else Result.KEPT
    theirs = bool(set(later.by) - set(step.by)) or TAKES_UP in later.why
    answered = step.move in ASKING and later.move in THEIRS and theirs
    return THEIRS[later.move] if answered and _one_thing(step, later) else None


def broke(step: Step, later: Step) -> bool:
    """Whether what is told as broken may be that promise: one article tells both, or it was broken
    after it was made, or is told so a month later. "Has broken its promises" is none of those that
    are made in the same weeks."""
    made, first, told = step.when.latest, later.when.earliest, later.when.latest
    if step.article == later.article or made is None:
        return True
    return bool(first and first > made) or bool(told and (told - made).days > MONTH)


MONTH = 31
"""Days after a promise from which on what is told as broken may be that."""


def gave_up(step: Step, later: Step) -> bool:
    """Whether a side gave up the very thing of which the other had demanded that: "demanded a
    repeal of the harbour act", "repealed it". Who leaves a treaty does it for nobody."""
    given = later.move is Move.WITHDRAWN and later.why.startswith("CONCEDE")
    asked = step.move is Move.DEMANDED and not set(step.by) & set(later.by)
    one_thing = bool(set(step.on) & set(later.on))
    if not (given and asked and one_thing) or _KEEPING.search(step.about):
        return False
    return _ENDING.search(step.about) is not None


_ENDING = re.compile(
    r"\b(?:repeal\w*|rescind\w*|abolish\w*|abolition|lift\w*|end|ends|ending|drop\w*|scrap\w*|remov\w+|"
    r"abandon\w*|give\s+up|giving\s+up|stop\w*|withdraw\w*|renounc\w+|shelv\w+|revo\w+)\b",
    re.IGNORECASE,
)
""" "A repeal of the act", "that Norway scrap its plan": that a thing be no more."""
_KEEPING = re.compile(r"\b(?:against|not|never|no)\b")
""" "A warning against dropping the plan": that it be kept."""
OWING = frozenset({Move.ACCEPTED, Move.PROMISED})
"""Moves by which those who sign in the end bind themselves to make what they sign."""
_TO_MAKE = re.compile(
    r"\b(?:work(?:ing)?\s+out|negotiat\w+|conclud\w+|sign\w*|complet\w+|finish\w*|draft\w*|draw\w*\s+up"
    r"|reach\w*|prepar\w+|finali[sz]\w+|have\s+ready)\s+(?:[\w’'-]+\s+){0,5}?"
    r"(?:successor|replacement|treaty|agreement|pact|accord|deal|text|convention)\b",
    re.IGNORECASE,
)
""" "To work out a successor to the treaty": what a signature ends."""


def _signed(step: Step, later: Step) -> Result | None:
    """Whether what two agreed to work out was signed by its day, or late; None where the step is to
    bring something else, or the days do not tell."""
    if not _TO_MAKE.search(step.about):
        return None
    due = step.deadline.latest if step.deadline else None
    first, last = later.when.earliest, later.when.latest
    if due is None or (last and last <= due):
        return Result.KEPT
    return Result.LATE if first and first > due else None


def _one_thing(step: Step, later: Step) -> bool:
    """Whether an answer is told by the article that tells what it answers, or in the same words."""
    return step.article == later.article
