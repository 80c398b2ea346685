"""Dates as newspapers write them, found in a line or a text.

Nothing is taken for more than it says: "03/07/2007" is 3 July or 7 March, and stays both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..dates import MONTHS, Interval, of_prefix

MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY|\.)?|FEB(?:RUARY|\.)?|MAR(?:CH|\.)?|APR(?:IL|\.)?|MAY|JUNE?|JULY?|AUG(?:UST|\.)?"
    r"|SEPT?(?:EMBER|\.)?|OCT(?:OBER|\.)?|NOV(?:EMBER|\.)?|DEC(?:EMBER|\.)?)"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?)"
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"\b(?P<m1>{MONTH_NAME})[ ]?(?P<d1>{_DAY})(?:st|nd|rd|th)?\b(?:,? ?(?P<y1>{_YEAR})\b(?!:))?"
    rf"|\b(?P<d2>{_DAY})(?:st|nd|rd|th)?(?: of)? (?P<m2>{MONTH_NAME})(?![a-z])"
    rf"(?:,? (?P<y2>{_YEAR})\b(?!:))?"
    rf"|\b(?P<y3>{_YEAR})[-/.](?P<m3>0?[1-9]|1[0-2])[-/.](?P<d3>{_DAY})(?!\d)"
    rf"|\b(?P<a4>\d\d?)(?P<sep>[./-])(?P<b4>\d\d?)(?P=sep)(?P<y4>{_YEAR})\b"
    rf"|\b(?P<m5>{MONTH_NAME}),? (?P<y5>{_YEAR})\b"
)
_SPREAD = re.compile(
    rf"\b(?P<f6>{_DAY}) ?[-–] ?(?P<d6>{_DAY}) (?P<m6>{MONTH_NAME}),? (?P<y6>{_YEAR})\b"
    rf"|\b(?P<m7>{MONTH_NAME}) (?P<f7>{_DAY}) ?[-–] ?(?P<d7>{_DAY}),? (?P<y7>{_YEAR})\b"
)  # the days of a weekly: "18 - 24 June 2009"


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text: characters start..end, end not included, and what it leaves open.

    `other` is set when day and month may stand the other way round; `first` when several days are
    written as one ("18-24 June 2009"), of which `day` is the last.
    """

    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None
    other: tuple[int, int] | None = None  # month, day
    first: int | None = None

    @property
    def interval(self) -> Interval | None:
        """The days it may mean; None without a year, or when no such day exists."""
        if self.year is None:
            return None
        if self.day is None:
            return of_prefix(f"{self.year:04}-{self.month:02}")
        days = [_day(self.year, self.month, self.day)]
        days += [_day(self.year, *self.other)] if self.other else []
        days += [_day(self.year, self.month, self.first)] if self.first else []
        known = sorted(day for day in days if day)
        return Interval(known[0], known[-1]) if known else None

    def in_year(self, year: int) -> date | None:
        """That day of that year; None when the day is not said or does not exist (29 February)."""
        return _day(year, self.month, self.day) if self.day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written(text: str) -> Iterator[Written]:
    """Every date written out in the text, in order; one without a year has `year` None."""
    spread = [_of_spread(match) for match in _SPREAD.finditer(text)]
    several = [one for one in spread if one.first and one.day and one.first < one.day]
    single = (one for match in _DATE.finditer(text) if (one := _of_match(match)))
    parts = (o for o in single if not any(s.start <= o.start < s.end for s in several))
    for found in sorted((*several, *parts), key=lambda one: one.start):
        if found.year is None or found.interval:
            yield found


def _of_spread(match: re.Match[str]) -> Written:
    n = "6" if match["m6"] else "7"
    day, year = int(match["d" + n]), int(match["y" + n])
    month, first = month_number(match["m" + n]), int(match["f" + n])
    return Written(*match.span(), month, day, year, first=first)


def _of_match(match: re.Match[str]) -> Written | None:
    part = match.groupdict()
    start, end = match.span()
    for n in "12":
        if part["m" + n]:
            year = part["y" + n]
            month, day = month_number(part["m" + n]), int(part["d" + n])
            return Written(start, end, month, day, int(year) if year else None)
    if part["y3"]:
        return Written(start, end, int(part["m3"]), int(part["d3"]), int(part["y3"]))
    if part["m5"]:
        return Written(start, end, month_number(part["m5"]), None, int(part["y5"]))
    return _numeric(match)


def _numeric(match: re.Match[str]) -> Written | None:
    """Three numbers, year last: a full stop means day first, a slash may mean either."""
    start, end = match.span()
    first, second, year = int(match["a4"]), int(match["b4"]), int(match["y4"])
    if first > 12 >= second or (match["sep"] == "." and second <= 12):
        return Written(start, end, second, first, year)
    if second > 12 >= first:
        return Written(start, end, first, second, year)
    if first <= 12 and second <= 12:
        other = (first, second) if first != second else None
        return Written(start, end, second, first, year, other)
    return None


def month_number(name: str) -> int:
    """1 for "January", "Jan." or "JAN", and so on."""
    short = name.lower()[:3]
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(short))
