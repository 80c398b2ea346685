"""Evidence from how long somebody has held an office: "who had been in his office for less than two
months"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ...dates import Interval, later
from ...numerals import ONES
from .evidence import CEILING, Evidence, Sentence
from .offices import NAME, TITLES, holders

NEWS = 31
"""Days for which a monthly tells of something as its news (docs/times.md)."""
DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""Days of a unit at most."""
_HELD = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{kind.replace('-', '_')}>{title})" for kind, title in TITLES.items())
    + rf")\s(?P<name>{NAME}),?\s(?:who\s)?(?P<had>ha[ds])\s(?:been\sin|held)\s"
    r"(?:(?:his|her|the|that)\s)?(?:new\s)?(?:office|job|post)\s(?:for\s)?"
    r"(?:less\sthan|under|not\s(?:yet|quite)|barely|only|just)\s(?P<number>\w+)\s(?P<unit>day|week|month|year)s?\b"
)


def evidence(sentences: Sequence[Sentence]) -> Iterator[Evidence]:
    """The weeks or months of a term in which a text was written, or had its news: "has been" is
    said of the day of writing, "had been" of what it tells."""
    for sentence in sentences:
        for found in _HELD.finditer(sentence.words) if not sentence.past else ():
            days = _days(found)
            starts = _starts(found) if days else []
            if days and starts:
                told = NEWS if found["had"] == "had" else 0
                stretches = tuple(Interval(day, later(day, days + told)) for day in starts)
                yield Evidence(stretches, f'it tells that "{" ".join(found[0].split())}"', CEILING)


def _days(found: re.Match[str]) -> int | None:
    """The days that the words count at most; "barely", "only" and "just" round, so one more."""
    number = {"a": 1, "an": 1, **ONES}.get(found["number"].lower())
    number = int(found["number"]) if found["number"].isdigit() else number
    less = re.search(r"\b(?:less|under|not)\s", found[0])
    return (number if less else number + 1) * DAYS[found["unit"]] if number else None


def _starts(found: re.Match[str]) -> list[date]:
    """The days on which whoever is named may have taken that office."""
    kind = next(kind for kind in TITLES if found[kind.replace("-", "_")])
    several = holders(found["name"], kind)
    terms = [term for _, terms in several for term in terms] if len(several) == 1 else []
    return sorted(term.start for term in terms if term.start)
