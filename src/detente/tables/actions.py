"""What words name which act: the rules of `data/actions.csv` and their classes of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import plover, rows, split

SHUTTING = frozenset({"no-obj", "nowhere"})
"""Slots that only shut words out."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What must stand in one place around the word of a rule.

    `words` are lemmas of which one must stand there; empty when anything may.
    """

    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One word (with its particle) that names an act, under conditions.

    `particle` is a particle or preposition, "" when none is needed. `mode` is a PLOVER mode, "" or
    one of "theme" and "arms", worked out from the words around. `row` counts from 1 in the
    table; of two rules that fit, the one with more slots wins, then the earlier.
    """

    lemma: str
    particle: str
    pos: str
    slots: tuple[Slot, ...]
    type: str
    mode: str
    sides: str
    example: str
    row: int

    @property
    def name(self) -> str:
        """How a reason speaks of the rule: "offer comp" or "call_for obj:reform"."""
        word = f"{self.lemma}_{self.particle}" if self.particle else self.lemma
        return " ".join([word, *(slot.name for slot in self.slots)])

    @property
    def weight(self) -> int:
        """How particular the rule is: its particle and slots, those with words twice; one that
        only shuts words out adds nothing."""
        wanted = [slot for slot in self.slots if slot.name not in SHUTTING or not slot.words]
        return bool(self.particle) + sum(1 + bool(slot.words) for slot in wanted)


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of words: name → lemmas. A class may hold others, as "@name"."""
    found: dict[str, frozenset[str]] = {}
    for row in (*rows("action_nouns"), *rows("action_words")):
        words: set[str] = set()
        for word in split(row["words"]):
            words |= found.get(word[1:], frozenset()) if word.startswith("@") else {word}
        found[row["class"]] = found.get(row["class"], frozenset()) | words
    return found


def _slot(text: str) -> Slot:
    name, _, wanted = text.partition(":")
    words: set[str] = set()
    for word in filter(None, wanted.split("/")):
        if word.startswith("@") and word[1:] not in classes():
            raise BadTable(f"data/actions.csv: no class '{word[1:]}' in data/action_words.csv")
        words |= classes()[word[1:]] if word.startswith("@") else {word}
    return Slot(name, frozenset(words))


@cache
def lemmas(pos: str) -> frozenset[str]:
    """The words of a part of speech (verb, noun, adj) that have a rule: read without the rules,
    which take five times as long. Raises BadTable."""
    of = (row["words"] for row in rows("actions") if row["pos"] == pos)
    return frozenset(word.partition("_")[0] for words in of for word in split(words))


@cache
def rules() -> dict[tuple[str, str], tuple[Rule, ...]]:
    """The rules by lemma and part of speech (verb, noun, adj), the most particular first.

    Raises BadTable when a row names an unknown type or class of words.
    """
    found: dict[tuple[str, str], list[Rule]] = {}
    for number, row in enumerate(rows("actions"), 1):
        if row["type"] not in plover.types():
            raise BadTable(f"data/actions.csv: no PLOVER type '{row['type']}'")
        slots = tuple(_slot(part.strip()) for part in row["slots"].split(";") if part.strip())
        for word in split(row["words"]):
            lemma, _, particle = word.partition("_")
            rule = Rule(lemma, particle, row["pos"], slots, row["type"], row["mode"],
                        row["sides"], row["example"], number)  # fmt: skip
            found.setdefault((lemma, row["pos"]), []).append(rule)
    return {key: tuple(sorted(some, key=lambda r: (-r.weight, r.row)))
            for key, some in found.items()}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Embedder:
    """A word that tells how real what stands under it is: "plan", "refuse", "try".

    `standing` is a value of records.Standing, or "" where the word changes nothing.
    """

    word: str
    standing: str
    control: str  # "subject" or "object": who does what stands under it


@cache
def embedders() -> dict[str, Embedder]:
    """The embedding words by lemma."""
    return {
        word: Embedder(word, row["standing"], row["control"])
        for row in rows("standings")
        for word in split(row["words"])
    }
