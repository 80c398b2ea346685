"""Dossiers print words once, as editors do; lists lead to what they hold; who else may tell it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asking import ask
from starlette.applications import Starlette

from detente import run_local
from detente.record import Filter, Record, queries
from detente.settings import Settings
from detente.views.coverage import by_event
from detente.views.quoting import stopped
from detente.web.app import create_app

TALKS = """{head}

{town}, July 4, 2007 — The {who} offered Chad a radar at Faya on Wednesday. {more}
"""
MORE = {
    "a": "Reporters waited in the harbour, where the herring fleet lay under a grey sky all day.",
    "b": "The price of grain had gone up again, and a bakers' guild asked for help in a letter.",
}


@pytest.fixture(scope="module")
def pile(pile_record: Path) -> Starlette:
    return create_app(pile_record)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("one … on a global scale.’", "one … on a global scale.’"),
        ("of another's interests,’", "of another's interests.’"),
        ("is that so?’", "is that so?’"),
        ("the rights of neighbours’", "the rights of neighbours’."),
        ("he said ‘never’", "he said ‘never.’"),
        ("it was late", "it was late."),
    ],
)
def test_a_stop_stands_once_also_where_the_opening_mark_was_left_out(words: str, told: str) -> None:
    assert stopped(words) == told


def test_a_dossier_prints_words_once_in_a_section_and_no_offsets(pile: Starlette) -> None:
    for form in ("html", "md"):
        page = ask(pile, f"/dossier?form={form}&what=events").text
        shown = re.sub(r'data-place="[^"]*"', "", page)
        assert not re.search(r"characters \d+–\d+", shown)
        assert "\N{REPLACEMENT CHARACTER}" not in page
        assert "’.”" not in page
    quoted = [line for line in page.splitlines() if line.startswith("> ")]
    plain = [re.sub(r"\*\*|\[\^\d+\]", "", line) for line in quoted]
    assert len(plain) - len(set(plain)) <= 1, "two articles have a sentence in common"
    assert "in the words of note" in page


@pytest.mark.parametrize(
    ("path", "what"),
    [("/discrepancies", "discrepancies"), ("/threads", "threads"), ("/events/joined", "events")],
)
def test_the_dossier_of_a_list_holds_that_list(pile: Starlette, path: str, what: str) -> None:
    page = ask(pile, path).text
    assert f'class="to-dossier" href="/dossier?what={what}"' in page


def test_somebody_who_is_chosen_is_shown_by_name(pile: Starlette) -> None:
    page = ask(pile, "/search?q=radar+zeppelin&in=said&by=person:vladimir-putin").text
    chips = re.findall(r'class="chip".*?</a>', page, re.S)
    assert any("Vladimir Putin" in chip for chip in chips)
    assert not any(">person:" in chip for chip in chips)


def test_a_search_for_somebody_leads_to_what_he_said_and_did(pile: Starlette) -> None:
    page = ask(pile, "/search?q=Putin+radar").text
    assert "What Vladimir Putin said, in these words" in page
    assert "What Vladimir Putin did, in these words" in page
    first = page[page.index("Said and done") : page.index("What Vladimir Putin said")]
    assert first.count("citing-link") == first.count("<li>")


def test_an_act_of_the_same_kind_sides_days_and_issue_is_perhaps_told(tmp_path: Path) -> None:
    for name, who in (("a", "United States"), ("b", "United States")):
        text = TALKS.format(head=f"Note {name}", town="WASHINGTON", who=who, more=MORE[name])
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    meta = "file,outlet,published\na.txt,Harbour Post,2007-07-04\nb.txt,Quay,2007-07-04\n"
    (tmp_path / "meta.csv").write_text(meta)
    run_local.build([tmp_path], tmp_path / "two.db", Settings())
    with Record.open(tmp_path / "two.db", readonly=True) as record:
        alike = [one for one in queries.events(record, Filter(), 50) if one.type == "AGREE"]
        every = {one.event.id: one for one in by_event(record, Filter())}
    for one in alike:
        told = every[one.id]
        assert {*told.outlets, *told.perhaps, *told.open} == {"Harbour Post", "Quay"}
        assert not told.not_in_these
