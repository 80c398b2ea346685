"""Attributions: exact and partial parts, and the joint measure of who said what.

Definitions after PARC 3 and PolNeAR: exact, the same words; partial, the share of words; joint, a
content of which more than half the words agree (Jaccard) with a source that shares a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..reading import Reading
from ..records import Attribution
from .counts import Figure, Tally, ratio
from .gold import Row
from .words import Tokens, kind, quoted, tokens

PARTS = ("source", "cue", "content")
KINDS = ("direct", "mixed", "indirect")
SAME_CONTENT = 0.5
"""Jaccard of the words of two contents above which they are the same (PolNeAR's joint measure)."""
Said = dict[str, frozenset[int]]


def predicted(reading: Reading) -> Row:
    """The attributions of a reading, as a row of the gold's shape."""
    rows = [
        {part: [[span.start, span.end] for span in getattr(said, part)] for part in PARTS}
        for said in reading.of(Attribution)
    ]
    return {"id": reading.article.id, "attributions": rows}


def tally(gold: Row, ours: Row) -> Tally:
    """The counts of one article."""
    text = gold["text"]
    words, mask = tokens(text), quoted(text)
    marked = [_said(row, words) for row in gold["attributions"]]
    found = [_said(row, words) for row in ours.get("attributions", [])]
    counts = Tally()
    for part in PARTS:
        counts.update(_exact(part, marked, found))
    pairs = _pairs(marked, found)
    joint = [(i, j) for i, j in pairs if _joint(marked[i], found[j])]
    for i, j in pairs:
        for part in PARTS:
            counts[f"partial {part}.right"] += len(marked[i][part] & found[j][part])
    counts["joint.right"], counts["joint.gold"] = len(joint), len(marked)
    counts["joint.found"] = len(found)
    counts["all.right"] = sum(marked[i] == found[j] for i, j in pairs)
    kinds = [row.get("kind") or _kind(row, text, mask) for row in gold["attributions"]]
    counts.update(_by_kind(kinds, {i for i, _ in joint}, "gold"))
    kinds = [_kind(row, text, mask) for row in ours.get("attributions", [])]
    counts.update(_by_kind(kinds, {j for _, j in joint}, "found"))
    return counts


def _said(row: Row, words: Tokens) -> Said:
    return {part: words.touched(row.get(part) or []) for part in PARTS}


def _kind(row: Row, text: str, mask: bytes) -> str:
    return kind(text, row.get("content") or [], mask)


def _exact(part: str, marked: list[Said], found: list[Said]) -> Tally:
    ours = Counter(said[part] for said in found if said[part])
    gold = Counter(said[part] for said in marked if said[part])
    return Tally({
        f"exact {part}.right": (ours & gold).total(),
        f"exact {part}.found": ours.total(),
        f"exact {part}.gold": gold.total(),
        f"partial {part}.found": sum(len(said[part]) for said in found),
        f"partial {part}.gold": sum(len(said[part]) for said in marked),
    })  # fmt: skip


def _by_kind(kinds: list[str], hits: set[int], side: str) -> Tally:
    counts = Tally()
    for place, name in enumerate(kinds):
        counts[f"{name}.{side}"] += 1
        counts[f"{name}.right {side}"] += place in hits
    return counts


def _joint(one: Said, other: Said) -> bool:
    same_source = bool(one["source"] & other["source"]) or not (one["source"] or other["source"])
    return _jaccard(one["content"], other["content"]) > SAME_CONTENT and same_source


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _pairs(marked: list[Said], found: list[Said]) -> list[tuple[int, int]]:
    """One-to-one pairs: joint hits first, then by content, cue and source in common."""
    options: list[tuple[Any, ...]] = []
    for i, one in enumerate(marked):
        for j, other in enumerate(found):
            content, cue, source = (
                _jaccard(one[part], other[part]) for part in ("content", "cue", "source")
            )
            if content or cue:
                options.append((_joint(one, other), content, cue, source, -i, -j))
    taken: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    for *_, i, j in sorted(options, reverse=True):
        if -i not in used_gold and -j not in used_ours:
            used_gold.add(-i)
            used_ours.add(-j)
            taken.append((-i, -j))
    return taken


def figures(total: Mapping[str, float]) -> list[Figure]:
    """Joint first, the one that counts; then exact parts, partial parts, and joint by kind."""
    both = dict(total)
    both["all.found"], both["all.gold"] = total.get("joint.found", 0), total.get("joint.gold", 0)
    found = [ratio("joint", both, "joint")]
    found += [ratio(f"exact {part}", both, f"exact {part}") for part in PARTS]
    found += [ratio(f"partial {part}", both, f"partial {part}") for part in PARTS]
    found.append(ratio("all three exact", both, "all"))
    return found + [_of_kind(name, total) for name in KINDS]


def _of_kind(name: str, total: Mapping[str, float]) -> Figure:
    """Joint precision over ours of that kind, and recall over the gold's of that kind."""
    found, gold = total.get(f"{name}.found", 0), total.get(f"{name}.gold", 0)
    precision = total.get(f"{name}.right found", 0) / found if found else 0.0
    right = total.get(f"{name}.right gold", 0)
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figure(f"joint, {name}", f1, precision, recall, right, found, gold)
