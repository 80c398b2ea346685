"""Saved searches: addresses of lists under names, and what came in since they were last seen.

They stand in one small file beside the record, `RECORD.searches.json`, written whole or not at all:
they are nobody's decision about the news, and a record that is mailed takes none along.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock

from ..errors import BadInput

ENDING = ".searches.json"
LONGEST_NAME = 80
"""Characters of a name: a line of a list."""
LONGEST_ADDRESS = 4000
"""Characters of an address: every filter with some dozen values."""
MOST = 200
"""Searches of one record; each is counted when they are listed."""

LAST_PAGE = 2**62
"""The largest number of a page that a record could hold."""

_lock = Lock()


@dataclass(frozen=True, slots=True)
class Saved:
    """The address of a list under a name; `seen` is the number of the last page of the record that
    was there when it was last looked through: what comes from later pages is new.
    """

    name: str
    address: str
    seen: int


def place(record: Path) -> Path:
    """The file of a record's saved searches."""
    return Path(f"{record}{ENDING}")


def saved(record: Path) -> list[Saved]:
    """The saved searches of a record, by name; none where there is no such file.

    Raises BadInput when the file cannot be followed; it is then left as it is.
    """
    file = place(record)
    try:
        given = json.loads(file.read_text(encoding="utf-8"))["searches"]
        found = [Saved(str(one["name"]), str(one["address"]), int(one["seen"])) for one in given]
        for one in found:
            _check(one)  # the file may be anybody's: its addresses become links
    except FileNotFoundError:
        return []
    except (OSError, ValueError, LookupError, TypeError, RecursionError, BadInput) as error:
        raise BadInput(
            f"{file.name}: cannot be read as saved searches ({type(error).__name__}); mend it, or "
            "put it aside"
        ) from error
    return sorted(found, key=lambda one: one.name.casefold())


def keep(record: Path, one: Saved) -> None:
    """Keeps a search; another of the same name gives way. Raises BadInput when it cannot be."""
    name = " ".join(one.name.split())
    _check(replace(one, name=name))

    def added(found: list[Saved]) -> list[Saved]:
        rest = [other for other in found if other.name != name]
        if len(rest) >= MOST:
            raise BadInput(f"{MOST} searches are saved already; delete one first")
        return [*rest, replace(one, name=name)]

    _changed(record, added)


def _check(one: Saved) -> None:
    """Raises BadInput when it cannot be kept."""
    name, address = one.name, one.address
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadInput(f"a saved search needs a name of at most {LONGEST_NAME} letters")
    bad = not address.startswith("/") or address.startswith(("//", "/\\"))
    if bad or len(address) > LONGEST_ADDRESS or not address.isprintable():
        raise BadInput("what is saved is the address of a list of this record")
    if not 0 <= one.seen <= LAST_PAGE:
        raise BadInput("no record has a page of that number")


def delete(record: Path, name: str) -> None:
    """Takes a saved search out. Raises BadInput when there is none of that name."""
    _changed(record, lambda found: [one for one in found if one.name != _known(found, name)])


def mark_seen(record: Path, name: str, page: int) -> None:
    """Says that a search was looked through when that page was the last. Raises BadInput."""

    def marked(found: list[Saved]) -> list[Saved]:
        known = _known(found, name)
        return [replace(one, seen=page) if one.name == known else one for one in found]

    _changed(record, marked)


def _known(found: list[Saved], name: str) -> str:
    if name not in [one.name for one in found]:
        raise BadInput(f"no search is saved as '{name[:LONGEST_NAME]}'")
    return name


def _changed(record: Path, change: Callable[[list[Saved]], list[Saved]]) -> None:
    """Reads, changes and writes the file as one step. Raises BadInput when it cannot be written."""
    with _lock:
        rows = [asdict(one) for one in change(saved(record))]
        file = place(record)
        beside = file.with_name(f"{file.name}.new")
        try:
            with beside.open("w", encoding="utf-8") as out:
                json.dump({"searches": rows}, out, ensure_ascii=False, indent=1)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(file)
        except OSError as error:
            raise BadInput(f"{file.name} cannot be written: {error.strerror}") from error
