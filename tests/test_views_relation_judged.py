"""What articles judge of the relation of two states, in their words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from detente.tables.states import by_iso3
from detente.views.relation_judged import degrees

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "relations" / "judged.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_judgement_of_a_relation_is_read_in_its_words(case: dict[str, str]) -> None:
    one, other = (by_iso3()[name] for name in case["states"].split())
    found = [
        (case["text"][it.start : it.end], "worse" if it.worse else "better")
        for it in degrees(case["text"], one, other)
    ]
    assert found == ([(case["words"], case["than_before"])] if "words" in case else [])
