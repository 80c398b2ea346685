"""Prints threads: on a terminal wrapped under their titles, in a pipe one line a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from ..views.shapes import when_label
from . import terminal
from .cells import DIM, WHAT, WHO, Pieces
from .show import most_shown, plain, styled

if TYPE_CHECKING:
    from rich.table import Table

    from ..views.thread_steps import StepView
    from ..views.threads import ThreadView

DAYS = 13
"""Columns for the days of a step: those of an interval on two lines, as in the lists."""


def show_threads(found: Sequence[ThreadView], limit: int | None) -> None:
    """Print each thread under its title, with what came first, how it stands, and its steps.

    `found` may hold one more than the limit, which is then said on stderr and not shown.
    """
    most = most_shown(limit, None)
    for view in found[:most]:
        if terminal.on_terminal():
            terminal.console().print(styled(_head(view)), _steps(view), "", sep="\n")
        else:
            click.echo("\n".join(_plain(view)))
    if not found:
        terminal.say("Nothing found.")
    elif len(found[:most]) < len(found):
        terminal.say(f"{most} threads shown, and there are more: --limit N, or a filter.")


def _head(view: ThreadView) -> Pieces:
    *most_parties, last = view.parties
    parties = f"{', '.join(most_parties)} and {last}"
    return [(view.title, WHO), (f" · {parties} · {view.stands} · {view.id}", DIM)]


def _gist(view: ThreadView) -> Iterator[tuple[str, str]]:
    """What was put on the table first, and how that stands, as far as these articles tell."""
    if view.first:
        yield "First", view.first.line
    yield (
        "Stands",
        "".join(part if isinstance(part, str) else part.line for part in view.standing),
    )
    if len(view.thread.on) > 1:
        yield "On", ", ".join(view.thread.on)


def _step(step: StepView) -> Pieces:
    """Who did what in a step."""
    return [(step.who or "(not said)", WHO), (f" {step.did}{step.about}", WHAT)]


def _where(step: StepView) -> str:
    return f"[{step.article.credit or step.article.name}]"


def _steps(view: ThreadView) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(max_width=DAYS, overflow="fold")
    table.add_column(ratio=1)
    for name, line in _gist(view):
        table.add_row(styled([(name, DIM)]), styled([(line, "")]))
    for step in view.steps:
        words: Pieces = [("\n", ""), (f"{step.words.text}  ", ""), (_where(step), DIM)]
        table.add_row(when_label(step.when), styled([*_step(step), *words]))
    return table


def _plain(view: ThreadView) -> Iterator[str]:
    yield plain(_head(view))
    for name, line in _gist(view):
        yield "  " + terminal.one_line(f"{name}: {line}")
    for step in view.steps:
        line = f"{when_label(step.when)}  {plain(_step(step))} | {step.words.text}  {_where(step)}"
        yield "  " + terminal.one_line(line)
