"""How common words are in English at large: a word that few texts have tells much about one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from . import ours, split

RARE = 2.5
"""Zipf frequency (log10 of occurrences among 10^9 words) of a word that the table lacks; listed
are those from 3.0 on, and what is not listed lies, in news, mostly just below."""
FOREIGN_NEWS = 5.25
"""Least Zipf frequency of names of states, their capitals, peoples and leaders: half the foreign
news has them, however rare they are in English at large. With 4.75, articles on one campaign that
share no more than its two candidates look alike."""
TELLING_NOTHING = 5.5
"""Zipf frequency from which a word tells nothing of what an article is about ("president" has
5.0 and tells little)."""
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTENED = ("'t", "'ve", "'ll", "'re", "'d", "'m")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = 3.75
"""Frequency of a number of three digits or more ("59", "2007" and the like have FOREIGN_NEWS)."""
_OF_PAPERS = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december reuters afp ap associated press getty image
    photo copyright reserv cookie advertisement subscrib newsletter email twitter facebook click
    read video updat breaking editor journalist reporter spokesman spokeswoman yesterday u.s us
    u.n un u.k uk e.u eu
"""
"""Stems that tell the day, the paper or whose news it is, not what it is about."""


@lru_cache(maxsize=65_536)  # most words of a text are some thousand of the language
def stem(word: str) -> str:
    """A lower-case word without its commonest ending, so that "talks" and "talk" are one."""
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


class Term(NamedTuple):
    """A word of a text that may tell what it is about: stem, characters start..end, end out."""

    stem: str
    start: int
    end: int
    weight: float  # 0 < weight <= TELLING_NOTHING - RARE


def terms(text: str) -> Iterator[Term]:
    """The words of a text that are not too common to tell anything, in their order."""
    for match in _WORD.finditer(text):
        stemmed, weight = weighed(match[0])
        if weight > 0:
            start, end = match.span()
            yield Term(stemmed, start, end, weight)


def counted(
    text: str, bounds: tuple[int, int], worth: tuple[float, float, float]
) -> dict[str, float]:
    """Each word as it stands in a text, in the order in which they first come, and what its places
    are worth: those that start before the first of two bounds (characters), before the second, and
    after it. `weighed` says what a word tells.
    """
    found: dict[str, float] = {}
    head, lead, rest = worth
    for match in _WORD.finditer(text):
        start = match.start()
        if start >= bounds[1]:
            for word, times in Counter(_WORD.findall(text, start)).items():
                found[word] = found.get(word, 0.0) + times * rest
            break
        found[match[0]] = found.get(match[0], 0.0) + (head if start < bounds[0] else lead)
    return found


@lru_cache(maxsize=65_536)
def weighed(word: str) -> tuple[str, float]:
    """The stem of a word as it stands in a text, and how much it tells."""
    stemmed = stem(word.lower().replace("’", "'").strip("."))
    return stemmed, weight_of(stemmed)


@cache
def weight_of(stemmed: str) -> float:
    """How much a stem tells of what a text is about; 0 where nothing."""
    if len(stemmed) < 2 or stemmed in _of_papers() or stemmed.endswith(_SHORTENED):
        return 0.0
    if stemmed[0].isdigit():
        small = len(stemmed) < 3 or _YEAR.fullmatch(stemmed)
        return TELLING_NOTHING - (FOREIGN_NEWS if small else _NUMBER)
    return max(0.0, TELLING_NOTHING - frequency(stemmed))


@cache
def _of_papers() -> frozenset[str]:
    return frozenset(_OF_PAPERS.split())


@cache
def frequencies() -> dict[str, float]:
    """Stem → Zipf frequency of the commonest listed word that has it."""
    found: dict[str, float] = {}
    for row in ours("common_words"):
        band = float(row["band"])
        for word in row["words"].split():
            found[stem(word)] = max(band, found.get(stem(word), 0.0))
    for name in _foreign_names():
        for word in _LETTERS.findall(name.lower()):
            found[stem(word)] = max(FOREIGN_NEWS, found.get(stem(word), 0.0))
    return found


def frequency(stemmed: str) -> float:
    """Zipf frequency of a stem; RARE when the table has no word with it."""
    return frequencies().get(stemmed, RARE)


def _foreign_names() -> Iterator[str]:
    for state in ours("states"):
        yield from (state["name"], state["capital"])
        yield from (*split(state["names"]), *split(state["demonyms"]))
    for person in ours("people"):
        yield from split(person["surname"]) or (person["name"].split()[-1],)
