"""What stands beside an act: where it was done, on which day of the week, whether in answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ...dates import WEEKDAYS
from ...linked import Report
from ...tables import plover
from . import words
from .dated import STATED, days_of

MATERIAL = plover.CONFLICT | {"RETREAT"}
"""Types of deeds, which happen in places; talk is of places."""
SPOT_WITHIN = 70
"""Characters after an act within which stands where it was done."""
ANSWER_WITHIN = 6
"""Words after an attack within which stands that it was an answer."""
FIRING = frozenset({"fired", "fire", "fires", "shot", "shoot", "hit", "struck", "firing"})
ANSWERS = frozenset({"return", "returned", "returns", "returning", "reply", "replied", "response",
                     "responded", "retaliation", "retaliated", "retaliate", "retaliating",
                     "retaliatory"})  # fmt: skip
"""Words of an answer to an attack."""
SAYING = frozenset({"said", "says", "told", "added"})
"""Verbs beside whom stands who tells it."""
_SPOT = re.compile(
    r"\b(?:from|at|in|near|off|into|outside|around)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}"
    r"(?P<name>[A-Z][^\W\d_]+)"
)
Listed = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Beside:
    """`spot` is the stem of the first name after a deed that says where it was done, "" where none
    does; `weekday` 0 is Monday, of what happened on one day or is told by that alone."""

    spot: str
    weekday: int | None
    answer: bool


def beside(report: Report, listed: Listed, at: int) -> Beside:
    """What stands beside the act of a report, whose sentence has these words, the act at `at`."""
    return Beside(_spot(report), _weekday(report), _answer(report, listed, at))


def _spot(report: Report) -> str:
    mention = report.mention
    if mention.type not in MATERIAL:
        return ""
    after = report.sentence[mention.anchor.end - mention.sentence.start :][:SPOT_WITHIN]
    for match in _SPOT.finditer(after):
        word = words.plain(match["name"])
        if words.telling(word) and words.state_of(match["name"]) is None:
            return words.stem(word)
    return ""


def _weekday(report: Report) -> int | None:
    first, last, firm = days_of(report)
    own = report.mention.when
    if firm == STATED and first == last:
        return (first - 1) % len(WEEKDAYS)
    if own.words is None or not report.text:
        return None
    told = own.words.words(report.text).lower()
    return next((n for n, day in enumerate(WEEKDAYS) if day in told), None)


def _answer(report: Report, listed: Listed, at: int) -> bool:
    """Whether an attack is told as an answer: "returned fire", "shelled the post in reply"."""
    if report.mention.type != "ASSAULT" or not listed:
        return False
    near = [word for word, _ in listed[max(0, at - 1) : at + ANSWER_WITHIN + 1]]
    back = any(one in FIRING and two == "back" for one, two in pairwise(near))
    said_so = any(one in ("in", "by") and two in ANSWERS for one, two in pairwise(near))
    return back or said_so or listed[at][0] in ANSWERS


def who_says(listed: Listed) -> frozenset[str]:
    """Stems of the words right before and after a verb of saying: "refused, Idris said"."""
    near = [
        word
        for at, (said, _) in enumerate(listed)
        if said in SAYING
        for word, _ in (*listed[max(0, at - 1) : at], *listed[at + 1 : at + 3])
    ]
    return frozenset(map(words.stem, near))
