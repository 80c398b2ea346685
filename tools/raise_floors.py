"""Raises the floors of tests/floors.toml to what is measured now. Never lowers one.

    python tools/raise_floors.py            shows measured against floor
    python tools/raise_floors.py --write    raises the floors that can be raised

Ends with 1, and writes nothing, when a measured figure lies below its floor by more than noise:
mend what sank. A floor that must be lowered is lowered by hand, with its reason beside it.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from detente import pipeline, score
from detente.settings import Settings

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "tests" / "floors.toml"
MARKED = ROOT / "tests" / "marked" / "diplomacy.jsonl"

Figures = dict[str, dict[str, float]]


def measured(floors: Figures) -> Figures:
    """What is measured now for every figure that has a floor, by task and name."""
    rows = score.rows_of(MARKED)
    readings = pipeline.read([score.article_of(row) for row in rows], Settings())
    readers = score.Readers(read=lambda _: readings)
    found: Figures = {}
    for task, names in floors.items():
        report = score.score(task, MARKED, readers, resamples=0)
        found[task] = {name: report.figure(name).value for name in names}
    return found


def load() -> tuple[Figures, dict[str, float]]:
    """The floors, and the noise of each task, as tests/floors.toml has them."""
    whole = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return whole["floors"], whole["noise"]


def sunk(floors: Figures, now: Figures, noise: dict[str, float]) -> list[str]:
    """One line for each figure below its floor by more than the noise of its task."""
    return [
        f"{task}, {name}: {now[task][name]:.3f} is below its floor {floor:.3f}"
        for task, names in floors.items()
        for name, floor in names.items()
        if now[task][name] < floor - noise[task]
    ]


def raised(text: str, floors: Figures, now: Figures) -> str:
    """The file's text with each floor raised to what is measured, rounded down; none lowered."""
    for task, names in floors.items():
        for name, floor in names.items():
            value = int(now[task][name] * 1000) / 1000
            if value > floor:
                before, mark, after = text.partition(f"[floors.{task}]")
                after = after.replace(f'"{name}" = {floor:.3f}', f'"{name}" = {value:.3f}', 1)
                text = before + mark + after
    return text


def main(arguments: Sequence[str]) -> int:
    """Compare, and with --write raise; 1 when something sank."""
    floors, noise = load()
    now = measured(floors)
    for task, names in floors.items():
        for name, floor in names.items():
            print(f"{task:14} {name:22} floor {floor:.3f}  now {now[task][name]:.3f}")
    low = sunk(floors, now, noise)
    if low:
        print("no floor is lowered:", *low, sep="\n  ")
        return 1
    if "--write" in arguments:
        FLOORS.write_text(raised(FLOORS.read_text(encoding="utf-8"), floors, now), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
