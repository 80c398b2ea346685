"""What articles tell of an issue, kept where much is told: acts of threads, stances of positions.

A row is what one article gives under one key, with a hash of what of it was looked at. Where the
article or one of its events changed, the row is out of date (`forget`): it is made anew, and what
it held until then tells what rested on it. The caller holds a transaction where it writes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from .store import Record

OUT_OF_DATE = ""
"""In place of the hash of a row that is to be made anew."""


def chosen(ids: Iterable[str]) -> str:
    """The hash of what of an article is looked at: ids, in order."""
    return hashlib.blake2b("|".join(ids).encode(), digest_size=12).hexdigest()


def hashes(record: Record, kind: str, key: str) -> dict[str, str]:
    """The hash of each article's row under a key; none are kept of keys with little to tell.

    Raises BadRecord.
    """
    rows = record.rows("select article, chosen from told_acts where kind = ? and key = ?",
                       (kind, key))  # fmt: skip
    return dict(map(tuple, rows))


def bodies(
    record: Record, kind: str, key: str, articles: Sequence[str] | None = None
) -> list[tuple[str, str]]:
    """Article and body of the rows under a key, or of those articles, by article.

    Raises BadRecord.
    """
    among = " and article in (select value from json_each(?))" if articles is not None else ""
    rows = record.rows(
        f"select article, body from told_acts where kind = ? and key = ?{among} order by article",
        (kind, key) if articles is None else (kind, key, json.dumps(list(articles))),
    )
    return [(article, body) for article, body in rows]


def keep(record: Record, kind: str, key: str, rows: Mapping[str, tuple[str, str]]) -> None:
    """Keeps hash and body of articles under a key, in place of those before. Raises BadRecord."""
    record.many(
        "insert or replace into told_acts (kind, key, article, chosen, body)"
        " values (?, ?, ?, ?, ?)",
        [(kind, key, article, *row) for article, row in rows.items()],
    )


def drop(record: Record, kind: str, key: str, articles: Iterable[str] | None = None) -> None:
    """Takes out the rows under a key, of those articles or all. Raises BadRecord."""
    if articles is None:
        record.run("delete from told_acts where kind = ? and key = ?", (kind, key))
        return
    record.many(
        "delete from told_acts where kind = ? and key = ? and article = ?",
        [(kind, key, article) for article in articles],
    )


def forget(record: Record, articles: Iterable[str]) -> None:
    """Notes that what is kept of those articles is out of date. Raises BadRecord."""
    record.run(
        f"update told_acts set chosen = '{OUT_OF_DATE}'"
        f" where article in (select value from json_each(?)) and chosen <> '{OUT_OF_DATE}'",
        (json.dumps(sorted(set(articles))),),
    )


def forget_all(record: Record) -> None:
    """Takes out all rows: they were made otherwise. Raises BadRecord."""
    record.run("delete from told_acts")
