"""Articles without a date take days from dated accounts of the same news.

An anchor is dated by itself or by a person, never by a link, and what is looked at is what was read
before an article was dated: so there are no circles, and a second build changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ..linked import Dating, Pair, Telling
from ..links import dating
from ..links.dating.days import OPEN
from ..record import Record, datings, pairs, queries, sketches, standing
from .helpers import Helpers
from .pairing import Told

DATING = "dating"
"""Kind of what is touched, and of people's verdicts."""


def touch(record: Record) -> None:
    """Notes that articles whose news changed are to be dated anew. Raises BadRecord."""
    with record.writing():
        sketches.touch(record, DATING, sketches.touched(record, sketches.NEWS))


MANY = 500
"""Touched articles that are looked at in one transaction; few of them lack a date."""

Dated = tuple[Telling, Dating | None, bool]
"""An article, how it is dated, and whether that counts."""


def settle(record: Record, told: Told, helpers: Helpers) -> list[str]:
    """Dates touched articles; the ids of those whose days changed, which are to be read again.

    Raises BadRecord.
    """
    touched = sketches.touched(record, DATING)
    before = frozenset(one.article for one in queries.datings(record)) if touched else frozenset()
    parts = (touched[start : start + MANY] for start in range(0, len(touched), MANY))
    changed: list[str] = []
    done = 0
    for some, found in helpers.each(partial(_dated, before), parts):
        with record.writing():
            for own, dated, counts in found:
                if datings.settle(record, own, dated, counts):
                    changed.append(own.teller.article)
            sketches.untouch(record, DATING, some)
        done += len(some)
        told(done, len(touched))
    return changed


def _dated(before: frozenset[str], record: Record) -> Callable[[Sequence[str]], list[Dated]]:
    def of(articles: Sequence[str]) -> list[Dated]:
        own = queries.tellings(record, _open(record, articles, before), own=True)
        return [(one, *_dating(record, one)) for one in own]

    return of


def _open(record: Record, articles: Sequence[str], before: frozenset[str]) -> list[str]:
    """Those without a day of their own, and those that were dated `before`."""
    told = queries.tellers(record, articles)
    return [
        article
        for article, one in told.items()
        if article in before or not _narrow(one.published.interval.days)
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
