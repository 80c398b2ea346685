"""Full text: articles, attributions and event mentions by their words, best first or by time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...errors import BadInput
from ..filters import Filter
from ..store import Record
from .lists import ALL, moment_after
from .narrow import check_words, plan

STARTS, ENDS = "\x02", "\x03"
"""Around the words found, in a snippet: characters that no text holds."""

_WORDS_OF_A_SNIPPET = 32
"""Tokens: two lines of a screen."""

_TITLE = 5.0
"""Weight of a word in the title against one in the text, for ranking: a headline names what an
article is about; chosen on the example pile, where 3 to 10 rank alike."""

_HEADLINE = 1000.0
"""By how much an article goes before the others when its headline holds all the words: more than
any two ranks differ (bm25 stays under 100)."""

_NEARER = 200.0
"""By how much what holds the words as they were written goes before what holds others of the same
sense: more than any two ranks differ, less than a headline counts."""

_OPEN = 10_000.0
"""By how much what may lie within the days asked for goes behind what surely does: more than a
headline counts."""

RANKED = 30_000
"""Places up to which the best are looked for: ranking takes 2.5 µs each. More words than that are
so common that no place is better than another, and the order is that of time."""


@dataclass(frozen=True, slots=True)
class _Index:
    """A full-text index: its rank, and how it shows the words in place."""

    name: str
    rank: str
    place: str


_INDEXES = {
    "articles": _Index(
        "articles_fts",
        f"bm25(articles_fts, {_TITLE}, 1.0)",
        f"snippet(articles_fts, 1, '{STARTS}', '{ENDS}', '…', {_WORDS_OF_A_SNIPPET})",
    ),
    "attributions": _Index(
        "said_fts", "bm25(said_fts)", f"highlight(said_fts, 0, '{STARTS}', '{ENDS}')"
    ),
    "event_mentions": _Index(
        "event_fts", "bm25(event_fts)", f"highlight(event_fts, 0, '{STARTS}', '{ENDS}')"
    ),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What holds the words: its id, and its best place with the words marked."""

    id: str
    snippet: str


def search(
    record: Record,
    where: Filter,
    limit: int | None = None,
    after: str | None = None,
    table: str = "articles",
    by_time: bool = False,
) -> list[Found]:
    """What holds `where.words` (an FTS5 query) and passes the filter, of `articles`,
    `attributions` or `event_mentions`: the best first, articles with all words in the headline
    before the others, and what surely lies within the days of the filter before what may; or in
    order of time.

    `after` is the id of the last one already seen. Raises BadInput when there are no words, or the
    query cannot be followed.
    """
    if not where.words:
        raise BadInput("nothing to search for: give at least one word")
    check_words(record, _INDEXES[table].name, where.words)
    part = (limit, after)
    ids = _in_time(record, table, where, part) if by_time else _best(record, table, where, part)
    places = _places(record, table, where.words, ids)
    return [Found(ident, places[ident]) for ident in ids]


def rankable(record: Record, words: str, table: str = "articles") -> bool:
    """Whether words are rare enough for their places to be ranked. Raises BadInput, BadRecord."""
    index = _INDEXES[table]
    check_words(record, index.name, words)
    sql = f"select count(*) from (select 1 from {index.name} where {index.name} match ? limit ?)"
    return int(record.one(sql, (words, RANKED + 1))[0]) <= RANKED


Part = tuple[int | None, str | None]
"""How many at most, and the id after which to go on."""


def _in_time(record: Record, table: str, where: Filter, part: Part) -> list[str]:
    limit, after = part
    since = moment_after(record, after, [table]) if after else None
    narrowed = plan(record, table, where, since)
    values = (*narrowed.values, ALL if limit is None else limit)
    return [ident for (ident,) in record.rows(f"select m.id {narrowed.sql} limit ?", values)]


def _best(record: Record, table: str, where: Filter, part: Part) -> list[str]:
    limit, after = part
    index, words = _INDEXES[table], where.words or ""
    narrowed = plan(record, table, replace(where, words=None))
    ranked, own = _ranked(table, where)
    sql = (
        f"select m.id as id, {ranked} as rank"
        f" from {index.name} join {table} m on m.no = {index.name}.rowid"
        f" where {index.name} match ? and {narrowed.test}"
    )
    values: list[object] = [*own, words, *narrowed.values]
    if after:
        sql = f"select * from ({sql}) where (rank, id) > (?, ?)"
        values += [_rank(record, table, where, after), after]
    values.append(ALL if limit is None else limit)
    return [ident for ident, _ in record.rows(f"{sql} order by rank, id limit ?", values)]


def _ranked(table: str, where: Filter) -> tuple[str, list[object]]:
    """The rank of a row m, less is better, and the values in it."""
    days = (where.start or date.min).isoformat(), (where.end or date.max).isoformat()
    behind = f" + (case when m.first >= ? and m.last <= ? then 0 else {_OPEN} end)"
    dated, within = (behind, days) if where.start or where.end else ("", ())
    rank, own = _worded(table, where.words or "")
    nearer, first = _nearer(table, where)
    return f"{rank}{nearer}{dated}", [*own, *first, *within]


def _nearer(table: str, where: Filter) -> tuple[str, list[object]]:
    """What puts a row first that holds the first words of a filter, and the values in it."""
    if not where.first_words or where.first_words == where.words:
        return "", []
    name = _INDEXES[table].name
    check = f"select rowid from {name} where {name} match ?"
    return f" - (case when {name}.rowid in ({check}) then {_NEARER} else 0 end)", [
        where.first_words
    ]


def _worded(table: str, words: str) -> tuple[str, list[object]]:
    """The rank of a row by its words alone."""
    index = _INDEXES[table]
    if table != "articles":
        return index.rank, []
    headed = "select rowid from articles_fts where articles_fts match ?"
    bonus = f"(case when articles_fts.rowid in ({headed}) then {_HEADLINE} else 0 end)"
    return f"{index.rank} - {bonus}", [f"{{title}} : ({words})"]


def _places(record: Record, table: str, words: str, ids: Sequence[str]) -> dict[str, str]:
    """The best place of each; asked for apart, since it costs more than the ranking."""
    index = _INDEXES[table]
    rows = record.rows(
        f"select m.id, {index.place} from {index.name} join {table} m on m.no = {index.name}.rowid"
        f" where {index.name} match ? and {index.name}.rowid in"
        f" (select no from {table} where id in (select value from json_each(?)))",
        (words, json.dumps(list(ids))),
    )
    return dict(map(tuple, rows))


def _rank(record: Record, table: str, where: Filter, ident: str) -> float:
    """The rank of one row. Raises BadInput when it does not hold the words."""
    index = _INDEXES[table]
    ranked, own = _ranked(table, where)
    row = record.one(
        f"select {ranked} from {index.name} join {table} m on m.no = {index.name}.rowid"
        f" where {index.name} match ? and m.id = ?",
        (*own, where.words, ident),
    )
    if not row:
        raise BadInput(f"the list has no '{ident}' to go on after; start it again")
    return float(row[0])
