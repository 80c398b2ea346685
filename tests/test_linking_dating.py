"""An undated article takes days from another in a real build, is read again, gives them back."""

from __future__ import annotations

import json
import shutil
import tomllib
from html import unescape
from pathlib import Path

import pytest
from asking import send

from detente import run_local
from detente.cli.build import closing, row_of
from detente.record import Filter, Record, health, judgements, queries, targets
from detente.records import Article, Basis, Hints
from detente.settings import Settings
from detente.views.shapes import when_label
from detente.web.app import create_app

CASE = Path(__file__).parent / "cases" / "dating_links" / "same_talks.toml"
KIM = "person:kim"


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An account without a date, and one with."""
    folder = tmp_path_factory.mktemp("pile")
    case = tomllib.loads(CASE.read_text(encoding="utf-8"))
    for name, row in (("undated", case["undated"]), ("dated", case["article"][0])):
        text = f"{row['title']}\n\n{row['text'].strip()}\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        hints = {"outlet": row["outlet"]}
        hints |= {"published": row["published"]} if "published" in row else {}
        (folder / f"{name}.txt.meta.json").write_text(json.dumps(hints), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def once(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("once") / "r.db"
    run_local.build([pile], path, Settings())
    return path


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A copy of their record."""
    return Path(shutil.copy(once, tmp_path / "r.db"))


def undated(record: Record) -> Article:
    found = [one.id for one in queries.article_heads(record, Filter()) if "undated" in one.path]
    article = queries.article(record, found[0])
    assert article
    return article


def days_told(record: Record) -> set[str]:
    """The days of what the undated article tells, by relative words."""
    article = undated(record).id
    times = queries.times(record, article)
    return {t.when.value for t in times if t.when.basis is Basis.RELATIVE and t.when.value}


def print_of(path: Path) -> str:
    with Record.open(path) as record:
        return health.fingerprint(record)


def test_the_closing_words_say_by_whom_it_was_dated(built: Path, pile: Path) -> None:
    report = run_local.build([pile], built, Settings())
    (one,) = report.linked.dated
    assert (Path(one.article.path).name, Path(one.anchor.path).name) == ("undated.txt", "dated.txt")
    told = "\n".join(closing(report, built))
    words = told.split("Dated by what others tell of the same: 1\n")[1].splitlines()
    assert "undated.txt" in words[0]
    assert f"dated {when_label(one.article.published)} from " in words[1]
    assert "dated.txt" in words[1].split(" from ")[1]
    assert row_of(report)["linked"]["dated"][0]["anchor"] == one.anchor.id


def test_it_takes_the_days_and_what_it_tells_moves_with_them(built: Path) -> None:
    with Record.open(built) as record:
        article = undated(record)
        (dating,) = queries.datings(record)
        assert (article.origin, article.published.basis) == ("link", Basis.INFERRED)
        assert article.published == dating.when
        assert dating.why
        assert queries.tellers(record, [article.id])[article.id].published.earliest is None
        assert days_told(record)
        assert list(health.faults(record)) == []


def test_a_second_build_changes_nothing(built: Path, pile: Path) -> None:
    before = print_of(built)
    assert run_local.build([pile], built, Settings()).read == 0
    assert print_of(built) == before


def test_whichever_came_first_and_by_whatever_version(
    built: Path, pile: Path, tmp_path: Path
) -> None:
    parts = tmp_path / "parts.db"
    for name in ("undated.txt", "dated.txt"):
        run_local.build([pile / name], parts, Settings())
    assert print_of(parts) == print_of(built)
    with Record.open(parts) as record:
        record.run("update done set fingerprint = 'older'")
        record.run("update meta set value = 'older' where key like 'links %'")
    run_local.build([pile], parts, Settings())
    assert print_of(parts) == print_of(built)


def test_a_person_separates_the_two_and_undoes_it(built: Path, pile: Path) -> None:
    before = print_of(built)
    with Record.open(built) as record:
        (dating,) = queries.datings(record)
        about = targets.on_dating(dating.article, dating.anchor)
        kept = judgements.judge(record, about.says("different", KIM, why="another meeting"))
    for _ in range(2):
        run_local.build([pile], built, Settings())
        with Record.open(built) as record:
            assert queries.datings(record) == []
            assert undated(record).published.value is None
            assert not days_told(record)
    with Record.open(built) as record:
        judgements.judge(record, targets.undo(kept, KIM))
    run_local.build([pile], built, Settings())
    with Record.open(built) as record:
        record.run("delete from replays")
    assert print_of(built) == before


def test_a_day_that_a_person_gives_outranks_it(built: Path, pile: Path) -> None:
    with Record.open(built) as record:
        about = targets.on_article("published", undated(record).id)
        kept = judgements.judge(record, about.says("changed", KIM, value={"published": "1999"}))
        assert undated(record).published.value == "1999"
    run_local.build([pile], built, Settings())
    with Record.open(built) as record:
        assert undated(record).published.value == "1999"
        assert queries.datings(record) == []
        judgements.judge(record, targets.undo(kept, KIM))
    run_local.build([pile], built, Settings())
    with Record.open(built) as record:
        assert undated(record).origin == "link"


def test_when_its_anchor_goes_the_days_go(built: Path, pile: Path) -> None:
    del pile
    with Record.open(built) as record:
        place = record.one("select path from sightings where path like '%/dated.txt'")[0]
    kept = Path(place).read_text(encoding="utf-8")
    try:
        Path(place).write_text("Weather\n\nIt rained in the hills all week.", encoding="utf-8")
        run_local.build([Path(place)], built, Settings())
        with Record.open(built) as record:
            assert queries.datings(record) == []
            assert undated(record).published.value is None
            assert not days_told(record)
            assert list(health.faults(record)) == []
    finally:
        Path(place).write_text(kept, encoding="utf-8")


def test_hints_that_come_later_outrank_it(built: Path, pile: Path) -> None:
    run_local.build([pile / "undated.txt"], built, Settings(), Hints(published="2001-02-03"))
    with Record.open(built) as record:
        assert undated(record).published.value == "2001-02-03"
        assert queries.datings(record) == []


def test_a_day_taken_from_another_is_explained_in_words(built: Path) -> None:
    app = create_app(built)
    with Record.open(built, readonly=True) as record:
        article = undated(record)
    for address in ("/undated", f"/article/{article.id}"):
        page = unescape(send(app, "GET", address).text).replace("\N{NO-BREAK SPACE}", " ")
        assert "Tarsia Courier of 3 Jun 2014 tells the same in 2 sentences" in page, address
        assert "rare words of both: " in page, address
