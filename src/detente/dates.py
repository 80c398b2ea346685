"""Partial dates and intervals of days.

A date is no finer than the text gave it: an ISO 8601 prefix ("2007", "2007-07",
"2007-07-03"), after FollowTheMoney. What is known of a time is an interval of days,
both ends in, either end open; arithmetic on times is arithmetic on such intervals.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from .errors import BadDate

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
"""Names of the months in lower case, in order: the first is that of `date.month` 1."""
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
"""Their first three letters."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Names of the days in lower case, in order: the first is that of `date.weekday()` 0."""
_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from earliest to latest, both in; None where that end is open.

    Raises BadDate when it ends before it starts.
    """

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise BadDate(f"ends ({self.latest}) before it starts ({self.earliest})")

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int | None:
        """Length in days, 1 for a single day; None when an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def shifted(self, days: int) -> Interval:
        """The same interval, so many days later (earlier when negative), as `later` counts."""
        return Interval(
            later(self.earliest, days) if self.earliest else None,
            later(self.latest, days) if self.latest else None,
        )

    def overlaps(self, other: Interval) -> bool:
        """Whether some day may lie in both; an open end reaches for ever."""
        starts = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends = self.latest is None or other.earliest is None or other.earliest <= self.latest
        return starts and ends

    def meet(self, other: Interval) -> Interval | None:
        """The days that lie in both; None when there are none (a contradiction, not an answer)."""
        if not self.overlaps(other):
            return None
        starts = [day for day in (self.earliest, other.earliest) if day]
        ends = [day for day in (self.latest, other.latest) if day]
        return Interval(max(starts, default=None), min(ends, default=None))


def later(day: date, days: int) -> date:
    """The day so many days later (earlier when negative); at most the calendar's last or first."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


ALWAYS = Interval()
"""The interval of which nothing is known."""


def of_prefix(prefix: str) -> Interval:
    """The days that an ISO 8601 prefix covers: "2007-07" is 1 to 31 July 2007. Digits of any script
    are followed: a day that a person gave once must not be refused later.

    Raises BadDate when it is not a prefix of a day that exists.
    """
    match = _PREFIX.fullmatch(prefix[:10])
    if not match:
        raise BadDate(f"'{prefix}' is no ISO date; write 2007, 2007-07 or 2007-07-03")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None
        if month is None:
            return Interval(date(year, 1, 1), date(year, 12, 31))
        last = calendar.monthrange(year, month)[1] if day is None else day
        return Interval(date(year, month, day or 1), date(year, month, last))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise BadDate(f"'{prefix}' is no day that exists ({error})") from error


def prefix_of(interval: Interval) -> str | None:
    """The finest ISO 8601 prefix that covers the interval exactly; None when there is none."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    for prefix in (first.isoformat()[:7], first.isoformat()[:4]):
        if of_prefix(prefix) == interval:
            return prefix
    return None
