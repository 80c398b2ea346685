"""Paths → files that may hold articles, and what was left alone, with reasons."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from ..errors import BadInput
from ..records import Failure, Hints
from . import hints
from .pages import Found
from .paths import shown

HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown", ".asc")
READ = "saved pages (.html, .htm, .xhtml) and texts (.txt, .text, .md, or no ending)"
PARTS = ("_files", "_Dateien", "_fichiers", "_archivos", ".files")
"""Endings of the folder in which a browser keeps the pictures and frames of a page saved whole."""


def find(paths: Sequence[Path], given: Hints, skip: Collection[Path]) -> Iterator[Found | Failure]:
    """Files under the paths that may hold articles, sorted by name, each once.

    A Failure for whatever is left alone or cannot be looked at, `skipped` where that is on purpose.
    `given` outranks what stands beside the files; the files in `skip` (the record) are passed over.
    Raises BadInput at once when a path does not exist or `given` holds no date.
    """
    hints.check(given)
    for path in paths:
        if not os.path.lexists(path):
            raise BadInput(f"{shown(path)}: no such file or folder; check the spelling")
    walk = _Walk(given, {real(path) for path in skip})
    return (item for path in paths for item in walk.start(path))


def real(path: Path) -> str:
    """Where a path leads in the end, links followed; a loop of links leads to itself, and so does
    one into a place that may not be looked into.
    """
    try:
        return os.path.realpath(path)
    except OSError:
        return str(path.absolute())


def _answers(ask: Callable[[], bool]) -> bool:
    """What the machine answers of a path; no where it may not look or the name is too long."""
    try:
        return ask()
    except OSError:
        return False


class _Walk:
    """One walk: remembers where it has been, so that links cannot lead it in a circle."""

    def __init__(self, given: Hints, skip: set[str]) -> None:
        self.given = given
        self.skip = skip
        self.seen: set[str] = set()

    def start(self, path: Path) -> Iterator[Found | Failure]:
        """Everything at a path that a person named, whatever its ending."""
        if _answers(path.is_dir):
            yield from self.folder(path)
            return
        if path.is_symlink() and not _answers(path.exists):
            yield _left(path, "is a link that leads nowhere", fault=True)
        elif self._new(path):
            found = hints.of_folder(path.parent, _names(path.parent))
            yield from (fault for fault in found.faults if _concerns(fault, path))
            yield from self._file(path, found.by_name.get(path.name, Hints()))

    def folder(self, top: Path) -> Iterator[Found | Failure]:
        """Everything in a folder and the folders in it; iterative, since trees may be deep."""
        stack = [top]
        while stack:
            folder = stack.pop()
            if not self._new(folder):
                continue
            try:
                names = sorted(entry.name for entry in folder.iterdir())
            except OSError as error:
                yield _left(folder, f"folder cannot be opened: {error.strerror}", fault=True)
                continue
            yield from self._listed(folder, names, stack)

    def _listed(
        self, folder: Path, names: list[str], stack: list[Path]
    ) -> Iterator[Found | Failure]:
        found = hints.of_folder(
            folder, (name for name in names if real(folder / name) not in self.skip)
        )
        yield from found.faults
        inner = []
        for name in names:
            path = folder / name
            if hints.is_meta(name) or real(path) in self.skip:
                continue
            if name.startswith("."):
                yield _left(path, "is hidden (its name starts with a full stop)")
            elif _answers(path.is_dir):
                if _is_part(name, names):
                    yield _left(path, "holds the parts of a page saved beside it")
                else:
                    inner.append(path)
            elif wrong := _unfit(path):
                yield wrong
            elif self._new(path):
                yield from self._file(path, found.by_name.get(name, Hints()))
        stack.extend(reversed(inner))

    def _new(self, path: Path) -> bool:
        place = real(path)
        if place in self.seen or place in self.skip:
            return False
        self.seen.add(place)
        return True

    def _file(self, path: Path, beside: Hints) -> Iterator[Found | Failure]:
        if not os.path.lexists(path):
            yield _left(path, "went away while its folder was looked at; build again", fault=True)
        elif not _answers(path.is_file):
            yield _left(path, "is no ordinary file (a device, a pipe or a socket)")
        elif not os.access(path, os.R_OK):
            yield _left(path, "may not be read: permission denied", fault=True)
        else:
            yield Found(path, hints.merged(self.given, beside))


def _unfit(path: Path) -> Failure | None:
    """Why a file in a folder is not looked into; None when it may hold an article."""
    if path.is_symlink() and not _answers(path.exists):
        return _left(path, "is a link that leads nowhere", fault=True)
    ending = path.suffix.lower()
    if ending and ending not in HTML_ENDINGS + TEXT_ENDINGS and _is_ending(ending):
        return _left(path, f"'{ending}' files are not read; read are {READ}")
    return None


LONGEST_ENDING = 8
"""Characters of an ending with its full stop: ".torrent"; what is longer is part of a name."""


def _is_ending(suffix: str) -> bool:
    """Whether what follows the last full stop is an ending, not part of a name ("Mr. Smith")."""
    return suffix[1:].isalnum() and len(suffix) <= LONGEST_ENDING and not suffix[1:].isdigit()


def _is_part(name: str, names: list[str]) -> bool:
    for ending in PARTS:
        stem = name.removesuffix(ending)
        if stem != name and any(stem + html in names for html in HTML_ENDINGS):
            return True
    return False


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _concerns(fault: Failure, path: Path) -> bool:
    """Whether a fault in the files of hints of a folder concerns one file that a person named."""
    own = (path.name + hints.JSON_ENDING, path.stem + hints.JSON_ENDING)
    shared = fault.path.endswith(hints.CSV_NAME) and not fault.reason.startswith("row ")
    return shared or fault.path.endswith(tuple(shown(path.parent / name) for name in own))


def _left(path: Path, reason: str, fault: bool = False) -> Failure:
    return Failure(shown(path), None, "intake", reason, skipped=not fault)
