"""Who acts on whom, and when: counts over distinct events and over what was said and done.

Every statement reads indexes alone where nothing is asked for but everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ...dates import later
from ..filters import Filter
from ..rows import year_after
from ..store import Record
from .narrow import MANY, own_test, plan
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
    if where.plain:
        return _kept_pairs(record, "acts" if where.doubtful else "sure_acts")
    test, values = _of_events(record, where)
    actual = "m.standing = 'actual'"
    rows = record.rows(
        f"select m.actor, m.recipient, sum({actual}), sum(iif({actual}, m.plover, 0)),"
        f" min(iif({actual}, m.plover, null)), max(iif({actual}, m.plover, null)),"
        f" sum(m.standing <> 'actual') from event_dyads m where {test}"
        " group by 1, 2 order by 3 desc, 7 desc, 1, 2",
        values,
    )
    return [PairCount(*row) for row in rows]


def act_on_each_other(record: Record, one: str, other: str) -> bool:
    """Whether two states (ISO3) stand in any event together. Raises BadRecord."""
    sql = "select 1 from event_dyads where actor = ? and recipient = ? limit 1"
    return bool(record.one(sql, (one, other)) or record.one(sql, (other, one)))


def _kept_pairs(record: Record, name: str) -> list[PairCount]:
    """The same of all events, from the tallies: of each pair how many have which score."""
    score, happened = "cast(part as real)", "part <> ''"
    rows = record.rows(
        "select substr(key, 1, instr(key, ' ') - 1), substr(key, instr(key, ' ') + 1),"
        f" sum(iif({happened}, n, 0)), sum(iif({happened}, {score} * n, 0)),"
        f" min(iif({happened}, {score}, null)), max(iif({happened}, {score}, null)),"
        " sum(iif(part = '', n, 0)) from tallies where name = ?"
        " group by key order by 3 desc, 7 desc, 1, 2",
        (name,),
    )
    return [PairCount(*row) for row in rows]


def _of_events(record: Record, where: Filter) -> tuple[str, tuple[Any, ...]]:
    """A test of rows `m` of pairs that their event passes; of days alone the row has its own."""
    if where.in_days:
        return own_test("events", where)
    narrowed = plan_links(record, "events", where, rare=MANY)
    return f"m.event in (select m.id from {narrowed.rows} where {narrowed.test})", narrowed.values


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
        first, last = (f"substr({end}, 1, {digits})" for end in ("first", "last"))
        sql, values = _times(record, table, where)
        rows = record.rows(
            f"select iif({first} = {last} and first <> '~', {first}, '') p, basis, sum(n)"
            f" from ({sql}) group by 1, 2",
            values,
        )
        found += [PeriodCount(name, kind, basis, n) for name, basis, n in rows]
    return sorted(found, key=lambda one: (one.period, one.kind, one.basis))


def _times(record: Record, table: str, where: Filter) -> tuple[str, tuple[Any, ...]]:
    """A statement for basis, first, last and n of the rows that pass, and its values.

    Whole months of everything are in the tallies.
    """
    months = _whole_months(where)
    if len(where.issues) == 1 and replace(where, issues=()).in_days:
        return _labelled(table, where)
    if months is None:
        test = plan(record, table, where, rare=MANY)
        rows = f"{table} m indexed by {table}_basis" if test.days else test.rows
        sql = (
            "select coalesce(m.when_basis, 'unknown') as basis, m.first, m.last, count(*) as n"
            f" from {rows} where {test.test} group by m.when_basis, m.first, m.last"
        )
        return sql, test.values
    sql = (
        "select key as basis, substr(part, 1, instr(part, ' ') - 1) as first,"
        " substr(part, instr(part, ' ') + 1) as last, n from tallies where name = ?"
    )
    far = year_after(where.end)[:7] if where.end else ANY_TIME[1]
    tests = "last >= ? and first <= ? and (first <> '' or last <= ?)"
    return f"select * from ({sql}) where {tests}", (f"{table} in", *months, far)


def _labelled(table: str, where: Filter) -> tuple[str, tuple[Any, ...]]:
    """The same of rows that touch one issue, from what stands beside its name."""
    test, values = own_test(table, where)
    sql = (
        "select m.when_basis as basis, m.first, m.last, count(*) as n"
        " from labels m indexed by labels_times where m.issue = ? and m.kind = ? and m.shown = 2"
        f" and {test} group by m.when_basis, m.first, m.last"
    )
    return sql, (*where.issues, table.removesuffix("s"), *values)


ANY_TIME = ("", "~")
"""Sorts before every month, and after."""


def _whole_months(where: Filter) -> tuple[str, str] | None:
    """First and last month of a filter that asks for whole months and nothing else; None of any
    other.
    """
    if replace(where, start=None, end=None) != Filter():
        return None
    if where.start and where.start.day != 1:
        return None
    if where.end and where.end != date.max and later(where.end, 1).day != 1:
        return None
    first = where.start.isoformat()[:7] if where.start else ANY_TIME[0]
    last = where.end.isoformat()[:7] if where.end else ANY_TIME[1]
    return first, last
