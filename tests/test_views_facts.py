"""Facts of accounts, and judging words beside neutral ones."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from detente.records import EntityKind, Mention, Time
from detente.spans import Span
from detente.tables.loaded import forms, loaded_words
from detente.views.elsewhere import Elsewhere
from detente.views.facts import Fact, FactKind, alone, facts_of, shared
from detente.views.loaded import loaded_in


def numbers(text: str) -> list[str]:
    everybody = Mention(Span("a", 0, 3), "name", 0, "state:RUS", EntityKind.STATE, "Russia", "RUS")
    found = facts_of(text, [(0, len(text))], [everybody], [], [])
    return [fact.key for fact in found if fact.kind is FactKind.NUMBER]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The army counted 35 diplomats and 1,200 troops.",
         ["number  35  diplomat", "number  1200  troop"]),
        ("The pact is worth $4.5 million dollars.", ["number $ 4.5 million dollar"]),
        ("The talks of 3 July and the 2007 summit.", []),
        ("They met at 10 and left.", []),
    ],
)  # fmt: skip
def test_a_number_is_known_by_what_it_counts(text: str, keys: list[str]) -> None:
    assert numbers(text) == keys


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They sent a common note to Lima.", []),
        ("Lima wants the tanks moved.", []),
        ("They talked in Lima for an hour.", ["Lima"]),
        ("LIMA, May 3: They talked.", ["Lima"]),
    ],
)
def test_a_government_called_by_its_capital_is_no_place(text: str, places: list[str]) -> None:
    at = text.lower().index("lima")
    lima = Mention(Span("a", at, at + 4), "name", 0, "place:lima", EntityKind.PLACE, "Lima", "PER")
    assert [fact.name for fact in facts_of(text, [(0, len(text))], [lima], [], [])] == places


def fact(key: str, article: str) -> Fact:
    return Fact(FactKind.WHO, key, key, Span(article, 0, 1))


def test_what_all_tell_and_what_one_tells_alone() -> None:
    accounts = {
        "a": [fact("host", "a"), fact("lobster", "a")],
        "b": [fact("host", "b")],
        "c": [fact("host", "c"), fact("boat", "c"), fact("boat", "c")],
    }
    assert shared(accounts) == {"host"}
    assert [one.key for one in alone(accounts, "a")] == ["lobster"]
    assert alone(accounts, "b") == []


def test_one_account_has_nothing_in_common_with_nobody() -> None:
    one = {"a": [fact("host", "a")]}
    assert not shared(one)
    assert not alone(one, "a")


JUDGING = Path(__file__).parent / "cases" / "voices" / "judging.toml"
JUDGED = tomllib.loads(JUDGING.read_text("utf-8"))["case"]


def sentence(article: str, words: str) -> tuple[Span, str]:
    return Span(article, 100, 100 + len(words)), words


def test_a_judging_word_stands_beside_the_neutral_word_of_another_account() -> None:
    accounts = {
        "a": [sentence("a", "The regime claimed that the radar was harmless.")],
        "b": [sentence("b", "The government said that the radar was harmless.")],
    }
    regime, claimed = loaded_in("a", accounts)
    assert (regime.words, regime.neutral, regime.way) == ("regime", "government", "against")
    assert regime.counterpart == Span("b", 104, 114)
    assert (claimed.words, claimed.neutral) == ("claimed", "say")
    assert claimed.counterpart == Span("b", 115, 119)
    assert loaded_in("b", accounts) == ()


def test_what_an_outlet_quotes_is_not_its_own_wording() -> None:
    accounts = {"a": [sentence("a", "He spoke of “a regime of thugs” and left.")]}
    assert loaded_in("a", accounts) == ()


@pytest.mark.parametrize("case", JUDGED, ids=[one["text"] for one in JUDGED])
def test_what_judges_in_an_account(case: dict[str, Any]) -> None:
    found = loaded_in("a", {"a": [sentence("a", case["text"])], "b": []})
    assert [one.words for one in found] == case["judges"]
    if case.get("plain") is not None:
        assert [one.neutral for one in found] == case["plain"]


def test_without_a_neutral_account_there_is_no_counterpart() -> None:
    accounts = {
        "a": [sentence("a", "The junta closed the border.")],
        "b": [sentence("b", "It rained.")],
    }
    (junta,) = loaded_in("a", accounts)
    assert junta.counterpart is None


@pytest.mark.parametrize(
    ("word", "part", "form"),
    [("admit", "v", "admitted"), ("claim", "v", "claimed"), ("slam", "v", "slamming"),
     ("bully", "v", "bullied"), ("ally", "n", "allies"), ("annex", "v", "annexed")],
)  # fmt: skip
def test_forms_of_words(word: str, part: str, form: str) -> None:
    assert form in list(forms(word, part))


def test_every_judging_word_has_an_example_that_holds_it() -> None:
    from detente.tables import rows

    for row in rows("loaded"):
        assert any(form in row["example"].lower() for form in forms(row["word"], row["pos"])), row
    assert loaded_words()


def test_a_state_is_told_by_its_people_and_its_capital_too():
    fact = Fact(FactKind.WHO, "who state:USA", "United States", Span("a", 0, 1))
    for told in ("an American shield", "Washington said no", "the United States"):
        assert Elsewhere(told, frozenset()).has(fact), told
    assert not Elsewhere("a Norwegian shield", frozenset()).has(fact)


LENGTHS = [
    ("less than a month", "P1M", "LESS_THAN", False),  # of what, the words do not say
    ("85 minutes", "PT85M", None, False),  # a number already
    ("seven years", "P7Y", None, True),
]


@pytest.mark.parametrize(
    ("words", "value", "mod", "tells"), LENGTHS, ids=[one[0] for one in LENGTHS]
)
def test_a_length_is_a_fact_where_it_tells_something_alone(words, value, mod, tells):
    time = Time(Span("a", 0, len(words)), "DURATION", value, mod=mod)
    assert bool(facts_of(words, [(0, len(words))], [], [time], [])) is tells
