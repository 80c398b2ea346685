"""Nearest in meaning: items by the likeness of their vectors, under a filter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from .. import vectors
from ..filters import Filter
from ..store import Record
from ..vectors import ATTRIBUTIONS, KIND, LISTS, Floats
from .lists import ALL
from .narrow import marks, plan

NEAREST = 0.30
"""Cosine below which sentences share little but being English: of 8,308 pairs of our own sentences
on different matters 1.6 % reach it, of 14 pairs on one issue 9."""
FIRST = 500
"""Items that are tested against the filter first, the nearest; ten times as many each time after,
so that a common filter costs little and a rare one a walk over all of them."""


@dataclass(frozen=True, slots=True)
class NearItem:
    """An item near in meaning: what it is (attribution, event_mention), its id and article, and how
    near, as a cosine 0..1.
    """

    kind: str
    id: str
    article: str
    score: float


def nearest(
    record: Record,
    vector: Floats,
    encoder: str,
    where: Filter,
    table: str = ATTRIBUTIONS,
) -> Iterator[NearItem]:
    """The items of a list (`attributions`, `event_mentions`) that pass the filter, nearest first.

    Of `articles`, each once, with the nearest of its items (the article itself where its head is).
    Raises BadRecord.
    """
    lists = LISTS if table == vectors.ARTICLES else (table,)
    ids, scores = vectors.likeness(record, vector, encoder, lists)
    near = np.flatnonzero(scores >= NEAREST)
    ranked = near[np.lexsort((ids[near], -scores[near]))]
    where = replace(where, words=None)
    seen: set[str] = set()
    start, size = 0, FIRST
    while start < len(ranked):
        places = ranked[start : start + size]
        known = {f"{int(ids[place]):016x}": float(scores[place]) for place in places}
        found = sorted(_passing(record, table, where, known),
                       key=lambda item: (-item.score, item.id))  # fmt: skip
        for item in found:
            if table != vectors.ARTICLES or item.article not in seen:
                seen.add(item.article)
                yield item
        start, size = start + size, size * 10


def _passing(
    record: Record, table: str, where: Filter, known: dict[str, float]
) -> Iterator[NearItem]:
    """Those of some items that pass the filter; of `articles`, whose article does."""
    narrowed = plan(record, table, where)
    wanted = json.dumps(list(known))
    given = "select value from json_each(?)"
    if table != vectors.ARTICLES:
        sql = f"select m.id, m.article from {table} m where m.id in ({given}) and {narrowed.test}"
        for ident, article in record.rows(sql, (wanted, *narrowed.values)):
            yield NearItem(KIND[table], ident, article, known[ident])
        return
    own = "" if where.copies else " and i.shown = 2"
    for name in LISTS:
        column = "id" if name == table else "article"
        sql = (
            f"select i.id, m.id from {name} i join articles m on m.id = i.{column}"
            f" where i.id in ({given}){own} and {narrowed.test}"
        )
        for ident, article in record.rows(sql, (wanted, *narrowed.values)):
            yield NearItem(KIND[name], ident, article, known[ident])


def meant(
    record: Record, where: Filter, table: str, limit: int | None = None
) -> list[tuple[NearItem, str]]:
    """The items of a list that are about an issue by meaning alone, with it, the nearest
    first; of the issues of the filter, where it names some. Raises BadRecord.
    """
    narrowed = plan(record, table, replace(where, issues=()))
    among = f" and x.issue in ({marks(where.issues)})" if where.issues else ""
    sql = (
        f"select m.id, m.article, x.score, x.issue from meant x join {table} m on m.id = x.target"
        f" where x.kind = ?{among} and {narrowed.test} order by x.score desc, m.id limit ?"
    )
    values = (KIND[table], *where.issues, *narrowed.values, ALL if limit is None else limit)
    return [
        (NearItem(KIND[table], ident, article, score), issue)
        for ident, article, score, issue in record.rows(sql, values)
    ]
