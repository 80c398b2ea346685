"""The file itself: opening, checking, migrating, transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from .. import tables
from ..errors import BadRecord
from . import schema
from .faults import busy, told
from .turns import turns_of

BUSY_MS = 30_000
"""Milliseconds to wait for another writer. The longest transaction of ours, the links of
100,000 articles, holds the file for seconds; half a minute tells a slow disk from a stuck one."""

LOG_PAGES = 8_000
"""Pages of 4 KiB in the write-ahead log before it is folded in: 32 MB. An article touches some 150
pages of the indexes, most of them the same as the one before; with SQLite's 1,000 the disk is asked
to flush twice every seven articles."""

OWN_TABLES = "own tables"
"""Key of `meta` under which a record keeps the user's own tables, so that whoever opens it knows
the names of their issues, and a build without them reads nothing anew."""

_HEADER = b"SQLite format 3\x00"


class Record:
    """An open record. A context manager; one thread uses it at a time.

    Others may read the same file while it is written: each sees whole transactions only.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, readonly: bool) -> None:
        self.db = db
        self.path = path
        self.readonly = readonly
        self._turns = turns_of(path)
        self._wait_ms = BUSY_MS

    @classmethod
    def open(cls, path: Path, *, create: bool = False, readonly: bool = False) -> Record:
        """The record in that file; with `create`, a new one where there is none.

        An older record is brought up to date, after a backup beside it. From now on this process
        reads with the own tables that the record keeps. Raises BadRecord, and
        alters nothing, when there is no such file, it is not a record, it is damaged, it comes
        from a newer version or it may not be used.
        """
        there = _looked_at(path, create and not readonly)
        with told(path):
            db = _connected(path, readonly)
            with ExitStack() as stack:
                stack.callback(db.close)
                version = _version(db, path) if there else 0
                _prepared(db)
                if version < schema.VERSION:
                    _brought_up(db, path, version, readonly)
                stack.pop_all()
        record = cls(db, path, readonly)
        tables.use(record.own_tables())
        return record

    def check(self) -> None:
        """Before a record that stayed open is read again: is it still of our schema? Takes the own
        tables that it keeps now. Raises BadRecord when a newer version wrote to it meanwhile.
        """
        with told(self.path):
            _version(self.db, self.path)
        tables.use(self.own_tables())

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file. Who may write folds the write-ahead log into it, also while others
        have it open, so that the file alone holds everything and can be copied or replaced.
        """
        # who has the turn folds in all that was written before it
        if not self.readonly and self._turns.take(0):
            try:
                with suppress(sqlite3.Error):  # it stays in the log, which every opening reads
                    self.db.execute("pragma busy_timeout = 0")
                    self.db.execute("pragma wal_checkpoint(truncate)").fetchall()
            finally:
                self._turns.give()
        self.db.close()

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """All rows of a statement. Raises BadRecord when the file fails us."""
        with told(self.path):
            return self.db.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Iterator[Any]:
        """The rows of a statement one by one, for lists longer than memory.

        Raises BadRecord when the file fails us.
        """
        with told(self.path):
            yield from self.db.execute(sql, values)

    def one(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first row of a statement, None when there is none. Raises BadRecord."""
        with told(self.path):
            return self.db.execute(sql, values).fetchone()

    def run(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Runs a statement; how many rows it touched. Raises BadRecord when it fails."""
        with told(self.path):
            return self.db.execute(sql, values).rowcount

    def many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Runs a statement once for each row of values. Raises BadRecord when it fails."""
        with told(self.path):
            self.db.executemany(sql, values)

    def own_tables(self) -> tables.Own:
        """The user's own tables that it was read with. Raises BadRecord when the file fails us."""
        row = self.one("select value from meta where key = ?", (OWN_TABLES,))
        return tables.Own(str(row[0])) if row else tables.Own()

    def wait_for_others(self, milliseconds: int) -> None:
        """How long a transaction waits for other writers; `BUSY_MS` where nobody says.

        Raises BadRecord when the file fails us.
        """
        self.run(f"pragma busy_timeout = {milliseconds}")
        self._wait_ms = milliseconds

    def within(self) -> bool:
        """Whether a transaction is open."""
        return self.db.in_transaction

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[None]:
        """One transaction: all of what is inside, or nothing. May stand inside another.

        With `durable` it is on the disk when it ends, whatever happens to the machine; without,
        a loss of power (not a crash of ours) may cost the last ones. Raises BadRecord.
        """
        if self.within():
            yield
            return
        with self._turn():
            with told(self.path):
                self.db.execute(f"pragma synchronous = {'full' if durable else 'normal'}")
                self.db.execute("begin immediate")
            try:
                yield
                with told(self.path):
                    self.db.execute("commit")
            finally:
                if self.within():
                    self.db.execute("rollback")

    @contextmanager
    def still(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever others write meanwhile; for reading
        alone. Raises BadRecord.
        """
        with told(self.path):
            self.db.execute("begin")
        try:
            yield
        finally:
            if self.within():
                self.db.execute("rollback")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The turn among the writers of this process; those of others SQLite knows."""
        if not self._turns.take(self._wait_ms / 1000):
            raise BadRecord(busy(self.path))
        try:
            yield
        finally:
            self._turns.give()


def _looked_at(path: Path, create: bool) -> bool:
    """Whether there is a file that may be a record. Raises BadRecord when it cannot be one."""
    try:
        return _is_there(path, create)
    except OSError as error:  # a name that no disk takes; a folder that may not be looked into
        shown = str(path) if len(str(path)) < LONGEST_SHOWN else f"…{path.name[-LONGEST_SHOWN:]}"
        raise BadRecord(f"{shown}: cannot be used ({error.strerror}); name another file") from error


LONGEST_SHOWN = 300
"""Characters of a path that a line shows; no file system takes a longer name."""


def _is_there(path: Path, create: bool) -> bool:
    if path.is_dir():
        raise BadRecord(f"{path}: is a folder; name a file with --record")
    if not path.exists():
        if not create:
            raise BadRecord(f"{path}: there is no record; make one with 'detente build PATH'")
        if not path.parent.is_dir():
            raise BadRecord(f"{path}: its folder does not exist; make it first")
        return False
    if not path.is_file():
        raise BadRecord(f"{path}: is no ordinary file (a device, a pipe or a socket)")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise BadRecord(f"{path}: cannot be read ({error.strerror}); check permissions") from error
    if not head and create:
        return False
    if not head.startswith(_HEADER):
        raise BadRecord(f"{path}: is not a record of Detente; name another file with --record")
    _check_length(path, head)
    return True


def _check_length(path: Path, head: bytes) -> None:
    """Raises BadRecord when the file is shorter than its own header says.

    With a write-ahead log beside it a file may rightly be so: a checkpoint was cut off.
    """
    log = Path(f"{path}-wal")
    if len(head) == 100 and log.exists() and log.stat().st_size:
        return
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    wanted = (65536 if page == 1 else page) * pages
    if len(head) < 100 or path.stat().st_size < wanted:
        raise BadRecord(
            f"{path}: is damaged: it has {path.stat().st_size} bytes and should have {wanted}; "
            "take your last copy of it, or build a new one (nothing was altered)"
        )


def _connected(path: Path, readonly: bool) -> sqlite3.Connection:
    mode = "ro" if readonly else "rwc"
    # A record on a medium that cannot be written has no log to share, and needs none.
    fixed = readonly and not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    uri = f"{path.resolve().as_uri()}?mode={mode}{'&immutable=1' if fixed else ''}"
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000, check_same_thread=False
    )


def _version(db: sqlite3.Connection, path: Path) -> int:
    """Schema version of a record. Raises BadRecord when it is none, or a newer one."""
    application = db.execute("pragma application_id").fetchone()[0]
    version = int(db.execute("pragma user_version").fetchone()[0])
    if application != schema.APPLICATION:
        # a first build that was killed before its first transaction leaves an empty file
        if db.execute("select count(*) from sqlite_schema").fetchone()[0] == 0:
            return 0
        raise BadRecord(
            f"{path}: is a database, but not a record of Detente; name another file with --record"
        )
    if version > schema.VERSION:
        raise BadRecord(
            f"{path}: was written by a newer Detente (schema {version}; this one knows "
            f"{schema.VERSION}); install the newer version, nothing was altered"
        )
    return version


def _prepared(db: sqlite3.Connection) -> None:
    db.execute("pragma foreign_keys = on")
    db.execute("pragma recursive_triggers = on")
    db.execute("pragma cache_size = -65536")  # 64 MiB: the indexes of a large record stay warm
    db.execute("pragma temp_store = memory")
    db.execute(f"pragma wal_autocheckpoint = {LOG_PAGES}")


def _undone(db: sqlite3.Connection) -> None:
    """Rolls back, unless SQLite already has: it does so by itself when the disk is full."""
    if db.in_transaction:
        db.execute("rollback")


def _brought_up(db: sqlite3.Connection, path: Path, version: int, readonly: bool) -> None:
    """Runs the missing migrations, each in one transaction. Raises BadRecord when readonly."""
    if readonly:
        raise BadRecord(
            f"{path}: has the older schema {version}; run 'detente build' on it once, which "
            "brings it up to date"
        )
    if version and _holds(db):
        _backed_up(db, path, version)
    db.execute("pragma journal_mode = wal")
    for number, step in list(enumerate(schema.MIGRATIONS))[version:]:
        db.execute("begin immediate")
        with ExitStack() as stack:
            stack.callback(_undone, db)
            if int(db.execute("pragma user_version").fetchone()[0]) == number:
                step(db)
                db.execute(f"pragma application_id = {schema.APPLICATION}")
                db.execute(f"pragma user_version = {number + 1}")
            db.execute("commit")
            stack.pop_all()
    # so that the header of the file itself says what it is, for other tools and for us
    db.execute("pragma wal_checkpoint(truncate)").fetchall()


def _holds(db: sqlite3.Connection) -> bool:
    """Whether there is anything to keep a copy of: a record whose making was cut off, by a full
    disk say, has neither a page nor a judgement yet."""
    asked = "select exists (select 1 from pages) or exists (select 1 from judgements)"
    return bool(db.execute(asked).fetchone()[0])


def _backed_up(db: sqlite3.Connection, path: Path, version: int) -> None:
    """A whole copy beside the record before its schema changes; kept if there already is one.

    It has its name only once it is whole: killed or out of room, the next opening makes it anew.
    """
    beside = Path(f"{path}.schema-{version}")
    db.execute("begin immediate")  # so that nobody else makes it, or migrates, meanwhile
    with ExitStack() as stack:
        stack.callback(_undone, db)
        if beside.exists() or int(db.execute("pragma user_version").fetchone()[0]) != version:
            return
        part = Path(f"{beside}.part")
        stack.callback(part.unlink, missing_ok=True)
        part.unlink(missing_ok=True)
        # by a connection of its own: a backup waits for its own source's transaction for ever
        with closing(_connected(path, True)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        part.replace(beside)
