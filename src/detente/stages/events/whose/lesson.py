"""What an article tells of those whom its mentions leave without a state, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....language import Parse
from ....records import Mention
from ....spans import Span
from ....tables import states
from ..coding import Coded


class Lesson:
    """What an article tells of those whom its mentions leave without a state.

    `mentions` are all of the article, these with the state that they are taught.
    """

    def __init__(self, mentions: Iterable[Mention], parse: Parse) -> None:
        self.mentions = list(mentions)
        self._parse = parse
        self._why: dict[tuple[Span, str], str] = {}

    def take(self, mentions: Sequence[Mention], how: str) -> None:
        """Puts the mentions as a step leaves them, in the same order, in place of those before."""
        for before, after in zip(self.mentions, mentions, strict=True):
            if after.state is not None and after.state != before.state:
                self._tell(after, how)
        self.mentions = list(mentions)

    def add(self, mentions: Iterable[Mention], how: str) -> None:
        """Adds mentions of somebody whom no other stands for, in place of those without a state
        that have the same head."""
        new = list(mentions)
        heads = {one.head for one in new}
        for one in new:
            self._tell(one, how)
        self.mentions = [m for m in self.mentions if m.state or m.head not in heads] + new

    def _tell(self, mention: Mention, how: str) -> None:
        places = self._parse.places(mention.span)
        words = self._parse.doc[places.start : places.stop].text
        state = states.by_iso3()[mention.state or ""].name
        self._why[mention.span, mention.state or ""] = f"'{words}' stands for {state}, {how}"

    def explain(self, coded: Coded) -> None:
        """Says in an act's reason which of its sides have their state from what was taught."""
        for side in (*coded.actors, *coded.recipients):
            why = self._why.get((side.span, side.state or ""))
            if why is not None and why not in coded.why:
                coded.why.append(why)
