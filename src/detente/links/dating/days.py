"""The days that an account leaves to an undated article, by what that article states itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ... import dates
from ...dates import Interval, later
from ...linked import Telling
from ...records import When

HEAD = 800
"""Characters of title and first paragraphs, where news tells what is new."""
NEAR = 7
"""Days before and after an account in which another account of the same news is published."""
OPEN = 31
"""Days from which on an article's own interval leaves its date open: a month is known."""

MONTHS = {name: place for place, name in enumerate(dates.MONTHS, 1)}
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY_STATED = re.compile(
    rf"\b(?:{_MONTH}\s+(\d\d?)\b(?!,?\s*\d{{4}})|(\d\d?)\s+{_MONTH}(?!\s*\d{{4}}))"
)
_YEAR_STATED = re.compile(r"\b((?:19|20)\d\d)\b")
_FAR = 21
"""Days from publication within which news states the days that it tells of."""


def days_left(undated: Telling, one: Telling) -> Interval | None:
    """The days that an account leaves; None where what the article itself says does not agree."""
    theirs = one.teller.published.interval
    if theirs.earliest is None or theirs.latest is None or (theirs.days or 0) > OPEN:
        return None
    reach = Interval(later(theirs.earliest, -NEAR), later(theirs.latest, NEAR))
    days = reach.meet(undated.teller.published.interval)
    if days is None or not _stated_agree(undated, theirs):
        return None
    stated = month_day(undated.teller.published)
    if stated is None:
        return days
    fitting = [day for day in _each(days) if (day.month, day.day) == stated]
    return Interval(fitting[0], fitting[0]) if fitting else None


def month_day(published: When) -> tuple[int, int] | None:
    """Month and day where they are stated and the year is not: both bounds fall on them."""
    first, last = published.earliest, published.latest
    if first is None or last is None or first == last:
        return None
    same = (first.month, first.day) == (last.month, last.day)
    return (first.month, first.day) if same else None


def _stated_agree(undated: Telling, theirs: Interval) -> bool:
    """Whether of the days and years that the head of the undated article states one is near."""
    assert theirs.earliest and theirs.latest
    head = undated.text[: undated.body_start + HEAD]
    stated = list(_days_stated(head, theirs.earliest.year))
    years = {int(year) for year in _YEAR_STATED.findall(head)}
    near = {theirs.earliest.year, theirs.latest.year}
    if years and not years & near and max(years) < min(near) - 1:
        return False
    low, high = later(theirs.earliest, -_FAR), later(theirs.latest, _FAR)
    return not stated or any(low <= day <= high for day in stated)


def _days_stated(text: str, year: int) -> Iterator[date]:
    """The days that a text states without a year, in that year and its two neighbours."""
    for month, day, day_first, month_last in _DAY_STATED.findall(text):
        number = next(
            n for name, n in MONTHS.items() if name.startswith((month or month_last)[:3].lower())
        )
        for one in (year - 1, year, year + 1):
            try:
                yield date(one, number, int(day or day_first))
            except ValueError:
                continue


def _each(days: Interval) -> Iterator[date]:
    assert days.earliest and days.latest
    for step in range((days.latest - days.earliest).days + 1):
        yield days.earliest + timedelta(step)
