"""Copies: one agency report, or one article, in several outlets; counted once.

Three parts, so that the same decision runs in one process and on a cluster: candidates by key (a
join over sampled word sequences), a decision per pair (`likeness`, pure), components. Two reporters
who tell the same event share names and quotations, not sequences of words all through; the seeds'
two reports of one summit share none of a hundred.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..records import Copy, When
from ..tables import outlets

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
CROWD = 12
"""Texts under one key from which on only neighbours are compared: a report in 200 outlets, or a
notice that a site puts under all it prints, must not cost 20,000 comparisons."""
THROUGH = 0.2
"""Least likeness to the original itself for a text that is like another copy of it."""

Shingles = NDArray[np.uint64]


class Told(Protocol):
    """What is looked at of an article; `records.Article` has it."""

    @property
    def id(self) -> str:
        """The article's id."""
        ...

    @property
    def text(self) -> str:
        """Its whole text."""
        ...

    @property
    def body_start(self) -> int:
        """Where its body starts."""
        ...

    @property
    def outlet(self) -> str | None:
        """Who published it."""
        ...

    @property
    def agency(self) -> str | None:
        """Which agency wrote it."""
        ...

    @property
    def byline(self) -> str | None:
        """Who wrote it."""
        ...

    @property
    def published(self) -> When:
        """When it was published."""
        ...


def copies(articles: Sequence[Told]) -> list[Copy]:
    """Which articles reprint which, each copy once, by article id.

    The original is the agency's own text, else the earliest, else the one that credits no agency,
    else the longest. The order of the articles does not matter.
    """
    known = sorted({article.id: article for article in articles}.values(), key=lambda a: a.id)
    prints = [shingles(article.text[article.body_start :]) for article in known]
    groups = _components(
        [(a, b) for a, b in candidates(prints) if likeness(prints[a], prints[b]) >= SAME]
    )
    found = [copy for group in groups for copy in _of_group(group, known, prints)]
    return sorted(found, key=lambda copy: copy.article)


# ------------------------------------------------------------------ the decision per pair


_WORD = re.compile(r"\w+")
_PRIMES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
                   dtype=np.uint64)  # fmt: skip


def shingles(text: str) -> Shingles:
    """Hashes of the text's sequences of WORDS words, sorted, each once; case and marks ignored."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    if len(words) < WORDS:
        return np.empty(0, np.uint64)
    codes = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in words], np.uint64)
    mixed = np.zeros(len(words) - WORDS + 1, np.uint64)
    for place in range(WORDS):
        mixed += codes[place : place + len(mixed)] * _PRIMES[place]
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def likeness(one: Shingles, other: Shingles) -> float:
    """Share (0..1) of the shorter text's shingles that stand in both; 0 when one is too short."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return 0.0
    return float(len(np.intersect1d(one, other, assume_unique=True)) / shorter)


# ------------------------------------------------------------------ candidates by key


def candidates(prints: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs of places (the smaller first, each once) of texts that share COMMON keys or more."""
    keys = [one[one % np.uint64(SAMPLED) == 0] for one in prints]
    if not keys:
        return
    places = np.repeat(np.arange(len(keys)), [len(key) for key in keys])
    every = np.concatenate(keys)
    order = np.argsort(every, kind="stable")
    every, places = every[order], places[order]
    starts = (
        np.flatnonzero(np.r_[True, every[1:] != every[:-1]]) if len(every) else np.empty(0, int)
    )
    ends = np.r_[starts[1:], len(every)] if len(every) else starts
    shared: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        group = [int(place) for place in places[start:end]]
        shared.update(combinations(group, 2) if len(group) <= CROWD else pairwise(group))
    yield from sorted(pair for pair, count in shared.items() if count >= COMMON)


# ------------------------------------------------------------------ components, and who copied


def _components(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    parent: dict[int, int] = {}

    def root(place: int) -> int:
        while parent.setdefault(place, place) != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for place in sorted(parent):
        groups[root(place)].append(place)
    return [groups[place] for place in sorted(groups)]


def _of_group(
    group: Sequence[int], articles: Sequence[Told], prints: Sequence[Shingles]
) -> Iterator[Copy]:
    first = min(group, key=lambda place: _precedence(articles[place], len(prints[place])))
    for place in group:
        like = likeness(prints[first], prints[place])
        if place != first and like >= THROUGH:
            reason = _reason(articles[first], articles[place])
            why = f"{like:.0%} of the shorter text stands in both; {reason}"
            yield Copy(articles[place].id, articles[first].id, round(like, 4), why)


def _precedence(article: Told, length: int) -> tuple[bool, date, bool, int, str]:
    """Smallest for the original: agency's own, earliest day, no agency credited, longest."""
    day = article.published.latest if article.published.value else None
    return not _own(article), day or date.max, _credits(article), -length, article.id


def _own(article: Told) -> bool:
    """Whether an agency published it itself."""
    return bool(article.outlet and outlets.agency(article.outlet))


def _credits(article: Told) -> bool:
    """Whether it says that an agency wrote it."""
    return bool(article.agency or (article.byline and outlets.agency(article.byline)))


def _reason(original: Told, copy: Told) -> str:
    if _own(original):
        return f"{original.outlet} is the agency that wrote it"
    one, other = original.published.value, copy.published.value
    if one and other and one < other:
        return f"the other was published earlier, on {one}"
    if _credits(copy) and not _credits(original):
        return f"this one credits {copy.agency or copy.byline}"
    return "the other is the longer one" if one == other else "the other has a date"
