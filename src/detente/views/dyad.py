"""A dyad: what one state did and said to another, both directions, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from .shapes import Done, Said


@dataclass(frozen=True, slots=True)
class DyadView:
    """Two states by ISO3 and name; events from one to the other and back, in order of time.

    `mutual` are events in which both act together (a summit); `said_by_a` what A's side said in
    sentences that name B's side, and the other way round.
    """

    a: str
    b: str
    name_a: str
    name_b: str
    a_to_b: tuple[Done, ...]
    b_to_a: tuple[Done, ...]
    mutual: tuple[Done, ...]
