"""Articles that have their day from other articles: what the row shows, and what is kept beside it.

An applied dating lies over the article's own (empty) day like a judgement, below those of people.
What was read before it is kept, so that the next look for a dating sees what this one saw.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from ..linked import Dating, Telling
from ..records import Article, Time
from . import codec
from .store import Record

LINK = "link"
"""`origin` of an article whose day comes from other articles."""


def applied(record: Record, article: str) -> Dating | None:
    """The dating that counts for an article; None when there is none. Raises BadRecord."""
    row = record.one("select body from datings where article = ? and applied > 0", (article,))
    return codec.unwhole(Dating, row[0]) if row else None


def is_dated(record: Record, article: str) -> bool:
    """Whether the day that the article shows comes from another. Raises BadRecord."""
    row = record.one("select origin from articles where id = ?", (article,))
    return bool(row) and row[0] == LINK


def laid_over(article: Article, dating: Dating) -> Article:
    """The article with the days of its dating."""
    return replace(article, published=dating.when, origin=LINK)


Own = tuple[tuple[str, ...], tuple[Time, ...]]
"""Entities and times of an article as they were read before it was dated."""


def own_readings(record: Record, articles: Iterable[str]) -> dict[str, Own]:
    """What was read from articles before they were dated; only of those. Raises BadRecord."""
    rows = record.rows(
        "select article, own from datings where applied > 0"
        " and article in (select value from json_each(?))",
        (json.dumps(sorted(set(articles))),),
    )
    found: dict[str, Own] = {}
    for article, own in rows:
        kept = json.loads(own)
        times: tuple[Time, ...] = codec.unplain(tuple[Time, ...], kept["times"], article)
        found[article] = tuple(kept["entities"]), times
    return found


def put_dating(record: Record, dating: Dating, own: Telling, counts: bool) -> None:
    """Keeps a dating in place of an older one; the caller replays the article. Raises BadRecord."""
    kept = codec.dump({"entities": own.entities, "times": own.times})
    record.run(
        "insert or replace into datings (article, anchor, applied, own, body)"
        " values (?, ?, ?, ?, ?)",
        (dating.article, dating.anchor, int(counts), kept, codec.whole(dating)),
    )


def drop_dating(record: Record, article: str) -> None:
    """Takes out the dating of an article; the caller replays the article. Raises BadRecord."""
    record.run("delete from datings where article = ?", (article,))
