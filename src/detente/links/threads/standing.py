"""Who stands by a plan, told as one event in two ways: "the bases must remain" of one account and
"will not give them up" of the other are one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...linked import Move
from ..acts import Act

STANDS_BY = frozenset({Move.CONDITIONED, Move.REFUSED})
"""Moves that two accounts give of one such event."""


def of_one_event(group: Sequence[Act]) -> list[Act]:
    """Acts in which what is said is of the event that its own words tell: "has no intention of
    giving up the plan" is read both as what is said and as what is done."""
    done = [act for act in group if not act.said and act.move is Move.REFUSED]
    found = []
    for act in group:
        same = (one for one in done if one.by == act.by and one.span.overlaps(act.span))
        own = next(same, None) if act.said and act.move is Move.REFUSED else None
        found.append(replace(act, item=own.item) if own else act)
    return found


def by_one_event(
    once: Sequence[Act], several: Sequence[Sequence[Act]]
) -> tuple[list[Act], list[list[Act]]]:
    """Steps, each with the acts that tell it, in which those that stand by one thing in one event
    are one: the refusal, by its day where it has one."""
    acts: list[Act] = []
    tellers: list[list[Act]] = []
    for act, tells in zip(once, several, strict=True):
        place = next((n for n, one in enumerate(acts) if _one(one, tellers[n], act, tells)), None)
        if place is None:
            acts.append(act)
            tellers.append(list(tells))
        else:
            acts[place] = min((acts[place], act), key=_worth)
            tellers[place] += tells
    return acts, tellers


def _one(one: Act, mine: Sequence[Act], other: Act, theirs: Sequence[Act]) -> bool:
    if not {one.move, other.move} <= STANDS_BY or one.by != other.by:
        return False
    return bool({act.item for act in mine} & {act.item for act in theirs})


def _worth(act: Act) -> tuple[bool, int]:
    days = act.when.interval.days
    return act.move is not Move.REFUSED, days if days is not None else 10**6
