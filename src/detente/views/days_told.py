"""A time as a sentence has it: "on 7 Jun 2007", "on 7 or 8 Jun 2007", "on or before 7 Jun 2007"."""

from __future__ import annotations

from datetime import date, timedelta

from ..dates import SHORT_MONTHS
from ..records import When

SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
"""Seasons as TIMEX3 values have them: "2009-SU"."""
_DAY = timedelta(days=1)


def on_day(when: When) -> str:
    """When something was, to stand in a sentence; "" where nothing is known of it."""
    first, last = when.earliest, when.latest
    if when.value:
        return _value(when.value)
    if first and last:
        words = one_of(first, last)
        return words if words.startswith("between ") else f"on {words}"
    if first:
        return f"on or after {_day(first)}"
    return f"on or before {_day(last)}" if last else ""


def _value(value: str) -> str:
    """A TIMEX3 value of a day, month, season or year."""
    year, _, rest = value[:10].partition("-")
    if rest in SEASONS:
        return f"in {SEASONS[rest]} {year}"
    parts = rest.split("-") if rest else []
    if not all(one.isdigit() for one in (year, *parts)):
        return f"in {value}"
    if len(parts) == 2:
        return f"on {_day(date(int(year), int(parts[0]), int(parts[1])))}"
    return f"in {_month(int(parts[0]))} {year}" if parts else f"in {year}"


def one_of(first: date, last: date) -> str:
    """One of some days: "7 or 8 Jun 2007", "between 24 Sep and 12 Nov 2001"; one day alone."""
    if first == last:
        return _day(last)
    begun, ended = _begun(first, last), _day(last)
    return f"{begun} or {ended}" if last - first == _DAY else f"between {begun} and {ended}"


def _begun(first: date, last: date) -> str:
    """The first of two days without what it shares with the last."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    if first.year == last.year:
        return f"{first.day} {_month(first.month)}"
    return _day(first)


def _day(value: date) -> str:
    return f"{value.day} {_month(value.month)} {value.year}"


def _month(number: int) -> str:
    return SHORT_MONTHS[number - 1].title()
