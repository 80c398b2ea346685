"""Threads: the life of a proposal, demand, commitment or threat, each step with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..errors import BadInput
from ..linked import Move, Thread
from ..links.naming import Put, whose_noun
from ..links.threads.matters import matters
from ..links.threads.outcomes import NO_OUTCOME, Result, outcome
from ..links.threads.state import OPEN, decides, reopens
from ..links.voice import marked
from ..record import Filter, Record, queries
from ..record.filters import ONE_STEP
from ..record.queries.lives import leading_threads, threads_saying
from ..tables.moves import opening
from . import gather
from .shapes import IssueName
from .thread_steps import StepView, given_up, names_of_states, step_view, with_terms
from .told_later import ToldLater, told_later

COMMITTED = (Move.OFFERED, Move.PROMISED, Move.EXTENDED, Move.CONDITIONED, Move.ACCEPTED,
             Move.SIGNED, Move.REPEATED, Move.DEMANDED, Move.THREATENED, Move.WITHDRAWN,
             Move.IMPOSED)  # fmt: skip
"""Moves that can carry a deadline by which something is to be done."""
SETTLED = frozenset({Move.KEPT, Move.BROKEN, Move.WITHDRAWN, Move.REFUSED, Move.LAPSED})
"""States after which a deadline of the thread is no longer open."""
CLOSED = SETTLED | {Move.SIGNED}
"""Moves after which an earlier deadline is no longer open."""
NO_ANSWER = "no answer was read in these articles"
"""Where no step answers: said of what was read, since an article may tell more."""
NOT_TIED = "whether that answers what was asked, these articles do not say"
"""Where another side agreed to something, or refused it, and no article ties it to the demand."""
NO_DECISION = "no agreement or refusal was read in these articles"
"""Where another side acted, and no step agrees or refuses."""


@dataclass(frozen=True, slots=True)
class MatterView:
    """Things of a thread that came to the table in one step and have the same answers: that step,
    and the steps that answer."""

    name: str
    first: StepView
    answers: tuple[StepView, ...]


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

    @property
    def title(self) -> str:
        """Its title. What an outlet judges is told by the table's name of the thing and who put it
        on the table; where the table knows none, in quotation marks, with the outlet."""
        first, *others = self.thread.title.split("; ")
        lead = first.removeprefix(f"{self.issue.name}: ")
        told = (marked(lead, one.words.text, one.judges) for one in self.steps)
        found = next(((t, one) for t, one in zip(told, self.steps, strict=True) if t != lead), None)
        if found is None:
            return self.thread.title
        quoted, one = found
        plain = _plainly(one, lead)
        whose = f", in the words of {one.article.outlet}" if one.article.outlet else ""
        parts = [plain or quoted + whose, *(o for o in others if o not in one.step.on)]
        return f"{first.removesuffix(lead)}{'; '.join(parts)}"

    @property
    def heading(self) -> str:
        """Its title without the name of its issue and what else it is on, to stand where these
        stand beside it."""
        words = self.title.removeprefix(f"{self.issue.name}: ").split("; ")[0]
        return words[:1].upper() + words[1:]

    @property
    def stands(self) -> str:
        """How it stands, in a word or two: its state; ONE_STEP where one step alone is told, which
        nothing decides."""
        alone = len(self.thread.steps) == 1 and self.thread.state == OPEN
        return ONE_STEP if alone else self.thread.state

    @property
    def stands_as(self) -> str:
        """The same in plain words: who did what last that decides it ("Norway suspended"); "open",
        ONE_STEP, or that its day has passed."""
        last = self.decisive
        if self.thread.state == OPEN or last is None:
            return self.stands
        if self.thread.state == Move.LAPSED:
            return "its day has passed"
        return f"{last.who or 'somebody'} {last.done}"

    @property
    def first(self) -> StepView | None:
        """The step that put something on the table first; without one, the first step."""
        steps = [one.step for one in self.steps]
        return self.steps[opening(steps)] if steps else None

    @property
    def decisive(self) -> StepView | None:
        """The last step that decides it; None where none does. More may have been put on the table
        since: then the thread is open."""
        steps = [one.step for one in self.steps]
        found = (place for place in reversed(range(len(steps))) if decides(steps, place))
        return next((self.steps[place] for place in found), None)

    @property
    def since(self) -> StepView | None:
        """The last step that opened the thread again after it was decided; None where none did."""
        last = self.decisive
        first = self.steps.index(last) + 1 if last else len(self.steps)
        steps = [one.step for one in self.steps]
        again = (place for place in reversed(range(first, len(steps))) if reopens(steps, place))
        return next((self.steps[place] for place in again), None)

    @property
    def afterwards(self) -> StepView | None:
        """The last criticism of another after the step that decides it, or answers, told by the
        same article: "they have not kept the promise"."""
        last = self.decisive or self.answer
        after = self.steps[self.steps.index(last) + 1 :] if last else ()
        theirs = (one for one in reversed(after) if last and one.step.move is Move.CRITICISED
                  and one.step.article == last.step.article
                  and not set(one.step.by) & set(last.step.by)
                  and one.step.when.earliest)  # fmt: skip
        return next(theirs, None)

    @property
    def answer(self) -> StepView | None:
        """The last step of another side after the first, where nothing is decided."""
        first = self.first
        if first is None or self.decisive:
            return None
        after = self.steps[self.steps.index(first) + 1 :]
        return _last_of_others(after, first)

    def reply_to(self, one: StepView) -> StepView | None:
        """The last step of another side after one; None where no other did anything since."""
        after = self.steps[self.steps.index(one) + 1 :]
        return _last_of_others(after, one)

    @property
    def standing(self) -> tuple[str | StepView, ...]:
        """How it stands, as far as these articles tell: words and the steps between them."""
        last, since = self.decisive, self.since
        if self.stands == ONE_STEP:
            return (f"One step; {NO_ANSWER}.",)
        if last and since:
            reply = self.reply_to(since)
            end = (f"; {NO_ANSWER}.",) if reply is None else ("; ", reply, ".")
            if _after(since, last):
                if _on_another_thing(last, since):
                    return last, "; since then, on something else, ", since, *end
                return "Open again. ", last, "; since then ", since, *end
            return "Open. ", last, "; also open: ", since, *end
        if last and len(self.steps) == 1:
            return last, f"; {NO_OUTCOME}."
        if last and (after := self.afterwards):
            return last, "; afterwards ", after, "."
        if last:
            return last, "."
        if self.answer:
            after = self.afterwards
            also: tuple[str | StepView, ...] = ("; afterwards ", after) if after else ()
            if self.answer.step.move in (Move.ACCEPTED, Move.REFUSED):
                return "Open. ", self.answer, f"; {NOT_TIED}", *also, "."
            return "Open. ", self.answer, *also, f"; {NO_DECISION}."
        return (f"Open; {NO_ANSWER}.",)

    @property
    def matters(self) -> tuple[MatterView, ...]:
        """The things that it is on, each with who put it on the table and what answers it; those
        of which all this is the same together."""
        alike: dict[tuple[int, tuple[int, ...]], list[str]] = {}
        for one in matters([one.step for one in self.steps], self.thread.issue):
            answers = with_terms(self.steps, one.first, one.answers)
            alike.setdefault((one.first, answers), []).append(one.name)
        return tuple(
            MatterView(_listed(names), self.steps[first], tuple(self.steps[n] for n in answers))
            for (first, answers), names in alike.items()
        )


_YEAR = re.compile(r"\b(\d{4})\)$")


def _plainly(one: StepView, lead: str) -> str:
    """What a step put on the table by the table's names of the things, with whose it is and the
    year that its title has; "" where the table knows none. Of several things the words do not tell
    which it brings and which it is against: it is a proposal on them."""
    if not one.step.on:
        return ""
    year = found[1] if (found := _YEAR.search(lead)) else ""
    whose = whose_noun(Put(one.step.by, one.step.move, one.did, "", "", year))
    if len(one.step.on) > 1 and one.step.move is not Move.IMPOSED:
        return f"{whose} on {_listed(one.step.on)}{f' ({year})' if year else ''}"
    return f"{_listed(one.step.on)} ({', '.join(part for part in (whose, year) if part)})"


def _listed(names: Sequence[str]) -> str:
    """ "sites in Europe, the radar in Azerbaijan and guarantees"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _last_of_others(after: Sequence[StepView], one: StepView) -> StepView | None:
    """The last of some steps that another side made; where none did, of those who act for none."""
    theirs = (two for two in reversed(after) if set(two.step.by) - set(one.step.by))
    bodies = (two for two in reversed(after) if two.step.bodies)
    return next(theirs, None) or next(bodies, None)


def _on_another_thing(decided: StepView, new: StepView) -> bool:
    """Whether two steps name things, and none of them is one."""
    one, other = set(decided.step.on), set(new.step.on)
    return bool(one and other and not one & other)


def _after(one: StepView, other: StepView) -> bool:
    """Whether the first day of one step lies after the last of the other."""
    first, last = one.when.earliest, other.when.latest
    return bool(first and last and first > last)


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What came of a step: the result, the step that tells it, and where none does, the next step
    that decides its thread; and sentences of later articles that tell it as done in its words.
    `early` says that whoever owed it gave the matter up by its day, in the step `later`.
    """

    result: Result
    by: StepView | None = None
    later: StepView | None = None
    told_later: tuple[ToldLater, ...] = ()
    early: bool = False

    @property
    def told(self) -> str:
        """The result in words that can stand alone: "kept", NO_OUTCOME."""
        if self.early:
            return EARLY
        return RESULTS.get(self.result, self.result.value)


EARLY = "decided before its day"
RESULTS = {
    Result.NOT_TOLD: NO_OUTCOME,
    Result.LATE: "done, after its day",
    Result.LAPSED: f"lapsed: its day has passed, and {NO_OUTCOME}",
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """A step with a deadline, and what came of it; `due` is the last day, or where that is not
    known, as it counts from a day not told, the first on which it may fall (`not_before`).
    """

    thread: ThreadView
    step: StepView
    due: date
    past: bool  # whether the last day is known and has gone by
    outcome: OutcomeView = OutcomeView(Result.NOT_TOLD)
    not_before: bool = False


def threads(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[ThreadView]:
    """Threads in the order of their first steps; `after` is the id of the last one seen.

    Raises BadRecord.
    """
    return viewed(record, queries.threads(record, where, limit, after))


def leading(record: Record, limit: int) -> list[ThreadView]:
    """The threads that a first page leads with, as the record orders them. Raises BadRecord."""
    return viewed(record, leading_threads(record, limit))


def saying(record: Record, words: str, limit: int) -> list[ThreadView]:
    """The threads of which a step is told in those words (a query as `views.search` makes it).

    Raises BadInput for words that are no query, BadRecord.
    """
    return viewed(record, threads_saying(record, words, limit))


def thread(record: Record, name: str) -> ThreadView:
    """The thread of that id. Raises BadInput when there is none, BadRecord."""
    found = queries.thread(record, name)
    if not found:
        raise BadInput(f"no thread '{name}'; ids are in `detente threads --json`")
    return viewed(record, [found])[0]


def commitments(
    record: Record, where: Filter, today: date, *, settled: bool = False
) -> list[Commitment]:
    """Steps with a deadline that nothing has settled, the nearest deadline first; with `settled`
    those too that were kept, broken, refused or have lapsed. Raises BadRecord.
    """
    found = [
        Commitment(
            view,
            one,
            due,
            due < today and not _open_end(one),
            whole_outcome(record, view, n, today),
            _open_end(one),
        )
        for view in viewed(record, queries.threads_due(record, where))
        for n, one in enumerate(view.steps)
        if (due := _due(one)) and (settled or _open(view, n))
    ]
    return sorted(found, key=lambda one: (one.due, one.thread.id, one.step.step.event))


def outcome_of(view: ThreadView, place: int, today: date) -> OutcomeView:
    """What came of the step at a place of a thread, as of a day, with its evidence."""
    steps = view.steps
    found = outcome([one.step for one in steps], place, today)
    by, later = (None if at is None else steps[at] for at in (found.by, found.later))
    early = later is not None and given_up(view.steps[place], later, _due(view.steps[place]))
    return OutcomeView(found.result, by, later, early=early)


def whole_outcome(record: Record, view: ThreadView, place: int, today: date) -> OutcomeView:
    """The same, with sentences of later articles that tell it as done, where no step tells what
    came of it. Raises BadRecord."""
    found = outcome_of(view, place, today)
    if found.result in (Result.NOT_TOLD, Result.NOT_DUE, Result.LAPSED):
        found = replace(
            found, told_later=told_later(record, view.steps[place], view.thread.parties)
        )
    return found


def _due(one: StepView) -> date | None:
    """The last day by which a step's matter is to be done; None for one without a deadline."""
    if one.step.move not in COMMITTED or one.step.deadline is None:
        return None
    return one.step.deadline.latest or one.step.deadline.earliest


def _open_end(one: StepView) -> bool:
    return bool(one.step.deadline and one.step.deadline.latest is None)


def _open(view: ThreadView, place: int) -> bool:
    """Whether nothing has settled the thread, or came after the step that does."""
    settled = view.thread.state in SETTLED
    return not settled and not any(one.step.move in CLOSED for one in view.steps[place + 1 :])


def held(record: Record, where: Filter) -> set[str]:
    """The ids of the events whose deadlines stand in threads, settled or not. Raises BadRecord."""
    found = queries.threads_due(record, where)
    return {step.event for one in found for step in one.steps if step.deadline}


def viewed(record: Record, found: Sequence[Thread]) -> list[ThreadView]:
    """Threads with what stands beside their steps. Raises BadRecord."""
    articles = [step.article for one in found for step in one.steps]
    heads, texts = gather.heads(record, articles), queries.texts(record, articles)
    known = queries.events_by_id(record, [step.event for one in found for step in one.steps])
    events = {event.id for event in known}
    views = []
    for one in found:
        threatened = {
            side for step in one.steps if step.move is Move.THREATENED for side in step.by
        }
        steps = tuple(
            step_view(step, heads[step.article], texts[step.article], events, threatened)
            for step in one.steps
            if step.article in heads
        )
        issue = gather.issues_of([one.issue])[0]
        views.append(ThreadView(one, issue, names_of_states(one.parties), steps))
    return views
