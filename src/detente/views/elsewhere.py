"""Whether another article tells a fact, too, in the same words or in others.

What only one account gives is said only where no other article on its news gives it: a number
beside its rounding, a quotation in fewer words and a person by surname alone are known elsewhere.
Where it is not sure, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..links.discrepancies.words import NUMBER, value_of
from ..tables import common_words
from ..tables.states import by_iso3
from .facts import Fact, FactKind, plain_words

ROUNDED = 0.1
"""Share by which two numbers of one thing may differ and be one, told more or less exactly."""
SAME_QUOTATION = 0.5
"""Share of the telling words of a quotation that another sentence has from which it may be it."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+|\n\s*\n")
LONGEST = 4
"""Words after a number among which stands what it counts."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another article as facts are looked for in it: its text, and the keys of its facts."""

    text: str
    keys: frozenset[str]

    def has(self, fact: Fact) -> bool:
        """Whether it tells a fact, or may tell it in other words."""
        words = plain_words(self.text)
        if fact.key in self.keys or plain_words(fact.name) in words:
            return True
        if fact.kind in (FactKind.WHO, FactKind.WHERE):
            return _by_last_name(fact.name, words) or _by_people(fact.key, words)
        if fact.kind is FactKind.SAID:
            return _quoted(fact.name, self.text)
        return fact.kind is FactKind.NUMBER and _counted(fact.name, self.text)


def _by_last_name(name: str, words: str) -> bool:
    """Whether the last word of a name stands in the article: "President Deby"."""
    last = plain_words(name).split()
    return bool(last) and len(last[-1]) > LONGEST and f" {last[-1]} " in words


def _by_people(key: str, words: str) -> bool:
    """Whether a state is named by its people, capital or government: "the American shield"."""
    state = by_iso3().get(key.rpartition(":")[2]) if ":" in key else None
    if state is None:
        return False
    names = (*state.names, *state.demonyms, *state.metonyms, state.capital or "")
    return any(plain_words(name) in words for name in names if name)


def _quoted(said: str, text: str) -> bool:
    """Whether a sentence has half of what a quotation tells, or the one word that does."""
    telling = _telling(said)
    if not telling:
        return True
    return any(len(telling & theirs) >= SAME_QUOTATION * len(telling)
               for theirs in _sentences(text))  # fmt: skip


@lru_cache(maxsize=128)
def _sentences(text: str) -> tuple[frozenset[str], ...]:
    return tuple(_telling(one) for one in _SENTENCE.split(text))


def _telling(text: str) -> frozenset[str]:
    return frozenset(term.stem for term in common_words.terms(text))


def _counted(name: str, text: str) -> bool:
    """Whether a number of the same thing stands in the article, equal or rounded."""
    mine = _numbers(name)
    theirs = _numbers(text)
    return any(
        (not several or several & things) and abs(value - other) <= ROUNDED * max(value, other)
        for value, several in mine for other, things in theirs
    )  # fmt: skip


@lru_cache(maxsize=256)
def _numbers(text: str) -> Sequence[tuple[float, frozenset[str]]]:
    """The numbers of a text, each with the stems of the words after it."""
    found = []
    for match in NUMBER.finditer(text):
        value = value_of(match["number"])
        after = re.findall(r"[^\W\d_]{3,}", text[match.end() : match.end() + 60])[:LONGEST]
        if value is not None:
            things = {common_words.stem(word.lower()) for word in after} - {"each", "apiece"}
            found.append((value, frozenset(things)))
    return tuple(found)
