"""Doubtful events stand apart: lists leave them out unless asked, and say how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..linked import Event
from ..record import Filter, Record
from ..tables import doubts
from . import facets
from .shapes import Done

APART = ("timeline", "events", "joined")
"""The lists (`facets.LISTS`) that leave doubtful events out."""
PATIENT = 60.0
"""Seconds that whoever waits at a terminal has for a count."""
_CONFIRMED = "confirmed by person:"
"""What the reason of an event mention says once a person called it right or changed it."""


def certain(name: str, where: Filter, doubtful: bool | None) -> Filter:
    """The filter of one of the lists: without doubtful events, unless `doubtful` asks for them."""
    return replace(where, doubtful=bool(doubtful)) if name in APART else where


def left_out(
    record: Record, name: str, where: Filter, seconds: float = facets.SECONDS
) -> int | None:
    """How many doubtful events a filter leaves out of one of the lists; None when there is no time
    to count them. Raises BadInput for words that are no query, BadRecord.
    """
    if where.doubtful or name not in APART:
        return 0
    every = facets.total(record, name, replace(where, doubtful=True), seconds)
    shown = facets.total(record, name, where, seconds)
    return None if every is None or shown is None else every - shown


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
