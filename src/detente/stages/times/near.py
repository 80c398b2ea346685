"""Times near the day of filing: weekdays, "yesterday", "last month", hours, "now".

Each function returns None when the words, as they stand here, are no time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ...dates import Interval
from ...numerals import ONES
from ...records.times import EVE
from . import amounts, reckon, words
from .dated import calendar_day
from .found import NARRATED, STEPS, Found, steps_of
from .meaning import Meaning, reckoned, shifting
from .told import Told
from .units import BLANK, Point, holding, later


def deictic(found: Found) -> Meaning | None:
    """ "today", "yesterday morning", "the day before yesterday", "tonight"."""
    step = {"yesterday": -1, "tomorrow": 1}.get(found.one("dx") or "", 0)
    step += {"before": -1, "after": 1}.get(found.one("beyond") or "", 0)
    return in_part(found, shifting("day", step))


NAMED = frozenset({"black", "bloody", "super", "palm", "ash", "cyber", "good"})
"""Words that make a weekday the name of a day gone by or of a feast: "Bloody Sunday"."""


def weekday(found: Found) -> Meaning | None:
    """ "Friday", "last Friday", "next Monday night", "the previous Friday"."""
    if found.near(-1) in NAMED and found.first + 1 == found.last:
        return None
    wanted = words.ALL_WEEKDAYS[found.one("wd") or ""]
    rel = set(found.all("rel"))
    step = next((STEPS[word] for word in found.all("rel") if STEPS.get(word)), 0)
    if step:
        return in_part(found, _other_week(found, wanted, step, narrated=bool(NARRATED & rel)))
    side = max(2, found.direction()) if found.until() else found.direction()
    blank = f"XXXX-WXX-{wanted + 1}"
    day = reckoned(lambda at: reckon.weekday(at, wanted, side), blank)
    if side < 1 and found.one("rel") is None:
        day = replace(day, around=lambda at: _either_side(at, wanted, side), why=EITHER)
    return in_part(found, day)


EITHER = "six days before publication, or the day after it where a page is changed or dated abroad"


def _either_side(at: date, wanted: int, side: int) -> Interval:
    """The days of a bare weekday told in the past: that of tomorrow may be six days back, or the
    next day, told from a place east of the outlet or on a page changed since."""
    found = reckon.weekday(at, wanted, side).days
    ahead = later(at, 1)
    return Interval(found.earliest, ahead) if ahead.weekday() == wanted else found


def _other_week(found: Found, wanted: int, step: int, narrated: bool) -> Meaning:
    """The weekday before or after the day of filing, or after the day told of."""
    beyond = found.one("beyond") is not None

    def point(at: date) -> Point:
        return reckon.weekday_of_other_week(at, wanted, step).shifted(-beyond)

    def from_told(told: Told) -> Point | None:
        return point(told.day.first) if told.day else None

    blank = f"XXXX-WXX-{wanted + 1}"
    return Meaning("DATE", reckon=point, narrate=from_told if narrated else None, blank=blank)


def weekday_of_week(found: Found) -> Meaning:
    """ "Friday of last week", "Tuesday evening this week"; a week begins on Monday, or with a
    Sunday that may be the one before."""
    wanted = words.ALL_WEEKDAYS[found.one("wd") or ""]
    step = STEPS.get(found.one("rel") or "", 0)

    def point(at: date) -> Point:
        return Point("day", later(holding("week", at).shifted(step).first, wanted))

    day = Meaning("DATE", reckon=point, blank=f"XXXX-WXX-{wanted + 1}")
    if wanted == SUNDAY:
        day = replace(day, around=lambda at: _either_week(point(at).first), why=EITHER_WEEK)
    return in_part(found, day)


SUNDAY, WEEK_DAYS = 6, 7
EITHER_WEEK = "a week ends with its Sunday for some, and begins with it for others"


def _either_week(sunday: date) -> Interval:
    return Interval(later(sunday, -WEEK_DAYS), sunday)


def weekday_before_last(found: Found) -> Meaning:
    """ "The Friday before last": that of a week before the last one."""
    wanted = words.ALL_WEEKDAYS[found.one("wd") or ""]
    return Meaning(
        "DATE", reckon=lambda at: reckon.weekday_of_other_week(at, wanted, -1).shifted(-WEEK_DAYS),
        blank=f"XXXX-WXX-{wanted + 1}",
    )  # fmt: skip


def in_part(found: Found, day: Meaning) -> Meaning:
    """The day, or the part of the day or the hour that the match also names."""
    part = found.one("part")
    code = words.PARTS.get((part or "").split()[-1] if part else "")
    clock = clock_of(found)
    if not code and not clock:
        return day
    suffix = f"T{clock}" if clock else f"T{code}"
    return replace(day, kind="TIME", part=suffix)


LATE_PARTS = frozenset({"afternoon", "evening", "night"})
"""Parts of the day whose hours are those after noon ("7 o'clock on Tuesday evening")."""
HHMM = 4
"""Digits of an hour and minute written together: "0430 GMT"."""


def clock_of(found: Found) -> str | None:
    """Hour, or hour and minute, of the parts `h`, `noon`, `am`; None when there are none."""
    if found.one("noon"):
        return words.CLOCK_WORDS[found.one("noon") or ""]
    hour = found.one("h")
    if not hour:
        return None
    number, _, minute = hour.replace(".", ":").partition(":")
    if number.isdigit() and len(number) == HHMM:
        number, minute = number[:2], number[2:]
    value = ONES.get(number, 0) or int(number)
    half = (found.one("am") or "").replace(".", "").replace(" ", "") or {
        "morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}.get(
        found.one("half") or "", "")  # fmt: skip
    half = half or ("pm" if found.one("dp") in LATE_PARTS else "")
    if half.startswith("p") and value < 12:
        value += 12
    if half.startswith("a") and value == 12:
        value = 0
    return f"{value:02}:{minute or '00'}" if value <= 24 and int(minute or 0) < 60 else None


def clock(found: Found) -> Meaning | None:
    """A time of day, with its day where that stands beside it: "5 p.m. EST, Nov. 6", "noon"."""
    if clock_of(found) is None and not found.one("part"):
        return None
    if found.near(-1) in ("high", "$"):
        return None
    if found.one("mo"):
        day = calendar_day(found)
        return in_part(found, day) if day else None
    if found.one("wd"):
        return weekday(found)
    if found.one("dx"):
        return deictic(found)
    return same_day(found)


def same_day(found: Found) -> Meaning | None:
    """A time of the day told of before: "in the morning", "at 7:15 p.m."; else of the filing."""
    day = Meaning("DATE", narrate=lambda told: told.here, reckon=lambda at: Point("day", at),
                  blank=BLANK["day"], hour=True)  # fmt: skip
    return in_part(found, day)


def part_of_day(found: Found) -> Meaning | None:
    """ "this morning", "last night", "the next morning", "in the evening", "overnight"."""
    rel = found.all("rel")
    if "next" in rel or "following" in rel:
        past = found.direction() < 0
        return in_part(
            found,
            Meaning(
                "DATE",
                narrate=lambda told: told.day and told.day.shifted(1),
                reckon=None if past else lambda at: Point("day", at).shifted(1),
                blank=BLANK["day"],
            ),
        )
    if found.one("wd") or found.one("dx") or found.one("mo"):
        return clock(found)
    if {"that", "same", "the"} & set(rel) or not rel:
        return same_day(found)
    return in_part(found, shifting("day", -1 if "last" in rel or "previous" in rel else 0))


def unit(found: Found) -> Meaning | None:
    """ "last month", "this week", "the current year", "the following day", "that year"."""
    grain = words.GRAIN_OF[found.one("u") or ""]
    step, narrated = steps_of(found)
    if grain == "weekend":
        side = step or found.direction()
        rel = found.one("rel") or ""
        if "last" in rel:
            return reckoned(lambda at: reckon.weekend(at, -1), BLANK[grain])
        return reckoned(lambda at: reckon.weekend(at, side), BLANK[grain])
    if narrated:
        past = step > 0 and found.direction() < 0  # "left the next day": next to what is not said
        return Meaning(
            "DATE",
            narrate=lambda told: _from_told(told, grain, step),
            reckon=None if past else lambda at: holding(grain, at).shifted(step),
            blank=BLANK[grain],
        )
    if "past" in found.all("rel") and grain in ("decade", "century"):
        return Meaning("DURATION", value=amounts.duration_value(1, grain),
                       around=amounts.stretch(grain, 1, -1))  # fmt: skip
    if "past" in found.all("rel"):
        return Meaning("DATE", reckon=lambda at: holding(grain, at).shifted(step),
                       blank=BLANK[grain], around=amounts.stretch(grain, 1, -1))  # fmt: skip
    if grain == "week" and step < 0:
        return reckoned(reckon.week_before, BLANK[grain])
    return shifting(grain, step)


def year_end(_: Found) -> Meaning | None:
    """ "year-end", "year's end": the end of the year of filing."""
    return shifting("year", 0, "END")


def _from_told(told: Told, grain: str, step: int) -> Point | None:
    """The unit in which the told time lies, so many units later; None when nothing so fine was."""
    at = told.day if grain == "day" else told.quarter if grain == "quarter" else told.point
    return holding(grain, at.first).shifted(step) if at else None


def reference(found: Found) -> Meaning | None:
    """Times of which TimeML gives but the side: "now", "recently", "soon", "the past"."""
    name = next(name for name in ("PRESENT", "PAST", "FUTURE") if found.one(name.lower()))
    words_ = found.all(name.lower())
    if words_[-1] == "past" and (token := found.token(found.last - 1)) and token.dep_ == "amod":
        return None
    if words_[0] in ("soon", "shortly") and found.near(0) in ("after", "before", "as"):
        return None
    if words_[-1] == "future" and found.near(0) == "of":  # "the future of Kosovo" is no time
        return None
    if words_[-1] in ("recent", "current") and not _before_noun(found):
        return None
    around = {"PRESENT": lambda at: Interval(at, at), "PAST": lambda at: Interval(None, at),
              "FUTURE": lambda at: Interval(at, None)}[name]  # fmt: skip
    return Meaning("DATE", value=f"{name}_REF", around=around)


def eve(_: Found) -> Meaning:
    """ "On the eve of the summit": the day before something whose day the words do not say."""
    return Meaning("DATE", value=BLANK["day"], why=EVE)


def _before_noun(found: Found) -> bool:
    """Whether an adjective stands before what it qualifies."""
    token = found.token(found.last - 1)
    return token is not None and token.dep_ == "amod" and token.head.i > token.i
