"""Twice the text takes no more than about twice the work, whatever the text is.

Work is counted in function calls, so that a busy machine cannot make a test fail.
"""

from __future__ import annotations

import sys

import pytest

from detente.errors import Unreadable
from detente.intake import saved_html
from detente.language import parse_many
from detente.reading import Reading
from detente.records import Article, content_id
from detente.settings import Settings
from detente.stage import Stage
from detente.stages import READING

MOST = 2.9
"""Times the calls that twice the text may take: two, and what events add (2.6 of theirs, and 3.5
when every event was compared with every other)."""

TEXTS = {
    "ordinary": (
        60,
        "The minister told reporters on Tuesday that Russia would not accept. Kyiv offered talks. ",
    ),
    "issues": (
        60,
        "The missile shield, Kosovo and trade were on the table of the ministers. ",
    ),
    "marks left open": (1_000, "''  "),
    "quotations without a full stop": (250, '"Yes" he said '),
}
"""What stands in the text, and how many times at first."""


def _calls(stage: Stage, reading: Reading) -> int:
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        tuple(stage.run(reading))
    finally:
        sys.setprofile(None)
    return count


def _work(text: str) -> dict[str, int]:
    """Calls of every stage on a text."""
    article = Article(content_id(text), "", "", text, 0)
    reading = Reading(article, parse_many([article], Settings().pipeline)[0])
    work = {}
    for stage in READING:
        tuple(stage.run(reading))  # tables are loaded once
        work[stage.name] = _calls(stage, reading)
        reading = reading.plus(tuple(stage.run(reading)))
    return work


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    opening = "Vladimir Putin said on Monday that the plan was dead.\n\n"
    times, unit = TEXTS[name]
    once = _work(opening + unit * times)
    twice = _work(opening + unit * times * 2)
    grown = {stage: twice[stage] / once[stage] for stage in once}
    assert {stage: ratio for stage, ratio in grown.items() if ratio > MOST} == {}


def test_an_element_of_too_many_attributes_is_refused_before_it_is_parsed() -> None:
    attributes = " ".join(f'a{number}="x"' for number in range(20_000))
    with pytest.raises(Unreadable, match="attributes"):
        saved_html.read(f"<html><body><p {attributes}>The talks went on.</p></body></html>")
