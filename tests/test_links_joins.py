"""Candidates by key: joined for what changed, they are those of a join over everything."""

from __future__ import annotations

import resource
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from detente.errors import BadRecord
from detente.links import joins
from detente.run_local import holding

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


@dataclass(frozen=True)
class Parted:
    """Items whose keys come in several blocks, in no order."""

    whole: joins.Items
    several: int

    @property
    def places(self) -> joins.Ints:
        return self.whole.places

    @property
    def state(self) -> NDArray[np.int8]:
        return self.whole.state

    def blocks(self) -> Iterator[tuple[joins.Keys, joins.Ints]]:
        keys, owners = next(self.whole.blocks())
        for rest in range(self.several):
            keep = keys % np.uint64(self.several) == rest
            yield keys[keep][::-1], owners[keep][::-1]


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


@pytest.mark.parametrize(("part", "several"), [(3, 1), (1000, 1), (3, 3)])
@settings(deadline=None)
@given(PILES, PILES, RULE)
def test_what_changed_gives_what_everything_gives(
    part: int, several: int, before: Pile, after: Pile, rule: tuple[int, int]
) -> None:
    check(part, several, before, after, rule)


CROWD = st.lists(ITEMS, min_size=24, max_size=40)
FEW = st.dictionaries(st.integers(0, 45), st.none() | ITEMS, min_size=1, max_size=3)


@pytest.mark.parametrize("several", [1, 3])
@settings(deadline=None)
@given(CROWD, FEW, RULE)
def test_few_that_change_in_a_crowd_give_what_everything_gives(
    several: int,
    crowd: list[tuple[int, tuple[int, ...]]],
    few: dict[int, tuple[int, tuple[int, ...]] | None],
    rule: tuple[int, int],
) -> None:
    before: Pile = {f"{n:02}": item for n, item in enumerate(crowd)}
    changed = {f"{n:02}": item for n, item in few.items()}
    after: Pile = {name: item for name, item in (before | changed).items() if item is not None}
    check(1000, several, before, after, rule)


def check(part: int, several: int, before: Pile, after: Pile, rule: tuple[int, int]) -> None:
    """That joining what changed leaves the pairs of joining everything, each decided once."""
    rows = rows_of(before, after)
    ids = [row[0] for row in rows]
    changed = {item for item in {*before, *after} if before.get(item) != after.get(item)}
    have = {pair for pair in by_hand(before, *rule) if not changed & {*pair}}
    seen: Counter[tuple[str, str]] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joins, "PART", part)
        for found in joins.candidates(Parted(items_of(rows), several), *rule):
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


@dataclass(frozen=True)
class Made:
    """A thousand items with so many keys, of which few are shared, made a block at a time."""

    keys: int
    block: int

    @property
    def places(self) -> joins.Ints:
        return np.arange(1000)

    @property
    def state(self) -> NDArray[np.int8]:
        return np.full(1000, joins.FRESH, np.int8)

    def blocks(self) -> Iterator[tuple[joins.Keys, joins.Ints]]:
        for start in range(0, self.keys, self.block):
            n = np.arange(start, start + self.block)
            yield np.where(n % 100 < 2, start + n % 100 // 2, n).astype(np.uint64), n * 7 % 1000


def test_what_is_joined_is_held_a_block_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "MOST", 20_000)
    peaks = []
    for keys in (100_000, 800_000):
        tracemalloc.start()
        with holding.OnDisk(tmp_path) as hold:
            found = [len(part.one) for part in joins.candidates(Made(keys, 20_000), 3, 1, hold)]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert sum(found)
    assert peaks[1] < 1.5 * peaks[0]


@pytest.mark.parametrize("most", [0, 10, 1000])
def test_blocks_on_the_disk_are_what_they_were(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "MOST", most)
    blocks = [joins.Entries(np.arange(n, dtype=np.uint64), np.arange(n) * 3) for n in (4, 7, 1, 9)]
    with holding.OnDisk(tmp_path) as hold:
        held = hold(iter(blocks))
        for _ in range(2):
            for one, other in zip(held(), blocks, strict=True):
                assert one.keys.tolist() == other.keys.tolist()
                assert one.ranks.tolist() == other.ranks.tolist()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "MOST", 10)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with (
            pytest.raises(BadRecord, match="free room on that disk"),
            holding.OnDisk(tmp_path) as hold,
        ):
            list(joins.candidates(Made(100_000, 20_000), 3, 1, hold))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []
