"""`detente score`: the reader against marked articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import settings_of, settings_option

if TYPE_CHECKING:
    from ..records import Article
    from ..score import Readers, Report
    from ..settings import Settings

TASKS = ("attributions", "dates", "events", "roles", "pages", "clusters")
"""What can be scored; `score.TASKS`, said here so that the help need not load it."""


@click.command()
@click.argument("task", type=click.Choice(TASKS))
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@settings_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def score(task: str, gold: Path, settings_path: Path | None, as_json: bool) -> None:
    """Score the reader against the marked articles of GOLD: precision, recall, F1, with intervals.

    The form of GOLD for each TASK is in docs/quality.md.
    """
    from .. import score as scores

    report = scores.score(task, gold, readers(settings_of(settings_path)))
    if as_json:
        from ..export import tables

        click.echo("".join(tables.to_jsonl([report.as_json()])), nl=False)
        return
    for line in lines_of(report):
        click.echo(line)


def readers(settings: Settings) -> Readers:
    """Our own readers, as a build uses them."""
    from .. import intake, pipeline
    from ..reading import Reading
    from ..records import Hints, Page
    from ..score import Readers, clusters
    from .progress import counted

    def read(articles: Sequence[Article]) -> list[Reading]:
        found: list[Reading] = []
        with counted("reading", len(articles)) as tick:
            for start in range(0, len(articles), settings.batch):
                batch = pipeline.read(articles[start : start + settings.batch], settings)
                found += [pipeline.light(reading) for reading in batch]
                tick(len(found))
        return found

    any_language = replace(settings, languages=())  # pages are scored for their text alone

    def page(one: Page) -> Article:
        return intake.article_of(one, Hints(), any_language)

    return Readers(read=read, page=page, group=clusters.together)


def lines_of(report: Report) -> list[str]:
    """The report as an aligned table."""
    missing = f", {report.missing} not read" if report.missing else ""
    head = f"{report.task}, {report.source}: {report.documents} documents{missing}"
    cells = [["figure", "value", "95 % interval", "precision", "recall", "right", "found", "gold"]]
    for figure in report.figures:
        low, high = figure.low, figure.high
        interval = "" if low is None or high is None else f"{low:.3f}–{high:.3f}"
        shares = (_ratio(figure.precision), _ratio(figure.recall))
        counts = map(_count, (figure.right, figure.found, figure.gold))
        cells.append([figure.name, f"{figure.value:.3f}", interval, *shares, *counts])
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))]
    return [head] + [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _count(value: float | None) -> str:
    return "" if value is None else f"{value:,.6g}"
