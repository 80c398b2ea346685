"""The page of two states begins with when they were at their worst, and over what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asking import ask
from starlette.applications import Starlette

from detente import run_local
from detente.record import Filter, Record
from detente.records import Standing
from detente.settings import Settings
from detente.views.at_worst import at_worst
from detente.views.dyad import index_between
from detente.views.extremes import worst_and_best
from detente.web.app import create_app

TOLD = """Norway and Chad meet over fish

OSLO, May 8, 2009 — The foreign ministers of Norway and Chad met in Oslo on Thursday. Norway has \
accused Chad of violating human rights. A dispute over herring had taken the Norway-Chad \
relationship to a new low, and a hundred reporters waited in the rain outside for an end of it.
"""


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The application over one article that judges a relation."""
    folder = tmp_path_factory.mktemp("quarrel")
    (folder / "a.txt").write_text(TOLD, encoding="utf-8")
    (folder / "meta.csv").write_text("file,outlet,published\na.txt,Harbour Post,2009-05-08\n")
    run_local.build([folder], folder / "q.db", Settings())
    return create_app(folder / "q.db")


def test_a_judgement_in_its_words_stands_before_any_number(quarrel: Starlette) -> None:
    page = ask(quarrel, "/dyad/NOR/TCD").text
    worst = page[page.index("When they were at their worst") : page.index(">Index</h2>")]
    told = re.sub(r"<[^>]+>", "", worst)
    assert "1 article here judges the relation to be worse" in told
    assert "Norway-Chad relationship to a new low” (Harbour Post, 8" in told
    assert "Human rights, 1 event, it is told without a day: Norway" in told
    assert "mean score" not in told


def test_without_a_judgement_none_is_made_up(pile_record: Path, quarrel: Starlette) -> None:
    page = ask(quarrel, "/dyad/NOR/TCD?from=1990&to=1991").text
    assert "new low" not in page
    assert "No article here judges" in ask(create_app(pile_record), "/dyad/USA/RUS").text


def test_causes_are_of_the_period_that_is_named_and_were_done(pile_record: Path) -> None:
    with Record.open(pile_record, readonly=True) as record:
        found = index_between(record, ("USA", "RUS"), Filter(), "year")
        ends = worst_and_best(found.relations)
        assert ends, "the pile has two years with five events"
        told = at_worst(record, ("USA", "RUS"), Filter(), ends[0])
        ever = at_worst(record, ("USA", "RUS"), Filter())
    start, end = ends[0].parts[0].start, ends[0].parts[0].end
    for event in (event for one in told.quarrels for event in one.first):
        assert event.when.earliest
        assert start <= event.when.earliest <= end
    acts = [event for one in (*told.quarrels, *ever.quarrels) for event in one.first]
    assert acts
    assert {event.standing for event in acts} == {Standing.ACTUAL}
    assert not any(event.doubtful for event in acts)
    page = ask(create_app(pile_record), "/dyad/USA/RUS").text
    assert f"in {ends[0].label}:" in page or "no cause is told in these articles" in page
