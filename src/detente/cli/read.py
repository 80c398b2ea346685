"""`detente read`: one article's reading on the terminal, without a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .build import near
from .options import hint_options, settings_of, settings_option
from .show import show_table

if TYPE_CHECKING:
    from ..records import Hints
    from ..views.reading import ReadingView

STYLES = {
    "content": "underline",
    "source": "bold",
    "cue": "cyan",
    "anchor": "bold yellow",
    "condition": "yellow",
    "time": "magenta",
    "dateline": "dim",
}
"""How evidence is marked on a terminal; words under several marks show all of them."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@hint_options
@settings_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object, fields as in the export.")
def read(file: Path, hints: Hints, settings_path: Path | None, as_json: bool) -> None:
    """One article's reading: its text with the evidence marked, then what was said and done.

    Nothing is kept; `detente build` makes a record.
    \f
    Raises BadInput when it cannot be read.
    """
    from ..errors import BadInput, Unreadable
    from ..run_local import read_file

    try:
        reading = read_file(file, settings_of(settings_path), hints)
    except Unreadable as error:
        raise BadInput(f"{file}: {str(error).removeprefix(f'{file}: ')}") from error
    if as_json:
        from ..export import tables
        from ..export.contract import reading_row

        click.echo("".join(tables.to_jsonl([reading_row(reading)])), nl=False)
        return
    from ..views.reading import reading_view

    show_reading(reading_view(reading))


def show_reading(view: ReadingView) -> None:
    """Print the head, the text with its marks, the legend, and the two lists."""
    from ..views.shapes import Done, Said

    for line in _head(view):
        click.echo(terminal.one_line(line))
    click.echo()
    _show_text(view)
    for heading, kind, items in (("Said", Said, view.said), ("Done", Done, view.done)):
        click.echo(f"\n{heading}: {len(items)}")
        if items:
            show_table(kind, items)
    for failure in view.failures:
        terminal.say(f"{failure.stage}: {failure.reason}")


def _head(view: ReadingView) -> list[str]:
    from ..views.shapes import when_label, why_of

    head = view.head
    published = f"Published: {when_label(head.published)} ({why_of(head.published)})"
    lines = [near(head.path), f"Outlet: {head.credit or 'not stated'}", published]
    if head.byline:
        lines.append(f"By: {head.byline}")
    if view.issues:
        lines.append(f"Issues: {', '.join(issue.name for issue in view.issues)}")
    return lines


def _show_text(view: ReadingView) -> None:
    """The text; on a terminal with marks and their legend, in a pipe as it is."""
    if not terminal.on_terminal():
        click.echo(terminal.harmless(view.text))
        return
    from rich.text import Text

    text = Text()
    for piece in view.pieces:
        kinds = dict.fromkeys(view.marks[mark].kind for mark in piece.marks)
        text.append(terminal.harmless(piece.text), " ".join(STYLES.get(kind, "") for kind in kinds))
    console = terminal.console()
    console.print(text)
    legend = Text("\n")
    for kind, style in STYLES.items():
        legend.append(kind, style).append("  ")
    console.print(legend)
