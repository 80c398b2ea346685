"""Commands about one thing: a dyad, an issue, a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .options import filter_options, limit_option, record_option, shape_options
from .show import asked_for, show

if TYPE_CHECKING:
    from ..record import Record
    from ..views.asked import Asked
    from ..views.dyad import DyadView
    from ..views.index import Index


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--index", "by_period", is_flag=True, help="The index alone, a row a period.")
@click.option(
    "--per",
    "period",
    type=click.Choice(("month", "quarter", "year")),
    default="quarter",
    show_default=True,
    help="The periods of the index.",
)
@record_option
@filter_options
@limit_option
@shape_options
def dyad(
    a: str, b: str, by_period: bool, period: str, record_path: Path, asked: Asked,
    limit: int | None, shape: str | None,
) -> None:  # fmt: skip
    """What the states A and B did to each other, and what they did together, in order of time.

    A and B are names ("Russia", "Moscow") or ISO 3166 codes (RUS). Above the list stands the index:
    the mean PLOVER score of distinct, actual events in each period, with its 95 % interval.
    """
    from ..record import Record
    from ..views.asked import filter_of
    from ..views.dyad import dyad as view
    from ..views.dyad import index
    from ..views.index import Relation
    from ..views.shapes import Done

    with Record.open(record_path, readonly=True) as record:
        where = filter_of(record, asked)
        found = view(record, a, b, where)
        relations = index(record, a, b, where, period)
    if by_period or shape is None:
        show(Relation, relations.relations, shape, limit if by_period else None)
    if shape is None:
        _tell_index(relations, found)
    if by_period:
        return
    if shape is None:
        terminal.say(
            f"{found.name_a} → {found.name_b}: {len(found.a_to_b)} · "
            f"{found.name_b} → {found.name_a}: {len(found.b_to_a)} · "
            f"together: {len(found.mutual)} (event mentions; one happening may be told often)"
        )
    show(Done, found.all, shape, limit)


def _tell_index(index: Index, found: DyadView) -> None:
    """Says of each direction which period is the lowest and which the highest, and what the index
    leaves out.
    """
    from ..views.extremes import both_told, extremes, told, worst_and_best

    if both := worst_and_best(index.relations):
        terminal.say(f"{found.name_a} and {found.name_b}: {both_told(both)}")
    for a, b, way in (
        (found.a, found.b, f"{found.name_a} → {found.name_b}"),
        (found.b, found.a, f"{found.name_b} → {found.name_a}"),
    ):
        periods = [one for one in index.relations if (one.actor, one.recipient) == (a, b)]
        if ends := extremes(periods, index.period):
            terminal.say(f"{way}: {told(ends)}")
    if index.unplaced:
        count = len(index.unplaced)
        terminal.say(f"{count} events lie in no single {index.period} and are left out")
    if index.told_by:
        years = ", ".join(f"{n} by the end of {year}" for year, n in index.told_by)
        terminal.say(f"of these are told as done, without a day: {years} (--or-earlier lists them)")
    if index.doubtful:
        terminal.say(f"{index.doubtful} events whose reading is doubtful are left out")


@click.command()
@click.argument("name", required=False)
@click.option("--brief", "in_brief", is_flag=True, help="NAME in two to four sentences, by clause.")
@record_option
@filter_options
@limit_option
@shape_options
def issue(
    name: str | None, in_brief: bool, record_path: Path, asked: Asked, limit: int | None,
    shape: str | None,
) -> None:  # fmt: skip
    """What was said and done on the issue NAME, in order of time; without NAME, all issues.

    Above the list stands the issue in brief, made of what the record holds alone.
    """
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
        if in_brief or (shape is None and not asked.narrows):
            _tell_brief(record, name, shape, limit, alone=in_brief)
        if in_brief:
            return
        where = filter_of(record, replace(asked, issue=(name, *asked.issue)))
        items = view(record, where, asked_for(limit, shape))
    show_timeline([item for item in items if item.kind != ARTICLE], shape, limit)


def _tell_brief(
    record: Record, name: str, shape: str | None, limit: int | None, *, alone: bool
) -> None:
    """The issue in brief, where the name stands for one: in rows where it is asked for alone, else
    as sentences above the list.
    """
    from ..views.asked import issues_named
    from ..views.issue_brief import BriefRow, brief, brief_rows

    told = brief(record, found[0]) if len(found := issues_named(record, name)) == 1 else ()
    if alone:
        show(BriefRow, brief_rows(told), shape, limit)
        return
    for sentence in told:
        terminal.say(sentence.text)


@click.command()
@click.argument("name", nargs=-1)
@record_option
@limit_option
@shape_options
def who(name: tuple[str, ...], record_path: Path, limit: int | None, shape: str | None) -> None:
    """The person, organisation or state NAME: offices, words and deeds; without NAME, a list."""
    from ..record import Record
    from ..views.entity import EntityCounts, entities
    from .who import find, show_entity

    with Record.open(record_path, readonly=True) as record:
        if not name:
            show(EntityCounts, entities(record, None, asked_for(limit, shape)), shape, limit)
            return
        lines = find(record, " ".join(name))
        if shape is not None or len(lines) > 1:
            show(EntityCounts, lines, shape, limit)
            return
        show_entity(record, lines[0], limit)
