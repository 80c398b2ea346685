"""Which decision counts: a person's over a linker's, the last of several; undo is as if unsaid."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.record import standing
from detente.records import Judgement

# a busy machine is no fault of the rules
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

KIM, LEE, LINKER = "person:kim", "person:lee", "linker:names/4"

PAIRS = st.sampled_from(sorted(combinations("abcde", 2)))
MAKERS = st.sampled_from([KIM, LEE, LINKER])
HISTORY = st.lists(
    st.tuples(PAIRS, st.sampled_from(["same", "different", "unsure"]), MAKERS), max_size=12
)


def judged(n: int, pair: tuple[str, str], verdict: str, by: str) -> Judgement:
    target = json.dumps({"left": pair[0], "right": pair[1]})
    return Judgement(f"j{n}", "entity", target, verdict, None, by, f"{n:04}", "")


def numbered(history: list[tuple[tuple[str, str], str, str]]) -> list[Judgement]:
    return [judged(n, *one) for n, one in enumerate(history)]


def counting(history: list[Judgement]) -> dict[Any, str]:
    return {key: j.verdict for key, j in standing.standing(history, lambda j: j.target).items()}


def undoing(history: list[Judgement], other: Judgement, by: str = KIM) -> Judgement:
    return Judgement(f"u{len(history)}", "entity", other.target, "undone", other.id, by, "", "")


@given(HISTORY)
def test_a_person_outranks_a_linker_and_the_last_word_counts(
    history: list[tuple[tuple[str, str], str, str]],
) -> None:
    made = numbered(history)
    for target, verdict in counting(made).items():
        mine = [j for j in made if j.target == target]
        persons = [j for j in mine if j.by != LINKER]
        assert verdict == (persons or mine)[-1].verdict


@given(HISTORY, HISTORY, PAIRS)
def test_what_a_linker_says_later_never_changes_what_a_person_decided(
    before: Any, after: Any, pair: tuple[str, str]
) -> None:
    mine = judged(500, pair, "different", KIM)
    later = [replace(j, id="l" + j.id, by=LINKER) for j in numbered(after)]
    assert counting([*numbered(before), mine, *later])[mine.target] == "different"


@given(HISTORY, PAIRS, st.sampled_from(["same", "different"]), MAKERS)
def test_undo_is_as_if_it_had_never_been_said(
    history: Any, pair: tuple[str, str], verdict: str, by: str
) -> None:
    made = numbered(history)
    said = judged(500, pair, verdict, by)
    undone = undoing(made, said)
    assert counting([*made, said, undone]) == counting(made)
    redone = undoing([*made, said, undone], undone)
    assert counting([*made, said, undone, redone]) == counting([*made, said])


@given(HISTORY, PAIRS)
def test_a_linker_undoes_no_person(history: Any, pair: tuple[str, str]) -> None:
    made = [*numbered(history), judged(500, pair, "same", KIM)]
    assert counting([*made, undoing(made, made[-1], LINKER)]) == counting(made)


@given(st.lists(PAIRS), HISTORY)
def test_groups_hold_what_is_joined_and_nothing_is_in_two(links_: Any, history: Any) -> None:
    decided = {
        tuple(json.loads(target).values()): verdict
        for target, verdict in counting(numbered(history)).items()
    }
    groups = standing.groups(links_, decided)
    assert sum(map(len, groups)) == len(set().union(*groups)) if groups else True
    for pair, verdict in decided.items():
        if verdict == "same":
            assert any(set(pair) <= group for group in groups)
    joined = {p for p in links_ if decided.get(p) not in ("different", "unsure")}
    assert all(any(set(p) <= group for group in groups) for p in joined)


@given(st.lists(PAIRS), HISTORY, PAIRS)
def test_separated_and_joined_again_is_a_conflict_and_not_a_quiet_merge(
    links_: Any, history: Any, pair: tuple[str, str]
) -> None:
    decided = {
        tuple(json.loads(target).values()): verdict
        for target, verdict in counting(numbered(history)).items()
    }
    decided[pair] = "different"
    groups = standing.groups(links_, decided)
    together = any(set(pair) <= group for group in groups)
    assert (pair in standing.conflicts(groups, decided)) == together


@given(HISTORY, st.permutations(range(4)))
def test_the_order_of_links_plays_no_part(history: Any, order: list[int]) -> None:
    pairs = [("a", "b"), ("b", "c"), ("d", "e"), ("a", "e")]
    decided = {
        tuple(json.loads(target).values()): verdict
        for target, verdict in counting(numbered(history)).items()
    }
    assert standing.groups([pairs[n] for n in order], decided) == standing.groups(pairs, decided)
