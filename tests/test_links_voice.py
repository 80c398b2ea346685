"""Whose words a label has: the outlet's are quoted, the record's are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from detente.links import voice

FILE = Path(__file__).parent / "cases" / "voices" / "labels.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
POLEMIC = (
    "The visit laid bare the hubris of the capital. Its imperialism and its militarism have led it "
    "into one fiasco after another, and the shameful pact will end no better."
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_whose_words_a_label_has(case):
    assert voice.marked(case["label"], case["text"], case.get("polemic", False)) == case["marked"]


def test_an_article_that_judges_throughout_is_known():
    assert voice.judges(POLEMIC)


def test_what_somebody_in_it_judges_is_not_the_outlets():
    said = POLEMIC.replace(". ", ", the deputy said. ").replace("better.", "better, he said.")
    assert not voice.judges(said)
    assert not voice.judges(f"“{POLEMIC}” Nobody in the hall agreed.")


def test_a_plain_report_with_a_hard_word_is_none():
    assert not voice.judges("The army began a brutal crackdown on Monday. Extremists fled north.")


def test_quotation_marks_within_become_single_ones():
    assert voice.quoted('the "puppet" state') == "“the ‘puppet’ state”"
