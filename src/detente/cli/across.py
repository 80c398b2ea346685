"""Commands about what links make across articles: threads, accounts, discrepancies, coverage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .options import filter_options, limit_option, record_option, shape_options
from .show import asked_for, show

if TYPE_CHECKING:
    from ..views.asked import Asked
    from ..views.comparison import EventView


@click.command()
@click.argument("name", metavar="[THREAD]", required=False)
@click.option(
    "--deadlines", is_flag=True, help="What is or was due by a stated day, and what came of it."
)
@click.option(
    "--stands", multiple=True, metavar="HOW", help="How it stands: open, refused, “one step” …"
)
@record_option
@filter_options
@limit_option
@shape_options
def threads(
    name: str | None, deadlines: bool, stands: tuple[str, ...], record_path: Path, asked: Asked,
    limit: int | None, shape: str | None,
) -> None:  # fmt: skip
    """The life of each proposal, demand and commitment: offered, refused, kept, lapsed.

    Each step with its words. THREAD is the id of one; --deadlines lists days by which
    something was to be done, and what came of it.
    """
    from dataclasses import replace
    from datetime import UTC, datetime

    from ..record import Record
    from ..views import threads as view
    from ..views.asked import filter_of
    from ..views.due import deadlines as due

    with Record.open(record_path, readonly=True) as record:
        where = filter_of(record, replace(asked, stands=stands))
        if deadlines:
            today = datetime.now(UTC).date()
            show(view.Commitment, due(record, where, today), shape, limit)
            return
        if name is not None:
            found = [view.thread(record, name)]
        else:
            found = view.threads(record, where, asked_for(limit, shape))
    if shape is None:
        from .threads_shown import show_threads

        show_threads(found, limit)
        return
    show(view.ThreadView, found, shape, limit)


@click.command()
@click.argument("event", nargs=-1, required=True)
@click.option(
    "--differences",
    is_flag=True,
    help="Where the accounts differ, one row a side, of what happened at the event too.",
)
@record_option
@shape_options
def compare(
    event: tuple[str, ...], differences: bool, record_path: Path, shape: str | None
) -> None:
    """How each outlet tells one EVENT: what all tell, what one alone tells, and in what words.

    EVENT is an id (`event` in `detente events --json`), or words of its label. One row an account;
    copies are folded into their original.
    """
    from ..record import Record
    from ..views.comparison import AccountRow, account_rows, comparison
    from ..views.differences import DifferenceRow, difference_rows
    from ..views.differences import differences as differing

    with Record.open(record_path, readonly=True) as record:
        view = comparison(record, " ".join(event))
        apart = difference_rows(view, differing(record, view)) if differences else []
    if shape is None:
        _say_event(view)
    if differences:
        show(DifferenceRow, apart, shape, None)
    else:
        show(AccountRow, account_rows(view), shape, None)


def _say_event(view: EventView) -> None:
    """What holds of the event as a whole, above the accounts."""
    from ..views.shapes import when_label

    event = view.event
    terminal.say(f"{event.label} · {when_label(event.when)} · {event.standing.value}")
    if view.common:
        terminal.say(f"All tell: {', '.join(fact.name for fact in view.common)}")
    for one in view.discrepancies:
        values = " / ".join(side.value for side in one.sides)
        terminal.say(f"They differ on {one.what} ({one.kind.value}): {values}")
    if len(view.accounts) == 1:
        terminal.say("Only one account of it is in these articles.")


@click.command()
@record_option
@filter_options
@limit_option
@shape_options
def discrepancies(record_path: Path, asked: Asked, limit: int | None, shape: str | None) -> None:
    """Where two articles give different values for the same thing of the same event.

    Each with both sides' words, and whether both can be true.
    """
    from ..record import Record
    from ..views import discrepancies as view
    from ..views.asked import filter_of

    with Record.open(record_path, readonly=True) as record:
        found = view.discrepancies(record, filter_of(record, asked), asked_for(limit, shape))
    show(view.DiscrepancyView, found, shape, limit)


@click.command()
@click.option("--differs", is_flag=True, help="Only those whose wordings differ, reprints aside.")
@record_option
@filter_options
@limit_option
@shape_options
def quotations(
    differs: bool, record_path: Path, asked: Asked, limit: int | None, shape: str | None
) -> None:
    """Utterances that several articles give, whole, cut or in other words, and who gives them."""
    from ..record import Record
    from ..views import quotations as view
    from ..views.asked import filter_of

    with Record.open(record_path, readonly=True) as record:
        find = view.differing if differs else view.quotations
        found = find(record, filter_of(record, asked), asked_for(limit, shape))
    show(view.QuotationView, found, shape, limit)


@click.command()
@click.option("--by-event", is_flag=True, help="One row an event, not one an outlet.")
@click.option(
    "--told",
    metavar="N",
    help="Events that N outlets or more tell; alone: joined from one; of --outlet: first, missing.",
)
@record_option
@filter_options
@limit_option
@shape_options
def coverage(
    by_event: bool, told: str | None, record_path: Path, asked: Asked, limit: int | None,
    shape: str | None,
) -> None:  # fmt: skip
    """Which outlets of this pile told which events: with others, first, not in these articles."""
    from dataclasses import replace

    from ..record import Record
    from ..views import coverage as view
    from ..views.asked import filter_of

    with Record.open(record_path, readonly=True) as record:
        where = filter_of(record, replace(asked, told=told))
        if by_event:
            events = view.by_event(record, where, asked_for(limit, shape))
            show(view.EventCoverage, events, shape, limit)
        else:
            show(view.OutletCoverage, view.by_outlets(record, where), shape, limit)


@click.command()
@click.argument("issue")
@record_option
@click.option("--actor", metavar="STATE", help="Of this state alone.")
@limit_option
@shape_options
def positions(
    issue: str, record_path: Path, actor: str | None, limit: int | None, shape: str | None
) -> None:
    """What each party wants on an ISSUE over time, by its own words and acts, and what changed."""
    from ..record import Record
    from ..views import positions as view
    from ..views.asked import issues_named
    from ..views.dyad import state_called

    with Record.open(record_path, readonly=True) as record:
        code = state_called(actor).iso3 if actor else None
        found = [
            one
            for name in issues_named(record, issue)
            for group in view.positions(record, name, code)
            for one in group.positions
        ]
    show(view.PositionView, found, shape, limit)
