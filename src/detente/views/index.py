"""The index of a dyad: the mean PLOVER score of its distinct events in each period.

Counted are events, not mentions, so that a happening told by ten outlets counts once; and only
those that the texts call actual. What was offered, planned, demanded … is counted beside it, and so
is what no single period holds. After the Conflict and Peace Data Bank's and Goldstein's (1992) use
of weighted events, with a bootstrap interval (Efron 1979): a mean of three events is no trend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..errors import BadInput
from ..linked import TOGETHER, Event
from ..records import Basis, Standing
from ..tables.plover import types

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

    `unplaced` are ids of events whose time does not lie in one period alone.
    """

    relations: tuple[Relation, ...]
    unplaced: tuple[str, ...]
    period: str


def index_of(events: Iterable[Event], a: str, b: str, period: str = "quarter") -> Index:
    """The index of two states (ISO3), from their events; an event in which both act counts for
    both directions. Raises BadInput when there is no such period.
    """
    if period not in PERIODS:
        raise BadInput(f"no period '{period}'; there are: {', '.join(PERIODS)}")
    cells: dict[tuple[date, str, str], list[Event]] = {}
    unplaced: dict[str, None] = {}
    for event in events:
        for actor, recipient in directions(event, a, b):
            start = _period(event, period)
            if start is None:
                unplaced[event.id] = None
            else:
                cells.setdefault((start, actor, recipient), []).append(event)
    relations = [_relation(key, found, period) for key, found in sorted(cells.items())]
    return Index(tuple(relations), tuple(unplaced), period)


def directions(event: Event, a: str, b: str) -> Iterator[tuple[str, str]]:
    """The ordered pairs, of the two states, in which an event counts; a meeting counts twice."""
    actors = {side.state for side in event.actors}
    recipients = {side.state for side in event.recipients}
    for one, other in ((a, b), (b, a)):
        acts_upon = one in actors and other in recipients
        both = {one, other} <= actors and not {one, other} & recipients
        together = both and event.type in TOGETHER
        if acts_upon or together:
            yield one, other


def _period(event: Event, period: str) -> date | None:
    """The first day of the one period in which an event lies; None when it may lie in several."""
    first, last = event.when.earliest, event.when.latest
    if first is None or last is None or event.when.basis is Basis.UNKNOWN:
        return None
    starts = _STARTS[period]
    return starts(first) if starts(first) == starts(last) else None


_STARTS: dict[str, Callable[[date], date]] = {
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: date(day.year, (day.month - 1) // 3 * 3 + 1, 1),
    "year": lambda day: date(day.year, 1, 1),
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _end(start: date, period: str) -> date:
    months = start.month - 1 + _MONTHS[period]
    return date(start.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _relation(key: tuple[date, str, str], found: Sequence[Event], period: str) -> Relation:
    start, actor, recipient = key
    actual = sorted((e for e in found if e.standing is Standing.ACTUAL), key=lambda e: e.id)
    others = Counter(e.standing.value for e in found if e.standing is not Standing.ACTUAL)
    quads = Counter(types()[event.type].quad for event in actual)
    score, low, high = mean_with_interval([event.plover for event in actual])
    return Relation(
        actor,
        recipient,
        start,
        _end(start, period),
        len(actual),
        score,
        low,
        high,
        quads["verbal-cooperation"],
        quads["material-cooperation"],
        quads["verbal-conflict"],
        quads["material-conflict"],
        tuple(sorted(others.items())),
        tuple(event.id for event in actual),
    )


def mean_with_interval(
    scores: Sequence[float],
) -> tuple[float | None, float | None, float | None]:
    """The mean of scores and the ends of its 95 % bootstrap interval (percentiles)."""
    if not scores:
        return None, None, None
    values = np.array(scores, float)
    mean = round(float(values.mean()), 3)
    if len(values) < 2:
        return mean, None, None
    draws = np.random.default_rng(SEED).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), (2.5, 97.5))
    return mean, round(float(low), 3), round(float(high), 3)
