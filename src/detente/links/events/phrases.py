"""How a text speaks of a meeting that it told before, which meeting it is, and how long it was.

Words are given as `words.tokens` gives them: small letters, no possessive, each with its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...dates import WEEKDAYS
from .words import TELLING, sense, stem, telling, weight

Listed = list[tuple[str, int]]

GATHERING = frozenset({"meeting", "talks", "summit", "negotiations", "discussions", "visit",
                       "encounter", "session", "consultations", "conference",
                       "conversation"})  # fmt: skip
"""Nouns by which a meeting is spoken of again: "during the talks"."""
_DETERMINED = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her",
                         "both", "two", "three"})  # fmt: skip
_PLAIN = frozenset({
    "two-day", "three-day", "four-day", "one-day", "weekend", "week-long", "day-long", "hour-long",
    "closed-door", "face-to-face", "one-on-one", "direct", "bilateral", "trilateral", "high-level",
    "top-level", "latest", "informal", "tense", "marathon", "private",
    "long", "lengthy", "brief", "joint", "same", "two", "three", "four",
    "five", "day", "days", "of", "hours", "week", "yesterday", "today", "whole", "entire",
    *WEEKDAYS,
})  # fmt: skip
"""Words between "the" and "talks" that do not say which talks."""
_WHO = ("men", "women", "sides", "leaders", "ministers", "presidents", "premiers", "countries",
        "neighbours", "neighbors", "delegations", "parties", "officials", "diplomats",
        "negotiators", "pair", "two")  # fmt: skip
TAKES_UP = frozenset(f"{which} {who}" for which in ("two", "three", "both", "the") for who in _WHO)
"""Who is spoken of again, by the word before and the word: "the two sides", "the ministers"."""
_ADJECTIVES = ("ed", "ing", "ive", "al", "ful", "ous", "ic", "ent", "ant", "ary", "able", "ible",
               "ish", "less", "ly", "ian", "ese", "dy", "vy", "gy")  # fmt: skip
"""Endings of words that say how talks were, or whose: "comprehensive", "lively"."""
COUNTED = frozenset({"two", "three", "four", "five", "six", "seven"})
"""Days that a meeting is said to last."""
BESIDE = 4
"""Words on each side of the anchor within which "two-day" and "two days of" belong to it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a report speaks of a meeting: `again` when it was told before in its article, `series`
    the stem of the word that says which ("fisheries talks"), `length` in days as the text has it
    ("two"); both often empty."""

    again: bool
    series: str
    length: str


SILENT = Spoken(again=False, series="", length="")
"""Of what is no meeting."""


def spoken(listed: Listed, at: int, near: int) -> Spoken:
    """What the words beside an anchor (at `at`) say of a meeting; `near` words before it at most
    tell that it was told before."""
    return Spoken(_takes_up(listed, at, near), sense(_series(listed, at)), _length(listed, at))


def _takes_up(listed: Listed, at: int, near: int) -> bool:
    """Whether the words up to an anchor, `near` at most, speak of a meeting that was told before:
    "the two sides exchanged views", "their two-day meeting", "during the talks they agreed"."""
    before = [word for word, _ in listed[max(0, at - near) : at + 1]]
    return any(
        word == "they"
        or " ".join(before[max(0, place - 1) : place + 1]) in TAKES_UP
        or (word in GATHERING and _points(before[:place]))
        for place, word in enumerate(before)
    )


def _points(before: list[str]) -> bool:
    """Whether the words before a noun say which one: "the two days of talks", "their talks"."""
    for word in reversed(before):
        if word in _DETERMINED or word not in _PLAIN:
            return word in _DETERMINED
    return False


def _series(listed: Listed, at: int) -> str:
    """The word before "talks" that says which: "fisheries talks"; "" where there is none."""
    if not 0 < at < len(listed) or listed[at][0] not in GATHERING:
        return ""
    word = listed[at - 1][0]
    known = word in _PLAIN or word in _DETERMINED or not telling(word)
    return "" if known or weight(stem(word)) < TELLING or word.endswith(_ADJECTIVES) else word


def _length(listed: Listed, at: int) -> str:
    """How many days what is told lasted, where the words beside the anchor say it: "two" for "a
    two-day visit" and "two days of talks"; else ""."""
    beside = [word for word, _ in listed[max(0, at - BESIDE) : at + BESIDE + 1]]
    for word, after in zip(beside, [*beside[1:], ""], strict=True):
        if word.endswith("-day"):
            return word.removesuffix("-day")
        if after in ("day", "days") and word in COUNTED:
            return word
    return ""
