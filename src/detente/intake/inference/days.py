"""Evidence from dates and years that a text writes out, as past or as to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ...dates import MONTHS, Interval
from ..days import MONTH_NAME, month_number, written
from .evidence import CEILING, FLOOR, Evidence, Sentence, since, until

_SINCE = re.compile(
    rf"\b(?P<how>[Ss]ince|[Ii]n|[Dd]uring|[Aa]fter|[Oo]n) (?:early |late |mid-|the "
    rf"(?:spring|summer|fall|autumn"
    rf"|winter|start|end|middle) of )?(?:(?P<month>{MONTH_NAME})(?: \d{{1,2}})?,? (?:of )?)?"
    r"(?P<year>19[4-9]\d|20[0-4]\d)\b(?!s|-\d|[,.]\d| (?:people|troops|dollars|terms|men)\b)"
)
_WILL = re.compile(
    rf"\b(?:will|plans? (?:to|for)|(?:is|are) (?:due|scheduled|expected|set) "
    rf"to)\b[^.;:\"“”]{{0,90}}?\b(?:by|until|before|in) "
    rf"(?:the end of |early |late |mid-)?(?:(?P<month>{MONTH_NAME}) )?"
    rf"(?P<year>19[4-9]\d|20[0-4]\d)\b(?!s|-\d)"
    rf"|\bplans? for [^.;:,\"“”]{{3,60}}, by (?:(?P<m2>{MONTH_NAME}) )?(?P<y2>19[4-9]\d"
    rf"|20[0-4]\d)\b"
)
_TOLD = re.compile(
    r"\b(?:and|had|was|were|did|who|which|that|said in|at the time|then|once|would"
    r"|originally|passed|invited|"
    r"\w+ed in)\b"
)
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|began|became|took|came|went|said|won|lost|fell|rose|left"
    r"|met|gave|got|held|broke"
    r"|founded|joined|ended|started|launched|died|signed|seized|invaded|visited"
    r"|elected|adopted|withdrew"
    r"|collapsed|killed|introduced|established|declared|created|passed|ratified"
    r"|dissolved|expelled)\b"
)
_CLAUSE = re.compile(r"[,;:—–()]")
FISCAL = timedelta(days=92)
"""How long before 1 January a year may be told of as begun: budgets and seasons of a year start in
October of the one before."""


def evidence(sentences: Sequence[Sentence]) -> Iterator[Evidence]:
    """The latest past day named is a floor; a year to come with "will" is a ceiling."""
    floor = max((found for s in sentences if (found := _past(s))), default=None)
    if floor:
        day, words = floor
        yield Evidence(since(day), f'it tells of "{words}" as past', FLOOR)
    ceiling = min((found for s in sentences if (found := _ahead(s))), default=None)
    if ceiling:
        day, words = ceiling
        yield Evidence(until(day), f'it tells of "{words}" as still to come', CEILING)


def _past(sentence: Sentence) -> tuple[date, str] | None:
    """The latest day that a sentence tells of in the past tense; None when it looks ahead."""
    words = sentence.words
    if sentence.ahead or not _PAST_VERB.search(words):
        return None
    found = [
        (w.interval.earliest, words[w.start : w.end])
        for w in written(words)
        if w.day and w.interval and _told(words, w.start, w.end)
    ]
    for match in _SINCE.finditer(words):
        if _told(words, match.start(), match.end()):
            month = month_number(match["month"]) if match["month"] else 1
            first = date(int(match["year"]), month, 1)
            found.append((first if match["month"] else first - FISCAL, match.group()))
    return max(((day, words) for day, words in found if day), default=None)


CLAUSE = 80
"""Characters after a day in which the verb of its clause stands, where the day opens it."""


def _told(words: str, start: int, end: int) -> bool:
    """Whether a verb of the past stands in the same clause, outside a quotation."""
    if words[:start].count('"') % 2 or words[:start].count("“") > words[:start].count("”"):
        return False
    clause = _CLAUSE.split(words[:start])[-1]
    if clause.strip():
        return bool(_PAST_VERB.search(clause))
    return bool(_PAST_VERB.search(words[end : end + CLAUSE]))


def _ahead(sentence: Sentence) -> tuple[date, str] | None:
    """The earliest day by which something is still to happen; None without a plain future."""
    found = []
    for match in _WILL.finditer(sentence.words):
        if _TOLD.search(match.group()):
            continue
        name, year = match["month"] or match["m2"], int(match["year"] or match["y2"])
        first = date(year, month_number(name) if name else 12, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        found.append((last, match.group()[-40:].split(" ", 1)[-1]))
    return min(found, default=None)


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_OF_WEEK = re.compile(
    rf"\b(?P<w>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?(?P<d>(?:{MONTH_NAME} "
    rf"\d{{1,2}}|\d{{1,2}} {MONTH_NAME}))\b(?!,? (?:\d{{4}}))"
)
NEAR = timedelta(days=300)
"""A date without a year is one of the months around the day of writing (AP Stylebook: the year is
left out within the same year)."""


def weekdays(sentences: Sequence[Sentence], bounds: Interval) -> Iterator[Evidence]:
    """A weekday beside a day and month fits one year in five or six; only within known bounds."""
    if bounds.earliest is None or bounds.latest is None:
        return
    for sentence in sentences:
        match = _DAY_OF_WEEK.search(sentence.words) if not sentence.past else None
        day = next(written(match["d"]), None) if match else None
        if not match or not day:
            continue
        years = range(bounds.earliest.year - 1, bounds.latest.year + 2)
        days = [d for year in years if (d := day.in_year(year))]
        fit = [d for d in days if _WEEKDAYS[d.weekday()] == match["w"].lower()[:3]]
        if fit:
            name = f"{day.day} {MONTHS[day.month - 1].capitalize()}"
            why = f"{name} was a {match['w']}day in {', '.join(str(d.year) for d in fit)}"
            yield Evidence(tuple(Interval(d - NEAR, d + NEAR) for d in fit), why, CEILING)
