"""Numbers with the thing that they count: "41 fishermen" is told of few acts."""

from __future__ import annotations

import re

from ...dates import MONTHS
from ...numerals import ONES, TENS
from . import words

REACH = 3
"""Words after a number among which the thing stands: "41 Ethiopian soldiers"."""
_MONTHS = frozenset({*MONTHS, *(name[:3] for name in MONTHS), "sept"})
_OF_TIME = frozenset({"day", "days", "hour", "hours", "minute", "minutes", "week", "weeks",
                      "month", "months", "year", "years", "percent", "per", "gmt"})  # fmt: skip
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*")
SMALL, SOME, MANY = 3, 10, 100
"""Numbers below which so many of a thing are common, rarer, rare: two diplomats are expelled more
often than 41 soldiers freed."""
WORTH = (0.3, 0.7, 1.2, 1.5)
"""What an equal number of a thing speaks for one act, by those bounds; a year of it stands for a
rare word near one of the two anchors."""

THESE = ""
"""What is counted of which only the number is told: "the four were freed"."""
_SPOKEN_OF = frozenset({"the", "these", "those", "all", "of"})
Counts = frozenset[tuple[int, str]]


def counts(sentence: str) -> Counts:
    """Each number of a sentence with the senses of the telling words right after it; not days,
    hours and shares, which many acts have alike."""
    listed = [match.group() for match in _TOKEN.finditer(sentence)]
    found: set[tuple[int, str]] = set()
    for at, word in enumerate(listed):
        number = _number(word.lower())
        dated = at > 0 and listed[at - 1].lower().rstrip(".") in _MONTHS
        if number is None or dated or number == 1:
            continue
        things = _things(listed[at + 1 : at + 1 + REACH])
        if not things and at > 0 and listed[at - 1].lower() in _SPOKEN_OF:
            things = [THESE]
        found.update((number, one) for one in things)
    return frozenset(found)


def _things(after: list[str]) -> list[str]:
    things = []
    for word in after:
        low = word.lower()
        if low in _OF_TIME or low in _MONTHS or _number(low) is not None:
            break
        if words.telling(low) and words.sense(low) not in words.STOPS:
            things.append(words.sense(low))
    return things


YEARS = range(1900, 2101)
"""Bare numbers that are years sooner than they count anything."""


def _number(word: str) -> int | None:
    if word[0].isdigit():
        value = int(word.replace(",", ""))
        return None if value in YEARS and "," not in word else value
    tens, _, unit = word.partition("-")
    if tens in TENS and (not unit or ONES.get(unit, 10) < 10):
        return TENS[tens] + ONES.get(unit, 0)
    return ONES.get(word)


def shared(one: Counts, other: Counts) -> Counts:
    """Equal numbers of the same things; "the four" are four of anything."""
    these = {number for number, thing in one | other if thing == THESE}
    numbers = {number for number, _ in one} & {number for number, _ in other} & these
    return (one & other) | frozenset((number, THESE) for number in numbers)


def worth(shared: Counts) -> float:
    """What equal numbers of the same things speak for one act: the rarest of them."""
    bounds = (SMALL, SOME, MANY)
    return max((WORTH[sum(number >= bound for bound in bounds)] for number, _ in shared),
               default=0.0)  # fmt: skip
