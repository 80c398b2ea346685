"""What the days of two reports speak for, once they do not exclude each other."""

from __future__ import annotations

from .dated import STATED, TOLD
from .features import Features
from .sides import DAYS_OF_NEWS, Evidence

WEEK = 7
BOUND = 31
"""Days up to which an interval still says something of when."""


def days(a: Features, b: Features) -> Evidence:
    """How far the days of two reports speak for one act."""
    together = min(a.last, b.last) - max(a.first, b.first) + 1
    longest = max(a.last - a.first, b.last - b.first) + 1
    least = min(a.firm, b.firm)
    if least == STATED:
        if longest <= DAYS_OF_NEWS:
            return Evidence(2.5, "the same day")
        return Evidence(1.0 if longest <= BOUND else 0.0, "days that agree")
    if least == TOLD and longest <= WEEK + 2:
        return Evidence(2.0, "told as of the same days" if together else "")
    return Evidence(_apart_in_telling(a, b), "")


def _apart_in_telling(a: Features, b: Features) -> float:
    """For an act without a day of its own: the nearer the two reports, the likelier it is one."""
    if a.article == b.article:
        firmer = a if a.firm > b.firm else b
        return 0.5 if firmer.firm == STATED and firmer.since[1] < -DAYS_OF_NEWS else 1.5
    wide = max(a.told[1] - a.told[0], b.told[1] - b.told[0])
    if wide > BOUND:
        known = min(a.firm, b.firm) >= TOLD and max(a.last - a.first, b.last - b.first) <= BOUND
        return 0.3 if known else -0.7
    gap = _gap(a.told, b.told)
    near = 1.0 if gap <= DAYS_OF_NEWS else 0.3 if gap <= WEEK else -1.0
    return max(near, _near_its_day(a, b), _near_its_day(b, a))


def _near_its_day(dated: Features, undated: Features) -> float:
    """For a later article that says when it was, and one that told it in those days."""
    if dated.firm < STATED or dated.last - dated.first > BOUND:
        return -1.0
    close = dated.last - dated.first <= WEEK
    near = _gap((dated.first, dated.last), undated.told) <= DAYS_OF_NEWS
    return (1.0 if close else 0.3) if near else -1.0


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
