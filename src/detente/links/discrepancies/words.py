"""Numbers as English writes them, and the words that qualify them."""

from __future__ import annotations

import re
from functools import lru_cache

from ... import numerals
from ...numerals import TENS

ONES = {"zero": 0, **numerals.ONES}
SIZES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
VAGUE = {"dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 9999),
         "thousands": (2000, 99999), "tens of thousands": (20000, 99999), "several": (3, 9),
         "a dozen": (12, 12), "two dozen": (24, 24), "three dozen": (36, 36)}  # fmt: skip
"""Vague and dozen numbers, least and most that they may mean."""

_SMALL = "|".join([*ONES, *TENS])
NUMBER = re.compile(
    r"(?<![\w.,$€£:/’'-])(?P<money>(?:US)?[$€£¥])?(?P<number>"
    r"tens of thousands|dozens|scores|hundreds|thousands|several|(?:a|two|three) dozen"
    r"|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[\s-](?:hundred|thousand|million|billion|trillion))?"
    rf"|(?:(?:{'|'.join(TENS)})-(?:{'|'.join(ONES)})|{_SMALL}|an?(?=\s(?:hundred|thousand|million)))"
    r"(?:\s(?:hundred|thousand|million|billion|trillion))*"
    r")(?![\w:/’'-]|[.,]\d|\s?(?:[ap]\.?m\b))",
    re.IGNORECASE,
)
SENTENCES = 2_048
"""Sentences of which the numbers are kept: they are looked through once for all comparisons."""


@lru_cache(maxsize=SENTENCES)
def numbers(text: str) -> tuple[re.Match[str], ...]:
    """The numbers of a text, in their order."""
    return tuple(NUMBER.finditer(text)) if _ANY.search(text.lower()) else ()


_ANY = re.compile("|".join([
    r"\d", "dozen", "scores", "hundred", "thousand", "million", "several", *ONES, *TENS,
]))  # fmt: skip
"""What every number has, in small letters: most sentences have none, and are told so many times as
fast."""


MODIFIERS = (
    "at least|no fewer than|not less than|no less than|more than|over|upwards of|as many as"
    "|up to|fewer than|less than|under|at most|no more than|nearly|almost|about|around|some"
    "|roughly|approximately|an estimated|close to|just over|just under"
)
MODIFIER = re.compile(rf"\b({MODIFIERS})\s+(?:the\s+)?$", re.IGNORECASE)
FLOORS = frozenset({"at least", "no fewer than", "not less than", "no less than", "more than",
                    "over", "upwards of"})  # fmt: skip
CEILINGS = frozenset({"as many as", "up to", "fewer than", "less than", "under", "at most",
                      "no more than"})  # fmt: skip
ROUNDING = 0.1
"""Share by which a rounded number may be off: "nearly 500" may be 460."""


def value_of(words: str) -> float | None:
    """The number that words or digits mean; None when they mean none."""
    parts = re.split(r"[\s-]+", words.lower().replace(",", ""))
    total, last = 0.0, 0.0
    for part in parts:
        if part in SIZES:
            last = (last or 1.0) * SIZES[part]
            if SIZES[part] >= 1e3:
                total, last = total + last, 0.0
        elif part in ONES or part in TENS:
            last += ONES.get(part, TENS.get(part, 0))
        elif part in ("a", "an"):
            last = 1.0
        else:
            try:
                last += float(part)
            except ValueError:
                return None
    return total + last


def bounds(number: str, modifier: str) -> tuple[float, float, bool, bool] | None:
    """Least, most, whether they are told as a bound, and whether as rounded."""
    if number.lower() in VAGUE:
        low, high = VAGUE[number.lower()]
        return low, high, low != high, False
    value = value_of(number)
    if value is None:
        return None
    if modifier in FLOORS:
        return value, float("inf"), True, False
    if modifier in CEILINGS:
        return 0.0, value, True, False
    if modifier:
        return value * (1 - ROUNDING), value * (1 + ROUNDING), False, True
    return value, value, False, False
