"""An issue in two to four sentences, made of the record alone; and times as sentences have them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from asking import ask
from click.testing import CliRunner

from detente import run_local
from detente.cli import cli
from detente.record import Filter, Record, queries
from detente.records import Basis, When
from detente.records.times import told_up_to
from detente.settings import Settings
from detente.tables.states import in_sentence
from detente.views.days_told import on_day
from detente.views.issue_brief import DONE, brief, known, taken_up
from detente.web.app import create_app

OFFER = """Radar offered

OTTAWA, May 8, 2031 — Canada offered Norway joint use of a radar in Azerbaijan on Tuesday, if \
Norway drops its missile shield.

Norway rejected the offer of a radar in Azerbaijan on Wednesday.
"""
DEMAND = """Steel

WARSAW, June 10, 2031 — Poland demanded on Tuesday that Norway lift its tariffs on Polish steel.

The minister spoke at the opening of a new hall of the yard in the old town, and left by train.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    (folder / "offer.txt").write_text(OFFER, encoding="utf-8")
    (folder / "demand.txt").write_text(DEMAND, encoding="utf-8")
    run_local.build([folder], folder / "brief.db", Settings())
    return folder / "brief.db"


def test_an_issue_begins_with_what_was_offered_by_whom_when_and_what_came_of_it(
    path: Path,
) -> None:
    with Record.open(path, readonly=True) as record:
        told = [one.text for one in brief(record, "missile-defence")]
    offered, hangs = "joint use of a radar in Azerbaijan", "if Norway drops its missile shield"
    assert told == [
        f"On 6 May 2031 Canada offered {offered}, “{hangs}”.",
        "On 7 May 2031 Norway refused the offer of a radar in Azerbaijan.",
    ]


@pytest.mark.parametrize(
    ("about", "told"),
    [
        (" a Canadian proposal to share a radar", " the Canadian proposal"),
        (" the proposal to share a radar", " the proposal"),
        (" the offer of a radar", " the offer of a radar"),
        (" to share a radar", " to share a radar"),
        (" Norway’s readiness to share a radar", " Norway’s readiness to share a radar"),
    ],
)
def test_an_answer_does_not_say_again_what_it_answers(about: str, told: str) -> None:
    assert taken_up(about, " to share a radar") == told


WELCOMED = """Shield offered

OTTAWA, May 8, 2031 — Canada offered Norway on Tuesday to share a missile shield. Norway on \
Tuesday welcomed the Canadian offer to share a missile shield.

The minister spoke at the opening of a new hall of the yard in the old town, and left by train.
"""


def test_what_an_answer_is_to_is_not_said_twice(tmp_path: Path) -> None:
    (tmp_path / "welcomed.txt").write_text(WELCOMED, encoding="utf-8")
    run_local.build([tmp_path / "welcomed.txt"], tmp_path / "one.db", Settings())
    with Record.open(tmp_path / "one.db", readonly=True) as record:
        offered, stands = brief(record, "missile-defence")
    assert offered.text == "On 6 May 2031 Canada offered to share a missile shield."
    assert stands.text.startswith("On 6 May 2031 Norway welcomed the Canadian offer; no ")


TERMS = """Treaty

OTTAWA, May 8, 2031 — Canada refused on Tuesday to ratify the missile shield treaty until Norway \
withdraws its troops from Chad, as it promised in Oslo in 2029.

Norway rejected the demand on Wednesday. Norway suspended the missile shield treaty on Wednesday.
"""


def test_terms_that_an_act_begins_to_tell_are_not_told_twice(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text(TERMS, encoding="utf-8")
    run_local.build([tmp_path / "terms.txt"], tmp_path / "one.db", Settings())
    with Record.open(tmp_path / "one.db", readonly=True) as record:
        told = " ".join(one.text for one in brief(record, "missile-defence"))
    assert told.count("until Norway withdraws") == 1


def test_every_clause_that_tells_something_rests_on_words_of_an_article(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        told = [one for sentence in brief(record, "missile-defence") for one in sentence.clauses]
        done = [one for one in told if one.kind in DONE]
        texts = queries.texts(record, [one.article.id for one in done])
        assert len(done) == 2
        for one in done:
            assert one.id and one.when and one.words.text in texts[one.article.id]


def test_of_one_thing_alone_there_is_no_summary(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        assert queries.count_threads(record, Filter(issues=("trade",)))
        assert brief(record, "trade") == ()
        assert brief(record, "kosovo") == ()


def test_the_command_line_tells_it_above_the_list_and_alone_in_every_form(path: Path) -> None:
    listed = CliRunner().invoke(cli, ["issue", "missile defence", "--record", str(path)])
    assert "On 6 May 2031 Canada offered joint use" in listed.stderr
    narrowed = CliRunner().invoke(
        cli, ["issue", "missile defence", "--by", "Norway", "--record", str(path)]
    )
    assert "On 6 May 2031" not in narrowed.stderr
    alone = CliRunner().invoke(
        cli, ["issue", "missile defence", "--brief", "--json", "--record", str(path)]
    )
    rows = json.loads(alone.stdout)
    assert [row["sentence"] for row in rows] == [1, 2]
    assert rows[0]["when"]["value"] == "2031-05-06" and rows[0]["kind"] == "event"


@pytest.mark.parametrize(
    ("value", "first", "last", "told"),
    [
        ("2031-05-06", "2031-05-06", "2031-05-06", "on 6 May 2031"),
        ("2031-05", "2031-05-01", "2031-05-31", "in May 2031"),
        ("2031-SU", "2031-06-01", "2031-08-31", "in summer 2031"),
        ("2031", "2031-01-01", "2031-12-31", "in 2031"),
        (None, "2031-05-06", "2031-05-07", "on 6 or 7 May 2031"),
        (None, "2031-05-31", "2031-06-01", "on 31 May or 1 Jun 2031"),
        (None, "2030-12-31", "2031-01-01", "on 31 Dec 2030 or 1 Jan 2031"),
        (None, "2031-05-06", "2031-05-09", "between 6 and 9 May 2031"),
        (None, None, "2031-05-06", "on or before 6 May 2031"),
        (None, "2031-05-06", None, "on or after 6 May 2031"),
        (None, None, None, ""),
    ],
)
def test_a_time_stands_in_a_sentence(
    value: str | None, first: str | None, last: str | None, told: str
) -> None:
    ends = [date.fromisoformat(one) if one else None for one in (first, last)]
    assert on_day(When(value, *ends, Basis.STATED, None)) == told


def test_states_of_common_nouns_have_their_article_in_a_sentence() -> None:
    named = ("United States", "Czech Republic", "Netherlands", "Norway", "Ukraine")
    assert [in_sentence(one) for one in named] == [
        "the United States", "the Czech Republic", "the Netherlands", "Norway", "Ukraine",
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "told"), [("2001-11-11", True), ("2001-06-11", False)])
def test_what_was_done_by_the_day_of_an_article_is_told_where_that_is_known_well(
    first: str, told: bool
) -> None:
    article = When(None, date.fromisoformat(first), date(2001, 11, 12), Basis.PUBLISHED)
    assert known(told_up_to(article)) is told


def test_the_first_page_says_when_the_undated_begin(tmp_path: Path) -> None:
    old = """Softer words

President Bush said that Norway was ready for this week's summit. It was on his first trip to \
Oslo, in the second year of his first term, after the war in Afghanistan began in October 2001.
"""
    (tmp_path / "old.txt").write_text(old, encoding="utf-8")
    (tmp_path / "offer.txt").write_text(OFFER, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "two.db", Settings())
    page = ask(create_app(tmp_path / "two.db"), "/").text
    assert "1 does not, but it is older, by what it tells: " in page
