"""From screen to screen: what each leads to, what its form offers, what its words mean."""

from __future__ import annotations

import json
from html import unescape

import pytest
from asking import Tags, ask
from starlette.applications import Starlette

from detente.records import content_id
from detente.tables import plover

FRAMEWORK = content_id("framework")


def links(app: Starlette, address: str) -> set[str]:
    tags = Tags(ask(app, address).text).tags
    return {unescape(attrs["href"] or "") for tag, attrs in tags if tag == "a" and "href" in attrs}


@pytest.mark.parametrize(
    ("address", "query"),
    [("/", ""), ("/issue/missile-defence", "?issue=missile-defence"),
     ("/entity/person:vladimir-putin", "?actor=person%3Avladimir-putin")],
)  # fmt: skip
def test_a_screen_leads_to_map_matrix_chart_and_dossier(
    app: Starlette, address: str, query: str
) -> None:
    found = links(app, address)
    for path in ("/timeline", "/timeline/chart", "/map", "/matrix", "/dossier"):
        assert f"{path}{query}" in found
        assert ask(app, f"{path}{query}").status == 200


def test_a_dyad_leads_to_a_dossier_of_either_direction(app: Starlette) -> None:
    found = links(app, "/dyad/USA/RUS")
    assert {"/dossier?actor=USA&recipient=RUS", "/dossier?actor=RUS&recipient=USA"} <= found


def test_the_form_offers_the_issues_of_the_record_with_their_numbers(app: Starlette) -> None:
    touched = {row["id"] for row in json.loads(ask(app, "/issues.json").text)}
    tags = Tags(ask(app, "/timeline").text)
    offered = {attrs.get("value") for tag, attrs in tags.tags if tag == "option"} - {""}
    assert offered == touched
    assert any(words.startswith("Missile defence (") for words in tags.words)


def test_an_issue_that_was_chosen_stays_chosen_where_the_record_does_not_touch_it(
    app: Starlette,
) -> None:
    tags = Tags(ask(app, "/timeline?issue=fishing").text).tags
    chosen = [attrs["value"] for tag, attrs in tags if tag == "option" and "selected" in attrs]
    assert chosen == ["fishing"]


def test_every_act_is_explained(app: Starlette) -> None:
    page = ask(app, "/acts").text
    for name in plover.types():
        assert f'id="{name}"' in page
    assert "an agreement, promise or offer" in page
    assert ask(app, "/acts?x=1").status == 400


def test_deadlines_are_narrowed_by_a_party(app: Starlette) -> None:
    assert 'name="actor"' in ask(app, "/deadlines").text
    assert ask(app, "/deadlines?actor=putin&issue=missile-defence").status == 200
    wrong = ask(app, "/deadlines?actor=nobody+of+that+name")
    assert wrong.status == 400
    assert "<form" in wrong.text
    assert ask(app, "/deadlines.json?actor=nobody+of+that+name").status == 400


def test_an_undated_article_asks_for_its_day(app: Starlette) -> None:
    tags = Tags(ask(app, f"/article/{FRAMEWORK}").text).tags
    forms = [attrs.get("action") for tag, attrs in tags if tag == "form"]
    assert f"/article/{FRAMEWORK}/given" in forms
    kept = [attrs.get("value") for tag, attrs in tags if attrs.get("name") == "then"]
    assert kept == [f"/article/{FRAMEWORK}"]


def test_home_names_those_who_do_something(app: Starlette) -> None:
    tags = Tags(ask(app, "/").text)
    assert "Who speaks, acts and is acted on" in tags.words
    quiet = {
        row["id"]
        for row in json.loads(ask(app, "/entities.json?kind=person").text)
        if not row["said"] + row["done"] + row["received"]
    }
    assert not {f"/entity/{ident}" for ident in quiet} & links(app, "/")


@pytest.mark.parametrize("view", ["world", "europe", "middle-east", "africa"])
def test_the_map_is_drawn_close_to_what_its_address_names(app: Starlette, view: str) -> None:
    page = ask(app, f"/map?view={view}")
    assert page.status == 200
    assert ask(app, f"/map.svg?view={view}").status == 200
    wrong = ask(app, "/map?view=atlantis")
    assert wrong.status == 400
    assert "there are: places, world, europe" in wrong.text
