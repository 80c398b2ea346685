"""Processes that share the work of linking; this one alone writes.

A helper reads the record by itself, so that little travels: ids there, links back. What is asked of
it is a function of what the record holds, so that the result is the same whatever their number,
and what a helper that is gone leaves open is done here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import Any, TypeVar

from ..record import Record
from . import children
from .helper import Begin, Numbered

T = TypeVar("T")
R = TypeVar("R")

FEW = 4
"""Tasks that are not worth the second that a helper takes to start."""
QUEUED = 2
"""Tasks that a helper has at once: one that it does, one to go on with while we write."""
AHEAD = 4
"""Tasks for each helper that are given out and not yet taken up here: a slow one at the front holds
up no other for long, and what waits stays small."""


@dataclass(slots=True)
class _Helper(children.Child):
    """A child process, and the numbers of the tasks that it has."""

    has: set[int] = field(default_factory=set)


class Helpers:
    """Processes that work out links; a context manager. Starts none before there is enough to do,
    and none at all for one process.
    """

    def __init__(self, record: Record, processes: int = 1) -> None:
        self.record = record
        self.processes = processes
        self.running: list[_Helper] = []

    def __enter__(self) -> Helpers:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def each(
        self, work: Callable[[Record], Callable[[T], R]], tasks: Iterable[T]
    ) -> Iterator[tuple[T, R]]:
        """Each task with what comes of it, in their order; a few tasks are taken ahead.

        `work` gets the record as everybody sees it, which what is done between two tasks must not
        alter for those to come; it and all tasks must travel between processes. Raises what the
        work raises.
        """
        coming = iter(tasks)
        first = list(islice(coming, FEW)) if self.processes > 1 else []
        if len(first) < FEW:
            do = work(self.record)
            yield from ((task, do(task)) for task in chain(first, coming))
            return
        self._begin(work)
        try:
            yield from _Round(self.running, work(self.record), chain(first, coming)).results()
        finally:
            if any(helper.has for helper in self.running):
                self._end()  # left early: what they would still say is no answer to anything

    def _begin(self, work: Callable[[Record], Callable[[T], R]]) -> None:
        while len(self.running) < self.processes:
            helper = _Helper(*children.started("helper", alone=False))
            self.running.append(helper)
            with suppress(BrokenPipeError, ConnectionResetError):
                helper.link.send(str(self.record.path.resolve()))
        for helper in self.running:
            with suppress(BrokenPipeError, ConnectionResetError):  # hearing from it says so
                helper.link.send(Begin(work))

    def _end(self) -> None:
        for helper in self.running:
            helper.close()
        self.running.clear()


class _Round:
    """One kind of work, shared out and put in order again."""

    def __init__(
        self, running: list[_Helper], here: Callable[[Any], Any], tasks: Iterable[Any]
    ) -> None:
        self.running = running
        self.here = here
        self.coming = enumerate(tasks)
        self.most = AHEAD * len(running)
        self.open: dict[int, Any] = {}  # tasks given out and not yet taken up, in order
        self.done: dict[int, Any] = {}

    def results(self) -> Iterator[tuple[Any, Any]]:
        """Each task with its answer, in order."""
        while self._give_out():
            n = next(iter(self.open))
            while n not in self.done and self._is_had(n):
                self._hear()
            task = self.open.pop(n)
            yield task, self.done.pop(n) if n in self.done else self.here(task)

    def _is_had(self, n: int) -> bool:
        """Whether a helper works on that task; no helper has what one that is gone left."""
        return any(n in helper.has for helper in self.running)

    def _give_out(self) -> bool:
        """Gives tasks to those who have room; whether any is open."""
        while len(self.open) < self.most:
            free = min(self.running, key=lambda helper: len(helper.has), default=None)
            if self.open and (free is None or len(free.has) >= QUEUED):
                break
            n, task = next(self.coming, (-1, None))
            if n < 0:
                break
            self.open[n] = task
            if free is not None and len(free.has) < QUEUED:
                free.has.add(n)
                with suppress(BrokenPipeError, ConnectionResetError):
                    free.link.send(Numbered(n, task))
        return bool(self.open)

    def _hear(self) -> None:
        """Takes in what helpers say; one that is gone is let go, and its tasks are done here."""
        ready = wait([helper.link for helper in self.running if helper.has])
        for helper in [one for one in self.running if one.link in ready]:
            try:
                said = helper.link.recv()
            except (EOFError, OSError):
                self.running.remove(helper)
                helper.close()
                continue
            helper.has.discard(said.n)
            self.done[said.n] = said.value
            self._give_out()
