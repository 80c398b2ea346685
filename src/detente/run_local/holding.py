"""Blocks of keys that are joined, held on the disk where they are many."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO

import numpy as np

from ..errors import BadRecord
from ..links.joins import Blocks, Entries, in_memory

MOST = 2_000_000
"""Rows that are held in memory, of 16 bytes each: those of what changed in an ordinary build."""


class OnDisk:
    """Holds blocks in a file without a name in a folder when they have more than MOST rows; a
    context manager. The file is gone with it, and with this process.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.open = ExitStack()

    def __enter__(self) -> OnDisk:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what a full disk did not take is wanted no longer
            self.open.close()

    def __call__(self, blocks: Iterator[Entries]) -> Blocks:
        """Takes blocks in; what it gives reads them again as often as asked.

        Raises BadRecord when the folder has no room for them.
        """
        first: list[Entries] = []
        rows = 0
        for entries in blocks:
            first.append(entries)
            rows += len(entries.keys)
            if rows > MOST:
                return self._file(chain(first, blocks))
        return in_memory(iter(first))

    def _file(self, blocks: Iterator[Entries]) -> Blocks:
        with self._room():
            # the stack closes it
            file = self.open.enter_context(tempfile.TemporaryFile(dir=self.folder))  # noqa: SIM115
        sizes = []
        for entries in blocks:
            with self._room():
                file.write(entries.keys.tobytes())
                file.write(entries.ranks.tobytes())
            sizes.append(len(entries.keys))
        with self._room():
            file.flush()
        return lambda: _read(file, sizes)

    @contextmanager
    def _room(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BadRecord(
                f"{self.folder}: what linking compares cannot be held there ({error.strerror}); "
                "free room on that disk and run the same command again"
            ) from error


def _read(file: IO[bytes], sizes: list[int]) -> Iterator[Entries]:
    at = 0
    for size in sizes:
        file.seek(at)
        keys = np.fromfile(file, np.uint64, size)
        yield Entries(keys, np.fromfile(file, np.int64, size))
        at += 16 * size
