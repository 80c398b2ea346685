"""Connections kept open for those who only read: a warm one answers sooner than a new one.

Whoever reads borrows a record and gives it back; it sees what others have written since, as every
statement does. When the file is another one (put in its place, or written over), those that were
kept are closed and a new one is opened, with all its checks.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock

from .store import Record

KEPT = 4
"""Connections kept while nobody uses them. A browser asks for a page and two or three tables at
once; measured on two cores, more at a time only wait for each other."""

CACHE = 16
"""MiB of pages that each keeps. On 100,000 articles (1.9 GB) a warm connection halves the processor
time of the home page and of lists, with 4, 16 and 64 MiB alike: a page reads little, and the system
keeps the file as well. Nothing is mapped into memory (`mmap_size` stays 0): it would save a tenth
more, but then a file that somebody cuts short ends the server instead of one answer."""

State = tuple[int, ...]
"""What tells a file from another: device, inode, size, last change. Folding in the write-ahead log
changes the last two as well; then a warm connection is lost, which costs what a new one does."""


class Readers:
    """Read-only records of one file, lent to any thread, each to one at a time."""

    def __init__(self, path: Path, kept: int = KEPT) -> None:
        self.path = path
        self.kept = kept
        self._idle: list[tuple[State, Record]] = []
        self._lock = Lock()
        weakref.finalize(self, _close, self._idle)

    @contextmanager
    def lent(self) -> Iterator[Record]:
        """A record to read in, for as long as the block lasts. Raises BadRecord.

        One in which something was raised is closed: a statement may be left half read in it.
        """
        state = _state_of(self.path)
        record = self._taken(state) or self._opened()
        with _closed_on_error(record):
            yield record
        self._given_back(state, record)

    def close(self) -> None:
        """Closes what is kept; what is lent is closed when it is given back. For the end."""
        with self._lock:
            self.kept = 0
            _close(self._idle)

    def _opened(self) -> Record:
        record = Record.open(self.path, readonly=True)
        with _closed_on_error(record):
            record.run(f"pragma cache_size = -{CACHE * 1024}")
        return record

    def _taken(self, state: State) -> Record | None:
        """The one used last, if it still reads what stands in that place now."""
        with self._lock:
            if any(known != state for known, _ in self._idle):
                _close(self._idle)
            record = self._idle.pop()[1] if self._idle else None
        if record is None:
            return None
        with _closed_on_error(record):
            record.check()
        return record

    def _given_back(self, state: State, record: Record) -> None:
        with self._lock:
            if len(self._idle) < self.kept:
                self._idle.append((state, record))
                return
        record.close()


def _close(idle: list[tuple[State, Record]]) -> None:
    while idle:
        idle.pop()[1].close()


@contextmanager
def _closed_on_error(record: Record) -> Iterator[None]:
    with ExitStack() as stack:
        stack.callback(record.close)
        yield
        stack.pop_all()


def _state_of(path: Path) -> State:
    """Empty where there is no file: opening then says so."""
    with suppress(OSError):
        stat = path.stat()
        return (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return ()
