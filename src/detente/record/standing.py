"""Which decision counts. Pure functions of a list of judgements in the order of arrival.

A person outranks a linker; of several persons the last word counts; taking a decision back is
one more judgement (verdict `undone`, its value the id of the one taken back), and it can itself be
taken back. Two that a person separated and other links join again are a conflict: listed, and
neither quietly merged nor quietly split.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..records import Judgement

UNDONE, SAME, DIFFERENT, CHANGED, WRONG, NOTE, UNSURE = (
    "undone", "same", "different", "changed", "wrong", "note", "unsure"
)  # fmt: skip


def by_person(judgement: Judgement) -> bool:
    """Whether a person decided it, not a linker."""
    return judgement.by.startswith("person:")


def live(history: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, without the takings-back; in order of arrival.

    A linker cannot take back what a person decided.
    """
    known = {judgement.id: judgement for judgement in history}
    gone: set[str] = set()
    kept: list[Judgement] = []
    for judgement in reversed(history):
        if judgement.id in gone:
            continue
        if judgement.verdict != UNDONE:
            kept.append(judgement)
            continue
        other = known.get(judgement.value or "")
        if other and (by_person(judgement) or not by_person(other)):
            gone.add(other.id)
    return kept[::-1]


def counting(decisions: Sequence[Judgement]) -> Judgement | None:
    """Of live decisions on one thing the one that counts; None when there is none.

    Notes decide nothing.
    """
    deciding = [judgement for judgement in decisions if judgement.verdict != NOTE]
    persons = [judgement for judgement in deciding if by_person(judgement)]
    best = persons or deciding
    return best[-1] if best else None


@dataclass(frozen=True, slots=True)
class Stand:
    """What counts of one thing: the last word, and every field that was changed and still holds.

    `changed` names for each field the judgement that set it.
    """

    last: Judgement
    changed: dict[str, tuple[Any, Judgement]]

    @property
    def wrong(self) -> bool:
        """Whether the thing is to be hidden."""
        return self.last.verdict == WRONG


def stand(decisions: Sequence[Judgement]) -> Stand | None:
    """What counts of live decisions on one item; None when nothing does.

    Changes of different fields add up, of one field the last holds; `right` confirms the item as
    it then stood. Where a person has decided, a linker's changes do not count.
    """
    last = counting(decisions)
    if last is None:
        return None
    changed: dict[str, tuple[Any, Judgement]] = {}
    for judgement in decisions:
        if judgement.verdict == CHANGED and by_person(judgement) == by_person(last):
            for field, value in json.loads(judgement.value or "{}").items():
                changed[field] = (value, judgement)
    return Stand(last, changed)


def standing(
    history: Sequence[Judgement], key: Callable[[Judgement], Hashable]
) -> dict[Hashable, Judgement]:
    """The judgement that counts for each key, of a whole history."""
    by_key: dict[Hashable, list[Judgement]] = {}
    for judgement in live(history):
        by_key.setdefault(key(judgement), []).append(judgement)
    found = {one: counting(decisions) for one, decisions in by_key.items()}
    return {one: judgement for one, judgement in found.items() if judgement}


Pair = tuple[str, str]
"""Two ids, the smaller first."""


def pair(one: str, other: str) -> Pair:
    """The two ids in order."""
    return (one, other) if one <= other else (other, one)


def groups(links: Iterable[Pair], decided: dict[Pair, str]) -> list[set[str]]:
    """The sets of ids that are one thing: what linkers joined and nobody separated, and what
    persons joined. `decided` has a verdict (same, different, unsure) for a pair.
    """
    joined = {p for p in (pair(*link) for link in links) if decided.get(p) not in _APART}
    joined |= {p for p, verdict in decided.items() if verdict == SAME}
    leader: dict[str, str] = {}

    def top(ident: str) -> str:
        while leader.setdefault(ident, ident) != ident:
            leader[ident] = leader[leader[ident]]
            ident = leader[ident]
        return ident

    for one, other in sorted(joined):
        a, b = sorted((top(one), top(other)))
        leader[b] = a
    found: dict[str, set[str]] = {}
    for ident in leader:
        found.setdefault(top(ident), set()).add(ident)
    return [found[ident] for ident in sorted(found)]


_APART = (DIFFERENT, UNSURE)


def conflicts(found: Sequence[set[str]], decided: dict[Pair, str]) -> list[Pair]:
    """Pairs that were judged different and that other links have joined all the same."""
    apart = [p for p, verdict in sorted(decided.items()) if verdict == DIFFERENT]
    return [p for p in apart if any(p[0] in group and p[1] in group for group in found)]
