"""From which day on something is to hold: "from April 1", "as of May 1", by two articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...dates import MONTHS
from ...linked import Telling
from ...records import Time
from . import leads
from .claims import KEPT, Passage, about, named
from .disputed import Side
from .sighted import News, Sighted, nearest

_FROM = re.compile(
    r"\b(?:from|as\s+of|as\s+from|starting|beginning|effective|with\s+effect\s+from)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\b(?:from|as\s+of|starting|beginning|effective|Effective|From)\s+(?:from\s+|on\s+)?(?:\d|[A-Z])"
)
"""What an article has that tells of such a day at all; it may be from a place."""
_TO = re.compile(r"\s+(?:to|until|till|through)\b|\s*[-–]\s*\d")
"""After a day: the first of a time that has a last one, too."""
_COMING = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were|due|set|agreed|decided|plans?|ordered)\s+to)\b",
    re.IGNORECASE,
)
_MONTHS = {name[:3]: n for n, name in enumerate(MONTHS, 1)}
_DAY = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2})\b|\b(\d{1,2})\s+([A-Z][a-z]{2})")
BEFORE = 40
"""Characters before a day in which stands that something holds from it on."""
TELLING, NAMED = 2, 3
"""Telling words, and words that tell anything, which both sentences must share."""
_Md = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Effect:
    """A day (month and day) from which on something is to hold, and the words of its sentence."""

    day: _Md
    side: Side
    words: frozenset[str]
    named: frozenset[str]


def from_days(one: News, other: News) -> Sighted | None:
    """Two days from which on one thing is to hold, where neither article names the other's."""
    for a in _effects(one.telling):
        for b in _effects(other.telling):
            shared = len(a.words & b.words) >= TELLING and len(a.named & b.named) >= NAMED
            if not shared or a.day == b.day:
                continue
            if b.day not in _named(one.telling) and a.day not in _named(other.telling):
                return (a.side, b.side), nearest(one, a.side.span)
    return None


@lru_cache(maxsize=KEPT)
def _effects(telling: Telling) -> tuple[_Effect, ...]:
    if not _ANY.search(telling.text):
        return ()
    return tuple(
        _Effect(day, Side(telling.teller, time.span, " ".join(words.split())),
                about(passage.text), named(passage.text))
        for passage in leads.every_sentence(telling)
        if passage.start >= telling.body_start and _COMING.search(passage.text)
        for time in leads.times_in(telling, passage)
        for words in [telling.text[time.span.start : time.span.end]]
        for day in [_month_day(words)]
        if day and _holds_from(passage, time)
    )  # fmt: skip


def _holds_from(passage: Passage, time: Time) -> bool:
    at, end = time.span.start - passage.start, time.span.end - passage.start
    before = passage.text[max(0, at - BEFORE) : at]
    return bool(_FROM.search(before)) and not _TO.match(passage.text[end:])


@lru_cache(maxsize=KEPT)
def _named(telling: Telling) -> frozenset[_Md]:
    """Month and day of all days that an article names."""
    days = (_month_day(telling.text[t.span.start : t.span.end]) for t in telling.times)
    return frozenset(day for day in days if day)


def _month_day(words: str) -> _Md | None:
    """Month and day of "April 1" or "1 April 2024"."""
    match = _DAY.search(words)
    if match is None:
        return None
    name, day = (match[1], match[2]) if match[1] else (match[4], match[3])
    month = _MONTHS.get(name.lower())
    return (month, int(day)) if month else None
