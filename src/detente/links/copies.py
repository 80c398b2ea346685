"""Copies: one agency report, or one article, in several outlets; counted once.

Three parts, so that the same decision runs in one process and on a cluster: candidates by key (a
join over sampled word sequences), a decision per pair (`likeness`, pure), components. Two reporters
who tell the same event share names and quotations, not sequences of words all through; the seeds'
two reports of one summit share none of a hundred.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ..linked import Pair, pair
from ..records import Article, Copy, When
from ..tables import outlets
from . import joins

VERSION = "2"
"""Raised when the same articles would give other copies."""
WORDS = 3
"""Words of a shingle. With 4, a reprint with every seventh word changed is lost."""
SAME = 0.57
"""Likeness from which two texts are copies. Of 15,486 pairs of articles of 60 outlets, independent
reports of one event, which share quotations, are alike up to .54; agency reports and syndicated
ones, reprinted with changes, from .66 (docs/intake.md)."""
SHORTEST = 50
"""Shingles below which a text is too short to tell: two briefs may be alike by chance."""
SAMPLED = 8
"""One of so many shingles, by its hash, is a key of the join. Of a text of SHORTEST that is half
copied, COMMON keys are shared with a probability of .84; of one of 200 words, over .999."""
COMMON = 2
"""Keys that two texts must share to be compared."""
WINDOW = 12
"""Texts under one key with which a text is compared, those next to it: a report in 200 outlets, or
a notice that a site puts under all it prints, must not cost 20,000 comparisons."""
THROUGH = 0.2
"""Least likeness to the original itself for a text that is like another copy of it."""

Shingles = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Print:
    """What decides who copied whom: the article's own words about itself, and how long it is.

    `published` is what the article or a person says of its day, never what a link says.
    """

    id: str
    outlet: str | None
    agency: str | None
    byline: str | None
    published: When
    shingles: Shingles


def print_of(article: Article) -> Print:
    """What is looked at of an article."""
    prints = shingles(article.text[article.body_start :])
    return Print(
        article.id, article.outlet, article.agency, article.byline, article.published, prints
    )


def copies(articles: Sequence[Article]) -> list[Copy]:
    """Which articles reprint which, each copy once, by article id.

    The original is the agency's own text, else the earliest, else the one that credits no agency,
    else the longest. The order of the articles does not matter.
    """
    known = [print_of(article) for article in {a.id: a for a in articles}.values()]
    prints = {one.id: one for one in sorted(known, key=lambda one: one.id)}
    every = [keys(one.shingles) for one in prints.values()]
    items = joins.Items(
        list(prints), np.zeros(len(every), np.int64), np.array([len(key) for key in every], int),
        np.concatenate([*every, np.empty(0, np.uint64)]), np.full(len(every), joins.FRESH, np.int8),
    )  # fmt: skip
    pairs = [
        found
        for part in joins.candidates(items, WINDOW, COMMON)
        for one, other in zip(part.one, part.other, strict=True)
        if (found := decide(prints[items.ids[one]], prints[items.ids[other]]))
    ]
    linked = [(found.one, found.other) for found in pairs]
    groups = joins.components({one for two in linked for one in two}, linked)
    return sorted(
        (copy for group in groups for copy in of_group([prints[one] for one in group])),
        key=lambda copy: copy.article,
    )


# ------------------------------------------------------------------ the decision per pair


_WORD = re.compile(r"\w+")
_PRIMES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
                   dtype=np.uint64)  # fmt: skip


def shingles(text: str) -> Shingles:
    """Hashes of the text's sequences of WORDS words, sorted, each once; case and marks ignored."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    if len(words) < WORDS:
        return np.empty(0, np.uint32)
    codes = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in words], np.uint64)
    mixed = np.zeros(len(words) - WORDS + 1, np.uint64)
    for place in range(WORDS):
        mixed += codes[place : place + len(mixed)] * _PRIMES[place]
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def likeness(one: Shingles, other: Shingles) -> float:
    """Share (0..1) of the shorter text's shingles that stand in both; 0 when one is too short."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return 0.0
    return float(len(np.intersect1d(one, other, assume_unique=True)) / shorter)


def decide(one: Print, other: Print) -> Pair | None:
    """The pair when one text reprints the other; None when it does not."""
    like = likeness(one.shingles, other.shingles)
    if like < SAME:
        return None
    return pair(one.id, other.id, round(like, 4), f"{like:.0%} of the shorter text stands in both")


def keys(shingles: Shingles) -> NDArray[np.uint64]:
    """The shingles by which copies find each other: one of SAMPLED, of texts that are long enough
    to tell.
    """
    if len(shingles) < SHORTEST:
        return np.empty(0, np.uint64)
    found: NDArray[np.uint64] = shingles[shingles % np.uint32(SAMPLED) == 0].astype(np.uint64)
    return found


# ------------------------------------------------------------------ who copied whom


def of_group(group: Sequence[Print]) -> Iterator[Copy]:
    """The copies in a group of texts that are joined, by pairs, as reprints of each other.

    A text that is too unlike the original itself is none, whatever other copy it is like.
    """
    first = min(group, key=_precedence)
    for one in group:
        like = likeness(first.shingles, one.shingles)
        if one.id != first.id and like >= THROUGH:
            why = f"{like:.0%} of the shorter text stands in both; {_reason(first, one)}"
            yield Copy(one.id, first.id, round(like, 4), why)


def _precedence(article: Print) -> tuple[bool, date, bool, int, str]:
    """Smallest for the original: agency's own, earliest day, no agency credited, longest."""
    day = article.published.latest if article.published.value else None
    return not _own(article), day or date.max, _credits(article), -len(article.shingles), article.id


def _own(article: Print) -> bool:
    """Whether an agency published it itself."""
    return bool(article.outlet and outlets.agency(article.outlet))


def _credits(article: Print) -> bool:
    """Whether it says that an agency wrote it."""
    return bool(article.agency or (article.byline and outlets.agency(article.byline)))


def _reason(original: Print, copy: Print) -> str:
    if _own(original):
        return f"{original.outlet} is the agency that wrote it"
    one, other = original.published.value, copy.published.value
    if one and other and one < other:
        return f"the other was published earlier, on {one}"
    if _credits(copy) and not _credits(original):
        return f"this one credits {copy.agency or copy.byline}"
    return "the other is the longer one" if one == other else "the other has a date"
