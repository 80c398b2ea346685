"""The day of what an article tells: the first that its lead names and that lies behind it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...records import When
from ...tables import common_words

NEWS = 10
"""Days before publication from which on a day told in a lead is history."""

_SENTENCE = re.compile(r"\S(?:[^.!?\n]|[.!?](?!\s))*[.!?]?")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_NUMBERS = {name[:3]: place + 1 for place, name in enumerate(_MONTHS)}
_MONTH = "(?:" + "|".join([*_MONTHS, *(f"{name[:3]}\\.?" for name in _MONTHS), "sept\\.?"]) + ")"
_TOLD = re.compile(
    rf"(?P<ahead>\b(?:next|until|by|before|after|since)\s+)?\b(?:(?P<weekday>{'|'.join(_DAYS)})"
    rf"|(?P<near>today|yesterday|tonight)"
    rf"|(?P<month>{_MONTH})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\b(?:,?\s+(?P<year2>\d{{4}}))?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayTold:
    """The days that the first dated sentence of a lead names, and that sentence's terms, hashed.

    `days` is empty where the lead names none, or the day of publication is open.
    """

    days: frozenset[date] = frozenset()
    terms: frozenset[int] = frozenset()


def day_told(lead: str, published: When) -> DayTold:
    """On which day happened what a lead tells.

    A day that is still to come, lies behind "since" or "after", or long ago, is none of the news.
    """
    day = published.earliest
    if day is None or day != published.latest:
        return DayTold()
    for sentence in _SENTENCE.findall(lead):
        days = frozenset(_days(sentence, day))
        if days:
            return DayTold(days, frozenset(hashed(t.stem) for t in common_words.terms(sentence)))
    return DayTold()


def hashed(stem: str) -> int:
    """A stem as 32 bits."""
    return zlib.crc32(stem.encode("utf-8", "replace"))


def _days(sentence: str, published: date) -> Iterator[date]:
    for match in _TOLD.finditer(sentence):
        told = None if match["ahead"] else _day(match, published)
        if told and timedelta(0) <= published - told <= timedelta(NEWS):
            yield told


def _day(match: re.Match[str], published: date) -> date | None:
    if match["weekday"]:
        back = (published.weekday() - _DAYS.index(match["weekday"].lower())) % 7
        return published - timedelta(back) if match["weekday"][0].isupper() else None
    if match["near"]:
        return published - timedelta(match["near"].lower() == "yesterday")
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
