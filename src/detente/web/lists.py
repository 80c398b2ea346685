"""Lists as pages: lines grouped by period and by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from ..linked import Event
from ..record import Filter
from ..records import When
from ..views.shapes import Done, Head, Said, surely_in


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


class Timed(Protocol):
    """Something with a time."""

    @property
    def when(self) -> When:
        """Its time."""


L = TypeVar("L", bound=Line)
T = TypeVar("T", bound=Timed)
EVERYTHING = Filter()


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
    """Days under one heading: a year, the years of an interval, or "Undated". What `may` lie in the
    days asked for, and may lie outside them, stands apart.
    """

    label: str
    days: tuple[Day, ...]
    may: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """Events under one heading, as `Period` has lines."""

    label: str
    events: tuple[Event, ...]
    may: bool = False


def period(when: When) -> str:
    """The heading of a time: "2007", "2001–2008", "2008 or earlier", "2001 or later", "Undated"."""
    first = when.earliest.year if when.earliest else None
    last = when.latest.year if when.latest else None
    if first is None and last is None:
        return when.value[:4] if when.value else "Undated"
    if first is None:
        return f"{last} or earlier"
    if last is None:
        return f"{first} or later"
    return str(first) if first == last else f"{first}–{last}"


def grouped(lines: Iterable[L], asked: Filter = EVERYTHING) -> list[Period]:
    """Lines under their periods and times. They come in order of time; what is told of a year "or
    earlier" stands behind what is known to lie in that year, and never among it.
    """
    return [
        Period(label, tuple(Day(when, tuple(part)) for when, part in _by_time(group)), may)
        for label, may, group in _periods(lines, asked)
    ]


def by_year(events: Iterable[Event], asked: Filter = EVERYTHING) -> list[Years]:
    """Events under their periods, likewise."""
    return [Years(label, tuple(group), may) for label, may, group in _periods(events, asked)]


def _periods(items: Iterable[T], asked: Filter) -> Iterator[tuple[str, bool, list[T]]]:
    for year, near in groupby(items, key=lambda item: _sorted_under(item.when)):
        under: dict[tuple[str, bool], list[T]] = {}
        for item in near:
            may = not asked.by_then and not surely_in(item.when, asked.start, asked.end)
            under.setdefault((period(item.when), may), []).append(item)
        for label, may in sorted(under, key=lambda one: (one[1], one[0] != year, one[0])):
            yield label, may, under[label, may]


def _sorted_under(when: When) -> str:
    """The year under which a time comes in the order of time; "Undated" for none."""
    first = when.earliest or when.latest
    return str(first.year) if first else period(when)


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
