"""Linking what changed gives what linking everything gives, in whatever order articles came."""

from __future__ import annotations

import importlib
import itertools
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.reading import Reading
from detente.record import Filter, Record, health, judgements, queries, targets, work, write
from detente.run_local import linking, retelling
from detente.run_local.building import quiet

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
bench: Any = importlib.import_module("linking")

PILE = 60
KIM = "person:kim"


@pytest.fixture(scope="module")
def pile() -> list[Reading]:
    """Invented articles, several to an event, some of them reprints, some without a date."""
    return list(itertools.islice(bench.readings(), PILE))


def take_in(record: Record, several: Iterable[Reading]) -> None:
    bench.written(record, iter(list(several)), len(list(several)))


def link(record: Record, pile: Sequence[Reading], report: Callable[[Any], None] = quiet) -> None:
    """As a build links: articles that got a day are read again (and say the same, but by then)."""
    by_id = {reading.article.id: reading for reading in pile}

    def reread(articles: Sequence[str]) -> None:
        for ident in articles:
            write.write_reading(record, by_id[ident], "read", ["bench/1"])

    reread(work.unread(record, "read"))
    linking.link(record, report, reread)


def linked(path: Path, pile: Sequence[Reading], parts: Sequence[Sequence[Reading]]) -> str:
    """The fingerprint of a record into which the parts came one after another."""
    with Record.open(path, create=True) as record:
        for part in parts:
            take_in(record, part)
            link(record, pile)
        assert list(health.faults(record)) == []
        return health.fingerprint(record)


@pytest.fixture(scope="module")
def whole(pile: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A record linked at once, and its fingerprint."""
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    return path, linked(path, pile, [pile])


def test_something_is_linked(whole: tuple[Path, str]) -> None:
    with Record.open(whole[0]) as record:
        found = queries.events(record, Filter())
        assert any(len(event.articles) > 1 for event in found)
        assert queries.quotations(record, Filter())
        assert queries.counts(record).copies
        assert queries.datings(record)
        assert queries.news_groups(record)
        mentions = [mention for event in found for mention in event.mentions]
        assert len(mentions) == len(set(mentions))


@pytest.mark.parametrize("seed", range(3))
def test_in_five_parts_in_any_order_it_is_the_same(
    seed: int, tmp_path: Path, pile: list[Reading], whole: tuple[Path, str]
) -> None:
    mixed = random.Random(seed).sample(pile, len(pile))
    parts = [mixed[n::5] for n in range(5)]
    assert linked(tmp_path / "parts.db", pile, parts) == whole[1]


def test_crowded_keys_are_joined_alike_in_parts_and_at_once(
    tmp_path: Path, pile: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = [
        replace(one, window=1)
        for one in (linking.COPIES, linking.NEWS, linking.EVENTS, linking.QUOTATIONS)
    ]
    for name, one in zip(("COPIES", "NEWS", "EVENTS", "QUOTATIONS"), narrow, strict=True):
        monkeypatch.setattr(linking, name, one)
    wanted = linked(tmp_path / "whole.db", pile, [pile])
    assert linked(tmp_path / "parts.db", pile, [pile[n::5] for n in (3, 0, 4, 2, 1)]) == wanted


def test_linked_again_nothing_changes(
    tmp_path: Path, pile: list[Reading], whole: tuple[Path, str]
) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        take_in(record, pile)
        link(record, pile)
        changes = record.db.total_changes
        link(record, pile)
        assert record.db.total_changes == changes
        assert health.fingerprint(record) == whole[1]


def test_what_goes_takes_its_links_away(
    tmp_path: Path, pile: list[Reading], whole: tuple[Path, str]
) -> None:
    more = list(itertools.islice(bench.readings(), PILE + 15))[PILE:]
    with Record.open(tmp_path / "r.db", create=True) as record:
        take_in(record, [*pile, *more])
        link(record, [*pile, *more])
        assert health.fingerprint(record) != whole[1]
        for reading in more:
            write.remove_article(record, reading.article.id)
            record.run("delete from sightings where page = ?", (reading.article.page,))
            record.run("delete from made where page = ?", (reading.article.page,))
        link(record, pile)
        assert list(health.faults(record)) == []
        assert health.fingerprint(record) == whole[1]


class Cut(Exception):
    """Stands for a kill in the midst of linking."""


def test_cut_off_at_any_step_it_goes_on(
    tmp_path: Path, pile: list[Reading], whole: tuple[Path, str]
) -> None:
    steps = 0
    for number in itertools.count():
        with Record.open(tmp_path / "r.db", create=True) as record:
            if number == 0:
                take_in(record, pile)
            left = itertools.count()

            def told(_: object, left: Any = left, most: int = number // 2 + 1) -> None:
                if next(left) >= most:
                    raise Cut

            try:
                link(record, pile, told)
            except Cut:
                steps += 1
                continue
            link(record, pile)
            assert steps > 5
            assert list(health.faults(record)) == []
            assert health.fingerprint(record) == whole[1]
            break


def test_undone_by_a_person_stays_undone(tmp_path: Path, pile: list[Reading]) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        take_in(record, pile)
        link(record, pile)
        before = health.fingerprint(record)
        event = next(e for e in queries.events(record, Filter()) if len(e.articles) > 1)
        one, other = two_articles(record, event.mentions)
        kept = judgements.judge(
            record, targets.on_events(one, other).says("different", KIM, why="another day")
        )
        link(record, pile)
        assert apart(record, one, other)
        record.run("insert or ignore into stale (kind, key) select 'event', id from articles")
        link(record, pile)
        assert apart(record, one, other)
        judgements.judge(record, targets.undo(kept, KIM))
        link(record, pile)
        assert not apart(record, one, other)
        record.run("delete from replays")
        assert health.fingerprint(record) == before


def two_articles(record: Record, mentions: Sequence[str]) -> list[Any]:
    """Two of the mentions, of two articles, each with its article."""
    items = queries.event_mentions_by_id(record, mentions)
    other = next(item for item in items if item.article != items[0].article)
    return [(queries.article(record, item.article), item) for item in (items[0], other)]


def apart(record: Record, one: Any, other: Any) -> bool:
    ids = [one[1].id, other[1].id]
    return len(set(queries.events_of(record, ids).values())) == 2


def test_what_is_kept_of_acts_changes_nothing(
    tmp_path: Path,
    pile: list[Reading],
    whole: tuple[Path, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retelling, "KEPT_FROM", 1)
    monkeypatch.setattr(retelling, "SOME", 2)
    mixed = random.Random(7).sample(pile, len(pile))
    parts = [mixed[n::4] for n in range(4)]
    path = tmp_path / "kept.db"
    assert linked(path, pile, parts) == whole[1]
    with Record.open(path) as record:
        rows = record.rows("select kind, chosen from told_acts")
        assert {kind for kind, _ in rows} == {"thread", "position"}
        assert all(chosen for _, chosen in rows)
