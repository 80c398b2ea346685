"""What an act is about, where the words after it tell nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from detente.links import naming
from detente.links.acts.about import completed

FILE = Path(__file__).parent.parent / "cases" / "about" / "first_in_the_sentence.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["before"])
def test_what_stands_first_is_told_where_the_act_itself_tells_nothing(case):
    assert completed(case["about"], f"{case['before']} ") == case["told"]


HOURS = tomllib.loads((FILE.parent / "when_it_was_said.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", HOURS, ids=lambda case: case["words"])
def test_when_it_was_said_is_left_out(case):
    assert naming.told(case["words"]).whole == case["told"]
