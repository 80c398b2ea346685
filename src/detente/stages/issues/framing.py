"""Paragraphs that are on one issue: "On Iran the two men sounded closer. They will …".

What such a paragraph tells is on that issue also where its words do not say so: where it says
first what it is about, and where it tells of nothing else but what the whole article is on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...language import Parse
from .paragraphs import Extent, Paragraphs
from .taking_up import TakingUp

if TYPE_CHECKING:
    from ...language import Token

OPENING = frozenset({"on", "as", "about", "regarding", "concerning", "over"})
"""Words that open a phrase which says what comes: "On trade, …", "As for Kosovo, …"."""
FIRST = 8
"""Tokens from the beginning of the paragraph within which that phrase names the issue."""
TALKING = frozenset({"discuss", "talk", "speak", "raise", "address", "touch", "turn"})
"""Lemmas of verbs by which a first sentence says what was spoken of."""
MOSTLY = 0.5
"""Share of all that an article tells of issues from which on it is an article on one."""

OFTEN = 3
"""Words of an issue from which on it may be what an article is on: one is spoken of by the way."""


class Framing:
    """The issues that the paragraphs of an article are on."""

    def __init__(self, parse: Parse, taking_up: TakingUp) -> None:
        self._parse, self._taking_up = parse, taking_up
        self._paragraphs = Paragraphs(parse)
        self._main = _main(taking_up.named)
        self._frames: dict[int, tuple[str, ...]] = {}

    def of(self, token: Token) -> tuple[str, ...]:
        """The issue, if any, that the paragraph around a word says first it is about."""
        extent = self._paragraphs.around(token.i)
        if extent[0] not in self._frames:
            self._frames[extent[0]] = self._frame(extent)
        return self._frames[extent[0]]

    def main(self, token: Token) -> tuple[str, ...]:
        """The issue of the article, where the paragraph has told of it, and of none other."""
        first, last = self._paragraphs.around(token.i)
        before = self._taking_up.told_in(first, token.i)
        every = self._taking_up.told_in(first, last)
        only = set(every) == set(before) == {self._main}
        return (self._main,) if self._main and only else ()

    def _frame(self, extent: Extent) -> tuple[str, ...]:
        doc = self._parse.doc
        first, last = extent
        sentence = doc[first].sent
        last = min(sentence.end, last)
        if doc[first].lower_ in OPENING:
            last = min(last, first + FIRST)
        elif sentence.root.lemma_.lower() not in TALKING:
            return ()
        named = self._taking_up.told_in(first, last)
        return tuple(named) if len(named) == 1 else ()


def _main(told: Counter[str]) -> str | None:
    if not told:
        return None
    issue, times = max(told.items(), key=lambda one: (one[1], one[0]))
    return issue if times >= max(OFTEN, MOSTLY * told.total()) else None
