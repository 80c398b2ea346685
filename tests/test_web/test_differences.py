"""Where two accounts of a meeting, and of what happened at it, differ."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from asking import ask

from detente import run_local
from detente.record import Filter, Record, queries
from detente.settings import Settings
from detente.views.comparison import comparison
from detente.views.differences import Differences, difference_rows, differences
from detente.web.app import create_app

POST = """Bush and Putin meet on the Baltic

HEILIGENDAMM, June 8, 2007 — In a tense two-day summit, President George W. Bush and President \
Vladimir Putin met in Heiligendamm with 40 aides. Mr. Putin offered the United States joint use of \
a radar in Azerbaijan. President Bush praised the plan and signed a joint paper with Mr. Putin.
"""
COURIER = """Putin and Bush talk by the sea

HEILIGENDAMM, June 8, 2007 — President George W. Bush and President Vladimir Putin met in \
Heiligendamm for five hours on Friday. A Kremlin spokesman claimed that Mr. Putin offered the \
United States joint use of a radar in Azerbaijan. “It was a frank talk,” Mr. Bush said at the talks.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of two accounts of one summit."""
    folder = tmp_path_factory.mktemp("differ")
    meta = ["file,outlet,published"]
    for name, outlet, text in (
        ("post", "Harbour Post", POST),
        ("courier", "Alden Courier", COURIER),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        meta.append(f"{name}.txt,{outlet},2007-06-08")
    (folder / "meta.csv").write_text("\n".join(meta) + "\n")
    run_local.build([folder], folder / "two.db", Settings())
    return folder / "two.db"


def summit(record: Record) -> str:
    """The meeting, which both tell."""
    both = [one for one in queries.events(record, Filter()) if len(one.articles) == 2]
    return next(one.id for one in both if one.type == "CONSULT")


def found(path: Path) -> Differences:
    with Record.open(path, readonly=True) as record:
        return differences(record, comparison(record, summit(record)))


def test_contradictions_stand_in_the_order_of_the_accounts(path: Path) -> None:
    apart = found(path)
    assert [one.discrepancy.what for one in apart.values] == ["how long the meeting lasted"]
    sides = {side.article.id: side.value for side in apart.values[0].sides}
    assert [sides[head.id] for head in apart.heads] == list(sides.values())
    assert set(sides.values()) == {"two-day", "five hours"}


def test_an_act_at_the_meeting_is_told_on_anothers_word_and_judged(path: Path) -> None:
    (told,) = found(path).told
    assert told.kinds == ("wording", "on whose word")
    sides = {side.article.outlet: side for side in told.sides}
    assert sides["Alden Courier"].voice == "A Kremlin spokesman"
    assert sides["Harbour Post"].voice == ""
    assert [word.words for word in sides["Alden Courier"].loaded] == ["claimed"]
    assert sides["Alden Courier"].words.text == "claimed"


def test_what_one_alone_gives_is_told_once(path: Path) -> None:
    apart = found(path)
    only = {
        (one.kind.value, head.outlet): [fact.name for fact in side]
        for one in apart.only
        for head, side in zip(apart.heads, one.sides, strict=True)
        if side
    }
    assert only["number", "Harbour Post"] == ["40 aides"]
    assert only["said", "Alden Courier"] == ["“It was a frank talk,”"]
    # both durations stand among the contradictions already
    assert not [kind for kind, _ in only if kind == "when"]
    alone = {h.outlet: [e.type for e in es] for h, es in zip(apart.heads, apart.alone, strict=True)}
    assert alone == {"Alden Courier": [], "Harbour Post": ["SUPPORT"]}


def test_one_account_has_no_differences(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        single = next(e for e in queries.events(record, Filter()) if len(e.articles) == 1)
        view = comparison(record, single.id)
        apart = differences(record, view)
        assert not apart.any
        assert difference_rows(view, apart) == []
    page = ask(create_app(path), f"/event/{single.id}").text
    assert "Where the accounts differ" not in page


def test_coverage_shows_first_what_one_alone_told_of_news_that_others_told(path: Path) -> None:
    page = ask(create_app(path), "/coverage").text
    first = page[page.index("What one outlet alone tells of an occasion") : page.index("By outlet")]
    assert "praised the plan" in first
    assert "Harbour Post</bdi> alone" in first
    assert "Alden Courier</bdi> alone" not in first
    assert "told on a day before every other" in page[page.index("<dl class=") :]
    before = ask(create_app(path), "/coverage?from=1990&to=1991").text
    assert "What one outlet alone tells of an occasion" not in before


def test_the_page_begins_with_the_differences_and_gives_them_as_files(path: Path) -> None:
    app = create_app(path)
    with Record.open(path, readonly=True) as record:
        name = summit(record)
    page = ask(app, f"/event/{name}").text
    assert "<h2 id=" in page
    assert page.index("Where the accounts differ") < page.index("What all accounts tell")
    assert page.index("What all accounts tell") < page.index("As each tells it")
    rows = json.loads(ask(app, f"/event/{name}/differences.json").text)
    cells = list(csv.DictReader(io.StringIO(ask(app, f"/event/{name}/differences.csv").text)))
    assert [row["value"] for row in rows] == [row["value"] for row in cells]
    assert {"duration", "number", "act"} <= {row["kind"] for row in rows}
    assert ask(app, f"/event/{name}/differences").status == 307
    assert ask(app, "/event/nothing/differences.json").status == 404


AGAIN = """Putin goes to Maine

HEILIGENDAMM, June 8, 2007 — The two presidents, Mr. Bush and Mr. Putin, agreed to continue the \
discussion on July 1 and 2, when Mr. Putin will visit the Bush family's house in Maine.
"""
MAINE = """Talks end in Maine

KENNEBUNKPORT, July 3, 2007 — President Bush and President Putin ended their talks in Maine on \
Monday. The talks on July 1 and 2 brought no agreement on missile defense.
"""


def test_a_sentence_with_two_reports_stands_once_and_a_reason_too(tmp_path: Path) -> None:
    for name, text in (("again", AGAIN), ("maine", MAINE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "two.db", Settings())
    with Record.open(tmp_path / "two.db", readonly=True) as record:
        name = max(queries.events(record, Filter()), key=lambda one: len(one.mentions)).id
    page = ask(create_app(tmp_path / "two.db"), f"/event/{name}").text
    told = page[page.index('id="accounts"') : page.index('id="sure"')]
    assert told.count("agreed to continue") == 1 and "… <mark>visit</mark> …" in told
    reasons = re.findall(r"<li>(.*?)</li>", page[page.index('id="why"') :])
    assert reasons and len(reasons) == len(set(reasons))


def test_one_judging_word_in_all_accounts_is_no_difference(tmp_path: Path) -> None:
    """Where both say that somebody "insisted", neither words it otherwise."""
    for name, more in (("post", "on Friday"), ("courier", "last Friday")):
        (tmp_path / name).mkdir()
        text = (
            "Norway insists on a pier\n\n"
            f"OSLO, June 11, 2007 — Norway insisted {more} that Sweden give back the pier of Vale. "
            "Sweden has not answered, and its minister left the town of Vale for Stockholm."
        )
        (tmp_path / name / "pier.txt").write_text(text, encoding="utf-8")
        (tmp_path / name / "meta.csv").write_text(f"file,outlet\npier.txt,{name}\n", "utf-8")
    run_local.build([tmp_path], tmp_path / "pier.db", Settings())
    with Record.open(tmp_path / "pier.db", readonly=True) as record:
        both = [one for one in queries.events(record, Filter()) if len(one.articles) == 2]
        apart = [differences(record, comparison(record, one.id)) for one in both]
    assert both
    assert not any("wording" in act.kinds for one in apart for act in one.told)
