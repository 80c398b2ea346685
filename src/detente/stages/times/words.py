"""The words of English that times are told with, and the numbers that they stand for.

`CLASSES` names the sets of words that the patterns of `rules.py` are written with. A word may
stand in several ("second" is a unit and an ordinal).
"""

from __future__ import annotations

import re
from datetime import date

from ... import dates
from ...numerals import ONES, TENS

MONTHS = {name: number for number, name in enumerate(dates.MONTHS, 1)} | {
    "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9,
    "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {name: number for number, name in enumerate(dates.WEEKDAYS)}
WEEKDAYS_PLURAL = {f"{name}s": number for name, number in WEEKDAYS.items()}
WEEKDAYS_SHORT = {"mon.": 0, "tue.": 1, "tues.": 1, "wed.": 2, "thu.": 3, "thur.": 3, "thurs.": 3,
                  "fri.": 4, "sat.": 5, "sun.": 6, "mon": 0, "tue": 1, "tues": 1, "wed": 2,
                  "thu": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}  # fmt: skip
ALL_WEEKDAYS = WEEKDAYS | WEEKDAYS_PLURAL | WEEKDAYS_SHORT

UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE",
         "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
         "century": "C", "millennium": "L", "night": "NI", "summer": "SU", "winter": "WI",
         "yr": "Y"}  # fmt: skip
"""Singular unit → its letter in a TIMEX3 duration, a T before the letter for hours and below."""
PLURAL_UNITS = {"seconds": "second", "minutes": "minute", "hours": "hour", "days": "day",
                "weeks": "week", "weekends": "weekend", "fortnights": "fortnight",
                "months": "month", "quarters": "quarter", "years": "year", "decades": "decade",
                "centuries": "century", "millennia": "millennium", "nights": "night",
                "hrs": "hour", "mins": "minute", "yrs": "year"}  # fmt: skip
GRAIN_OF = {"day": "day", "week": "week", "weekend": "weekend", "fortnight": "week",
            "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
            "century": "century", "night": "day"}  # fmt: skip
"""Unit → grain of `units.Point`, where it has one."""

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daytime": "DT",
         "dawn": "MO", "dusk": "EV", "lunchtime": "MI", "mornings": "MO", "afternoons": "AF",
         "evenings": "EV", "nights": "NI", "nightfall": "NI", "midmorning": "MO",
         "midafternoon": "AF", "hours": "MO", "tonight": "NI", "overnight": "NI"}  # fmt: skip
CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}

SCALES = {"hundred": 100, "thousand": 1000}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
            "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
            "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
            "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
            "thirtieth": 30}  # fmt: skip
DECADE_WORDS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6,
                "seventies": 7, "eighties": 8, "nineties": 9}  # fmt: skip
VAGUE = ("several", "few", "many", "some", "numerous", "countless", "couple", "dozens",
         "hundreds", "thousands", "scores")  # fmt: skip
"""Numbers that a text leaves open: X in a TIMEX3 value."""

LIMITS = {"nearly": "LESS_THAN", "almost": "LESS_THAN", "about": "APPROX", "around": "APPROX",
          "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX", "circa": "APPROX",
          "over": "MORE_THAN", "under": "LESS_THAN"}  # fmt: skip
"""Words before an amount → TIMEX3 mod. "nearly four years ago" is less than four years ago."""
EDGES = {"early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID",
         "sometime": None, "end": "END", "beginning": "START", "start": "START", "middle": "MID",
         "close": "END", "turn": "START", "eve": None, "first": "START", "second": "END",
         "latter": "END", "last": "END", "final": "END"}  # fmt: skip

PRESENT = ("now", "currently", "nowadays", "presently")
PAST = ("recently", "lately")
FUTURE = ("soon", "shortly")

HOLIDAYS = ("thanksgiving", "christmas", "easter", "labor", "veterans")
FIXED_DAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25),
              "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1),
              "valentine's day": (2, 14), "boxing day": (12, 26), "veterans day": (11, 11),
              "halloween": (10, 31)}  # fmt: skip

NAMED_DAYS = {(9, 11): 2001, (7, 7): 2005, (3, 11): 2004, (1, 6): 2021, (10, 7): 2023}
"""Month and day → year of attacks that are called by their day and month alone."""
ATTACKS = frozenset({"attack", "attacks", "bombing", "bombings", "hijackings", "hijackers",
                     "terrorist", "terror", "massacre", "riot", "insurrection", "commission",
                     "assault", "strikes", "suicide"})  # fmt: skip

CLASSES: dict[str, frozenset[str]] = {
    "MONTH": frozenset(MONTHS),
    "WEEKDAY": frozenset(WEEKDAYS),
    "WEEKDAYS": frozenset(WEEKDAYS_PLURAL),
    "SHORTDAY": frozenset(WEEKDAYS_SHORT) | frozenset(WEEKDAYS),
    "UNIT": frozenset(UNITS),
    "CALUNIT": frozenset(GRAIN_OF) - {"fortnight", "night"},
    "UNITS": frozenset(PLURAL_UNITS),
    "SEASON": frozenset(SEASONS),
    "PART": frozenset(PARTS)
    - {"hours", "mornings", "afternoons", "evenings", "nights", "tonight", "overnight"},
    "PARTS": frozenset(("mornings", "afternoons", "evenings", "nights")),
    "NOON": frozenset(CLOCK_WORDS),
    "CARD": frozenset(ONES) | frozenset(TENS) | frozenset(SCALES),
    "HOUR": frozenset(list(ONES)[:12]),
    "DAYNUM": frozenset(),
    "YEAR": frozenset(),
    "DIGITS": frozenset(),
    "FRACTION": frozenset(),
    "DECADE": frozenset(DECADE_WORDS),
    "ORD": frozenset(ORDINALS),
    "CLOCK": frozenset(),
    "HHMM": frozenset(),
    "NINEELEVEN": frozenset(),
    "DOTCLOCK": frozenset(),
    "ISODATE": frozenset(),
    "SLASHDATE": frozenset(),
    "VAGUE": frozenset(VAGUE) - {"couple", "some"},
    "LIMIT": frozenset(LIMITS),
    "DEICTIC": frozenset(("today", "yesterday", "tomorrow")),
    "DETERMINER": frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "my")),
    "AM": frozenset(("am", "a.m.", "a.m", "pm", "p.m.", "p.m")),
    "ZONE": frozenset(("est", "edt", "gmt", "utc", "pst", "pdt", "cet", "msk", "cst", "cdt",
                       "mst", "mdt", "bst", "et", "ct", "pt")),
    "PRESENT": frozenset(PRESENT),
    "PAST": frozenset(PAST),
    "FUTURE": frozenset(FUTURE),
}  # fmt: skip

CAPITALISED = frozenset(MONTHS) | frozenset(ALL_WEEKDAYS) | frozenset(HOLIDAYS) | CLASSES["ZONE"]
"""Words that are times only with a capital letter: "may", "march", "sat", "sun"."""

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DECADE = re.compile(r"['’]?(\d{1,3}0)['’]?s")
OLDEST_YEAR, NEWEST_YEAR = 1000, 2100
"""Years that four digits alone may name; news of diplomacy has no others."""


def kinds_of_number(word: str) -> frozenset[str]:
    """The classes of a word that starts with a digit (or an apostrophe, for "'80s")."""
    if word.isdigit():
        number = int(word) if len(word) < 10 else 0
        kinds = {"CARD", "DIGITS"}
        kinds |= {"DAYNUM"} if 1 <= number <= 31 and len(word) < 3 else set()
        kinds |= {"HOUR"} if 1 <= number <= 24 else set()
        kinds |= {"HHMM"} if len(word) == 4 and number < 2400 and number % 100 < 60 else set()
        kinds |= {"YEAR"} if len(word) == 4 and OLDEST_YEAR <= number <= NEWEST_YEAR else set()
        return frozenset(kinds)
    if word == "9/11":
        return frozenset({"NINEELEVEN"})
    if _ORDINAL.fullmatch(word):
        return frozenset({"ORD"})
    if _DECADE.fullmatch(word):
        return frozenset({"DECADE"})
    for kind, shape in (("CLOCK", r"\d{1,2}:\d\d"), ("DOTCLOCK", r"\d{1,2}\.\d\d"),
                        ("FRACTION", r"\d/\d"),
                        ("ISODATE", r"\d{4}-\d\d-\d\d"), ("SLASHDATE", r"\d+[/.]\d+[/.]\d+"),
                        ("CARD", r"\d{1,3}(,\d{3})+|\d+\.\d+")):  # fmt: skip
        if re.fullmatch(shape, word):
            return frozenset({kind, "CARD"} if kind == "DOTCLOCK" else {kind})
    return frozenset()


def ordinal(word: str) -> int:
    """The number of "third", "3rd" or "3"; 0 when it is none."""
    match = _ORDINAL.fullmatch(word)
    return int(match[1]) if match else int(word) if word.isdigit() else ORDINALS.get(word, 0)


def amount(words: list[str]) -> float | None:
    """The number that words tell ("twenty four", "2 1/2", "a hundred"), None when left open."""
    total, part = 0.0, 0.0
    for word in words:
        if word in VAGUE and word != "couple":
            return None
        if word == "couple":
            part += 2
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0.0
        elif word in ("half", "quarter"):
            part += 0.5 if word == "half" else 0.25
        elif "/" in word:
            over, under = word.split("/")
            part += int(over) / int(under) if int(under) else 0
        elif word[0].isdigit():
            part += float(word.replace(",", ""))
        else:
            part += ONES.get(word, TENS.get(word, 0))
    return total + part or (1.0 if words and words[-1] in ("a", "an") else None)


def decade(word: str) -> int | None:
    """First year of "1980s", "'80s" or "eighties"; None for "'20s", which two centuries have."""
    match = _DECADE.fullmatch(word)
    if match and len(match[1]) == 4:
        return int(match[1])
    tens = int(match[1]) // 10 if match else DECADE_WORDS.get(word, 0)
    return 1900 + 10 * tens if tens >= 3 else None


def fixed_day(name: str, year: int) -> date | None:
    """The day of a feast that has the same date every year; None when it is another."""
    found = FIXED_DAYS.get(name)
    return date(year, *found) if found else None
