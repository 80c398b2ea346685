"""The first two accounts that differ, found without asking every two of them.

Of one event hundreds of outlets may tell, of which most say the same: what they say is a key, and
only keys are compared. Accounts come in order, and so do the pairs, as if every two were asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from heapq import merge
from typing import TypeVar

from ...linked import Report

K = TypeVar("K", bound=Hashable)


def apart(
    told: Sequence[tuple[Report, K]], differ: Callable[[K, K], bool]
) -> Iterator[tuple[Report, Report]]:
    """Two reports of two voices of which what they say differs, in order; `differ` is symmetric."""
    places: dict[K, list[int]] = {}
    for n, (_, key) in enumerate(told):
        places.setdefault(key, []).append(n)
    others = {key: [one for one in places if differ(key, one)] for key in places}
    for n, (one, key) in enumerate(told):
        later = (places[k][bisect_right(places[k], n) :] for k in others[key])
        for m in merge(*later):
            if one.teller.voice != told[m][0].teller.voice:
                yield one, told[m][0]
