"""Days that belong to what an event made: when it takes effect, expires, or is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...linked import DiscrepancyKind, Report, Teller, Telling
from ...records import Basis, Time
from . import amounts, words
from .claims import Claim, Passage, about, passages

REACH = 1
"""Sentences on each side of a report in which such a day is of its event."""
_BEFORE = re.compile(
    r"\b(?:(?P<effect>(?:tak\w+|took|com\w+|came|enter\w*|go\w*|went)\s+(?:into\s+)?(?:effect|force))"
    r"|(?P<expiry>expir\w+|laps\w+|run(?:s|ning)?\s+out|ran\s+out)"
    r"|(?P<start>begin\w*|start\w*|resum\w+|open\w*)"
    r"|(?P<deadline>by|until|no\s+later\s+than|deadline))"
    r"(?:\s+(?:on|in|from|at|of|the|as|is|was|end|middle|start|beginning))*\s+$",
    re.IGNORECASE,
)
WHAT = {"effect": "day of taking effect", "expiry": "day of expiry", "start": "day of the start",
        "deadline": "deadline"}  # fmt: skip
TO_COME = re.compile(
    r"\b(?:will|would|must|shall|to|is due|are due|should|set to)\b", re.IGNORECASE
)
"""What is due or starts lies ahead; "by Monday the fire was out" is no deadline."""
WINDOW = 60
"""Characters before the day in which stands what has it."""


def terms(report: Report, telling: Telling | None) -> Iterator[Claim]:
    """The days of effect, expiry, start and deadline near a report."""
    if telling is None:
        return
    for passage in passages(report, telling, REACH):
        end = passage.start + len(passage.text)
        for time in telling.times:
            if time.type == "DATE" and passage.start <= time.span.start and time.span.end <= end:
                yield from term(report.teller, passage, time)


def _to_come(passage: Passage, at: int) -> bool:
    return TO_COME.search(passage.text[:at]) is not None


def term(teller: Teller, passage: Passage, time: Time) -> Iterator[Claim]:
    """What a day in a passage is the term of, if it is one."""
    first, last = time.when.earliest, time.when.latest
    if first is None or last is None or time.when.basis is Basis.UNKNOWN:
        return
    at = time.span.start - passage.start
    match = _BEFORE.search(passage.text[max(0, at - WINDOW) : at])
    name = match.lastgroup if match else None
    told = teller.published.latest
    ahead = told is not None and first > told
    if name is None or not (name in ("effect", "expiry") or ahead or _to_come(passage, at)):
        return
    told_as = passage.text[at : time.span.end - passage.start]
    yield Claim(
        DiscrepancyKind.DATE, f"term:{name}", WHAT[name], first.toordinal(), last.toordinal(),
        False, True, teller, time.span, " ".join(told_as.split()),
        about(passage.text[:at][-2 * WINDOW :]), beside=_counts(passage),
    )  # fmt: skip


def _counts(passage: Passage) -> tuple[tuple[str, float], ...]:
    """The counts in a sentence, each with its unit: what a term is set for."""
    found = []
    for match in words.NUMBER.finditer(passage.text):
        counted = amounts.counted_by(passage.text, match)
        value = words.value_of(match.group("number"))
        if counted and value is not None:
            found.append((counted.unit, value))
    return tuple(found)
