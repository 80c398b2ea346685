"""Facts about how an event was read that make the reading less sure.

Each is a plain observation on the words, with a name; data/doubts.csv tells people what it means
and how much it weighs. A fact that the table lacks weighs nothing, and is not kept. None is about
the article as a whole: such facts told nothing of single events in articles never seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...records import Mention, Side, Standing
from ...tables import actions
from ...tables import doubts as table
from . import clause, grammar, second_reading
from .cast import Cast
from .coding import Coded
from .enough import BY_FORCE
from .somebody import body_of_states

if TYPE_CHECKING:
    from ...language import Token

FAR = 12
"""Tokens between an act and the words of a side, from which these often belong to another act."""
DEEP = 3
"""Steps through the parse from an act to a side, from which the same holds."""
LONG = 45
"""Tokens of a sentence that is seldom parsed without a fault."""
SENSES = 2
"""Types that the rules tell of one word, from which it is a word of many senses."""
EVERYDAY = frozenset({
    "stop", "order", "let", "give", "take", "fall", "hold", "open", "leave", "move", "pull", "fire",
    "beat", "strike", "break", "face", "return", "walk", "call", "enter", "land", "back", "fight",
    "hit", "kill", "attack", "raise", "lift", "drop", "shut", "join", "see", "say", "bring", "send",
    "win", "demand", "blast", "want",
})  # fmt: skip
"""Words as often used of other things than of acts between states, or in a figure of speech."""
UNLIKE, HARDLY = 0.02, 0.15
"""Likeness (see second_reading) that parts events: of those judged, 61 in a hundred were right
below the first, 77 between the two, 90 above."""
AUXILIARIES = clause.FUTURE | clause.MAYBE | clause.OUGHT | {"would", "to"}
ASKING = frozenset({"REQUEST", "ACCUSE"})
"""Types of what is about an act of somebody else."""
NOT_DONE = frozenset(Standing) - {Standing.ACTUAL, Standing.HISTORICAL}


@dataclass(frozen=True, slots=True)
class Seen:
    """One act as it was read, with its article."""

    coded: Coded
    doubter: Doubter
    standing: Standing
    said: bool  # whether it stands in what somebody is said to have said

    @property
    def token(self) -> Token:
        """The word that names the act."""
        return self.coded.token

    @property
    def sides(self) -> list[Side]:
        """Actors and recipients."""
        return _sides(self.coded)


def _sides(coded: Coded) -> list[Side]:
    return [*coded.actors, *coded.recipients]


class Doubter:
    """What makes the events of one article less sure."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._like: dict[int, float | None] = {}

    @cached_property
    def _second(self) -> second_reading.SecondReading:
        return second_reading.SecondReading(self.cast)

    def likeness(self, coded: Coded) -> float | None:
        """How likely (0..1) a learned reader would take the words for this kind of act; None where
        the language pipeline has no vectors. Raises BadTable."""
        if coded.token.i not in self._like:
            self._like[coded.token.i] = self._second.likeness(coded)
        return self._like[coded.token.i]

    def doubts(self, coded: Coded, standing: Standing, said: bool) -> tuple[str, ...]:
        """The names of the facts that hold and weigh something, in the order of FACTS.

        Raises BadTable.
        """
        seen, known = Seen(coded, self, standing, said), table.doubts()
        return tuple(name for name, holds in FACTS.items() if name in known and holds(seen))

    def mention(self, side: Side) -> Mention | None:
        """The mention behind a side; None where its words are put together from others."""
        inside = self.cast.index.inside(side.span)
        return next((one for one in inside if one.span == side.span), None)

    def head(self, side: Side) -> Token | None:
        """The head of a side's words."""
        mention = self.mention(side)
        if mention is not None:
            return self.cast.parse.doc[mention.head]
        return next(iter(self.cast.parse.tokens(side.span)), None)


# ------------------------------------------------------------------ the word of the act


def _everyday(seen: Seen) -> bool:
    return seen.coded.rule.lemma in EVERYDAY


def _senses(seen: Seen) -> bool:
    rule = seen.coded.rule
    types = {one.type for one in actions.rules().get((rule.lemma, rule.pos), ())}
    return len(types) > SENSES


def _unarmed(seen: Seen) -> bool:
    near = {token.lemma_.lower() for token in seen.token.sent if token.i != seen.token.i}
    return seen.coded.rule.type == "ASSAULT" and not near & BY_FORCE


def _noun(seen: Seen) -> bool:
    return seen.coded.frame.pos == "noun" and not seen.coded.frame.light


def _composed(seen: Seen) -> bool:
    return seen.coded.type != seen.coded.rule.type


def _infinite(seen: Seen) -> bool:
    verb = seen.coded.frame.pos == "verb"
    return verb and seen.token.tag_ in ("VB", "VBG") and seen.token.dep_ != "ROOT"


def _joined(seen: Seen) -> bool:
    return seen.token.dep_ == "conj" and not grammar.children(seen.token, "nsubj", "nsubjpass")


def _modal(seen: Seen) -> bool:
    before = grammar.children(seen.token.head, "aux") if seen.token.dep_ == "conj" else []
    return any(one.lower_ in AUXILIARIES for one in before)


def _like(least: float, most: float) -> Callable[[Seen], bool]:
    """The fact that a learned reader's likeness lies from the one up to the other."""

    def holds(seen: Seen) -> bool:
        like = seen.doubter.likeness(seen.coded)
        return like is not None and least <= like < most

    return holds


# ------------------------------------------------------------------ the sides


def _open(seen: Seen) -> bool:
    return not seen.coded.actors


def _nobody(seen: Seen) -> bool:
    return not seen.sides


def _place(seen: Seen) -> bool:
    return any((side.entity or "").startswith("place:") for side in seen.sides)


def _body(seen: Seen) -> bool:
    return any(map(body_of_states, seen.coded.recipients))


def _acting_body(seen: Seen) -> bool:
    return any(map(body_of_states, seen.coded.actors))


def _alone(seen: Seen) -> bool:
    several = {side.state or side.name for side in seen.sides}
    return seen.coded.type == "CONSULT" and len(several) == 1


def _far(seen: Seen) -> bool:
    heads = _heads(seen, seen.sides)
    return any(abs(head.i - seen.token.i) > FAR for head in heads)


def _deep(seen: Seen) -> bool:
    over = [seen.token, *seen.token.ancestors]
    for head in _heads(seen, seen.coded.recipients):
        path = [head, *head.ancestors]
        met = next((token for token in path if token in over), None)
        if met is not None and path.index(met) + over.index(met) > DEEP:
            return True
    return False


def _heads(seen: Seen, sides: Iterable[Side]) -> list[Token]:
    """The heads of sides that stand in the sentence of the act."""
    found = [seen.doubter.head(side) for side in sides]
    here = grammar.sentence(seen.token)
    return [head for head in found if head is not None and head.i in here]


def _borrowed(seen: Seen) -> bool:
    """Whether who acts does not stand under the grammatical subject of the verb."""
    if seen.coded.frame.pos != "verb" or not seen.coded.actors:
        return False
    subject = {token.i for head in seen.coded.frame.subjects for token in head.subtree}
    heads = [seen.doubter.head(side) for side in seen.coded.actors]
    return not any(head is not None and head.i in subject for head in heads)


def _own_demand(seen: Seen) -> bool:
    """Whether somebody does what he himself asks for, or accuses another of."""
    over = seen.coded.within
    if over is None or over.type not in ASKING:
        return False
    asking = {side.state or side.name for side in over.actors}
    return any((side.state or side.name) in asking for side in seen.coded.actors)


def _answered(seen: Seen) -> bool:
    return any("told before" in why for why in seen.coded.why)


def _blamed(seen: Seen) -> bool:
    return seen.coded.type == "ACCUSE" and _answered(seen)


# ------------------------------------------------------------------ what stands around


def _long(seen: Seen) -> bool:
    return len(grammar.sentence(seen.token)) > LONG


FACTS: Mapping[str, Callable[[Seen], bool]] = {
    "unlike": _like(0.0, UNLIKE),
    "hardly-like": _like(UNLIKE, HARDLY),
    "everyday-word": _everyday,
    "many-senses": _senses,
    "unarmed": _unarmed,
    "noun": _noun,
    "composed": _composed,
    "not-finite": _infinite,
    "joined-verb": _joined,
    "shared-modal": _modal,
    "not-done": lambda seen: seen.standing in NOT_DONE,
    "within-another": lambda seen: seen.coded.within is not None,
    "in-speech": lambda seen: seen.said,
    "headline": lambda seen: seen.coded.titled,
    "long-sentence": _long,
    "no-actor": _open,
    "nobody": _nobody,
    "place-as-side": _place,
    "body-receives": _body,
    "body-acts": _acting_body,
    "meeting-alone": _alone,
    "side-far": _far,
    "side-deep": _deep,
    "borrowed-actor": _borrowed,
    "own-demand": _own_demand,
    "told-before": _answered,
    "blamed-before": _blamed,
}
"""Every fact by its name."""
