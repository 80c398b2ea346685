"""What two states did to each other, counted from narrow rows: no event is decoded for it."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from ...linked import Event
from ..filters import Filter
from ..schema_periods import BEGINS, ENDS, within
from ..store import Record
from .across import events_by_id
from .narrow import Values, marks, of_days

PERIODS = {
    "month": "substr({0}, 1, 7)",
    "quarter": "substr({0}, 1, 5) || 'Q' || ((cast(substr({0}, 6, 2) as integer) + 2) / 3)",
    "year": "substr({0}, 1, 4)",
}
"""How a period of a day (ISO 8601) is called, so that names sort in order of time."""
NOTHING = "''"
"""An empty text, as SQL writes it."""
UNPLACED = ""
"""The name in place of a period of what does not lie in one period alone."""
_IDS = "group_concat(event, ' ')"


class Cell(NamedTuple):
    """How many events of one kind by which one state (ISO3) acted on another, or together with it,
    lie in one period ("2007-06", "2007Q2", "2007", or UNPLACED).

    `plover` is their score, -10..10; `ids` are theirs with blanks between where they were asked
    for, else "".
    """

    period: str
    actor: str
    recipient: str
    type: str
    standing: str
    plover: float
    events: int
    ids: str


Pair = tuple[str, str]


def act_cells(
    record: Record, pair: Pair, where: Filter, period: str, ids: bool = False
) -> list[Cell]:
    """What two states (ISO3) did to each other, by period and kind, in order of time.

    Of a filter the days, issues, outlets and their number, types and standings count; an event is
    in when its interval overlaps the days. Raises BadRecord; KeyError when there is no such period.
    """
    found: list[Cell] = []
    for one_way in (pair, (pair[1], pair[0])):
        if where.plain and not ids:
            found += _kept_cells(record, one_way, where, period)
        else:
            found += _cells(record, _acts(one_way, where), period, _IDS if ids else NOTHING)
    return found


def _cells(record: Record, acts: tuple[str, Values], period: str, ids: str) -> list[Cell]:
    """The cells of one direction; `ids` is `_IDS` or NOTHING: to gather those of thousands costs
    more than to count them.
    """
    name = PERIODS[period].format("first")
    test, values = acts
    rows = record.rows(
        f"select iif({within('d')[period]}, {name}, '{UNPLACED}') p, actor, recipient, type,"
        f" standing, plover, count(*), {ids} from event_dyads d where {test}"
        " group by p, type, standing, plover",
        values,
    )
    return [Cell._make(row) for row in rows]


def _kept_cells(record: Record, pair: Pair, where: Filter, period: str) -> list[Cell]:
    """The same of all that one state did to the other, from the tallies."""
    rows = record.rows(
        "select part, n from tallies where name = 'cells' and key = ?", (" ".join(pair),)
    )
    sums = Counter[tuple[str, str, str, float]]()
    for part, n in rows:
        finest, kind, standing, plover, doubtful = part.split(" ")
        if where.doubtful or doubtful == "0":
            sums[_held(finest, period), kind, standing, float(plover)] += n
    return [
        Cell(name, *pair, kind, standing, plover, n, "")
        for (name, kind, standing, plover), n in sorted(sums.items())
    ]


def _held(finest: str, period: str) -> str:
    """The period of that kind that holds the finest in which something lies; UNPLACED for none."""
    if period == "year":
        return finest[:4]
    if len(finest) == 7:  # a month
        month = int(finest[5:])
        return finest if period == "month" else f"{finest[:4]}-Q{(month + 2) // 3}"
    return finest.replace("Q", "-Q") if period == "quarter" and "Q" in finest else UNPLACED


def count_unplaced(record: Record, pair: Pair, where: Filter, period: str) -> int:
    """How many events between two states (ISO3), each counted once, do not lie in one period
    alone. Raises BadRecord; KeyError when there is no such period.
    """
    if where.plain:
        parts = [f"{period} 0", *([f"{period} 1"] if where.doubtful else [])]
        return int(
            record.one(
                "select coalesce(sum(n), 0) from tallies where name = 'unplaced' and key = ?"
                f" and part in ({marks(parts)})",
                (" ".join(sorted(pair)), *parts),
            )[0]
        )
    rows, values = _both_ways(pair, where)
    sql = f"select count(distinct event) from ({rows}) d where not {within('d')[period]}"
    return int(record.one(sql, values)[0])


def told_by(record: Record, pair: Pair, where: Filter) -> list[tuple[int, int]]:
    """The years by the end of which events between two states (ISO3) are told as done, nobody says
    since when, each with how many these are. Raises BadRecord.
    """
    rows, values = _both_ways(pair, where)
    sql = (
        f"select cast(substr(last, 1, 4) as integer), count(distinct event) from ({rows})"
        " where first = '' and last < '~' group by 1 order by 1"
    )
    return [(int(year), int(n)) for year, n in record.rows(sql, values)]


def count_acts(record: Record, pair: Pair, where: Filter) -> int:
    """How many events there are between two states (ISO3), each counted once. Raises BadRecord."""
    if where.plain:
        name = "pairs" if where.doubtful else "sure_pairs"
        sql = "select coalesce(sum(n), 0) from tallies where name = ? and key = ?"
        return int(record.one(sql, (name, " ".join(sorted(pair))))[0])
    rows, values = _both_ways(pair, where)
    return int(record.one(f"select count(distinct event) from ({rows})", values)[0])


def first_events(record: Record, pair: Pair, where: Filter, most: int) -> list[Event]:
    """The events between two states (ISO3) in order of time, the undated last, at most so many.

    Raises BadRecord.
    """
    found: list[tuple[str, str, str]] = []
    for one_way in (pair, (pair[1], pair[0])):
        test, values = _acts(one_way, where)
        found += record.rows(
            f"select {BEGINS}, {ENDS}, event from event_dyads d indexed by event_dyads_moment"
            f" where {test} order by {BEGINS}, {ENDS}, event limit ?",
            (*values, most),
        )  # in both directions some stand twice
    ids = dict.fromkeys(ident for *_, ident in sorted(found))
    return events_by_id(record, list(ids)[:most])


def quarrels(record: Record, pair: Pair, where: Filter, most: int) -> list[tuple[str, int, int]]:
    """The issues of the events of some types between two states (ISO3), in either direction, each
    with how many there are and how many of them are told without a day of their own; those with
    the most first, at most so many. Raises BadRecord.
    """
    rows, values = _both_ways(pair, where)
    sql = (
        "select i.issue, count(distinct d.event), count(distinct iif(d.first = '', d.event, null))"
        f" from ({rows}) d cross join event_issues i on i.event = d.event"
        " group by i.issue order by 2 desc, 1 limit ?"
    )
    return [
        (issue, int(n), int(undated)) for issue, n, undated in record.rows(sql, (*values, most))
    ]


def _both_ways(pair: Pair, where: Filter) -> tuple[str, Values]:
    """A statement for event, first and last of both directions, and its values."""
    there, values = _acts(pair, where)
    _, back = _acts((pair[1], pair[0]), where)
    one_way = f"select d.event, d.first, d.last from event_dyads d where {there}"
    return f"{one_way} union all {one_way}", (*values, *back)


_LISTED = {
    "issues": "d.event in (select event from event_issues where issue in ({}))",
    "outlets": "d.event in (select event from event_outlets where outlet in ({}))",
    "types": "d.type in ({})",
    "standing": "d.standing in ({})",
}


def _acts(pair: Pair, where: Filter) -> tuple[str, Values]:
    """A test of the rows `d` by which the first of a pair acts on the second, and its values."""
    tests, values = ["d.actor = ?", "d.recipient = ?"], list[Any](pair)
    for test, own in of_days(where, "d"):
        tests.append(test)
        values += own
    if not where.doubtful:
        tests.append("d.doubtful = 0")
    for field, test in _LISTED.items():
        if several := getattr(where, field):
            tests.append(test.format(marks(several)))
            values += several
    if where.tellers:
        told = "select count(*) between ? and ? from event_outlets o where o.event = d.event"
        tests.append(f"({told})")
        values += where.tellers
    return " and ".join(tests), tuple(values)
