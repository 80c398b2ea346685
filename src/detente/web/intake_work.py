"""Taking in, behind the screens: one build at a time, in a thread, with its progress."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from ..errors import DetenteError
from ..records import Failure, Hints
from ..settings import Settings
from .intake_files import Sent, laid_out

if TYPE_CHECKING:
    from ..run_local import BuildReport, Progress


@dataclass(frozen=True, slots=True)
class Means:
    """How a server takes in: with which settings, and whether it may fetch pages from the net."""

    settings: Settings = field(default_factory=Settings)
    may_fetch: bool = False


WAITING_AT_MOST = 20
"""Jobs that may wait: somebody who drops one folder after another, not a script gone wild."""


BROKEN = "something went wrong that nobody foresaw; the server's terminal says what"
"""Why there is no report of a job that broke its thread."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: files laid out in a folder, or (without one) the record brought up to
    date after a decision. `known` counts the files that the record held already.
    """

    folder: Path | None
    hints: Hints
    files: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the build's report, or one line why there is none."""

    job: Job
    report: BuildReport | None
    why: str = ""

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What of this job's files could not be read or was left alone, files by their own name."""
        if not self.report or self.job.folder is None:
            return ()
        inside = f"{self.job.folder}/"
        found = (*self.report.failed, *self.report.skipped)
        return tuple(
            replace(one, path=one.path.removeprefix(inside))
            for one in found
            if one.path.startswith(inside)
        )


@dataclass(frozen=True, slots=True)
class Status:
    """How taking in stands: the job under way with its progress, what waits, what came of the last.

    Progress is None while nothing is under way, and before the first word of a job.
    """

    job: Job | None
    progress: Progress | None
    waiting: int
    last: Outcome | None

    @property
    def busy(self) -> bool:
        """Whether a job is under way or waits."""
        return self.job is not None or self.waiting > 0


class Desk:
    """The jobs of one record. They are done in order, each by a build under the record's lock."""

    def __init__(self, record: Path, settings: Settings) -> None:
        self.record = record
        self.settings = settings
        self._lock = Lock()
        self._jobs: deque[Job] = deque()
        self._held: list[Job] = []  # files that could not be taken in yet
        self._now: Job | None = None
        self._progress: Progress | None = None
        self._last: Outcome | None = None

    def status(self) -> Status:
        """How it stands at this moment."""
        with self._lock:
            return Status(self._now, self._progress, len(self._jobs), self._last)

    def take(self, files: Sequence[Sent], hints: Hints, known: int = 0) -> None:
        """Files to be taken in, with what a person gave for all of them; soon, in the background.

        Raises BadInput when they cannot be laid out.
        """
        self.add(Job(laid_out(files), hints, len(files), known))

    def refresh(self) -> None:
        """The record brought up to date in the background, after a decision that asks for it."""
        with self._lock:
            if any(job.folder is None for job in self._jobs):
                return
        self.add(Job(None, Hints()))

    def again(self) -> bool:
        """What was kept from beginning once more; whether there was anything."""
        with self._lock:
            last = self._last
            if last is None or last.report is not None or self._now:
                return False
            jobs = [*self._held, *([] if last.job in self._held else [last.job])]
            self._held.clear()
            self._last = None
        for job in jobs:
            self.add(job)
        return True

    def full(self) -> bool:
        """Whether so much waits that no more is taken."""
        with self._lock:
            return len(self._jobs) + len(self._held) >= WAITING_AT_MOST

    def add(self, job: Job) -> None:
        """A job at the end of what waits."""
        with self._lock:
            self._jobs.append(job)
            if self._now is None and len(self._jobs) == 1:
                Thread(target=self._work, daemon=True, name="taking in").start()

    def _work(self) -> None:
        while job := self._next():
            outcome = Outcome(job, None, BROKEN)
            try:
                outcome = Outcome(job, self._done(job))
            except (DetenteError, OSError) as error:
                outcome = Outcome(job, None, str(error))
            finally:  # also of what nobody foresaw, which goes on to the terminal
                self._ended(job, outcome)

    def _ended(self, job: Job, outcome: Outcome) -> None:
        """Keeps what came of a job. Files that could not be taken in are held until somebody asks
        for them again or a later job is done; where a job broke this thread, another goes on.
        """
        with self._lock:
            self._last, self._progress = outcome, None
            if outcome.report is not None:  # nobody else is at work on the record now
                self._jobs.extend(self._held)
                self._held.clear()
            elif job.folder is not None:
                self._held.append(job)
        if outcome.report is not None:
            _clear(job)
        if outcome.why is BROKEN:
            Thread(target=self._work, daemon=True, name="taking in").start()

    def _next(self) -> Job | None:
        with self._lock:
            self._now = self._jobs.popleft() if self._jobs else None
            return self._now

    def _done(self, job: Job) -> BuildReport:
        from .. import run_local  # whoever only looks need not wait for all that reads

        if job.folder is None:
            return run_local.refresh(self.record, self.settings, self._tell)
        return run_local.build([job.folder], self.record, self.settings, job.hints, self._tell)

    def _tell(self, progress: Progress) -> None:
        with self._lock:
            self._progress = progress


def _clear(job: Job) -> None:
    if job.folder is not None:
        shutil.rmtree(job.folder, ignore_errors=True)
