"""Positions: what a state wants on an issue, by its own words and acts, and what changed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.links import positions

Told = Callable[[list[dict[str, Any]]], Any]
CASES = sorted((Path(__file__).parent.parent / "cases" / "positions").glob("*.toml"))


def side(leaning: float | None) -> str:
    if leaning is None:
        return "open"
    return "for" if leaning > 0 else "against"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_positions_case(path: Path, told: Told) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    events, said, articles = told(case["article"])
    found = positions.positions(case["actor"], case["issue"], events, said)
    shown = [
        {
            "of": one.of,
            "side": side(one.leaning),
            **({"did": True} if not one.said else {}),
            **({"change": one.change.value} if one.change else {}),
            **({"condition": articles[one.article].words(one.condition)} if one.condition else {}),
        }
        for one in found
    ]
    assert shown == case.get("position", [])
    for one in found:
        assert one.actor == case["actor"] and one.why
        assert articles[one.article].words(one.span)
        assert one.before is None or one.before in {other.id for other in found}


def test_a_change_points_at_the_position_before(told: Told) -> None:
    case = tomllib.loads((CASES[0].parent / "reversed.toml").read_text(encoding="utf-8"))
    events, said, _ = told(case["article"])
    before, after = positions.positions(case["actor"], case["issue"], events, said)
    assert after.before == before.id
    assert before.before is None and before.change is None


def test_order_does_not_matter(told: Told) -> None:
    case = tomllib.loads((CASES[0].parent / "reversed.toml").read_text(encoding="utf-8"))
    events, said, _ = told(case["article"])
    wanted = positions.positions(case["actor"], case["issue"], events, said)
    assert positions.positions(case["actor"], case["issue"], events[::-1], said[::-1]) == wanted
