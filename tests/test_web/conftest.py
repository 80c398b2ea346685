"""The application on the desk's record."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

from detente.web.app import create_app


@pytest.fixture(scope="module")
def app(desk_record: Path) -> Starlette:
    return create_app(desk_record)
