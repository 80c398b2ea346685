"""Which of two sides did the like first: "only after theirs", "hours before the other side"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...linked import Report
from ...records import Standing
from ...spans import Span
from ...tables.states import state_named
from .disputed import DATED, Side
from .sighted import News, Sighted

_AFTER = re.compile(r"\bonly\s+(?:after|when|once)\s+(?P<what>[^,;:.]{3,70})")
_BEFORE = re.compile(
    r"\b(?:(?:minutes|hours|days|weeks|well|long|shortly)\s+)?before\s+(?P<what>[^,;:.]{3,70})"
)
_OTHER_SIDE = re.compile(r"\b(?:the\s+)?other\s+(?:side|party|country|army)\b|\bopposite\s+side\b")
DONE = (Standing.ACTUAL, Standing.HISTORICAL)
EACH = frozenset({"RETREAT", "ASSAULT", "SANCTION", "MOBILIZE", "CONCEDE"})
"""Types of acts that each of two sides does, the one before the other."""


def turns(one: News, other: News) -> Sighted | None:
    """One act of one state, told as second by the one article and as first by the other."""
    for report, second, side in _told(one):
        for report2, second2, side2 in _told(other):
            if second != second2 and _same(report, report2):
                return (side, side2), report.mention.id
    return None


def _told(news: News) -> list[tuple[Report, bool, Side]]:
    """The acts of one state that are told as done after or before those of the other side."""
    found = []
    for report in news.reports:
        actors = _actors(report)
        if report.mention.type not in EACH or len(actors) != 1:
            continue
        if report.mention.standing not in DONE:
            continue
        for pattern, second in ((_AFTER, True), (_BEFORE, False)):
            match = pattern.search(report.sentence)
            if match is not None and _of_the_other(_clause(match), min(actors)):
                found.append((report, second, _side(report, match)))
    return found


def _clause(match: re.Match[str]) -> str:
    """What the other side did, without what follows of one's own: "after Sudan's that Chad …"."""
    return str(match["what"]).split(" that ")[0]


def _actors(report: Report) -> frozenset[str]:
    return frozenset(side.state for side in report.mention.actors if side.state)


@lru_cache(maxsize=1024)
def _of_the_other(what: str, state: str) -> bool:
    """Whether words tell of what the other side did: another state, or "the other side"."""
    named = {found.iso3 for word in what.split() for found in [state_named(word)] if found}
    return bool(_OTHER_SIDE.search(what)) or (bool(named) and state not in named)


def _side(report: Report, match: re.Match[str]) -> Side:
    start = report.mention.sentence.start + match.start()
    told = match.group().split(" that ")[0].rstrip()
    span = Span(report.teller.article, start, start + len(told))
    return Side(report.teller, span, " ".join(told.split()))


def _same(a: Report, b: Report) -> bool:
    alike = a.mention.type == b.mention.type and a.mention.mode == b.mention.mode
    first, second = a.mention.when, b.mention.when
    dated = first.basis in DATED and second.basis in DATED
    apart = dated and not first.interval.overlaps(second.interval)
    return alike and _actors(a) == _actors(b) and not apart
