"""Calendar units of TimeML as points: the week, month, quarter … that holds a day.

A point knows its TIMEX3 value, the days that it covers, and its neighbours. Weeks are ISO 8601
weeks (Monday to Sunday); a weekend is the Saturday and Sunday of its week, as in TIDES 2005.
"""

from __future__ import annotations

import calendar as month_lengths
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from ...dates import Interval
from ...dates import later as later

LAST_YEAR = MAXYEAR - 1
"""The last year whose end a date can still be counted from: the next year's first day exists."""
MONTHS_OF = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120,
             "century": 1200}  # fmt: skip
"""Months in a unit that is made of months."""

SEASONS = ("SP", "SU", "FA", "WI")
BLANK = {"day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "month": "XXXX-XX",
         "season": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX",
         "decade": "XXX", "century": "XX"}  # fmt: skip
"""TIDES values of a unit of which nothing but its kind is known."""


@dataclass(frozen=True, slots=True)
class Point:
    """One unit of the calendar: its grain, and its first day.

    The first day of a season is that of its first full month; of a winter, 1 December.
    """

    grain: str
    first: date

    @property
    def value(self) -> str:
        """The TIMEX3 value: "1998-02-13", "1998-W07", "1998-Q1", "198", "19"."""
        first = self.first
        iso = first.isocalendar()
        match self.grain:
            case "day":
                return first.isoformat()
            case "week":
                return f"{iso.year:04}-W{iso.week:02}"
            case "weekend":
                return f"{iso.year:04}-W{iso.week:02}-WE"
            case "month":
                return first.isoformat()[:7]
            case "season":
                return f"{first.year:04}-{SEASONS[first.month // 3 - 1]}"
            case "quarter":
                return f"{first.year:04}-Q{(first.month + 2) // 3}"
            case "half":
                return f"{first.year:04}-H{1 if first.month == 1 else 2}"
        return f"{first.year:04}"[: {"year": 4, "decade": 3, "century": 2}[self.grain]]

    @property
    def days(self) -> Interval:
        """The days that it covers.

        Seasons are wide: from the start of the weather's season to the end of the almanac's;
        "the winter of 1994" may be either of the two that touch that year.
        """
        first = self.first
        if self.grain in ("day", "week", "weekend"):
            length = {"day": 1, "week": 7, "weekend": 2}[self.grain]
            return Interval(first, later(first, length - 1))
        if self.grain == "season" and first.month == 12:
            return Interval(months_later(first, -12), last_before(months_later(first, 3)))
        if self.grain == "season":
            return Interval(first, later(months_later(first, 3), 21))
        return Interval(first, last_before(months_later(first, MONTHS_OF[self.grain])))

    def shifted(self, steps: int) -> Point:
        """The point so many units later (earlier when negative)."""
        if self.grain == "day":
            return Point(self.grain, later(self.first, steps))
        if self.grain in ("week", "weekend"):
            return Point(self.grain, later(self.first, 7 * steps))
        months = 12 if self.grain == "season" else MONTHS_OF[self.grain]
        return Point(self.grain, months_later(self.first, months * steps))


def holding(grain: str, day: date) -> Point:
    """The unit of that grain in which the day lies; of a weekday, the weekend of its week."""
    year, month = day.year, day.month
    match grain:
        case "day":
            return Point(grain, day)
        case "week":
            return Point(grain, later(day, -day.weekday()))
        case "weekend":
            return Point(grain, later(day, 5 - day.weekday()))
        case "month":
            return Point(grain, date(year, month, 1))
        case "season":
            return Point(
                grain, date(year if month > 2 else max(1, year - 1), month // 3 * 3 or 12, 1)
            )
        case "quarter":
            return Point(grain, date(year, (month - 1) // 3 * 3 + 1, 1))
        case "half":
            return Point(grain, date(year, 1 if month < 7 else 7, 1))
    step = {"year": 1, "decade": 10, "century": 100}[grain]
    return Point(grain, date(max(MINYEAR, year // step * step), 1, 1))


def last_before(day: date) -> date:
    """The day before; the calendar's last day when that is the day, for nothing follows it."""
    return day if day == date.max else later(day, -1)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, month_lengths.monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus of Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    shift = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * shift + 90) // 25
    day = (h + weekday - 7 * shift + 33 * month + 19) % 32
    return date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (0), Tuesday (1) … of a month, counted from 1."""
    first = date(year, month, 1)
    return later(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
