"""What came of a step by whose day something was to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente import dates
from detente.linked import Move, Step
from detente.links.threads.outcomes import Outcome, Result, outcome
from detente.links.threads.state import OPEN, state_of
from detente.records import Basis, When, when_of
from detente.spans import Span

TODAY = date(2030, 6, 1)


def day(prefix: str) -> When:
    return when_of(dates.of_prefix(prefix), Basis.STATED)


def step(
    move: Move, *by: str, due: str | None = None, article: str = "a", event: str = "e"
) -> Step:
    deadline = day(due) if due else None
    return Step(event, move, day("2030-01-10"), by, article, Span(article, 0, 9), deadline)


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        ([step(Move.PROMISED, "NOR", due="2030-03"), step(Move.KEPT, "NOR")],
         Outcome(Result.KEPT, 1)),
        ([step(Move.THREATENED, "NOR", due="2030-03"), step(Move.KEPT, "NOR")],
         Outcome(Result.CARRIED_OUT, 1)),
        ([step(Move.PROMISED, "NOR", due="2030-03"), step(Move.BROKEN, "NOR")],
         Outcome(Result.BROKEN, 1)),
        ([step(Move.PROMISED, "NOR", due="2030-03"), step(Move.LAPSED, "NOR")],
         Outcome(Result.LAPSED, 1)),
        ([step(Move.DEMANDED, "NOR", due="2030-03"), step(Move.REFUSED, "POL")],
         Outcome(Result.REFUSED, 1)),
        ([step(Move.PROMISED, "NOR", due="2030-08")], Outcome(Result.NOT_DUE)),
        ([step(Move.PROMISED, "NOR", due="2030-03"), step(Move.WITHDRAWN, "NOR")],
         Outcome(Result.NOT_TOLD, later=1)),
    ],
    ids=["kept", "carried out", "broken", "lapsed", "refused", "not yet due", "not told"],
)  # fmt: skip
def test_an_outcome_is_what_a_later_step_tells(steps: list[Step], wanted: Outcome) -> None:
    assert outcome(steps, 0, TODAY) == wanted


@pytest.mark.parametrize(
    "later",
    [
        step(Move.KEPT, "POL"),
        step(Move.BROKEN, "POL"),
        step(Move.REFUSED, "POL", article="b"),
        step(Move.LAPSED, "NOR", event="other"),
        step(Move.WELCOMED, "POL"),
    ],
    ids=["another's deed", "another's breach", "refused elsewhere", "another's day", "welcomed"],
)
def test_what_tells_of_something_else_tells_no_outcome(later: Step) -> None:
    found = outcome([step(Move.PROMISED, "NOR", due="2030-03"), later], 0, TODAY)
    assert found.result is Result.NOT_TOLD and found.by is None


def test_who_leaves_a_treaty_withdraws_no_demand_of_another() -> None:
    warned, left = step(Move.DEMANDED, "POL"), step(Move.WITHDRAWN, "NOR")
    assert state_of([warned, left]) == OPEN
    assert state_of([step(Move.OFFERED, "NOR"), left]) == "withdrawn"
    assert state_of([left]) == "withdrawn"


def test_a_signature_is_named_before_an_agreement_as_what_came_later() -> None:
    agreed = step(Move.ACCEPTED, "NOR", "POL", due="2030-03")
    steps = [agreed, step(Move.ACCEPTED, "NOR", "POL"), step(Move.SIGNED, "NOR", "POL")]
    assert outcome(steps, 0, TODAY) == Outcome(Result.NOT_TOLD, later=2)


def worked_out(
    signed: str, due: str | None = "2030-03", about: str = "to work out a pact"
) -> Outcome:
    agreed = replace(step(Move.ACCEPTED, "NOR", "POL", due=due), about=about)
    later = replace(step(Move.SIGNED, "NOR", "POL", article="b"), when=day(signed))
    return outcome([agreed, later], 0, TODAY)


def test_what_two_agreed_to_work_out_is_kept_or_late_by_the_day_of_the_signature() -> None:
    assert worked_out("2030-03-08") == Outcome(Result.KEPT, 1)
    assert worked_out("2030-04-08") == Outcome(Result.LATE, 1)
    assert worked_out("2030-04-08", due=None) == Outcome(Result.KEPT, 1)
    assert worked_out("2030").result is Result.NOT_TOLD  # before or after its day: not told


def test_a_signature_keeps_no_promise_of_something_else() -> None:
    found = worked_out("2030-03-08", about="to cut their warheads within a year of a new treaty")
    assert found == Outcome(Result.NOT_TOLD, later=1)


def repealed(asked: str, on: str = "the harbour act", why: str = "CONCEDE, actual") -> Result:
    demand = replace(step(Move.DEMANDED, "POL"), about=asked, on=("the harbour act",))
    gone = replace(step(Move.WITHDRAWN, "NOR", article="b"), why=why, on=(on,))
    return outcome([demand, gone], 0, TODAY).result


def test_who_demanded_that_a_thing_be_no_more_has_it_when_the_other_side_gives_it_up() -> None:
    assert repealed("a repeal of the harbour act") is Result.AGREED
    assert repealed("that Norway scrap the harbour act") is Result.AGREED
    assert repealed("a warning against dropping the harbour act") is Result.NOT_TOLD
    assert repealed("support for the harbour act") is Result.NOT_TOLD
    assert repealed("a repeal of the harbour act", on="the fish act") is Result.NOT_TOLD
    assert repealed("a repeal of the harbour act", why="THREATEN, actual") is Result.NOT_TOLD
