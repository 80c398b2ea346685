"""Threads: the steps of a proposal, demand, commitment or threat, and how it stands."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.linked import Thread
from detente.links import threads
from detente.links.threads import commitments
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
