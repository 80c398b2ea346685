"""From the day of filing to the day, month or season that an incomplete date means.

Every function here is monotone: a later day of filing never gives an earlier answer.
"""

from __future__ import annotations

from datetime import date

from .units import LAST_YEAR, MONTHS_OF, Point, holding, later, months_later

WEAK_REACH = 4
"""Days ahead up to which an infinitive or a plan sends a weekday into the future; beyond it, the
one just past lies nearer ("a vigil planned for Saturday was called off", told on Sunday)."""
DUE = 3
"""The direction of a deadline that is set: what "must" be done by a day has not been done yet."""
WEIGHTS = {-2: 0.25, -1: 0.5, 0: 0.7, 1: 1.4, 2: 4.0, DUE: 400.0}
"""What a day's or month's distance into the past counts for, against one into the future, by the
tense of the verb. Chosen on the two benchmarks: a deadline told in the past tense may lie ahead."""


def weekday(day: date, wanted: int, direction: int) -> Point:
    """That day of the week: today or the last one, today or the next when the verb looks forward.

    0 is Monday; direction as in `Found.direction`.
    """
    ahead = (wanted - day.weekday()) % 7
    if direction > 1 or (direction == 1 and ahead <= WEAK_REACH):
        return Point("day", later(day, ahead))
    return Point("day", later(day, -((day.weekday() - wanted) % 7)))


def weekday_of_other_week(day: date, wanted: int, steps: int) -> Point:
    """ "Last Friday" and "next Friday": the nearest one before, or after, the day itself."""
    if steps > 0:
        return Point("day", later(day, (wanted - day.weekday() - 1) % 7 + 1))
    return Point("day", later(day, -((day.weekday() - wanted - 1) % 7 + 1)))


def month(day: date, wanted: int, direction: int) -> Point:
    """That month, in the year that brings it nearest by the `WEIGHTS` of the verb's tense."""
    this = holding("month", day)
    back, ahead = (day.month - wanted) % 12, (wanted - day.month) % 12
    sure = abs(direction) >= 2
    past = direction < 0 if sure else back * WEIGHTS[direction] <= ahead
    return this.shifted(-back if past else ahead)


def month_of_other_year(day: date, wanted: int, steps: int) -> Point:
    """ "Last March" and "next March": the nearest one before, or after, the present month."""
    this = holding("month", day)
    if steps > 0:
        return this.shifted((wanted - day.month - 1) % 12 + 1)
    return this.shifted(-((day.month - wanted - 1) % 12 + 1))


def day_of_year(day: date, wanted_month: int, wanted_day: int, direction: int) -> Point | None:
    """That day and month in the year that brings it nearest, tense deciding what lies far off.

    None when no year near has that day (30 February).
    """
    options = [
        found
        for year in range(max(1, day.year - 4), min(LAST_YEAR, day.year + 4) + 1)
        if (found := day_or_none(year, wanted_month, wanted_day))
    ]
    if not options:
        return None
    before = max((option for option in options if option <= day), default=None)
    after = min((option for option in options if option >= day), default=None)
    if before is None or after is None:
        return Point("day", before or after or day)
    past = (day - before).days * WEIGHTS[direction] <= (after - day).days
    return Point("day", before if past else after)


def season(day: date, first_month: int, direction: int) -> Point:
    """That season: the present or last one, the coming one if the verb looks forward."""
    this = holding("season", day)
    start = months_later(this.first, (first_month - this.first.month) % 12)
    if direction <= 0 and start > this.first:
        start = months_later(start, -12)
    return Point("season", start)


def quarter(day: date, grain: str, first_month: int, direction: int) -> Point:
    """That quarter or half: the one whose middle is nearest, not one to come of a past verb."""
    length = MONTHS_OF[grain]
    options = [
        Point(grain, date(year, first_month, 1))
        for year in range(max(1, day.year - 1), min(LAST_YEAR, day.year + 1) + 1)
    ]
    past = [option for option in options if option.first <= day]
    return min(past if direction < 0 and past else options,
               key=lambda option: abs((later(option.first, 15 * length) - day).days))  # fmt: skip


def week_before(day: date) -> Point:
    """ "Last week"; on a Sunday, the week that has just ended."""
    return holding("week", later(day, 1)).shifted(-1)


def weekend(day: date, direction: int) -> Point:
    """The weekend just past, or that of this week when it has begun or the verb looks forward."""
    this = holding("weekend", day)
    return this.shifted(-1) if direction <= 0 and day < this.first else this


def day_or_none(year: int, wanted_month: int, wanted_day: int) -> date | None:
    """The day, or None when the calendar has none such."""
    try:
        return date(year, wanted_month, wanted_day)
    except ValueError:
        return None
