"""`build`, `read`, `demo` and `score` as a person runs them, on a small pile written here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import cli

TALKS = """Ministers meet in Geneva

6 March 2009

GENEVA — Secretary of State Hillary Clinton met Russian Foreign Minister Sergei Lavrov in Geneva \
for two hours, and both spoke of a fresh start between their countries after years of quarrels.

“We will work together on a new treaty,” Mr. Lavrov said.
"""
LETTERS = """Old letters

The president of Ruritania said that he would answer the letter from Strelsau next week, once his \
ministers had read it and the council had met. Nobody at court would say what the letter held.
"""
FRENCH = """Le ministre attend une réponse

Le ministre a déclaré que les négociations se poursuivraient la semaine prochaine à Genève avec \
les représentants des deux pays, malgré les difficultés rencontrées depuis le début de l’année.

Selon lui, aucune date n’a encore été fixée pour la signature du traité, mais les deux parties \
restent convaincues qu’un accord est possible avant l’été si chacun fait preuve de patience.
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "letters.txt").write_text(LETTERS, encoding="utf-8")
    (folder / "french.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    return folder


@pytest.fixture(scope="module")
def built(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    record = tmp_path_factory.mktemp("record") / "desk.db"
    return record, run("build", pile, "--record", record)


def test_the_closing_words_tell_what_was_found_and_what_was_not(
    built: tuple[Path, Result],
) -> None:
    told = built[1].stdout
    assert built[1].exit_code == 0
    assert "3 files new, 0 changed, 0 unchanged; 2 articles read" in told
    assert "It holds 2 articles (no copy)" in told
    undated = told.split("Without a day of publication: 1")[1]
    assert "letters.txt: Old letters" in undated
    assert "letters.txt --published YYYY-MM-DD --record" in undated
    for name in ("french.txt", "empty.txt", "picture.txt"):
        assert name in told.split("Left alone:")[1]
    assert "Next: detente timeline --record" in told


def test_many_files_that_give_nothing_are_told_by_reason(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for n in range(21):
        (pile / f"empty-{n:02}.txt").write_text("", encoding="utf-8")
    (pile / "photo.jpg").write_bytes(b"no text")
    record = tmp_path / "r.db"
    told = run("build", pile, "--record", record).stdout
    lines = told.split("Left alone: 22")[1].split("Nothing could be read")[0].splitlines()
    assert next(line for line in lines if " × " in line) == "  21 × the file is empty (intake)"
    assert "empty-02.txt and 18 more" in told and "empty-03.txt" not in told
    assert f"detente failures --record {record}" in told
    listed = json.loads(run("failures", "--record", record, "--json").stdout)
    assert len(listed) == 22 and all(one["skipped"] for one in listed)


def test_the_closing_words_tell_what_articles_tell_together(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "Norway and Chile sign cod treaty in Oslo\nNorthern Herald\n4 November 2009\n\n"
        "Norway and Chile signed a treaty on cod fishing in Oslo on Tuesday after eleven hours of"
        " bargaining over trawler licences and Svalbard quotas.\n\n"
        "“Our trawlers will sail under one rule book from the first of March,” the Chilean"
        " minister, Rosa Alvarado, told reporters in the harbour.\n"
    )
    (tmp_path / "two.txt").write_text(
        "Oslo: cod treaty signed by Chile and Norway\n\n"
        "Trawler licences kept the negotiators awake, but on Tuesday Norway and Chile signed a"
        " treaty in Oslo that shares out the cod of Svalbard.\n\n"
        "Fishermen from Tromsø watched, and Alvarado, the Chilean minister, promised them quotas"
        " and “one rule book from the first of March”.\n"
    )
    record = tmp_path / "r.db"
    words = run("build", tmp_path, "--record", record).stdout
    linked = json.loads(run("build", tmp_path, "--record", record, "--json").stdout)["linked"]
    assert linked["events"] >= 1
    told = f"Linked: {linked['events']} event"
    assert told in words and "that more than one article tells" in words


def test_building_again_repeats_no_work(built: tuple[Path, Result], pile: Path) -> None:
    done = run("build", pile, "--record", built[0], "--json")
    told = json.loads(done.stdout)
    assert (told["new"], told["changed"], told["read"], told["articles"]) == (0, 0, 0, 2)
    assert len(told["skipped"]) + len(told["failed"]) == 3
    assert [Path(one["path"]).name for one in told["undated"]] == ["letters.txt"]


def test_a_day_that_is_given_is_taken(pile: Path, tmp_path: Path) -> None:
    record = tmp_path / "given.db"
    done = run(
        "build", pile / "letters.txt", "--record", record,
        "--published", "1894-04-19", "--outlet", "The Zenda Gazette",
    )  # fmt: skip
    assert done.exit_code == 0
    assert "Without a day" not in done.stdout
    row = json.loads(run("timeline", "--record", record, "--jsonl").stdout.splitlines()[0])
    found = run("timeline", "--record", record, "--outlet", "zenda", "--json")
    article = next(row for row in json.loads(found.stdout) if row["kind"] == "article")
    assert article["when"]["value"] == "1894-04-19"
    assert article["when"]["basis"] == "given"
    assert row["outlet"] == "The Zenda Gazette"


def test_what_was_read_is_listed(built: tuple[Path, Result]) -> None:
    rows = json.loads(run("timeline", "--record", built[0], "--json").stdout)
    assert {row["title"] for row in rows} >= {"Ministers meet in Geneva", "Old letters"}
    hits = json.loads(run("search", "treaty", "--record", built[0], "--json").stdout)
    assert [hit["title"] for hit in hits] == ["Ministers meet in Geneva"]
    assert hits[0]["hits"] == ["treaty"]
    dated = run("search", "treaty", "in", "1994", "--record", built[0], "--json")
    assert json.loads(dated.stdout) == []
    assert "“in 1994” read as 1994-01-01 to 1994-12-31" in dated.stderr
    names = {row["name"] for row in json.loads(run("who", "--record", built[0], "--json").stdout)}
    assert {"Sergei Lavrov", "Hillary Clinton"} <= names


def test_nothing_that_can_be_read_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "empty.txt").write_text("", encoding="utf-8")
    done = run("build", tmp_path / "pile", "--record", tmp_path / "none.db")
    assert done.exit_code == 1
    assert "Nothing could be read" in done.stdout
    assert "empty.txt" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["build"], 2, "Missing argument"),
        (["build", "nowhere"], 1, "nowhere"),
        (["build", ".", "--published", "soon"], 1, "'soon' is no ISO date"),
        (["build", ".", "--settings", "none.toml"], 2, "none.toml"),
        (["read", "nowhere.txt"], 2, "nowhere.txt"),
        (["score", "spelling", "x"], 2, "attributions"),
    ],
)
def test_wrong_usage_is_told(
    words: list[str], code: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert done.exit_code == code
    assert told in done.stderr
    assert list(tmp_path.glob("*.db")) == []


def test_read_tells_one_article_and_keeps_nothing(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("read", pile / "talks.txt").stdout
    assert "Published: 2009-03-06" in told
    assert "“We will work together on a new treaty,” Mr. Lavrov said." in told
    assert "\nSaid: " in told
    assert list(tmp_path.iterdir()) == []


def test_read_as_json_has_the_fields_of_the_export(pile: Path) -> None:
    from detente.export.contract import FILES

    told = json.loads(run("read", pile / "talks.txt", "--json").stdout)
    assert tuple(told["article"]) == FILES["articles"]
    assert {name: tuple(told[name][0]) for name in ("mentions", "entities")} == {
        "mentions": FILES["mentions"],
        "entities": FILES["entities"],
    }
    text = told["article"]["text"]
    names = [text[start:end] for start, end in (row["span"] for row in told["mentions"])]
    assert "Mr. Lavrov" in names


@pytest.mark.parametrize("name", ["empty.txt", "french.txt"])
def test_read_says_why_it_cannot(pile: Path, name: str) -> None:
    done = run("read", pile / name)
    assert done.exit_code == 1
    assert name in done.stderr
    assert done.stdout == ""


def test_the_demo_builds_the_example_pile(tmp_path: Path) -> None:
    record = tmp_path / "demo.db"
    done = run("demo", "--record", record, "--no-serve")
    assert done.exit_code == 0
    rows = json.loads(run("timeline", "--record", record, "--json").stdout)
    assert len({row["outlet"] for row in rows if row["kind"] == "article"}) >= 5


def test_score_counts_against_marked_articles(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    text = "Ministers met on 6 March 2009."
    time = {"span": [17, 29], "type": "DATE", "value": "2009-03-06"}
    row = {"id": "one", "text": text, "dct": "2009-03-07", "timexes": [time]}
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = run("score", "dates", gold, "--json")
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["task"], told["documents"], told["missing"]) == ("dates", 1, 0)
    assert run("score", "dates", gold).stdout.startswith("dates, gold.jsonl: 1 documents\n")


def test_score_groups_reprints_with_their_original(tmp_path: Path) -> None:
    told = (
        "The ministers of Aldera and Sund met for two hours in the harbour town of Lind on Monday "
        "and agreed to reopen the ferry line that both had closed in March. The first boat leaves "
        "on Friday, a spokesman for the port said, and the fare stays what it was. Lorries must "
        "wait until the ramp on the northern quay has been repaired, which may take the summer. "
        "Sund pays for the repair, Aldera for the customs house that burned down two years ago."
    )
    other = (
        "Fishermen on the northern coast have caught less herring this spring than in any year "
        "since the counting began, and the council of the islands asks for help with the debts "
        "of the smaller boats. The cannery will work four days a week from the first of June."
    )
    rows = [("a", "ferry", told), ("b", "ferry", told), ("c", "herring", other)]
    gold = tmp_path / "gold.jsonl"
    lines = [json.dumps({"id": i, "event_id": group, "text": text}) for i, group, text in rows]
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("score", "clusters", gold, "--json")
    assert done.exit_code == 0, done.stderr
    figures = {figure["name"]: figure["value"] for figure in json.loads(done.stdout)["figures"]}
    assert figures["B³"] == 1.0


def test_ctrl_c_is_quiet(pile: Path, tmp_path: Path) -> None:
    code = (
        "import detente.cli.build as b\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "b.run = stop\n"
        "from detente.cli import main\n"
        f"main(['build', {str(pile)!r}, '--record', {str(tmp_path / 'x.db')!r}])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
