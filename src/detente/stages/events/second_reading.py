"""A second reading of acts, learned from examples: would these words, seen by another, name it?

It finds no acts and changes none. Rules say what an act is; where the learned reader would take
the same words for another act or for none, the event carries a doubt. Words count by themselves
and by their vectors, so that what was never seen counts as words of like meaning do; names count
as names only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ...language import vector
from ...records import EntityKind
from ...tables import learned_acts
from . import traits
from .cast import Cast
from .coding import Coded
from .frames import Frame

if TYPE_CHECKING:
    from ...language import Vocab

Floats = NDArray[np.float32]
NEARBY = 0.5
"""How much the words near count beside those in a place of the act; with 0.25 and 1 the learned
reader tells sentences left out no better."""
KEPT = 20_000
"""Words whose part in the sum is kept; a large record uses some 10,000 in these places."""


class SecondReading:
    """The learned reader over one article."""

    def __init__(self, cast: Cast) -> None:
        self._names = names(cast)
        self._vocab = cast.parse.doc.vocab

    def likeness(self, coded: Coded) -> float | None:
        """How likely (0..1) the words around an act name that kind of act; None where the language
        pipeline has no vectors of the sort that was learned from. Raises BadTable."""
        sure = self.chances(coded.plain, coded.titled)
        return max(sure[coded.type], sure[coded.rule.type]) if sure else None

    def chances(self, frame: Frame, titled: bool) -> Mapping[str, float]:
        """How likely (0..1) a word names an act of each type, and none; empty without vectors.

        `titled`: it stands in the headline. Raises BadTable.
        """
        known = learned_acts.learned()
        if self._vocab.vectors_length != known.by_role.shape[1]:
            return {}
        seen = traits.of(frame, self._names, titled)
        places = [known.marks[mark] for mark in seen.marks if mark in known.marks]
        odds = known.level + known.by_mark[places].sum(axis=0)
        for number, role in enumerate(traits.ROLES):
            words = seen.words[role]
            each = (NEARBY if role == "near" else 1.0) / max(len(words), 1)
            for word in words:
                odds += each * _part(self._vocab, number, word)
        powers = np.exp(odds - odds.max())
        return dict(zip(known.classes, (powers / powers.sum()).tolist(), strict=True))


@lru_cache(maxsize=KEPT)
def _part(vocab: Vocab, role: int, word: str) -> Floats:
    """What a word in a role adds to each class."""
    part: Floats = vector(vocab, word) @ learned_acts.learned().by_role[role]
    return part


def names(cast: Cast) -> dict[int, str]:
    """The tokens that are part of a name: their place → the state, or what stands for others."""
    found: dict[int, str] = {}
    for mention in cast.index.all:
        person = mention.entity_kind is EntityKind.PERSON
        name = mention.state or (traits.SOMEBODY if person else traits.NAMED)
        for place in cast.parse.places(mention.span):
            if found.get(place) in (None, traits.SOMEBODY, traits.NAMED):
                found[place] = name
    return found
