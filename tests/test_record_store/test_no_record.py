"""Files that are no record, or a damaged one: told in one line, never changed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from small_record import refused

from detente.errors import BadRecord
from detente.record import Record, health, queries, schema


def test_no_file(tmp_path: Path) -> None:
    refused(tmp_path / "none.db", "make one with 'detente build")
    assert not (tmp_path / "none.db").exists()


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder", create=True)
    refused(tmp_path / "no" / "detente.db", "folder does not exist", create=True)
    with pytest.raises(BadRecord, match=r"…x{300}: cannot be used \(File name too long\)"):
        Record.open(tmp_path / ("x" * 5000), create=True)


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
