"""The index of a dyad: the mean PLOVER score of its distinct events in each period.

Counted are events, not mentions, so that a happening told by ten outlets counts once; and only
those that the texts call actual. What was offered, planned, demanded … is counted beside it, and so
is what no single period holds. After the Conflict and Peace Data Bank's and Goldstein's (1992) use
of weighted events, with a bootstrap interval (Efron 1979): a mean of three events is no trend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

import numpy as np

from ..dates import later
from ..errors import BadInput
from ..record.queries.acts import UNPLACED, Cell
from ..records import Standing
from ..tables.plover import types
from .matrix import PairLine

RESAMPLES = 1000
"""Bootstrap samples: the ends of a 95 % interval move by less than .1 of a point from 1000 on."""
SEED = 20010911
"""Of the bootstrap, fixed, so that the same record gives the same interval."""
SPARSE = 5
"""Events below which a period is called sparse: a bootstrap of fewer values says little."""
PERIODS = ("month", "quarter", "year")
"""What the index is worked out by."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The index of one direction of a dyad in a period of days, both ends in.

    `score` is the mean PLOVER score (-10..10) of the actual events, None where there are none;
    low and high bound its 95 % bootstrap interval, None with fewer than two. The four counts split
    the actual events as PLOVER's quad classes do. `others` counts events of each other standing.
    """

    actor: str  # ISO3
    recipient: str  # ISO3
    start: date
    end: date
    events: int
    score: float | None
    low: float | None
    high: float | None
    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0
    others: tuple[tuple[str, int], ...] = ()
    ids: tuple[str, ...] = ()  # of the actual events

    @property
    def sparse(self) -> bool:
        """Whether too few events stand behind it to show a trend."""
        return self.events < SPARSE

    @property
    def label(self) -> str:
        """The period in words: "2007", "2007 Q3", "2007-07"."""
        if (self.start.month, self.end.month) == (1, 12):
            return str(self.start.year)
        if self.start.month == self.end.month:
            return self.start.isoformat()[:7]
        return f"{self.start.year} Q{(self.start.month + 2) // 3}"


@dataclass(frozen=True, slots=True)
class Index:
    """Both directions of a dyad by period, in order of time; periods without events are left out.

    `unplaced` are ids of events whose time does not lie in one period alone, where they were asked
    for, and `several` says how many these are. `earlier` counts
    periods with events before the first of these, `until` is the last day before it where there
    are any. `doubtful` events were left out, because their reading is. `sums` are of each direction
    all events, whether one period holds them or not, as the matrix counts them. `told_by` are the
    years by the end of which some of the unplaced are told as done, each with how many.
    """

    relations: tuple[Relation, ...]
    unplaced: tuple[str, ...]
    period: str
    earlier: int = 0
    until: date | None = None
    doubtful: int = 0
    several: int = 0
    sums: tuple[PairLine, ...] = ()
    told_by: tuple[tuple[int, int], ...] = ()


def index_of_cells(cells: Iterable[Cell], period: str, most: int | None = None) -> Index:
    """The index of two states from what they did to each other, counted; of at most so many
    periods, the last ones. Raises BadInput when there is no such period.
    """
    _check(period)
    by_period: dict[str, dict[tuple[str, str], list[Cell]]] = {}
    every = list(cells)
    for cell in every:
        pair = cell.actor, cell.recipient
        by_period.setdefault(cell.period, {}).setdefault(pair, []).append(cell)
    unplaced = [one for found in by_period.pop(UNPLACED, {}).values() for one in found]
    ordered = sorted(by_period)
    shown = ordered[-most:] if most else ordered
    relations = [
        _relation(_start(one, period), pair, found, period)
        for one in shown
        for pair, found in sorted(by_period[one].items())
    ]
    earlier = len(ordered) - len(shown)
    until = later(_start(shown[0], period), -1) if earlier else None
    apart = _ids(unplaced)
    sums = _sums(every)
    return Index(tuple(relations), apart, period, earlier, until, several=len(apart), sums=sums)


def _sums(cells: Sequence[Cell]) -> tuple[PairLine, ...]:
    """Each direction with all its events, whatever the order of the cells."""
    found = []
    for pair in sorted({(cell.actor, cell.recipient) for cell in cells}):
        mine = [cell for cell in cells if (cell.actor, cell.recipient) == pair]
        actual = [cell for cell in mine if cell.standing == Standing.ACTUAL]
        scores = [cell.plover for cell in actual]
        n = sum(cell.events for cell in actual)
        mean = round(sum(cell.plover * cell.events for cell in actual) / n, 3) if n else None
        low, high = min(scores, default=None), max(scores, default=None)
        apart = _apart(mine)
        found.append(PairLine(*pair, n, mean, low, high, apart.total(), tuple(apart.most_common())))
    return tuple(found)


def _apart(cells: Iterable[Cell]) -> Counter[str]:
    """How many events were not done, of each standing in the order of its name."""
    found = Counter[str]()
    for cell in sorted(cells, key=lambda one: one.standing):
        if cell.standing != Standing.ACTUAL:
            found[cell.standing] += cell.events
    return found


def _check(period: str) -> None:
    """Raises BadInput when there is no such period."""
    if period not in PERIODS:
        raise BadInput(f"no period '{period}'; there are: {', '.join(PERIODS)}")


def _ids(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The ids of events, each once, sorted."""
    return tuple(sorted({ident for cell in cells for ident in cell.ids.split()}))


def _start(name: str, period: str) -> date:
    """The first day of a period by its name."""
    rest = name[5:]
    month = {"month": rest, "quarter": str(int(rest[1:] or 0) * 3 - 2), "year": "1"}[period]
    return date(int(name[:4]), int(month), 1)


_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _end(start: date, period: str) -> date:
    months = start.month - 1 + _MONTHS[period]
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, 1) - timedelta(days=1) if year <= MAXYEAR else date.max


def _relation(start: date, pair: tuple[str, str], found: Sequence[Cell], period: str) -> Relation:
    scores, quads = Counter[float](), Counter[str]()
    actual = [cell for cell in found if cell.standing == Standing.ACTUAL]
    for cell in actual:
        scores[cell.plover] += cell.events
        quads[types()[cell.type].quad] += cell.events
    others = _apart(found)
    score, low, high = interval(scores)
    return Relation(
        *pair,
        start,
        _end(start, period),
        scores.total(),
        score,
        low,
        high,
        quads["verbal-cooperation"],
        quads["material-cooperation"],
        quads["verbal-conflict"],
        quads["material-conflict"],
        tuple(sorted(others.items())),
        _ids(actual),
    )


def interval(
    scores: Mapping[float, int],
) -> tuple[float | None, float | None, float | None]:
    """The mean of scores, each with how many events have it, and the ends of its 95 % bootstrap
    interval (percentiles); without ends for one event, None of none."""
    return _interval(tuple(sorted(scores.items()))) if scores else (None, None, None)


KEPT = 20_000
"""Intervals that are kept, some 10 MB: drawing one takes a quarter of a millisecond."""


@lru_cache(KEPT)
def _interval(counts: tuple[tuple[float, int], ...]) -> tuple[float, float | None, float | None]:
    """Drawing events one by one, with replacement, is drawing how many have each score: a
    multinomial draw, which costs the same for ten events and ten thousand.
    """
    values, times = (np.array(column, float) for column in zip(*counts, strict=True))
    whole = int(times.sum())
    mean = round(float(values @ times / whole), 3)
    if whole < 2:
        return mean, None, None
    drawn = np.random.default_rng(SEED).multinomial(whole, times / whole, RESAMPLES)
    low, high = np.percentile(drawn @ values / whole, (2.5, 97.5))
    return mean, round(float(low), 3), round(float(high), 3)
