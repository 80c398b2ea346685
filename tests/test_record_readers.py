"""Connections kept open for readers: what others write is seen at once, another file is noticed."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from detente import tables
from detente.errors import BadInput, BadRecord
from detente.record import Readers, Record, queries, schema, work, write
from detente.records import Failure


@pytest.fixture
def path(desk_record: Path, tmp_path: Path) -> Path:
    """The desk's record, which a test may change."""
    return Path(shutil.copy(desk_record, tmp_path / "detente.db"))


def failed(record: Record) -> set[str]:
    return {one.path for one in queries.failures(record)}


def add(path: Path, name: str) -> None:
    with Record.open(path) as record:
        write.write_failure(record, Failure(name, None, "intake", "empty"))


def test_a_reader_is_lent_again_and_sees_what_was_written_since(path: Path) -> None:
    readers = Readers(path)
    with readers.lent() as record:
        assert "pile/new.txt" not in failed(record)
    with Record.open(path) as writer:
        with readers.lent() as again:
            assert again is record
        write.write_failure(writer, Failure("pile/new.txt", None, "intake", "empty"))
        with readers.lent() as after:
            assert after is record
            assert "pile/new.txt" in failed(after)
    readers.close()


def test_what_another_process_writes_is_seen(path: Path) -> None:
    readers = Readers(path)
    with readers.lent() as record:
        before = failed(record)
    code = (
        "import sys; from pathlib import Path; from detente.record import Record, write\n"
        "from detente.records import Failure\n"
        "with Record.open(Path(sys.argv[1])) as record:\n"
        "    write.write_failure(record, Failure('pile/far.txt', None, 'intake', 'empty'))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    with readers.lent() as record:
        assert failed(record) == before | {"pile/far.txt"}
    readers.close()


def test_two_at_a_time_have_a_connection_each(path: Path) -> None:
    readers = Readers(path, kept=1)
    with readers.lent() as one, readers.lent() as other:
        assert one is not other
        assert failed(one) == failed(other)
    with readers.lent() as kept:
        assert kept is other  # the inner one came back first, and there is room for one
    with pytest.raises(sqlite3.ProgrammingError):
        one.db.execute("select 1")
    readers.close()


def test_threads_never_share_one(path: Path) -> None:
    readers = Readers(path)
    held: set[int] = set()
    twice: list[int] = []

    def read() -> None:
        for _ in range(20):
            with readers.lent() as record:
                if id(record) in held:
                    twice.append(id(record))
                held.add(id(record))
                failed(record)
                held.discard(id(record))

    threads = [threading.Thread(target=read) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert twice == []
    readers.close()


@pytest.mark.parametrize("way", ["put in its place", "written over"])
def test_another_file_in_its_place_is_read(path: Path, empty_record: Path, way: str) -> None:
    readers = Readers(path)
    with readers.lent() as record:
        assert failed(record)
    if way == "written over":
        shutil.copyfile(empty_record, path)
    else:
        shutil.copy(empty_record, path.with_name("other.db")).replace(path)
    with readers.lent() as record:
        assert failed(record) == set()
    readers.close()


def test_a_file_that_is_gone_is_told_and_found_again(path: Path) -> None:
    readers = Readers(path)
    with readers.lent():
        pass
    away = path.rename(path.with_name("away.db"))
    with pytest.raises(BadRecord, match="there is no record"), readers.lent():
        pass
    away.rename(path)
    with readers.lent() as record:
        assert failed(record)
    readers.close()


def test_a_record_that_a_newer_version_brought_up_is_told(path: Path) -> None:
    readers = Readers(path)
    with Record.open(path) as writer:
        with readers.lent() as record:
            assert failed(record)
        writer.run(f"pragma user_version = {schema.VERSION + 1}")
        with pytest.raises(BadRecord, match="newer Detente"), readers.lent():
            pass
        writer.run(f"pragma user_version = {schema.VERSION}")
    with readers.lent() as record:
        assert failed(record)
    readers.close()


def test_own_tables_that_a_build_kept_meanwhile_are_in_use(path: Path) -> None:
    own = tables.Own('{"outlets": [{"name": "The Aldera Courier", "origin": "test"}]}')
    readers = Readers(path)
    with Record.open(path) as writer:
        with readers.lent():
            pass
        work.keep_own_tables(writer, own)
        tables.use(tables.Own())
        with readers.lent():
            assert tables.in_use() == own
        work.keep_own_tables(writer, tables.Own())
    readers.close()


def test_one_in_which_something_was_raised_is_closed(path: Path) -> None:
    readers = Readers(path)
    with pytest.raises(BadInput), readers.lent() as record:
        raise BadInput("no such issue")
    with pytest.raises(sqlite3.ProgrammingError):
        record.db.execute("select 1")
    with readers.lent() as other:
        assert other is not record
    readers.close()


def test_at_the_end_all_are_closed(path: Path) -> None:
    readers = Readers(path)
    with readers.lent() as lent, readers.lent() as idle:
        pass
    with readers.lent() as lent:
        readers.close()
        assert failed(lent)
    for record in (lent, idle):
        with pytest.raises(sqlite3.ProgrammingError):
            record.db.execute("select 1")


def test_those_of_readers_that_nobody_holds_are_closed(path: Path) -> None:
    readers = Readers(path)
    with readers.lent() as record:
        pass
    del readers
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError):
        record.db.execute("select 1")


def test_who_writes_leaves_all_in_the_file_while_readers_have_it_open(
    path: Path, tmp_path: Path
) -> None:
    """The file alone can be copied or mailed, and no log is left to another in its place."""
    readers = Readers(path)
    with readers.lent():
        pass
    add(path, "pile/new.txt")
    assert Path(f"{path}-wal").stat().st_size == 0
    copy = Path(shutil.copy(path, tmp_path / "mailed.db"))
    with Record.open(copy, readonly=True) as record:
        assert "pile/new.txt" in failed(record)
    readers.close()
