"""Threads: the steps of a proposal, demand, commitment or threat, and how it stands."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.linked import Move, Thread
from detente.links import naming, threads
from detente.links.threads import commitments
from detente.links.threads.state import with_lapse
from detente.links.wording import matter
from detente.tables import issues, moves, rows

Told = Callable[[list[dict[str, Any]]], Any]
CASES = sorted((Path(__file__).parent.parent / "cases" / "threads").glob("*.toml"))


def made(case: dict[str, Any], told: Told) -> list[Thread]:
    events, said, _ = told(case["article"])
    one, other = case["parties"]
    return threads.threads(case["issue"], (one, other), events, said, case.get("today"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_threads_case(path: Path, told: Told) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    events, said, articles = told(case["article"])
    one, other = case["parties"]
    found = threads.threads(case["issue"], (one, other), events, said, case.get("today"))
    shown = [[" ".join([step.move.value, *step.by]) for step in thread.steps] for thread in found]
    wanted = case.get("thread", [])
    assert shown == [thread["steps"] for thread in wanted]
    for thread, given in zip(found, wanted, strict=True):
        assert thread.state == given["state"]
        assert thread.parties == tuple(sorted(case["parties"]))
        assert all(step.why for step in thread.steps)
        assert all(articles[step.article].words(step.span) for step in thread.steps)
        if "due" in given:
            assert [str(step.deadline.latest) for _, step in commitments(found)
                    if step.deadline] == [given["due"]]  # fmt: skip
        if "condition" in given:
            span = thread.steps[0].condition
            assert span and articles[span.article].words(span) == given["condition"]


@pytest.mark.parametrize("name", ["offer_and_answer", "told_twice", "two_objects"])
def test_order_does_not_matter(name: str, told: Told) -> None:
    path = Path(__file__).parent.parent / "cases" / "threads" / f"{name}.toml"
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    events, said, _ = told(case["article"])
    one, other = case["parties"]
    wanted = threads.threads(case["issue"], (one, other), events, said)
    for seed in range(4):
        random.Random(seed).shuffle(events)
        random.Random(seed).shuffle(said)
        assert threads.threads(case["issue"], (other, one), events, said) == wanted


def test_steps_stand_in_order_of_time(told: Told) -> None:
    path = Path(__file__).parent.parent / "cases" / "threads" / "repeated_and_wider.toml"
    (thread,) = made(tomllib.loads(path.read_text(encoding="utf-8")), told)
    days = [step.when.earliest for step in thread.steps]
    assert all(days) and days == sorted(day for day in days if day)
    assert thread.title.startswith("Missile defence: ")


def test_a_lapse_says_as_of_when_and_that_it_only_knows_these_articles(told: Told) -> None:
    path = Path(__file__).parent.parent / "cases" / "threads" / "lapsed.toml"
    (thread,) = made(tomllib.loads(path.read_text(encoding="utf-8")), told)
    assert "2032-03-01" in thread.steps[-1].why
    assert "none of these articles" in thread.steps[-1].why


def test_every_object_belongs_to_an_issue() -> None:
    for row in rows("objects"):
        assert row["issue"] in issues.issues()
        assert moves.objects(row["issue"])


def test_every_row_of_moves_has_an_example_and_a_known_leaning() -> None:
    for on in moves.ON:
        for rule in moves.rules(on):
            assert rule.example
            assert rule.leaning is None or -1 <= rule.leaning <= 1


def test_an_act_of_two_issues_makes_a_thread_on_the_one_that_names_its_object(told: Told) -> None:
    text = "MOSCOW - Russia promised Cuba on Tuesday to close its listening station at Lourdes."
    events, _, _ = told([{"published": "2001-10-17", "text": text}])
    labelled = []
    for event, (report,) in events:
        mention = replace(report.mention, issues=("terrorism", "military-bases"))
        labelled.append(
            (replace(event, issues=mention.issues), (replace(report, mention=mention),))
        )
    found = {issue: threads.threads(issue, ("CUB", "RUS"), labelled, [])
             for issue in ("terrorism", "military-bases")}  # fmt: skip
    assert [len(several) for several in found.values()] == [0, 1]
    assert found["military-bases"][0].title.endswith("the station at Lourdes")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_ids_are_of_one_thread_each(path: Path, told: Told) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    events, said, _ = told(case["article"])
    one, other = case["parties"]
    ids = [
        thread.id
        for issue in dict.fromkeys((case["issue"], "trade", "terrorism"))
        for pair in dict.fromkeys(((one, other), (one, "ISL")))
        for thread in threads.threads(issue, pair, events, said)
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("about", "thing"),
    [
        ("that the Canadian plan would start a race of arsenals", "that the Canadian plan"),
        ("its offer is a threat to warheads at sea", "its offer"),
        ("the warheads at sea", "the warheads at sea"),
        ("a plan for warheads", "a plan for warheads"),
    ],
)
def test_what_is_said_of_a_thing_is_not_the_thing(about: str, thing: str) -> None:
    assert matter(about) == thing


def test_a_treaty_lapses_as_a_promise_does_unless_another_is_signed(told: Told) -> None:
    case = tomllib.loads((CASES[0].parent / "lapsed.toml").read_text(encoding="utf-8"))
    [promised, lapsed] = made(case, told)[0].steps
    assert lapsed.move is Move.LAPSED
    signed = replace(promised, move=Move.SIGNED)
    again = replace(signed, deadline=None)
    assert [step.move for step in with_lapse([signed], case["today"])] == [Move.SIGNED, Move.LAPSED]
    assert with_lapse([signed, again], case["today"]) == [signed, again]


@pytest.mark.parametrize(
    ("move", "about", "title"),
    [
        (Move.PROMISED, "to close the base", "Trade: Canada’s promise to close the base"),
        (Move.OFFERED, "wider cooperation on fish", "Trade: wider cooperation on fish"),
        (Move.DEMANDED, "on Norway to sell fish", "Trade: Canada’s demand that Norway sell fish"),
        (Move.PROMISED, "Norway fully to the common quota", "Trade: the common quota"),
        (Move.DEMANDED, "guarantees that a new shield of the alliance will never be aimed at it",
         "Trade: guarantees"),
        (Move.OFFERED, "it", "Trade"),
    ],
)  # fmt: skip
def test_titles_read_as_a_person_writes(move: Move, about: str, title: str) -> None:
    assert naming.title("Trade", ["CAN"], move, about, about) == title
