"""The day of filing, as an interval, and working expressions out against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ...dates import ALWAYS, Interval
from ...records import UNKNOWN, Article, Basis, When, when_of
from ...spans import Span
from .meaning import Meaning, Reckoning
from .reckon import day_or_none
from .told import Told
from .units import Point

NO_DAY = "the day of publication is not known"
MOST_YEARS = 60
"""Years over which a day and month without a year are tried out; no news archive that we know of
holds an undated article whose bounds lie further apart."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days on which an article may have been filed.

    `month_day` is known where the dateline gives day and month, and nothing the year.
    """

    days: Interval = ALWAYS
    month_day: tuple[int, int] | None = None
    samples: tuple[date, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "samples", tuple(self._samples()))

    def _samples(self) -> list[date]:
        first, last = self.days.earliest, self.days.latest
        if self.month_day and first and last and last.year - first.year <= MOST_YEARS:
            years = range(first.year, last.year + 1)
            found = [day_or_none(year, *self.month_day) for year in years]
            kept = [day for day in found if day and first <= day <= last]
            if kept:
                return kept
        return sorted({day for day in (first, last) if day})


def anchor_of(article: Article, filed: tuple[int, int] | None) -> Anchor:
    """The anchor of an article; `filed` is month and day of its dateline, where it has them."""
    return Anchor(article.published.interval, filed)


def time_of(
    meaning: Meaning, anchor: Anchor, told: Told, span: Span
) -> tuple[str | None, When, Point | None]:
    """Value, interval and (when it is one) the point that an expression means here."""
    point = meaning.narrate(told) if meaning.narrate else None
    if point:
        why = ("counted from a time told of before",)
        return point.value + meaning.part, when_of(point.days, Basis.RELATIVE, span, why), point
    if meaning.point:
        days = meaning.point.days
        return meaning.point.value + meaning.part, when_of(days, Basis.STATED, span), meaning.point
    if meaning.days:
        why = ("day and month can be read either way",)
        return meaning.value, when_of(meaning.days, Basis.STATED, span, why), None
    if meaning.reckon:
        return _reckoned(meaning, meaning.reckon, anchor, span)
    if meaning.around:
        when = _around(meaning, anchor, span)
        return meaning.value, when, None
    return meaning.value or meaning.blank, UNKNOWN, None


def _reckoned(
    meaning: Meaning, reckon: Reckoning, anchor: Anchor, span: Span
) -> tuple[str | None, When, Point | None]:
    points = [reckon(day) for day in anchor.samples]
    if not points:
        value = _shared(_guesses(reckon, anchor), meaning.blank)
        return _joined(value, meaning.part), _unknown(span), None
    first, last = points[0], points[-1]
    if anchor.days.known and all(point == first for point in points):
        when = _around(meaning, anchor, span) if meaning.around else when_of(
            first.days, Basis.RELATIVE, span)  # fmt: skip
        return first.value + meaning.part, when, first
    if meaning.around:
        when = _around(meaning, anchor, span)
    else:
        days = Interval(
            first.days.earliest if anchor.days.earliest else None,
            last.days.latest if anchor.days.latest else None,
        )
        when = when_of(days, Basis.RELATIVE, span, _why(anchor))
    value = _shared(points if anchor.month_day else [], meaning.blank)
    return _joined(value, meaning.part), when, None


def _around(meaning: Meaning, anchor: Anchor, span: Span) -> When:
    assert meaning.around
    if not anchor.samples:
        return _unknown(span)
    first, last = meaning.around(anchor.samples[0]), meaning.around(anchor.samples[-1])
    days = Interval(
        first.earliest if anchor.days.earliest else None,
        last.latest if anchor.days.latest else None,
    )
    return when_of(days, Basis.RELATIVE, span, _why(anchor))


def _why(anchor: Anchor) -> tuple[str, ...]:
    if anchor.days.earliest is not None and anchor.days.earliest == anchor.days.latest:
        return ()
    return ("the day of publication is known only to lie in an interval",)


def _unknown(span: Span) -> When:
    return When(basis=Basis.UNKNOWN, words=span, why=(NO_DAY,))


def _guesses(reckon: Reckoning, anchor: Anchor) -> list[Point]:
    """What it would be in several years, to see which digits do not hang on the year."""
    if not anchor.month_day:
        return []
    days = [day_or_none(year, *anchor.month_day) for year in range(1997, 2009)]
    return [reckon(day) for day in days if day]


def _shared(points: list[Point], blank: str | None) -> str | None:
    """The digits that all values have in common, X for the others; the blank without points."""
    values = [point.value for point in points]
    if len(values) < 2 or len({len(value) for value in values}) > 1 or "W" in values[0]:
        return blank
    if blank and blank.startswith("XXXX-WXX"):
        return blank
    columns = zip(*(value.split("-") for value in values), strict=False)
    return "-".join(
        column[0] if len(set(column)) == 1 else "X" * len(column[0]) for column in columns
    )


def _joined(value: str | None, part: str) -> str | None:
    return value + part if value else None
