"""`detente export`: the whole record, one file a kind."""

from __future__ import annotations

from pathlib import Path

import click

from . import terminal
from .options import record_option


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder that the files go to; made when it is not there.",
)
@click.option(
    "--format", "form", type=click.Choice(("jsonl", "csv")), default="jsonl", show_default=True
)
@click.option("--force", is_flag=True, help="Also into a folder that holds other things.")
@record_option
def export(folder: Path, form: str, force: bool, record_path: Path) -> None:
    """Write the whole record into DIR: fourteen files, their fields in docs/export.md.

    Files appear at their names only when all are whole; an earlier export is replaced.
    """
    from ..export.jsonl import export as write
    from ..record import Record
    from .progress import counted

    with Record.open(record_path, readonly=True) as record, counted("exporting") as tick:
        written = write(record, folder, form, force, tick)
    for one in written:
        click.echo(f"{one.rows:>8,}  {one.path}")
    terminal.say(f"{sum(one.rows for one in written):,} rows in {len(written)} files.")
