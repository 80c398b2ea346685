"""One condition of a rule tried on one act: what it is told, and what several conditions ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .. import both, staffed
from ..cast import Cast
from ..frames import Frame
from ..mentioned import flagged


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


Check = Callable[[Try], bool]
"""Whether what a condition asks for stands around the word."""
