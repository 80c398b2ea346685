"""How well Detente reads: our readings against marked articles, with counts and intervals.

The definitions are those of the benchmarks (PolNeAR, TempEval-3, PLOVER, scrapinghub, B³), so
that figures can be put beside published ones. What reads is handed in, so that any reader, and
any list of stages, is scored in the same way. See docs/quality.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from ..errors import BadInput, Unreadable
from ..reading import Reading
from ..records import Article, Page
from . import attributions, clusters, dates, events, pages, roles
from .counts import RESAMPLES, Figure, Report, report
from .gold import Row, article_of, by_id, rows_of

__all__ = [
    "TASKS",
    "Figure",
    "Readers",
    "Report",
    "article_of",
    "compare",
    "compare_groups",
    "rows_of",
    "score",
]

_OF_TASK: dict[str, ModuleType] = {"attributions": attributions, "dates": dates, "events": events,
                                   "roles": roles, "pages": pages}  # fmt: skip
TASKS = (*_OF_TASK, "clusters")
"""What can be scored."""


@dataclass(frozen=True, slots=True)
class Readers:
    """What is scored: articles → readings; a page → its article; articles → group of each by id.

    Each may be None where the task does not need it.
    """

    read: Callable[[Sequence[Article]], list[Reading]] | None = None
    page: Callable[[Page], Article] | None = None
    group: Callable[[Sequence[Article]], Mapping[str, str]] | None = None


def score(task: str, gold: Path, readers: Readers, resamples: int = RESAMPLES) -> Report:
    """The figures of one task on one file of marked articles.

    Raises BadInput for an unknown task, a file that is none of its kind, or a reader not given.
    """
    rows = rows_of(gold)
    if task == "clusters":
        return _clusters(gold, rows, readers, resamples)
    ours = _pages(gold, rows, readers) if task == "pages" else _read(task, rows, readers)
    return compare(task, rows, ours, gold.name, resamples)


def compare(
    task: str,
    gold: Sequence[Row],
    ours: Sequence[Row],
    source: str = "",
    resamples: int = RESAMPLES,
) -> Report:
    """The figures of rows of ours against rows of marked articles, put together by `id`.

    A marked row without one of ours counts as read empty. Raises BadInput for an unknown task and
    for rows that do not mark what the task compares.
    """
    module = _module(task)
    found = by_id(ours)
    marked = [row for row in gold if task != "roles" or roles.marks(row)]
    try:
        tallies = [module.tally(row, found.get(str(row["id"]), {})) for row in marked]
    except KeyError as error:
        raise BadInput(f"{source}: rows mark no {error}, which scoring {task} needs") from error
    missing = sum(str(row["id"]) not in found for row in marked)
    return report(task, source, tallies, module.figures, missing, resamples)


def compare_groups(
    gold: Mapping[str, str], ours: Mapping[str, str], source: str = "", resamples: int = RESAMPLES
) -> Report:
    """B³ and pairs of groups of ours against those marked; both map an item to its group."""
    missing = len(gold.keys() - ours.keys())
    return report("clusters", source, clusters.tallies(gold, ours), clusters.figures, missing,
                  resamples)  # fmt: skip


def _module(task: str) -> ModuleType:
    if task not in _OF_TASK:
        raise BadInput(f"'{task}' cannot be scored; what can: {', '.join(TASKS)}")
    return _OF_TASK[task]


def _read(task: str, rows: Sequence[Row], readers: Readers) -> list[Row]:
    module = _module("events" if task == "roles" else task)
    if readers.read is None:
        raise BadInput(f"scoring {task} needs a function that reads articles; none was given")
    return [module.predicted(reading) for reading in readers.read([article_of(r) for r in rows])]


def _pages(gold: Path, rows: Sequence[Row], readers: Readers) -> list[Row]:
    if readers.page is None:
        raise BadInput("scoring pages needs a function from a page to its article; none was given")
    found = []
    for row in rows:
        try:
            found.append(pages.predicted(readers.page(pages.page_of(row, gold)), str(row["id"])))
        except Unreadable:
            continue  # counted as missing by `compare`
    return found


def _clusters(gold: Path, rows: Sequence[Row], readers: Readers, resamples: int) -> Report:
    if readers.group is None:
        raise BadInput("scoring clusters needs a function that groups articles; none was given")
    if not all("event_id" in row for row in rows):
        raise BadInput(f"{gold.name}: rows mark no 'event_id', which scoring clusters needs")
    groups = readers.group([clusters.article_of_row(row) for row in rows])
    marked = {str(row["id"]): str(row["event_id"]) for row in rows}
    return compare_groups(marked, groups, gold.name, resamples)
