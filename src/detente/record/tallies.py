"""Counts for screens that look at the whole record, kept in the transaction that changes them.

The contribution of one article is taken before and after a change, and the difference is added.
`recount` works all of them out from nothing; a test and `detente doctor` say that both agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from . import sourced
from .counted import OF_ARTICLES, OF_LINKS, narrowed
from .faults import told
from .store import Record

Tally = tuple[str, str, str]
"""Name, key, and part: a month ("2007-07", "" when undated), another entity, … or ""."""


def contribution(record: Record, article: str) -> Counter[Tally]:
    """What one article adds to the counts."""
    counts: Counter[Tally] = Counter()
    for sql in OF_ARTICLES:
        statement = narrowed(sql, "article")
        for name, key, part, n in record.rows(statement, {"article": article}):
            counts[name, key, part] += n
    return counts


def recount(record: Record) -> Counter[Tally]:
    """All counts, worked out from the rows themselves; slow on a large record."""
    counts: Counter[Tally] = Counter()
    for sql in (*OF_ARTICLES, *OF_LINKS):
        for name, key, part, n in record.rows(narrowed(sql, None)):
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
    with told(record.path):
        sourced.settle(record.db, article)
        sourced.settle_days(record.db, article)
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
