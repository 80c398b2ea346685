"""Where the words of issues stand in a text: one walk, against all patterns at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...language import Parse
from ...records import IssueMention
from ...tables import issues as table

if TYPE_CHECKING:
    from ...language import Token

Words = list[tuple[int, str, str]]
"""Tokens as patterns see them: the place in the parse, the word as written, its lemma."""


def mentions(parse: Parse) -> Iterator[IssueMention]:
    """Where each issue is touched, in the order of the text; in time linear in the text.

    Of two rows of words for one issue that overlap, the longer counts.
    """
    words = [word for token in parse.doc for word in _words(token)]
    present = _Company(parse, words)
    reach: dict[str, int] = {}
    for place in range(len(words)):
        for pattern in _patterns(words, place):
            if not present.is_kept(pattern, words[place][0]):
                continue
            if reach.get(pattern.issue, -1) < place:
                last = place + len(pattern.words) - 1
                reach[pattern.issue] = last
                yield IssueMention(parse.span(words[place][0], words[last][0] + 1), pattern.issue)


QUOTES = frozenset("\"“”‘'«„`")
"""Marks with which a paragraph of somebody's words begins: it carries on the one before, which
leads in to it."""


class _Company:
    """The rows of words that ambiguous patterns want about them: in the article, by paragraph."""

    def __init__(self, parse: Parse, words: Words) -> None:
        self._segments = [segment.first for segment in parse.segments]
        self._in: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        for place in range(len(words)):
            self._in[self._segment(words[place][0])] |= set(_rows(words, place))
        self._all = frozenset(row for rows in self._in.values() for row in rows)
        self._quoted = {
            number
            for number, first in enumerate(self._segments)
            if first < len(parse.doc) and parse.doc[first].text[:1] in QUOTES
        }

    def _segment(self, token: int) -> int:
        return bisect_right(self._segments, token) - 1

    def is_kept(self, pattern: table.Pattern, token: int) -> bool:
        """Whether a pattern that stands at a token has the company that it wants."""
        if not pattern.company:
            return True
        if not pattern.near:
            return not pattern.company.isdisjoint(self._all)
        here = self._segment(token)
        carries_on = here in self._quoted and here > 0
        about = self._in[here] | (self._in[here - 1] if carries_on else frozenset())
        return not pattern.company.isdisjoint(about)


def _words(token: Token) -> Words:
    """A token as patterns see it: hyphens part it, full stops fall ("U.S.-Russian": us russian)."""
    lower, lemma = (table.words_of(form) for form in (token.lower_, token.lemma_))
    if len(lower) != len(lemma):
        lemma = lower
    return [(token.i, one, other) for one, other in zip(lower, lemma, strict=True)]


def _patterns(words: Words, place: int) -> Iterator[table.Pattern]:
    index = table.by_first_word()
    _, lower, lemma = words[place]
    for first in dict.fromkeys((lower, lemma)):  # a set has no order to rely on
        for pattern in index.get(first, ()):
            if _stands(words, place, pattern.words, exact=pattern.exact):
                yield pattern


def _rows(words: Words, place: int) -> Iterator[tuple[str, ...]]:
    index = table.companions()
    _, lower, lemma = words[place]
    for first in dict.fromkeys((lower, lemma)):
        for row in index.get(first, ()):
            if _stands(words, place, row):
                yield row


def _stands(words: Words, place: int, row: Sequence[str], *, exact: bool = False) -> bool:
    """Whether the row of words stands at a place, each as written or (unless exact) its lemma."""
    if place + len(row) > len(words):
        return False
    return all(
        word == words[place + step][1] or (not exact and word == words[place + step][2])
        for step, word in enumerate(row)
    )
