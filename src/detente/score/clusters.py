"""Clusters: articles of one event put together, scored by B³ (Bagga and Baldwin 1998).

Precision of an item: the share of its group of ours that is of its event; recall: the share of
its event that is in its group. An item without a group stands alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .counts import Figure, Tally, ratio

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
