"""Counts for screens that look at the whole record, kept in the transaction that changes them.

The contribution of one article is taken before and after a change, and the difference is added.
`recount` works all of them out from nothing; a test and `detente doctor` say that both agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .store import Record

# name, key, part and how many; {one}, {of} and {side} narrow to one article
_MONTH = "case when moment < '~' then substr(moment, 1, 7) else '' end"
_SQL = """
select 'articles', coalesce(outlet, ''), {month}, count(*)
    from articles where shown = 2 {of} group by 2, 3;
select 'copies', coalesce(outlet, ''), {month}, count(*)
    from articles where shown = 1 {of} group by 2, 3;
select 'attributions', coalesce(source_state, ''), {month}, count(*)
    from attributions where shown = 2 {one} group by 2, 3;
select 'event_mentions', type, {month}, count(*)
    from event_mentions where shown = 2 {one} group by 2, 3;
select 'dyads', actor || ' ' || recipient,
    case when first between '0' and '9z' then substr(first, 1, 7) else '' end, count(*)
    from dyads where shown = 2 {one} group by 2, 3;
select 'mentions', coalesce(entity, ''), '', count(*)
    from mentions where shown > 0 {one} group by 2;
select 'mentioned in', entity, '', count(distinct article)
    from mentions where shown > 0 and entity is not null {one} group by 2;
select 'said', source_entity, '', count(*)
    from attributions where shown = 2 and source_entity is not null {one} group by 2;
select 'done', entity, '', count(distinct event_mention) from event_sides
    where shown = 2 and role = 'actor' and entity is not null {one} group by 2;
select 'received', entity, '', count(distinct event_mention) from event_sides
    where shown = 2 and role = 'recipient' and entity is not null {one} group by 2;
select 'together', entity, other, count(distinct event_mention) from (
    select a.entity, b.entity as other, a.event_mention, a.article from event_sides a
    join event_sides b on b.event_mention = a.event_mention and b.entity <> a.entity
    where a.shown = 2 {side}
    ) group by 2, 3;
select 'issue ' || kind, issue, '', count(*) from labels where shown = 2 {one} group by 1, 2;
select 'issue article', issue, '', count(distinct article)
    from issue_mentions where true {one} group by 2
"""
_COUNTED = tuple(_SQL.replace("{month}", _MONTH).split(";"))

Tally = tuple[str, str, str]
"""Name, key, and part: a month ("2007-07", "" when undated), another entity, or ""."""


def _narrowed(sql: str, to: str | None) -> str:
    """The statement for one article, or for all of them."""
    for mark, column in (("{one}", "article"), ("{of}", "id"), ("{side}", "a.article")):
        sql = sql.replace(mark, f"and {column} = :{to}" if to else "")
    return sql


def contribution(record: Record, article: str) -> Counter[Tally]:
    """What one article adds to the counts."""
    counts: Counter[Tally] = Counter()
    for sql in _COUNTED:
        statement = _narrowed(sql, "article")
        for name, key, part, n in record.rows(statement, {"article": article}):
            counts[name, key, part] += n
    return counts


def recount(record: Record) -> Counter[Tally]:
    """All counts, worked out from the rows themselves; slow on a large record."""
    counts: Counter[Tally] = Counter()
    for sql in _COUNTED:
        for name, key, part, n in record.rows(_narrowed(sql, None)):
            counts[name, key, part] += n
    return counts


def kept(record: Record) -> Counter[Tally]:
    """All counts as they are kept."""
    rows = record.rows("select name, key, part, n from tallies")
    return Counter({(name, key, part): n for name, key, part, n in rows})


@contextmanager
def tallied(record: Record, article: str) -> Iterator[None]:
    """Keeps the counts right over a change to the rows of one article, inside a transaction."""
    known = record.one("select 1 from articles where id = ?", (article,))
    before = contribution(record, article) if known else Counter[Tally]()
    yield
    after = contribution(record, article)
    changed = [(*tally, after[tally] - before[tally]) for tally in before.keys() | after.keys()]
    _add(record, [row for row in changed if row[-1]])


def _add(record: Record, changed: list[tuple[Any, ...]]) -> None:
    record.many(
        "insert into tallies (name, key, part, n) values (?, ?, ?, ?)"
        " on conflict do update set n = n + excluded.n",
        changed,
    )
    if any(row[-1] < 0 for row in changed):
        record.many(
            "delete from tallies where name = ? and key = ? and part = ? and n = 0",
            [row[:3] for row in changed if row[-1] < 0],
        )
    record.many(
        "update entities set mentions = mentions + ?"
        " where id = (select same_as from entities where id = ?)",
        [(row[3], row[1]) for row in changed if row[0] == "mentions" and row[1]],
    )
