"""Commands about one thing: a dyad, an issue, a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .options import filter_options, limit_option, record_option, shape_options
from .show import asked_for, show

if TYPE_CHECKING:
    from ..views.asked import Asked


@click.command()
@click.argument("a")
@click.argument("b")
@record_option
@filter_options
@limit_option
@shape_options
def dyad(
    a: str, b: str, record_path: Path, asked: Asked, limit: int | None, shape: str | None
) -> None:
    """What the states A and B did to each other, and what they did together, in order of time.

    A and B are names ("Russia", "Moscow") or ISO 3166 codes (RUS).
    """
    from ..record import Record
    from ..views.asked import filter_of
    from ..views.dyad import dyad as view
    from ..views.shapes import Done

    with Record.open(record_path, readonly=True) as record:
        found = view(record, a, b, filter_of(record, asked))
    if shape is None:
        terminal.say(
            f"{found.name_a} → {found.name_b}: {len(found.a_to_b)} · "
            f"{found.name_b} → {found.name_a}: {len(found.b_to_a)} · "
            f"together: {len(found.mutual)} (event mentions; one happening may be told often)"
        )
    show(Done, found.all, shape, limit)


@click.command()
@click.argument("name", required=False)
@record_option
@filter_options
@limit_option
@shape_options
def issue(
    name: str | None, record_path: Path, asked: Asked, limit: int | None, shape: str | None
) -> None:
    """What was said and done on the issue NAME, in order of time; without NAME, all issues."""
    from dataclasses import replace

    from ..record import Record
    from ..views.asked import filter_of
    from ..views.issue import IssueLine, issues
    from ..views.timeline import ARTICLE
    from ..views.timeline import timeline as view
    from .timeline import show_timeline

    with Record.open(record_path, readonly=True) as record:
        if name is None:
            show(IssueLine, issues(record), shape, limit)
            return
        where = filter_of(record, replace(asked, issue=(name, *asked.issue)))
        items = view(record, where, asked_for(limit, shape))
    show_timeline([item for item in items if item.kind != ARTICLE], shape, limit)


@click.command()
@click.argument("name", nargs=-1)
@record_option
@limit_option
@shape_options
def who(name: tuple[str, ...], record_path: Path, limit: int | None, shape: str | None) -> None:
    """The person, organisation or state NAME: offices, words and deeds; without NAME, a list."""
    from ..record import Record
    from ..views.entity import EntityLine, entities
    from .who import find, show_entity

    with Record.open(record_path, readonly=True) as record:
        if not name:
            show(EntityLine, entities(record, None, asked_for(limit, shape)), shape, limit)
            return
        lines = find(record, " ".join(name))
        if shape is not None or len(lines) > 1:
            show(EntityLine, lines, shape, limit)
            return
        show_entity(record, lines[0], limit)
