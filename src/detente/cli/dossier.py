"""`detente dossier`: a document of a filter, each line with a numbered note to the exact words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .options import filter_options, record_option

if TYPE_CHECKING:
    from ..views.asked import Asked

STYLES = ("chicago", "mla", "apa", "oscola")
"""The names of `views.cite.NOTES`, here so that the help needs no import."""
FILES = (".html", ".htm", ".md", ".markdown")
"""Endings of the files that a dossier can be written to."""
PARTS = "threads,events,said,discrepancies"
"""Those of `views.dossier_shapes.PARTS`."""


@click.command()
@click.option("--title", metavar="TEXT", help="Its title; the filter's words when not given.")
@click.option("--style", type=click.Choice(STYLES), default="chicago", show_default=True)
@click.option("--what", default=PARTS, metavar="PARTS", show_default=True, help="What it holds.")
@click.option(
    "--order", type=click.Choice(("section", "day")), default="section", show_default=True,
    help="What was said and done apart, or together by day.",
)  # fmt: skip
@record_option
@filter_options
def dossier(
    title: str | None, style: str, what: str, order: str, record_path: Path, asked: Asked
) -> None:
    """Write a DOSSIER of a filter: threads, events with all accounts, what was said.

    Each line has a numbered note with a citation, the exact words and where they stand; the
    articles used, what could not be dated and how it was made stand at the end.
    """
    from ..export import dossier as export
    from ..record import Record
    from ..views import dossier as view
    from ..views.cite_gather import today
    from ..views.dossier_shapes import Plan

    path, asked = _file_and_day(asked)
    parts = tuple(part.strip() for part in what.split(",") if part.strip())
    view.checked(parts, style, order)
    named = title or view.title_of(asked)
    plan = Plan(named, asked, style, parts, order, today(), record_path.name)
    with Record.open(record_path, readonly=True) as record:
        export.write(record, plan, path)
        numbers = view.counts(record, asked)
    held = ", ".join(view.told(numbers[part], part) for part in parts)
    terminal.say(f"{path}: {held}, each with its notes.")


def _file_and_day(asked: Asked) -> tuple[Path, Asked]:
    """The file of a `--to`, and the filter with the day of another.

    Raises click.UsageError when there is no file, or more than one of either.
    """
    given = tuple(asked.end or ())
    files = [Path(one) for one in given if Path(one).suffix.lower() in FILES]
    days = [one for one in given if Path(one).suffix.lower() not in FILES]
    if len(files) != 1 or len(days) > 1:
        raise click.UsageError("Give one file with --to: FILE.html or FILE.md (and --to a day).")
    return files[0], replace(asked, end=days[0] if days else None)


# In every list `--to` is the last day, and here it is also where the dossier goes, as in `export`:
# a value with the ending of a file is the file.
dossier.params = [
    click.Option(
        ["--to", "end"],
        multiple=True,
        metavar="FILE | DATE",
        help="The file, FILE.html or FILE.md; given again, the last day, as in lists.",
    )
    if param.name == "end"
    else param
    for param in dossier.params
]
