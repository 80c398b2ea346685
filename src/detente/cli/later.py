"""Commands whose links this version does not make yet: they answer, and say so plainly.

Their names, options and fields are fixed (docs/commands.md), so that a script written today
goes on working.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .options import filter_options, limit_option, record_option, shape_options

if TYPE_CHECKING:
    from ..views.asked import Asked


@click.command()
@record_option
@filter_options
@limit_option
@shape_options
def threads(record_path: Path, asked: Asked, shape: str | None, **_rest: object) -> None:
    """The life of each proposal, demand and commitment: offered, refused, kept, lapsed.

    This version does not follow threads yet; the list is empty. `detente issue NAME` shows what
    was said and done on an issue, in order.
    """
    nothing(
        record_path,
        asked,
        shape,
        "This version does not link steps into threads yet; see `detente issue NAME`.",
        ("id", "title", "issue", "parties", "state", "steps"),
    )


@click.command()
@click.argument("event")
@record_option
@filter_options
@limit_option
@shape_options
def compare(record_path: Path, asked: Asked, shape: str | None, **_rest: object) -> None:
    """How each outlet tells one EVENT: what all tell, what one alone tells, and in what words.

    This version does not link reports of the same event yet; the list is empty. `detente events`
    lists each article's own report.
    """
    nothing(
        record_path,
        asked,
        shape,
        "This version does not link reports of one event yet; see `detente events`.",
        ("event", "article", "outlet", "words", "only_here"),
    )


@click.command()
@record_option
@filter_options
@limit_option
@shape_options
def discrepancies(record_path: Path, asked: Asked, shape: str | None, **_rest: object) -> None:
    """Where two articles give different values for the same thing of the same event.

    This version does not link reports of the same event yet; the list is empty. `detente events`
    lists each article's own report.
    """
    nothing(
        record_path,
        asked,
        shape,
        "This version does not link reports of one event yet; see `detente events`.",
        ("id", "event", "kind", "what", "sides"),
    )


def nothing(
    record_path: Path, asked: Asked, shape: str | None, why: str, columns: tuple[str, ...]
) -> None:
    """Print an empty list in the shape asked for, and on stderr why it is empty.

    Raises BadRecord when the file is not a record, BadInput when a filter names nothing known.
    """
    from ..export import tables
    from ..record import Record
    from ..views.asked import filter_of

    with Record.open(record_path, readonly=True) as record:
        filter_of(record, asked)
    terminal.say(why)
    if shape == "json":
        click.echo(tables.to_json(()), nl=False)
    elif shape == "csv":
        click.echo("".join(tables.to_csv((), columns)), nl=False)
