"""How sure the reading of an event is: the facts, the table and its fit, what lists leave out."""

from __future__ import annotations

import csv
import importlib
import itertools
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from click.testing import CliRunner

from detente import dates, pipeline
from detente.cli import cli
from detente.linked import Report, Teller
from detente.links.events.telling import event_of
from detente.reading import Reading
from detente.record import Filter, Record, health, judgements, queries, targets
from detente.record.queries import review
from detente.record.queries.facets import facet_counts
from detente.records import DOUBTFUL, UNKNOWN, Article, Basis, EventMention, content_id, when_of
from detente.run_local import linking
from detente.run_local.building import quiet
from detente.settings import Settings
from detente.stages import READING
from detente.stages.events.doubts import FACTS
from detente.tables import doubts
from detente.views.certain import doubtful_in
from detente.views.dyad import index_between
from detente.views.opened import Opened
from detente.web.app import create_app

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests/cases/doubts/words.toml").read_text(encoding="utf-8"))["case"]
sys.path[:0] = [str(ROOT / part) for part in ("benchmarks", "tools")]
bench: Any = importlib.import_module("linking")
fitting: Any = importlib.import_module("fit_doubts")
KIM = "person:kim"
SURE = Filter(doubtful=False)
UNSURE = 0.31


# ------------------------------------------------------------------ the facts


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    day = when_of(dates.of_prefix("2015-03-04"), Basis.GIVEN)
    articles = [
        Article(content_id(case["text"]), "", "", case["text"], 0, published=day) for case in CASES
    ]
    return pipeline.read(articles, Settings(), READING)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["act"] for case in CASES])
def test_cases(number: int, readings: list[Reading]) -> None:
    case, reading = CASES[number], readings[number]
    found = [
        one
        for one in reading.of(EventMention)
        if one.anchor.words(reading.article.text) == case["act"]
    ]
    assert len(found) == 1
    assert set(case["doubts"]) & set(doubts.doubts()) <= set(found[0].doubts)
    assert not set(case["none_of"]) & set(found[0].doubts)
    assert found[0].confidence == doubts.confidence(found[0].doubts)


# ------------------------------------------------------------------ the table


def test_the_table_tells_of_facts_that_there_are() -> None:
    assert set(doubts.doubts()) <= set(FACTS)
    assert all(one.meaning and one.judged >= one.right for one in doubts.doubts().values())


def test_each_doubt_makes_it_less_sure() -> None:
    assert doubts.confidence(()) > DOUBTFUL
    for name in doubts.doubts():
        assert doubts.confidence((name,)) <= doubts.confidence(())
    assert doubts.confidence(doubts.doubts()) < DOUBTFUL


def test_a_doubt_that_the_table_lacks_weighs_nothing() -> None:
    assert doubts.confidence(("of somebody's own stage",)) == doubts.confidence(())
    assert doubts.meanings(("of somebody's own stage",)) == ("of somebody's own stage",)


def test_the_table_is_what_the_fit_gives() -> None:
    with fitting.TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    names = [row["doubt"] for row in rows if row["doubt"] != "any"]
    judged = fitting.read(fitting.JUDGED, names)
    found = fitting.fit(judged)
    kept = {row["doubt"]: float(row["weight"]) for row in rows}
    assert kept == {
        name: round(weight, 2) for name, weight in zip(["any", *names], found, strict=True)
    }


# ------------------------------------------------------------------ the record


def doubted(reading: Reading, number: int) -> Reading:
    """The same reading, the acts of every third article read with doubt."""
    if number % 3:
        return reading
    made = [
        replace(one, doubts=("no-actor",), confidence=UNSURE)
        if isinstance(one, EventMention)
        else one
        for one in reading.records
    ]
    return replace(reading, records=tuple(made))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    coming = list(itertools.islice(bench.readings(), 24))
    made = tmp_path_factory.mktemp("doubts") / "r.db"
    with Record.open(made, create=True) as record:
        bench.written(record, (doubted(one, n) for n, one in enumerate(coming)), len(coming))
        linking.link(record, quiet, lambda _: None)
    return made


@pytest.fixture
def record(path: Path, tmp_path: Path) -> Iterator[Record]:
    own = tmp_path / "own.db"
    with Record.open(path, readonly=True) as made:
        made.run("vacuum into ?", (str(own),))
    with Record.open(own) as opened:
        yield opened
        assert list(health.faults(opened)) == []


def test_lists_can_leave_doubtful_ones_out(record: Record) -> None:
    every, sure = queries.event_mentions(record, Filter()), queries.event_mentions(record, SURE)
    assert 0 < len(sure) < len(every)
    assert [one for one in every if not one.doubtful] == sure
    assert len(sure) == queries.count_event_mentions(record, SURE)
    assert doubtful_in(record, "events", SURE) == len(every) - len(sure)
    assert doubtful_in(record, "events", Filter()) == len(every) - len(sure)
    assert doubtful_in(record, "said", Filter()) == 0
    joined = queries.events(record, Filter())
    assert [one for one in joined if not one.doubtful] == queries.events(record, SURE)


@pytest.mark.parametrize("kind", ["event_mentions", "events", "timeline"])
def test_kept_counts_say_what_counting_says(record: Record, kind: str) -> None:
    fields = ("outlet", "issue", "state", "type", "standing", "year")
    counted = facet_counts(record, kind, replace(SURE, undated=True), fields)
    assert facet_counts(record, kind, SURE, fields) == counted
    assert counted != facet_counts(record, kind, Filter(), fields)


def test_the_timeline_keeps_what_was_said(record: Record) -> None:
    every, sure = queries.moments(record, Filter()), queries.moments(record, SURE)
    gone = {one.kind for one in set(every) - set(sure)}
    assert gone == {"event_mention"}


def test_the_index_can_leave_them_out_and_counts_them(record: Record) -> None:
    dyad = next(
        pair[:2]
        for pair in queries.event_dyads(record)
        if any(one.doubtful for one in queries.dyad_events(record, *pair[:2]))
    )
    every = [
        *queries.dyad_events(record, *dyad), *queries.dyad_events(record, *reversed(dyad)),
    ]  # fmt: skip
    doubtful = {one.id for one in every if one.doubtful}
    found = index_between(record, dyad, SURE, "year")
    counted = {ident for one in found.relations for ident in one.ids} | set(found.unplaced)
    assert not counted & doubtful
    assert found.doubtful == len(doubtful)
    whole = index_between(record, dyad, Filter(), "year")
    counted = {ident for one in whole.relations for ident in one.ids} | set(whole.unplaced)
    assert doubtful <= counted and whole.doubtful == 0


def test_the_most_certain_mention_counts(record: Record) -> None:
    one = queries.event_mentions(record, SURE)[0]
    other = replace(one, id="f" * 16, confidence=UNSURE)
    teller = Teller(one.article, "Kestrel", None, None, UNKNOWN)
    reports = [Report(some, teller, "", "met", one.when) for some in (one, other)]
    assert event_of(reports, []).confidence == one.confidence


def test_a_person_lifts_the_doubt(record: Record) -> None:
    one = next(item for item in queries.event_mentions(record, Filter()) if item.doubtful)
    article = queries.article(record, one.article)
    assert article is not None
    about = targets.on_event_mention(article, one)
    kept = judgements.judge(record, about.says("right", KIM))
    after = queries.event_mention(record, one.id)
    assert after is not None and (after.confidence, after.doubts) == (1.0, ())
    assert "confirmed by person:kim" in after.why
    judgements.judge(record, targets.undo(kept, KIM))
    assert queries.event_mention(record, one.id) == one


def test_review_begins_with_the_least_sure(record: Record) -> None:
    queue = review.QUEUES["event_mention"]
    test = review.narrowed(record, queue, Filter())
    first = review.keys(record, queue, test, review.ALL, 1)
    assert [one.confidence for one in queries.event_mentions_by_id(record, first)] == [UNSURE]


# ------------------------------------------------------------------ what people see


def test_the_command_says_how_many_it_left_out(path: Path) -> None:
    few = CliRunner().invoke(cli, ["events", "--no-doubtful", "--record", str(path)])
    with Record.open(path, readonly=True) as record:
        n = doubtful_in(record, "events", SURE)
    assert n is not None
    assert f"{n} doubtful ones left out." in few.stderr
    many = CliRunner().invoke(cli, ["events", "--record", str(path)])
    assert "left out" not in many.stderr and "doubtful" in many.stdout
    assert len(many.stdout.splitlines()) == len(few.stdout.splitlines()) + n


def test_in_python(path: Path) -> None:
    with Opened(path) as desk:
        assert not any(one.doubtful for one in desk.events(doubtful=False))
        assert {one.doubtful for one in desk.events()} == {True, False}
        assert len(desk.joined()) > len(desk.joined(doubtful=False))
        assert len(desk.timeline()) > len(desk.timeline(doubtful=False))


@pytest.mark.parametrize("name", ["events", "timeline", "events/joined"])
def test_pages_mark_them_and_can_leave_them_out(path: Path, name: str) -> None:
    app = create_app(path)
    page = ask(app, f"/{name}").text
    assert "left out" not in page and ">doubtful</span>" in page
    without = f"/{name}?doubtful=no"
    assert f'marked; <a href="{without}"' in page
    asked = ask(app, without).text
    assert ">doubtful</span>" not in asked and "without doubtful events" in asked
    assert f'left out; <a href="/{name}"' in asked


def test_the_page_of_an_event_says_how_sure_it_is(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        one = next(event for event in queries.events(record, Filter()) if event.doubtful)
    page = ask(create_app(path), f"/event/{one.id}").text
    assert "Doubtful. Of 100 events read like this, 31 were right." in page
    assert doubts.doubts()["no-actor"].meaning in page
