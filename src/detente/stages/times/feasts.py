"""Feasts and holidays: days of the year that go by a name."""

from __future__ import annotations

from datetime import date

from . import units, words
from .found import Found
from .meaning import Meaning, reckoned, stated
from .units import BLANK, LAST_YEAR, Point, holding

AMERICA = frozenset({"american", "americans", "u", "us", "washington", "republican", "republicans",
                     "democrats", "congress", "states", "senate"})  # fmt: skip
"""Words of an article in which "Election Day" is the American one, not another country's."""
AMERICAN = frozenset({"election day", "labor day", "memorial day", "veterans day", "columbus day"})


def feast(found: Found) -> Meaning | None:
    """ "Christmas Day", "Thanksgiving", "New Year's Eve", "Easter", "Election Day"."""
    name = (found.one("f") or "").replace(" 's", "'s")
    if name in AMERICAN:
        last = found.token(found.match.end("f") - 1)
        if last is None or not last.text[0].isupper():
            return None
        if AMERICA.isdisjoint(found.words.words):
            why = "which country's day it is, the text does not say"
            return Meaning("DATE", value=BLANK["day"], why=why)
    if found.near(0) in ("agreement", "accord", "accords"):
        return None  # "the Good Friday Agreement"
    side = found.direction()
    year_ = found.one("yy")
    if year_:
        day = _feast(name, int(year_))
        return stated(holding("weekend", day) if name.endswith("weekend") else Point("day", day))
    if name.endswith("weekend"):
        return reckoned(lambda at: holding("weekend", _nearest_feast(name, at, side).first),
                        BLANK["weekend"])  # fmt: skip
    if found.near(0) == "week":  # "as Easter week began": the feast may be still to come
        return reckoned(lambda at: _week_of_feast(name, at), BLANK["week"])
    return reckoned(lambda at: _nearest_feast(name, at, side), BLANK["day"])


def _feast(name: str, year_: int) -> date:
    """The day of a feast in that year."""
    moving = {
        "thanksgiving": (11, 3, 4, 0), "labor day": (9, 0, 1, 0), "columbus day": (10, 0, 2, 0),
        "memorial day": (6, 0, 1, -7), "election day": (11, 0, 1, 1),
    }  # fmt: skip
    name = "thanksgiving" if name.startswith("thanksgiving") else name
    if name in moving:
        month_, weekday, nth, steps = moving[name]
        return units.later(units.nth_weekday(year_, month_, weekday, nth), steps)
    if name.startswith("easter") or name == "good friday":
        return units.later(units.easter(year_), -2 if name == "good friday" else 0)
    return words.fixed_day(name, year_) or date(year_, 12, 25)


def _week_of_feast(name: str, at: date) -> Point:
    """The week of the feast nearest to that day, on either side."""
    return holding("week", min(_feasts(name, at), key=lambda day: abs((day - at).days)))


def _feasts(name: str, at: date) -> list[date]:
    """The days of a feast in the years around that day."""
    years = range(max(1, at.year - 2), min(LAST_YEAR, at.year + 2) + 1)
    step = 2 if name == "election day" else 1  # those of odd years are local and rarely meant
    return [_feast(name, year_) for year_ in years if year_ % step == 0]


def _nearest_feast(name: str, at: date, side: int) -> Point:
    days = _feasts(name, at)
    fits = [day for day in days if (day >= at if side > 0 else day <= at)] or days
    return Point("day", min(fits, key=lambda day: abs((day - at).days)))
