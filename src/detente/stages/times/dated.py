"""Dates of the calendar and parts of the year: from the parts of a match to a meaning.

Each function returns None when the words, as they stand here, are no time.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ...dates import Interval
from ...numerals import ONES
from . import reckon, units, words
from .found import Found, steps_of
from .meaning import Meaning, reckoned, stated
from .told import Told
from .units import BLANK, LAST_YEAR, Point, holding

if TYPE_CHECKING:
    from ...language import Token


def calendar_day(found: Found) -> Meaning | None:
    """A day and month, with or without a year: "July 3", "3 July 2007", "Sept. 30 last year"."""
    month, day = words.MONTHS[found.one("mo") or ""], words.ordinal(found.one("dd") or "")
    year = found.one("yy")
    if not 1 <= day <= 31 or _is_verb(found, "mo"):
        return None
    if year:
        full = reckon.day_or_none(int(year), month, day)
        return stated(Point("day", full)) if full else None
    if not reckon.day_or_none(2000, month, day):
        return None
    blank = f"XXXX-{month:02}-{day:02}"
    if found.one("rel"):
        step, _ = steps_of(found)
        return reckoned(lambda at: _clipped(at.year + step, month, day), blank)
    side = -2 if found.one("before") else found.limited()
    named = _named(found, month, day)
    if named is not None:
        return reckoned(lambda at: Point("day", named) if at >= named else
                        _day_of_year(at, month, day, -2), blank)  # fmt: skip
    weekday = words.ALL_WEEKDAYS.get(found.one("wd") or "")
    if weekday is not None:
        return reckoned(lambda at: _with_weekday(at, month, day, weekday, side), blank)
    return reckoned(lambda at: _day_of_year(at, month, day, side), blank)


def _clipped(year: int, month: int, day: int) -> Point:
    """That day, or the last of the month in a year that lacks it (29 February)."""
    first = date(min(max(year, 1), LAST_YEAR), month, 1)
    return Point(
        "day", min(units.later(first, day - 1), units.later(units.months_later(first, 1), -1))
    )


def _day_of_year(at: date, month: int, day: int, side: int) -> Point:
    return reckon.day_of_year(at, month, day, side) or _clipped(at.year, month, day)


def _with_weekday(at: date, month: int, day: int, weekday: int, side: int) -> Point:
    """The nearest such date that falls on the weekday stated; the nearest of all without one."""
    fits = [
        point.first
        for year in range(max(1, at.year - 6), min(LAST_YEAR, at.year + 6) + 1)
        if (point := _clipped(year, month, day)).first.weekday() == weekday
    ]
    near = min(fits, key=lambda option: abs((option - at).days), default=None)
    return Point("day", near) if near else _day_of_year(at, month, day, side)


def nine_eleven(_: Found) -> Meaning:
    """ "9/11": the attacks of 11 September 2001."""
    return stated(Point("day", date(2001, 9, 11)))


def _named(found: Found, month: int, day: int) -> date | None:
    """The day of an attack that goes by its day and month: "the Sept. 11 attacks"."""
    year_ = words.NAMED_DAYS.get((month, day))
    after = {found.near(0), found.near(1)}
    return date(year_, month, day) if year_ and after & words.ATTACKS else None


def day_of_same_month(found: Found) -> Meaning | None:
    """The "2" of "July 1 and 2", the "1" of "1-2 July": its month stands three words off."""
    month = words.MONTHS.get(found.near(-3)) or words.MONTHS.get(found.near(2))
    day = words.ordinal(found.one("dd") or "")
    if month is None or not reckon.day_or_none(2000, month, day):
        return None
    year = found.one("yy")
    if year:
        full = reckon.day_or_none(int(year), month, day)
        return stated(Point("day", full)) if full else None
    side = found.direction()
    return reckoned(lambda at: _day_of_year(at, month, day, side), f"XXXX-{month:02}-{day:02}")


def month(found: Found) -> Meaning | None:
    """A month, with a year, with "last" or "next", or bare: "June 2007", "last June", "in June"."""
    number = words.MONTHS[found.one("mo") or ""]
    year = found.one("yy") or _spoken(found)
    if year:
        return stated(Point("month", date(int(year), number, 1)))
    if _is_verb(found, "mo") or _is_name(found, "mo") or _is_surname(found):
        return None
    blank = f"XXXX-{number:02}"
    if found.one("ofyear"):
        step, _ = steps_of(found)
        return reckoned(lambda at: Point("month", _clipped(at.year + step, number, 1).first), blank)
    rel = found.one("rel")
    if rel in ("last", "past", "previous"):
        return reckoned(lambda at: reckon.month_of_other_year(at, number, -1), blank)
    if rel in ("next", "coming"):
        return reckoned(lambda at: reckon.month_of_other_year(at, number, 1), blank)
    if rel == "this":
        return reckoned(lambda at: Point("month", _clipped(at.year, number, 1).first), blank)
    side = found.limited()
    return reckoned(lambda at: reckon.month(at, number, side), blank)


def _is_verb(found: Found, part: str) -> bool:
    """Whether "May" or "March" is a verb here, as at the start of a sentence."""
    if found.one(part) not in ("may", "march"):
        return False
    token = found.token(found.match.start(part))
    return token is not None and token.pos_ in ("VERB", "AUX")


def _is_name(found: Found, part: str) -> bool:
    """Whether "May", "April" or "August" is a person or a thing named so ("the March of Hope")."""
    token, name = found.token(found.match.start(part)), found.one(part)
    if token is None or name in ("jan", "mar"):
        return True
    if token.ent_type_ in ("PERSON", "ORG"):
        return name in ("may", "april", "june", "august", "march")
    march = name == "march" and found.near(0) in ("for", "of", "on", "to")
    return march and any(child.i < token.i for child in token.children)


SURNAMES = frozenset({"may", "august", "march"})
"""Months that are surnames too."""


def _is_surname(found: Found) -> bool:
    """Whether a bare month stands behind a forename ("met Theresa May"), or speaks, is met or owns
    something in a text that has that name whole ("praised May")."""
    name, token = found.one("mo") or "", found.token(found.match.start("mo"))
    if name not in SURNAMES or token is None or found.first + 1 != found.last:
        return False
    if _behind_forename(token):
        return True
    done = token.dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "agent") or (
        token.dep_ == "pobj" and token.head.lower_ in ("to", "with", "by", "for", "against")
    )
    return done and any(t.lower_ == name and _behind_forename(t) for t in token.doc)


def _behind_forename(token: Token) -> bool:
    """Whether a name stands right before a word, other than a weekday or a town by itself."""
    before = token.nbor(-1) if token.i else None
    if before is None or before.pos_ != "PROPN" or before.lower_ in words.ALL_WEEKDAYS:
        return False
    together = before.head.i == token.i and before.dep_ == "compound"
    return together or token.dep_ == "appos" or before.ent_type_ == "PERSON"


SOME = frozenset({"some", "nearly", "almost", "than", "estimated", "approximately"})
"""Words before four digits that count what follows: "some 1950 soldiers"."""


def year(found: Found) -> Meaning | None:
    """Four digits that are a year: "in 1999", "the 1974 amendment", not "1,500 men"."""
    number = int(found.one("yy") or 0)
    if not found.one("sure") and _is_no_year(found, number):
        return None
    return stated(Point("year", date(number, 1, 1)))


UNITED = frozenset({"$", "#", "€", "£", "no", "+", "/"})
MEASURED = frozenset({"%", "percent", "feet", "km"})
GOVERNING = frozenset({"in", "since", "of", "from", "until", "by"})


def _is_no_year(found: Found, number: int) -> bool:
    """Sums, counts and measures of four digits; what is no likely year without a preposition."""
    before, token = found.near(-1), found.token(found.last - 1)
    following = found.token(found.last)
    if before in UNITED or found.near(0) in MEASURED:
        return True
    if before in SOME and following is not None and following.tag_ == "NNS":
        return True
    if not 1700 <= number <= 2060 and before not in GOVERNING:
        return True
    return token is not None and _counts(found, token)


def _counts(found: Found, token: object) -> bool:
    """Whether the digits count something ("2000 troops") or belong to a sum or a name."""
    kind = getattr(token, "ent_type_", "")
    if kind in ("MONEY", "QUANTITY", "PERCENT", "CARDINAL"):
        following = found.token(found.last)
        return following is not None and following.tag_ in ("NNS", "JJR")
    return False


def spoken_year(found: Found) -> Meaning | None:
    """A year in words: "nineteen ninety-six", "the year two thousand"."""
    number = _spoken(found)
    return stated(Point("year", date(number, 1, 1))) if number else None


def _spoken(found: Found) -> int | None:
    """The year told in words by the parts `hundreds` and `rest`, or by "two thousand"."""
    century = ONES.get(found.one("hundreds") or "", 0)
    if not century and not found.one("thousand"):
        return None
    rest = int(words.amount(found.all("rest")) or 0)
    number = 100 * century + rest if century else 2000 + rest
    return number if number < words.NEWEST_YEAR else None


def decade(found: Found) -> Meaning | None:
    """Ten years: "the 1980s", "the late '90s"."""
    first = words.decade(found.one("d") or "")
    if first is None or found.near(-1) in ("his", "her", "their", "my", "our", "your"):
        return None
    return stated(Point("decade", date(first, 1, 1)), words.EDGES.get(found.one("ed") or ""))


def century(found: Found) -> Meaning | None:
    """A hundred years: "the 20th century"."""
    number = words.ordinal(found.one("o") or "")
    if not 2 <= number <= 22:
        return None
    return stated(Point("century", date(100 * (number - 1), 1, 1)),
                  words.EDGES.get(found.one("ed") or ""))  # fmt: skip


def numeric_day(found: Found) -> Meaning | None:
    """ "2007-07-03", "7/25/2007", "3.7.2007"; day and month stay open where both could be both."""
    text = found.one("n") or ""
    parts = [int(part) for part in re.split(r"[-/.]", text)]
    if "-" in text:
        full = reckon.day_or_none(*parts)
        return stated(Point("day", full)) if full else None
    one, two, year_ = parts
    year_ += 0 if year_ > 99 else 2000 if year_ < 50 else 1900
    readings = {day for day in (reckon.day_or_none(year_, one, two),
                                reckon.day_or_none(year_, two, one)) if day}  # fmt: skip
    if "." in text:
        readings = {day for day in (reckon.day_or_none(year_, two, one),) if day}
    if len(readings) == 1:
        return stated(Point("day", readings.pop()))
    if not readings:
        return None
    first, last = min(readings), max(readings)
    return Meaning("DATE", value=f"{year_}-XX-XX", days=Interval(first, last))


def week_of(found: Found) -> Meaning | None:
    """ "The week of March 6": the week in which that day lies."""
    day = calendar_day(found)
    if day is None:
        return None
    if day.point:
        return stated(holding("week", day.point.first))
    reckon_day = day.reckon
    assert reckon_day
    return reckoned(lambda at: holding("week", reckon_day(at).first), BLANK["week"])


# ------------------------------------------------------------------ parts of a year


def quarter(found: Found) -> Meaning | None:
    """A quarter or half of a year: "third-quarter", "the first half of 1990"."""
    number = words.ordinal(found.one("o") or "")
    grain = "half" if found.one("half") else "quarter"
    if not 1 <= number <= (2 if grain == "half" else 4):
        return None
    start = (number - 1) * units.MONTHS_OF[grain] + 1
    year_ = found.one("yy")
    if year_:
        return stated(Point(grain, date(int(year_), start, 1)))
    blank = f"XXXX-{'H' if grain == 'half' else 'Q'}{number}"
    if found.one("rel"):
        step, _ = steps_of(found)
        return reckoned(lambda at: Point(grain, _clipped(at.year + step, start, 1).first), blank)
    side = found.direction()
    if grain == "half":
        return None
    return reckoned(lambda at: reckon.quarter(at, grain, start, side), blank)


def quarter_told(found: Found) -> Meaning | None:
    """ "The latest quarter", "the period", "that quarter": the one told of before."""
    year_ = found.one("yy")
    if year_:
        return Meaning(
            "DATE",
            narrate=lambda told: _in_year(told, int(year_)),
            reckon=lambda _: Point("year", date(int(year_), 1, 1)),
            blank=year_,
        )
    return Meaning("DATE", narrate=lambda told: told.quarter)


def _in_year(told: Told, year_: int) -> Point | None:
    """The quarter told of, but of that year."""
    return Point("quarter", told.quarter.first.replace(year=year_)) if told.quarter else None


def season(found: Found) -> Meaning | None:
    """A season: "this summer", "last fall", "the winter of 1994", "in the spring"."""
    code = words.SEASONS[found.one("s") or ""]
    token = found.token(found.match.start("s"))
    if token is not None and token.pos_ not in ("NOUN", "PROPN"):
        return None
    start = words.SEASON_START[code]
    year_ = found.one("yy") or _spoken(found)
    if year_:
        return stated(Point("season", date(int(year_), start, 1)))
    blank = f"XXXX-{code}"
    rel = found.one("rel") or ""
    if "last" in rel:
        return reckoned(lambda at: _other_season(at, start, -1), blank)
    if "next" in rel or "coming" in rel:
        return reckoned(lambda at: _other_season(at, start, 1), blank)
    side = -1 if "past" in rel else found.direction()
    if "this" in rel and not side:
        return reckoned(lambda at: Point("season", _clipped(at.year, start, 1).first), blank)
    return reckoned(lambda at: reckon.season(at, start, side), blank)


def _other_season(at: date, start: int, step: int) -> Point:
    if step > 0:
        point = reckon.season(at, start, 1)
        return point if point.first > at else point.shifted(1)
    point = reckon.season(at, start, -1)
    return point if (point.days.latest or at) < at and point.first < at.replace(day=1) and (
        holding("season", at) != point) else point.shifted(-1)  # fmt: skip
