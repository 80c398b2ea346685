"""Visits: of foreign leaders to Washington, of American presidents and secretaries abroad."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from . import rows


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in a state (ISO3): its towns as the table names them, its first and last day."""

    host: str
    place: str
    start: date
    end: date


@cache
def _visits() -> dict[str, tuple[Visit, ...]]:
    found: dict[str, list[Visit]] = defaultdict(list)
    for row in rows("visits"):
        days = (date.fromisoformat(row["start"]), date.fromisoformat(row["end"]))
        found[f"person:{row['id']}"].append(Visit(row["host"], row["place"], *days))
    return {person: tuple(sorted(several, key=_in_time)) for person, several in found.items()}


def _in_time(visit: Visit) -> tuple[date, date, str]:
    return visit.start, visit.end, visit.host


def visits(person: str) -> tuple[Visit, ...]:
    """The stays of a person, the first one first; empty where the table has none."""
    return _visits().get(person, ())
