"""The gate: reading our own marked articles may not get worse, and a floor is never lowered."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from detente import score

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("raise_floors", ROOT / "tools/raise_floors.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_reading_does_not_get_worse(tool: ModuleType) -> None:
    floors, noise = tool.load()
    low = tool.sunk(floors, tool.measured(floors), noise)
    assert not low, "\n".join(low)


def test_the_marks_are_those_that_the_floors_were_measured_on(tool: ModuleType) -> None:
    rows = score.rows_of(tool.MARKED)
    assert len(rows) >= 6
    counts = {name: sum(len(row[name]) for row in rows)
              for name in ("timexes", "attributions", "event_mentions")}  # fmt: skip
    assert counts == {"timexes": 44, "attributions": 32, "event_mentions": 23}


FLOORS = {"dates": {"strict": 0.8, "value": 0.7}}
TEXT = '[floors.dates]\n"strict" = 0.800\n"value" = 0.700\n'


def test_a_floor_rises_to_what_is_measured(tool: ModuleType) -> None:
    text = tool.raised(TEXT, FLOORS, {"dates": {"strict": 0.9129, "value": 0.7}})
    assert text == '[floors.dates]\n"strict" = 0.912\n"value" = 0.700\n'


def test_no_floor_is_lowered(tool: ModuleType) -> None:
    lower = {"dates": {"strict": 0.5, "value": 0.6}}
    assert tool.raised(TEXT, FLOORS, lower) == TEXT
    assert len(tool.sunk(FLOORS, lower, {"dates": 0.02})) == 2


def test_noise_is_no_change(tool: ModuleType) -> None:
    assert not tool.sunk(FLOORS, {"dates": {"strict": 0.79, "value": 0.69}}, {"dates": 0.02})
