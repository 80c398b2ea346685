"""The file: opening it, what may be wrong with it, what may never be changed in it."""

from __future__ import annotations

import importlib
import os
import resource
import shutil
import sqlite3
import sys
import threading
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from detente.errors import BadRecord
from detente.record import Record, codec, faults, health, queries, schema, store, turns, write
from detente.records import (
    Article,
    Attribution,
    Copy,
    Cut,
    Entity,
    EventMention,
    Failure,
    IssueMention,
    Judgement,
    Mention,
    Time,
)

sys.path.insert(0, str(Path(__file__).parent / "test_run_local_parts"))
toys: Any = importlib.import_module("toys")

TEXT = "Talks in Aldera\n\n“We will study the shield,” Aro Vale said. Aro Vale met Ilse Horn."
TABLES = {
    "articles": Article, "cuts": Cut, "mentions": Mention, "times": Time,
    "attributions": Attribution, "event_mentions": EventMention, "issue_mentions": IssueMention,
    "copies": Copy, "entities": Entity, "article_entities": Entity, "failures": Failure,
    "judgements": Judgement,
}  # fmt: skip


def filled(path: Path) -> Path:
    page, article = toys.article(TEXT)
    with Record.open(path, create=True) as record:
        write.keep_page(record, page)
        write.sight(record, "/pile/a.txt", page.sha256, (1, 2), toys.NO_HINTS)
        write.write_article(record, article, "made")
        write.write_reading(record, toys.reading(article), "read", ["toys/1"])
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "detente.db")


@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_a_record_has_its_column(path: Path, table: str) -> None:
    """A new field of a record needs a column in schema.py (and, once released, a migration)."""
    with Record.open(path) as record:
        have = {row[1] for row in record.rows(f"pragma table_info({table})")}
    assert set(codec.columns(TABLES[table])) <= have


def test_what_is_written_is_read_back(path: Path) -> None:
    _, article = toys.article(TEXT)
    reading = toys.reading(article)
    with Record.open(path, readonly=True) as record:
        assert queries.article(record, article.id) == article
        assert tuple(queries.mentions(record, article.id)) == reading.of(Mention)
        assert [a.id for a in queries.attributions_in(record, article.id)] == [
            a.id for a in reading.of(Attribution)
        ]
        said = queries.attributions_in(record, article.id)[0]
        assert said.issues == ("missile-defence",)
        for field in fields(Attribution):
            if field.name != "issues":
                assert getattr(said, field.name) == getattr(reading.of(Attribution)[0], field.name)
        assert tuple(queries.event_mentions_in(record, article.id)) == reading.of(EventMention)
        assert queries.body_of(record, article.page) == TEXT.encode()


def test_a_record_is_sound_and_says_so(path: Path) -> None:
    with Record.open(path) as record:
        assert list(health.faults(record)) == []


@pytest.mark.parametrize("table", ["pages", "judgements"])
@pytest.mark.parametrize(
    "statement",
    [
        "update {0} set no = 99",
        "delete from {0}",
        "insert or replace into {0} select * from {0}",
    ],
)
def test_what_is_sacred_cannot_be_changed_by_any_tool(
    path: Path, table: str, statement: str
) -> None:
    with Record.open(path) as record:
        record.run(
            'insert into judgements (id, kind, target, verdict, "by", "at", why)'
            " values ('x', 'note', '{}', 'note', 'person:kim', '2026-01-01', '')"
        )
        before = [tuple(row) for row in record.rows(f"select * from {table}")]
        assert before
    plain = sqlite3.connect(path)  # somebody with another program
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        plain.execute(statement.format(table))
    plain.close()
    with Record.open(path) as record:
        assert [tuple(row) for row in record.rows(f"select * from {table}")] == before


def test_a_page_is_kept_once(path: Path) -> None:
    page, _ = toys.article(TEXT)
    with Record.open(path) as record:
        assert write.keep_page(record, page) is False
        assert record.one("select count(*) from pages")[0] == 1


# ------------------------------------------------------------------ files that are no record


def refused(path: Path, match: str, **how: bool) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BadRecord, match=match) as told:
        Record.open(path, **how).close()
    assert "\n" not in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_no_file(tmp_path: Path) -> None:
    refused(tmp_path / "none.db", "make one with 'detente build")
    assert not (tmp_path / "none.db").exists()


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder", create=True)
    refused(tmp_path / "no" / "detente.db", "folder does not exist", create=True)


@pytest.mark.parametrize("body", [b"Dear Sir,\n", b"\x00" * 5000, b"SQLite format 3\x00short"])
def test_not_a_record(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(body)
    refused(path, "not a record|is damaged", create=True)


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("create table birds (name text)")
    db.commit()
    db.close()
    refused(path, "not a record of Detente", create=True)


def test_an_empty_file_becomes_a_record_only_when_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    refused(path, "not a record")
    Record.open(path, create=True).close()
    Record.open(path).close()


def test_a_newer_record_is_left_alone(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute(f"pragma user_version = {schema.VERSION + 1}")
    db.close()
    refused(path, "newer Detente")


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.99])
def test_a_truncated_file(path: Path, keep: float) -> None:
    body = path.read_bytes()
    path.write_bytes(body[: int(len(body) * keep)])
    refused(path, "is damaged")


def test_a_pipe_is_no_record_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    refused(tmp_path / "pipe.db", "no ordinary file")
    refused(tmp_path / "pipe.db", "no ordinary file", create=True)


def test_damage_that_is_no_text_is_told_in_one_line(path: Path) -> None:
    # SQLite quotes the name of the table that it cannot follow, and so bytes that are no UTF-8
    body = path.read_bytes()
    assert b"tablearticlesarticles" in body
    body = body.replace(b"tablearticlesarticles", b"tablea\xd7\xd7iclesarticles")
    path.write_bytes(body.replace(b"CREATE TABLE articles", b"CREATE TABLE\xd7articles"))
    refused(path, "is damaged")


def test_overwritten_bytes_are_told_in_one_line(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[4096:] = b"\xa5" * (len(body) - 4096)
    path.write_bytes(bytes(body))
    with pytest.raises(BadRecord, match="is damaged") as told, Record.open(path) as record:
        queries.counts(record)
    assert "\n" not in str(told.value)


def test_damage_anywhere_is_found_by_the_doctor_or_harmless(path: Path) -> None:
    """Each page of the file in turn is overwritten: an error or a fault, never a crash."""
    body = path.read_bytes()
    silent = 0
    for start in range(4096, len(body), 4096):
        path.write_bytes(body[:start] + b"\x5a" * 4096 + body[start + 4096 :])
        try:
            with Record.open(path, readonly=True) as record:
                silent += not list(health.faults(record))
        except BadRecord:
            continue
    assert silent == 0


def test_a_page_whose_bytes_were_altered_is_told(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("drop trigger pages_stay")
    db.execute("update pages set body = x'00', packing = 'none'")
    db.commit()
    db.close()
    with Record.open(path) as record:
        assert any("no longer has the bytes" in fault for fault in health.faults(record))


# ------------------------------------------------------------------ together


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


# ------------------------------------------------------------------ migrations


def test_an_older_record_is_backed_up_and_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def second(db: sqlite3.Connection) -> None:
        db.execute("create table later (word text) strict")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, second))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    refused(path, "run 'detente build' on it once", readonly=True)
    with Record.open(path) as record:
        assert record.rows("select * from later") == []
        assert queries.counts(record).articles == 1
    assert (path.parent / f"detente.db.schema-{schema.VERSION - 1}").exists()


def test_a_backup_that_was_cut_off_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older, beside = schema.VERSION, path.parent / f"detente.db.schema-{schema.VERSION}"
    with Record.open(path) as record:
        before = health.fingerprint(record)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, lambda _: None))
    monkeypatch.setattr(schema, "VERSION", older + 1)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, hard))
    try:
        refused(path, "disk")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not beside.exists()
    Path(f"{beside}.part").write_bytes(b"what a kill left")
    Record.open(path).close()
    assert not Path(f"{beside}.part").exists()
    monkeypatch.setattr(schema, "VERSION", older)
    with Record.open(beside) as record:
        assert health.fingerprint(record) == before


def test_a_migration_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def second(db: sqlite3.Connection) -> None:
        db.execute("create table later (word text) strict")
        db.execute("insert into nowhere values (1)")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, second))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(BadRecord, match="nowhere"):
        Record.open(path)
    monkeypatch.undo()
    with Record.open(path) as record:
        assert not record.rows("select * from sqlite_schema where name = 'later'")


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
