"""The child process that works out links: it reads the record, and writes nothing.

It answers tasks over one connection until that is closed; what goes wrong ends it, and its parent
does the work itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from ..errors import DetenteError
from ..record import Record
from . import children

Work = Callable[[Record], Callable[[Any], Any]]
"""From a record to what does one task after another; a function of a module, so that it travels."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Other work begins: what was kept for the work before is let go."""

    work: Work


@dataclass(frozen=True, slots=True)
class Numbered:
    """A task, or its answer, by the number of the task."""

    n: int
    value: Any


def serve(link: Connection) -> None:
    """Answers tasks until the parent closes the connection. Raises BadRecord."""
    coming: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(link, coming), daemon=True).start()
    with Record.open(Path(coming.get()), readonly=True) as record:
        do: Callable[[Any], Any] | None = None
        while (said := coming.get()) is not None:
            if isinstance(said, Begin):
                do = said.work(record)
            elif do is not None:
                link.send(Numbered(said.n, do(said.value)))


def _listen(link: Connection, coming: SimpleQueue[Any]) -> None:
    """Takes in what the parent sends at any time, so that it never waits for us to listen."""
    while True:
        try:
            coming.put(link.recv())
        except (EOFError, OSError):
            coming.put(None)
            return


def main(arguments: Sequence[str]) -> None:
    """Serves the connection whose file descriptor is named."""
    with children.parent(arguments[0]) as link:
        try:
            serve(link)
        except (BrokenPipeError, ConnectionResetError, DetenteError):
            sys.exit(1)
