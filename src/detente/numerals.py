"""Numbers in words, as English writes them; "twenty-four" is one of each."""

from __future__ import annotations

ONES = {word: number for number, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    1)}  # fmt: skip
"""Word → number, 1 to 19, in order."""
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
        "eighty": 80, "ninety": 90}  # fmt: skip
"""Word → number, by which those of ONES below ten may stand."""
