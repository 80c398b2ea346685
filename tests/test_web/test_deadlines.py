"""Deadlines on their page: those of threads with what came of them, and those of none."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from asking import Tags, ask
from starlette.applications import Starlette

import detente
from detente import run_local
from detente.settings import Settings
from detente.web.app import create_app

PILE = Path(detente.__file__).parent / "data" / "example" / "pile"
TWO = ("alden-courier/moscow-summit-2009.txt", "harbour-post/shield-dropped.html")
"""A review is promised by the end of the summer; in September it is over and the plan is gone."""
NEWS = """Senate to vote on the treaty

WASHINGTON, June 8, 2010 — The Senate will vote on the arms treaty with Russia by the end of June \
2099, Senator Richard Lugar said on Tuesday. Mr. Lugar praised the treaty.
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    folder = tmp_path_factory.mktemp("due")
    (folder / "vote.txt").write_text(NEWS, encoding="utf-8")
    run_local.build([*(PILE / name for name in TWO), folder], folder / "due.db", Settings())
    return create_app(folder / "due.db")


def test_a_past_deadline_of_a_thread_says_what_came_of_it_with_its_words(app: Starlette) -> None:
    page = ask(app, "/deadlines").text
    words = re.sub(r"\s+", " ", " ".join(Tags(page).words))
    past = words[words.index("Past") :]
    assert "22 Sep 2009 United States promised" in past
    assert "decided before its day 17 Sep 2009: United States gave up" in past
    assert "abandoned his predecessor" in past
    # in two threads, and one line
    assert past.count("Obama promised that a review") == 1


def test_days_to_come_stand_apart_from_past_ones(app: Starlette) -> None:
    page = ask(app, "/deadlines").text
    assert page.index("Still to come") < page.index("Jun\u00a02099") < page.index(">Past ")
    assert "in no thread: " in page


def test_files_hold_every_deadline_with_its_outcome(app: Starlette) -> None:
    rows = json.loads(ask(app, "/deadlines.json").text)
    found = {(row["deadline"]["latest"], row["outcome"], row["past"]) for row in rows}
    assert ("2009-09-22", "not told", True) in found
    days = [row["deadline"]["latest"] or row["deadline"]["earliest"] for row in rows]
    assert days == sorted(days)


def test_a_length_counted_from_a_day_not_told_is_neither_past_nor_to_come(app: Starlette) -> None:
    page = ask(app, "/deadlines").text
    words = re.sub(r"\s+", " ", " ".join(Tags(page).words))
    counted = words[words.index("Counted from a day that is not told") :]
    assert "not before 6 Jul 2016" in counted and "within seven years of a new treaty" in counted
    (row,) = [one for one in json.loads(ask(app, "/deadlines.json").text)
              if one["deadline"]["latest"] is None]  # fmt: skip
    assert row["deadline"]["earliest"] == "2016-07-06" and row["past"] is False


@pytest.mark.parametrize("path", ["/", "/threads"])
def test_the_page_has_one_name(app: Starlette, path: str) -> None:
    page = ask(app, path).text
    assert '<a href="/deadlines">Deadlines</a>' in page
    assert "commitments" not in page


def test_what_expires_is_named(tmp_path: Path) -> None:
    run_local.build([PILE / "northern-ledger/reset-button.html"], tmp_path / "one.db", Settings())
    page = ask(create_app(tmp_path / "one.db"), "/deadlines").text
    words = re.sub(r"\s+", " ", " ".join(Tags(page).words))
    assert (
        "the START treaty expires" in words and "successor to the START treaty expires" not in words
    )
