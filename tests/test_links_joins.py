"""Candidates by key: joined for what changed, they are those of a join over everything."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.links import joins

Pile = dict[str, tuple[int, tuple[int, ...]]]
"""Items: where each is sorted, and its keys."""
Row = tuple[str, int, tuple[int, ...], int]

ITEMS = st.tuples(
    st.integers(0, 3), st.lists(st.integers(0, 5), unique=True, max_size=4).map(tuple)
)
PILES = st.dictionaries(st.sampled_from("abcdefghijkl"), ITEMS, max_size=12)
RULE = st.tuples(st.integers(1, 3), st.integers(1, 2))


def items_of(rows: list[Row]) -> joins.Items:
    return joins.Items(
        [row[0] for row in rows],
        np.array([row[1] for row in rows], np.int64),
        np.array([len(row[2]) for row in rows], np.int64),
        np.array([key for row in rows for key in row[2]], np.uint64),
        np.array([row[3] for row in rows], np.int8),
    )


def by_hand(pile: Pile, window: int, common: int) -> set[tuple[str, str]]:
    """The pairs that stand within the window of each other under enough keys."""
    counts: Counter[tuple[str, str]] = Counter()
    order = sorted(pile, key=lambda item: (pile[item][0], item))
    for key in {key for _, keys in pile.values() for key in keys}:
        under = [item for item in order if key in pile[item][1]]
        for place, one in enumerate(under):
            for other in under[place + 1 : place + 1 + window]:
                counts[min(one, other), max(one, other)] += 1
    return {pair for pair, n in counts.items() if n >= common}


def rows_of(before: Pile, after: Pile) -> list[Row]:
    rows: list[Row] = []
    for item in sorted({*before, *after}):
        old, new = before.get(item), after.get(item)
        if old:
            rows.append((item, *old, joins.KEPT if old == new else joins.GONE))
        if new and new != old:
            rows.append((item, *new, joins.FRESH))
    return rows


@pytest.mark.parametrize("part", [3, 1000])
@settings(deadline=None)
@given(PILES, PILES, RULE)
def test_what_changed_gives_what_everything_gives(
    part: int, before: Pile, after: Pile, rule: tuple[int, int]
) -> None:
    rows = rows_of(before, after)
    ids = [row[0] for row in rows]
    changed = {item for item in {*before, *after} if before.get(item) != after.get(item)}
    have = {pair for pair in by_hand(before, *rule) if not changed & {*pair}}
    seen: Counter[tuple[str, str]] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joins, "PART", part)
        for found in joins.candidates(items_of(rows), *rule):
            have -= {pair(ids, *ends) for ends in zip(found.left, found.right, strict=True)}
            seen.update(pair(ids, *ends) for ends in zip(found.one, found.other, strict=True))
    assert have | set(seen) == by_hand(after, *rule)
    assert all(n == 1 for n in seen.values())


def pair(ids: list[str], one: int, other: int) -> tuple[str, str]:
    low, high = sorted((ids[one], ids[other]))
    return low, high


def test_nothing_changed_nothing_is_decided() -> None:
    pile: Pile = {"a": (0, (1,)), "b": (1, (1,))}
    assert list(joins.candidates(items_of(rows_of(pile, pile)), 2)) == []


def test_a_crowded_key_costs_windows_not_squares() -> None:
    crowd: Pile = {f"{n:04}": (n, (7,)) for n in range(500)}
    found = list(joins.candidates(items_of(rows_of({}, crowd)), 3))
    assert sum(len(part.one) for part in found) == 3 * 500 - 6
