"""A search at a glance: what was said and done that fits some words best, and the threads about it.

Who first proposed it and who answered stand above the articles that hold the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..linked import Event
from ..record import Filter, Record, queries
from ..records import When
from ..spans import Span
from .search import DoneHit, SaidHit, query_of, ranked, search_done, search_said
from .search_names import called_in, without
from .threads import ThreadView, saying

MOST_LIVES, MOST_EVENTS, MOST_SAID = 3, 5, 4
"""Lines of each: together they fill a screen, and the articles begin below."""
MOST_LOOKED_AT = 30
"""Threads among which those of some days are looked for."""
REPORTS = 25
"""Reports among which the events are looked for: the best of them, several of one event."""


@dataclass(frozen=True, slots=True)
class Fit:
    """An event with the report of it that fits the words best, or what was said that does."""

    when: When
    event: Event | None = None
    done: DoneHit | None = None
    said: SaidHit | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named in a search: the id or state by which lists are narrowed, the name, the
    other words, and what they said and did by these.
    """

    id: str
    name: str
    words: str
    said: Filter
    done: Filter


@dataclass(frozen=True, slots=True)
class Glance:
    """What the words are about: what was said and done, in order of time, and threads. All empty
    where nothing is; of words too common to be ranked there are threads alone.
    """

    lives: tuple[ThreadView, ...] = ()
    fits: tuple[Fit, ...] = ()
    speaking: tuple[Named, ...] = ()  # those named in the words who said something in the others

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.lives or self.fits)


def glance(record: Record, words: str, where: Filter) -> Glance:
    """What was said and done that fits some words best, in order of time, and the threads about it.

    Raises BadInput when there is no word to look for, BadRecord.
    """
    lives = lives_of(record, words, where)
    if not ranked(record, words, "event_mentions") or not ranked(record, words, "attributions"):
        return Glance(lives)
    named = _named(record, words, where)
    asked = [*named, Named("", "", words, where, where)]
    events = _events(record, asked)
    told = [one.done for one in events if one.done]
    said: dict[str, Fit] = {}
    found = []
    for one in asked:
        hits = search_said(record, one.words, one.said, MOST_SAID + len(told))
        found += [one] if hits else []
        said |= {
            hit.id: Fit(hit.said.when, said=hit)
            for hit in hits
            if hit.id not in said and not any(_in_one_sentence(hit, done) for done in told)
        }
    fits = [*events, *list(said.values())[:MOST_SAID]]
    speaking = tuple(one for one in found if one.id)
    return Glance(lives, tuple(sorted(fits, key=_in_time)), speaking)


def _named(record: Record, words: str, where: Filter) -> list[Named]:
    """Who is named in the words, with the others: "Putin NATO" is also what Putin said of NATO."""
    if not _plain(words) or where.by or where.actors:
        return []
    found = []
    for who, name in called_in(record, words):
        side = who.state if who.kind == "state" and who.state else who.id
        if re.search(r"\w", rest := without(words, name)):
            by, acting = replace(where, by=(side,)), replace(where, actors=(side,))
            found.append(Named(side, who.name, rest, by, acting))
    return found


def _plain(words: str) -> bool:
    """Whether a search is words alone, none joined by OR, near each other or left out."""
    return not re.search(r"\b(?:OR|NEAR)\b|(?<!\S)-\w", words)


def lives_of(record: Record, words: str, where: Filter) -> tuple[ThreadView, ...]:
    """The threads of which a step is told in those words; where days are asked for, those with a
    step that may lie in them. Raises BadInput, BadRecord.
    """
    dated = bool(where.start or where.end)
    found = saying(record, query_of(words), MOST_LOOKED_AT if dated else MOST_LIVES)
    kept = [one for one in found if not dated or any(_within(s.when, where) for s in one.steps)]
    return tuple(kept[:MOST_LIVES])


def _within(when: When, where: Filter) -> bool:
    """Whether a time may lie in the days of a filter, as lists have it; what has none does not."""
    if not (when.earliest or when.latest):
        return False
    begins = not where.end or not when.earliest or when.earliest <= where.end
    if where.end and when.latest and not when.earliest:
        begins = when.latest.isoformat() <= queries.year_after(where.end)
    return begins and (not where.start or not when.latest or when.latest >= where.start)


def _events(record: Record, asked: Sequence[Named]) -> list[Fit]:
    """The events that the best reports tell."""
    best: dict[str, DoneHit] = {}
    hits = [hit for one in asked for hit in search_done(record, one.words, one.done, REPORTS)]
    for hit in hits:
        if hit.done.event:
            best.setdefault(hit.done.event, hit)
    best = _apart(best, hits)
    found = queries.events_by_id(record, list(best)[:MOST_EVENTS])
    return [Fit(event.when, event, best[event.id]) for event in found]


def _apart(best: dict[str, DoneHit], hits: Sequence[DoneHit]) -> dict[str, DoneHit]:
    """The same events, each with the best report that tells it in a sentence of its own, if any: of
    one sentence that tells two acts, who reads it twice learns nothing more.
    """
    found: dict[str, DoneHit] = {}
    for event, first in best.items():
        taken = {one.done.sentence.spans for one in found.values()}
        own = (h for h in hits if h.done.event == event and h.done.sentence.spans not in taken)
        found[event] = next(own, first)
    return found


def _in_one_sentence(hit: SaidHit, done: DoneHit) -> bool:
    """Whether what was said and what was done are told by the same words of one article."""
    said, act = hit.said.sentence.spans, done.done.sentence.spans
    same = hit.said.article.id == done.done.article.id
    return same and any(_overlap(one, other) for one in said for other in act)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _in_time(one: Fit) -> tuple[str, bool]:
    """In order of the first day on which it may have been, as lists have it; events first."""
    known = one.when.earliest or one.when.latest
    return known.isoformat() if known else "~", one.event is None
