"""The application on the desk's record, and what its tests share made importable."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette

from detente.web.app import create_app

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="module")
def app(desk_record: Path) -> Starlette:
    return create_app(desk_record)
