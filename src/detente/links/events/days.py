"""What the days of two reports speak for, once they do not exclude each other."""

from __future__ import annotations

import re

from ...dates import MONTHS
from . import weights
from .dated import STATED, TOLD
from .features import Features
from .sides import DAYS_OF_NEWS, Evidence

WEEK = 7
"""Days between two reports of what has no day of its own, up to which they may tell one act."""
BOUND = 31
"""Days up to which an interval still says something of when."""

_NAMES = "|".join(name.capitalize() for name in MONTHS)
_MONTH = re.compile(rf"\b(?:in|of|since|last|early|late|mid|on|\d+)\s+({_NAMES})\b")
"""Names of months as they tell when: "in May", not "Mrs May"."""


def other_months(a: Features, b: Features) -> bool:
    """Whether the sentences of two acts name months, and none of them in both: "the shelling of
    the town in May", "in August"."""
    named = [set(_MONTH.findall(one.sentence)) for one in (a, b)]
    return bool(named[0] and named[1]) and named[0].isdisjoint(named[1])


def days(a: Features, b: Features) -> Evidence:
    """How far the days of two reports speak for one act."""
    together = min(a.last, b.last) - max(a.first, b.first) + 1
    longest = max(a.last - a.first, b.last - b.first) + 1
    least = min(a.firm, b.firm)
    if least == STATED:
        if longest <= DAYS_OF_NEWS:
            return Evidence(weights.SAME_DAY, "the same day")
        return Evidence(weights.SAME_MONTH if longest <= BOUND else 0.0, "days that agree")
    if least == TOLD and longest <= WEEK + 2:
        return Evidence(weights.SAME_TELLING, "told as of the same days" if together else "")
    return Evidence(_apart_in_telling(a, b), "")


def _apart_in_telling(a: Features, b: Features) -> float:
    """For an act without a day of its own: the nearer the two reports, the likelier it is one."""
    if a.article == b.article:
        firmer = a if a.firm > b.firm else b
        old = firmer.firm == STATED and firmer.since[1] < -DAYS_OF_NEWS
        return weights.TOLD_TWICE_OLD if old else weights.TOLD_TWICE
    wide = max(a.told[1] - a.told[0], b.told[1] - b.told[0])
    if wide > BOUND:
        known = min(a.firm, b.firm) >= TOLD and max(a.last - a.first, b.last - b.first) <= BOUND
        return weights.WIDE_DAYS if known else weights.NO_TELLING_WHEN
    gap = _gap(a.told, b.told)
    return max(_of_news(gap), _near_its_day(a, b), _near_its_day(b, a))


def _of_news(gap: int) -> float:
    if gap <= DAYS_OF_NEWS:
        return weights.NEWS
    return weights.WEEK_OF_NEWS if gap <= WEEK else weights.OLD_NEWS


def _near_its_day(dated: Features, undated: Features) -> float:
    """For a later article that says when it was, and one that told it in those days."""
    if dated.firm < STATED or dated.last - dated.first > BOUND:
        return weights.OLD_NEWS
    close = dated.last - dated.first <= WEEK
    near = _gap((dated.first, dated.last), undated.told) <= DAYS_OF_NEWS
    if not near:
        return weights.OLD_NEWS
    return weights.NEAR_ITS_DAY if close else weights.NEAR_ITS_MONTH


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
