"""From an article to its times: match, choose, widen to the modifiers, work out, in text order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...reading import Reading
from ...records import Time
from ...spans import Span
from .anchor import anchor_of, time_of
from .found import Found, token_at
from .meaning import Meaning
from .pattern import Words
from .rules import ALPHABET, COMPILED, EDGE_BEFORE, LIMIT_BEFORE
from .told import Told
from .words import EDGES, LIMITS, MONTHS, amount, ordinal

REACH = 5
"""Words before an expression among which its modifiers stand ("no more than" has three)."""
BOUNDS = {"more": "MORE_THAN", "longer": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN",
          "shorter": "LESS_THAN", "no": "EQUAL_OR_LESS", "least": "EQUAL_OR_MORE",
          "most": "EQUAL_OR_LESS", "up": "EQUAL_OR_LESS", "as": "EQUAL_OR_LESS"}  # fmt: skip
"""Comparing words before an amount → TIMEX3 mod."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression found: words [first, last), and what it says."""

    first: int
    last: int
    meaning: Meaning


def times_of(reading: Reading) -> Iterator[Time]:
    """The times of a reading, in text order. Linear in the length of the text."""
    article, parse = reading.article, reading.parse
    paragraphs = [(segment.span.start, segment.span.end) for segment in parse.segments]
    words = ALPHABET.words(article.text, paragraphs)
    anchor = anchor_of(article, _filed(reading, words))
    told = Told()
    for draft in _chosen(list(_matches(words, reading))):
        draft = _widened(_narrowed(draft, words, reading), words)
        meaning = draft.meaning
        span = Span(article.id, words.starts[draft.first], words.ends[draft.last - 1])
        value, when, point = time_of(meaning, anchor, told, span)
        if meaning.narrate and not point and not meaning.reckon:
            continue
        if point and not meaning.narrate:
            told = told.plus(point)
        yield Time(span, meaning.kind, value, when, meaning.mod)


def _filed(reading: Reading, words: Words) -> tuple[int, int] | None:
    """Month and day of the dateline, where it has both."""
    span = reading.article.dateline_span
    if span is None:
        return None
    inside = [word for word, start in zip(words.words, words.starts, strict=True)
              if span.start <= start < span.end]  # fmt: skip
    for place, word in enumerate(inside[:-1]):
        if word in MONTHS and 1 <= ordinal(inside[place + 1]) <= 31:
            return MONTHS[word], ordinal(inside[place + 1])
        if 1 <= ordinal(word) <= 31 and inside[place + 1] in MONTHS:
            return MONTHS[inside[place + 1]], ordinal(word)
    return None


def _matches(words: Words, reading: Reading) -> Iterator[tuple[int, int, int, Meaning]]:
    """Every match of every rule that has a meaning: start, length to sort by, rule, meaning."""
    for rank, (pattern, rule) in enumerate(COMPILED):
        for match in pattern.finditer(words.signs):
            if match.end() > match.start():
                meaning = rule.build(Found(match, words, reading.parse))
                if meaning:
                    yield match.start(), match.end(), rank, meaning


def _chosen(matches: list[tuple[int, int, int, Meaning]]) -> Iterator[Draft]:
    """Of overlapping matches the first, the longest, the higher in the list."""
    reached = 0
    for first, last, _, meaning in sorted(matches, key=lambda m: (m[0], -m[1], m[2])):
        if first >= reached:
            reached = last
            yield Draft(first, last, meaning)


def _narrowed(draft: Draft, words: Words, reading: Reading) -> Draft:
    """Without an article that belongs to a noun after it: "the two-day summit" → "two-day"."""
    if draft.last - draft.first < 2 or words.words[draft.first] not in ("the", "a", "an"):
        return draft
    article = token_at(words, reading.parse, draft.first)
    last = token_at(words, reading.parse, draft.last - 1)
    if article is None or last is None or article.head.i <= last.i:
        return draft
    return Draft(draft.first + 1, draft.last, draft.meaning)


def _widened(draft: Draft, words: Words) -> Draft:
    """With "early", "the end of", "nearly", "less than" before it taken in, and their mod."""
    first, mod = draft.first, draft.meaning.mod
    if draft.meaning.kind in ("DATE", "TIME"):
        match = EDGE_BEFORE.search(words.signs, max(0, first - REACH), first)
        if match:
            names = words.words[match.start() : first]
            mod = next((EDGES[name] for name in names if name in EDGES), mod)
            first = match.start()
    match = LIMIT_BEFORE.search(words.signs, max(0, first - REACH), first)
    if match and _countable(draft, words, match.start()):
        names = words.words[match.start() : first]
        mod = next((BOUNDS.get(name) or LIMITS[name] for name in names
                    if name in BOUNDS or name in LIMITS), mod)  # fmt: skip
        first = match.start()
    return Draft(first, draft.last, draft.meaning.with_mod(mod))


SPATIAL = frozenset({"over", "around", "under", "some"})
"""Limits that are as often prepositions: taken in only before a number ("over a week")."""


def _countable(draft: Draft, words: Words, limit: int) -> bool:
    """Whether a limiting word before the expression limits it, and is no preposition."""
    first = words.words[draft.first]
    counted = first[0].isdigit() or amount([first]) is not None
    if words.words[limit] == "around":
        return counted or first in MONTHS
    if words.words[limit] in SPATIAL:
        return counted and draft.meaning.kind == "DURATION"
    return counted or draft.meaning.kind == "DURATION"
