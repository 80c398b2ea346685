"""Clusters: articles of one event put together, scored by B³ (Bagga and Baldwin 1998).

Precision of an item: the share of its group of ours that is of its event; recall: the share of
its event that is in its group. An item without a group stands alone. `together` groups articles as
a build does: reprints with their original, then what tells the same news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ..linked import Pair, Teller, Telling, pair
from ..links import joins, news
from ..links.copies import copies
from ..records import UNKNOWN, Article
from .counts import Figure, Tally, ratio
from .gold import Row, article_of

WINDOW = 12
"""Neighbours in time with which an article is compared under each of its keys, as in a build."""

Groups = Mapping[str, str]
"""Item → name of its group."""


def tallies(gold: Groups, ours: Groups) -> list[Tally]:
    """The counts of each item of the gold, in the order of their names."""
    items = sorted(gold)
    group = {item: ("group", ours[item]) if item in ours else ("alone", item) for item in items}
    of_gold = Counter(gold[item] for item in items)
    of_ours = Counter(group.values())
    cells = Counter((gold[item], group[item]) for item in items)
    return [_tally(cells[gold[item], group[item]], of_ours[group[item]], of_gold[gold[item]])
            for item in items]  # fmt: skip


def _tally(cell: int, ours: int, gold: int) -> Tally:
    """One item's part of everything; a pair counts half for each of its two items."""
    return Tally({
        "items": 1, "precision": cell / ours, "recall": cell / gold,
        "pairs.right": (cell - 1) / 2, "pairs.found": (ours - 1) / 2, "pairs.gold": (gold - 1) / 2,
    })  # fmt: skip


def figures(total: Mapping[str, float]) -> list[Figure]:
    """B³, and the pairs put together."""
    items = total.get("items", 0)
    precision, recall = (total.get(key, 0) / items if items else 0.0
                         for key in ("precision", "recall"))  # fmt: skip
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [Figure("B³", f1, precision, recall, gold=items), ratio("pairs", total, "pairs")]


def article_of_row(row: Row) -> Article:
    """The article of a row; its title stands before the text where the text lacks it."""
    article, title = article_of(row), str(row.get("title") or "").strip()
    if article.title or not title or title[:40] in article.text[:200]:
        return article
    text = f"{title}\n\n{article.text}"
    return replace(article, text=text, title=title, body_start=len(title) + 2)


def together(articles: Sequence[Article]) -> dict[str, str]:
    """Article → first article of its group, as a build groups them."""
    original = {copy.article: copy.original for copy in copies(articles)}
    tellings = [_telling(one, original.get(one.id)) for one in sorted(articles, key=lambda a: a.id)]
    groups = news.groups([telling.teller for telling in tellings], _pairs(tellings))
    return {a.id: a.id for a in articles} | {one: group[0] for group in groups for one in group}


def _telling(article: Article, original: str | None) -> Telling:
    teller = Teller(article.id, article.outlet, article.agency, article.title,
                    article.published or UNKNOWN, original)  # fmt: skip
    return Telling(teller, article.text, article.body_start, (), ())


def _pairs(tellings: Sequence[Telling]) -> list[Pair]:
    keys = [news.keys(telling) for telling in tellings]
    days = [telling.teller.published.earliest for telling in tellings]
    items = joins.Items(
        [telling.teller.article for telling in tellings],
        np.array([day.toordinal() if day else 0 for day in days], np.int64),
        np.array([len(found) for found in keys], np.int64),
        np.array([key for found in keys for key in found], np.uint64),
        np.full(len(tellings), joins.FRESH, np.int8),
    )
    kept = [news.unpacked(news.sketch(telling)) for telling in tellings]
    return [
        pair(items.ids[one], items.ids[other], *decided)
        for part in joins.candidates(items, WINDOW)
        for one, other in zip(part.one.tolist(), part.other.tolist(), strict=True)
        if (decided := news.decide(kept[one], kept[other]))
    ]
