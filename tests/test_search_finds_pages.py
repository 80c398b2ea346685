"""A search leads with what was said and done, names the pages it is about, tries words alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from asking import Tags, ask
from click.testing import CliRunner
from starlette.applications import Starlette

from detente import run_local
from detente.cli import cli
from detente.record import Filter, Record
from detente.settings import Settings
from detente.tables.synonyms import alike
from detente.views import search_pages
from detente.views.glance import glance
from detente.views.search import others_tried, own_words, query_of, search
from detente.views.search_pages import offers
from detente.views.senses import tried

PACT = """Norway and Canada sign fishing pact

OTTAWA, May 8, 2031 — Norway and Canada signed a pact on cod on Tuesday. Norwegian Prime Minister \
Erna Solberg said that the expansion of NATO was no threat to anybody.
"""
DEAL = """A deal on herring

OSLO, June 11, 2031 — Norway offered Canada a deal on herring on Monday. The deal was a small one.

Canada rejected the Norwegian offer on herring on Tuesday.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "pact.txt").write_text(PACT, encoding="utf-8")
    (folder / "deal.txt").write_text(DEAL, encoding="utf-8")
    run_local.build([folder], folder / "pages.db", Settings())
    return folder / "pages.db"


@pytest.fixture(scope="module")
def record(path: Path) -> Record:
    return Record.open(path, readonly=True)


@pytest.fixture(scope="module")
def fish(path: Path) -> Starlette:
    from detente.web.app import create_app

    return create_app(path)


BANNED = """Herring

OSLO, June 11, 2031 — Norway banned imports of Canadian herring on Monday and on Monday accused \
Canada of dumping herring, the ministry said.

The minister spoke at the opening of a new hall of the yard in the old town, and left by train.
"""
ACCUSED = """Fish

OTTAWA, June 11, 2031 — Norway on Monday accused Canada of dumping herring.

The minister spoke at the opening of a new hall of the yard in the old town, and left by train.
"""


def test_each_event_leads_with_a_sentence_of_its_own(tmp_path: Path) -> None:
    for name, text in (("banned", BANNED), ("accused", ACCUSED)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "two.db", Settings())
    with Record.open(tmp_path / "two.db", readonly=True) as record:
        fits = glance(record, "herring", Filter()).fits
    shown = [one.done.done.sentence.text for one in fits if one.done]
    assert len(shown) == len(set(shown)) == 2


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Norway Canada herring", ["Norway", "Canada", "Norway and Canada"]),
        ("Solberg on the enlargement of NATO", ["NATO enlargement", "Erna Solberg", "NATO"]),
        ("what did Oslo offer?", ["Norway"]),
        ("zeppelin", []),
        ('"cod" -herring', []),
    ],
)
def test_the_pages_that_words_name_are_offered(
    record: Record, words: str, named: list[str]
) -> None:
    assert [one.name for one in offers(record, words, ())] == named


def test_who_is_named_is_asked_what_they_said_in_the_other_words(record: Record) -> None:
    seen = glance(record, "what did Solberg say about NATO?", Filter())
    assert [one.name for one in seen.speaking] == ["Erna Solberg"]
    assert any(one.said and "no threat" in one.said.said.content.text for one in seen.fits)


def test_words_joined_by_signs_name_nobody(record: Record) -> None:
    for words in ("Solberg OR NATO", "NEAR(Solberg NATO, 3) cod", "Solberg -NATO"):
        assert glance(record, words, Filter()).speaking == ()


def test_what_was_said_and_done_stands_before_the_articles_alone(fish: Starlette) -> None:
    page = ask(fish, "/search?q=herring").text
    words = re.sub(r"\s+", " ", " ".join(Tags(page).words))
    assert words.index("Said and done") < words.index("Articles 1 item")
    assert words.index("9 Jun 2031") < words.index("10 Jun 2031")
    for tab in ("said", "events"):
        assert "At a glance" not in ask(fish, f"/search?q=herring&in={tab}").text


# ------------------------------------------------------------------ words of the same sense


def test_a_word_is_tried_with_those_that_newsrooms_use_for_it(record: Record) -> None:
    found = search(record, "pact", Filter())
    assert len(found) == 2
    assert found[0].article.title.endswith("pact")  # what holds the word itself comes first
    assert search(record, "deal", Filter())[0].article.title == "A deal on herring"


@pytest.mark.parametrize("words", ["=pact", '"pact"', "pact*", "herring Pact"])
def test_signs_and_names_are_taken_as_they_are(record: Record, words: str) -> None:
    assert len(search(record, words, Filter())) <= 1


def test_what_is_tried_is_told_once_a_word_as_far_as_an_article_holds_it(record: Record) -> None:
    assert tried(record, "pact") == [("pact", ("deal",))]
    assert tried(record, "cod") == tried(record, "=pact") == tried(record, '"pact"') == []


@pytest.mark.parametrize("word", ["expansion", "pledge", "frontier", "ceasefire"])
def test_each_word_of_a_set_finds_all_of_it(word: str) -> None:
    assert {query_of(one) for one in alike(word)} and word in alike(word)
    (only,) = others_tried(word)
    assert only[0] == word and word not in only[1]


def test_words_alone_keep_every_sign_of_a_search() -> None:
    asked = 'pact "fishing pact" -cod OR herr* NEAR(pact cod, 3) deal'
    assert own_words(asked) == '=pact "fishing pact" -cod OR herr* NEAR(pact cod, 3) =deal'
    assert own_words(own_words("pact deal")) == own_words("pact deal")


def test_it_is_switched_off_in_the_address(fish: Starlette) -> None:
    def titles(query: str) -> list[str]:
        return [row["title"] for row in json.loads(ask(fish, f"/search.json?{query}").text)]

    assert len(titles("q=pact")) == 2 and len(titles("q=pact&alike=no")) == 1
    page = ask(fish, "/search?q=pact").text
    assert "also as" in page and "/search?q=pact&amp;alike=no" in page
    alone = ask(fish, "/search?q=pact&alike=no").text
    assert "with words of the same sense" in alone and "also as" not in alone
    assert ask(fish, "/search?q=pact&alike=maybe").status == 400


def test_the_command_line_tells_what_it_tries_and_can_leave_it(path: Path) -> None:
    both = CliRunner().invoke(cli, ["search", "pact", "--record", str(path)])
    assert "“pact” also as deal" in both.stderr and "herring" in both.stdout
    alone = CliRunner().invoke(cli, ["search", "--no-alike", "pact", "--record", str(path)])
    assert "also as" not in alone.stderr and "herring" not in alone.stdout


def test_a_prefix_names_no_issue() -> None:
    assert not search_pages._headed("post-soviet-integration", ["post", "cold", "war", "low"])
    assert search_pages._headed("post-soviet-integration", ["soviet", "states"])
