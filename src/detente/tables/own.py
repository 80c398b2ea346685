"""A user's own tables: a folder of CSV files with the names and columns of ours.

Only the key and what the table cannot do without must be given; other columns may be left out.
Every error names the file and the line, says what is wrong and what to do.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ..dates import of_prefix
from ..errors import BadDate, BadTable
from . import KEYS, Own, Row, key_of, organisations, ours, people, places, split

ORIGIN = "own table"
"""The origin of a row that names none."""
LARGEST = 5_000_000
"""Bytes above which a table is refused. Our largest, of ministers since 1945, has 0.25 MB; what
is twenty times that was put into the folder by mistake."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "people": ("id", "name"),
    "offices": ("person", "title", "kind"),
    "states": ("iso3", "name"),
    "organisations": ("id", "name", "kind"),
    "documents": ("id", "name"),
    "places": ("id", "name", "kind"),
    "issues": ("id", "name", "words"),
    "outlets": ("name",),
}
"""The cells of a row that may not be empty."""
CLOSED: Mapping[tuple[str, str], frozenset[str]] = {
    ("people", "gender"): frozenset({"m", "f"}),
    ("offices", "kind"): people.KINDS,
    ("organisations", "kind"): organisations.KINDS,
    ("places", "kind"): places.KINDS,
    ("outlets", "agency"): frozenset({"yes", "no"}),
}
"""Cells with a closed list of values; empty is allowed unless the cell is needed."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO3 = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row and where it stands, "FILE, line 3", for messages."""

    where: str
    table: str
    row: Row


def load(folder: Path) -> Own:
    """The rows of the CSV files in a folder; other files are left alone.

    Raises BadTable when the folder or a file cannot be read, a file has a name or a column that
    no table of ours has, or a row cannot be used.
    """
    if not folder.is_dir():
        raise BadTable(
            f"{folder}: is no folder; name the one that holds your tables (issues.csv …)"
        )
    lines = [line for path in sorted(folder.glob("*.csv")) for line in _lines(path)]
    known = _Known(
        frozenset(row["iso3"] for row in _rows_of(lines, "states")),
        frozenset(row["id"] for name in ("people", "people_wikidata", "people_countryinfo")
                  for row in _rows_of(lines, name)),
    )  # fmt: skip
    seen: dict[tuple[str, ...], str] = {}
    found: dict[str, list[Row]] = {}
    for line in lines:
        _check(line, known)
        key = (line.table, *key_of(line.table, line.row))
        if key in seen:
            raise BadTable(f"{line.where}: stands already in {seen[key]}; keep one of the two")
        seen[key] = line.where
        found.setdefault(line.table, []).append(line.row)
    return Own(json.dumps(found, sort_keys=True, ensure_ascii=False)) if found else Own()


@dataclass(frozen=True, slots=True)
class _Known:
    """The states (ISO3) and people (ids) that a row may name."""

    states: frozenset[str]
    people: frozenset[str]


def _rows_of(lines: list[Line], table: str) -> list[Row]:
    return [*ours(table), *(line.row for line in lines if line.table == table)]


def _lines(path: Path) -> Iterator[Line]:
    """The rows of one file. Raises BadTable."""
    table = path.stem
    if table not in KEYS:
        names = [f"{name}.csv" for name in KEYS]
        raise BadTable(f"{path}: is no table that takes rows; {_instead(path.name, names)}")
    columns = tuple(ours(table)[0])
    numbered = [
        (number, line)
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    reader = csv.reader((line for _, line in numbered), strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            where = f"{path}, line {numbered[reader.line_num - 1][0]}"
            if header is None:
                header = _header(cells, columns, table, where)
            else:
                yield Line(where, table, _row(cells, header, columns, where))
    except csv.Error as error:
        where = f"{path}, line {numbered[max(0, reader.line_num - 1)][0]}"
        raise BadTable(
            f"{where}: is no CSV ({error}); look for a quotation mark left open"
        ) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise BadTable(f"{path}: has more than {LARGEST:,} bytes; is it the right file?")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadTable(f"{path}: cannot be read ({error.strerror}); check permissions") from error
    except UnicodeDecodeError as error:
        raise BadTable(f"{path}: is not UTF-8; save it as “CSV UTF-8”") from error


def _header(cells: list[str], columns: tuple[str, ...], table: str, where: str) -> list[str]:
    names = [cell.strip() for cell in cells]
    if len(names) == 1 and ";" in names[0]:
        raise BadTable(f"{where}: its columns are parted by semicolons; save it with commas")
    for name in names:
        if name not in columns:
            raise BadTable(
                f"{where}: {table}.csv has no column '{name}'; {_instead(name, columns)}"
            )
        if names.count(name) > 1:
            raise BadTable(f"{where}: the column '{name}' stands twice; keep one")
    for name in NEEDED[table]:
        if name not in names:
            raise BadTable(f"{where}: the column '{name}' is missing; add it to the header")
    return names


def _row(cells: list[str], header: list[str], columns: tuple[str, ...], where: str) -> Row:
    if len(cells) != len(header):
        raise BadTable(
            f"{where}: has {len(cells)} cells, the header {len(header)}; put a cell that holds a "
            "comma in quotation marks"
        )
    given = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    row = {column: given.get(column, "") for column in columns}
    return {**row, "origin": row["origin"] or ORIGIN}


def _instead(name: str, known: tuple[str, ...] | list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(known)}"


# ------------------------------------------------------------------ one row


def _check(line: Line, known: _Known) -> None:
    """Raises BadTable when the row cannot be used."""
    row, table = line.row, line.table
    for column in NEEDED[table]:
        if not row[column]:
            raise BadTable(f"{line.where}: '{column}' is empty; fill it in")
    for (of, column), values in CLOSED.items():
        if of == table and row[column] and row[column] not in values:
            what = _instead(row[column], sorted(values))
            raise BadTable(f"{line.where}: no {column} '{row[column]}'; {what}")
    if "id" in row and not _SLUG.fullmatch(row["id"]):
        raise BadTable(
            f"{line.where}: the id '{row['id']}' is not made of lower-case letters, digits and "
            "hyphens; write one like 'missile-defence'"
        )
    _check_names(line, known)
    _check_values(line)


def _check_names(line: Line, known: _Known) -> None:
    """The states and people that a row names."""
    row = line.row
    if line.table == "states" and not _ISO3.fullmatch(row["iso3"]):
        raise BadTable(
            f"{line.where}: '{row['iso3']}' is no code of three capitals; use ISO 3166-1"
        )
    for column in ("state", "successor"):
        value = row.get(column, "")
        if value and value not in known.states:
            names = {one["name"].casefold(): one["iso3"] for one in ours("states")}
            meant = names.get(value.casefold()) or next(
                iter(get_close_matches(value, known.states)), ""
            )
            hint = f"did you mean '{meant}'?" if meant else "use a code of ISO 3166-1, as RUS"
            raise BadTable(f"{line.where}: no state '{value}'; {hint}")
    if line.table == "offices" and row["person"] not in known.people:
        near = get_close_matches(row["person"], known.people, n=1)
        hint = f"did you mean '{near[0]}'?" if near else "add it to people.csv"
        raise BadTable(f"{line.where}: nobody has the id '{row['person']}'; {hint}")


def _check_values(line: Line) -> None:
    """Dates and degrees, and the order of two dates."""
    row = line.row
    try:
        days = {name: of_prefix(row[name]) for name in ("start", "end", "date") if row.get(name)}
    except BadDate as error:
        raise BadTable(f"{line.where}: {error}") from error
    start, end = days.get("start"), days.get("end")
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        raise BadTable(f"{line.where}: ends before it starts; exchange 'start' and 'end'")
    for name, most in (("lat", 90.0), ("lon", 180.0)):
        value = row.get(name) or "0"
        if not re.fullmatch(r"-?\d{1,3}(\.\d+)?", value) or abs(float(value)) > most:
            raise BadTable(
                f"{line.where}: {name} '{value}' is no degree from -{most:g} to {most:g}; "
                "write it as a number, south and west with a minus"
            )
    if line.table != "issues":
        return
    for column, company in (("loose", "company"), ("near", "beside")):
        if row[column] and not split(row[company]):
            raise BadTable(
                f"{line.where}: '{column}' words count only in company; give some in '{company}', "
                "or move them to 'words'"
            )
