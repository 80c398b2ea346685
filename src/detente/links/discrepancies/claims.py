"""A claim: one article's value for one measured thing, and the sentences in which to look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ...linked import DiscrepancyKind, Report, Teller, Telling
from ...spans import Span
from ...tables import common_words
from ...tables.states import state_named, states

FOREVER = float("inf")
KEPT = 512
"""Texts or reports of which what was worked out is kept: the articles that are compared with one
another, each of which is asked for every event of theirs."""
ROOT = 5
"""Letters by which words for one act are one: "withdrew", "withdrawal"."""


def root(words: str) -> str:
    """The first letters of the stem of the first word, by which an act and its noun are one."""
    return common_words.stem(words.lower().split()[0])[:ROOT]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says that a thing measures: from low to high, both in.

    Claims with the same `key` are of the same thing. `bound` is true where the words leave room on
    purpose ("at least 20"), `rounded` where they round ("nearly 500"). `about` holds stems of the
    words near it; `whose` the names that qualify it ("Libyan"). `rises` is true for counts that
    grow while they are told.
    """

    kind: DiscrepancyKind
    key: str
    what: str
    low: float
    high: float
    bound: bool
    rounded: bool
    teller: Teller
    span: Span
    value: str
    about: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    rises: bool = False
    known: bool = False  # the thing is known by what was done to it, not by the words around
    due: tuple[tuple[int, int], ...] = ()  # days to come in its sentence: "by the end of the year"
    beside: tuple[tuple[str, float], ...] = ()  # counts in the sentence of a term: unit and value


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report's article: its words, where it starts, and how many sentences it is
    away from the report (0 for its own)."""

    text: str
    start: int
    away: int


_END = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[“\"‘'A-Z])|\n\s*\n")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept"
                    r"|Oct|Nov|Dec)|\b[A-Z])\.$")  # fmt: skip


@lru_cache(maxsize=KEPT)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a text, by its full stops and paragraphs."""
    found, start = [], 0
    for match in _END.finditer(text):
        if "\n" in match.group() or not _SHORT.search(text[start : match.start()]):
            found.append((start, match.start()))
            start = match.end()
    found.append((start, len(text)))
    return tuple((a, b) for a, b in found if text[a:b].strip())


def passages(report: Report, telling: Telling | None, reach: int) -> Iterator[Passage]:
    """The report's sentence, and those up to `reach` sentences away."""
    own = report.mention.sentence
    yield Passage(report.sentence, own.start, 0)
    if telling is None or not reach:
        return
    every = sentences(telling.text)
    at = next((i for i, (_, end) in enumerate(every) if end > own.start), len(every))
    last = max((i for i, (start, _) in enumerate(every) if start < own.end), default=at)
    for place in range(max(0, at - reach), min(len(every), last + reach + 1)):
        start, end = every[place]
        if not at <= place <= last and start >= telling.body_start:
            away = at - place if place < at else place - last
            yield Passage(telling.text[start:end], start, away)


SOON = 7
"""Days after an article from which on a day is what a number is due by, not when it was told."""


_SAYS_TOO = re.compile(r",?\s(?:and|but|while)\s(?:\w+\s){0,2}?\w+(?:ed|s|id)\sthat\s")
""" "Reopened four crossings [and announced that] its envoy would be back next week": what is said
beside an act is due for itself."""


def _said_beside(text: str, at: int) -> tuple[int, int]:
    """Where the act or saying around a place of a sentence begins and ends."""
    breaks = [match.start() for match in _SAYS_TOO.finditer(text)]
    first = max((one for one in breaks if one <= at), default=0)
    return first, min((one for one in breaks if one > at), default=len(text))


def due(telling: Telling | None, passage: Passage, at: int) -> tuple[tuple[int, int], ...]:
    """The days to come that a sentence names around a place in it, as first and last ordinals."""
    told = telling.teller.published.latest if telling else None
    if telling is None or told is None:
        return ()
    (start, end), found = (passage.start + one for one in _said_beside(passage.text, at)), []
    for time in telling.times:
        first, last = time.when.earliest, time.when.latest
        inside = start <= time.span.start and time.span.end <= end
        if inside and time.type == "DATE" and first and last and (last - told).days > SOON:
            found.append((first.toordinal(), last.toordinal()))
    return tuple(found)


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TEXTS = 1_024
"""Sentences of which the words are kept: those of all articles on one news, which are compared with
one another."""


@lru_cache(maxsize=TEXTS)
def about(text: str) -> frozenset[str]:
    """Stems of the words of a text that say what it is about."""
    return frozenset(one for one in stems(text) if common_words.weight_of(one) >= TELLING)


@lru_cache(maxsize=TEXTS)
def stems(text: str) -> frozenset[str]:
    """Stems of all the words of a text."""
    return frozenset(common_words.stem(m.group().lower()) for m in _WORD.finditer(text))


@lru_cache(maxsize=TEXTS)
def named(text: str) -> frozenset[str]:
    """Stems of the words of a text that tell anything, names of states too."""
    return frozenset(one for one in stems(text) if common_words.weight_of(one) > 0)


@lru_cache(maxsize=TEXTS)
def with_states(text: str) -> frozenset[str]:
    """The same, with what names a state as its code: "Chile", "Chilean" and "Santiago" are one."""
    return frozenset(_code(m.group()) for m in _WORD.finditer(text)) & (named(text) | codes())


@lru_cache(maxsize=16_384)
def _code(word: str) -> str:
    state = state_named(word) if word[0].isupper() else None
    return state.iso3 if state else common_words.stem(word.lower())


@cache
def codes() -> frozenset[str]:
    """The codes (ISO3) of all states."""
    return frozenset(one.iso3 for one in states())


TELLING = 0.6
"""Weight (tables.common_words) from which a word says what is measured: "loan" has 1.25."""


_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")


@lru_cache(maxsize=1024)
def states_in(text: str) -> frozenset[str]:
    """The states (ISO3) that a text names."""
    found = (state_named(word) for name in _NAME.findall(text) for word in (name, *name.split()))
    return frozenset(state.iso3 for state in found if state)
