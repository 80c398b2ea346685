"""Paths as they are shown and kept: one line of valid text, whatever the file system holds."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def shown(path: Path) -> str:
    """The path as text without control characters or broken bytes, each written as an escape."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def bytes_of(path: Path, most: int) -> tuple[bytes, int]:
    """The bytes of a file and how many it has; none of them when it has more than `most`.

    Never waits: a pipe, a device or a file of the kernel may have no end, or never a first byte.
    Raises OSError when it cannot be opened or is no ordinary file.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise OSError(0, "it is no ordinary file")
        body = file.read(most + 1) if state.st_size <= most else b""
        # a file that grew since, or has no size of its own, is known by what was read
        size = max(state.st_size, len(body or b""))
    return (body or b"") if size <= most else b"", size


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
