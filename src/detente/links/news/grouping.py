"""Groups of what is alike on average (average-link): the closest two are joined, and so on."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

Likeness = Mapping[tuple[str, str], float]


def grouped(items: Sequence[str], likeness: Likeness, alike: float) -> list[tuple[str, ...]]:
    """The items in groups whose members are alike by `alike` or more on average; lone ones too.

    Two that `likeness` (by smaller and larger item) lacks are not alike at all, so that a group
    grows only where most of it knows the newcomer. Neither the order of items nor that of
    likenesses matters: of two equal joins the one with the smaller names is made first.
    """
    members: dict[str, tuple[str, ...]] = {item: (item,) for item in items}
    sums: dict[str, dict[str, float]] = {item: {} for item in items}
    for (one, other), score in sorted(likeness.items()):
        sums[one][other] = sums[other][one] = score
    queue = [(-score, one, other, 1, 1) for (one, other), score in likeness.items()]
    heapq.heapify(queue)
    while queue and -queue[0][0] >= alike:
        _, one, other, size, other_size = heapq.heappop(queue)
        stale = one not in members or other not in members
        if stale or (len(members[one]), len(members[other])) != (size, other_size):
            continue
        members[one] = tuple(sorted(members[one] + members.pop(other)))
        _join(sums, one, other)
        for third, total in sums[one].items():
            low, high = sorted((one, third))
            sizes = len(members[low]), len(members[high])
            heapq.heappush(queue, (-total / (sizes[0] * sizes[1]), low, high, *sizes))
    return sorted(members.values())


def _join(sums: dict[str, dict[str, float]], one: str, other: str) -> None:
    """The likenesses of the other added to those of the one, in place; the other is forgotten."""
    for third, score in sorted(sums.pop(other).items()):
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + score
