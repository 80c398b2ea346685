"""A dossier as one file: HTML that needs nothing else, or Markdown. Blocks in, text out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import BadInput
from ..record import Record
from ..views.dossier import blocks
from ..views.dossier_shapes import Block, Plan
from . import dossier_html, dossier_markdown

FORMS: dict[str, Callable[[Iterable[Block]], Iterable[str]]] = {
    "html": dossier_html.lines,
    "md": dossier_markdown.lines,
}
"""The forms by the ending of their files."""
ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}
"""Endings of file names, each with its form."""

READABLE = 0o644
"""Who may read a dossier: everybody on this machine, as any other file that is made."""


def form_of(path: Path) -> str:
    """The form that a file's name asks for. Raises BadInput for any other ending."""
    form = ENDINGS.get(path.suffix.lower())
    if not form:
        raise BadInput(
            f"'{path.name}' is neither .html nor .md; a dossier is written as one of them"
        )
    return form


def write(record: Record, plan: Plan, path: Path) -> None:
    """Write a dossier to a file; it appears at its name only when it is whole.

    Raises BadInput, also when the file cannot be written; BadDate, BadRecord.
    """
    made = FORMS[form_of(path)](blocks(record, plan))
    try:
        _written(made, path)
    except OSError as error:
        raise BadInput(
            f"{path}: cannot be written ({error.strerror}); free room, or name another file"
        ) from error


def _written(made: Iterable[str], path: Path) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    made_whole = False
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.writelines(made)
        Path(name).chmod(READABLE)
        Path(name).replace(path)
        made_whole = True
    finally:
        if not made_whole:
            Path(name).unlink(missing_ok=True)
