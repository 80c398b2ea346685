"""Older records: backed up, brought up to date, or left as they were."""

from __future__ import annotations

import resource
import sqlite3
from pathlib import Path

import pytest
from small_record import refused

from detente.errors import BadRecord
from detente.record import Record, health, queries, schema


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


def test_a_record_whose_making_was_cut_off_leaves_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, whole = tmp_path / "new.db", schema.MIGRATIONS

    def cut_off(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(schema, "MIGRATIONS", (*whole[:4], cut_off, *whole[5:]))
    with pytest.raises(BadRecord):
        Record.open(path, create=True)
    monkeypatch.undo()
    with Record.open(path, create=True) as record:
        assert queries.counts(record).articles == 0
    assert not list(tmp_path.glob("new.db.schema-*"))


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
