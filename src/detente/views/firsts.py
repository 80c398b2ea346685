"""Who told an event first: claimed only where the days of publication are told, and differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ..records import Basis
from .shapes import Head

SAME_DAY, UNKNOWN_DAY = "same day", "day not known"
"""Why nobody is called first: two are of the first day; the day of one is not told."""


def told_day(head: Head) -> date | None:
    """The day of publication, where the page or a person tells it; None where it was inferred, or
    is known no better than by its month."""
    when = head.published
    known = when.basis is not Basis.INFERRED and when.earliest == when.latest
    return when.earliest if known else None


def days_of(heads: Iterable[Head]) -> dict[str, date | None]:
    """The first day of each of several articles' outlets ("" for an unknown one), None where that
    of one of its articles is not told."""
    found: dict[str, date | None] = {}
    for head in heads:
        name, day = head.outlet or "", told_day(head)
        before = found.get(name, day)
        found[name] = min(before, day) if before and day else None
    return found


def first_of(days: Mapping[str, date | None]) -> tuple[str | None, str]:
    """Who was first by days of their own, None where that cannot be told or one alone is given, and
    then why; a day that is not told may be any."""
    known = [day for day in days.values() if day]
    if len(days) < 2:
        return None, ""
    if len(known) < len(days):
        return None, UNKNOWN_DAY
    first = [name for name, day in days.items() if day == min(known)]
    return (first[0], "") if len(first) == 1 else (None, SAME_DAY)
