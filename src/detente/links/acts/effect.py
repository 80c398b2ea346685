"""From which day on an act holds: "takes effect in six months", "forbids … from January 1".

The day is counted from that of the act where the text gives a length; where it counts from
something whose day is not told ("within seven years of its entry into force"), only the earliest
day is known.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from ...dates import Interval, later
from ...linked import Move, Report
from ...records import Basis, When, when_of
from ...spans import Span

REACH = 500
"""Characters after the beginning of its sentence in which it is told when an act takes effect:
the sentence and the next two."""
MOVES = frozenset({Move.WITHDRAWN, Move.IMPOSED, Move.SIGNED})
"""What takes effect: a notice to leave, a ban, a treaty."""
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_LENGTH = rf"(?P<number>\d{{1,3}}|{'|'.join(WORDS)})[\s-](?P<unit>day|week|month|year)s?"
_EFFECT = re.compile(
    r"(?:\b(?:withdrawal|suspension|exit|notice|ban|law|decree|measure|termination|it|that|which)"
    r"\s+(?:\w+\s+){0,2}?(?:takes?|taking|took|comes?|enters?)\s+(?:into\s+)?(?:effect|force)"
    rf"\s+(?P<words>(?:in|after|within)\s+{_LENGTH}))",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?P<words>(?:from|starting|beginning|effective)\s+(?:on\s+)?"
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s+(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}))?)"
)
_WITHIN = re.compile(
    rf"\b(?P<words>within\s+{_LENGTH}\s+(?:of|from|after)\s+(?P<of>(?:its|the|their)\s+"
    r"(?:entry\s+into\s+force|ratification|signing|signature)|ratification|signing|"
    r"(?:a|the|any)\s+(?:new\s+|final\s+|future\s+)?(?:treaty|agreement|accord|pact|deal)))",
    re.IGNORECASE,
)
BOUND = frozenset({Move.SIGNED, Move.ACCEPTED, Move.PROMISED})
"""Moves after which "within seven years of …" tells by when something is owed."""
AT_ONCE = ("signing", "signature")
"""What the length is counted from on the day of the act itself."""


def takes_effect(report: Report, move: Move | None, when: When) -> When | None:
    """From which day on what a report tells holds, or by which it is to be done; None where the
    text does not say. `when` is the day of the act itself."""
    if move not in MOVES | BOUND or when.earliest is None or when.latest is None:
        return None
    sentence = report.mention.sentence
    text = report.text[sentence.start : sentence.start + REACH] if report.text else report.sentence
    own = text[: sentence.end - sentence.start]
    effect = _EFFECT.search(text) if move in MOVES else None
    found = effect or (_WITHIN.search(own) if move in BOUND else None)
    if found is not None:
        return _counted(found, sentence, when)
    named = _FROM.search(own) if move is Move.IMPOSED else None
    return _named(named, sentence, when) if named is not None else None


def _span(found: re.Match[str], sentence: Span) -> Span:
    start, end = found.span("words")
    return Span(sentence.article, sentence.start + start, sentence.start + end)


def _counted(found: re.Match[str], sentence: Span, when: When) -> When:
    assert when.earliest and when.latest
    told = found.groupdict()
    days = [_moved(day, told["number"], told["unit"]) for day in (when.earliest, when.latest)]
    length = f"{told['number']} {told['unit']}s"
    of = told.get("of")
    if of and not of.endswith(AT_ONCE):
        why = f"{length} after {of}, whose day is not told; not before {days[0]}"
        return when_of(Interval(days[0], None), Basis.RELATIVE, _span(found, sentence), (why,))
    why = f"{length} after the act of {_days(when)}"
    return when_of(Interval(*days), Basis.RELATIVE, _span(found, sentence), (why,))


def _named(found: re.Match[str], sentence: Span, when: When) -> When | None:
    """ "From January 1" is the first such day that comes after the act."""
    assert when.earliest
    told = found.groupdict()
    month = list(calendar.month_name).index(told["month"])
    years = [int(told["year"])] if told["year"] else [when.earliest.year, when.earliest.year + 1]
    days = [_day(year, month, int(told["day"])) for year in years]
    day = next((one for one in days if one and one >= when.earliest), None)
    if day is None:
        return None
    why = "stated" if told["year"] else f"the first such day after the act of {_days(when)}"
    return when_of(Interval(day, day), Basis.RELATIVE, _span(found, sentence), (why,))


def _days(when: When) -> str:
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest}/{when.latest}"


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _moved(day: date, number: str, unit: str) -> date:
    """The day so many days, weeks, months or years later; of a shorter month its last."""
    count = int(number) if number.isdigit() else WORDS[number.lower()]
    if unit.lower() in ("day", "week"):
        return later(day, count * (7 if unit.lower() == "week" else 1))
    months = day.month - 1 + count * (12 if unit.lower() == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
