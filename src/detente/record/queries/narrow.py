"""From a filter to a statement that an index answers.

Each condition can be put in two ways: as a list of the rows that meet it, or as a test of one row.
The rarest condition gives the list (then few rows are sorted); where all are common, the rows are
walked in order of time and tested, which soon fills a slice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...errors import BadInput, BadRecord
from ..filters import Filter
from ..rows import year_after
from ..sorts import GROUP, GROUP_SQL, OFFICIAL, OFFICIAL_SQL
from ..store import Record
from .said_of_acts import binding

RARE = 4000
"""Rows up to which a condition is looked up first and the rest sorted: sorting 4,000 takes 3 ms;
a condition that more than 4,000 of 300,000 rows meet fills a slice of 50 in as much walking."""

GIVEN = "select value from json_each(?)"
"""Ids that are given as one list."""
MANY = 100_000
"""The same where all rows that pass are wanted, not a slice of them: 10,000 of 100,000 are found by
their ids in 35 ms, by testing every row in 200."""

SLIM = ("articles", "attributions", "event_mentions", "events")
"""Tables with an index TABLE_slim that holds, by id, what is counted: rows need not be read."""
SORTED = ("events",)
"""Those of them whose index holds the moment as well: their rows are the widest."""

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on rows `m` of a table: its list of `key`s, its test, and the values of both."""

    key: str
    members: str
    test: str
    values: Values


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement after its columns: FROM, WHERE and ORDER BY, with the values in order.

    `test` is what follows WHERE, for a statement that asks of the same rows in another order, and
    `rows` what follows FROM in one that counts them; `days` says that days alone narrow them.
    """

    sql: str
    test: str
    values: Values
    rows: str
    days: bool


def plan(
    record: Record, table: str, where: Filter, after: str | None = None, *, rare: int = RARE
) -> Plan:
    """The rows of `articles`, `attributions` or `event_mentions` that pass, in order of time.

    `after` is the moment after which they start; `rare` is RARE for a slice of them, MANY for all.
    Raises BadInput for words that are no query,
    BadRecord.
    """
    wanted = _conditions(record, table, where)
    always = [*_always(where, after), *certain(table, where)]
    return planned(record, table, wanted, always, rare)


def planned(
    record: Record,
    table: str,
    wanted: Iterable[Condition],
    always: Iterable[tuple[str, Values]],
    rare: int = RARE,
) -> Plan:
    """The rows of a table with a `moment` that meet all conditions, in order of time.

    Raises BadRecord.
    """
    sized = sorted(
        ((_size(record, one, rare), n, one) for n, one in enumerate(wanted)),
        key=lambda condition: condition[:2],
    )
    tests: list[str] = []
    values: list[Any] = []
    first = bool(sized) and sized[0][0] <= rare
    conditions = [condition for _, _, condition in sized]
    if first and sized[0][0] <= RARE:
        conditions = _words_among(table, conditions)
    for n, condition in enumerate(conditions):
        listed = first and n == 0
        tests.append(f"m.{condition.key} in ({condition.members})" if listed else condition.test)
        values += condition.values
    for test, own in always:
        tests.append(test)
        values += own
    walk = _walk(table, conditions[0].key if first else None)
    order = "+m.moment" if first else "m.moment"
    test = " and ".join(tests) or "true"
    rows = f"{table} m"
    if table in SLIM and not (first and conditions[0].key != "id"):
        rows += f" indexed by {table}_slim"
    sql = f"from {table} m{walk} where {test} order by {order}"
    return Plan(sql, test, tuple(values), rows, not conditions)


def _walk(table: str, listed: str | None) -> str:
    """Which index gives the rows: one in order of time, unless one column is listed first."""
    if listed is None:
        return f" indexed by {table}_moment"
    return f" indexed by {table}_slim" if table in SORTED and listed == "id" else ""


def _words_among(table: str, conditions: list[Condition]) -> list[Condition]:
    """The same conditions, words looked for among the few rows that the first one lists.

    Their places are walked once and tested against that list: 20 ms for 94,000, where to keep all
    of them, to test each row of the list by, takes 90.
    """
    first, *others = conditions
    words = next((one for one in others if one.key == "no"), None)
    if words is None:
        return conditions
    listed = f"select t.no from {table} t where t.{first.key} in ({first.members})"
    members = f"{words.members} and +rowid in ({listed})"
    both = Condition("no", members, "", (*words.values, *first.values))
    return [both, *(one for one in others if one is not words)]


def _size(record: Record, condition: Condition, most: int) -> int:
    sql = f"select count(*) from (select 1 from ({condition.members}) limit {most + 1})"
    return int(record.one(sql, condition.values)[0])


def _always(where: Filter, after: str | None) -> Iterator[tuple[str, Values]]:
    """Tests that every row takes: whether it is shown, days, the mark, the article."""
    if where.rejected:
        yield "m.shown = 0", ()
    elif not where.wrong:
        yield ("m.shown >= 1" if where.copies else "m.shown = 2"), ()
    elif not where.copies:
        yield "m.shown <> 1", ()
    yield from in_days(where, after)


def certain(table: str, where: Filter) -> Iterator[tuple[str, Values]]:
    """The test of events and event mentions that doubtful ones are left out."""
    if table in ("event_mentions", "events") and not where.doubtful:
        yield "m.doubtful = 0", ()


def own_test(table: str, where: Filter) -> tuple[str, Values]:
    """A test of rows `m` that stand beside those of a table, by their own days and doubt, and its
    values.
    """
    tests = [*in_days(where, None), *certain(table, where)]
    values = tuple(value for _, own in tests for value in own)
    return " and ".join(test for test, _ in tests) or "true", values


def in_days(where: Filter, after: str | None) -> Iterator[tuple[str, Values]]:
    """Tests on the days of a row, and on the moment after which rows start."""
    days = list(of_days(where, "m"))
    if days and where.undated:
        test = " and ".join(test for test, _ in days)
        yield f"(m.first = '~' or {test})", tuple(v for _, own in days for v in own)
    else:
        yield from days
    if where.undated is False:
        yield "m.first <> '~'", ()
    if after is not None:
        yield "m.moment > ?", (after,)


def of_days(where: Filter, row: str) -> Iterator[tuple[str, Values]]:
    """Tests that the days of a row may lie in those of a filter, are known to, or that it was done
    by one of them."""
    start, end = (day.isoformat() if day else None for day in (where.start, where.end))
    if where.within and (start or end):
        # an open end sorts before every day or after every one, so that both ends are asked for
        both = (start or "0", end or "9z")
        yield f"{row}.first between ? and ?", both
        yield f"{row}.last between ? and ?", both
        return
    if where.by_then and (start or end):
        yield f"{row}.first = ''", ()
        yield f"{row}.last between ? and ?", (start or "0", end or "9z")
        return
    if start:
        yield f"{row}.last >= ?", (start,)
    if end and where.end:
        yield f"{row}.first <= ?", (end,)
        yield f"({row}.first <> '' or {row}.last <= ?)", (year_after(where.end),)


def marks(values: Sequence[Any]) -> str:
    """Placeholders for so many values."""
    return ", ".join("?" * len(values))


def expanded(record: Record, sides: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """States and entity ids of the sides; an entity brings those that are linked to it."""
    states = tuple(side for side in sides if ":" not in side)
    wanted = [side for side in sides if ":" in side]
    rows = record.rows(
        "select other.id from entities one join entities other on other.same_as = one.same_as"
        " where one.id in (select value from json_each(?))",
        (json.dumps(wanted),),
    )
    return states, tuple(sorted({*wanted, *(ident for (ident,) in rows)}))


def _conditions(record: Record, table: str, where: Filter) -> Iterator[Condition]:
    of_article = "id" if table == "articles" else "article"
    if where.article:
        last = where.article + "~"
        sql = "select id from articles where id >= ? and id < ?"
        test = f"m.{of_article} >= ? and m.{of_article} < ?"
        yield Condition(of_article, sql, test, (where.article, last))
    if where.outlets:
        sql = f"select id from articles where outlet in ({marks(where.outlets)})"
        test = (
            f"exists (select 1 from articles r where r.id = m.{of_article}"
            f" and r.outlet in ({marks(where.outlets)}))"
        )
        yield Condition(of_article, sql, test, where.outlets)
    if where.since is not None:
        sql = "select r.id from pages p join articles r on r.page = p.sha256 where p.no > ?"
        test = f"exists ({sql} and r.id = m.{of_article})"
        yield Condition(of_article, sql, test, (where.since,))
    if where.words:
        name = {"articles": "articles_fts", "attributions": "said_fts"}.get(table, "event_fts")
        check_words(record, name, where.words)
        sql = f"select rowid from {name} where {name} match ?"
        yield Condition("no", sql, f"m.no in ({sql})", (where.words,))
    yield from _given(table, where)
    own = {"articles": _of_articles, "attributions": _of_attributions}.get(table, _of_events)
    yield from own(record, where)


def _given(table: str, where: Filter) -> Iterator[Condition]:
    """The items that are asked for by their ids, or because a person judged them wrong."""
    if where.rejected:
        # articles are judged as reprints, not as wrong
        judged = f"{table} indexed by {table}_wrong where shown = 0"
        listed = "articles where false" if table == "articles" else judged
        yield Condition("id", f"select id from {listed}", "m.shown = 0", ())
    if where.items:
        yield Condition("id", GIVEN, f"m.id in ({GIVEN})", (json.dumps(where.items),))


_NOT_WORDS = ("fts5:", "unterminated string", "no such column", "unknown special query")


def check_words(record: Record, index: str, words: str) -> None:
    """Raises BadInput when the words are no query that the full-text index can follow."""
    try:
        record.one(f"select 1 from {index} where {index} match ? limit 1", (words,))
    except BadRecord as error:
        if not str(error.__cause__).startswith(_NOT_WORDS):
            raise
        raise BadInput(f"cannot search for {words!r}: {error.__cause__}") from error


def _of_articles(record: Record, where: Filter) -> Iterator[Condition]:
    if where.issues:
        body = f"from issue_mentions x where x.issue in ({marks(where.issues)})"
        one = f"exists (select 1 {body} and x.article = m.id)"
        yield Condition("id", f"select x.article {body}", one, where.issues)
    for sides in filter(None, [where.actors, where.recipients, where.by, where.entities]):
        states, entities = expanded(record, sides)
        test, values = either(states, entities, ("state", "entity"), "x.")
        body = f"from mentions x where x.shown > 0 and {test}"
        one = f"exists (select 1 {body} and x.article = m.id)"
        yield Condition("id", f"select x.article {body}", one, values)


def either(
    states: Values, entities: Values, columns: tuple[str, str], before: str = ""
) -> tuple[str, Values]:
    """A test that a state column or an entity column holds one of the values."""
    tests: list[str] = []
    values: list[Any] = []
    for column, several in zip(columns, (states, entities), strict=True):
        if several:
            tests.append(f"{before}{column} in ({marks(several)})")
            values += several
    return f"({' or '.join(tests) or 'false'})", tuple(values)


def _own(table: str, column: str, several: Values) -> Condition:
    """A condition on a column of the table itself."""
    test = f"{column} in ({marks(several)})"
    return Condition("id", f"select id from {table} where {test}", f"m.{test}", several)


_SOURCE = ("source_state", "source_entity")
_ADDRESSEE = ("addressee_state", "addressee_entity")


def _said(record: Record, sides: Values, columns: Sequence[tuple[str, str]]) -> Condition:
    states, entities = expanded(record, sides)
    plain = [either(states, entities, pair) for pair in columns]
    tests = [either(states, entities, pair, "m.") for pair in columns]
    values = tuple(value for _, own in plain for value in own)
    members = f"select id from attributions where {' or '.join(test for test, _ in plain)}"
    return Condition("id", members, f"({' or '.join(test for test, _ in tests)})", values)


def _of_attributions(record: Record, where: Filter) -> Iterator[Condition]:
    for sides, columns in (
        (where.by, [_SOURCE]),
        (where.actors, [_SOURCE]),
        (where.recipients, [_ADDRESSEE]),
        (where.entities, [_SOURCE, _ADDRESSEE]),
    ):
        if sides:
            yield _said(record, sides, columns)
    if where.kinds:
        yield _own("attributions", "kind", where.kinds)
    if where.sorts:
        yield _sorted(where.sorts)
    if where.issues:
        yield _label("attribution", where.issues)
    if bound := binding(where):
        yield Condition("id", *bound)


_PARTED = {OFFICIAL: OFFICIAL_SQL, GROUP: GROUP_SQL}
"""Parts of the sort "unnamed", which no column holds."""


def _sorted(sorts: Values) -> Condition:
    """A condition on what stands behind an attribution, or on a part of the unnamed."""
    parts = [_PARTED[one] for one in sorts if one in _PARTED]
    if not parts:
        return _own("attributions", "sort", sorts)
    kept = tuple(one for one in sorts if one not in _PARTED)
    test = " or ".join([*parts, *([f"m.sort in ({marks(kept)})"] if kept else [])])
    members = f"select m.id from attributions m where {test}"
    return Condition("id", members, f"({test})", kept)


def _label(kind: str, issues: Values) -> Condition:
    body = f"from labels x where x.kind = ? and x.issue in ({marks(issues)})"
    test = f"exists (select 1 {body} and x.target = m.id)"
    return Condition("id", f"select x.target {body}", test, (kind, *issues))


def _of_events(record: Record, where: Filter) -> Iterator[Condition]:
    if len(where.actors) == len(where.recipients) == 1 and ":" not in (
        where.actors[0] + where.recipients[0]
    ):
        body = "from dyads x where x.actor = ? and x.recipient = ?"
        test = f"exists (select 1 {body} and x.event_mention = m.id)"
        values = (where.actors[0], where.recipients[0])
        yield Condition("id", f"select x.event_mention {body}", test, values)
    else:
        for sides, role in ((where.actors, "actor"), (where.recipients, "recipient")):
            if sides:
                yield _side(record, sides, role)
    if where.entities:
        yield _side(record, where.entities, None)
    for column, several in (("type", where.types), ("standing", where.standing)):
        if several:
            yield _own("event_mentions", column, several)
    if where.issues:
        yield _label("event_mention", where.issues)
    if where.by:
        states, entities = expanded(record, where.by)
        test, values = either(states, entities, _SOURCE, "a.")
        body = f"from attributions a join event_mentions e on e.said_by = a.id where {test}"
        one = f"exists (select 1 from attributions a where a.id = m.said_by and {test})"
        yield Condition("id", f"select e.id {body}", one, values)


def _side(record: Record, sides: Values, role: str | None) -> Condition:
    states, entities = expanded(record, sides)
    tests: list[str] = []
    values: list[Any] = []
    for column, several in (("state", states), ("entity", entities)):
        if several:
            tests.append(f"x.{column} in ({marks(several)})" + (" and x.role = ?" if role else ""))
            values += [*several, *([role] if role else [])]
    lists = [f"select x.event_mention from event_sides x where {test}" for test in tests]
    both = " or ".join(f"({test})" for test in tests) or "false"
    one = f"exists (select 1 from event_sides x where x.event_mention = m.id and ({both}))"
    return Condition("id", " union ".join(lists) or "select null", one, tuple(values))
