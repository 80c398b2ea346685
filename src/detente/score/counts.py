"""Counts of documents, figures made of their sum, and how sure they are.

Counts are added over documents and divided once, so that a long article weighs as much as it
holds. The interval of a figure is that of 95 of 100 resamplings of the documents (bootstrap,
Efron 1979), drawn with a fixed seed, so that two runs give the same interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

Tally = Counter[str]
"""Counts of one document, or of many: name of what was counted → number."""

SEED = 7
"""Of the resampling; any number does, this one never changes."""
RESAMPLES = 1000
"""Resamplings an interval is made of; at 1000 its ends move by less than .003 between seeds."""
TAIL = 2.5
"""Percent left out at either end of an interval: 95 % stay."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report, 0 to 1; precision and recall where it is an F1 of counts.

    `right`, `found` and `gold` are the counts it was divided from: `found` those of ours, `gold`
    those marked by hand. `low` and `high` bound it with 95 %; None where no documents were drawn.
    """

    name: str
    value: float
    precision: float | None = None
    recall: float | None = None
    right: float | None = None
    found: float | None = None
    gold: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a comparison with marked articles gave.

    `documents` were compared, of which `missing` had no reading and count as read empty.
    """

    task: str
    source: str  # name of the file of marked articles
    documents: int
    missing: int
    figures: tuple[Figure, ...]

    def figure(self, name: str) -> Figure:
        """The figure of that name. Raises KeyError when the report has none."""
        return {figure.name: figure for figure in self.figures}[name]

    def rows(self) -> list[dict[str, Any]]:
        """One row a figure, for a table: name, precision, recall, value, low, high, counts."""
        names = ("name", "precision", "recall", "value", "low", "high", "right", "found", "gold")
        return [{name: getattr(figure, name) for name in names} for figure in self.figures]

    def as_json(self) -> dict[str, Any]:
        """The whole report as plain values."""
        head = {"task": self.task, "gold": self.source}
        return {**head, "documents": self.documents, "missing": self.missing,
                "figures": self.rows()}  # fmt: skip


def ratio(name: str, total: Mapping[str, float], key: str) -> Figure:
    """Precision, recall and F1 of the counts KEY.right, KEY.found and KEY.gold."""
    right, found, gold = (total.get(f"{key}.{part}", 0) for part in ("right", "found", "gold"))
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return Figure(name, f1, precision, recall, right, found, gold)


def share(name: str, right: float, of: float) -> Figure:
    """A plain share: so many right of so many; 0 of none."""
    return Figure(name, right / of if of else 0.0, right=right, gold=of)


def report(
    task: str,
    source: str,
    tallies: Sequence[Tally],
    figures: Callable[[Mapping[str, float]], list[Figure]],
    missing: int = 0,
    resamples: int = RESAMPLES,
) -> Report:
    """The figures of the sum of all tallies, each with its interval; none with 0 resamples."""
    total = sum(tallies, Tally())
    found = figures(total)
    ends = _intervals(tallies, figures, resamples) if tallies and resamples else {}
    kept = tuple(_with_interval(figure, ends.get(figure.name)) for figure in found)
    return Report(task, source, len(tallies), missing, kept)


def _with_interval(figure: Figure, ends: tuple[float, float] | None) -> Figure:
    return replace(figure, low=ends[0], high=ends[1]) if ends else figure


def _intervals(
    tallies: Sequence[Tally],
    figures: Callable[[Mapping[str, float]], list[Figure]],
    resamples: int,
) -> dict[str, tuple[float, float]]:
    """Name of a figure → the two ends of its interval."""
    names = sorted({name for tally in tallies for name in tally})
    table = np.array([[tally.get(name, 0) for name in names] for tally in tallies], dtype=float)
    rng, count = np.random.default_rng(SEED), len(tallies)
    values: dict[str, list[float]] = {}
    for _ in range(resamples):
        times_drawn = np.bincount(rng.integers(0, count, count), minlength=count)
        total = dict(zip(names, (times_drawn @ table).tolist(), strict=True))
        for figure in figures(total):
            values.setdefault(figure.name, []).append(figure.value)
    return {
        name: (float(np.percentile(drawn, TAIL)), float(np.percentile(drawn, 100 - TAIL)))
        for name, drawn in values.items()
    }
