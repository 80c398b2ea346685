"""What makes the reading of an event less sure, in words, and by how much.

`data/doubts.csv` is fitted by `tools/fit_doubts.py` on events that a person called right or wrong:
the log-odds of being right are those of the row `any` and the weights of the doubts that hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from . import rows

ANY = "any"
"""The row of what holds of every event: the log-odds of one without any doubt."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact about how an event was read: its meaning for people, its weight in log-odds.

    `judged` events had it, of which `right` were right in type and sides.
    """

    name: str
    meaning: str
    weight: float
    judged: int
    right: int


@cache
def doubts() -> dict[str, Doubt]:
    """The doubts that weigh something by name, the heaviest first; without the row `any`.

    Raises BadTable.
    """
    return {name: one for name, one in _all().items() if name != ANY and one.weight < 0}


@cache
def _all() -> dict[str, Doubt]:
    return {
        row["doubt"]: Doubt(row["doubt"], row["meaning"], float(row["weight"]),
                            int(row["judged"]), int(row["right"]))
        for row in rows("doubts")
    }  # fmt: skip


def confidence(names: Iterable[str]) -> float:
    """The share (0..1) of events with these doubts that were right, to two digits.

    A name that the table lacks weighs nothing. Raises BadTable.
    """
    known = _all()
    odds = known[ANY].weight + sum(known[name].weight for name in names if name in known)
    return round(1 / (1 + math.exp(-odds)), 2)


def meanings(names: Iterable[str]) -> tuple[str, ...]:
    """Doubts in words, the heaviest first; one that the table lacks goes by its name."""
    known = doubts()
    found = sorted(names, key=lambda name: (known[name].weight if name in known else 0.0, name))
    return tuple(known[name].meaning if name in known else name for name in found)
