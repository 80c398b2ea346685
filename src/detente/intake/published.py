"""When an article was published, and how that is known.

In this order, the first that speaks counts and what disagrees is said in `why`: a person's word,
the page's metadata, its address, a date line or dateline in the text, bounds inferred from what
the text says, nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date

from ..dates import MONTHS, Interval, of_prefix
from ..errors import BadDate
from ..records import Basis, When, when_of
from . import instants
from .datelines import Dateline
from .days import Written, written
from .mastheads import is_dated
from .pieces import Labelled

_PATH = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:/|-)(?P<m>\d\d?|[a-z]{3,9})(?:(?:/|-)(?P<d>\d\d?))?(?=[/._-]|$)"
    r"|[/_-](?P<y2>(?:19|20)\d\d)(?P<m2>0\d|1[0-2])(?P<d2>[0-2]\d|3[01])(?=\D|$)"
)
FIRST_YEAR = 1800
"""An older year in a page's metadata is taken for a mistake; chosen by judgement."""
LAST_YEAR = 2100
"""A later one likewise: 9999 is what broken software writes for "never"."""
EPOCH = date(1970, 1, 1)
"""What broken software writes for "no date"."""


@dataclass(frozen=True, slots=True)
class Told:
    """A day of publication that something states: where it is from, in plain words."""

    origin: str  # given, metadata, address, text
    interval: Interval
    words: str
    time: str | None = None


def choose(told: Sequence[Told]) -> tuple[When, str, str | None]:
    """The `When`, its origin and the ISO instant of the most trusted statement; the first counts.

    Statements that leave days open are narrowed by later ones within them, if they agree.
    """
    first = told[0]
    why = [f"{first.words} says {_days(first.interval)}"]
    interval, time = first.interval, first.time
    for other in told[1:]:
        both = interval.meet(other.interval)
        if both is None or not _near(interval, other.interval):
            why.append(f"{other.words} says {_days(other.interval)}; the former counts")
        elif both != interval and first.origin != "given":
            why.append(f"{other.words} narrows it to {_days(both)}")
            interval, time = both, time or other.time
    basis = Basis.GIVEN if first.origin == "given" else Basis.STATED
    return when_of(interval, basis, why=tuple(why)), first.origin, time


def _near(one: Interval, other: Interval) -> bool:
    return one.overlaps(other)


def _days(interval: Interval) -> str:
    first, last = interval.earliest, interval.latest
    if first and first == last:
        return spoken(first)
    if first and last:
        return f"{spoken(first)} to {spoken(last)}"
    return f"from {spoken(first)}" if first else f"until {spoken(last)}" if last else "nothing"


def spoken(day: date) -> str:
    """A day in plain words: "3 July 2007"."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def given(value: str | None) -> list[Told]:
    """What a person gave. Raises BadDate when it is no ISO date."""
    return [Told("given", of_prefix(value), "the date given")] if value else []


def in_metadata(values: Sequence[str]) -> list[Told]:
    """What the page's metadata states, best first; what is no date, or surely none, is left out."""
    for value in values:
        found = instants.day_and_time(value)
        if found and _plausible(interval := of_prefix(found[0])):
            return [Told("metadata", interval, "the page's metadata", found[1])]
    return []


def in_address(url: str | None) -> list[Told]:
    """The day or month in an address: "/2012/05/09/", "/2012/may/09/", "-20120509"."""
    match = _PATH.search(url.partition("//")[2].partition("/")[2].join("//")[:600]) if url else None
    if not match:
        return []
    year, month, day = (
        (match["y"], match["m"], match["d"]) if match["y"] else match.group("y2", "m2", "d2")
    )
    number = int(month) if month.isdigit() else _month(month)
    if not number or not 1 <= number <= 12:
        return []
    prefix = f"{year}-{number:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")
    try:
        return [Told("address", of_prefix(prefix), "the address")]
    except BadDate:
        return []


def _month(name: str) -> int | None:
    if len(name) < 3:
        return None
    return next(
        (
            n
            for n, month in enumerate(MONTHS, 1)
            if month.startswith(name) or (name == "sept" and n == 9)
        ),
        None,
    )


def _plausible(interval: Interval) -> bool:
    day = interval.earliest
    return day is not None and FIRST_YEAR <= day.year <= LAST_YEAR and day != EPOCH


def in_text(labelled: Sequence[Labelled], dateline: Dateline | None) -> list[Told]:
    """What a date line, a byline or a dateline states, its year included."""
    found: list[Told] = []
    for one in labelled:
        if one.role in ("date", "byline"):
            days = _dates(one.words)
            if days:
                found.append(Told("text", days[0], f'the line "{one.words[:80]}"'))
    found.sort(key=lambda told: "updated" in told.words.lower() or "modified" in told.words.lower())
    if dateline and dateline.date and dateline.date.interval:
        found.append(Told("text", dateline.date.interval, f'the dateline "{dateline.words}"'))
    return [told for told in found if _plausible(told.interval)]


def _dates(line: str) -> list[Interval]:
    """The days of a line, that of publication before that of a change."""
    found = [w for w in written(line) if w.year and w.interval]
    updated = re.search(r"\b(?:updated|modified)\b", line, re.IGNORECASE)
    if updated and is_dated(line):
        found.sort(key=lambda w: w.start > updated.start())
    return [w.interval for w in found if w.interval]


def changed(labelled: Sequence[Labelled]) -> str | None:
    """The day of the last change, ISO, that a line "Updated: …" states."""
    for one in labelled:
        match = (
            re.search(r"\b(?:updated|modified)\b", one.words, re.IGNORECASE)
            if one.role == "date"
            else None
        )
        after = (
            next((w for w in written(one.words[match.start() :]) if w.interval), None)
            if match
            else None
        )
        if after and after.interval and after.interval.earliest:
            return after.interval.earliest.isoformat()
    return None


def partial(dateline: Dateline | None) -> Written | None:
    """Day and month without a year that a dateline states; None when there is none."""
    if dateline and dateline.date and not dateline.date.year:
        return dateline.date
    return None


def within(day: Written, bounds: Interval, reasons: tuple[str, ...]) -> When:
    """A day and month whose year is open: from the first to the last such day in the bounds.

    One year only in the bounds gives the day itself; no year gives the bounds as they are.
    """
    name = f"{day.day} {MONTHS[day.month - 1].capitalize()}"
    stated = f"day and month are stated ({name}), the year is not"
    first, last = bounds.earliest, bounds.latest
    if not first and not last:
        return When(None, None, None, Basis.UNKNOWN, why=(stated,))
    start = _from(day, first) if first else None
    end = _until(day, last) if last else None
    if start and end and start > end:
        return When(
            None,
            first,
            last,
            Basis.INFERRED,
            why=(stated, f"no {name} lies in the bounds", *reasons),
        )
    if start and start == end:
        why = (f"day and month are stated ({name}), the year follows", *reasons)
        return when_of(Interval(start, end), Basis.INFERRED, why=why)
    return When(None, start, end, Basis.INFERRED, why=(stated, *reasons))


LEAP_YEARS = 9
"""Years, the first counted, within which every day of a year comes: 29 February after eight at
most, as between 1896 and 1904."""


def _from(day: Written, first: date) -> date | None:
    for year in range(first.year, first.year + LEAP_YEARS):
        found = day.in_year(year) if year <= MAXYEAR else None
        if found and found >= first:
            return found
    return first


def _until(day: Written, last: date) -> date | None:
    for year in range(last.year, max(1, last.year - LEAP_YEARS), -1):
        found = day.in_year(year)
        if found and found <= last:
            return found
    return last
