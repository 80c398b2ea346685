"""Who writes at the same time, who only reads, and what a full disk leaves."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import time
from pathlib import Path

import pytest
import toys
from small_record import TEXT

from detente.errors import BadRecord
from detente.record import Record, faults, health, queries, store, turns, write
from detente.records import (
    Failure,
)


def test_it_is_read_while_it_is_written(path: Path) -> None:
    page, article = toys.article(TEXT + " And more.", "b.txt")
    with Record.open(path) as writer, Record.open(path, readonly=True) as reader:
        with writer.writing():
            write.keep_page(writer, page)
            write.write_article(writer, article, "made")
            assert queries.counts(reader).articles == 1
        assert queries.counts(reader).articles == 2


def test_a_reader_cannot_write(path: Path) -> None:
    with Record.open(path, readonly=True) as record, pytest.raises(BadRecord, match="not be writ"):
        record.run("delete from tallies")


def test_a_writer_that_waits_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_MS", 50)
    with (
        Record.open(path) as one,
        Record.open(path) as other,
        one.writing(),
        pytest.raises(BadRecord, match="another program is writing"),
        other.writing(),
    ):
        pass


def test_two_writers_take_turns(path: Path) -> None:
    def add(name: str) -> None:
        with Record.open(path) as record:
            for n in range(20):
                failure = Failure(f"{name}{n}", None, "intake", "empty")
                write.write_failure(record, failure)

    threads = [threading.Thread(target=add, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Record.open(path) as record:
        assert len(queries.failures(record)) == 60


def test_who_came_first_writes_first(path: Path) -> None:
    came: list[int] = []
    queue = turns.turns_of(path)

    def write_one(number: int) -> None:
        with Record.open(path) as record, record.writing():
            came.append(number)

    threads = [threading.Thread(target=write_one, args=(n,)) for n in range(8)]
    with Record.open(path) as record, record.writing():
        for waiting, thread in enumerate(threads, start=1):
            thread.start()
            soon = time.monotonic() + 20
            while queue.waiting() < waiting and time.monotonic() < soon:
                time.sleep(0.005)
    for thread in threads:
        thread.join()
    assert came == list(range(8))


def test_who_waits_in_vain_keeps_nobody_waiting(path: Path) -> None:
    queue = turns.turns_of(path)
    with Record.open(path) as one, Record.open(path) as other:
        other.wait_for_others(1)
        with (
            one.writing(),
            pytest.raises(BadRecord, match="another program is writing"),
            other.writing(),
        ):
            pass
        with pytest.raises(ZeroDivisionError), one.writing():
            raise ZeroDivisionError
        with other.writing():
            assert not queue.take(0)
    assert queue.waiting() == 0
    assert queue.take(0)


def test_a_forked_process_holds_no_turn(path: Path) -> None:
    held = turns.turns_of(path)
    assert held.take(0)
    child = os.fork()
    if not child:
        os._exit(0 if turns.turns_of(path).take(0) else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert not held.take(0)


def test_a_full_disk_loses_nothing(path: Path) -> None:
    page, article = toys.article("Long\n\n" + TEXT * 5000, "b.txt")
    with Record.open(path) as record:
        record.run(f"pragma max_page_count = {record.one('pragma page_count')[0] + 3}")
        before = health.fingerprint(record)
        with pytest.raises(BadRecord, match="no room left"), record.writing():
            write.keep_page(record, page)
            write.write_article(record, article, "made")
    with Record.open(path) as record:
        assert health.fingerprint(record) == before
        assert list(health.faults(record)) == []


def test_want_of_room_is_told_from_a_broken_disk(path: Path) -> None:
    fault = sqlite3.OperationalError("disk I/O error")  # what SQLite says of either
    assert "no room left" in faults.line(Path("/proc/detente.db"), fault)  # where nothing is free
    assert "the disk gave an error" in faults.line(path, fault)


def test_a_record_on_a_medium_that_cannot_be_written(path: Path, tmp_path: Path) -> None:
    fixed = tmp_path / "cd"
    fixed.mkdir()
    shutil.copy(path, fixed / "detente.db")
    fixed.chmod(0o500)
    try:
        with Record.open(fixed / "detente.db", readonly=True) as record:
            assert queries.counts(record).articles == 1
    finally:
        fixed.chmod(0o700)
