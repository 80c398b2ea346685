"""Who acts on whom: states by states, with the number of distinct events and their mean score."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..record import Filter, Record
from ..record.queries import matrix as queries
from ..tables.states import by_iso3

MOST = 14
"""States of one drawing: as many columns as can be read at the width of a page."""
EVEN = 0.5
"""Scores of PLOVER (-10..10) nearer to nothing than this are called even: half a point is less
than the smallest difference between two types."""
STRONG = (2.0, 5.0)
"""Mean scores from which a cell is tinted more, on either side: a promise is worth 2 to 3, an
agreement or a sanction 5 and more."""


@dataclass(frozen=True, slots=True)
class PairLine:
    """What one state did to another: `events` are distinct and actual, `score` is their mean,
    `low` and `high` the least and the greatest score; None where there are none. `others` were
    offered, planned, demanded …; `apart` says how many of each standing, where that was asked for.
    """

    actor: str  # ISO3
    recipient: str
    events: int
    score: float | None
    low: float | None
    high: float | None
    others: int
    apart: tuple[tuple[str, int], ...] = ()

    @property
    def tone(self) -> str:
        """The step of the mean: "warm-1" to "warm-3", "cold-1" to "cold-3", "even", "none"."""
        if self.score is None:
            return "none"
        size = abs(self.score)
        if size < EVEN:
            return "even"
        step = 1 + sum(size >= bound for bound in STRONG)
        return f"{'warm' if self.score > 0 else 'cold'}-{step}"


@dataclass(frozen=True, slots=True)
class MatrixView:
    """States in the order of what they did and suffered, and what each did to each other.

    `states` are ISO3 and name, at most `MOST`; `left_out` counts the other states.
    """

    states: tuple[tuple[str, str], ...]
    cells: dict[tuple[str, str], PairLine]
    left_out: int


def pairs(record: Record, where: Filter) -> list[PairLine]:
    """Every ordered pair of states between which something was done, most events first.

    Raises BadInput for words that are no query, BadRecord.
    """
    return [
        PairLine(
            one.actor,
            one.recipient,
            one.actual,
            round(one.total / one.actual, 3) if one.actual else None,
            one.low,
            one.high,
            one.others,
        )
        for one in queries.pair_counts(record, where)
    ]


def matrix_of(lines: list[PairLine]) -> MatrixView:
    """The states with the most events as a matrix."""
    weight: Counter[str] = Counter()
    for one in lines:
        for state in (one.actor, one.recipient):
            weight[state] += one.events + one.others
    ordered = sorted(weight, key=lambda state: (-weight[state], state))
    shown = set(ordered[:MOST])
    return MatrixView(
        tuple((state, name_of(state)) for state in ordered[:MOST]),
        {
            (one.actor, one.recipient): one
            for one in lines
            if one.actor in shown and one.recipient in shown
        },
        len(ordered) - len(shown),
    )


def name_of(iso3: str) -> str:
    """The name of a state; its code where our table has none."""
    known = by_iso3().get(iso3)
    return known.name if known else iso3
