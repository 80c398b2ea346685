"""Rows as JSON, JSON lines and CSV: the same bytes from the command line and from the web.

Text of articles is hostile. In CSV a cell that a spreadsheet would take for a formula gets a
leading apostrophe (OWASP, CSV injection), and characters that drive a terminal are left out; in
JSON those are written as escapes, so that nothing is lost.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .values import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""First characters after which spreadsheets evaluate a cell, or drop them and then evaluate; the
wide ones are taken for the narrow ones where people write Chinese or Japanese."""
_LINE_END = re.compile(r"\r\n?")
"""In a cell a line ends with a line feed: a carriage return alone is put between quotation marks by
no writer of Python 3.11, and readers then take what follows it for another row."""
_DRIVES_A_TERMINAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters but tab, line feed and carriage return, which ends a line as well."""
_ESCAPED_BY_US = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Characters that JSON allows as they are, and that drive a terminal or end a line."""


WHEN_FIELDS = ("when", "published", "deadline")
"""Fields that hold a `when`, in every list."""
WHEN_PARTS = ("earliest", "latest", "basis")
"""What a `when` holds besides its value, as columns of a CSV."""


def to_json(rows: Iterable[Row]) -> str:
    """One JSON array, an object a line, "[]" when there are none; ends with a line feed."""
    lines = [_dump(row) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def in_json(rows: Iterable[Row]) -> Iterator[str]:
    """What `to_json` gives, in parts, so that a long list need not stand in memory."""
    before = "[\n"
    for row in rows:
        yield before + _dump(row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def to_jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line, each ending with a line feed."""
    for row in rows:
        yield _dump(row) + "\n"


def to_csv(rows: Iterable[Row], columns: Iterable[str] = ()) -> Iterator[str]:
    """A header and a line a row, LF at the end; nested values flattened as `flat` does.

    `columns` is the header; without it, it is that of the first row.
    """
    header = list(columns)
    if header:
        yield _line(header)
    for row in rows:
        cells = flat(row)
        if not header:
            header = list(cells)
            yield _line(header)
        yield _line([safe_cell(cells.get(name)) for name in header])


def flat(row: Row) -> dict[str, Any]:
    """A row without nesting: a `when` becomes four cells, a list one cell parted by "; ".

    "when" holds its value, "when_earliest", "when_latest" and "when_basis" the rest; a span is
    written "12-40", lists of objects as JSON.
    """
    cells: dict[str, Any] = {}
    for name, value in row.items():
        if name in WHEN_FIELDS:
            when = value or {}
            cells[name] = when.get("value")
            cells |= {f"{name}_{part}": when.get(part) for part in WHEN_PARTS}
        else:
            cells[name] = _joined(value)
    return cells


def safe_cell(value: Any) -> str:
    """A cell as text that no spreadsheet evaluates; numbers stay as they are, None is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = _LINE_END.sub("\n", _DRIVES_A_TERMINAL.sub("", str(value)))
    return "'" + text if text.startswith(_FORMULA) else text


def _joined(value: Any) -> Any:
    if isinstance(value, dict) or (isinstance(value, list) and _holds_rows(value)):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | tuple):
        return value
    if len(value) == 2 and all(type(part) is int for part in value):
        return f"{value[0]}-{value[1]}"
    return "; ".join("" if part is None else str(_joined(part)) for part in value)


def _holds_rows(values: list[Any]) -> bool:
    return any(isinstance(value, dict) for value in values)


def _line(cells: Iterable[str]) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow(cells)
    return held.getvalue()


def _dump(row: Row) -> str:
    text = json.dumps(row, ensure_ascii=False)
    return _ESCAPED_BY_US.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
