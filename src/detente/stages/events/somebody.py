"""Whether sides are the same somebody, and what kind of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...records import Side
from ...spans import Span
from ...tables import organisations, states

HASHED = re.compile(r"[a-z]+:[0-9a-f]{12,}\Z")
"""Ids of entities that are no row of our tables, merely names that a text used."""
BUSINESS = frozenset({
    "company", "firm", "corporation", "airline", "bank", "retailer", "manufacturer", "maker",
    "conglomerate", "investor", "shareholder", "buyer", "bidder", "supplier", "brand", "startup",
})  # fmt: skip
KIN = frozenset({
    "father", "mother", "parent", "son", "daughter", "brother", "sister", "wife", "husband",
    "widow", "grandmother", "grandfather", "uncle", "aunt", "cousin", "relative", "family",
    "boyfriend", "girlfriend", "classmate", "stepfather", "stepmother", "grandparent",
})  # fmt: skip


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
    own = {one.state for one in kept if one.state}
    return [side for side in sides if not any(same(side, one) for one in kept)
            and side.state not in own]  # fmt: skip


def others(sides: list[Side], acting: list[Side]) -> list[Side]:
    """The sides that are none of those who act, nor the state for which one of them acts."""
    own = {f"state:{side.state}" for side in acting}
    return [
        side for side in distinct(sides)
        if side.entity not in own and not any(same(side, one) for one in acting)
    ]  # fmt: skip


def of_state(span: Span, state: str) -> Side:
    """The state of that ISO3 as a side, told by these characters."""
    return Side(span, states.by_iso3()[state].name, f"state:{state}", state)


def body_of_states(side: Side) -> bool:
    """Whether a side is an organisation that no single state owns."""
    return side.state is None and (side.entity or "").startswith("organisation:")


def kind_of(entity: str | None) -> str:
    """The kind of an organisation of our tables: "company", "party", …; empty for all else."""
    return _kinds().get(entity or "", "")


def media(entity: str | None) -> bool:
    """Whether an entity is a newspaper, an agency of news or a channel."""
    return kind_of(entity) == "media"


def company(entity: str | None) -> bool:
    """Whether an entity is a company: its rockets are no arms."""
    return kind_of(entity) == "company"


def civil_body(side: Side) -> bool:
    """Whether a side is a party, a court, a company or a paper."""
    return kind_of(side.entity) in ("party", "company", "media", "court")


@cache
def _kinds() -> dict[str, str]:
    every = organisations.organisations()
    return {f"organisation:{one.id.removeprefix('organisation:')}": one.kind for one in every}


def known_side(side: Side) -> bool:
    """Whether a side is an entity of our tables."""
    return side.entity is not None and not HASHED.match(side.entity)
