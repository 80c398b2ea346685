"""How much of what an outlet lacks is of the days about which its articles here write.

An outlet of which the pile has one article of 2001 does not leave out what happened in 2007. What
others tell and it does not is counted where it surely lies within a month (`NEWS`) of the time that
its own articles span; of the rest only the number is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..record import Filter, Record, queries
from ..record.queries.covered import spans_of_outlets
from .coverage import OutletCoverage
from .maybe_told import NEWS


@dataclass(frozen=True, slots=True)
class Reach:
    """The days that are asked for and about which an outlet writes, both in, and how many events
    of them it lacks that two others or more tell."""

    start: date
    end: date
    missing: int


def missing_in_reach(
    record: Record, where: Filter, lines: Sequence[OutletCoverage]
) -> dict[str, Reach]:
    """Of each outlet that lacks something, what is of its days; nothing of one that has an article
    without any day, or nothing here of those days. Raises BadRecord."""
    spans = spans_of_outlets(record)
    lacking = {one.outlet: _days(where, spans.get(one.outlet)) for one in lines if one.missing}
    asked = {days for days in lacking.values() if days is not None}
    if len(asked) * sum(one.events for one in lines) > WORK:
        return {}
    counted = {days: _missing(record, where, days) for days in asked}
    return {
        outlet: Reach(*days, counted[days].get(outlet, counted[days][_NOBODY]))
        for outlet, days in lacking.items() if days is not None
    }  # fmt: skip


WORK = 20_000
"""Events that are gone through at most, all spans of outlets together: some 40 ms, at 112 ms for
60,000, so that a page of a record of 100,000 articles stays within its 100 ms."""
_NOBODY = ""
"""Under no name stands what lacks an outlet that tells nothing of those days."""


def _days(where: Filter, span: tuple[date, date] | None) -> tuple[date, date] | None:
    """The days that are asked for and of which an outlet may tell; None where there are none."""
    if span is None:
        return None
    start = max(span[0] - NEWS, where.start or date.min)
    end = min(span[1], where.end or date.max)
    return (start, end) if start <= end else None


def _missing(record: Record, where: Filter, days: tuple[date, date]) -> dict[str, int]:
    """What each outlet lacks of the events that surely lie in some days, by name."""
    narrowed = replace(where, start=days[0], end=days[1], within=True)
    told = queries.outlet_events(record, narrowed)
    several = max((one.missing + one.events - one.alone for one in told), default=0)
    return {_NOBODY: several} | {one.outlet: one.missing for one in told if one.outlet}
