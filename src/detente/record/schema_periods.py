"""The period in which a row of `event_dyads` lies, as statements: the finest of month, quarter and
year that holds all of its interval.
"""

from __future__ import annotations

_DAY = "{0} between '0' and '9z'"
"""Whether an end of an interval is a day, not one of the marks of an open end (`rows`)."""
_FIRST, _LAST = _DAY.format("first"), _DAY.format("last")
BEGINS = f"iif({_FIRST}, first, iif({_LAST}, last, '~'))"
"""The first day on which it may lie, '~' where none is known: rows sort in order of time by it."""
ENDS = f"iif({_LAST}, last, iif({_FIRST}, first, '~'))"
"""The last one."""

_BOTH = "({0}.first between '0' and '9z' and {0}.last between '0' and '9z')"
_SAME = "substr({0}.first, 1, {1}) = substr({0}.last, 1, {1})"
_QUARTER = "((cast(substr({0}.{1}, 6, 2) as integer) + 2) / 3)"
_IN_QUARTER = f"{_SAME} and {_QUARTER.format('{0}', 'first')} = {_QUARTER.format('{0}', 'last')}"


def within(row: str) -> dict[str, str]:
    """Tests by period that an alias of a row lies in one such period."""
    both = _BOTH.format(row)
    return {
        "month": f"({both} and {_SAME.format(row, 7)})",
        "quarter": f"({both} and {_IN_QUARTER.format(row, 4)})",
        "year": f"({both} and {_SAME.format(row, 4)})",
    }


def finest(row: str) -> str:
    """The name of the finest period in which it lies: "2007-06", "2007Q2", "2007", or ''."""
    test = within(row)
    return (
        f"case when {test['month']} then substr({row}.first, 1, 7)"
        f" when {test['quarter']} then substr({row}.first, 1, 4) || 'Q' ||"
        f" {_QUARTER.format(row, 'first')}"
        f" when {test['year']} then substr({row}.first, 1, 4) else '' end"
    )


_KIND = "{0}.type || ' ' || {0}.standing || ' ' || cast({0}.plover as text) || ' ' || {0}.doubtful"
_ROW = "{row}"
CELL = (
    f"select {_ROW}.actor || ' ' || {_ROW}.recipient as key,"
    f" {finest(_ROW)} || ' ' || {_KIND.format(_ROW)} as part, 1 as n"
)
"""What one state did to another: period, type, standing, score and doubt, parted by blanks."""
_ONCE = """not exists (select 1 from event_dyads o where o.actor = {row}.recipient
    and o.recipient = {row}.actor and o.event = {row}.event)"""
UNPLACED = tuple(
    "select min({row}.actor, {row}.recipient) || ' ' || max({row}.actor, {row}.recipient) as key,"
    f" '{period} ' || {_ROW}.doubtful as part, not {test} and {_ONCE} as n"
    for period, test in within(_ROW).items()
)
"""What lies in no single period, by kind of period and doubt; an event counts once for a pair."""
COUNTED_CELLS = (
    "select 'cells', m.actor || ' ' || m.recipient,"
    f" {finest('m')} || ' ' || {_KIND.format('m')}, count(*) from event_dyads m group by 2, 3"
)
COUNTED_UNPLACED = tuple(
    "select 'unplaced', min(m.actor, m.recipient) || ' ' || max(m.actor, m.recipient),"
    f" '{period} ' || m.doubtful, count(distinct m.event) from event_dyads m where not {test}"
    " group by 2, 3"
    for period, test in within("m").items()
)
"""The same, counted from nothing."""
