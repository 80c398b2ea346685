"""Each thing that a thread is on: who put it on the table first, and which steps answer it."""

from __future__ import annotations

from dataclasses import replace

from detente import dates
from detente.linked import Move, Step
from detente.links.threads.matters import Matter, answers_to, matters
from detente.records import Basis, when_of
from detente.spans import Span

SHIELD = "the missile shield"
RADAR, SITES, PROMISES = "the radar in Azerbaijan", "sites in Europe", "guarantees"


def step(move: Move, by: str, day: str, *on: str) -> Step:
    when = when_of(dates.of_prefix(day), Basis.STATED)
    return Step("e", move, when, (by,), "a", Span("a", 0, 9), on=on)


def test_an_answer_that_names_a_thing_answers_that_thing_alone() -> None:
    steps = [
        step(Move.OFFERED, "NOR", "2031-05-04", RADAR),
        step(Move.OFFERED, "CAN", "2031-05-05", SITES),
        step(Move.REFUSED, "NOR", "2031-05-06", SITES),
    ]
    assert matters(steps) == [Matter(RADAR, 0), Matter(SITES, 1, (2,))]


def test_praise_of_the_idea_answers_what_the_other_side_put_on_the_table_last() -> None:
    steps = [
        step(Move.DEMANDED, "NOR", "2029-01-01", PROMISES),
        step(Move.OFFERED, "NOR", "2031-05-04", RADAR),
        step(Move.DEMANDED, "NOR", "2031-05-20", SITES),
        step(Move.WELCOMED, "CAN", "2031-05-21"),
    ]
    answers = {one.name: one.answers for one in matters(steps)}
    assert answers == {PROMISES: (), RADAR: (3,), SITES: (3,)}


def test_an_answer_to_what_names_nothing_answers_no_thing() -> None:
    steps = [
        step(Move.OFFERED, "NOR", "2031-05-04", RADAR),
        step(Move.OFFERED, "NOR", "2033-05-04"),
        step(Move.WELCOMED, "CAN", "2033-05-05"),
    ]
    assert matters(steps) == [Matter(RADAR, 0)]


def test_what_is_only_spoken_of_was_put_on_the_table_by_nobody() -> None:
    assert matters([step(Move.CRITICISED, "NOR", "2031-05-04", RADAR)]) == []


def telling(one: Step, about: str) -> Step:
    return replace(one, about=about)


def test_what_is_named_by_the_way_is_not_answered() -> None:
    steps = [
        step(Move.OFFERED, "NOR", "2031-05-04", SHIELD),
        telling(step(Move.WELCOMED, "CAN", "2033-05-06", SHIELD), "a broad agenda for the future"),
        telling(step(Move.REFUSED, "CAN", "2033-05-07", SHIELD), "the missile shield"),
        telling(step(Move.DEFERRED, "CAN", "2033-05-08", SHIELD), "the Norwegian proposal"),
    ]
    assert matters(steps, "missile-defence") == [Matter(SHIELD, 0, (2, 3))]
    assert answers_to(steps, 0, "missile-defence") == (2, 3)


def test_an_answer_told_by_its_thing_answers_that_thing() -> None:
    steps = [
        step(Move.OFFERED, "NOR", "2031-05-04", RADAR),
        step(Move.DEMANDED, "NOR", "2031-05-04", SITES),
        telling(step(Move.REFUSED, "CAN", "2031-05-05"), "Norway’s condition on sites in Europe"),
    ]
    found = {one.name: one.answers for one in matters(steps, "missile-defence")}
    assert found == {RADAR: (), SITES: (2,)}


def test_without_things_an_answer_stands_in_the_same_article_or_shares_words() -> None:
    first = telling(step(Move.DEMANDED, "NOR", "2031-05-04"), "that herring quotas be halved")
    near = telling(step(Move.REFUSED, "CAN", "2031-05-05"), "the demand")
    far = replace(near, article="b")
    alike = replace(telling(near, "to halve the herring quotas"), article="b")
    own = replace(near, by=("NOR",))
    assert answers_to([first, far, near, alike, own], 0, "fishing") == (2, 3)
