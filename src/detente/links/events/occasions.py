"""Occasions: the summit, visit, call or conference at which something was said or done."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import Interval, later
from ...linked import Event
from ...records import Standing
from .telling import UNDATED

LONGEST = 5
"""Days that an occasion may last: longer ones are periods in which much else happens."""
GATHERED = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
                      "COOPERATE", "AID"})  # fmt: skip
"""What is said and promised at a meeting; attacks and sanctions are not done there."""
DONE = (Standing.ACTUAL, Standing.HISTORICAL)


def occasions(events: Sequence[Event]) -> dict[str, str]:
    """Event id → id of the event at which it happened; only where just one fits best.

    An event happened at a meeting when one of those who met did it on a day of the meeting, to
    another of them or to nobody named, and one article tells both.
    """
    meetings = [event for event in events if _occasion(event)]
    found = {}
    for event in sorted(events, key=lambda one: one.id):
        fitting = [one for one in meetings if one.id != event.id and _at(event, one)]
        if event.type in GATHERED and fitting:
            best = max(fitting, key=lambda one: (_shared(event, one), len(one.articles), one.id))
            found[event.id] = best.id
    return found


def _occasion(event: Event) -> bool:
    days = _days(event).days
    return (
        event.type == "CONSULT" and event.standing in DONE and days is not None
        and days <= LONGEST and len(_parties(event)) > 1
        and (len(event.actors) > 1 or event.mode in HELD)
    )  # fmt: skip


def _days(meeting: Event) -> Interval:
    """The days of a meeting; of one that no account dates, those up to the day that it was told."""
    known = meeting.when.interval
    if UNDATED in meeting.when.why and known.latest and known.earliest is None:
        return Interval(later(known.latest, 1 - NEWS), known.latest)
    return known


NEWS = 2
"""Days for which a meeting without a day of its own is news: that of its article and the one
before."""
HELD = frozenset({"visit", "phone", "multilateral", "third-party"})


def _parties(event: Event) -> frozenset[str]:
    return frozenset(
        key for side in (*event.actors, *event.recipients)
        for key in [side.state or side.entity] if key
    )  # fmt: skip


def _at(event: Event, meeting: Event) -> bool:
    parties = _parties(meeting)
    who = {side.state or side.entity for side in event.actors}
    to = {side.state or side.entity for side in event.recipients}
    days = event.when.interval
    within = (
        UNDATED not in event.when.why
        and days.known
        and days.days is not None
        and days.days <= LONGEST
    )
    return bool(
        event.standing in DONE and who & parties and (not to or to & parties) and within
        and days.overlaps(_days(meeting)) and _shared(event, meeting)
    )  # fmt: skip


def _shared(event: Event, meeting: Event) -> int:
    return len(set(event.articles) & set(meeting.articles))
