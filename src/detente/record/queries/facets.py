"""Counts beside a list: how many of its items every value of a field would leave.

A count is right or it is not given: what takes longer than the caller has is None. The rows that
pass a filter are gathered once, in a temporary table, and counted from there; a list that nothing
narrows is counted from the tallies where they hold the same number.
"""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..faults import told
from ..filters import Filter
from ..store import Record
from .lists import TABLES, kinds_within
from .narrow import MANY, Plan, plan
from .narrow_links import STANDS, plan_links

STEPS = 2_000
"""Instructions of SQLite's machine between two looks at the clock: some 0.1 ms."""
GATHERED = 30_000
"""Rows that are gathered while somebody waits: more take longer than any page has."""

_SIZED = (*TABLES.values(), "events")
"""Lists whose tallies of the same name say how long they are."""
TIMELINE = "timeline"
"""The list of articles, attributions and event mentions together."""

FIELDS = {
    "outlet": ("outlets",),
    "issue": ("issues",),
    "state": ("actors",),
    "actor": ("actors",),
    "type": ("types",),
    "standing": ("standing",),
    "kind": ("kinds",),
    "stands": ("stands",),
    "year": ("start", "end", "within", "by_then"),
}
"""What is counted, each with the parts of a filter that choose among its values. A state counts
with whoever acts or speaks for it; an actor is a person or a body."""

OR_EARLIER = " or earlier"
"""After the year of the last day of what was done by then, nobody says since when."""

_COLUMNS = {
    "articles": "m.id, m.id as article, m.outlet, m.first, m.last",
    "attributions": "m.id, m.article, m.kind, m.source_entity, m.source_state, m.first, m.last",
    "event_mentions": "m.id, m.article, m.type, m.standing, m.first, m.last",
    "events": "m.id, m.type, m.standing, m.first, m.last",
    "threads": "m.id, m.issue, m.state, m.steps, m.first, m.last",
    "discrepancies": "m.id, m.event, m.first, m.last",
}
_OUTLET = "select r.outlet, count(*) from hits h join articles r on r.id = h.article group by 1"
_LABEL = (
    "select x.issue, count(*) from hits h join labels x on x.target = h.id and x.kind = '{}'"
    " group by 1"
)
_TOLD_BY = (
    "select r.outlet, count(distinct h.id) from hits h join {} x on x.{} = h.id"
    " join articles r on r.id = x.article group by 1"
)
_SIDE = "from hits h join {table} x on x.{key} = h.{own} and x.role = 'actor'"
_STATE = f"select x.state, count(distinct h.id) {_SIDE} group by 1"
_ACTOR = (
    f"select e.same_as, count(distinct h.id) {_SIDE} join entities e on e.id = x.entity"
    " where e.kind <> 'state' group by 1"
)
_SPAN = "select substr(first, 1, 4), substr(last, 1, 4), count(*) from hits group by 1, 2"
_OF_MENTIONS = {"table": "event_sides", "key": "event_mention", "own": "id"}
_OF_EVENTS = {"table": "event_parties", "key": "event", "own": "id"}
_OF_THEIR_EVENT = {"table": "event_parties", "key": "event", "own": "event"}

_GROUPS: dict[str, dict[str, str]] = {
    "articles": {
        "outlet": "select outlet, count(*) from hits group by 1",
        "issue": "select x.issue, count(distinct h.id) from hits h"
        " join issue_mentions x on x.article = h.id group by 1",
    },
    "attributions": {
        "outlet": _OUTLET,
        "issue": _LABEL.format("attribution"),
        "state": "select source_state, count(*) from hits group by 1",
        "actor": "select e.same_as, count(*) from hits h join entities e"
        " on e.id = h.source_entity where e.kind <> 'state' group by 1",
        "kind": "select kind, count(*) from hits group by 1",
    },
    "event_mentions": {
        "outlet": _OUTLET,
        "issue": _LABEL.format("event_mention"),
        "state": _STATE.format(**_OF_MENTIONS),
        "actor": _ACTOR.format(**_OF_MENTIONS),
        "type": "select type, count(*) from hits group by 1",
        "standing": "select standing, count(*) from hits group by 1",
    },
    "events": {
        "outlet": "select x.outlet, count(*) from hits h join event_outlets x on x.event = h.id"
        " group by 1",
        "issue": "select x.issue, count(*) from hits h join event_issues x on x.event = h.id"
        " group by 1",
        "state": _STATE.format(**_OF_EVENTS),
        "actor": _ACTOR.format(**_OF_EVENTS),
        "type": "select type, count(*) from hits group by 1",
        "standing": "select standing, count(*) from hits group by 1",
    },
    "threads": {
        "outlet": _TOLD_BY.format("thread_steps", "thread"),
        "issue": "select issue, count(*) from hits group by 1",
        "state": "select x.state, count(*) from hits h join thread_parties x on x.thread = h.id"
        " group by 1",
        "stands": f"select {STANDS}, count(*) from hits group by 1",
    },
    "discrepancies": {
        "outlet": _TOLD_BY.format("discrepancy_articles", "discrepancy"),
        "issue": "select x.issue, count(distinct h.id) from hits h"
        " join event_issues x on x.event = h.event group by 1",
        "state": _STATE.format(**_OF_THEIR_EVENT),
        "actor": _ACTOR.format(**_OF_THEIR_EVENT),
        "type": "select x.type, count(*) from hits h join events x on x.id = h.event group by 1",
    },
}
_SPANS_KEPT = (
    "select substr(part, 1, min(4, instr(part, ' ') - 1)), substr(part, instr(part, ' ') + 1, 4),"
    " sum(n) from tallies where name = '{} in' group by 1, 2"
)
_KEPT = "select key, sum(n) from tallies where name = '{}' group by 1"
_TALLIED = {
    ("articles", "year"): _SPANS_KEPT.format("articles"),
    ("attributions", "year"): _SPANS_KEPT.format("attributions"),
    ("attributions", "outlet"): _KEPT.format("attributions of"),
    ("attributions", "kind"): _KEPT.format("kinds"),
    ("event_mentions", "year"): _SPANS_KEPT.format("event_mentions"),
    ("event_mentions", "outlet"): _KEPT.format("event_mentions of"),
    ("event_mentions", "state"): _KEPT.format("doing"),
    ("events", "type"): _KEPT.format("events"),
    ("events", "standing"): "select part, sum(n) from tallies where name = 'events' group by 1",
    ("events", "state"): "select state, count(distinct event) from event_parties"
    " where role = 'actor' and state is not null group by 1",
    ("articles", "outlet"): "select key, sum(n) from tallies where name = 'articles' group by 1",
    ("attributions", "issue"): "select key, n from tallies where name = 'issue attribution'",
    ("attributions", "state"): "select key, sum(n) from tallies where name = 'attributions'"
    " group by 1",
    ("attributions", "actor"): "select e.same_as, sum(t.n) from tallies t join entities e"
    " on e.id = t.key where t.name = 'said' and e.kind <> 'state' group by 1",
    ("event_mentions", "issue"): "select key, n from tallies where name = 'issue event_mention'",
    ("event_mentions", "type"): "select key, sum(n) from tallies where name = 'event_mentions'"
    " group by 1",
    ("event_mentions", "standing"): _KEPT.format("standings"),
}
"""Counts of a list that nothing narrows, where another way than gathering it gives the same."""
_APART = ("event_mentions", "events")
"""Lists that may leave doubtful events out; their tallies are then those named `sure_…`."""
_SURELY = {
    key: re.sub(r"(name = ')", r"\1sure_", sql)
    for key, sql in _TALLIED.items()
    if key[0] in _APART and "tallies" in sql
}


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """What a list comes to: how many items in all, and by field each value with its number.

    None stands for what could not be counted in time. Values come most first, years in order.
    """

    total: int | None
    by_field: dict[str, tuple[tuple[str, int], ...] | None]


def facet_counts(
    record: Record, kind: str, where: Filter, fields: Sequence[str], seconds: float | None = None
) -> FacetCounts:
    """The items of a list that pass, by the values of some fields of FIELDS.

    `kind` is `TIMELINE` or the table of the list: articles, attributions, event_mentions, events,
    threads, discrepancies. The values of a field are counted as if nothing were chosen among them
    yet, so that a number says what choosing that value gives. Without `seconds` everything is
    counted however long it takes. Raises BadInput for words that are no query, BadRecord.
    """
    until = None if seconds is None else time.monotonic() + seconds
    groups: dict[Filter, list[str]] = {where: []}
    for name in fields:
        groups.setdefault(_without(where, kind, name), []).append(name)
    total: int | None = 0
    by_field: dict[str, tuple[tuple[str, int], ...] | None] = {}
    for loose, names in groups.items():
        sums = _Sums(record, kind, loose, until)
        by_field |= {name: _ordered(name, sums.of(name)) for name in names}
        total = sums.total() if loose == where else total
        sums.close()
    return FacetCounts(total, {name: by_field[name] for name in fields})


def counts_among(
    record: Record, kind: str, ids: Sequence[str], fields: Sequence[str]
) -> FacetCounts:
    """Those items of a list, by the values of some fields of FIELDS; they are few, and counted
    however long it takes. Raises BadRecord.
    """
    sums = _Among(record, kind, ids)
    by_field = {name: _ordered(name, sums.of(name)) for name in fields}
    total = sums.total()
    sums.close()
    return FacetCounts(total, by_field)


def _without(where: Filter, kind: str, field: str) -> Filter:
    """The filter without what it chooses among the values of one field."""
    parts = FIELDS[field]
    if kind == "attributions" and parts == ("actors",):
        parts = ("actors", "by")  # who speaks is who acts in speaking
    return replace(where, **{part: getattr(Filter(), part) for part in parts})


def _ordered(field: str, found: Counter[str] | None) -> tuple[tuple[str, int], ...] | None:
    if found is None:
        return None
    if field == "year":
        return tuple(sorted(found.items()))
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


class _Sums:
    """The counts of one list under one filter; rows are gathered when a field first needs them."""

    def __init__(self, record: Record, kind: str, where: Filter, until: float | None) -> None:
        self.record = record
        self.where = where
        self.until = until
        self.merged = kind == TIMELINE
        self.tables = [TABLES[one] for one in kinds_within(where)] if self.merged else [kind]
        self.gathered: dict[str, int | None] = {}

    def of(self, field: str) -> Counter[str] | None:
        """The values of a field with their numbers; None when there was no time for it."""
        found = Counter[str]()
        for table in self.tables:
            if field != "year" and field not in _GROUPS[table]:
                continue
            if self.merged and (table, field) == ("articles", "issue"):
                continue  # asked for an issue, a timeline shows what was said and done alone
            rows = self._counts(table, field)
            if rows is None:
                return None
            for value, n in _years(rows) if field == "year" else rows:
                if value:
                    found[str(value)] += int(n)
        return found

    def total(self) -> int | None:
        """How many items pass; None when there was no time for it."""
        sizes = [self._size(table) for table in self.tables]
        return None if None in sizes else sum(size or 0 for size in sizes)

    def _apart(self, table: str) -> bool:
        return not self.where.doubtful and table in _APART

    def close(self) -> None:
        """Lets go of what was gathered."""
        for table in self.gathered:
            self.record.run(f"drop table if exists temp.hits_{table}")

    def _size(self, table: str) -> int | None:
        if self.where.plain and table in _SIZED:
            name = f"sure_{table}" if self._apart(table) else table
            rows = self._rows("select coalesce(sum(n), 0) from tallies where name = ?", (name,))
            return int(rows[0][0]) if rows else None
        return self._gather(table)

    def _counts(self, table: str, field: str) -> list[Any] | None:
        tallied = _SURELY if self._apart(table) else _TALLIED
        if self.where.plain and (table, field) in tallied:
            return self._rows(tallied[table, field])
        if self.where == Filter() and (table, field) in _TALLIED:
            return self._rows(_TALLIED[table, field])
        return self._grouped(table, field)

    def _grouped(self, table: str, field: str) -> list[Any] | None:
        if self._gather(table) is None:
            return None
        sql = _SPAN if field == "year" else _GROUPS[table][field]
        if self.where.copies and (table, field) == ("events", "outlet"):
            sql = _TOLD_BY.format("event_members", "event")
        return self._rows(sql.replace("hits", f"temp.hits_{table}", 1))

    def _gather(self, table: str) -> int | None:
        """Puts the rows that pass where they can be counted from; how many, None without time."""
        if table not in self.gathered:
            self.gathered[table] = None
            if not (self.until and self._hopeless(table)):
                made = _plan(self.record, table, self.where)
                if (
                    self._rows(
                        f"create temp table hits_{table} as"
                        f" select {_COLUMNS[table]} from {made.rows} where {made.test}",
                        made.values,
                    )
                    is not None
                ):
                    rows = self._rows(f"select count(*) from temp.hits_{table}")
                    self.gathered[table] = int(rows[0][0]) if rows else None
        return self.gathered[table]

    def _hopeless(self, table: str) -> bool:
        """Whether so many rows pass that nobody could wait for them."""
        size = self._size(table) if self.where.plain and table in _SIZED else None
        return (size or 0) > GATHERED

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any] | None:
        """The rows of a statement; None when the time is up before they are there."""
        db, until = self.record.db, self.until
        if until is not None:
            db.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        with told(self.record.path):
            try:
                return db.execute(sql, values).fetchall()
            except sqlite3.OperationalError as error:
                if str(error) != "interrupted":
                    raise
                return None
            finally:
                db.set_progress_handler(None, STEPS)


class _Among(_Sums):
    """The counts of items that are known by their ids."""

    def __init__(self, record: Record, kind: str, ids: Sequence[str]) -> None:
        super().__init__(record, kind, Filter(), None)
        self.ids = json.dumps(list(ids))

    def _size(self, table: str) -> int | None:
        return self._gather(table)

    def _counts(self, table: str, field: str) -> list[Any] | None:
        return self._grouped(table, field)

    def _gather(self, table: str) -> int | None:
        if table not in self.gathered:
            self.record.run(
                f"create temp table hits_{table} as select {_COLUMNS[table]} from {table} m"
                " where m.id in (select value from json_each(?))",
                (self.ids,),
            )
            rows = self.record.rows(f"select count(*) from temp.hits_{table}")
            self.gathered[table] = int(rows[0][0])
        return self.gathered[table]


def _plan(record: Record, table: str, where: Filter) -> Plan:
    return (plan if table in TABLES.values() else plan_links)(record, table, where, rare=MANY)


def _years(rows: Sequence[tuple[str, str, int]]) -> Iterator[tuple[str, int]]:
    """The year of every item that is known to lie in one, or that it is told by the end of, "2007
    or earlier", as the headings of lists have it; what may lie in several otherwise counts in none,
    though the filter by days lists it under each.
    """
    for first, last, n in rows:
        if last.isdigit() and first in (last, ""):
            yield (last if first else f"{last}{OR_EARLIER}"), n


def names_of(record: Record, ids: Sequence[str]) -> dict[str, str]:
    """The names of entities by their ids; unknown ids are left out."""
    rows = record.rows(
        "select id, name from entities where id in (select value from json_each(?))",
        (json.dumps(list(ids)),),
    )
    return dict(map(tuple, rows))
