"""When two states were at their worst, and over what: in words, before any number.

What articles themselves judge of the relation comes first (`relation_judged`), since a mean of a
few acts is chance; then the issues of what one did against the other, or charged it with, also of
what is told without a day, which no period of the index can hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..linked import Event
from ..record import Filter, Record
from ..record.queries import acts
from ..records import Standing
from ..tables.plover import types
from . import gather
from .extremes import Together
from .relation_judged import Judged, judged, shown
from .shapes import IssueName

MOST_ISSUES = 6
"""Issues that are named: more is the list of all."""
MOST_ACTS = 6
"""Acts that are named of each: some lines; how many more there are is said."""


DONE = (Standing.ACTUAL.value,)
"""What was done, as the index counts it: not what was warned of, denied, planned or supposed."""
_ASKS = "REQUEST"
"""Whoever asks somebody for support does nothing against him, though PLOVER counts it so."""


@dataclass(frozen=True, slots=True)
class Quarrel:
    """An issue on which one acted against, or accused, the other: how many events, how many of them
    without a day of their own, and the first of them."""

    issue: IssueName
    events: int
    undated: int
    first: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class AtWorst:
    """What articles judge of the relation, and over what the two quarrelled."""

    judged: tuple[Judged, ...]
    quarrels: tuple[Quarrel, ...]

    @property
    def worse(self) -> tuple[Judged, ...]:
        """The judgements that find it worse than at other times."""
        return tuple(one for one in self.judged if one.worse)


def at_worst(
    record: Record, pair: tuple[str, str], where: Filter, period: Together | None = None
) -> AtWorst:
    """Judgements and quarrels of two states (ISO3), narrowed as their events; quarrels of the
    period alone in which they were at their worst, where that can be told, and of what was done,
    not of what might be, was denied, or is doubtful. Raises BadRecord.
    """
    conflict = {name for name, one in types().items() if one.quad.endswith("conflict")}
    against = conflict - {_ASKS}
    wanted = tuple(sorted(against & set(where.types) if where.types else against))
    narrowed = replace(where, types=wanted, standing=DONE, doubtful=False)
    if period:
        start, end = _days(period, where)
        narrowed = replace(narrowed, start=start, end=end, within=True, undated=False)
    counted = acts.quarrels(record, pair, narrowed, MOST_ISSUES) if wanted else []
    names = {one.id: one for one in gather.issues_of([issue for issue, *_ in counted])}
    return AtWorst(
        tuple(shown(judged(record, pair, where))),
        tuple(
            Quarrel(names[issue], n, undated, _first(record, pair, narrowed, issue))
            for issue, n, undated in counted if issue in names
        ),
    )  # fmt: skip


def _days(period: Together, where: Filter) -> tuple[date, date]:
    """The days of a period that a filter asks for."""
    first, last = period.parts[0].start, period.parts[0].end
    return max(first, where.start or first), min(last, where.end or last)


def _first(record: Record, pair: tuple[str, str], where: Filter, issue: str) -> tuple[Event, ...]:
    """The first events of an issue, those of a known day before the others."""
    found = acts.first_events(record, pair, replace(where, issues=(issue,)), 4 * MOST_ACTS)
    dated = sorted(found, key=lambda one: one.when.earliest is None)
    return tuple(dated[:MOST_ACTS])
