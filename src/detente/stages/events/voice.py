"""Who speaks in the first person: "we will close the strait", told by whom the words are quoted
from, is done, wanted or threatened by his state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...records import Attribution, Side
from ...spans import Span
from . import grammar
from .cast import Cast
from .somebody import of_state, without

if TYPE_CHECKING:
    from ...language import Token
    from .coding import Coded

SPEAKING = frozenset({"we", "i"})
OURS = frozenset({"our", "my"})
LED = frozenset({"side", "country", "government", "army", "people", "nation", "troop", "soldier",
                 "force", "navy", "president", "military"})  # fmt: skip
"""What with "our" does what a state does."""
STATEMENTS = frozenset({"statement", "communique", "communiqué", "spokesman", "spokesperson",
                        "notice", "declaration", "memorandum", "spokeswoman"})  # fmt: skip
HIDDEN = frozenset({"THREATEN"})
"""Types of which a passive future ("will be answered") hides whoever says it."""

TOGETHER = frozenset({"agree", "disagree", "discuss", "talk"})
"""What "we" do with those who are spoken to: "we" are both sides then."""


class Voices:
    """The quoted words of one article, and the state for which each of their speakers speaks.

    `home` is the state in which the report is at home: where headline or lead tell that it is a
    statement or a spokesman's answer, "we" outside all quoted words is that state.
    """

    def __init__(self, told: Iterable[Attribution], cast: Cast, home: str | None = None) -> None:
        self._cast = cast
        self._home = home if home is not None and _stated(cast) else None
        self._of: dict[int, tuple[int, Attribution]] = {}  # token → length of the words, whose
        for one in told:
            size = sum(span.end - span.start for span in one.content)
            for place in {i for span in one.content for i in cast.parse.places(span)}:
                if place not in self._of or size < self._of[place][0]:
                    self._of[place] = (size, one)

    def fill(self, coded: Coded) -> None:
        """Give an act of "we" the speaker as its actor, and say so; his own state receives
        nothing of it."""
        if any(side.state for side in coded.actors) or coded.rule.lemma in TOGETHER:
            return
        head = next((h for h in coded.frame.subjects if _first(h)), None)
        hidden = coded.rule.type in HIDDEN and grammar.passive(coded.token)
        if head is None and hidden and not coded.frame.subjects:
            head = coded.token
        speaker = self.speaker(head, hidden) if head is not None else None
        if head is None or speaker is None:
            return
        coded.actors = [speaker]
        coded.recipients = without(coded.recipients, coded.actors)
        coded.why.append(f"'{head.text}' is {speaker.name}, whose words they are")

    def speaker(self, token: Token, reported: bool = False) -> Side | None:
        """Whose quoted words a word stands in, where he speaks for a state; the side points at
        the word. None outside quoted words, or where they are `reported` outside all words that
        somebody said, and where the speaker is nobody known."""
        told = self._of.get(token.i)
        own = self._cast.parse.span(token.i, token.i + 1)
        if told is None and self._home:
            return of_state(own, self._home)
        if told is None or (told[1].kind == "indirect" and not reported):
            return None
        sides = [side for span in told[1].source for side in self._sides(span)]
        near = [side for side in sides if side.state] or [side for side in sides if side.entity]
        if not near:
            return None
        return Side(own, near[0].name, near[0].entity, near[0].state)

    def _sides(self, span: Span) -> list[Side]:
        inside = self._cast.parse.tokens(span)
        places = {token.i for token in inside}
        heads = [token for token in inside if token.head.i == token.i or token.head.i not in places]
        return self._cast.of(heads) or self._cast.of(inside[-1:])


def _stated(cast: Cast) -> bool:
    """Whether headline or first paragraph tell of an official statement."""
    segments = cast.parse.segments
    lead = next((one for one in segments if one.kind == "paragraph"), None)
    titles = [one for one in segments if one.kind == "title"]
    opening = [*titles, *([lead] if lead is not None else [])]
    return any(t.lower_ in STATEMENTS for one in opening for t in cast.parse.tokens(one.span))


def _first(head: Token) -> bool:
    """ "We", "I", "our side", "our army"."""
    if head.lower_ in SPEAKING:
        return True
    owned = any(one.lower_ in OURS for one in grammar.children(head, "poss"))
    return owned and head.lemma_.lower() in LED
