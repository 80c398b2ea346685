"""What somebody asks for or offers where he has one other before him: "in a letter to the Libyan
leader, Chad's president [urged] restraint", "at a meeting with Libyan aides she [promised] help".

Only where the words of the act name no other state, and for what is said to those present: demands
"that the war end" are made of whoever wages it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ....records import Side
from .. import grammar, roles
from ..somebody import without

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

MET = {
    "with": frozenset({"meeting", "talk", "summit", "conversation", "call", "discussion",
                       "encounter", "session", "dinner", "lunch", "consultation"}),
    "to": frozenset({"letter", "message", "note", "call", "visit", "telegram", "cable"}),
}  # fmt: skip
"""Occasions, by the preposition before whom they are with."""
WHILE = frozenset({"in", "at", "during", "after", "following"})
"""Words by which the occasion is that of what is said; "ahead of" and "before" are not."""
OFFERING = frozenset({"offer", "promise", "pledge", "propose", "suggest", "agree", "undertake",
                      "vow", "apologize", "apologise"})  # fmt: skip
ASKING = frozenset({"urge", "ask", "press", "appeal", "request", "seek", "beg", "plead"})
"""Verbs of what is asked of whom one talks to; "demand" and "call for" speak to the world."""


def fill(acts: Iterable[Coded], cast: Cast) -> None:
    """Give acts of asking and offering the one whom the sentence sets before the speaker."""
    for coded in acts:
        verb = coded.frame.verb
        if (
            coded.titled
            or coded.frame.pos != "verb"
            or grammar.lemma(verb) not in OFFERING | ASKING
        ):
            continue
        if coded.recipients or coded.within is not None or not _one(coded.actors):
            continue
        present = without(_present(verb, cast), coded.actors)
        if _one(present) and not _names_another(verb, present, coded, cast):
            coded.recipients = present[:1]
            coded.why.append(f"to {present[0].name}, with whom the occasion is")


def _one(sides: list[Side]) -> bool:
    return len({side.state for side in sides}) == 1 and sides[0].state is not None


def _present(verb: Token, cast: Cast) -> list[Side]:
    """Whom the clause of a verb, or the participle before it, tells to be there."""
    for clause in _clauses(verb):
        occasions = [h for word in WHILE for h in grammar.prepositions(clause).get(word, [])]
        heads = [h for one in occasions for prep, nouns in MET.items()
                 if grammar.noun_lemma(one) in nouns
                 for h in grammar.prepositions(one).get(prep, [])]  # fmt: skip
        if heads:
            return cast.of(heads)
    return []


def _clauses(verb: Token) -> list[Token]:
    first = verb
    for _ in range(grammar.DEEPEST):
        if first.dep_ != "conj" or grammar.children(first, *grammar.SUBJECTS):
            break
        first = first.head
    beside = [one for one in grammar.children(first, "advcl") if one.tag_ == "VBG"]
    return [verb, first, *beside]


def _names_another(verb: Token, present: list[Side], coded: Coded, cast: Cast) -> bool:
    """Whether what is said names a third state, of which it may be asked."""
    known = {side.state for side in [*present, *coded.actors]}
    heads = [*roles.objects(verb), *grammar.children(verb, "ccomp", "xcomp", "prep")]
    words = [part for head in heads if head.i > verb.i for part in head.subtree]
    told = {side.state for part in words for side in cast.named(part)}
    return bool(told - known - {None})
