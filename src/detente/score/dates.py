"""Time expressions, as TempEval-3 scores them: strict and relaxed spans, then type and value."""

from __future__ import annotations

from collections.abc import Mapping

from ..reading import Reading
from ..records import Time
from .counts import Figure, Tally, ratio
from .gold import Row


def predicted(reading: Reading) -> Row:
    """The times of a reading, as a row of the gold's shape."""
    rows = [
        {"span": [time.span.start, time.span.end], "type": time.type, "value": time.value}
        for time in reading.of(Time)
    ]
    return {"id": reading.article.id, "timexes": rows}


def tally(gold: Row, ours: Row) -> Tally:
    """The counts of one article; expressions are matched one to one, same spans first."""
    marked, found = gold["timexes"], ours.get("timexes", [])
    counts = Tally({"gold": len(marked), "found": len(found)})
    for i, j in _pairs(marked, found):
        one, other = marked[i], found[j]
        same = list(one["span"]) == list(other["span"])
        value = one.get("value") == other.get("value")
        counts["relaxed"] += 1
        counts["strict"] += same
        counts["value"] += value
        counts["type"] += one.get("type") == other.get("type")
        counts["strict and value"] += same and value
    return counts


def _pairs(marked: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    options = []
    for i, one in enumerate(marked):
        for j, other in enumerate(found):
            (start, end), (first, last) = one["span"], other["span"]
            shared = min(end, last) - max(start, first)
            if shared > 0:
                options.append((list(one["span"]) == list(other["span"]), shared, -i, -j))
    taken: dict[int, int] = {}
    for _, _, i, j in sorted(options, reverse=True):
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return list(taken.items())


def figures(total: Mapping[str, float]) -> list[Figure]:
    """Strict, relaxed, then the values and types of what was found, as F1 with relaxed spans."""
    names = (("strict", "strict"), ("relaxed", "relaxed"), ("value", "value"), ("type", "type"),
             ("strict and value", "strict and value"))  # fmt: skip
    gold, found = total.get("gold", 0), total.get("found", 0)
    return [
        ratio(name, {f"{key}.right": total.get(key, 0), f"{key}.found": found, f"{key}.gold": gold},
              key)
        for name, key in names
    ]  # fmt: skip
