"""How sure the reading of an event is: how many of a list are doubtful, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..linked import Event
from ..record import Filter, Record
from ..tables import doubts
from . import facets
from .shapes import Done

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


def told(one: Done | Event) -> str:
    """How sure the reading of an event is, in one sentence."""
    if isinstance(one, Done) and _CONFIRMED in one.why:
        return "Confirmed by a person."
    return f"Of 100 events read like this, {round(100 * one.confidence)} were right."


def reasons(one: Done) -> tuple[str, ...]:
    """What makes it less sure, in words, the heaviest first; may be empty."""
    return doubts.meanings(one.doubts)


def surest(several: Iterable[Done]) -> Done | None:
    """The most certain of several reports of an event, which counts for it; None without any."""
    return max(several, key=lambda one: (one.confidence, one.id), default=None)
