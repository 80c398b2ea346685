"""The steps by which an older record becomes a newer one, and the version of the newest.

`pages` and `judgements` are sacred: triggers refuse to change or remove a row, whoever asks.
`sightings`, `made`, `done` and `runs` say what has been done. Everything else is derived from
those and can be made again. docs/record.md explains each table to somebody who opens the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sqlite3 import Connection, complete_statement

from . import schema_counts, schema_days, schema_doubts, schema_sums
from .schema_across import ACROSS, ACTS, OUTLETS, OUTLETS_OF
from .schema_meaning import MEANING
from .schema_slim import DUE, SLIM
from .schema_tables import GUARD, LINKED, READ, SACRED, WORDS, WORK

APPLICATION = 0x44746E74
"""`application_id` of a record: the letters "Dtnt"."""


def _first(db: Connection) -> None:
    """Version 1: everything."""
    keys = {"pages": "sha256", "judgements": "id"}
    guards = [GUARD.format(table=table, key=key) for table, key in keys.items()]
    for part in (SACRED, *guards, WORK, READ, LINKED, WORDS):
        _run(db, part)


def _second(db: Connection) -> None:
    """Version 2: links across articles; polarity and hedge of attributions."""
    _run(db, ACROSS)


def _third(db: Connection) -> None:
    """Version 3: which outlet told which event."""
    _run(db, OUTLETS)
    db.execute(OUTLETS_OF.format(events="true"))


def _fourth(db: Connection) -> None:
    """Version 4: what linking keeps of acts and surnames; indexes that it looks into."""
    _run(db, ACTS)


def _fifth(db: Connection) -> None:
    """Version 5: what no page counts again: sorts of sources, tallies of links; more indexes."""
    _run(db, schema_counts.COUNTS + schema_counts.KEPT)
    schema_counts.fill(db)


def _sixth(db: Connection) -> None:
    """Version 6: what passes a filter is counted from indexes alone."""
    _run(db, SLIM)


def _seventh(db: Connection) -> None:
    """Version 7: vectors, and the issues found by them."""
    _run(db, MEANING)


def _eighth(db: Connection) -> None:
    """Version 8: event mentions with a deadline of their own, in order of time."""
    _run(db, DUE)


def _ninth(db: Connection) -> None:
    """Version 9: how sure the reading of an event is; what is not doubtful, counted."""
    _run(db, schema_doubts.DOUBTS + schema_doubts.KEPT)
    schema_doubts.fill(db)


def _tenth(db: Connection) -> None:
    """Version 10: what filters by days and issues count from narrow rows."""
    _run(db, schema_days.DAYS)
    schema_days.fill(db)


def _eleventh(db: Connection) -> None:
    """Version 11: unnamed officials, uneven quotations, two states by period, verdicts, counted."""
    schema_sums.widen(db)
    _run(db, schema_sums.SUMS + schema_sums.KEPT)
    schema_sums.fill(db)


def _run(db: Connection, script: str) -> None:
    """Runs a script a statement at a time; `executescript` would commit the open transaction."""
    for statement in _statements(script):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    found, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if rest.strip() and complete_statement(rest):
            found.append(rest)
            rest = ""
    return found


MIGRATIONS: Sequence[Callable[[Connection], None]] = (
    _first, _second, _third, _fourth, _fifth, _sixth, _seventh, _eighth, _ninth, _tenth, _eleventh,
)  # fmt: skip
"""Step n takes a record of version n to version n + 1; each runs in one transaction."""

VERSION = len(MIGRATIONS)
"""Schema version that this Detente writes (`user_version`)."""
