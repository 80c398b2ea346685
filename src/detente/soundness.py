"""Is it well? What `detente doctor` asks of the whole: packages, language, store, record.

Each check looks at one thing, changes nothing and says what to do when it finds a fault.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from .errors import BadRecord, Missing
from .settings import Settings
from .version import __version__

PACKAGES = (
    "click", "jinja2", "numpy", "py3langid", "rich", "spacy", "starlette", "trafilatura",
    "uvicorn",
)  # fmt: skip
"""What Detente needs installed beside its language pipeline; versions are in pyproject.toml."""
OLDEST_PYTHON = (3, 11)
"""The oldest Python that runs Detente (pyproject.toml)."""
LEAST_DISK = 200_000_000
"""Bytes free below which `doctor` finds fault: a record of 10,000 articles and its log."""
MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what, whether it is well, what was found, and what to do if not."""

    what: str
    ok: bool
    found: str
    remedy: str = ""


def checks(record_path: Path, settings: Settings) -> Iterator[Check]:
    """Every check, one after the other, the slow ones last; a missing record is no fault."""
    yield _python()
    for name in PACKAGES:
        yield _package(name)
    yield _store()
    yield _disk(record_path)
    yield _language(settings)
    yield _meaning()
    yield from _record(record_path)


def _python() -> Check:
    found = f"{platform.python_version()} on {platform.system()}; Detente {__version__}"
    ok = sys.version_info >= OLDEST_PYTHON
    return Check("Python", ok, found, "" if ok else "install Python 3.11 or newer")


def _package(name: str) -> Check:
    try:
        return Check(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, False, "not installed", f"pip install {name}")


def _meaning() -> Check:
    """The optional encoder: that it is not there is no fault, another file in its place is."""
    from .meaning import encoder, weights

    if not encoder.installed():
        return Check("meaning", True, f"no encoder, search is by words; {weights.REMEDY}")
    try:
        weights.load()
    except Missing as error:
        return Check("meaning", False, str(error), weights.REMEDY)
    return Check("meaning", True, f"search by meaning: {encoder.VERSION}")


def _store() -> Check:
    from .record import health

    version, full_text = health.store()
    remedy = "" if full_text else "use a Python whose SQLite has FTS5 (the official builds do)"
    return Check(
        "SQLite", full_text, f"{version}, FTS5 {'there' if full_text else 'missing'}", remedy
    )


def _disk(record_path: Path) -> Check:
    folder = record_path.resolve().parent
    if not folder.is_dir():
        return Check("Disk", False, f"{folder} does not exist", "name another file with --record")
    free = shutil.disk_usage(folder).free
    ok = free >= LEAST_DISK
    remedy = "" if ok else f"free some room; a build wants {LEAST_DISK // MEGA} MB"
    return Check("Disk", ok, f"{free // MEGA:,} MB free at {folder}", remedy)


def _language(settings: Settings) -> Check:
    """Loads the pipeline, as a build would."""
    from . import language

    try:
        meta = language.pipeline(settings.pipeline).meta
    except Missing as error:
        return Check("Language", False, str(error), f"pip install {settings.pipeline}")
    told = f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"
    return Check("Language", True, f"{settings.pipeline} loads ({told})")


def _record(path: Path) -> Iterator[Check]:
    """Opens the record, reads all of it, and names what is wrong."""
    from .record import Record, health

    if not path.exists():
        yield Check("Record", True, f"{path}: none yet; make one with 'detente build PATH'")
        return
    try:
        with Record.open(path, readonly=True) as record:
            faults = list(health.faults(record))
            found = f"{path}, {path.stat().st_size // MEGA:,} MB, {'; '.join(faults) or 'sound'}"
            remedy = "copy the file away first; then what stands with each, or a new build"
            yield Check("Record", not faults, found, remedy if faults else "")
    except BadRecord as error:
        yield Check("Record", False, str(error), "name a sound record with --record")
