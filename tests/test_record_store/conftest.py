"""A record of one article, made anew for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_record import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "detente.db")
