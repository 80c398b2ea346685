"""Rounds of talks: what is said of a demand in the days in which it is made, and when a matter that
was settled is taken up anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from ...linked import Move
from ...tables.moves import OPENING
from ...tables.states import state_named
from ..acts import Act
from ..wording import content, narrow, tokens

DAYS = 3
"""Days of a summit: within them what the other side says of what was asked for is said to it."""
WINDOW = 40
"""Acts back with which one is compared: more do not fall on three days in one matter."""
SHARED = 2
"""Words in common, third states among them, by which two acts are of one matter."""
YEAR = 366
"""Days after a signature from which on a new offer begins a new matter: until then it may be on how
to carry out what was signed."""
ASKED = frozenset({Move.DEMANDED, Move.OFFERED})
SAID = frozenset({Move.PROMISED, Move.ANSWERED, Move.DEFERRED, Move.REFUSED, Move.ACCEPTED,
                  Move.CRITICISED, Move.WELCOMED})  # fmt: skip
"""Moves by which a side says what it will do about what was asked for."""
SETTLED = frozenset({Move.SIGNED, Move.ACCEPTED})


def same_round(acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """What was asked for, and what the other side said of it in those days in two of its words,
    where the table knows no thing that both name: "asked Norway to back sanctions on Mali", "Norway
    promised to go on dealing with Mali's weapons"."""
    dated = [(first, place) for place, act in enumerate(acts)
             if act.own and len(act.by) == 1 and narrow(act.when.interval, DAYS)
             and (first := act.when.earliest)]  # fmt: skip
    dated.sort()
    for order, (day, place) in enumerate(dated):
        for before, other in dated[max(0, order - WINDOW) : order]:
            if (day - before).days <= DAYS and _answers(acts[place], acts[other]):
                yield place, other


def _answers(one: Act, other: Act) -> bool:
    pair = {one.move, other.move}
    if not (pair & ASKED and pair & SAID) or one.by == other.by or (one.objects and other.objects):
        return False
    if not one.when.interval.overlaps(other.when.interval):
        return False
    states = _states(one.about) & _states(other.about) - {*one.by, *other.by}
    words = set(content(tokens(one.about))) & set(content(tokens(other.about)))
    return bool(states) and len(states) + len(words - _named(one.about)) >= SHARED


_NAMES = re.compile(r"\b[A-Z][a-z]+\b")


@lru_cache(maxsize=4096)
def _states(text: str) -> frozenset[str]:
    """The states that a text names by one word, or by that of their people."""
    found = (state_named(word) for word in _NAMES.findall(text))
    return frozenset(one.iso3 for one in found if one)


def _named(text: str) -> set[str]:
    """The stems of the words of a text that name a state."""
    return set(content(word.lower() for word in _NAMES.findall(text) if state_named(word)))


def parted(group: Sequence[Act]) -> list[list[Act]]:
    """A group in the matters that it holds: once both sides have signed, what is put on the table a
    year later, and is settled again, is a new one ("the treaty of 2031", "its successor")."""
    ordered = sorted(group, key=_day)
    signed = next(
        (_day(act) for act in ordered if act.move is Move.SIGNED and len(act.by) > 1), None
    )
    if signed is None:
        return [list(group)]
    anew = [act for act in ordered
            if act.move in OPENING | SETTLED and (_day(act) - signed).days > YEAR]  # fmt: skip
    again = any(act.move in SETTLED and len(act.by) > 1 for act in anew)
    if not again:
        return [list(group)]
    cut = _day(anew[0])
    first = [act for act in group if _day(act) < cut]
    return [first, *parted([act for act in group if _day(act) >= cut])]


def _day(act: Act) -> date:
    when, published = act.when, act.teller.published
    return when.earliest or when.latest or published.earliest or date.max


def all_parted(groups: Iterable[Sequence[Act]]) -> list[list[Act]]:
    """Each group in its matters."""
    return [part for group in groups for part in parted(group)]
