"""Progress on stderr: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from . import terminal

EVERY = 500
"""Articles between two plain lines of progress: about one a minute of reading."""


@contextmanager
def counted(what: str) -> Iterator[Callable[[int], None]]:
    """A count that grows, of unknown end; quiet for little work where there is no terminal."""
    if sys.stderr.isatty():
        with terminal.progress_console().status(what) as status:
            yield lambda done: status.update(f"{what}: {done:,}")
        return

    def line(done: int) -> None:
        if done % EVERY == 0:
            terminal.say(f"{what}: {done:,}")

    yield line
