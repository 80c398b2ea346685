"""The day of filing, as an interval, and working expressions out against it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ...dates import ALWAYS, Interval
from ...records import UNKNOWN, Article, Basis, When, when_of
from ...spans import Span
from .meaning import Meaning, Reckoning
from .reckon import day_or_none
from .told import Telling
from .units import Point, later

NO_DAY = "the day of publication is not known"
SAID_BEFORE = 6
"""Days before publication on which something quoted may have been said: a daily quotes from the
same or the day before, a weekly from its week."""
PRINTED_AFTER = 3
"""Days after its dateline by which a report is printed: a morning paper has it the next day, one
that rests over a weekend or a holiday up to three days later."""
MOST_YEARS = 60
"""Years over which a day and month without a year are tried out; no news archive that we know of
holds an undated article whose bounds lie further apart."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days on which an article may have been filed.

    `month_day` is known where the dateline gives day and month, and nothing the year. `quoted` is
    true inside a quotation, whose day is that of the saying, not that of filing.
    """

    days: Interval = ALWAYS
    month_day: tuple[int, int] | None = None
    quoted: bool = False
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

    def said_on(self, day: date) -> Anchor:
        """The day on which something quoted is told to have been said."""
        return Anchor(Interval(day, day), quoted=True)

    def in_quotation(self) -> Anchor:
        """The days on which something quoted may have been said: the week before filing."""
        if self.days.earliest is None:
            return self
        return Anchor(Interval(later(self.days.earliest, -SAID_BEFORE), self.days.latest),
                      quoted=True)  # fmt: skip


def anchor_of(article: Article, filed: tuple[int, int] | None) -> Anchor:
    """The anchor of an article; `filed` is month and day of its dateline, where it has them.

    A report filed some days before it was printed says "today" of the day of its dateline.
    """
    days = article.published.interval
    if filed and days.days == 1 and days.latest:
        near = (later(days.latest, -back) for back in range(1, PRINTED_AFTER + 1))
        day = next((day for day in near if (day.month, day.day) == filed), None)
        days = Interval(day, day) if day else days
    return Anchor(days, filed)


@dataclass(frozen=True, slots=True)
class Worked:
    """An expression worked out: its value, its days, and its points at both ends of the anchor.

    The two points are equal where the day of filing does not matter; None where there are none.
    """

    value: str | None
    when: When
    points: tuple[Point, Point] | None = None


def time_of(meaning: Meaning, anchor: Anchor, telling: Telling, span: Span) -> Worked:
    """What an expression means here: filed on the days of the anchor, told after the telling."""
    if meaning.narrate:
        early, late = meaning.narrate(telling.early), meaning.narrate(telling.late)
        if early and late:
            why = ("counted from a time told of before",)
            return _spread(meaning, (early, late), Interval(early.days.earliest, late.days.latest),
                           span, why)  # fmt: skip
        if meaning.hour and telling.early.day and anchor.days.latest:
            return _hour(meaning, telling.early.day, Point("day", anchor.days.latest), span)
        if telling.lost or not meaning.reckon:
            why = ("counted from a time told of before, whose day is not known",)
            return Worked(meaning.blank, When(words=span, why=why))
    if meaning.point:
        when = when_of(meaning.point.days, Basis.STATED, span)
        return Worked(meaning.point.value + meaning.part, when, (meaning.point, meaning.point))
    if meaning.days:
        why = ("day and month can be read either way",)
        return Worked(meaning.value, when_of(meaning.days, Basis.STATED, span, why))
    if meaning.reckon:
        return _reckoned(meaning, meaning.reckon, anchor, span)
    if meaning.around:
        when = _around(meaning, anchor, span)
        return Worked(meaning.value, when)
    when = When(words=span, why=(meaning.why,)) if meaning.why else UNKNOWN
    return Worked(meaning.value or meaning.blank, when)


def _hour(meaning: Meaning, told: Point, filed: Point, span: Span) -> Worked:
    """An hour of no stated day: of the last day told of or the day before filing, if that was
    earlier, to that of filing."""
    early, late = sorted((told, filed), key=lambda point: point.first)
    early = min(early, filed.shifted(-1), key=lambda point: point.first)
    why = ("an hour of a day that is not named, between the last day told of and publication",)
    days = Interval(early.first, late.first)
    return replace(_spread(meaning, (early, late), days, span, why), points=None)


def _spread(
    meaning: Meaning, points: tuple[Point, Point], days: Interval, span: Span, why: tuple[str, ...]
) -> Worked:
    """The days from the earlier to the later of two points; their value where they are one."""
    same = points[0] == points[1] and days.known
    value = points[0].value if same else meaning.blank
    return Worked(_joined(value, meaning.part), when_of(days, Basis.RELATIVE, span, why), points)


def _reckoned(meaning: Meaning, reckon: Reckoning, anchor: Anchor, span: Span) -> Worked:
    points = [reckon(day) for day in anchor.samples]
    if not points:
        value = _shared(_guesses(reckon, anchor), meaning.blank)
        return Worked(_joined(value, meaning.part), _unknown(span))
    first, last = points[0], points[-1]
    days = Interval(
        first.days.earliest if anchor.days.earliest else None,
        last.days.latest if anchor.days.latest else None,
    )
    worked = _spread(meaning, (first, last), days, span, _why(anchor))
    if anchor.month_day and first != last:
        worked = replace(worked, value=_joined(_shared(points, meaning.blank), meaning.part))
    if meaning.around:
        worked = replace(worked, when=_around(meaning, anchor, span))
    return worked if anchor.days.known else replace(worked, points=None)


def _around(meaning: Meaning, anchor: Anchor, span: Span) -> When:
    assert meaning.around
    if not anchor.samples:
        return _unknown(span)
    first, last = meaning.around(anchor.samples[0]), meaning.around(anchor.samples[-1])
    days = Interval(
        first.earliest if anchor.days.earliest else None,
        last.latest if anchor.days.latest else None,
    )
    doubted = (meaning.why,) if meaning.why and days.days != 1 else ()
    return when_of(days, Basis.RELATIVE, span, (*doubted, *_why(anchor)))


def _why(anchor: Anchor) -> tuple[str, ...]:
    certain = anchor.days.earliest is not None and anchor.days.earliest == anchor.days.latest
    if anchor.quoted:
        where = "which the text tells" if certain else "in the week before publication"
        return (f"counted from the day on which it was said, {where}",)
    if certain:
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
