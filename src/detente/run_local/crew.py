"""Workers and their guard: one that crashes, hangs or eats memory costs one failure.

A worker reports that it is alive; one silent for longer than the limit is killed and started
anew. A batch on which a worker died is given out again article by article, so that the poison
one is found and the others are read.
"""

from __future__ import annotations

import signal
import subprocess
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait

from ..errors import DetenteError
from ..pipeline import NO_PARSE
from ..reading import Reading
from ..records import Article, Failure
from . import children
from .worker import Alive, Answer, Make, Read, Setup

STARTING = 120.0
"""Seconds that a worker may take to start and load the language pipeline: 4 on a laptop, 40 on a
machine that reads its disk over the network."""


Task = Make | Read


@dataclass(slots=True)
class _Worker(children.Child):
    """A child process, and the task that it has."""

    task: Task | None = None
    until: float = 0.0
    heard: bool = False


class Crew:
    """Workers that do tasks; a context manager. Starts none before there is a task."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.workers: list[_Worker] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.close()
        self.workers.clear()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
        """Each task with its answer, as they come; a few tasks are taken ahead.

        Raises what ends a run: Missing when the language pipeline is not installed.
        """
        waiting: deque[Task] = deque()
        coming = iter(tasks)
        while True:
            self._give_out(waiting, coming)
            if not any(worker.task for worker in self.workers):
                return
            for task, found in self._heard():
                if found is None:
                    waiting.extend(Read((article,)) for article in _articles(task))
                elif isinstance(found, DetenteError):
                    raise found
                else:
                    yield task, found

    def _give_out(self, waiting: deque[Task], coming: Iterator[Task]) -> None:
        """A task for every idle worker, those that wait first."""
        while True:
            idle = next((worker for worker in self.workers if worker.task is None), None)
            if idle is None and len(self.workers) >= max(1, self.setup.settings.processes):
                return
            task = waiting.popleft() if waiting else next(coming, None)
            if task is None:
                return
            if idle is None:
                idle = _started(self.setup)
                self.workers.append(idle)
            idle.task = task
            idle.until = time.monotonic() + self._limit(idle)
            with suppress(BrokenPipeError, ConnectionResetError):  # hearing from it says why
                idle.link.send(task)

    def _limit(self, worker: _Worker) -> float:
        """Seconds of silence that are allowed; more for one that is still starting."""
        return self.setup.settings.page_seconds + (0 if worker.heard else STARTING)

    def _heard(self) -> list[tuple[Task, Answer | None]]:
        """What the workers have to say: answers, and None for a batch to be given out singly."""
        busy = [worker for worker in self.workers if worker.task]
        left = min(worker.until for worker in busy) - time.monotonic()
        ready = wait([worker.link for worker in busy], timeout=max(0.0, left))
        found: list[tuple[Task, Answer | None]] = []
        for worker in busy:
            if worker.link in ready:
                found += self._received(worker)
            elif time.monotonic() >= worker.until:
                seconds = self.setup.settings.page_seconds
                reason = (
                    f"took longer than {seconds:g} seconds and was stopped; raise the setting "
                    "'page_seconds' to give it more"
                )
                found.append(self._lost(worker, reason))
        return found

    def _received(self, worker: _Worker) -> list[tuple[Task, Answer | None]]:
        assert worker.task is not None
        try:
            said = worker.link.recv()
        except (EOFError, ConnectionResetError):
            return [self._lost(worker, _death(worker.process))]
        if isinstance(said, Alive):
            worker.heard = True
            worker.until = time.monotonic() + self._limit(worker)
            return []
        # only a task that was read shows that the language pipeline is loaded
        worker.heard = worker.heard or isinstance(worker.task, Read)
        task, worker.task = worker.task, None
        return [(task, said)]

    def _lost(self, worker: _Worker, reason: str) -> tuple[Task, Answer | None]:
        """What becomes of the task of a worker that is gone; the worker is removed."""
        task = worker.task
        assert task is not None
        self.workers.remove(worker)
        worker.close()
        if isinstance(task, Make):
            return task, Failure(task.page.path, None, "intake", reason)
        if len(task.articles) > 1:
            return task, None
        article = task.articles[0]
        failure = Failure(article.path, article.id, "reading", reason)
        return task, [Reading(article, NO_PARSE, (failure,))]


def _articles(task: Task) -> tuple[Article, ...]:
    return task.articles if isinstance(task, Read) else ()


def _death(process: subprocess.Popen[bytes]) -> str:
    """How a worker ended, in words."""
    code = process.wait()
    if code == -signal.SIGKILL:
        return "the reader was killed on it, perhaps for want of memory"
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"the reader crashed on it ({how}); please report it"


def _started(setup: Setup) -> _Worker:
    worker = _Worker(*children.started("worker", alone=setup.settings.processes < 2))
    worker.link.send(setup)
    return worker
