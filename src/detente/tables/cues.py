"""Cues: the words by which a text signals that somebody said, wanted or thought something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..errors import BadTable
from . import rows, split

PARTS = ("verb", "noun", "adjective")
"""The parts of speech a cue may have."""

TAKES = ("clause", "quote", "object", "infinitive", "gerund", "as", "person")
"""How the content (or, for `person`, the addressee) may stand to its cue."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of `data/cues.csv`: a word, and how content may stand to it."""

    word: str
    part: str
    stance: str
    takes: frozenset[str]
    preps: frozenset[str]


@cache
def stances() -> MappingProxyType[str, bool]:
    """What an act of saying or thinking amounts to, the closed list; true where it is speech.

    Speech is told to somebody ("warned"); the rest is held, wished or felt ("welcomed").
    """
    return MappingProxyType({row["stance"]: row["speech"] == "yes" for row in rows("stances")})


@cache
def hedges(part: str) -> frozenset[str]:
    """Words by which a text does not vouch for a saying: its adverbs, or verbs over the cue."""
    return frozenset(row["hedge"] for row in rows("hedges") if row["part"] == part)


@cache
def cues(part: str) -> MappingProxyType[str, tuple[Cue, ...]]:
    """The cues of one part of speech, by dictionary form, in the order in which they are tried.

    Raises BadTable when a row uses a word outside the closed lists.
    """
    found: dict[str, tuple[Cue, ...]] = {}
    for row in rows("cues"):
        if row["part"] not in PARTS or row["stance"] not in stances():
            raise BadTable(f"data/cues.csv: unknown part or stance: {row}")
        takes = frozenset(split(row["takes"]))
        if takes - set(TAKES):
            raise BadTable(f"data/cues.csv: unknown way to take content: {row}")
        if row["part"] == part:
            cue = Cue(row["cue"], part, row["stance"], takes, frozenset(split(row["with"])))
            found[cue.word] = (*found.get(cue.word, ()), cue)
    return MappingProxyType(found)
