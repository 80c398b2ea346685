"""Prints a list: JSON, JSON lines, CSV, a table on a terminal, a plain listing in a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from . import terminal
from .cells import Column, Pieces
from .layouts import columns_of

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

ON_A_TERMINAL = 200
"""Rows of a table on a terminal when no --limit is given: about ten screens, and enough to see
that a filter is wanted. A pipe, JSON and CSV have all rows."""
GAP = "  "
"""Between the columns of a plain listing."""


def asked_for(limit: int | None, shape: str | None) -> int | None:
    """How many rows to fetch: one more than are shown, to know whether there are more."""
    shown = most_shown(limit, shape)
    return shown + 1 if shown else None


def most_shown(limit: int | None, shape: str | None) -> int | None:
    """How many rows are shown at most; None for all."""
    if limit is not None:
        return limit
    return ON_A_TERMINAL if shape is None and terminal.on_terminal() else None


def show(kind: type, items: Sequence[object], shape: str | None, limit: int | None) -> None:
    """Print the items, which are all of one kind, in the shape asked for.

    `items` may hold one more than the limit, which is then said on stderr and not shown.
    """
    most = most_shown(limit, shape)
    shown = items if most is None else items[:most]
    if shape is None:
        show_table(kind, shown)
    else:
        show_data(kind, shown, shape)
    if len(shown) < len(items):
        terminal.say(f"{len(shown)} rows shown, and there are more: --limit N, or a filter.")


def show_data(kind: type, items: Sequence[object], shape: str) -> None:
    """Print the items as JSON, JSON lines or CSV."""
    from ..export import rows, tables

    made = rows.rows_of(items)
    if shape == "json":
        click.echo(tables.to_json(made), nl=False)
        return
    lines = tables.to_jsonl(made) if shape == "jsonl" else tables.to_csv(made, rows.header_of(kind))
    for line in lines:
        click.echo(line, nl=False)


def show_table(kind: type, items: Sequence[object]) -> None:
    """Print a table that fits the terminal, or one whole line a row where there is none."""
    if not items:
        terminal.say("Nothing found.")
    elif terminal.on_terminal():
        columns = columns_of(kind, terminal.width())
        terminal.console().print(rich_table(columns, items))
    else:
        for line in plain_lines(columns_of(kind, None), items):
            click.echo(line)


def rich_table(columns: Sequence[Column], items: Sequence[object]) -> Table:
    """A rich table of the items, as wide as the terminal."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column.heading,
            ratio=column.ratio or None,
            max_width=column.most,
            overflow="fold",
            justify="right" if column.number else "left",
        )
    for item in items:
        table.add_row(*[styled(column.cell(item)) for column in columns])
    return table


def styled(pieces: Pieces) -> Text:
    """A cell as rich text; what an article says in it is harmless and never markup."""
    from rich.text import Text

    text = Text()
    for words, style in pieces:
        text.append(terminal.harmless(words) if words == "\n" else _flowing(words), style or None)
    text.rstrip()
    return text


def _flowing(words: str) -> str:
    """Words with every line feed as a blank, blanks at the ends kept."""
    return " ".join(terminal.harmless(words).replace("\n", " ").split(" "))


def plain_lines(columns: Sequence[Column], items: Sequence[object]) -> list[str]:
    """A heading and one whole line an item, columns aligned, nothing cut, nothing coloured."""
    cells = [[column.heading for column in columns]]
    for item in items:
        cells.append([plain(column.cell(item)) for column in columns])
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    lines = [
        GAP.join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)) for row in cells
    ]
    return [line.rstrip() for line in lines]


def plain(pieces: Pieces) -> str:
    """A cell as one line of plain text."""
    return terminal.one_line("".join(words for words, _ in pieces))
