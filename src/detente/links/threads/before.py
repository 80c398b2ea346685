"""What was on the table before an act that speaks of it: "offered a radar in place of the Canadian
shield" tells that the shield was there, though its own sentence gives no day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from ...dates import Interval
from ...records import Basis, when_of
from ...tables.common_words import stem
from ...tables.moves import OPENING
from ..acts import Act
from ..tenses import BOUND, OVER
from ..wording import tokens
from .words import words_of_state

SPOKEN_OF = "the other side spoke of it by then"
"""In the reason of a time: an act of the other side names the thing as proposed already."""
DATED = frozenset({Basis.RELATIVE, Basis.STATED, Basis.GIVEN})
_PROPOSED = re.compile(
    r"\b(?:proposals?|plans?|projects?|proposed|planned|envisioned|intended)\b", re.I
)
"""Words by which what another names has been put on the table, and is not yet there."""


class Placed(Protocol):
    """A step with the act that it is told from, and all acts that tell it."""

    @property
    def act(self) -> Act:
        """The act."""

    @property
    def acts(self) -> tuple[Act, ...]:
        """The act and those that tell the same."""


P = TypeVar("P", bound=Placed)


def bounded(group: Sequence[Act]) -> list[Act]:
    """Acts that put something there on a day that is not told, up to the day on which the other
    side spoke of it."""
    return [_bounded(act, group) for act in group]


def _bounded(act: Act, group: Sequence[Act]) -> Act:
    last = act.when.latest
    if not _open(act) or last is None:
        return act
    days = [one.when.latest for one in group if one.when.latest and _speaks_of(one, act)]
    if not days or min(days) >= last:
        return act
    why = (*act.when.why, SPOKEN_OF, OVER)
    when = when_of(Interval(None, min(days)), Basis.PUBLISHED, act.when.words, why)
    return replace(act, when=when)


def not_before_answered(once: Sequence[Act], several: Sequence[Sequence[Act]]) -> list[Act]:
    """Acts of steps, each told by several: an answer that stands from the day on of what its
    article tells before it, from the day on that this is told to have been done: "in June" of the
    one and "on 7 June" of the other is 7 June; "today" of the one, and a day before in the other,
    is no longer that day alone.
    """
    opened: dict[str, list[_Opened]] = defaultdict(list)
    for act, tellers in zip(once, several, strict=True):
        if act.move in OPENING and act.when.earliest:
            for one in tellers:
                told = _Opened(one.at, act.when.earliest, act.by, one.when.earliest)
                opened[one.teller.article].append(told)
    return [_from(act, opened[act.teller.article]) for act in once]


class _Opened(NamedTuple):
    """What an article tells at a place as put on the table: since when all tell it, and since when
    that article does."""

    at: int
    day: date
    by: tuple[str, ...]
    own: date | None


def _from(act: Act, opened: Iterable[_Opened]) -> Act:
    first, last = act.when.earliest, act.when.latest
    if BOUND not in act.when.why or not first or not last:
        return act
    before = [one for one in opened if one.at < act.at and not set(one.by) & set(act.by)]
    nearest = max(before, default=None)
    if nearest is None or nearest.day > last:
        return act
    if nearest.day <= first and nearest.own != first:
        return act
    when = when_of(Interval(nearest.day, last), act.when.basis, act.when.words, act.when.why)
    return replace(act, when=when)


def placed(found: Sequence[P]) -> list[P]:
    """Steps in order, what was spoken of before whatever speaks of it and what was done later."""
    ordered = list(found)
    for one in found:
        if SPOKEN_OF not in one.act.when.why:
            continue
        ordered.remove(one)
        first = (n for n, other in enumerate(ordered) if _after(other, one.act))
        ordered.insert(next(first, len(ordered)), one)
    return ordered


def _after(other: Placed, act: Act) -> bool:
    """Whether an act that tells a step speaks of another, or the step is of a later day."""
    first, last = other.act.when.earliest, act.when.latest
    later = first is not None and last is not None and first > last
    return later or any(_speaks_of(one, act) or one.span == act.span for one in other.acts)


def _open(act: Act) -> bool:
    opens = act.move in OPENING and bool(act.objects) and not act.reference
    return opens and len(act.by) == 1 and act.when.earliest is None


def _speaks_of(one: Act, other: Act) -> bool:
    """Whether an act of the other side, of a day that is told, names what was proposed: the thing,
    whose it is, and that it is a plan."""
    if set(one.by) & set(other.by) or one.when.basis not in DATED or not one.move:
        return False
    things = {thing.id for thing in one.objects} & {thing.id for thing in other.objects}
    words = {stem(word) for word in tokens(one.about.replace("-", " "))}
    whose = words_of_state(other.by[0]) if other.by else frozenset()
    return bool(things and words & whose and _PROPOSED.search(one.about))
