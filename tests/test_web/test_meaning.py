"""Search by meaning as a page: a second way beside words, that says what it is."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from asking import ask
from starlette.applications import Starlette

from detente import run_local
from detente.meaning import encoder as encoding
from detente.record import Record, vectors
from detente.records import content_id
from detente.run_local.building import quiet
from detente.web.app import create_app

needs_encoder = pytest.mark.skipif(
    not encoding.installed() and not os.environ.get("CI"),
    reason='the encoder is not installed: pip install "detente[meaning]"',
)
ASKED = "q=he+offered+to+hand+over+information+from+the+sensors&way=meaning"


@pytest.fixture(scope="module")
def meant(desk_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The application over the desk's record with vectors, and one item on an issue by them."""
    path = tmp_path_factory.mktemp("meant") / "desk.db"
    shutil.copy(desk_record, path)
    run_local.mean(path, quiet)
    offer = content_id("offer")
    with Record.open(path) as record:
        item = next(one for one in vectors.words_of(record, offer) if "interesting" in one.words)
        about = {item.id: ("attribution", "missile-defence", 0.41)}
        vectors.keep_issues(record, offer, about)
    return create_app(path)


@needs_encoder
def test_what_is_near_is_listed_with_how_near_it_is(meant: Starlette) -> None:
    page = ask(meant, f"/search?{ASKED}&in=said").text
    assert "ready to share the data" in page
    assert "near in meaning 0." in page
    assert "no match of words" in page
    assert "holds these words" not in page


@needs_encoder
@pytest.mark.parametrize(
    ("place", "words"),
    [("articles", "two powers use one radar"), ("events", "two powers use one radar"),
     ("said", "giving away information as it comes in")],
)  # fmt: skip
def test_every_list_has_the_same_rows_as_json(meant: Starlette, place: str, words: str) -> None:
    asked = f"q={words.replace(' ', '+')}&way=meaning&in={place}"
    rows = json.loads(ask(meant, f"/search.json?{asked}").text)
    assert rows
    assert {row["basis"] for row in rows} == {"meaning"}
    assert ask(meant, f"/search.csv?{asked}").text.lstrip("\ufeff").startswith("score,basis,near_w")


@needs_encoder
def test_filters_and_the_other_way_stay_in_the_address(meant: Starlette) -> None:
    page = ask(meant, f"/search?{ASKED}&in=said&outlet=Kestrel").text
    assert "Nothing here is near that in meaning" in page
    words = "/search?q=he+offered+to+hand+over+information+from+the+sensors&amp;in=said&amp;outlet"
    assert words in page


@needs_encoder
def test_an_issue_without_words_lists_what_is_about_it_by_meaning(meant: Starlette) -> None:
    where = "way=meaning&in=said&issue=missile-defence"
    page = ask(meant, f"/search?{where}").text
    assert "near “Missile defence” in meaning 0.41" in page
    assert "/review?of=attribution" in page
    [row] = json.loads(ask(meant, f"/search.json?{where}").text)
    assert row["issue"] == "missile-defence"
    assert row["issues"] == []
    other = ask(meant, "/search?way=meaning&in=said&issue=kosovo").text
    assert "Nothing is about that issue by its meaning alone" in other


def test_without_vectors_the_page_says_what_to_do(app: Starlette) -> None:
    answer = ask(app, f"/search?{ASKED}")
    assert answer.status == 200
    assert "cannot be searched by meaning" in answer.text
    refused = ask(app, f"/search.json?{ASKED}")
    assert refused.status == 400
    assert "cannot search by meaning" in refused.text


def test_a_way_that_is_none_is_refused(app: Starlette) -> None:
    assert ask(app, "/search?q=radar&way=magic").status == 400


@needs_encoder
def test_before_the_first_sentence_the_page_says_what_to_give(meant: Starlette) -> None:
    page = ask(meant, "/search?way=meaning").text
    assert "Give a sentence." in page
    assert 'name="way" value="meaning"' in page
