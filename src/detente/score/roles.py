"""Roles: the spans of actors and recipients, exact and overlapping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .counts import Figure, Tally, ratio
from .gold import Row

Spans = list[tuple[int, int]]


def marks(row: Row) -> bool:
    """Whether a row marks roles at all; one that marks none of them is an answer too."""
    return row.get("spans") is not None or row.get("args") is not None


def tally(gold: Row, ours: Row) -> Tally:
    """The counts of one row; spans of one role are matched one to one."""
    marked, found = _by_role(gold), _by_role(ours)
    counts = Tally()
    for role in marked.keys() | found.keys():
        one, other = marked.get(role, []), found.get(role, [])
        for key in ("exact", "overlap"):
            counts[f"{key}.gold"] += len(one)
            counts[f"{key}.found"] += len(other)
        counts["exact.right"] += (Counter(one) & Counter(other)).total()
        counts["overlap.right"] += _overlaps(sorted(one), other)
    return counts


def _by_role(row: Row) -> dict[str, Spans]:
    found: dict[str, Spans] = {}
    for mark in row.get("spans") or row.get("args") or []:
        start, end = mark["span"]
        found.setdefault(mark["role"], []).append((start, end))
    return found


def _overlaps(marked: Spans, found: Spans) -> int:
    """How many marked spans have a span of ours that overlaps most and is not yet taken."""
    used: set[int] = set()
    for start, end in marked:
        options = [
            (min(end, last) - max(start, first), -place)
            for place, (first, last) in enumerate(found)
            if place not in used
        ]
        shared, place = max(options, default=(0, 0))
        if shared > 0:
            used.add(-place)
    return len(used)


def figures(total: Mapping[str, float]) -> list[Figure]:
    """Exact and overlapping spans, over all roles."""
    return [ratio("exact", total, "exact"), ratio("overlap", total, "overlap")]
