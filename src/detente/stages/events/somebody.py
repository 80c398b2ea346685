"""Whether sides are the same somebody, and what kind of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...records import Side
from ...tables import organisations

HASHED = re.compile(r"[a-z]+:[0-9a-f]{12,}\Z")
"""Ids of entities that are no row of our tables, merely names that a text used."""


def weighty(side: Side) -> bool:
    """Whether a side is somebody in the world of states, not just "the police" or "rebels"."""
    return side.state is not None or side.entity is not None


def same(one: Side, other: Side) -> bool:
    """Whether two sides are the same somebody."""
    if one.entity and one.entity == other.entity:
        return True
    if one.state != other.state:
        return False
    unknown = one.entity is None and other.entity is None
    return one.span.overlaps(other.span) or (unknown and one.name == other.name)


def distinct(sides: Iterable[Side]) -> list[Side]:
    """The sides, each somebody once, in order."""
    found: list[Side] = []
    for side in sides:
        if not any(same(side, one) for one in found):
            found.append(side)
    return found


def without(sides: Iterable[Side], others: Iterable[Side]) -> list[Side]:
    """The sides that are none of the others, nor of the state for which one of those acts."""
    kept = list(others)
    states = {one.state for one in kept if one.state}
    return [side for side in sides if not any(same(side, one) for one in kept)
            and side.state not in states]  # fmt: skip


def others(sides: list[Side], acting: list[Side]) -> list[Side]:
    """The sides that are none of those who act, nor the state for which one of them acts."""
    states = {f"state:{side.state}" for side in acting}
    return [
        side for side in distinct(sides)
        if side.entity not in states and not any(same(side, one) for one in acting)
    ]  # fmt: skip


def media(entity: str | None) -> bool:
    """Whether an entity is a newspaper, an agency of news or a channel."""
    return entity is not None and entity in _of_kind("media")


def company(entity: str | None) -> bool:
    """Whether an entity is a company: its rockets are no arms."""
    return entity is not None and entity in _of_kind("company")


@cache
def _of_kind(kind: str) -> frozenset[str]:
    every = organisations.organisations()
    return frozenset(f"organisation:{one.id.removeprefix('organisation:')}" for one in every
                     if one.kind == kind)  # fmt: skip


def known_side(side: Side) -> bool:
    """Whether a side is an entity of our tables."""
    return side.entity is not None and not HASHED.match(side.entity)
