"""One queue of all kinds of things: whatever the machine is least sure of, of any kind.

Each kind has an order of its own (`record.queries.review`); here they are merged by the score, and
where it is equal, by the order of the kinds. A step of a thread has no score and comes last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..record import Record
from ..record.queries import review as queue

LAST = 2.0
"""What stands for the score of a step: beyond every score, which are 0..1."""
UNSCORED = "step"

Tests = Mapping[str, queue.Test]
"""What the rows of each kind meet, by kind, in the order of the kinds."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing in the queue of all kinds: its kind, and its key there."""

    kind: str
    key: str


def beside(
    record: Record, tests: Tests, show: str, at: Spot | None, back: bool = False
) -> Spot | None:
    """What comes after a spot (None: the first of all), or before it; None when nothing does.

    Raises BadInput for a key that is none, BadRecord.
    """
    here = _rank(record, tests, at) if at else None
    found = []
    for n, kind in enumerate(tests):
        key = _near(record, tests, show, (kind, n), (at, here, back))
        if key is not None:
            found.append((_score(record, kind, key), n, key, kind))
    if not found:
        return None
    best = max(found) if back else min(found)
    return Spot(best[3], best[2])


def count(record: Record, tests: Tests, show: str, limit: int) -> tuple[int, bool]:
    """How many things there are of all kinds, and whether there are more: each kind is counted no
    further than `limit`.
    """
    sizes = [
        queue.count(record, queue.QUEUES[kind], test, show, limit) for kind, test in tests.items()
    ]
    return sum(sizes), any(size == limit for size in sizes)


Rank = tuple[float, int]
"""The score of a thing and the number of its kind: its place among all kinds."""


def _rank(record: Record, tests: Tests, at: Spot) -> Rank | None:
    kinds = list(tests)
    return (_score(record, at.kind, at.key), kinds.index(at.kind)) if at.kind in kinds else None


def _score(record: Record, kind: str, key: str) -> float:
    if kind == UNSCORED:
        return LAST
    return queue.score_of(record, queue.QUEUES[kind], key) or 0.0


def _near(
    record: Record,
    tests: Tests,
    show: str,
    one: tuple[str, int],
    place: tuple[Spot | None, Rank | None, bool],
) -> str | None:
    """The key of the thing of one kind that is nearest to a place in the queue of all."""
    (kind, n), (at, here, back) = one, place
    of, test = queue.QUEUES[kind], tests[kind]
    if at is None or here is None:
        return queue.beside(record, of, test, show, (None, back))
    if kind == at.kind:
        return queue.beside(record, of, test, show, (at.key, back))
    if kind == UNSCORED:
        beyond = (LAST, n) < here if back else (LAST, n) > here
        return queue.beside(record, of, test, show, (None, back)) if beyond else None
    equal = "=" if (n < here[1] if back else n > here[1]) else ""
    return queue.from_score(record, of, test, show, (("<" if back else ">") + equal, here[0]))
