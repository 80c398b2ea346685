"""What the words of an issue would catch in a record, before they are put into a table.

The words are looked for as the stage `issues` looks for them, as far as a record allows: it keeps
no parse, so that inflected forms are told by their endings, and an event has the words of its
sentence where the stage asks for those of its clause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from ..errors import BadInput
from ..record import Filter, Record, queries
from ..spans import Span
from .search import query_of
from .shapes import GAP, Words
from .spelling import spellings
from .timeline import ARTICLE, TimelineItem, timeline

_PART = re.compile(r"[|,;\n]")
_ENDING = r"(?:s|es|['’]s|['’]|ed|d|ing)?"
_BETWEEN = r"[\s\u2010-\u2013-]+"
MOST_SPELLINGS = 8
"""Ways of writing one row of words that are looked for: three words of two spellings each."""
PAGE = 500
"""Items of the timeline asked for at a time."""
SHORT = 4
"""Letters up to which a word may be an abbreviation with full stops: "ABM", "U.S.S.R."."""


@dataclass(frozen=True, slots=True)
class Caught:
    """An attribution or event mention that the words would catch; `words` are those of its text.

    `new` is true where it has no issue yet.
    """

    item: TimelineItem
    words: Words

    @property
    def new(self) -> bool:
        """Whether it has no issue yet."""
        return not self.item.issues


@dataclass(frozen=True, slots=True)
class Tried:
    """What was caught, in order of time; `counts` has the items that each row of words caught."""

    caught: tuple[Caught, ...]
    counts: tuple[tuple[str, int], ...]
    more: bool  # whether there are more than the limit

    @property
    def articles(self) -> int:
        """In how many articles."""
        return len({one.item.article.id for one in self.caught})


def try_words(record: Record, words: str, where: Filter, limit: int | None = None) -> Tried:
    """What rows of words, parted by a comma or "|", would catch; at most `limit` items.

    Raises BadInput when there is no word in them, BadRecord.
    """
    rows = rows_of(words)
    narrowed = replace(where, words=" OR ".join(_query(row) for row in rows))
    patterns = [(row, pattern_of(row)) for row in rows]
    counts: Counter[str] = Counter()
    caught: list[Caught] = []
    for item, hits in _all_hits(record, narrowed, patterns):
        if limit is not None and len(caught) == limit:
            return Tried(tuple(caught), tuple((row, counts[row]) for row in rows), True)
        caught.append(Caught(item, hits.words))
        counts.update(hits.rows)
    return Tried(tuple(caught), tuple((row, counts[row]) for row in rows), False)


@dataclass(frozen=True, slots=True)
class _Hits:
    """The rows that stand in an item, and where."""

    rows: frozenset[str]
    words: Words


def _all_hits(
    record: Record, where: Filter, patterns: Sequence[tuple[str, re.Pattern[str]]]
) -> Iterator[tuple[TimelineItem, _Hits]]:
    """The items in which a row stands, a page of the timeline after another."""
    after: str | None = None
    while True:
        page = timeline(record, where, PAGE, after)
        items = [item for item in page if item.kind != ARTICLE]
        texts = queries.texts(record, {item.article.id for item in items})
        for item in items:
            text = texts[item.article.id]
            found = list(_hits(item, text, patterns))
            if found:
                spans = sorted({s for _, s in found}, key=lambda s: (s.start, s.end))
                words = Words(tuple(spans), GAP.join(span.words(text) for span in spans))
                yield item, _Hits(frozenset(row for row, _ in found), words)
        if len(page) < PAGE:
            return
        after = page[-1].id


def rows_of(words: str) -> tuple[str, ...]:
    """The rows of words of "missile shield, radar base"; each once. Raises BadInput without any."""
    rows = (
        " ".join(re.findall(r"\w+", part.replace(".", "").lower())) for part in _PART.split(words)
    )
    found = tuple(dict.fromkeys(row for row in rows if row))
    if not found:
        raise BadInput(
            'no word to try; write the words of an issue, as "missile shield, radar base"'
        )
    return found


def _query(row: str) -> str:
    """A row of words, whole, in each of its spellings, as a query of the full-text index."""
    ways = islice(product(*(spellings(word) for word in row.split())), MOST_SPELLINGS)
    return " OR ".join(query_of(f'"{" ".join(way)}"') for way in ways)


def pattern_of(row: str) -> re.Pattern[str]:
    """A row of words in any spelling and with any ending, hyphens or blanks between them."""
    parts = []
    for word in row.split():
        ways = "|".join(_forms(one) for one in spellings(word))
        parts.append(f"(?:{ways}){_ENDING}")
    return re.compile(rf"\b{_BETWEEN.join(parts)}(?!\w)", re.IGNORECASE)


def _forms(word: str) -> str:
    if word.isalpha() and len(word) <= SHORT:
        return r"\.?".join(word) + r"\.?"
    if word.endswith("y"):
        return re.escape(word[:-1]) + "(?:y|ie)"
    return re.escape(word[:-1]) + "e?" if word.endswith("e") else re.escape(word)


def _hits(
    item: TimelineItem, text: str, patterns: Sequence[tuple[str, re.Pattern[str]]]
) -> Iterator[tuple[str, Span]]:
    within = item.words if item.said else item.sentence
    for span in within.spans if within else ():
        for row, pattern in patterns:
            for match in pattern.finditer(text, span.start, span.end):
                yield row, Span(span.article, match.start(), match.end())
