"""What the desk says of the example pile agrees from one screen to the next."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest
from asking import ask
from starlette.applications import Starlette

from detente.record import Filter, Record, across, health, queries
from detente.web.app import create_app


@pytest.fixture(scope="module")
def app(pile_record: Path) -> Starlette:
    return create_app(pile_record)


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_two_states_are_counted_as_the_matrix_counts_them(app: Starlette) -> None:
    lines = json.loads(ask(app, "/matrix.json").text)
    by_pair = {(one["actor"], one["recipient"]): one for one in lines}
    page = plain(ask(app, "/dyad/USA/RUS").text)
    for pair in (("USA", "RUS"), ("RUS", "USA")):
        one = by_pair[pair]
        mean = f"{one['score']:+.1f}".replace("-", "−")
        assert f"{one['events']} happened , mean score {mean}" in page


def test_what_an_event_of_one_day_asked_for_may_be_stands_last(app: Starlette) -> None:
    page = ask(app, "/dyad/USA/RUS?from=2012").text
    years = re.findall(r'<h3 class="year">([^<]+?) ?(<span class="may">)?', page)
    may = [bool(mark) for _, mark in re.findall(r'class="year">([^<]+)(<span)?', page)]
    assert years and may == sorted(may) and any(may) and not may[0]
    assert "dated=within" in page


def test_who_was_first_is_told_anew_with_the_accounts(pile_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    shutil.copy(pile_record, path)
    with Record.open(path) as record:
        before = queries.outlet_events(record, Filter())
        with record.writing():
            record.run("create temp table old as select * from event_outlets")
            record.run("delete from event_outlets")
            record.run(
                "insert into event_outlets select outlet, event, 1, alone, listed, first, last,"
                " doubtful from old"
            )
            assert queries.outlet_events(record, Filter()) != before
            across.touch_accounts(record)
        assert queries.outlet_events(record, Filter()) == before
        assert list(health.faults(record)) == []
    assert any(one.led for one in before) and not all(one.led for one in before)


def test_every_discrepancy_stands_on_the_page_of_its_event(
    app: Starlette, pile_record: Path
) -> None:
    with Record.open(pile_record, readonly=True) as record:
        found = queries.discrepancies(record, Filter())
    assert found
    for one in found:
        page = ask(app, f"/event/{one.event}").text
        assert f'id="{one.id}"' in page
        values = {
            row["value"]
            for row in json.loads(ask(app, f"/event/{one.event}/differences.json").text)
        }
        assert {side.value for side in one.sides} <= values


def test_what_two_outlets_have_of_one_agency_is_its_report(app: Starlette) -> None:
    heads = json.loads(ask(app, "/articles.json?copies=yes").text)
    copies = [one for one in heads if one["copy_of"]]
    assert copies
    for one in copies:
        page = plain(ask(app, f"/article/{one['id']}").text)
        assert "Meridian Wire ’s report, which Alden Courier carries too" in page
        first = plain(ask(app, f"/article/{one['copy_of']}").text)
        assert "Meridian Wire ’s report, carried too by The Northern Ledger" in first


def test_an_act_that_another_may_tell_shows_the_words(app: Starlette, pile_record: Path) -> None:
    with Record.open(pile_record, readonly=True) as record:
        single = [one for one in queries.events(record, Filter()) if len(one.outlets) == 1]
        news = {
            one.id: [
                other for article in one.articles for other in queries.news_of(record, article)
                if other not in one.articles
            ]
            for one in single
        }  # fmt: skip
    shown = [
        one for one in single
        if "Words elsewhere that may be of it" in ask(app, f"/event/{one.id}").text
    ]  # fmt: skip
    assert shown and all(news[one.id] for one in shown)
