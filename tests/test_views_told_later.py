"""What was put on the table and is told later as done, in the same words."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from asking import ask

import detente
from detente import run_local
from detente.settings import Settings
from detente.views.told_later import deed, tells
from detente.web.app import create_app

FILE = Path(__file__).parent / "cases" / "told_later" / "sentences.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
PILE = Path(detente.__file__).parent / "data" / "example" / "pile"
TWO = ("harbour-post/moscow-treaty-signed.html", "northern-ledger/trade-and-a-list.html")
"""A repeal is promised in 2002; ten years later a law repeals."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_a_sentence_tells_as_done_what_was_put_on_the_table(case):
    wanted = deed(case["about"])
    assert (wanted is not None and tells(case["sentence"], wanted, (*case["by"],))) is case["done"]


def test_it_stands_beside_its_step_with_its_article(tmp_path):
    run_local.build([PILE / name for name in TWO], tmp_path / "two.db", Settings())
    app = create_app(tmp_path / "two.db")
    (promised,) = json.loads(ask(app, "/threads.json?issue=trade").text)
    page = ask(app, f"/thread/{promised['id']}").text
    assert "told as done, in the same words" in page
    assert "repeals the Jackson-Vanik amendment" in page
