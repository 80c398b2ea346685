"""Blocks of keys that are joined, held on the disk where they are many."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO

import numpy as np

from ..links.joins import Blocks, Entries, in_memory

MOST = 2_000_000
"""Rows that are held in memory, of 16 bytes each: those of what changed in an ordinary build."""


def on_disk(folder: Path, blocks: Iterator[Entries]) -> Blocks:
    """Holds blocks in a file without a name in that folder, which is gone with this process, when
    they have more than MOST rows.
    """
    first: list[Entries] = []
    rows = 0
    for entries in blocks:
        first.append(entries)
        rows += len(entries.keys)
        if rows > MOST:
            return _file(folder, chain(first, blocks))
    return in_memory(iter(first))


def _file(folder: Path, blocks: Iterator[Entries]) -> Blocks:
    file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # open as long as it is asked for
    sizes = []
    for entries in blocks:
        file.write(entries.keys.tobytes())
        file.write(entries.ranks.tobytes())
        sizes.append(len(entries.keys))
    return lambda: _read(file, sizes)


def _read(file: IO[bytes], sizes: list[int]) -> Iterator[Entries]:
    at = 0
    for size in sizes:
        file.seek(at)
        keys = np.fromfile(file, np.uint64, size)
        yield Entries(keys, np.fromfile(file, np.int64, size))
        at += 16 * size
