"""What goes wrong with the file, in words: every sqlite3 error becomes one line of BadRecord."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import BadInput, BadRecord

# What SQLite says, and what a person is told. The first that fits counts.
_DAMAGED = "is damaged; keep a copy of the file, then build a new one from your pages"
_FULL = "no room left on the disk; free some and run the same command again"
_BUSY = "another program is writing to it; wait until it has finished, then try again"
_SAID: tuple[tuple[str, str], ...] = (
    ("only ever added to", "pages and judgements are only ever added to; nothing was changed"),
    ("closed database", "is closed; open it again to go on asking"),
    ("malformed", _DAMAGED),
    ("not a database", "is not a record of Detente; name another file with --record"),
    ("disk is full", _FULL),
    ("database or disk", _FULL),
    ("locked", _BUSY),
    ("readonly", "may not be written; check the permissions of the file and of its folder"),
    ("unable to open", "cannot be opened; check that its folder exists and may be used"),
    ("disk i/o", "the disk gave an error; check it, then run 'detente doctor'"),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns every sqlite3 error inside into BadRecord, with the file and what to do.

    Raises BadRecord, and BadInput when a text or number was given that no record can hold.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise BadRecord(line(path, error)) from error
    except UnicodeDecodeError as error:  # a message of SQLite that quotes what is damaged
        raise BadRecord(f"{path}: {_DAMAGED}") from error
    except UnicodeEncodeError as error:  # half a character, or a byte of the command line
        raise BadInput(
            f"what was given holds bytes that are no UTF-8 text ({_no_text(error)!r}); type it "
            "again"
        ) from error
    except OverflowError as error:
        raise BadInput("a number was given that is larger than any record has room for") from error


def _no_text(error: UnicodeEncodeError) -> bytes:
    """What cannot be kept: a byte as it was typed, else a half of a character."""
    given = error.object[error.start : error.end]
    typed = all("\udc80" <= one <= "\udcff" for one in given)
    return given.encode("utf-8", "surrogateescape" if typed else "surrogatepass")


def line(path: Path, error: Exception) -> str:
    """What happened to the file, and what to do, in one line."""
    text = str(error)
    if "disk i/o" in text.lower() and _is_full(path):
        return f"{path}: {_FULL}"
    for said, told_ in _SAID:
        if said in text.lower():
            return f"{path}: {told_}"
    return f"{path}: {text}; run 'detente doctor' to see whether the record is sound"


def busy(path: Path) -> str:
    """That others write to the file, and what to do, in one line."""
    return f"{path}: {_BUSY}"


LEAST_ROOM = 1 << 20
"""Bytes below which a disk counts as full: SQLite calls an error of the disk what is only want of
room for its index of the log, and asks for 32 KiB at a time."""


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False
