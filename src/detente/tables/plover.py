"""PLOVER 2: types, modes, quad classes, scores and contexts, and the words that tell a context."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import rows, split

CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types of material conflict."""
HARM = CONFLICT | {"THREATEN"}
"""Types of what harms, or is to harm."""
SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of what is done by saying it: the verbal ones, but for talks."""
DEEDS = CONFLICT | {"CONSULT", "COOPERATE", "AID", "RETREAT"}
"""Types of what is done and not only said: all others."""


@dataclass(frozen=True, slots=True)
class Type:
    """A PLOVER event type: its quad class ("verbal-cooperation", …) and its modes' names."""

    name: str
    quad: str
    definition: str
    modes: tuple[str, ...]


@cache
def types() -> dict[str, Type]:
    """The 16 types by name, in the order of the manual."""
    found: dict[str, Type] = {}
    for row in rows("plover_types"):
        name, mode = row["type"], row["mode"]
        if not mode:
            found[name] = Type(name, row["quad"], row["definition"], ())
        else:
            one = found[name]
            found[name] = Type(name, one.quad, one.definition, (*one.modes, mode))
    return found


@cache
def _scores() -> dict[tuple[str, str], float]:
    return {(row["type"], row["mode"]): float(row["score"]) for row in rows("plover_scores")}


def score(type_: str, mode: str | None) -> float:
    """The PLOVER score of a type and mode, -10 (conflict) to 10; the type's own without a mode.

    Raises BadTable when there is no such type.
    """
    scores = _scores()
    found = scores.get((type_, mode or ""), scores.get((type_, "")))
    if found is None:
        raise BadTable(f"data/plover_scores.csv: no score for type '{type_}'")
    return found


@cache
def contexts() -> dict[str, str]:
    """The 37 contexts: name → description."""
    return {row["context"]: row["description"] for row in rows("plover_contexts")}


@cache
def context_words() -> dict[str, tuple[str, ...]]:
    """Lemma (or two lemmas with a blank between) → the contexts for which it is clear evidence."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("context_words"):
        for words in split(row["words"]):
            found[words] = (*found.get(words, ()), row["context"])
    return found
