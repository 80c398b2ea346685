"""Threads: the life of a proposal, demand, commitment or threat, each step with its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..errors import BadInput
from ..linked import Move, Step, Thread
from ..links.threads.outcomes import Result, outcome
from ..record import Filter, Record, queries
from ..record.queries.lives import latest_threads, threads_saying
from ..records import When
from ..tables.states import by_iso3
from . import gather
from .shapes import Head, IssueName, Words

COMMITTED = (Move.OFFERED, Move.PROMISED, Move.EXTENDED, Move.CONDITIONED, Move.ACCEPTED,
             Move.SIGNED, Move.REPEATED, Move.DEMANDED, Move.THREATENED)  # fmt: skip
"""Moves that can carry a deadline by which something is to be done."""
SETTLED = frozenset({Move.KEPT, Move.BROKEN, Move.WITHDRAWN, Move.REFUSED, Move.LAPSED})
"""States after which a deadline of the thread is no longer open."""
CLOSED = SETTLED | {Move.SIGNED}
"""Moves after which an earlier deadline is no longer open."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step with its article and words; `by` are the names of the states that made it.

    `event` is the id of the event that it is; None for a step in words alone.
    """

    step: Step
    article: Head
    words: Words
    by: tuple[str, ...]
    condition: Words | None
    event: str | None

    @property
    def when(self) -> When:
        """When it was made."""
        return self.step.when


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One thread: its title, issue, parties by name, state today, and its steps in order."""

    thread: Thread
    issue: IssueName
    parties: tuple[str, ...]
    steps: tuple[StepView, ...]

    @property
    def id(self) -> str:
        """The thread's own id."""
        return self.thread.id


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What came of a step: the result, the step that tells it, and where none does, the next step
    that decides its thread.
    """

    result: Result
    by: StepView | None = None
    later: StepView | None = None

    @property
    def told(self) -> str:
        """The result in words that can stand alone: "kept", "not told in these articles"."""
        return RESULTS.get(self.result, self.result.value)


RESULTS = {
    Result.NOT_TOLD: "not told in these articles",
    Result.LAPSED: "lapsed: its day has passed, and none of these articles says that it was done",
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """A step with a deadline, and what came of it; `due` is the last day."""

    thread: ThreadView
    step: StepView
    due: date
    past: bool  # whether the last day has gone by
    outcome: OutcomeView = OutcomeView(Result.NOT_TOLD)


def threads(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[ThreadView]:
    """Threads in the order of their first steps; `after` is the id of the last one seen.

    Raises BadRecord.
    """
    return _views(record, queries.threads(record, where, limit, after))


def latest(record: Record, limit: int) -> list[ThreadView]:
    """The threads that begin last, the very last first. Raises BadRecord."""
    return _views(record, latest_threads(record, limit))


def saying(record: Record, words: str, limit: int) -> list[ThreadView]:
    """The threads of which a step is told in those words (a query as `views.search` makes it).

    Raises BadInput for words that are no query, BadRecord.
    """
    return _views(record, threads_saying(record, words, limit))


def thread(record: Record, name: str) -> ThreadView:
    """The thread of that id. Raises BadInput when there is none."""
    found = queries.thread(record, name)
    if not found:
        raise BadInput(f"no thread '{name}'; ids are in `detente threads --json`")
    return _views(record, [found])[0]


def commitments(
    record: Record, where: Filter, today: date, *, settled: bool = False
) -> list[Commitment]:
    """Steps with a deadline that nothing has settled, the nearest deadline first; with `settled`
    those too that were kept, broken, refused or have lapsed. Raises BadRecord.
    """
    found = [
        Commitment(view, one, due, due < today, outcome_of(view, n, today))
        for view in _views(record, queries.threads_due(record, where))
        for n, one in enumerate(view.steps)
        if (due := _due(one)) and (settled or _open(view, n))
    ]
    return sorted(found, key=lambda one: (one.due, one.thread.id, one.step.step.event))


def outcome_of(view: ThreadView, place: int, today: date) -> OutcomeView:
    """What came of the step at a place of a thread, as of a day, with its evidence."""
    steps = view.steps
    found = outcome([one.step for one in steps], place, today)
    by, later = (None if at is None else steps[at] for at in (found.by, found.later))
    return OutcomeView(found.result, by, later)


def _due(one: StepView) -> date | None:
    """The last day by which a step's matter is to be done; None for one without a deadline."""
    if one.step.move not in COMMITTED or one.step.deadline is None:
        return None
    return one.step.deadline.latest


def _open(view: ThreadView, place: int) -> bool:
    """Whether nothing has settled the thread, or came after the step that does."""
    settled = view.thread.state in SETTLED
    return not settled and not any(one.step.move in CLOSED for one in view.steps[place + 1 :])


def held(record: Record, where: Filter) -> set[str]:
    """The ids of the events whose deadlines stand in threads, settled or not. Raises BadRecord."""
    found = queries.threads_due(record, where)
    return {step.event for one in found for step in one.steps if step.deadline}


def _views(record: Record, found: Sequence[Thread]) -> list[ThreadView]:
    articles = [step.article for one in found for step in one.steps]
    heads, texts = gather.heads(record, articles), queries.texts(record, articles)
    known = queries.events_by_id(record, [step.event for one in found for step in one.steps])
    events = {event.id for event in known}
    views = []
    for one in found:
        steps = tuple(
            _step(step, heads[step.article], texts[step.article], events)
            for step in one.steps
            if step.article in heads
        )
        issue = gather.issues_of([one.issue])[0]
        views.append(ThreadView(one, issue, names_of_states(one.parties), steps))
    return views


def _step(step: Step, head: Head, text: str, events: set[str]) -> StepView:
    condition = gather.words((step.condition,), text) if step.condition else None
    event = step.event if step.event in events else None
    words = gather.words((step.span,), text)
    return StepView(step, head, words, names_of_states(step.by), condition, event)


def names_of_states(codes: Iterable[str]) -> tuple[str, ...]:
    """The names of states by their ISO3; a code that the table lacks stands for itself."""
    known = by_iso3()
    return tuple(known[code].name if code in known else code for code in codes)
