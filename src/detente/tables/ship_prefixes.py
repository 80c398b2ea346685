"""Letters before a ship's name that tell whose navy or coast guard it is of: "HMS", "BRP".

The rows are `data/ship_prefixes.csv`.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from . import rows, split


@cache
def ship_prefixes() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each prefix as news writes it, the ISO3 of the states that use it, and of those that use
    it as well."""
    return {
        row["prefix"]: (frozenset(split(row["states"])), frozenset(split(row["also"])))
        for row in rows("ship_prefixes")
    }


def whose(prefix: str, named: Set[str]) -> str | None:
    """The ISO3 of the state whose ships bear a prefix, in an article that names these states; None
    where it names several of those that use it, or none of several."""
    first, also = ship_prefixes().get(prefix, (frozenset(), frozenset()))
    told = (first & named) or (also & named) or first
    return next(iter(told)) if len(told) == 1 else None
