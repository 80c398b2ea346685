"""Candidates by key: a join over kept arrays, whole or for what has changed; and the components of
what pairs join.

Items are sorted (by day, say); under each key an item is compared with the next `window` items
alone, so that a crowded key costs no square. An item that comes or goes shifts the windows under
its keys: those are worked out before and after, and what differs is looked at again, so that the
candidates are always those of a join over everything.

Keys come in blocks, all of one key in one block, of which one is held at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

KEPT, GONE, FRESH = 0, 1, 2
"""Of an item: it is as it was at the last join; it was there then; it is there now."""
PART = 2_000_000
"""Pairs that are held at once: 16 MB each of the few arrays that a part takes."""

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]


class Joined(Protocol):
    """Items with their keys, in an order that does not depend on when they came (by id, say)."""

    @property
    def places(self) -> Ints:
        """By which they are sorted; equal ones keep their order."""

    @property
    def state(self) -> NDArray[np.int8]:
        """KEPT, GONE or FRESH. A changed item stands among them twice: as it was and as it is."""

    def blocks(self) -> Iterator[tuple[Keys, Ints]]:
        """Keys, and of which item each is, in no order; every time the same ones."""


@dataclass(frozen=True, slots=True)
class Items:
    """Items that are held as a whole: `counts` says how many of the `keys`, one after another, are
    each item's; for the rest see `Joined`.
    """

    ids: Sequence[str]
    places: Ints
    counts: Ints
    keys: Keys
    state: NDArray[np.int8]

    def blocks(self) -> Iterator[tuple[Keys, Ints]]:
        """All keys at once."""
        yield self.keys, np.repeat(np.arange(len(self.counts)), self.counts)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Places among the items of pairs: `one` and `other` are to be decided; the pairs of `left` and
    `right`, of items that did not change, are candidates no longer.
    """

    one: Ints
    other: Ints
    left: Ints
    right: Ints


@dataclass(frozen=True, slots=True)
class Entries:
    """One row for each key of each item, sorted by key, then by the item's rank."""

    keys: Keys
    ranks: Ints

    def narrowed(self, keep: Flags) -> Entries:
        """Those rows of them; themselves when that is all."""
        if keep.all():  # as when everything is linked at once: keys are the most that is held
            return self
        return Entries(self.keys[keep], self.ranks[keep])


def _sorted(keys: Keys, ranks: Ints) -> Entries:
    by_key = np.lexsort((ranks, keys))
    return Entries(keys[by_key], ranks[by_key])


def _around(entries: Entries, chosen: Flags, window: int) -> Entries:
    """The rows of the chosen ranks, and `window` rows before and after each: what lies further away
    under a crowded key changes nothing. Two chosen ones with others between them keep so many rows
    that they are no neighbours.
    """
    places = chosen[entries.ranks].nonzero()[0]
    size = len(entries.ranks)
    if len(places) == size:
        return entries
    ends = np.zeros(size + 1, np.int64)
    np.add.at(ends, np.maximum(places - window, 0), 1)
    np.add.at(ends, np.minimum(places + window + 1, size), -1)
    return entries.narrowed(np.cumsum(ends[:-1]) > 0)


Blocks = Callable[[], Iterator[Entries]]
Hold = Callable[[Iterator[Entries]], Blocks]
"""Takes blocks in and gives them again as often as asked."""


def in_memory(blocks: Iterator[Entries]) -> Blocks:
    """Holds blocks as they are."""
    held = list(blocks)
    return lambda: iter(held)


@dataclass(frozen=True, slots=True)
class _Join:
    """What a join works on; by rank, that is the order of places."""

    items: Joined
    rank: Ints
    state: NDArray[np.int8]
    near: Blocks  # rows of the keys that an item has that came or went, in the windows around it
    window: int
    common: int

    @property
    def size(self) -> int:
        """How many items there are."""
        return len(self.rank)

    def without(self, state: int) -> Iterator[Entries]:
        """Rows of touched keys of items that are not in that state. Kept ones between which rows
        are left out are neighbours here in every state alike, so that no pair differs by it."""
        for entries in self.near():
            yield entries.narrowed(self.state[entries.ranks] != state)

    def under(self, has: Flags) -> Iterator[Entries]:
        """Rows of all keys that some items have, those by rank that `has` says, and of those in the
        windows around them; none that went."""
        for keys, owners in self.items.blocks():
            ranks = self.rank[owners]
            there = self.state[ranks] != GONE
            wanted = np.unique(keys[there & has[ranks]])
            keep = there & _within(keys, wanted)
            yield _around(_sorted(keys[keep], ranks[keep]), has, self.window)


def candidates(
    items: Joined, window: int, common: int = 1, hold: Hold = in_memory
) -> Iterator[Candidates]:
    """The pairs to decide after a change, part by part, neighbours in order after one another.

    A pair is a candidate when the two stand within `window` of each other under `common` keys or
    more. Together the parts hold each pair once: all with a fresh item, and those of unchanged
    items that a shifted window made a candidate or may have unmade. `hold` keeps what is joined.
    """
    order = np.argsort(items.places, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    state = items.state[order]
    near = (_around(entries, state != KEPT, window) for entries in _near(items, rank, state))
    join = _Join(items, rank, state, hold(near), window, common)
    for part in _parts(join):
        changed = _changed(join, part)
        one, other, left, right = _rechecked(join, part, changed)
        if len(one) or len(left):
            yield Candidates(order[one], order[other], order[left], order[right])


def _near(items: Joined, rank: Ints, state: NDArray[np.int8]) -> Iterator[Entries]:
    """The rows of keys that an item has that came or went."""
    for keys, owners in items.blocks():
        ranks = rank[owners]
        moved = state[ranks] != KEPT
        if not moved.all():
            keep = _within(keys, np.unique(keys[moved]))
            keys, ranks = keys[keep], ranks[keep]
        if len(keys):
            yield _sorted(keys, ranks)


def _within(values: Keys, wanted: Keys) -> Flags:
    """Which of the values are among the wanted (sorted, each once)."""
    if not len(wanted):
        return np.zeros(len(values), np.bool_)
    places = np.searchsorted(wanted, values)
    places[places == len(wanted)] = 0
    found: Flags = wanted[places] == values
    return found


def _pairs(
    blocks: Iterator[Entries], join: _Join, part: tuple[int, int], among: Flags | None = None
) -> tuple[Ints, Ints]:
    """Codes (rank of the one * size + rank of the other) of pairs whose first rank lies in the
    part, sorted, and under how many keys they are neighbours; both of them `among` some ranks.
    """
    low, high = part
    found = [np.empty(0, np.int64)]
    for entries in blocks:
        for first, second in _steps(entries, join.window):
            keep = (first >= low) & (first < high)
            if among is not None:
                keep &= among[first] & among[second]
            found.append(first[keep] * join.size + second[keep])
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    return codes, counts.astype(np.int64)


def _steps(entries: Entries, window: int) -> Iterator[tuple[Ints, Ints]]:
    """The ranks of neighbours under a key: next ones, next but one, and so on."""
    for step in range(1, window + 1):
        same = entries.keys[step:] == entries.keys[:-step]
        if not same.any():
            return
        yield entries.ranks[:-step][same], entries.ranks[step:][same]


def _parts(join: _Join) -> Iterator[tuple[int, int]]:
    """Ranges of ranks of the first items that hold about PART pairs each."""
    size = join.size
    starts = np.zeros(size + 1, np.int64)
    for state in (GONE, FRESH):
        for entries in join.without(state):
            for first, _ in _steps(entries, join.window):
                starts[1:] += np.bincount(first, minlength=size)
    before_each = np.cumsum(starts)
    low = 0
    while low < size and before_each[-1] > before_each[low]:
        high = int(np.searchsorted(before_each, before_each[low] + PART, side="right")) - 1
        high = min(max(high, low + 1), size)
        yield low, high
        low = high


@dataclass(frozen=True, slots=True)
class _Changed:
    """Codes with a fresh item, and codes of unchanged items whose neighbourhood changed."""

    fresh: Ints
    shifted: Ints


def _changed(join: _Join, part: tuple[int, int]) -> _Changed:
    size, state = join.size, join.state
    codes, counts = _pairs(join.without(GONE), join, part)
    anew = (state[codes // size] == FRESH) | (state[codes % size] == FRESH)
    fresh = codes[anew & (counts >= join.common)]
    codes, counts = codes[~anew], counts[~anew]
    old, olds = _pairs(join.without(FRESH), join, part)
    same = (state[old // size] == KEPT) & (state[old % size] == KEPT)
    old, olds = old[same], olds[same]
    either = np.union1d(codes, old)
    differs = _counted(either, codes, counts) != _counted(either, old, olds)
    return _Changed(fresh, either[differs])


def _counted(wanted: Ints, codes: Ints, counts: Ints) -> Ints:
    """The count of each wanted code, 0 where there is none."""
    if not len(codes):
        return np.zeros(len(wanted), np.int64)
    places = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    return np.where(codes[places] == wanted, counts[places], 0)


def _rechecked(
    join: _Join, part: tuple[int, int], changed: _Changed
) -> tuple[Ints, Ints, Ints, Ints]:
    """Ranks of the pairs to decide, and of those that are candidates no longer."""
    size = join.size
    shifted, lost, wanted = changed.shifted, np.empty(0, np.int64), changed.fresh
    if len(shifted):
        has = np.zeros(size, np.bool_)
        has[shifted // size] = has[shifted % size] = True
        holds = _counted(shifted, *_pairs(join.under(has), join, part, has)) >= join.common
        wanted = np.sort(np.concatenate([wanted, shifted[holds]]))
        lost = shifted[~holds]
    return wanted // size, wanted % size, lost // size, lost % size


def components(known: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """What links join, directly or through others, in order of id; what none joins stands alone.

    Both ends of every link are among what is known.
    """
    parent = {one: one for one in known}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for low, high in links:
        one, other = sorted((root(low), root(high)))
        parent[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sorted(parent):
        groups[root(one)].append(one)
    return [groups[one] for one in sorted(groups)]
