"""One entity on the terminal: its offices, what it said and did, with whom, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import terminal
from .show import ON_A_TERMINAL, show_table
from .terminal import counted

if TYPE_CHECKING:
    from ..record import Record
    from ..records import Office
    from ..views.entity import EntityCounts, EntityView


def find(record: Record, name: str) -> list[EntityCounts]:
    """The entities that a name or id stands for, the most mentioned first.

    Raises BadInput, with the nearest names, when there is none.
    """
    from ..views.entity import named

    return named(record, name)


def show_entity(record: Record, line: EntityCounts, limit: int | None) -> None:
    """Print one entity: a head, its offices, companions and articles, then words and deeds."""
    import click

    from ..views.entity import entity
    from ..views.shapes import Done, Said

    view = entity(record, line.entity.id, limit or ON_A_TERMINAL)
    for text in _head(view):
        click.echo(terminal.one_line(text) if text else "")
    for heading, kind, items in (
        ("Said", Said, view.said),
        ("Did", Done, view.done),
        ("Was done to", Done, view.received),
    ):
        if items:
            click.echo(f"\n{heading} ({len(items)})")
            show_table(kind, items)


def _head(view: EntityView) -> list[str]:
    entity, line = view.line.entity, view.line
    state = f", {entity.state}" if entity.state else ""
    lines = [f"{entity.name} ({entity.kind.value}{state})"]
    if other := [name for name in entity.names if name != entity.name]:
        lines.append(f"Also called: {', '.join(other)}")
    offices = sorted(entity.offices, key=lambda office: (str(office.start or ""), office.title))
    lines += [_office(office) for office in offices]
    lines.append(
        f"{counted(line.mentions, 'mention')} in {counted(line.articles, 'article')}; "
        f"spoke {counted(line.said, 'time')}, acted {counted(line.done, 'time')}"
    )
    if view.companions:
        told = ", ".join(f"{one.name} ({one.events})" for one in view.companions[:10])
        lines.append(f"Together with: {told}")
    lines += [f"In: {head.credit or head.path}: {head.name} ({n})" for head, n in view.places[:10]]
    return lines


def _office(office: Office) -> str:
    if office.start and office.end:
        days = f"{office.start} to {office.end}"
    elif office.start or office.end:
        days = f"since {office.start}" if office.start else f"until {office.end}"
    else:
        days = "days not known"
    return f"{office.title}{f', {office.state}' if office.state else ''}: {days}"
