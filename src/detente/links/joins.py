"""Candidates by key: a join over kept arrays, whole or for what has changed.

Items are sorted (by day, say); under each key an item is compared with the next `window` items
alone, so that a crowded key costs no square. An item that comes or goes shifts the windows under
its keys: those are worked out before and after, and what differs is looked at again, so that the
candidates are always those of a join over everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KEPT, GONE, FRESH = 0, 1, 2
"""Of an item: it is as it was at the last join; it was there then; it is there now."""
PART = 2_000_000
"""Pairs that are held at once: 16 MB each of the few arrays that a part takes."""

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Items:
    """Items with their keys, in an order that does not depend on when they came (by id, say).

    `places` sorts them (equal ones keep their order), `counts` says how many of the `keys`, one
    after another, are each item's, `state` is KEPT, GONE or FRESH. A changed item stands in it
    twice: as it was and as it is.
    """

    ids: Sequence[str]
    places: Ints
    counts: Ints
    keys: Keys
    state: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Places in `Items.ids` of pairs: `one` and `other` are to be decided; the pairs of `left` and
    `right`, of items that did not change, are candidates no longer.
    """

    one: Ints
    other: Ints
    left: Ints
    right: Ints


@dataclass(frozen=True, slots=True)
class _Entries:
    """One row for each key of each item, sorted by key, then by the item's rank."""

    keys: Keys
    ranks: Ints

    def narrowed(self, keep: Flags) -> _Entries:
        if keep.all():  # as when everything is linked at once: keys are the most that is held
            return self
        return _Entries(self.keys[keep], self.ranks[keep])


def candidates(items: Items, window: int, common: int = 1) -> Iterator[Candidates]:
    """The pairs to decide after a change, part by part, neighbours in order after one another.

    A pair is a candidate when the two stand within `window` of each other under `common` keys or
    more. Together the parts hold each pair once: all with a fresh item, and those of unchanged
    items that a shifted window made a candidate or may have unmade.
    """
    order = np.argsort(items.places, kind="stable")
    state = items.state[order]
    entries = _entries(items, order)
    touched = np.unique(entries.keys[state[entries.ranks] != KEPT])
    if not len(touched):
        return
    near = entries.narrowed(_within(entries.keys, touched))
    now = near.narrowed(state[near.ranks] != GONE)
    before = near.narrowed(state[near.ranks] != FRESH)
    still = entries.narrowed(state[entries.ranks] != GONE)
    for low, high in _parts(now, before, window, len(order)):
        changed = _changed(now, before, (low, high), (window, common), state)
        one, other, left, right = _rechecked(
            changed, still, (low, high), (window, common), len(order)
        )
        if len(one) or len(left):
            yield Candidates(order[one], order[other], order[left], order[right])


def _entries(items: Items, order: Ints) -> _Entries:
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    ranks = np.repeat(rank, items.counts)
    by_key = np.lexsort((ranks, items.keys))
    return _Entries(items.keys[by_key], ranks[by_key])


def _within(values: Keys, wanted: Keys) -> Flags:
    """Which of the values (sorted) are among the wanted (sorted, each once)."""
    if not len(wanted):
        return np.zeros(len(values), np.bool_)
    places = np.searchsorted(wanted, values)
    places[places == len(wanted)] = 0
    found: Flags = wanted[places] == values
    return found


def _pairs(
    entries: _Entries, window: int, part: tuple[int, int], size: int, among: Flags | None = None
) -> tuple[Ints, Ints]:
    """Codes (rank of the one * size + rank of the other) of pairs whose first rank lies in the
    part, sorted, and under how many keys they are neighbours; both of them `among` some ranks.
    """
    low, high = part
    found = [np.empty(0, np.int64)]
    for step in range(1, window + 1):
        same = entries.keys[step:] == entries.keys[:-step]
        if not same.any():
            break
        first, second = entries.ranks[:-step], entries.ranks[step:]
        keep = same & (first >= low) & (first < high)
        if among is not None:
            keep &= among[first] & among[second]
        found.append(first[keep] * size + second[keep])
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    return codes, counts.astype(np.int64)


def _parts(now: _Entries, before: _Entries, window: int, size: int) -> Iterator[tuple[int, int]]:
    """Ranges of ranks of the first items that hold about PART pairs each."""
    starts = np.zeros(size + 1, np.int64)
    for entries in (now, before):
        for step in range(1, window + 1):
            same = entries.keys[step:] == entries.keys[:-step]
            if not same.any():
                break
            starts[1:] += np.bincount(entries.ranks[:-step][same], minlength=size)
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


def _changed(
    now: _Entries,
    before: _Entries,
    part: tuple[int, int],
    rule: tuple[int, int],
    state: NDArray[np.int8],
) -> _Changed:
    size = len(state)
    window, common = rule
    codes, counts = _pairs(now, window, part, size)
    anew = (state[codes // size] == FRESH) | (state[codes % size] == FRESH)
    fresh = codes[anew & (counts >= common)]
    codes, counts = codes[~anew], counts[~anew]
    old, olds = _pairs(before, window, part, size)
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
    changed: _Changed, still: _Entries, part: tuple[int, int], rule: tuple[int, int], size: int
) -> tuple[Ints, Ints, Ints, Ints]:
    """Ranks of the pairs to decide, and of those that are candidates no longer."""
    window, common = rule
    shifted, lost, wanted = changed.shifted, np.empty(0, np.int64), changed.fresh
    if len(shifted):
        has = np.zeros(size, np.bool_)
        has[shifted // size] = has[shifted % size] = True
        keys = np.unique(still.keys[has[still.ranks]])
        under = still.narrowed(_within(still.keys, keys))
        holds = _counted(shifted, *_pairs(under, window, part, size, has)) >= common
        wanted = np.sort(np.concatenate([wanted, shifted[holds]]))
        lost = shifted[~holds]
    return wanted // size, wanted % size, lost // size, lost % size
