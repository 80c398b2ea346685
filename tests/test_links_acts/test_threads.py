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
    shown = [
        [" ".join([step.move.value, *step.by, *step.bodies]) for step in thread.steps]
        for thread in found
    ]
    wanted = case.get("thread", [])
    assert shown == [thread["steps"] for thread in wanted]
    for thread, given in zip(found, wanted, strict=True):
        assert thread.state == given["state"]
        assert thread.parties == tuple(sorted([*case["parties"], *case.get("beside", ())]))
        assert all(step.why for step in thread.steps)
        assert all(articles[step.article].words(step.span) for step in thread.steps)
        if "due" in given:
            assert [str(step.deadline.latest) for _, step in commitments(found)
                    if step.deadline] == [given["due"]]  # fmt: skip
        deadlines = [step.deadline for step in thread.steps if step.deadline]
        if "deadline" in given:
            assert [str(when.latest) for when in deadlines] == [given["deadline"]]
        if "not_before" in given:
            assert [(str(when.earliest), when.latest) for when in deadlines] == [
                (given["not_before"], None)
            ]
        if "when" in given:
            days = [f"{one.when.earliest or ''}..{one.when.latest or ''}" for one in thread.steps]
            assert days == given["when"]
        if "begins" in given:
            assert str(thread.steps[moves.opening(thread.steps)].when.latest) == given["begins"]
        if "told" in given:
            assert [step.about for step in thread.steps] == given["told"]
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
    assert "no outcome was read in these articles" in thread.steps[-1].why


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
    assert found["military-bases"][0].title == (
        "Military bases abroad: Russia’s promise to Cuba to close its listening station at Lourdes "
        "(2001)"
    )
    assert found["military-bases"][0].on == ("the station at Lourdes",)


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
    ("move", "word", "about", "title"),
    [
        (Move.PROMISED, "promised", "to close the base",
         "Canada’s promise to close the base (2031)"),
        (Move.PROMISED, "pledged", "on May 12 to close the base",
         "Canada’s pledge to close the base (2031)"),
        (Move.OFFERED, "offered", "wider cooperation on fish",
         "wider cooperation on fish (Canada’s offer, 2031)"),
        (Move.OFFERED, "offer", "last month for joint use of a radar at Skrunda",
         "joint use of a radar at Skrunda (Canada’s offer, 2031)"),
        (Move.OFFERED, "put", "the plan to place a radar at Skrunda",
         "Canada’s proposal to place a radar at Skrunda (2031)"),
        (Move.DEMANDED, "demanded", "on Norway to sell fish",
         "Canada’s demand that Norway sell fish (2031)"),
        (Move.DEMANDED, "called", "on other countries to follow",
         "Canada’s call on other countries to follow (2031)"),
        (Move.DEMANDED, "asked", "Norway on Monday to wait until after the vote",
         "Canada’s request that Norway wait until after the vote (2031)"),
        (Move.DEMANDED, "demanded", "on Monday that Norway end its campaign at sea, and warned",
         "Canada’s demand that Norway end its campaign at sea (2031)"),
        (Move.DEMANDED, "warned", "Norway against leaving the treaty",
         "Canada’s warning against leaving the treaty (2031)"),
        (Move.PROMISED, "committed", "Norway fully to the common quota",
         "the common quota (Canada’s commitment, 2031)"),
        (Move.PROMISED, "promised", "that a review of the base and the port would be ready by May",
         "Canada’s promise that a review of the base and the port would be ready by May (2031)"),
        (Move.PROMISED, "pledges", "to Seek Closer Ties With Norway",
         "Canada’s pledge to “Seek Closer Ties With Norway” (2031)"),
        (Move.DEMANDED, "demanded",
         "guarantees that a new shield will never be aimed at it",
         "guarantees that a new shield will never be aimed at it (Canada’s demand, 2031)"),
        (Move.OFFERED, "offered", "joint use of a radar and added a second one in the north",
         "joint use of a radar (Canada’s offer, 2031)"),
    ],
)  # fmt: skip
def test_titles_read_as_a_person_writes(move: Move, word: str, about: str, title: str) -> None:
    put = naming.Put(("CAN",), move, word, about, about, "2031")
    assert naming.title("Trade", put) == f"Trade: {title}"


def test_a_title_without_words_that_tell_is_the_issue_alone() -> None:
    assert (
        naming.title("Trade", naming.Put(("CAN",), Move.OFFERED, "offered", "it", "it")) == "Trade"
    )


def test_a_state_whose_name_ends_in_s_is_called_by_its_adjective() -> None:
    put = naming.Put(("NLD",), Move.PROMISED, "pledged", "to close the base", "to close the base")
    assert naming.title("Trade", put) == "Trade: Dutch pledge to close the base"


def test_long_words_are_cut_before_an_added_phrase_and_say_so() -> None:
    about = " ".join(["to close", *["the long old northern coastal base near"] * 6, "the town"])
    put = naming.Put(("CAN",), Move.PROMISED, "pledged", about, about)
    title = naming.title("Trade", put)
    assert title.endswith(" …") and len(title.split()) < 28


def test_a_title_names_the_first_offer_its_year_and_what_else_is_on_the_table(told: Told) -> None:
    text = (
        "OTTAWA - Canada offered Norway joint use of a radar in Azerbaijan on Tuesday.\n\n"
        "Norway demanded guarantees from Canada that the missile shield would not watch its fjords."
    )
    events, said, _ = told([{"published": "2031-05-04", "text": text}])
    (thread,) = threads.threads("missile-defence", ("CAN", "NOR"), events, said)
    assert thread.title == (
        "Missile defence: joint use of a radar in Azerbaijan (Canada’s offer, 2031); guarantees"
    )
    assert {"the radar in Azerbaijan", "guarantees"} <= set(thread.on)
    assert thread.steps[0].about == "joint use of a radar in Azerbaijan"
    assert thread.steps[0].on == ("the radar in Azerbaijan",)


def test_what_two_states_do_together_is_one_thread_of_three(told: Told) -> None:
    text = (
        "BRUSSELS - Canada proposed on Tuesday to offer Georgia a Membership Action Plan. "
        "Norway and Poland rejected the Canadian proposal on Wednesday."
    )
    events, said, _ = told([{"published": "2031-05-08", "text": text}])
    pairs = [("CAN", "NOR"), ("CAN", "POL")]
    first, second = (threads.threads("nato-enlargement", pair, events, said) for pair in pairs)
    assert [one.parties for one in first] == [("CAN", "NOR", "POL")]
    assert second == []


def test_what_is_offered_to_two_is_one_thread_of_three(told: Told) -> None:
    text = (
        "OSLO - Norway offered Canada and Chile on Tuesday an exemption from its tariffs on fish."
    )
    events, said, _ = told([{"published": "2031-05-04", "text": text}])
    first, second = (
        threads.threads("trade", pair, events, said) for pair in (("CAN", "NOR"), ("CHL", "NOR"))
    )
    assert [one.parties for one in first] == [("CAN", "CHL", "NOR")]
    assert second == []


INSISTS = [
    {"published": "2031-02-04", "text": "OTTAWA - Canada proposed to Norway on Monday to build a "
     "missile shield with interceptors in Poland."},
    {"published": "2031-06-10", "text": "OSLO - Norway offered Canada on Monday joint use of a "
     "radar in Azerbaijan in place of the interceptors in Poland. Prime Minister Aro Vale of "
     "Canada made it clear that his government has no intention of giving up the interceptors in "
     "Poland."},
    {"published": "2031-06-10", "text": "OTTAWA - Norway offered Canada on Monday joint use of a "
     "radar in Azerbaijan. Prime Minister Aro Vale of Canada insisted on Monday that a planned "
     "missile shield must still have interceptors in Poland."},
]  # fmt: skip


def test_two_accounts_of_one_refusal_are_one_step(told: Told) -> None:
    events, said, _ = told(INSISTS)
    two = [one for one in events if one[1][0].mention.type == "REJECT"]
    assert len(two) == 2
    one = (two[0][0], tuple(report for _, reports in two for report in reports))
    joined = [*(event for event in events if event not in two), one]
    (found,) = threads.threads("missile-defence", ("CAN", "NOR"), joined, said, None)
    assert [step.move for step in found.steps] == [Move.OFFERED, Move.OFFERED, Move.REFUSED]
