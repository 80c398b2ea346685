"""One condition of a rule tried on one act: what it is told, and what several conditions ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import both, grammar, staffed
from ..cast import Cast
from ..frames import Frame
from ..mentioned import flagged

if TYPE_CHECKING:
    from ....language import Token


@dataclass(frozen=True, slots=True)
class Try:
    """One slot tried on one frame: its words, and who is in the text."""

    frame: Frame
    words: frozenset[str]
    cast: Cast

    def together(self) -> bool:
        """Several who act: "the two presidents talked"; one alone only says something."""
        sides = self.cast.of(self.frame.subjects)
        if len({side.state or side.name for side in sides}) > 1:
            return True
        if len({side.state for side in staffed.owned(self.cast, self.frame.subjects)} - {None}) > 1:
            return True
        return any(head.lower_ != "they" and both.several(head) for head in self.frame.subjects)

    def craft(self) -> bool:
        """Whether a ship called by its name alone is the object, where ships may be."""
        heads = self.frame.objects if "vessel" in self.words else []
        found = [m for head in heads for m in self.cast.index.all_at(head)]
        return any(m.kind == "name" and flagged(m) for m in found)

    def nationals(self) -> bool:
        """Whether people whom number and nation alone tell are the object, where people may be:
        "threw out [two Swedes]", not "[the Swedes]", who are a team or a state as often."""
        won = self.frame.token.lemma_.lower() in WON
        heads = self.frame.objects if self.words & PEOPLE and not won else []
        return any(grammar.demonym(head) and _so_many(head) for head in heads)


def _so_many(head: Token) -> bool:
    before = {child.lower_ for child in head.lefts if child.dep_ in ("det", "amod")}
    return bool(grammar.children(head, "nummod") or before & SOME)


PEOPLE = frozenset({"man", "people", "person", "citizen", "national", "diplomat", "officer",
                    "official", "soldier", "sailor", "fisherman", "journalist"})  # fmt: skip
"""Words of a rule by which somebody of another state may be what it is done to."""
WON = frozenset({"beat", "whip", "maul"})
"""Verbs of games, in which people are told by their nation, too: "beat two Swedes"."""
SOME = frozenset({"a", "an", "another", "some", "several", "many", "more"})
Check = Callable[[Try], bool]
"""Whether what a condition asks for stands around the word."""
