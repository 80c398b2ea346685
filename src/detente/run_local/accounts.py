"""What the accounts of one event disagree about, and at which meeting it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..linked import Event
from ..links import events
from ..record import Record, across, queries, sketches
from .pairing import Told

MANY = 200
"""Events whose accounts are compared in one transaction."""


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), MANY):
        yield keys[start : start + MANY]


def find_occasions(record: Record, told: Told) -> None:
    """Says at which meeting events happened, where an article that tells them changed.

    Raises BadRecord.
    """
    touched = sketches.touched(record, across.OCCASION)
    for n, some in enumerate(_some(touched)):
        with record.writing():
            _occasions(record, some)
            sketches.untouch(record, across.OCCASION, some)
        told(n * MANY + len(some), len(touched))


def _occasions(record: Record, articles: Sequence[str]) -> None:
    """An event and its meeting stand in one article: no other needs to be looked at."""
    told = queries.tellers(record, articles)
    mine = queries.events_in(record, {one.voice for one in told.values()})
    reach = queries.events_in(record, {article for one in mine for article in one.articles})
    beside: dict[str, list[Event]] = {}
    for one in reach:
        for article in one.articles:
            beside.setdefault(article, []).append(one)
    found = {}
    for one in mine:
        near = {other.id: other for article in one.articles for other in beside[article]}
        found[one.id] = events.occasions(list(near.values())).get(one.id)
    across.put_occasions(record, found)
