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
                places = self._parse.places(after.span)
                words = self._parse.doc[places.start : places.stop].text
                state = states.by_iso3()[after.state].name
                self._why[after.span, after.state] = f"'{words}' stands for {state}, {how}"
        self.mentions = list(mentions)

    def explain(self, coded: Coded) -> None:
        """Says in an act's reason which of its sides have their state from what was taught."""
        for side in (*coded.actors, *coded.recipients):
            why = self._why.get((side.span, side.state or ""))
            if why is not None and why not in coded.why:
                coded.why.append(why)
