"""Detente takes a pile of news and keeps the record of a relationship between states.

The names below are the ones that we promise to keep; docs/python.md shows them at work.
Importing the package loads none of its parts: each is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import DetenteError
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas

    from .views.opened import Opened

__all__ = ["DetenteError", "__version__", "frame", "open"]


def open(path: Path | str = "detente.db") -> Opened:
    """The record in that file, open for reading: `said`, `events`, `timeline` and the other views.

    Raises BadRecord when there is no such file, or it is not a record; BadInput for what is no
    path.
    """
    from .views.opened import opened

    return opened(path)


def frame(items: Iterable[object], kind: type | None = None) -> pandas.DataFrame:
    """A list that a view gave as a pandas data frame; `kind` names the columns of an empty one.

    Raises Missing when pandas is not installed.
    """
    from .export.frames import frame as framed

    return framed(items, kind)
