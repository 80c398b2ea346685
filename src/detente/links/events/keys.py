"""Candidates by key: reports that share a key may tell one act."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from ...linked import Report
from . import words
from .days import BOUND
from .features import Features, features
from .sides import MUTUAL

DAYS = 7
"""Days of a bucket: reports of one act lie in the same or in a shared bucket, as an interval
that touches two gives both keys."""
BUCKETS = 5
"""Buckets at most, a month; a longer interval is found by its words instead."""
TELLING = 4
"""Telling words of a sentence that make keys with a week."""
EVER = 12
"""Telling words that make keys without one: an article without a date is found by these alone."""
GROUPS = {
    "MEET": "meet", "PHONE": "meet", "OFFER": "offer", "DEAL": "offer", "CONCEDE": "offer",
    "RETREAT": "offer", "COOPERATE": "offer", "AID": "offer", "SUPPORT": "offer",
    "ACCUSE": "against", "REJECT": "against", "THREATEN": "against", "REQUEST": "against",
    "SANCTION": "harm", "COERCE": "harm", "MOBILIZE": "harm", "ASSAULT": "harm",
}  # fmt: skip
"""Kinds of act that may be told for one another share their keys."""


KIN = 8
"""Most telling terms of an article that make keys of all acts of like kind in it: an article
without a date, or an act of nobody named, is found by what stands round it."""
WIDE = {"meet": "meet", "offer": "soft", "LETTER": "soft", "OFF": "soft"}
"""Groups of kinds that share such keys; deeds and what is said against somebody share theirs."""


def keys(report: Report) -> tuple[int, ...]:
    """The keys of a report, 64 bits each, sorted; reports without a common key are not compared."""
    one = features(report)
    group = GROUPS.get(one.kind, one.kind)
    wide = WIDE.get(group, "hard")
    near = {_hash("kin", wide, term) for term in one.gist.chief(KIN)}
    groups = (group, "OFF") if one.kind == "REJECT" and one.mode == "meet" else (group,)
    own = {_hash(name, *parts) for parts in _parts(one) for name in groups}
    return tuple(sorted(own | near))


def _parts(one: Features) -> Iterator[tuple[str, ...]]:
    yield "article", one.article
    sides = sorted(one.all.people) or sorted(one.all.states | one.all.bodies)
    telling = sorted(
        (part for part in one.words if words.weight(part) >= words.TELLING),
        key=lambda part: (-words.weight(part), part),
    )
    for bucket in _buckets(one):
        yield "all", bucket, *sorted(one.all.states)
        for side in sides:
            yield "side", bucket, side
        for state in sorted(one.all.states):
            for part in telling[:TELLING]:
                yield "word", bucket, state, part
        if one.all.nobody:
            yield from _of_nobody(one, bucket, telling[:TELLING])
    if one.mode and one.beside.weekday is not None and one.told[1] - one.told[0] > BOUND:
        yield "weekday", one.mode, str(one.beside.weekday), *sorted(one.actors.states)
    chief = one.all if one.kind in MUTUAL else one.actors
    for part in telling[:EVER]:
        yield "ever", part, *sorted(chief.states)
    if len(chief.states) > 1 and one.kind not in MUTUAL:
        yield from (("ever", part, state) for state in sorted(chief.states)
                    for part in telling[:EVER])  # fmt: skip


def _of_nobody(one: Features, bucket: str, telling: list[str]) -> Iterator[tuple[str, ...]]:
    """Keys of an act of nobody named: by the states of its sentence, and those of its article."""
    yield from (("word", bucket, state, part) for state in sorted(one.told_of) for part in telling)
    if one.gist.states:
        yield "all", bucket, *sorted(one.gist.states)


def _buckets(one: Features) -> list[str]:
    first, last = (one.first, one.last) if one.firm else (one.told[0], one.told[1])
    if last - first > DAYS * BUCKETS:
        return []
    return [str(bucket) for bucket in range((first - 1) // DAYS, (last + 1) // DAYS + 1)]


@lru_cache(maxsize=20_000)
def _hash(*parts: str) -> int:
    digest = blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")
