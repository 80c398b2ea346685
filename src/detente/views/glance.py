"""A search at a glance: the threads, events and speeches about some words, with who and when.

Who first proposed it and what came of it stand above the articles that hold the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..linked import Event, Move
from ..links.threads.matters import answers_to
from ..record import Filter, Record, queries
from ..records import When
from .search import DoneHit, SaidHit, any_of, query_of, ranked, search_done, search_said
from .spelling import spellings
from .thread_steps import StepView
from .threads import OutcomeView, ThreadView, outcome_of, saying

MOST_LIVES, MOST_EVENTS, MOST_SAID = 3, 5, 4
"""Lines of each: together they fill half a screen, and the articles begin below."""
MOST_LOOKED_AT = 30
"""Threads among which those of some days are looked for."""
REPORTS = 25
"""Reports among which the events are looked for: the best of them, several of one event."""
ANSWERS = frozenset({Move.ACCEPTED, Move.REFUSED, Move.COUNTERED, Move.WELCOMED, Move.SIGNED,
                     Move.WITHDRAWN, Move.KEPT, Move.BROKEN, Move.LAPSED})  # fmt: skip
"""Moves that are an answer to what was proposed, or end it."""


@dataclass(frozen=True, slots=True)
class Life:
    """A thread in three lines: the first step told in the words looked for, the next answer to it,
    what came of it, and the last step. What is not told is None.
    """

    thread: ThreadView
    first: StepView
    answer: StepView | None
    outcome: OutcomeView
    last: StepView | None


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the report of it that fits the words best."""

    event: Event
    hit: DoneHit


@dataclass(frozen=True, slots=True)
class Glance:
    """What the words are about; all empty where nothing is, or where the words are too common."""

    lives: tuple[Life, ...] = ()
    events: tuple[Told, ...] = ()
    said: tuple[SaidHit, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.lives or self.events or self.said)


def glance(record: Record, words: str, where: Filter, today: date) -> Glance:
    """The threads, events and speeches about some words, each in order of time.

    Raises BadInput when there is no word to look for, BadRecord.
    """
    lives = lives_of(record, words, where, today)
    if not ranked(record, words, "event_mentions") or not ranked(record, words, "attributions"):
        return Glance(lives)
    return Glance(
        lives,
        tuple(_events(record, words, where)),
        tuple(_in_time(search_said(record, words, where, MOST_SAID))),
    )


def lives_of(record: Record, words: str, where: Filter, today: date) -> tuple[Life, ...]:
    """The threads of which a step is told in those words; where days are asked for, those with a
    step that may lie in them. Raises BadInput, BadRecord.
    """
    dated = bool(where.start or where.end)
    found = saying(record, query_of(words), MOST_LOOKED_AT if dated else MOST_LIVES)
    kept = [one for one in found if not dated or any(_within(s.when, where) for s in one.steps)]
    return tuple(life(one, words, today) for one in kept[:MOST_LIVES])


def _within(when: When, where: Filter) -> bool:
    """Whether a time may lie in the days of a filter, as lists have it; what has none does not."""
    if not (when.earliest or when.latest):
        return False
    begins = not where.end or not when.earliest or when.earliest <= where.end
    return begins and (not where.start or not when.latest or when.latest >= where.start)


def life(view: ThreadView, words: str, today: date) -> Life:
    """A thread by the words looked for: from the first step that has them all, else the most."""
    place = _place(view.steps, words)
    first, later = view.steps[place], view.steps[place + 1 :]
    told = answers_to([one.step for one in view.steps], place, view.thread.issue)
    answers = (view.steps[n] for n in told if view.steps[n].step.move in ANSWERS)
    answer = min(answers, key=_day, default=None)
    last = later[-1] if later and later[-1] is not answer else None
    return Life(view, first, answer, outcome_of(view, place, today), last)


def _day(step: StepView) -> str:
    """By which answers are put in order: the last day on which it may have been."""
    known = step.when.latest or step.when.earliest
    return known.isoformat() if known else "~"


def _place(steps: Sequence[StepView], words: str) -> int:
    """The place of the first step that has the most of the words."""
    wanted = [spellings(one.rstrip("*")) for one in re.findall(r"[\w'’-]+\*?", any_of(words))]
    wanted = wanted or [spellings(one) for one in re.findall(r"[\w'’-]+", words)]

    def held(step: StepView) -> int:
        text = step.words.text.casefold()
        return sum(any(form.casefold() in text for form in forms) for forms in wanted)

    return max(range(len(steps)), key=lambda place: (held(steps[place]), -place))


def _events(record: Record, words: str, where: Filter) -> list[Told]:
    """The events that the best reports tell, in order of time."""
    best: dict[str, DoneHit] = {}
    for hit in search_done(record, words, where, REPORTS):
        if hit.done.event:
            best.setdefault(hit.done.event, hit)
    found = queries.events_by_id(record, list(best)[:MOST_EVENTS])
    told = [Told(event, best[event.id]) for event in found]
    return sorted(told, key=lambda one: (_first(one.event), one.event.id))


def _first(event: Event) -> str:
    known = event.when.earliest or event.when.latest
    return known.isoformat() if known else "~"


def _in_time(hits: Sequence[SaidHit]) -> list[SaidHit]:
    def day(hit: SaidHit) -> str:
        known = hit.said.when.earliest or hit.said.when.latest
        return known.isoformat() if known else "~"

    return sorted(hits, key=lambda hit: (day(hit), hit.id))
