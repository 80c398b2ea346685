"""Words that judge where another only tells: "regime" for government, "claimed" for said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import rows

WAYS = ("against", "for", "dramatic", "doubt")
"""Whom or what a word leans to: against or for those it is said of, taking no side but heating up,
or doubting what follows."""
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """One row of `data/loaded.csv`: the word, the neutral one beside it, and how it leans."""

    word: str
    part: str  # v, n, a, d
    neutral: str  # "" where who only tells leaves it out
    way: str


@cache
def loaded_words() -> dict[str, LoadedWord]:
    """Every form of every judging word, lower case, with its row; phrases are keys with blanks.

    Raises BadTable when a row leans a way that there is not.
    """
    found: dict[str, LoadedWord] = {}
    for row in rows("loaded"):
        if row["way"] not in WAYS or row["pos"] not in ("v", "n", "a", "d"):
            raise BadTable(f"data/loaded.csv: unknown way or part of speech: {row}")
        word = LoadedWord(row["word"], row["pos"], row["neutral"], row["way"])
        for form in forms(word.word, word.part):
            found.setdefault(form, word)
    return found


def forms(word: str, part: str) -> Iterator[str]:
    """The forms of a regular English word: of a verb -s, -ed, -ing; of a noun its plural."""
    yield word
    if part == "n":
        yield _with_s(word)
    if part == "v":
        yield _with_s(word)
        stem = word[:-1] if word.endswith("e") else word
        if word.endswith("y") and word[-2] not in _VOWELS:
            yield word[:-1] + "ied"
            yield word + "ing"
            return
        if _doubles(word):
            stem += word[-1]
        yield stem + "ed"
        yield stem + "ing"


def _with_s(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last letter doubles: "admit", "slam", "snub", but not "claim" or "insist"."""
    one_vowel = word[-2] in _VOWELS and word[-3:-2] not in _VOWELS
    return one_vowel and word[-1] in "bdgmnpt" and (len(word) <= 4 or word in ("admit", "annex"))
