"""Whether another article has a sentence that comes close to an act which one outlet alone tells.

That one outlet alone tells an act is a claim about every other article of the pile on its news. It
is not made where a sentence there, by or beside the same side, has what the act is about in its
words: the act may be told there, and was read otherwise, or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ..linked import Event
from ..record import Record, queries
from ..records import Mention, Side
from ..spans import Span
from ..tables import common_words
from ..tables.states import by_iso3
from ..tables.synonyms import plain
from .facts import PARAGRAPH

SHARED = 2
"""Telling words of an act that a sentence of another article has from which it may tell it; all of
them where it has fewer."""
RARE = 2.0
"""Weight of a word (`common_words.terms`), one of 3 in a million or rarer, that is enough alone."""
TOPIC = 3
"""Sentences of a short article from which a stem is its topic: "missile" stands in most of those
on a shield, and does not tell one act of them from another."""
TOPICAL = 0.08
"""Share of its sentences, the same of a long one: five of the sixty of a backgrounder."""
OWN = 3
"""Telling words of the whole sentence that tells the act, likewise: "European" and "consultations"
stand there, and not in what the act is called."""
_STOP = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘'(]*[A-Z])")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov))\.$")


@dataclass(frozen=True, slots=True)
class Close:
    """A sentence of another article that comes close to an act: the stems that it shares with what
    the act is called, `named`, and with the sentences that tell it.
    """

    span: Span
    named: frozenset[str]
    shared: frozenset[str]

    @property
    def is_telling(self) -> bool:
        """Whether several stems are shared, or a rare one."""
        rare = any(common_words.weight_of(one) >= RARE for one in self.named)
        return rare or len(self.named) >= SHARED or len(self.shared) >= OWN

    def is_strong(self, event: Event) -> bool:
        """Whether it shares enough with what the act is called to be shown beside it."""
        rare = any(common_words.weight_of(one) >= RARE for one in self.named)
        return rare or len(self.named) >= min(SHARED, max(1, len(_about(event, event.label))))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another article in which an act is looked for: its id, text, and who is named where."""

    article: str
    text: str
    mentions: Sequence[Mention]


def elsewhere(record: Record, articles: Iterable[str]) -> list[Elsewhere]:
    """Those articles as acts are looked for in them. Raises BadRecord."""
    texts = queries.texts(record, articles)
    return [Elsewhere(one, text, queries.mentions(record, one)) for one, text in texts.items()]


def may_be_told(event: Event, told: Sequence[str], others: Sequence[Elsewhere]) -> bool:
    """Whether another article may tell an event as well: a sentence comes close to it, or its own
    words are too few to look for ("withdrawal")."""
    elsewhere = any(one.article not in event.articles for one in others)
    few = len(_about(event, event.label)) < SHARED
    return elsewhere and (few or bool(close(event, told, others)))


def close(
    event: Event, told: Sequence[str], others: Iterable[Elsewhere], *, strictly: bool = False
) -> list[Close]:
    """The sentences of other articles that come close to an event, which its own article tells in
    the sentences `told`; article by article, the closest first. Strictly, the stems that are the
    topic of another article count for nothing, and one alone does not, unless it is rare.
    """
    found = []
    for other in others:
        if other.article not in event.articles:
            mine = _close_in(event, told, other, _topic(other.text) if strictly else frozenset())
            found += sorted(mine, key=lambda one: (-len(one.named), -len(one.shared), one.span))
    return [one for one in found if one.is_telling] if strictly else found


def is_like(words: str, other: str, least: int) -> bool:
    """Whether a sentence of another text shares so many telling stems with some words, all of them
    where they have fewer, or a rare one; what is the topic of that text counts for nothing."""
    mine = _stems(words) - _topic(other)
    if not mine:
        return True  # nothing to look for
    for start, end in sentences_of(other):
        shared = mine & _stems(other[start:end])
        rare = any(common_words.weight_of(one) >= RARE for one in shared)
        if rare or len(shared) >= min(least, len(mine)):
            return True
    return False


@lru_cache(maxsize=256)
def _topic(text: str) -> frozenset[str]:
    """The stems that stand in several sentences of an article."""
    sentences = sentences_of(text)
    counted = Counter(stem for a, b in sentences for stem in _stems(text[a:b]))
    least = max(TOPIC, TOPICAL * len(sentences))
    return frozenset(stem for stem, n in counted.items() if n >= least)


def _close_in(
    event: Event, told: Sequence[str], other: Elsewhere, without: frozenset[str]
) -> list[Close]:
    about, whole = _about(event, event.label), _about(event, " ".join(told))
    about = {stem: weight for stem, weight in about.items() if stem not in without}
    whole = {stem: weight for stem, weight in whole.items() if stem not in without}
    sentences = sentences_of(other.text)
    by = _places(event, other.mentions)
    found = []
    for n, (start, end) in enumerate(sentences):
        first, last = sentences[max(0, n - 1)][0], sentences[min(n + 1, len(sentences) - 1)][1]
        if by is not None and not any(first <= at < last for at in by):
            continue
        there = _stems(other.text[start:end])
        named, all_ = about.keys() & there, whole.keys() & there
        rare = any(about[one] >= RARE for one in named)
        enough = about and len(named) >= min(SHARED, len(about))
        if enough or rare or len(all_) >= OWN:
            span = Span(other.article, start, end).trimmed(other.text)
            found.append(Close(span, frozenset(named), frozenset(all_)))
    return found


def _places(event: Event, mentions: Sequence[Mention]) -> list[int] | None:
    """Where a side of an event is named, or referred to; None where it has no side."""
    sides = event.actors or event.recipients
    who = {name for side in sides for name in (side.entity, side.state) if name}
    if not who:
        return None
    return [one.span.start for one in mentions if who & {one.entity, one.state}]


def _about(event: Event, words: str) -> Mapping[str, float]:
    """The stems of the words of an act that tell something, but for its sides, and their weight."""
    names = {stem for side in (*event.actors, *event.recipients) for stem in _called(side)}
    return {stem: common_words.weight_of(stem) for stem in _stems(words) - names}


def _called(side: Side) -> frozenset[str]:
    """The stems by which a side is named, or its state and people: "Putin", "Russian"."""
    state = by_iso3().get(side.state or "")
    names = (state.name, *state.names, *state.demonyms, state.capital) if state else ()
    every = (side.name, *names)  # not every state has a capital
    return frozenset(stem for name in every if name for stem in _stems(name))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """The stems of the telling words, each by the commonest word that says the same."""
    words = (text[one.start : one.end].lower() for one in common_words.terms(text))
    return frozenset(common_words.stem(plain(word)) for word in words)


@lru_cache(maxsize=256)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as [start, end), roughly: abbreviations of one letter end none."""
    edges = {0, len(text)}
    edges |= {gap.end() for gap in PARAGRAPH.finditer(text)}
    edges |= {
        stop.end() for stop in _STOP.finditer(text) if not _SHORT.search(text[: stop.start()][-6:])
    }
    ordered = sorted(edges)
    return tuple((a, b) for a, b in pairwise(ordered) if text[a:b].strip())
