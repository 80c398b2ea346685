"""Which outlets told which events, counted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ..filters import Filter
from ..store import Record
from .narrow import MANY, own_test, plan
from .narrow_links import plan_links

ANY = Filter()
_EVERY = 10_000
"""Outlets that no pile has: at most so many are any number."""


@dataclass(frozen=True, slots=True)
class OutletEvents:
    """How many events one outlet told ("" is the unknown one), its copies of others aside.

    `led` of them it told on a day, told by its page, before every other outlet, `alone` with no
    other joined to it; `missing` are those that two others or more told and it did not.
    """

    outlet: str
    events: int
    led: int
    alone: int
    missing: int


def outlet_events(record: Record, where: Filter) -> list[OutletEvents]:
    """Every outlet that told one of the events that pass, by name.

    Raises BadInput for words that are no query, BadRecord.
    """
    if replace(where, tellers=None) == ANY:
        rows = _kept(record) if where == ANY else _told_by(record, where)
    elif where.in_days:
        rows = _told_in(record, where)
    else:
        narrowed = plan_links(record, "events", where, rare=MANY)
        rows = record.rows(
            "select o.outlet, count(*), sum(o.led), sum(o.alone), sum(o.listed and not o.alone)"
            f" from {narrowed.rows} cross join event_outlets o on o.event = m.id"
            f" where {narrowed.test} group by o.outlet order by o.outlet",
            narrowed.values,
        )
    several = sum(row[4] for row in rows)
    return [
        OutletEvents(outlet, events, led, alone, several - (events - alone))
        for outlet, events, led, alone, _ in rows
    ]


_PARTS = ("events", "led", "alone", "several")


def _kept(record: Record) -> list[tuple[str, int, int, int, int]]:
    """The counts over all events, as they are kept."""
    sums = ", ".join(f"sum(iif(part = '{part}', n, 0))" for part in _PARTS)
    return record.rows(
        f"select key, {sums} from tallies where name = 'told' group by key order by key"
    )


def _told_in(record: Record, where: Filter) -> list[tuple[str, int, int, int, int]]:
    """The counts over events that may lie in some days, from the days beside them."""
    test, values = own_test("events", where)
    return record.rows(
        "select m.outlet, count(*), sum(m.led), sum(m.alone), sum(m.listed and not m.alone)"
        f" from event_outlets m indexed by event_outlets_days where {test} group by 1 order by 1",
        values,
    )


def _told_by(record: Record, where: Filter) -> list[tuple[str, int, int, int, int]]:
    """The counts over events that so many outlets tell; of one and of several they are kept."""
    assert where.tellers
    least, most = where.tellers
    if (least, most) == (1, 1):
        return [(outlet, alone, 0, alone, 0) for outlet, _, _, alone, _ in _kept(record) if alone]
    if least == 2 and most >= _EVERY:
        kept = _kept(record)
        return [(name, n - alone, led, 0, more) for name, n, led, alone, more in kept if n > alone]
    return record.rows(
        "select o.outlet, count(*), sum(o.led), sum(o.alone), sum(o.listed and not o.alone)"
        " from (select event from event_outlets group by event having count(*) between ? and ?) g"
        " cross join event_outlets o on o.event = g.event group by o.outlet order by o.outlet",
        where.tellers,
    )


def outlet_articles(record: Record, where: Filter) -> list[tuple[str, int, int]]:
    """Every outlet ("" is the unknown one), its articles, and how many of them are copies, by name.

    Of the filter days and outlets count. Raises BadRecord.
    """
    days = Filter(start=where.start, end=where.end, outlets=where.outlets, copies=True)
    if days == Filter(copies=True):
        sql = (
            "select key, sum(n), sum(iif(part = 'copies', n, 0)) from tallies"
            " where name = 'outlets' group by key order by key"
        )
        return [(outlet, n, copies) for outlet, n, copies in record.rows(sql)]
    narrowed = plan(record, "articles", days, rare=MANY)
    rows = record.rows(
        "select m.outlet, count(*), sum(m.shown = 1) from articles m indexed by articles_outlet"
        f" where {narrowed.test} group by 1 order by 1",
        narrowed.values,
    )
    return [(outlet or "", n, copies) for outlet, n, copies in rows]


def reprints(record: Record, articles: Iterable[str]) -> dict[str, list[str]]:
    """The outlets that reprint those articles, by the id of the original. Raises BadRecord."""
    rows = record.rows(
        "select a.copy_of, a.outlet from json_each(?) j cross join articles a"
        " on a.copy_of = j.value where a.outlet is not null order by 1, 2",
        (json.dumps(list(articles)),),
    )
    found: dict[str, list[str]] = {}
    for original, outlet in rows:
        found.setdefault(original, []).append(outlet)
    return found


def last_days(record: Record) -> dict[str, date]:
    """The last day on which an article of each outlet may have come out; none of those with an
    article of no day. Raises BadRecord.
    """
    rows = record.rows(
        "select outlet, max(iif(last > '', last, '~')) from articles indexed by articles_outlet"
        " where outlet is not null group by outlet"
    )
    return {outlet: date.fromisoformat(day) for outlet, day in rows if day[:1].isdigit()}


def spans_of_outlets(record: Record) -> dict[str, tuple[date, date]]:
    """The first and the last day on which articles of each outlet may have come out; none of those
    with an article of no day. Raises BadRecord.
    """
    rows = record.rows(
        "select outlet, min(iif(first > '', first, '')), max(iif(last > '', last, '~'))"
        " from articles indexed by articles_outlet where outlet is not null group by outlet"
    )
    return {
        outlet: (date.fromisoformat(first), date.fromisoformat(last))
        for outlet, first, last in rows
        if first[:1].isdigit() and last[:1].isdigit()
    }
