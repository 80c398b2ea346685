"""Paths as they are shown and kept: one line of valid text, whatever the file system holds."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path) -> str:
    """The path as text without control characters or broken bytes, each written as an escape."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
