"""Articles without a date take days from dated accounts of the same news.

An anchor is dated by itself or by a person, never by a link, and what is looked at is what was read
before an article was dated: so there are no circles, and a second build changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..linked import Dating, Pair, Telling
from ..links import dating
from ..links.dating.days import OPEN
from ..record import Record, datings, pairs, queries, sketches, standing
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
    changed: list[str] = []
    for start in range(0, len(touched), MANY):
        some = touched[start : start + MANY]
        with record.writing():
            open_ones = _open(record, some)
            for own in queries.tellings(record, open_ones, own=True):
                found, counts = _dating(record, own)
                if datings.settle(record, own, found, counts):
                    changed.append(own.teller.article)
            sketches.untouch(record, DATING, some)
        told(start + len(some), len(touched))
    return changed


MANY = 500
"""Touched articles that are looked at in one transaction; few of them lack a date."""


def _open(record: Record, articles: Sequence[str]) -> list[str]:
    """Those without a day of their own, and those that were dated before."""
    told = queries.tellers(record, articles)
    dated = {one.article for one in queries.datings(record)}
    return [
        article
        for article, one in told.items()
        if article in dated or not _narrow(one.published.interval.days)
    ]


def _narrow(days: int | None) -> bool:
    """Whether so many days need no dating."""
    return days is not None and days <= OPEN


def _dating(record: Record, own: Telling) -> tuple[Dating | None, bool]:
    """How an article is dated, and whether that counts: a person may have said it does not."""
    if _narrow(own.teller.published.interval.days):
        return None, False
    near = dict(pairs.neighbours(record, sketches.NEWS, own.teller.article, dating.ALIKE))
    anchors = [
        (telling, near[telling.teller.article])
        for telling in queries.tellings(record, sorted(near), own=True)
        if telling.teller.published.value
    ]
    said = pairs.verdicts(record, DATING, [own.teller.article])
    apart = {anchor for (_, anchor), verdict in said.items() if verdict != standing.SAME}
    found = _found(own, [one for one in anchors if one[0].teller.article not in apart])
    if found or not apart:
        return found, bool(found and (found.when.earliest or found.when.latest))
    return _found(own, anchors), False


def _found(own: Telling, anchors: list[tuple[Telling, Pair]]) -> Dating | None:
    return dating.datings(own, anchors) if anchors else None
