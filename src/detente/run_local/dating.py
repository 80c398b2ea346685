"""Articles without a date take days from dated accounts of the same news.

An anchor is dated by itself or by a person, never by a link, and what is looked at is what was read
before an article was dated: so there are no circles, and a second build changes nothing.
"""

from __future__ import annotations

from ..linked import Dating, Pair, Telling
from ..links import dating
from ..record import Record, datings, pairs, queries, sketches
from .pairing import Told

DATING = "dating"
"""Kind of what is touched, and of people's verdicts."""


def touch(record: Record) -> None:
    """Notes that articles whose news changed are to be dated anew. Raises BadRecord."""
    with record.writing():
        sketches.touch(record, DATING, sketches.touched(record, sketches.NEWS))


def settle(record: Record, told: Told) -> list[str]:
    """Dates touched articles; the ids of those whose days changed, which are to be read again.

    Raises BadRecord.
    """
    touched = sketches.touched(record, DATING)
    changed = []
    for n, article in enumerate(touched):
        with record.writing():
            if _dated(record, article):
                changed.append(article)
            sketches.untouch(record, DATING, [article])
        told(n + 1, len(touched))
    return changed


def _dated(record: Record, article: str) -> bool:
    own = next(iter(queries.tellings(record, [article], own=True)), None)
    if own is None:
        return False
    found, counts = _dating(record, own)
    return datings.settle(record, own, found, counts)


def _dating(record: Record, own: Telling) -> tuple[Dating | None, bool]:
    """How an article is dated, and whether that counts: a person may have said it does not."""
    days = own.teller.published.interval.days
    if days is not None and days <= dating.OPEN:
        return None, False
    near = dict(pairs.neighbours(record, sketches.NEWS, own.teller.article))
    anchors = [
        (telling, near[telling.teller.article])
        for telling in queries.tellings(record, sorted(near), own=True)
        if telling.teller.published.value
    ]
    apart = {anchor for _, anchor in pairs.verdicts(record, DATING, [own.teller.article])}
    found = _found(own, [one for one in anchors if one[0].teller.article not in apart])
    if found or not apart:
        return found, bool(found and (found.when.earliest or found.when.latest))
    return _found(own, anchors), False


def _found(own: Telling, anchors: list[tuple[Telling, Pair]]) -> Dating | None:
    return dating.datings(own, anchors) if anchors else None
