"""`detente catch`: what the words of an issue would catch, without a rebuild."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import terminal
from .options import filter_options, limit_option, record_option, shape_options
from .show import most_shown, plain_lines, rich_table

if TYPE_CHECKING:
    from ..views.asked import Asked
    from ..views.issue_try import Caught, Tried
    from .cells import Column, Pieces

AROUND = 60
"""Characters shown on either side of the words: with them, a line of a wide terminal."""


@click.command()
@click.argument("words")
@record_option
@filter_options
@limit_option
@shape_options
def catch(
    words: str, record_path: Path, asked: Asked, limit: int | None, shape: str | None
) -> None:
    """What WORDS would catch as words of an issue, in order of time, each with its evidence.

    WORDS are rows of words parted by commas: "missile shield, radar base". Nothing is changed;
    to keep them, put them into issues.csv in a folder of your own tables.
    """
    from ..record import Record
    from ..views.asked import filter_of
    from ..views.issue_try import try_words

    with Record.open(record_path, readonly=True) as record:
        tried = try_words(record, words, filter_of(record, asked), most_shown(limit, shape))
    if shape is not None:
        _show_data(tried, shape)
        return
    _show_table(tried)


def _show_data(tried: Tried, shape: str) -> None:
    from ..export import tables
    from ..export.rows import rows_of
    from ..export.values import span_values

    items = rows_of([one.item for one in tried.caught])
    made = [
        {**row, "caught": one.words.text, "caught_spans": span_values(one.words.spans)}
        for row, one in zip(items, tried.caught, strict=True)
    ]
    if shape == "csv":
        for line in tables.to_csv(made, _header()):
            click.echo(line, nl=False)
        return
    lines = [tables.to_json(made)] if shape == "json" else tables.to_jsonl(made)
    for line in lines:
        click.echo(line, nl=False)


def _header() -> list[str]:
    from ..export.rows import header_of
    from ..views.timeline import TimelineItem

    return [*header_of(TimelineItem), "caught", "caught_spans"]


def _show_table(tried: Tried) -> None:
    for line in _summary(tried):
        terminal.say(line)
    if not tried.caught:
        return
    if terminal.on_terminal():
        terminal.console().print(rich_table(_columns(), tried.caught))
    else:
        for line in plain_lines(_columns(), tried.caught):
            click.echo(line)


def _summary(tried: Tried) -> list[str]:
    said = sum(one.item.said is not None for one in tried.caught)
    new = sum(one.new for one in tried.caught)
    counts = " · ".join(f"{row}: {count}" for row, count in tried.counts)
    done, where = len(tried.caught) - said, tried.articles
    told = f"{said} attributions and {done} event mentions in {where} articles; {new} without issue"
    lines = [told, counts]
    return [*lines, "There are more: --limit N, or a filter."] if tried.more else lines


def _columns() -> tuple[Column, ...]:
    from .cells import Column
    from .layouts import parties_cell, what_cell, when_cell

    return (
        Column("when", lambda one: when_cell(one.item), most=23),
        Column("who", lambda one: parties_cell(one.item), ratio=2),
        Column("what", lambda one: what_cell(one.item), most=20),
        Column("words", _words_cell, ratio=5),
        Column("issues now", _issues_cell, ratio=1),
    )


def _words_cell(one: Any) -> Pieces:
    from .cells import HIT

    within = one.item.words if one.item.said else one.item.sentence
    first = one.words.spans[0]
    span = next((s for s in within.spans if s.start <= first.start and first.end <= s.end), None)
    if span is None or len(within.spans) > 1:
        return [(one.words.text, HIT)]
    start, end = first.start - span.start, first.end - span.start
    before, after = within.text[max(0, start - AROUND) : start], within.text[end : end + AROUND]
    return [(before, ""), (within.text[start:end], HIT), (after, "")]


def _issues_cell(one: Caught) -> Pieces:
    return [(", ".join(issue.name for issue in one.item.issues), "")]
