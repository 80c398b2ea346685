"""The day of what an article tells: the first that its lead names and that lies behind it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...dates import MONTHS, WEEKDAYS, later
from ...records import When
from ...tables import common_words

NEWS = 10
"""Days before publication from which on a day told in a lead is history."""

_SENTENCE = re.compile(r"\S(?:[^.!?\n]|[.!?](?!\s))*[.!?]?")
_NUMBERS = {name[:3]: place + 1 for place, name in enumerate(MONTHS)}
_MONTH = "(?:" + "|".join([*MONTHS, *(f"{name[:3]}\\.?" for name in MONTHS), "sept\\.?"]) + ")"
_TOLD = re.compile(
    rf"(?P<ahead>\b(?:next|until|by|before|after|since)\s+)?\b(?:(?P<weekday>{'|'.join(WEEKDAYS)})"
    rf"|(?P<near>today|yesterday|tonight)"
    rf"|(?P<month>{_MONTH})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\b(?:,?\s+(?P<year2>\d{{4}}))?)",
    re.IGNORECASE,
)
_CORE = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|today|yesterday|tonight|{_MONTH})")
"""What each day has, in small letters: a text is looked through for it many times as fast."""
_AROUND = 60
"""Characters before and after it within which the rest of a day stands: "before", "31st"."""


def days_named(text: str) -> Iterator[re.Match[str]]:
    """The days that a text names, as `_TOLD` has them, in their order."""
    low, at = text.lower(), 0
    if len(low) != len(text):
        yield from _TOLD.finditer(text)
        return
    for core in _CORE.finditer(low):
        if core.start() < at:
            continue
        found = _TOLD.search(text, max(at, core.start() - _AROUND), core.end() + _AROUND)
        if found and found.start() <= core.start():
            yield found
            at = found.end()


@dataclass(frozen=True, slots=True)
class DayTold:
    """The days that the first dated sentence of a lead names, and that sentence's terms, hashed.

    `before` are all days of the last two weeks that the text names. Sets are empty where it names
    none, or the day of publication is open.
    """

    days: frozenset[date] = frozenset()
    terms: frozenset[int] = frozenset()
    before: frozenset[date] = frozenset()


def day_told(lead: str, text: str, published: When) -> DayTold:
    """On which day happened what a lead tells, and of which days the text tells besides.

    A day that is still to come, lies behind "since" or "after", or long ago, is none of the news.
    """
    day = published.earliest
    if day is None or day != published.latest:
        return DayTold()
    before = frozenset(told for told, _ in _days(text, day))
    for sentence in _SENTENCE.findall(lead):
        days = frozenset(told for told, plain in _days(sentence, day) if plain)
        if days:
            terms = frozenset(hashed(term.stem) for term in common_words.terms(sentence))
            return DayTold(days, terms, before)
    return DayTold(before=before)


def weekdays_told(lead: str, published: When) -> frozenset[int]:
    """The weekdays (0 is Monday) on which happened what a lead tells: those of the days that it
    names, or named by the first sentence that names any where the day of publication is open."""
    day = published.earliest
    if day is not None and day == published.latest:
        return frozenset(told.weekday() for told, plain in _days(lead, day) if plain)
    for sentence in _SENTENCE.findall(lead):
        named = frozenset(
            WEEKDAYS.index(match["weekday"].lower())
            for match in days_named(sentence)
            if match["weekday"] and match["weekday"][0].isupper() and not match["ahead"]
        )
        if named:
            return named
    return frozenset()


def hashed(stem: str) -> int:
    """A stem as 32 bits."""
    return zlib.crc32(stem.encode("utf-8", "replace"))


def _days(text: str, published: date) -> Iterator[tuple[date, bool]]:
    """The days that a text names, and whether without "since", "after" and the like."""
    for match in days_named(text):
        told = _day(match, published)
        if told and timedelta(0) <= published - told <= timedelta(NEWS):
            yield told, not match["ahead"]


def _day(match: re.Match[str], published: date) -> date | None:
    if match["weekday"]:
        back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        return later(published, -back) if match["weekday"][0].isupper() else None
    if match["near"]:
        return later(published, -(match["near"].lower() == "yesterday"))
    month = _NUMBERS[(match["month"] or match["month2"])[:3].lower()]
    year = match["year"] or match["year2"]
    years = [int(year)] if year else [published.year, published.year - 1]
    for one in years:
        try:
            told = date(one, month, int(match["day"] or match["day2"]))
        except ValueError:
            continue
        if told <= published:
            return told
    return None
