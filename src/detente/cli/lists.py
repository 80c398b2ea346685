"""The listing commands: timeline, said, events, search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import terminal
from .options import doubtful_option, filter_options, limit_option, record_option, shape_options
from .show import asked_for, most_shown, show

if TYPE_CHECKING:
    from ..record import Filter, Record
    from ..views.asked import Asked


@click.command()
@record_option
@filter_options
@doubtful_option
@limit_option
@shape_options
def timeline(
    record_path: Path, asked: Asked, doubtful: bool, limit: int | None, shape: str | None
) -> None:
    """What happened and was said, in order of time, with the words it rests on.

    Articles stand among it as the frame. What could not be dated comes last, with the reason.
    """
    from ..record import Record
    from ..views.asked import filter_of
    from ..views.certain import PATIENT, doubtful_in
    from ..views.timeline import timeline as view
    from .timeline import show_timeline

    with Record.open(record_path, readonly=True) as record:
        where = replace(filter_of(record, asked), doubtful=doubtful)
        items = view(record, where, asked_for(limit, shape))
        count = 0 if doubtful else doubtful_in(record, "timeline", where, PATIENT)
    show_timeline(items, shape, limit)
    _say_may(items, where, shape, limit)
    _say_left_out(count)


@click.command()
@record_option
@filter_options
@limit_option
@shape_options
def said(record_path: Path, asked: Asked, limit: int | None, shape: str | None) -> None:
    """Who said what to whom, when, on which issue: direct, mixed and indirect."""
    from ..record import Record
    from ..views.asked import filter_of
    from ..views.said import said as view
    from ..views.shapes import Said

    with Record.open(record_path, readonly=True) as record:
        where = filter_of(record, asked)
        items = view(record, where, asked_for(limit, shape))
    show(Said, items, shape, limit)
    _say_may(items, where, shape, limit)


@click.command()
@click.option("--joined", is_flag=True, help="One row an event, with all who tell it.")
@record_option
@filter_options
@doubtful_option
@limit_option
@shape_options
def events(
    joined: bool, record_path: Path, asked: Asked, doubtful: bool, limit: int | None,
    shape: str | None,
) -> None:  # fmt: skip
    """What was done, offered, demanded, promised and refused between actors (PLOVER types).

    One row an article's report; with --joined one row an event, across articles. Those whose
    reading is doubtful say so; --no-doubtful leaves them out, and counts them.
    """
    from ..linked import Event
    from ..record import Record, queries
    from ..views.asked import filter_of
    from ..views.certain import PATIENT, doubtful_in
    from ..views.events import events as view
    from ..views.shapes import Done

    name = "joined" if joined else "events"
    with Record.open(record_path, readonly=True) as record:
        where = replace(filter_of(record, asked), doubtful=doubtful)
        most = asked_for(limit, shape)
        found = queries.events(record, where, most) if joined else view(record, where, most)
        show(Event if joined else Done, found, shape, limit)
        _say_may(found, where, shape, limit)
        _say_left_out(0 if doubtful else doubtful_in(record, name, where, PATIENT))


def _say_may(items: Sequence[Any], where: Filter, shape: str | None, limit: int | None) -> None:
    """Says on stderr how many rows of a table only may lie in the days asked for."""
    from ..views.shapes import surely_in

    if shape or where.by_then or not (where.start or where.end):
        return
    shown = items[: most_shown(limit, shape)]
    count = sum(not surely_in(one.when, where.start, where.end) for one in shown)
    if count:
        these = "One of these rows" if count == 1 else f"{count:,} of these rows"
        terminal.say(f"{these} may lie outside the days asked for; --within leaves such out.")


def _say_left_out(count: int | None) -> None:
    """Says on stderr how many doubtful events a list left out."""
    if count:
        ones = "one" if count == 1 else "ones"
        terminal.say(f"{count} doubtful {ones} left out.")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--meaning", is_flag=True, help="What is near in meaning, whatever its words.")
@click.option(
    "--in",
    "of",
    type=click.Choice(["said", "events", "articles"]),
    default="said",
    show_default=True,
    help="With --meaning: the list that is searched.",
)
@click.option(
    "--alike/--no-alike",
    default=True,
    help="With or without words of the same sense (pact: treaty, deal); with them by default.",
)
@record_option
@filter_options
@limit_option
@shape_options
def search(
    words: tuple[str, ...], meaning: bool, alike: bool, record_path: Path, asked: Asked,
    **how: Any,
) -> None:  # fmt: skip
    """Articles that hold all the WORDS, in any form; "words in quotation marks" stand together.

    A word is looked for with those that newsrooms use for it, which is said; `=word` alone. A word
    with a minus before it must not occur; put `--` before the words then. A time among
    the words ("July 2007") is read as --from and --to, unless it stands in quotation marks.

    With --meaning the words are a sentence, and what is said nearest to it in meaning comes first,
    each with how near it is; `detente meaning` makes the record ready for that.
    """
    from ..record import Record
    from ..views.asked import filter_of
    from ..views.meaning import Near
    from ..views.meaning import search as near
    from ..views.search import Hit, own_words
    from ..views.search import search as view

    of, limit, shape = how["of"], how["limit"], how["shape"]
    with Record.open(record_path, readonly=True) as record:
        text, asked = _dated(" ".join(words), asked)
        where, most = filter_of(record, asked), asked_for(limit, shape)
        if meaning:
            show(Near, near(record, text, where, of, most), shape, limit)
            return
        if alike:
            _say_tried(record, text)
        found = view(record, text if alike else own_words(text), where, most)
    show(Hit, found, shape, limit)


def _say_tried(record: Record, words: str) -> None:
    """Says which words are looked for as others too."""
    from ..views.senses import tried

    for word, others in tried(record, words):
        terminal.say(f"“{word}” also as {', '.join(others)}; --no-alike takes the words alone.")


def _dated(words: str, asked: Asked) -> tuple[str, Asked]:
    """Words without the time among them, which is asked for as days, and said to be so."""
    from ..views.search_days import read_days

    found = None if asked.start or asked.end else read_days(words)
    if not found:
        return words, asked
    terminal.say(f"“{found.written}” read as {found.told}; in quotation marks it is words.")
    start, end = (day.isoformat() if day else None for day in (found.start, found.end))
    return found.words, replace(asked, start=start, end=end)
