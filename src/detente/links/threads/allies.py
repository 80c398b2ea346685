"""Threads of more than two parties: who takes every step of a side with it is a party too.

The harness tells threads of two states at a time. Where two states do all together towards a third
("France and Germany opposed …"), each of the two pairs would give the same thread; it is told once,
with the state that comes first by its code, and both are its parties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..acts import Act
from .joining import concerns


def acting(found: Iterable[Act]) -> dict[str, set[str]]:
    """Who acts in each article."""
    here: dict[str, set[str]] = defaultdict(set)
    for act in found:
        here[act.teller.article] |= set(act.by)
    return here


def beside(group: Sequence[Act], parties: tuple[str, str]) -> set[str]:
    """Third states that act in a thread, and never without one and the same of its two parties; or
    that are meant with one of them by all that the other does."""
    states = {state for act in group for state in act.by} - set(parties)
    acting = {
        state
        for state in states
        if any(
            all(side in act.by for act in group if state in act.by)
            and not any(state in act.to for act in group if side in act.by)
            for side in parties
        )
    }
    meant = {state for side in parties for state in _meant_with(group, side)}
    return acting | meant - set(parties)


def told_with_another(
    group: Sequence[Act], parties: tuple[str, str], here: Mapping[str, set[str]]
) -> bool:
    """Whether the thread is told with another state in place of one of the two: one that comes
    first by its code, takes every step of that side or is named wherever that is, and is meant by
    all that the other does.
    """
    first, second = parties
    return any(
        ally < side
        and all(concerns(act, frozenset((ally, other)), here[act.teller.article])
                for act in group if other in act.by)
        for side, other in ((first, second), (second, first))
        for ally in (_with_all(group, side) | _meant_with(group, side)) - {first, second}
    )  # fmt: skip


def _with_all(group: Sequence[Act], side: str) -> set[str]:
    """Who takes every step of a side with it; nobody where it takes none."""
    several = [set(act.by) for act in group if side in act.by]
    return set.intersection(*several) - {side} if several else set()


def _meant_with(group: Sequence[Act], side: str) -> set[str]:
    """Who is named wherever something is done to a side that does nothing itself: an offer "to
    Norway and Chad" is one offer."""
    if any(side in act.by for act in group):
        return set()
    to = [set(act.to) - set(act.by) for act in group if side in act.to]
    return set.intersection(*to) - {side} if to else set()
