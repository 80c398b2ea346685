"""The facts that the reading rests on: `data/*.csv`, each row with its origin.

A table is a CSV file with a header. Lines that start with `#` are remarks: the first ones name
the licence and where the rows come from. Every table has a column `origin` (a key of
`data/origins.csv`, or a remark of its own). Typed access to one table is one module of this
package: `states`, `people`, `issues`, …

A user's own rows (`tables.own` reads them from a folder) stand before ours, and in the place of
ours where the key is the same. `use` takes them, for the whole process.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..errors import BadTable
from ..records import content_id

Row = dict[str, str]

MEND = "install Detente again, or mend the file"
"""What to do about a file of the package that cannot be used."""


class _Cells(Row):
    """A row of ours by column; it says which table lacks a column when it is asked for one."""

    __slots__ = ("table",)

    def __init__(self, table: str, cells: Row) -> None:
        super().__init__(cells)
        self.table = table

    def __missing__(self, column: str) -> str:
        raise BadTable(f"data/{self.table}.csv has no column '{column}'; {MEND}")


KEYS: Mapping[str, tuple[str, ...]] = {
    "people": ("id",),
    "offices": ("person", "title", "state", "start"),
    "states": ("iso3",),
    "organisations": ("id",),
    "documents": ("id",),
    "places": ("id",),
    "issues": ("id",),
    "outlets": ("name",),
}
"""The tables to which users may add rows, and the columns by which a row of theirs stands in the
place of one of ours."""

REST_ON_TABLES = ("detente.tables", "detente.intake", "detente.stages", "detente.links",
                  "detente.meaning", "detente.views")  # fmt: skip
"""The packages that keep things worked out from tables (`functools.cache`)."""


@dataclass(frozen=True, slots=True)
class Own:
    """A user's own rows, as JSON: an object of tables, each a list of rows; "" for none.

    Text, so that it travels to other processes, lies in a record and is compared as it is.
    """

    text: str = ""

    def tables(self) -> dict[str, tuple[Row, ...]]:
        """The rows of each table. Raises BadTable when the text is no such JSON."""
        try:
            found = json.loads(self.text or "{}")
            return {name: tuple(dict(row) for row in rows) for name, rows in found.items()}
        except (ValueError, AttributeError, TypeError) as error:
            raise BadTable(
                "the own tables that the record keeps cannot be read; give them again: "
                "detente build PATH --tables FOLDER"
            ) from error


_in_use: list[Own] = [Own()]


def in_use() -> Own:
    """The user's own rows that this process reads with."""
    return _in_use[0]


def use(own: Own) -> None:
    """From now on every table of this process holds these rows beside ours, and no others.

    Does nothing when they are in use already; else forgets all that was worked out from tables.
    Raises BadTable when they cannot be read.
    """
    if own == in_use():
        return
    own.tables()
    _in_use[0] = own
    for function in cached_functions():
        function.cache_clear()


def cached_functions() -> list[Any]:
    """Every function of the modules that are loaded and rest on tables which keeps its results."""
    modules = [m for name, m in list(sys.modules.items()) if name.startswith(REST_ON_TABLES)]
    values = {id(value): value for module in modules for value in vars(module).values()}
    return [
        value
        for value in values.values()
        if hasattr(value, "cache_clear") and value.__module__.startswith(REST_ON_TABLES)
    ]


@cache
def mark(*names: str) -> str:
    """By which own rows these tables go: a hash of them, "" where there are none."""
    own = in_use().tables()
    chosen = {name: own[name] for name in names if own.get(name)}
    return content_id("own", json.dumps(chosen, sort_keys=True)) if chosen else ""


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a table, the user's own first; each a dict by column, values stripped.

    Raises BadTable when the table does not exist, a row has too many or too few fields, or the
    column `origin` is missing or empty.
    """
    own = in_use().tables().get(name, ())
    if not own:
        return ours(name)
    theirs = {key_of(name, row) for row in own}
    return (*own, *(row for row in ours(name) if key_of(name, row) not in theirs))


def key_of(name: str, row: Row) -> tuple[str, ...]:
    """By what a row of that table is told from the others."""
    return tuple(row[column] for column in KEYS[name])


@cache
def ours(name: str) -> tuple[Row, ...]:
    """The rows of `data/NAME.csv` alone. Raises BadTable as `rows` does."""
    place = f"data/{name}.csv"
    try:
        text = (resources.files("detente") / "data" / f"{name}.csv").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        reader = csv.DictReader(lines, strict=True)
        found = tuple(_checked(name, row, reader.fieldnames or ()) for row in reader)
    except FileNotFoundError as error:
        raise BadTable(f"there is no table {place}; {MEND}") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadTable(f"{place} cannot be read ({error}); {MEND}") from error
    if not found:
        raise BadTable(f"{place} holds no rows; {MEND}")
    return found


def _checked(table: str, row: Row, header: Sequence[str]) -> Row:
    """A row, its values stripped. Raises BadTable when a field or the origin is missing."""
    if None in row or None in row.values():
        raise BadTable(f"data/{table}.csv: a row has not {len(header)} fields: {row}; {MEND}")
    clean = {key: value.strip() for key, value in row.items()}
    if not clean.get("origin"):
        raise BadTable(f"data/{table}.csv: a row says no origin: {row}; {MEND}")
    return _Cells(table, clean)


def split(value: str) -> tuple[str, ...]:
    """A cell that holds several values, parted by `|`; empty when the cell is empty."""
    return tuple(part.strip() for part in value.split("|") if part.strip())
