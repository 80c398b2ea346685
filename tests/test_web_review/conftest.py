"""A desk of one's own for every test of review, and what its tests share made importable."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from detente.web.server import running

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from review_desk import Desk


@pytest.fixture
def mine(desk_record: Path, tmp_path: Path) -> Iterator[Desk]:
    from review_desk import Desk

    path = tmp_path / "mine.db"
    shutil.copy(desk_record, path)
    with running(path) as address:
        yield Desk(path, address)
