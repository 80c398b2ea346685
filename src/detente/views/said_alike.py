"""The words of a quotation that every account gives: "innovative", where one adds "and sincere".

That two accounts quote one utterance does not mean that each gives all of it: what is called told
by several is only what stands between the marks of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ..links.wording import in_marks
from ..spans import Span
from ..tables import common_words
from .facts import Fact

_WORD = re.compile(r"\w+(?:['’]\w+)*")
Row = tuple[int, int]
"""Words in a row, as characters [start, end) of the quotation."""


def in_all(variants: Sequence[Fact]) -> Fact | None:
    """The first of some variants of an utterance, cut to a long row of its quoted words that all
    others quote, too; None where they share no row with a word that tells something.
    """
    first, *others = variants
    rows: list[Row] = _quoted(first.name)
    for other in others:
        theirs = [other.name[start:end] for start, end in _quoted(other.name)]
        rows = [row for one in rows for part in theirs for row in _common(first.name, one, part)]
    rows = [row for row in rows if any(common_words.terms(first.name[slice(*row)]))]
    if not rows:
        return None
    start, end = max(rows, key=lambda row: (row[1] - row[0], -row[0]))
    at = first.span.start
    span = Span(first.span.article, at + start, at + end)
    return replace(first, name=first.name[start:end], span=span)


def _quoted(words: str) -> list[Row]:
    """What stands between marks; all of it where a text has none."""
    parts = [(words.find(part), len(part)) for part in in_marks(words)]
    return [(at, at + size) for at, size in parts if at >= 0] or [(0, len(words))]


def _common(words: str, row: Row, theirs: str) -> list[Row]:
    """The rows within a row of words that stand in other words in the same order."""
    places = [match.span() for match in _WORD.finditer(words, *row)]
    mine = [_plain(words[start:end]) for start, end in places]
    other = [_plain(word) for word in _WORD.findall(theirs)]
    blocks = SequenceMatcher(None, mine, other, autojunk=False).get_matching_blocks()
    return [(places[b.a][0], places[b.a + b.size - 1][1]) for b in blocks if b.size]


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold()
