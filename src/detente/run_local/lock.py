"""One build at a time on one record, by a lock that dies with its process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import BadRecord
from ..views.saved import ENDING


def beside(record: Path) -> Path:
    """The lock file of a record."""
    return Path(f"{record}-lock")


def files_of(record: Path) -> list[Path]:
    """Every file that belongs to a record: itself, its log, its lock, its backups."""
    ends = ("-wal", "-shm", "-journal", "-lock", ENDING)
    own = [record, *(Path(f"{record}{end}") for end in ends)]
    return own + sorted(record.parent.glob(f"{record.name}.schema-*"))


@contextmanager
def locked(record: Path) -> Iterator[None]:
    """Holds the lock of a record. The kernel lets go of it when the process ends, however it ends.

    Raises BadRecord when another build holds it, or the folder cannot be written.
    """
    path = beside(record)
    try:
        file = _taken(path)
    except BlockingIOError as error:
        who = _words(path)
        raise BadRecord(
            f"{record}: another build is writing to it{who}; wait until it has finished"
        ) from error
    except OSError as error:
        raise BadRecord(
            f"{record}: its folder cannot be written ({error.strerror}); check that it exists and "
            "its permissions, or name another record with --record"
        ) from error
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(file)


def _taken(path: Path) -> int:
    """The open lock file, locked. Raises BlockingIOError when another process holds it."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # the one before us may have removed the file between our open and our lock
            if path.exists() and os.path.samestat(os.fstat(file), path.stat()):
                os.truncate(file, 0)
                os.write(file, f"process {os.getpid()}".encode())
                return file
        except OSError:
            os.close(file)
            raise
        os.close(file)


def _words(path: Path) -> str:
    try:
        said = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    return f" ({said})" if said else ""
