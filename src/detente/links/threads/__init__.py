"""Threads: the life of a proposal, demand, commitment or threat on an issue between two states.

Acts are joined by what they are about and by what they answer (`joining`), told once each in the
order of time (`steps`), and their state is the last move that decides (`state`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ...linked import Event, Move, Quoted, Report, Step, Thread
from ...records import content_id
from ...tables.moves import opening
from .. import acts
from ..acts import Act, Deed
from . import allies, joining, state, steps, titles

VERSION = "16"


def threads(
    issue: str,
    parties: tuple[str, str],
    events: Sequence[tuple[Event, tuple[Report, ...]]],
    said: Sequence[Quoted],
    today: date | None = None,
) -> list[Thread]:
    """The threads of an issue (its id) between two states (ISO3), in order of their openings.

    `events` and `said` are all that touch the issue and one of the two; what the same articles tell
    of the two under no issue, or under another, may be given too: it counts only where it answers
    ("praised the idea"). `today` is the day as of which a deadline has passed; None tells of none.
    """
    found = towards(issue, parties, events, said)
    return made_of(issue, parties, found, acts.deeds(events), today)


def towards(
    issue: str,
    parties: tuple[str, str],
    events: Sequence[tuple[Event, tuple[Report, ...]]],
    said: Sequence[Quoted],
) -> list[Act]:
    """The acts of two states towards each other, in order of articles and places.

    Those of an article rest on its own reports and attributions alone, so that they can be kept.
    """
    told = [_at_home(act) for act in acts.of_events(issue, events)]
    texts = {one.teller.article: one.text for _, reports in events for one in reports}
    opposed = acts.opposing(issue, said, texts)
    known = {act.mention for act in opposed}
    spoken = [act for act in acts.of_said(issue, said) if act.mention not in known]
    heard = [_at_home(act) for act in (*spoken, *opposed)]
    return joining.between(frozenset(parties), told, heard)


def owed(found: Iterable[Act]) -> set[str]:
    """PLOVER codes of what is promised or threatened: of other deeds `made_of` needs none."""
    return {act.deed for act in found if act.move in steps.OWING and act.deed}


def made_of(
    issue: str,
    parties: tuple[str, str],
    found: Sequence[Act],
    deeds: Sequence[Deed],
    today: date | None,
) -> list[Thread]:
    """The threads that acts make, as `towards` gives them, whatever they are read from or kept in;
    `deeds` are what was done, at least all of the codes `owed`.
    """
    made = []
    here = allies.acting(found)
    for group in joining.groups(found):
        course = steps.told(group, deeds)
        told = steps.is_thread(course, frozenset(parties))
        if told and not allies.told_with_another(group, parties, here):
            thread = _thread(issue, parties, course, today)
            everybody = {*parties, *allies.beside(group, parties)}
            made.append(replace(thread, parties=tuple(sorted(everybody))))
    made.sort(key=_start)
    return list({thread.id: thread for thread in made}.values())


def _start(thread: Thread) -> tuple[date, str]:
    return steps.start(thread.steps[opening(thread.steps)].when), thread.id


def _at_home(act: Act) -> Act:
    """An act of several issues makes a thread on one of them, and only answers on the others."""
    return replace(act, own=act.own and act.home)


def _thread(
    issue: str, parties: tuple[str, str], told: Sequence[steps.Told], today: date | None
) -> Thread:
    done = state.with_lapse([one.step for one in told], today)
    return Thread(
        id=content_id("thread", issue, *sorted(parties), *_first(told)),
        title=titles.title(issue, told),
        issue=issue,
        parties=tuple(sorted(parties)),
        state=state.state_of(done),
        steps=tuple(done),
        on=tuple(dict.fromkeys(name for step in done for name in step.on)),
    )


def _first(told: Sequence[steps.Told]) -> tuple[str, str]:
    """By which a thread is known: its first step that was not made of another thread's promise."""
    own = [one for one in told if not one.step.bodies] or told
    first = next((one for one in own if one.step.move is not Move.KEPT), own[0])
    return first.act.item, first.step.move.value


def commitments(found: Sequence[Thread]) -> list[tuple[Thread, Step]]:
    """Open commitments with a deadline: the step that made each, the soonest due first.

    A thread counts while its state is open; what was offered, demanded or promised in it, and is
    due by a day, is listed.
    """
    due = [
        (thread, step)
        for thread in found
        if thread.state == state.OPEN
        for step in thread.steps
        if step.deadline and step.deadline.latest and step.move in state.COMMITTING
    ]
    return sorted(due, key=lambda pair: (pair[1].deadline.latest, pair[0].id))  # type: ignore[union-attr]
