"""The queue of all kinds, and links made again after a verdict on one."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from review_desk import TOLD, Desk

from detente.record import Filter, Record
from detente.record.queries import review as queue
from detente.views import review_mixed
from detente.views.review import LABELS
from detente.web.relinking import Relinker


def spot(location: str) -> tuple[str, str]:
    asked = parse_qs(urlsplit(location).query)
    return asked.get("of", ["attribution"])[0], asked["at"][0]


def queues(record: Record) -> dict[str, queue.Test]:
    return {kind: queue.narrowed(record, queue.QUEUES[kind], Filter()) for kind in LABELS}


def walked(record: Record, back: bool = False) -> list[review_mixed.Spot]:
    tests, found = queues(record), []
    here = review_mixed.beside(record, tests, queue.ALL, None, back)
    while here is not None:
        found.append(here)
        here = review_mixed.beside(record, tests, queue.ALL, here, back)
    return found


def score(record: Record, one: review_mixed.Spot) -> float:
    return queue.score_of(record, queue.QUEUES[one.kind], one.key) or 0.0


def test_all_kinds_are_walked_once_by_score_forth_and_back(mine: Desk) -> None:
    with Record.open(mine.path, readonly=True) as record:
        there = walked(record)
        assert len(set(there)) == len(there)
        assert {one.kind for one in there} == {"attribution", "event_mention", "mention", "copy"}
        scores = [score(record, one) for one in there]
        assert scores == sorted(scores)
        assert walked(record, back=True) == there[::-1]
        size, more = review_mixed.count(record, queues(record), queue.ALL, 10_000)
        assert (size, more) == (len(there), False)


def test_review_begins_with_the_least_certain_of_all_kinds(mine: Desk) -> None:
    with Record.open(mine.path) as record:
        record.run("update mentions set score = 0.01 where article = (select article from mentions"
                   " where entity is not null limit 1) and n = 1")  # fmt: skip
        first = walked(record)[0]
    page = mine.get("/review").text
    assert first.kind == "mention"
    assert "Do these words mean" in page
    after = mine.post(f"/review/judge?of=mention&mix=all&at={first.key}", verdict="right")
    assert "mix=all" in after.location
    assert spot(after.location) != (first.kind, first.key)
    assert mine.get(after.location).status == 200


def test_a_filter_leaves_out_kinds_that_it_says_nothing_of(mine: Desk) -> None:
    assert mine.get("/review?mix=all&outlet=Kestrel").status == 200
    assert mine.get("/review?mix=some").status == 400


def test_one_kind_stays_one_kind(mine: Desk) -> None:
    after = mine.post(f"/review/judge?at={TOLD}", verdict="right")
    assert "mix" not in after.location
    assert spot(after.location)[0] == "attribution"


def finished(relinker: Relinker) -> None:
    end = time.monotonic() + 30
    while relinker.busy and time.monotonic() < end:
        time.sleep(0.05)
    assert not relinker.busy


@pytest.fixture
def relinker(mine: Desk) -> Relinker:
    return Relinker(mine.path, quiet=0.05)


def test_links_are_made_once_after_several_verdicts(relinker: Relinker) -> None:
    for _ in range(3):
        relinker.ask()
    assert relinker.busy
    finished(relinker)
    assert relinker.why == ""
    relinker.ask()  # and again, whenever somebody asks
    finished(relinker)


def test_why_links_could_not_be_made_is_said(tmp_path: Path) -> None:
    relinker = Relinker(tmp_path / "nothing.db", quiet=0.05)
    relinker.ask()
    finished(relinker)
    assert "nothing.db" in relinker.why


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_links_that_break_are_told_and_can_be_made_again(
    relinker: Relinker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("detente.run_local.relink", lambda _: 1 / 0)
        relinker.ask()
        finished(relinker)
        assert "could not be made" in relinker.why
    relinker.ask()
    finished(relinker)
    assert relinker.why == ""
