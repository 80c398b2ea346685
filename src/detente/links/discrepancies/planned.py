"""On which day those are to meet whom two articles on one news both name by rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...linked import Telling
from ...records import Time
from .claims import sentences
from .disputed import Side
from .sighted import News, Sighted, nearest

APART_DAYS = 4
"""Most days between two accounts of the day of one meeting; a week later is another."""
_WHO = re.compile(
    r"\b((?:foreign|prime|defen[cs]e|interior|trade|finance)\s+)?(ministers|presidents|premiers"
    r"|secretaries|leaders|generals|envoys|delegations|negotiators)\b",
    re.IGNORECASE,
)
_MEET = re.compile(
    r"\b(?:will|would|should|shall|to)\s+meet\b(?P<how>(?:\s+(?!before\b|after\b)[\w’'-]+){0,6}?)"
    r"\s+on\s+$"
)
_MORE = re.compile(r"\b(?:again|separately|also|informally)\b")


@dataclass(frozen=True, slots=True)
class _Planned:
    """A meeting to come: who meets ("foreign ministers"), on which day, in which words."""

    who: str
    time: Time
    side: Side


def two_days(one: News, other: News) -> Sighted | None:
    """Two days for one meeting to come, of which each article tells one alone."""
    a, b = _only(one.telling), _only(other.telling)
    if a is None or b is None or not _one_rank(a.who, b.who):
        return None
    first, second = a.time.when.earliest, b.time.when.earliest
    if first is None or second is None or not 0 < abs((first - second).days) <= APART_DAYS:
        return None
    if _names(one.telling, b.time) or _names(other.telling, a.time):
        return None
    return (a.side, b.side), nearest(one, a.side.span)


LED_BY = frozenset({"presidents", "premiers", "prime ministers"})
"""Who may be called "the leaders"."""


def _one_rank(one: str, other: str) -> bool:
    named = {" ".join(who.split()) for who in (one, other)}
    return len(named) == 1 or ("leaders" in named and bool(named & LED_BY))


def _only(telling: Telling) -> _Planned | None:
    found = list(_planned(telling))
    return found[0] if len(found) == 1 else None


def _planned(telling: Telling) -> Iterator[_Planned]:
    days = [time for time in telling.times if time.type == "DATE" and time.when.interval.days == 1]
    for start, end in sentences(telling.text):
        for time in days:
            if not start <= time.span.start < end:
                continue
            before = telling.text[start : time.span.start]
            meet, who = _MEET.search(before), _WHO.findall(before)
            if meet and who and not _MORE.search(meet["how"]):
                value = time.span.words(telling.text)
                named = "".join(who[-1]).lower()
                yield _Planned(named, time, Side(telling.teller, time.span, value))


def _names(telling: Telling, day: Time) -> bool:
    """Whether an article names a day, whatever it tells of it."""
    return any(
        time.when.interval.days == 1 and time.when.interval.overlaps(day.when.interval)
        for time in telling.times
    )
