"""Weapons systems that news names: S-400, Patriot, Iskander. The rows are `data/weapons.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from . import rows, split


@dataclass(frozen=True, slots=True)
class Weapon:
    """One system. `kind` says what it is; `state` (ISO 3166-1 alpha-3) who makes it; `common` is
    true where the name is a word of its own, so that a noun of arms must stand beside it.
    """

    name: str
    names: tuple[str, ...]
    kind: str
    state: str | None
    common: bool


@cache
def weapons() -> tuple[Weapon, ...]:
    """Every weapons system, in the order of the table."""
    return tuple(
        Weapon(
            row["name"], (row["name"], *split(row["names"])), row["kind"], row["state"] or None,
            row["needs"] == "word",
        )
        for row in rows("weapons")
    )  # fmt: skip
