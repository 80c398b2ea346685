"""Whether two sentences quote one utterance: by rare quoted words, or by many in a row."""

from __future__ import annotations

from difflib import SequenceMatcher

from ...tables import common_words
from ..wording import in_marks, tokens

RARE_WORD = 1.0
"""Weight of a quoted word ("seamanship") that two reports of different days hardly both quote."""
RARE_WORDS = 2
"""Such words in the quotation marks of both."""
ROW = 6
"""Quoted words in a row that stand in both, which do as well: "our trade with the islands of …"."""


def same_quotation(one: str, other: str) -> bool:
    """Whether two sentences quote the same words, whoever else says what."""
    ours, theirs = (" ".join(in_marks(text)) for text in (one, other))
    if not ours or not theirs:
        return False
    return len(_rare(ours) & _rare(theirs)) >= RARE_WORDS or _row(ours, theirs) >= ROW


def _rare(text: str) -> set[str]:
    return {term.stem for term in common_words.terms(text) if term.weight >= RARE_WORD}


def _row(one: str, other: str) -> int:
    """How many words of the one stand in the other in one row."""
    a, b = tokens(one), tokens(other)
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
