"""Full text: articles by their words, best first."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from ...errors import BadInput
from ..filters import Filter
from ..store import Record
from .lists import ALL
from .narrow import check_words, plan

STARTS, ENDS = "\x02", "\x03"
"""Around the words found, in a snippet: characters that no text holds."""

_WORDS_OF_A_SNIPPET = 32
"""Tokens: two lines of a screen."""

_TITLE = 5.0
"""Weight of a word in the title against one in the text, for ranking: a headline names what an
article is about; chosen on the example pile, where 3 to 10 rank alike."""

_RANK = f"bm25(articles_fts, {_TITLE}, 1.0)"
_SNIPPET = f"snippet(articles_fts, 1, '{STARTS}', '{ENDS}', '…', {_WORDS_OF_A_SNIPPET})"


@dataclass(frozen=True, slots=True)
class Found:
    """An article that holds the words: its rank (less is better) and the best place."""

    article: str
    rank: float
    snippet: str


def search(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Found]:
    """Articles that hold `where.words` (an FTS5 query) and pass the filter, best first.

    `after` is the id of the last one already seen. Raises BadInput when there are no words, or the
    query cannot be followed.
    """
    if not where.words:
        raise BadInput("nothing to search for: give at least one word")
    check_words(record, "articles_fts", where.words)
    narrowed = plan(record, "articles", replace(where, words=None))
    sql = (
        f"select m.id as id, {_RANK} as rank"
        " from articles_fts join articles m on m.no = articles_fts.rowid"
        f" where articles_fts match ? and {narrowed.test}"
    )
    values: list[object] = [where.words, *narrowed.values]
    if after:
        sql = f"select * from ({sql}) where (rank, id) > (?, ?)"
        values += [_rank(record, where.words, after), after]
    values.append(ALL if limit is None else limit)
    best = record.rows(f"{sql} order by rank, id limit ?", values)
    snippets = _snippets(record, where.words, [ident for ident, _ in best])
    return [Found(ident, rank, snippets[ident]) for ident, rank in best]


def _snippets(record: Record, words: str, ids: list[str]) -> dict[str, str]:
    """The best place of each article; asked for apart, since it costs more than the ranking."""
    rows = record.rows(
        f"select m.id, {_SNIPPET} from articles_fts join articles m on m.no = articles_fts.rowid"
        " where articles_fts match ? and articles_fts.rowid in"
        " (select no from articles where id in (select value from json_each(?)))",
        (words, json.dumps(ids)),
    )
    return dict(map(tuple, rows))


def _rank(record: Record, words: str, ident: str) -> float:
    """The rank of one article. Raises BadInput when it does not hold the words."""
    row = record.one(
        f"select {_RANK} from articles_fts where articles_fts match ?"
        " and rowid = (select no from articles where id = ?)",
        (words, ident),
    )
    if not row:
        raise BadInput(f"the list has no '{ident}' to go on after; start it again")
    return float(row[0])
