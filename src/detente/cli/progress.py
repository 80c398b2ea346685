"""Progress on stderr: bars on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from . import terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from ..run_local import Progress

EVERY = 5.0
"""Seconds between two plain lines of progress: often enough to see that it goes on, seldom enough
for a log."""
LINKING = "linking"
"""The step of several parts: its note says which (copies, news, events, …)."""


@contextmanager
def counted(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A count that grows; `total` where its end is known."""
    with steps() as report:
        from ..run_local import Progress

        yield lambda done: report(Progress(what, done, total))


@contextmanager
def steps() -> Iterator[Callable[[Progress], None]]:
    """What a build reports its progress to."""
    if not sys.stderr.isatty():
        yield _Lines().tell
        return
    with _bars() as bars:
        yield _Steps(bars).tell


class _Steps:
    """A bar a step, in the order in which the steps begin."""

    def __init__(self, bars: Bars) -> None:
        self.bars = bars
        self.tasks: dict[str, TaskID] = {}

    def tell(self, progress: Progress) -> None:
        """Moves the bar of a step."""
        if progress.step not in self.tasks:
            self.tasks[progress.step] = self.bars.add_task(progress.step.capitalize())
        self.bars.update(
            self.tasks[progress.step],
            completed=progress.done,
            total=progress.total,
            note=terminal.one_line(progress.note)[-NOTE:],
        )


NOTE = 40
"""Characters of what was last done that stand beside a bar: the end of a path says most."""


def _bars() -> Bars:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description:<10}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.fields[note]}", style="dim", markup=False),
        console=terminal.progress_console(),
    )


class _Lines:
    """A plain line every few seconds; nothing at all for work that is over sooner."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    def tell(self, progress: Progress) -> None:
        """Says how far a step is, when it is time."""
        now = time.monotonic()
        if now - self.last < EVERY:
            return
        self.last = now
        of = f" of {progress.total:,}" if progress.total is not None else ""
        step = progress.step
        if step == LINKING:
            step = f"{step} {progress.note}"
        terminal.say(f"{step}: {progress.done:,}{of}")
