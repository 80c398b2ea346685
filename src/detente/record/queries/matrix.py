"""Who acts on whom, and when: counts over distinct events and over what was said and done.

Every statement reads indexes alone where nothing is asked for but everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..filters import Filter
from ..store import Record
from .narrow import plan
from .narrow_links import plan_links


@dataclass(frozen=True, slots=True)
class PairCount:
    """Distinct events by which one state (ISO3) acted on another.

    `actual` of them happened; `total` adds up their PLOVER scores, `low` and `high` are the least
    and the greatest, None where none is actual. `others` were offered, planned, demanded …
    """

    actor: str
    recipient: str
    actual: int
    total: float
    low: float | None
    high: float | None
    others: int


def pair_counts(record: Record, where: Filter) -> list[PairCount]:
    """Every ordered pair of states with its events, most actual events first, then by name.

    Raises BadInput for words that are no query, BadRecord.
    """
    test, values = _of_events(record, where, "d.event")
    actual = "d.standing = 'actual'"
    rows = record.rows(
        f"select d.actor, d.recipient, sum({actual}), sum(iif({actual}, d.plover, 0)),"
        f" min(iif({actual}, d.plover, null)), max(iif({actual}, d.plover, null)),"
        f" sum(d.standing <> 'actual') from event_dyads d where {test}"
        " group by 1, 2 order by 3 desc, 7 desc, 1, 2",
        values,
    )
    return [PairCount(*row) for row in rows]


def _of_events(record: Record, where: Filter, column: str) -> tuple[str, tuple[Any, ...]]:
    """A test that a column holds the id of an event that passes; the days are the row's own."""
    if where == Filter():
        return "true", ()
    narrowed = plan_links(record, "events", where)
    return f"{column} in (select m.id from events m where {narrowed.test})", narrowed.values


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """How much of what was said and done lies in one period, by how its time is known.

    `period` is "2007" or "2007-06", "" for what may lie in several; `kind` is "attribution" or
    "event_mention".
    """

    period: str
    kind: str
    basis: str
    count: int


DIGITS = {"year": 4, "month": 7}
"""Characters of an ISO day that name its period."""


def period_counts(record: Record, where: Filter, period: str) -> list[PeriodCount]:
    """What was said and done by year or month, in order of time, what spans several first.

    Raises BadInput for words that are no query, BadRecord; KeyError when there is no such period.
    """
    digits = DIGITS[period]
    found: list[PeriodCount] = []
    for table, kind in (("attributions", "attribution"), ("event_mentions", "event_mention")):
        narrowed = plan(record, table, where)
        rows = record.rows(
            f"select iif(substr(first, 1, {digits}) = substr(last, 1, {digits}) and first <> '~',"
            f" substr(first, 1, {digits}), '') p, when_basis, count(*) from {table} m"
            f" where {narrowed.test} group by 1, 2",
            narrowed.values,
        )
        found += [PeriodCount(name, kind, basis or "unknown", n) for name, basis, n in rows]
    return sorted(found, key=lambda one: (one.period, one.kind, one.basis))
