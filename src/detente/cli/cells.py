"""A cell of a list on a terminal: pieces of text with a style each, and the column it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Pieces = list[tuple[str, str]]
"""A cell: texts with the style of each, "" for none."""

DIM, WHO, WHAT, HIT = "dim", "bold", "cyan", "bold yellow"
BREAK: tuple[str, str] = ("\n", "")
"""Parts one line of a cell from the next; a plain listing writes a blank for it."""


def deed_words(type_: str, mode: str | None) -> str:
    """An act as the screens call it: "Consult: visit". Its PLOVER type stands in JSON and CSV."""
    from ..views.plain import act_name

    return f"{act_name(type_)}: {mode}" if mode else act_name(type_)


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the cell of an item, and how much of the width it takes.

    With `ratio` 0 it takes what its words need, up to `most` characters. Numbers stand right.
    """

    heading: str
    cell: Callable[[Any], Pieces]
    ratio: int = 0
    most: int | None = None
    number: bool = False


def number(heading: str, count: Callable[[Any], int]) -> Column:
    """A column of whole numbers, which stand right."""
    return Column(heading, lambda item: [(f"{count(item):,}", "")], number=True)
