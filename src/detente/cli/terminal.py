"""What stdout is, and how hostile text is made harmless before it reaches it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, clear screen
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # OSC, DCS, …
    "|\x1b[ -/]*[0-~]?"  # two-character escapes
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # all but tab and line feed
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # marks that turn the direction of what follows
)
_BLANKS = re.compile(r"\s+")

NARROWEST = 60
"""Columns that our tables need; a narrower terminal is treated as this wide."""
MOST_DIGITS = 5
"""Digits of a width that is followed: rich fills every line of a table to it."""


def harmless(text: str) -> str:
    """The text without escape sequences, control characters and turns of direction.

    Tab and line feed stay. What an article holds can then not move a cursor, set a title or hide
    what follows.
    """
    return _CONTROL.sub("", _SEQUENCE.sub("", text))


def one_line(text: str) -> str:
    """The text, harmless, with every run of blanks and line feeds as one blank."""
    return _BLANKS.sub(" ", harmless(text)).strip()


def on_terminal() -> bool:
    """Whether stdout is a terminal that a person looks at."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns of the terminal; `COLUMNS` outranks it; never under NARROWEST."""
    given = os.environ.get("COLUMNS", "")
    asked = given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS
    columns = int(given) if asked else shutil.get_terminal_size((100, 24)).columns
    return max(columns, NARROWEST)


def console() -> Console:
    """A rich console on stdout, without markup, highlighting or emoji of its own."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, width=width(), soft_wrap=False)


def progress_console() -> Console:
    """A rich console on stderr, for progress and remarks."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def counted(number: int, what: str) -> str:
    """A number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def say(message: str) -> None:
    """One remark on stderr, harmless."""
    import click

    click.echo(harmless(message), err=True)
