"""The child process that touches what came from outside: cleans pages and reads articles.

Started by name, without the parent's `__main__`, so that a script without a guard may build. It
answers tasks over one connection until that is closed.
"""

from __future__ import annotations

import pickle
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
from . import children


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
    try:
        if isinstance(task, Make):
            return pipeline.make(task.page, task.hints, setup.settings)
        language.pipeline(setup.settings.pipeline)
        link.send(Alive())
        found = pipeline.read(
            task.articles, setup.settings, setup.stages, lambda: link.send(Alive())
        )
    except DetenteError as error:
        return error
    return [pipeline.light(reading) for reading in found]


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
    with children.parent(arguments[0]) as link:
        try:
            serve(link)
        except (BrokenPipeError, ConnectionResetError, pickle.UnpicklingError):
            sys.exit(1)
