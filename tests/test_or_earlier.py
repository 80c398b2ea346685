"""Told as done, nobody says since when: its year "or earlier", everywhere alike."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from asking import send
from click.testing import CliRunner
from starlette.applications import Starlette

from detente import run_local
from detente.cli import cli
from detente.record import Filter, Record, queries
from detente.settings import Settings
from detente.views.dyad import index
from detente.views.facets import facets
from detente.web.app import create_app

COD = """Norway and Canada sign cod pact

OTTAWA, May 14, 2031 — Norway and Canada signed a pact on cod in Ottawa on Tuesday.

Canada has refused to ratify the herring treaty with Norway. Fishermen waited for the pact \
through a long and very cold winter, and some of them sold their boats before the spring came.
"""
TOLD, BY_THEN = 2, (None, "2031-05-14")  # the refusal, and that it was not ratified


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("earlier")
    (folder / "cod.txt").write_text(COD, encoding="utf-8")
    run_local.build([folder], folder / "cod.db", Settings())
    return folder / "cod.db"


@pytest.fixture(scope="module")
def app(path: Path) -> Starlette:
    return create_app(path)


def get(app: Starlette, address: str) -> str:
    answer = send(app, "GET", address)
    assert answer.status_code == 200, address
    return answer.text


def test_a_year_or_earlier_is_a_value_beside_its_year(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        found = {one.field: one.values for one in facets(record, "joined", Filter()).facets}
    years = {one.value: one.n for one in found["year"] or ()}
    assert list(years) == ["2031", "2031 or earlier"]
    assert years["2031 or earlier"] == TOLD


def test_its_link_lists_exactly_so_many_under_the_same_heading(app: Starlette) -> None:
    page = get(app, "/events/joined")
    href = re.search(r'<a [^>]*href="([^"]*dated=by[^"]*)"', page)
    assert href
    address = unescape(href[1])
    assert address == "/events/joined?from=2031&to=2031&dated=by"
    narrowed = get(app, address)
    assert re.findall(r'class="year">([^<]+)', narrowed) == ["2031 or earlier"]
    assert "may lie in these days" not in narrowed
    rows = json.loads(get(app, address.replace("joined?", "joined.json?")))
    assert [(one["when"]["earliest"], one["when"]["latest"]) for one in rows] == [BY_THEN] * TOLD


def test_the_index_leaves_it_out_and_says_where_it_stands(path: Path, app: Starlette) -> None:
    with Record.open(path, readonly=True) as record:
        found = index(record, "Canada", "Norway", Filter(), "year")
    assert found.told_by == ((2031, TOLD),)
    page = get(app, "/dyad/CAN/NOR")
    assert "?from=2031&amp;to=2031&amp;dated=by" in page
    assert "2 events between them" in re.sub(
        r"<[^>]+>", "", get(app, "/dyad/CAN/NOR?from=2031&to=2031&dated=by")
    )


def test_the_command_line_lists_it_and_says_so(path: Path) -> None:
    given = ["--from", "2031", "--to", "2031", "--or-earlier", "--record", str(path), "--json"]
    answer = CliRunner().invoke(cli, ["events", "--joined", *given])
    assert [one["when"]["latest"] for one in json.loads(answer.stdout)] == [BY_THEN[1]] * TOLD
    answer = CliRunner().invoke(cli, ["dyad", "CAN", "NOR", "--index", "--record", str(path)])
    assert "2 by the end of 2031" in answer.stderr


@pytest.mark.parametrize("way", ["before", "by day"])
def test_another_way_is_answered(app: Starlette, way: str) -> None:
    answer = send(app, "GET", f"/events?from=2031&dated={way}")
    assert answer.status_code == 400
    assert "within, by" in unescape(answer.text)


def test_reports_of_it_stand_where_the_event_stands(app: Starlette, path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        found = {one.field: one.values for one in facets(record, "events", Filter()).facets}
    years = {one.value: one.n for one in found["year"] or ()}
    assert years["2031 or earlier"] == TOLD
    for way, last in (("by", BY_THEN[1]), ("within", None)):
        rows = json.loads(get(app, f"/events.json?from=2031&to=2031&dated={way}"))
        whens = [one["when"] for one in rows]
        assert whens and all((one["earliest"] is None) is (way == "by") for one in whens)
        assert last is None or {one["latest"] for one in whens} == {last}
    page = get(app, "/events?from=2031&to=2031&dated=within")
    assert "What only may lie in these days" not in page


@pytest.mark.parametrize(("year", "n"), [(2027, 0), (2029, 0), (2030, TOLD), (2031, TOLD)])
def test_what_is_told_as_done_is_no_news_of_years_long_before(
    path: Path, app: Starlette, year: int, n: int
) -> None:
    days = Filter(start=date(year, 1, 1), end=date(year, 12, 31))
    with Record.open(path, readonly=True) as record:
        found = [one for one in queries.events(record, days) if one.when.earliest is None]
    assert len(found) == n
    page = get(app, f"/timeline?from={year}&to={year}")
    assert ("refused to ratify" in page) == bool(n)
