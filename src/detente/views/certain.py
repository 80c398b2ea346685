"""How sure the reading of an event is: how many of a list are doubtful, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..linked import Event
from ..record import Filter, Record
from ..records import Side
from ..tables import doubts
from . import facets
from .shapes import Done, Party

OF_EVENTS = ("timeline", "events", "joined")
"""The lists (`facets.LISTS`) that hold events, and can leave doubtful ones out."""
PATIENT = 60.0
"""Seconds that whoever waits at a terminal has for a count."""
_CONFIRMED = "confirmed by person:"
"""What the reason of an event mention says once a person called it right or changed it."""


def doubtful_in(
    record: Record, name: str, where: Filter, seconds: float = facets.SECONDS
) -> int | None:
    """How many doubtful events one of the lists has by a filter, or would have if it did not leave
    them out; None when there is no time to count them. Raises BadInput for words that are no query,
    BadRecord.
    """
    if name not in OF_EVENTS:
        return 0
    every = facets.total(record, name, replace(where, doubtful=True), seconds)
    sure = facets.total(record, name, replace(where, doubtful=False), seconds)
    return None if every is None or sure is None else every - sure


def corrected(one: Done) -> bool:
    """Whether a person called it right or changed it."""
    return _CONFIRMED in one.why


def stands(one: Done, event: Event) -> bool:
    """Whether an event is told as one of its reports tells it: act, sides, and days."""
    sides = ((one.actors, event.actors), (one.recipients, event.recipients))
    return (
        one.type == event.type
        and one.when.interval.meet(event.when.interval) is not None
        and all(_names(own) <= _names(joined) for own, joined in sides)
    )


def _names(sides: Iterable[Party | Side]) -> set[str]:
    return {one.entity or one.name for one in sides}


def told(one: Done | Event) -> str:
    """How sure the reading of an event is, in one sentence."""
    if isinstance(one, Done) and corrected(one):
        return "Confirmed by a person."
    return f"Of 100 events read like this, {round(100 * one.confidence)} were right."


def reasons(one: Done) -> tuple[str, ...]:
    """What makes it less sure, in words, the heaviest first; may be empty."""
    return doubts.meanings(one.doubts)


def surest(several: Iterable[Done]) -> Done | None:
    """The most certain of several reports of an event, which counts for it; None without any."""
    return max(several, key=lambda one: (one.confidence, one.id), default=None)
