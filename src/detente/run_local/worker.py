"""The child process that touches what came from outside: cleans pages and reads articles.

Started by name, without the parent's `__main__`, so that a script without a guard may build. It
answers tasks over one connection until that is closed.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from .. import language, pipeline, tables
from ..errors import DetenteError
from ..reading import Reading
from ..records import Article, Failure, Hints, Page
from ..settings import Settings
from ..stage import Stage

MEMORY = 4 * 1024**3
"""Bytes of address space that a worker may take. Reading takes 1.6 GB of it (0.6 GB of memory);
what asks for more than twice that is no article but a bomb."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is told first."""

    settings: Settings
    stages: tuple[Stage, ...]
    own: tables.Own  # the user's own rows in our tables


@dataclass(frozen=True, slots=True)
class Make:
    """Make the article of a page."""

    page: Page
    hints: Hints
    made_by: tuple[str, str]  # fingerprints: of an article, of a failure


@dataclass(frozen=True, slots=True)
class Read:
    """Read some articles."""

    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Alive:
    """Work goes on: the time limit starts anew."""


Answer = Article | Failure | list[Reading] | DetenteError
"""What a task comes to; an error is one that ends the run (a pipeline that is not installed)."""


def answer(task: Make | Read, setup: Setup, link: Connection) -> Answer:
    """Does one task, telling now and then that it is alive."""
    if isinstance(task, Make):
        return pipeline.make(task.page, task.hints, setup.settings)
    try:
        language.pipeline(setup.settings.pipeline)
        link.send(Alive())
        found = pipeline.read(
            task.articles, setup.settings, setup.stages, lambda: link.send(Alive())
        )
    except DetenteError as error:
        return error
    return [pipeline.light(reading) for reading in found]


def limit() -> None:
    """Bounds the worker's memory, and lets it die with its parent."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        die_with_parent = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(die_with_parent, signal.SIGKILL)


def serve(link: Connection) -> None:
    """Answers tasks until the parent closes the connection."""
    setup: Setup = link.recv()
    tables.use(setup.own)
    while True:
        try:
            task = link.recv()
        except EOFError:
            return
        link.send(answer(task, setup, link))


def main(arguments: Sequence[str]) -> None:
    """Serves the connection whose file descriptor is named."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    os.dup2(2, 1)  # what a library prints is no data
    limit()
    with Connection(int(arguments[0])) as link:
        try:
            serve(link)
        except (BrokenPipeError, ConnectionResetError, pickle.UnpicklingError):
            sys.exit(1)
