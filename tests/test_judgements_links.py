"""Links that a person undoes stay undone after a real build, in Python and on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from detente import run_local
from detente.cli import cli
from detente.record import Filter, Record, health, judgements, queries, targets
from detente.settings import Settings
from detente.views.reviewers import checked

KIM = "person:kim"
FIRST = """Presidents sign nuclear accord in Moscow

MOSCOW, July 6, 2009 — President Barack Obama met President Dmitry Medvedev in Moscow on Monday.

"The reset is no slogan, it is a plan of work for both of our governments," Obama told reporters.

The summit lasted two days."""
SECOND = """Obama in Moscow: a day of signatures

MOSCOW, July 7, 2009 — On Monday, July 6, Barack Obama met Russian President Dmitry Medvedev in \
Moscow and signed an accord.

Obama said: "The reset is no slogan, it is a plan of work for both of our governments."

The summit lasted less than 24 hours."""


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two accounts of one meeting."""
    folder = tmp_path_factory.mktemp("pile")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def once(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of them, built once."""
    path = tmp_path_factory.mktemp("once") / "r.db"
    run_local.build([pile], path, Settings())
    return path


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A copy of the record of them."""
    return Path(shutil.copy(once, tmp_path / "r.db"))


def judge(path: Path, *words: str) -> Result:
    done = CliRunner().invoke(
        cli, ["judge", *words, "--record", str(path)], env={"DETENTE_NAME": "kim"}
    )
    assert done.exit_code == 0, done.output
    return done


def joined(path: Path) -> list[Any]:
    """The events that both articles tell."""
    with Record.open(path) as record:
        return [one for one in queries.events(record, Filter()) if len(one.articles) > 1]


def rebuilt(path: Path, pile: Path) -> None:
    """As after a new version: everything is read and linked anew."""
    with Record.open(path) as record:
        record.run("update done set fingerprint = 'older'")
        record.run("update meta set value = 'older' where key like 'links %'")
    run_local.build([pile], path, Settings())


def test_two_events_judged_different_stay_so_after_a_rebuild(built: Path, pile: Path) -> None:
    event = joined(built)[0]
    with Record.open(built) as record:
        before = health.fingerprint(record)
    kept = judge(built, event.mentions[0], "different", event.mentions[1], "--why", "other days")
    told = kept.stdout.strip()
    assert event.id not in [one.id for one in joined(built)] or apart(built, event.mentions)
    rebuilt(built, pile)
    assert apart(built, event.mentions)
    judge(built, "--undo", told)
    assert not apart(built, event.mentions)
    with Record.open(built) as record:
        assert list(health.faults(record)) == []
        record.run("delete from replays")
        assert health.fingerprint(record) == before


def apart(path: Path, mentions: tuple[str, ...]) -> bool:
    with Record.open(path) as record:
        return len(set(queries.events_of(record, mentions[:2]).values())) == 2


def test_the_same_in_python(built: Path, pile: Path) -> None:
    event = joined(built)[0]
    with Record.open(built) as record:
        items = queries.event_mentions_by_id(record, event.mentions[:2])
        sides: list[Any] = [(queries.article(record, one.article), one) for one in items]
        judgements.judge(record, targets.on_events(*sides).says("different", KIM))
    run_local.relink(built)
    assert apart(built, event.mentions)
    rebuilt(built, pile)
    assert apart(built, event.mentions)


def test_a_quotation_and_a_discrepancy_are_undone(built: Path, pile: Path) -> None:
    with Record.open(built) as record:
        said = queries.quotations(record, Filter())[0]
        wrong = queries.discrepancies(record, Filter())
    judge(built, said.attributions[0], "different", said.attributions[1])
    for one in wrong:
        judge(built, one.id, "wrong", "--why", "it is one")
    for _ in range(2):
        with Record.open(built) as record:
            assert queries.quotations(record, Filter()) == []
            assert queries.discrepancies(record, Filter()) == []
            assert len(queries.discrepancies(record, Filter(wrong=True))) >= len(wrong)
        rebuilt(built, pile)


def test_two_events_judged_the_same_are_one(built: Path, pile: Path) -> None:
    event = joined(built)[0]
    judge(built, event.mentions[0], "different", event.mentions[1])
    with Record.open(built) as record:
        one, other = queries.events(record, Filter())[:2]
    judge(built, one.id, "same", other.id)
    rebuilt(built, pile)
    assert not apart(built, (one.mentions[0], other.mentions[0]))


def test_a_judgement_on_an_article_that_is_gone_is_listed_as_an_orphan(
    built: Path,
) -> None:
    event = joined(built)[0]
    judge(built, event.mentions[0], "different", event.mentions[1])
    with Record.open(built) as record:
        page = queries.article_heads(record, Filter())[0]
        whole = queries.article(record, page.id)
        assert whole
        place = record.one("select path from sightings where page = ?", (whole.page,))[0]
    gone = Path(place)
    kept = gone.read_text(encoding="utf-8")
    try:
        gone.write_text("Something else\n\nNothing of that is told any longer.", encoding="utf-8")
        run_local.build([gone], built, Settings())
        listed = judge(built, "--list", "--orphans", "--json")
        assert [one["state"] for one in json.loads(listed.stdout)] == ["orphan"]
    finally:
        gone.write_text(kept, encoding="utf-8")
    run_local.build([gone], built, Settings())
    assert json.loads(judge(built, "--list", "--orphans", "--json").stdout) == []
    assert apart(built, event.mentions)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("abc", "wrong"), "too short"),
        (("ffffffffffff", "wrong"), "has the id"),
        (("EVENT", "wrong"), "give the other id"),
        (("EVENT", "different"), "name the other one"),
        (("EVENT", "different", "ARTICLE"), "cannot be judged together"),
        (("ARTICLE", "changed", "--value", "title=x"), "published"),
        (("MENTION", "perhaps"), "cannot be judged"),
        (("--undo", "ffff"), "no judgement"),
    ],
)
def test_what_cannot_be_judged_is_said(built: Path, words: tuple[str, ...], said: str) -> None:
    with Record.open(built) as record:
        event = queries.events(record, Filter())[0]
    ids = {"EVENT": event.id, "ARTICLE": event.articles[0], "MENTION": event.mentions[0]}
    given = [ids.get(word, word) for word in words]
    done = CliRunner().invoke(cli, ["judge", *given, "--record", str(built), "--by", "kim"])
    assert done.exit_code == 1
    assert said in done.output


def test_nobody_decides_nothing(
    built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DETENTE_NAME", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    done = CliRunner().invoke(cli, ["judge", "ffffffff", "wrong", "--record", str(built)])
    assert done.exit_code == 2
    assert "who decides" in done.output
    (tmp_path / "detente").mkdir()
    (tmp_path / "detente" / "name").write_text("kim\n")
    event = joined(built)[0]
    done = CliRunner().invoke(cli, ["judge", event.mentions[0], "wrong", "--record", str(built)])
    assert done.exit_code == 0, done.output
    with Record.open(built) as record:
        assert judgements.judgements(record)[0].by == KIM
    (tmp_path / "detente" / "name").write_bytes(b"\xff\xfe")  # what cannot be read is asked for
    assert CliRunner().invoke(cli, ["judge", "ffffffff", "wrong"]).exit_code == 2


@pytest.mark.parametrize("name", ["K\u200bim", "\u202eK", "a\x1b[2Jb", "x" * 61, "..."])
def test_what_is_no_name_decides_nothing(built: Path, name: str) -> None:
    event = joined(built)[0]
    words = ["judge", event.mentions[0], "wrong", "--record", str(built), "--by", name]
    done = CliRunner().invoke(cli, words)
    assert (done.exit_code, "a name" in done.output) == (1, True)
    with Record.open(built) as record:
        assert judgements.judgements(record) == []


def test_one_name_written_in_two_ways_is_one() -> None:
    assert checked(" Zoe\u0301  Lo\u0308w ") == checked("Zoé Löw") == "Zoé Löw"
    assert checked("نیم\u200cروز") == "نیم\u200cروز"
