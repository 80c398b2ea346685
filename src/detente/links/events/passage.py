"""What is said where an act is told: its sentence, and the one before, to which "this" looks back.

Two accounts of one act share words that few others have, though none may stand near the anchors.
How rare a word is says a table, not the pile, so that a pair is judged alike whatever else comes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from ...linked import Report
from ...tables import common_words
from . import words

BACK = 400
"""Characters before a sentence in which the one before it is looked for: a long one has 300."""
LOOKED_BACK = 0.5
"""What a word of the sentence before counts against one of the sentence itself; 1 and 0 tell pairs
of outsiders' sets apart less well."""
_ENDS = re.compile(r"[.!?][\"”’']*\s+|\n\s*\n\s*")

Terms = Mapping[str, float]


class Passage(NamedTuple):
    """Sense → weight of the telling words of a sentence; `around` with those of the one before."""

    own: Terms
    around: Terms


def passage(report: Report) -> Passage:
    """The passage in which an act is told."""
    return _passage(report.sentence, _before(report))


def _before(report: Report) -> str:
    """The sentence before that of the act; "" where it opens the text, or its headline does."""
    start = report.mention.sentence.start
    body = len(report.teller.title or "")
    if not report.text or start <= body:
        return ""
    before = report.text[max(body, start - BACK) : start].rstrip()
    ends = [match.end() for match in _ENDS.finditer(before)]
    return before[ends[-1] :] if ends else before


@lru_cache(maxsize=4_000)
def _passage(sentence: str, before: str) -> Passage:
    own, around = _terms(sentence), {}
    for sense, weight in _terms(before).items():
        around[sense] = LOOKED_BACK * weight
    return Passage(own, {**around, **own})


def _terms(text: str) -> dict[str, float]:
    """Sense of each telling word of a text, as `data/synonyms.csv` joins them → how rare it is."""
    return {
        words.sense(words.plain(text[term.start : term.end])): term.weight
        for term in common_words.terms(text)
    }


def likeness(one: Terms, other: Terms, but: Set[str]) -> float:
    """How alike two passages are, 0..1: the cosine of their telling words, but for some stems."""
    both = sum(
        weight * other[stem] for stem, weight in one.items() if stem in other and stem not in but
    )
    whole = math.sqrt(_square(one) * _square(other))
    return both / whole if whole else 0.0


def shared(one: Passage, other: Passage, but: Set[str]) -> tuple[str, ...]:
    """The stems that both passages have, but for some, the most telling first."""
    both = {stem: min(weight, other.around[stem]) for stem, weight in one.around.items()
            if stem in other.around and stem not in but}  # fmt: skip
    return tuple(sorted(both, key=lambda stem: (-both[stem], stem)))


def _square(terms: Terms) -> float:
    return sum(weight * weight for weight in terms.values())
