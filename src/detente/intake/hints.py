"""What people gave beside their files: `NAME.meta.json`, a folder's `meta.csv`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..dates import of_prefix
from ..errors import BadDate, BadInput, Unreadable, typed
from ..records import Failure, Hints
from . import encodings
from .paths import bytes_of, shown

JSON_ENDING = ".meta.json"
CSV_NAME = "meta.csv"
FIELDS = tuple(field.name for field in fields(Hints))
LARGEST = 50_000_000
"""Bytes of a file of hints that are read: some 300,000 rows."""


@dataclass(frozen=True, slots=True)
class Given:
    """The hints of one folder by file name, and what was wrong with the files that hold them."""

    by_name: dict[str, Hints]
    faults: tuple[Failure, ...] = ()


def is_meta(name: str) -> bool:
    """Whether a file of that name holds hints, not an article."""
    return name.endswith(JSON_ENDING) or name == CSV_NAME


def merged(first: Hints, *others: Hints) -> Hints:
    """One set of hints: of each field the first value that is given."""
    values = {
        name: next(
            (v for hints in (first, *others) if (v := getattr(hints, name)) is not None), None
        )
        for name in FIELDS
    }
    return replace(first, **values)


def check(hints: Hints) -> None:
    """Raise BadInput when a given date is none, with how to write it, or a value is no text."""
    for name in FIELDS:
        if not _is_text(getattr(hints, name) or ""):
            raise BadInput(f"{name}: is not valid UTF-8 text")
    if hints.published is not None:
        try:
            of_prefix(hints.published)
        except BadDate as error:
            raise BadInput(f"published: {error}") from error


def _is_text(value: str) -> bool:
    """Whether it can be kept: halves of characters (lone surrogates) cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def of_folder(folder: Path, names: Iterable[str]) -> Given:
    """The hints for the files of a folder; a `NAME.meta.json` outranks the row in `meta.csv`.

    NAME may be the whole name of the file ("a.html.meta.json") or without its ending.
    """
    known = sorted(names)
    files = [name for name in known if not is_meta(name)]
    found: dict[str, Hints] = {}
    faults: list[Failure] = []
    if CSV_NAME in known:
        rows, faults = _rows(folder / CSV_NAME, set(files))
        found.update(rows)
    for name in known:
        if name.endswith(JSON_ENDING):
            owner = name.removesuffix(JSON_ENDING)
            owners = [file for file in files if file == owner or Path(file).stem == owner]
            hints, wrong = _json(folder / name)
            faults += wrong
            if not owners:
                faults.append(_fault(folder / name, f"belongs to no file; there is no '{owner}'"))
            for file in owners:
                found[file] = merged(hints, found.get(file, Hints()))
    return Given(found, tuple(faults))


def _fault(path: Path, reason: str) -> Failure:
    return Failure(shown(path), None, "intake", reason)


def _text(path: Path) -> str:
    """The text of a file of hints. Raises BadInput when it cannot be read."""
    try:
        body, size = bytes_of(path, LARGEST)
        if size > LARGEST:
            raise BadInput(f"has more than {LARGEST:,} bytes")
        return encodings.decode(body).lstrip("\ufeff")
    except OSError as error:
        raise BadInput(f"cannot be opened: {error.strerror}") from error
    except Unreadable as error:
        raise BadInput(str(error)) from error


def _json(path: Path) -> tuple[Hints, list[Failure]]:
    try:
        value = json.loads(_text(path))
        if not _is_text(json.dumps(value, ensure_ascii=False)):
            raise BadInput("it holds half a character, such as \\ud800")
    except (BadInput, ValueError, RecursionError) as error:
        return Hints(), [
            _fault(path, f"cannot be read as JSON ({error}); the article is read without it")
        ]
    if not isinstance(value, dict):
        return Hints(), [
            _fault(path, 'must be one JSON object, such as {"published": "2007-07-03"}')
        ]
    return _hints(value, path, "")


def _hints(values: dict[Any, Any], path: Path, where: str) -> tuple[Hints, list[Failure]]:
    """The good values of one object or row, and a fault for each that is not."""
    good: dict[str, str] = {}
    faults = []
    for key, value in values.items():
        if key not in FIELDS:
            faults.append(_fault(path, f"{where}{_unknown(str(key))}"))
        elif value is None or (isinstance(value, str) and not value.strip()):
            continue
        elif not isinstance(value, str):
            faults.append(
                _fault(path, f"{where}'{key}' must be text in quotation marks, not {value!r:.40}")
            )
        else:
            good[key] = value.strip()
    try:
        check(Hints(published=good.get("published")))
    except BadInput as error:
        faults.append(_fault(path, f"{where}{error}"))
        del good["published"]
    return Hints(**good), faults


def _unknown(key: str) -> str:
    near = get_close_matches(key, FIELDS, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(FIELDS)}"
    return f"no field '{typed(key)}'; {hint}"


def _rows(path: Path, files: set[str]) -> tuple[dict[str, Hints], list[Failure]]:
    """The rows of `meta.csv` by file name; parted by commas or semicolons."""
    try:
        text = _text(path)
        first = text.split("\n", 1)[0]
        reader = csv.reader(
            text.splitlines(), delimiter=";" if first.count(";") > first.count(",") else ","
        )
        table = [row for row in reader if any(cell.strip() for cell in row)]
    except (BadInput, csv.Error) as error:
        return {}, [_fault(path, f"cannot be read ({error}); its articles are read without it")]
    header = [cell.strip().lower() for cell in table[0]] if table else []
    if "file" not in header:
        return {}, [
            _fault(
                path, f"has no column 'file'; the first line must be like file,{','.join(FIELDS)}"
            )
        ]
    faults = [_fault(path, _unknown(name)) for name in header if name not in (*FIELDS, "file")]
    found: dict[str, Hints] = {}
    for number, row in enumerate(table[1:], 2):
        wrong = _row(dict(zip(header, row, strict=False)), files, found, (path, number))
        faults += wrong
    return found, faults


def _row(
    values: dict[str, str], files: set[str], found: dict[str, Hints], place: tuple[Path, int]
) -> list[Failure]:
    path, number = place
    name = values.pop("file", "").strip()
    owners = [name] if name in files else [file for file in files if Path(file).stem == name]
    if not owners:
        return [_fault(path, f"row {number} names '{typed(name)}', which is not in this folder")]
    known = {key: value for key, value in values.items() if key in FIELDS}
    hints, faults = _hints(known, path, f"row {number}: ")
    for file in owners:
        found[file] = hints
    return faults
