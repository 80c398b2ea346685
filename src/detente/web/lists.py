"""Lists as pages: lines grouped by period and by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from ..records import When
from ..views.shapes import Done, Head, Said


class Line(Protocol):
    """What a list holds: something with a time, that was said, done or published."""

    @property
    def when(self) -> When:
        """Its time."""

    @property
    def said(self) -> Said | None:
        """What was said, if it was."""

    @property
    def done(self) -> Done | None:
        """What was done, if it was."""

    @property
    def article(self) -> Head:
        """The article that tells it."""


L = TypeVar("L", bound=Line)


@dataclass(frozen=True, slots=True)
class One:
    """A line that was not taken from a timeline."""

    when: When
    article: Head
    said: Said | None = None
    done: Done | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """Lines of one time, in their order."""

    when: When
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Days under one heading: a year, the years of an interval, or "Undated"."""

    label: str
    days: tuple[Day, ...]


def period(when: When) -> str:
    """The heading of a time: "2007", "2001–2008", "Until 2008", "2001 or later", "Undated"."""
    first = when.earliest.year if when.earliest else None
    last = when.latest.year if when.latest else None
    if first is None and last is None:
        return when.value[:4] if when.value else "Undated"
    if first is None:
        return f"Until {last}"
    if last is None:
        return f"{first} or later"
    return str(first) if first == last else f"{first}–{last}"


def grouped(lines: Iterable[L]) -> list[Period]:
    """Lines under their periods and times, in the order in which they come; one of which only one
    bound is known stays under the year of its neighbours, where that is its own.
    """
    found: list[tuple[str, list[L]]] = []
    for line in lines:
        label = period(line.when)
        now = found[-1][0] if found else ""
        if label == now or _open_in(line.when, now):
            found[-1][1].append(line)
        else:
            found.append((label, [line]))
    return [
        Period(label, tuple(Day(when, tuple(part)) for when, part in _by_time(group)))
        for label, group in found
    ]


def _open_in(when: When, year: str) -> bool:
    """Whether a time has one bound alone, and that in a year."""
    bounds = [day for day in (when.earliest, when.latest) if day]
    return len(bounds) == 1 and str(bounds[0].year) == year


def _by_time(lines: Iterable[Line]) -> Iterator[tuple[When, list[Line]]]:
    for _, group in groupby(lines, key=lambda line: _same(line.when)):
        part = list(group)
        yield part[0].when, part


def _same(when: When) -> tuple[object, ...]:
    """What two times share when they are printed alike; the words they rest on may differ."""
    return when.value, when.earliest, when.latest, when.basis, when.why


def of_said(items: Iterable[Said]) -> list[One]:
    """Attributions as lines."""
    return [One(item.when, item.article, said=item) for item in items]


def of_done(items: Iterable[Done]) -> list[One]:
    """Event mentions as lines."""
    return [One(item.when, item.article, done=item) for item in items]
