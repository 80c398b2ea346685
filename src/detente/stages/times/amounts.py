"""Amounts of time: durations ("two-day"), and points so far from now ("16 years ago")."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ...dates import Interval
from . import units, words
from .found import Found
from .meaning import Meaning, reckoned, told
from .told import Told
from .units import BLANK, Point, holding

Around = Callable[[date], Interval]
DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
YEARS_OF = {"decade": 10, "century": 100}
PARTS_OF_HOUR = frozenset({"second", "minute", "hour"})
NEARBY = ("last", "past", "recent")
AHEAD = ("next", "coming")


def unit_of(found: Found) -> str:
    """The unit of the part `u`, singular."""
    name = found.one("u") or ""
    return words.PLURAL_UNITS.get(name, name)


def duration(found: Found) -> Meaning | None:
    """ "less than 24 hours", "two-day", "several years", "the past three months"."""
    unit = unit_of(found)
    if _is_no_time(found, unit):
        return None
    if found.all("q") in (["a"], ["an"]) and found.near(-1) in ("once", "twice", "times"):
        return Meaning("SET", value=duration_value(1, unit))
    if _is_rate(found):
        return None
    if unit == "day" and found.all("q") == ["one"] and _some_day(found):
        return Meaning("DATE", value="FUTURE_REF", around=_beyond(1))
    number = words.amount(found.all("q")) if found.one("q") else None
    if {"to", "or"} & set(found.all("q")):
        number = None
    if found.one("half"):
        number = (number or 0) + 0.5
    if found.one("a") and number is None:
        number = 1
    value = duration_value(number, unit)
    rel = found.all("rel")
    around = None
    if number and set(rel) & set(NEARBY):
        around = stretch(unit, number, -1)
    elif number and set(rel) & set(AHEAD):
        around = stretch(unit, number, 1)
    return Meaning("DURATION", value=value, around=around)


def whole_year(_: Found) -> Meaning:
    """ "For the year ended Dec. 31": a year long, not the year of the calendar."""
    return Meaning("DURATION", value="P1Y")


def _some_day(found: Found) -> bool:
    """Whether "one day" is some day to come: "will one day join"."""
    token = found.token(found.last - 1)
    return token is not None and token.dep_ == "npadvmod" and found.direction() > 0


def _is_no_time(found: Found, unit: str) -> bool:
    """Ages ("52 years old"), fractions ("three-quarters of"), "a second"."""
    after = found.near(1) if found.near(0) == "-" else found.near(0)
    if "as" in (found.near(-1), found.near(-2)) and "many" in (found.near(-1), *found.all("q")):
        return True  # "the second in as many months"
    if after == "old" or (unit == "year" and after in ("ago", "earlier")):
        return True
    if unit == "quarter" and (found.one("q") is None or (
        found.near(0) == "of" and found.all("q")[0] in ("a", "one", "three"))):  # fmt: skip
        return True
    if unit == "day" and after in ("when", "of") and not found.one("q"):
        return True  # "in the days of the Soviet Union"
    token = found.token(found.last - 1)
    return unit == "second" and (token is None or token.tag_ not in ("NN", "NNS"))


BARELY = frozenset({"barely", "hardly", "scarcely", "nearly", "almost", "just", "only", "about"})
"""Adverbs before "an hour" that say how exact it is: "spent barely an hour together"."""


def _is_rate(found: Found) -> bool:
    """ "$5 a year", "400 seats a week": what something costs or comes to in such a time."""
    after = found.near(0)
    before, token = found.token(found.first - 1), found.token(found.last - 1)
    rate = found.all("q") in (["a"], ["an"]) and token is not None and token.dep_ == "npadvmod"
    counted = before is not None and before.pos_ in ("NOUN", "PROPN", "NUM", "SYM", "ADV")
    counted = counted and before is not None and before.lower_ not in BARELY
    return rate and counted and after not in ("before", "after", "earlier", "later", "long")


def duration_value(number: float | None, unit: str) -> str:
    """The TIMEX3 value: P2D, PT24H, P2Y6M, P20Y for two decades, PXM for "months"."""
    letter = words.UNITS[unit]
    time, letter = ("T", letter[1]) if letter[0] == "T" else ("", letter)
    if number is None:
        return f"P{time}X{letter}"
    if unit in ("decade", "century", "millennium"):
        return f"P{_plain(number * {'decade': 10, 'century': 100, 'millennium': 1000}[unit])}Y"
    if unit == "fortnight":
        return f"P{_plain(number * 2)}W"
    whole, half = int(number), number % 1
    finer = {"Y": ("12", "M"), "H": ("60", "M"), "M": ("60", "S") if time else ("", "")}.get(letter)
    if half and finer and finer[0]:
        start = f"{whole}{letter}" if whole else ""
        return f"P{time}{start}{_plain(half * int(finer[0]))}{finer[1]}"
    return f"P{time}{_plain(number)}{letter}"


def _plain(number: float) -> str:
    """A number without needless decimals."""
    return f"{number:.0f}" if number == int(number) else f"{number:.2f}".rstrip("0")


def moved(day: date, number: float, unit: str, side: int) -> date:
    """The day so many units later (side 1) or earlier (-1); hours and less stay in the day."""
    if unit in DAYS_OF:
        return units.later(day, side * round(number * DAYS_OF[unit]))
    if unit in MONTHS_OF:
        return units.months_later(day, side * round(number * MONTHS_OF[unit]))
    return units.later(day, side * int(number / 24)) if unit == "hour" else day


def stretch(unit: str, number: float, side: int) -> Around:
    """The days of the stretch that ends (or starts) on the day of filing."""

    def around(day: date) -> Interval:
        other = moved(day, number, unit, side)
        if unit in PARTS_OF_HOUR:
            other = units.later(other, side)
        return Interval(min(day, other), max(day, other))

    return around


def ago(found: Found) -> Meaning | None:
    """So far from the day of filing: "16 years ago", "two weeks ago", "three days from now"."""
    unit, number = unit_of(found), words.amount(found.all("q")) if found.one("q") else None
    side = 1 if found.one("ahead") else -1
    if found.one("half"):
        number = (number or 1) + 0.5
    if number is None:
        name = "FUTURE_REF" if side > 0 else "PAST_REF"
        return Meaning("DATE", value=name, around=_beyond(side))
    if number % 1 and unit in YEARS_OF:
        number, unit = number * YEARS_OF[unit], "year"  # "a quarter century ago"
    limit = words.LIMITS.get(found.near(-1))
    if unit in PARTS_OF_HOUR:
        return Meaning("TIME", value=None, around=_hours(number, unit, side))
    grain = words.GRAIN_OF.get(unit, "day")
    around = _loosely(unit, number, side, limit)
    return Meaning("DATE", reckon=lambda day: holding(grain, moved(day, number, unit, side)),
                   blank=BLANK[grain], around=around)  # fmt: skip


def _beyond(side: int) -> Around:
    return lambda day: Interval(day, None) if side > 0 else Interval(None, day)


def _hours(number: float, unit: str, side: int) -> Around:
    """The days in which an hour so far off may lie: that day or its neighbour."""
    days = number / {"hour": 24, "minute": 1440, "second": 86400}[unit]

    def around(day: date) -> Interval:
        far = units.later(day, side * (int(days) + 1))
        near = units.later(day, side * int(days))
        return Interval(min(far, near), max(far, near))

    return around


def _loosely(unit: str, number: float, side: int, limit: str | None) -> Around | None:
    """The days meant by a number that is called inexact, or by decades, which are round ones.

    "nearly four years ago" lies three to four years back, "more than four" four to five, "about
    four" three to five.
    """
    if limit is None and unit not in ("decade", "century"):
        return None
    slack = 0.5 if limit is None else 1.0
    near = number - (slack if limit != "MORE_THAN" else 0.0)
    far = number + (slack if limit != "LESS_THAN" else 0.0)

    def around(day: date) -> Interval:
        ends = [moved(day, max(0.0, number_), unit, side) for number_ in (near, far)]
        return Interval(min(ends), max(ends))

    return around


COMPARED = frozenset({"share", "million", "billion", "cents", "from", "with", "than", "percent",
                      "%", "pence", "net", "income", "sales", "revenue", "quarter"})  # fmt: skip
"""Words before "a year ago" in the comparing of figures, where it means the same quarter."""


def year_ago(found: Found) -> Meaning | None:
    """ "a year ago", "a year earlier": the year before; comparing figures, the same quarter in it.

    "a year earlier" counts from the time told of, "a year ago" from the day of filing.
    """
    compares = found.near(-1) in COMPARED or found.near(-2) in COMPARED
    if not found.one("earlier") and not compares:
        return ago(found)
    return Meaning(
        "DATE",
        narrate=lambda told: _year_before(told, compares),
        reckon=lambda day: holding("year", day).shifted(-1),
        blank=BLANK["year"],
    )


def _year_before(told: Told, compares: bool) -> Point | None:
    point = told.quarter if compares and told.quarter else None if compares else told.point
    if point is None:
        return None
    grain = point.grain if point.grain in ("quarter", "season", "half", "month") else "year"
    return holding(grain, units.months_later(point.first, -12))


def year_before(found: Found) -> Meaning | None:
    """ "year-ago", "the year-earlier period": the part of the year told of, a year before."""
    number = words.ordinal(found.one("o") or "")
    if found.one("q"):
        return told("DURATION", duration_value(words.amount(found.all("q")), unit_of(found)))
    if 1 <= number <= 4:
        return reckoned(lambda day: Point("quarter", date(max(1, day.year - 1), 3 * number - 2, 1)),
                        f"XXXX-Q{number}")  # fmt: skip
    return Meaning(
        "DATE",
        narrate=lambda told: _year_before(told, True),
        reckon=lambda day: holding("year", day).shifted(-1),
        blank=BLANK["year"],
    )
