"""A record of one short article, and the check that opening a file is refused and harmless."""

from __future__ import annotations

from pathlib import Path

import pytest
import toys

from detente.errors import BadRecord
from detente.record import Record, write

TEXT = "Talks in Aldera\n\n“We will study the shield,” Aro Vale said. Aro Vale met Ilse Horn."


def filled(path: Path) -> Path:
    """The path, now of a record of one article that was read."""
    page, article = toys.article(TEXT)
    with Record.open(path, create=True) as record:
        write.keep_page(record, page)
        write.sight(record, "/pile/a.txt", page.sha256, (1, 2), toys.NO_HINTS)
        write.write_article(record, article, "made")
        write.write_reading(record, toys.reading(article), "read", ["toys/1"])
    return path


def refused(path: Path, match: str, **how: bool) -> None:
    """Opening fails in one line that says so, and leaves the file as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BadRecord, match=match) as told:
        Record.open(path, **how).close()
    assert "\n" not in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before
