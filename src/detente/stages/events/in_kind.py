"""Towards whom an answer in deeds is: "Chad expelled a Libyan envoy. Libya [replied] in kind"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import grammar

if TYPE_CHECKING:
    from ...language import Token
    from .coding import Coded

ANSWERING = frozenset({"retaliate", "respond", "reply", "answer", "reciprocate"})
"""Verbs of what is done because of what was done, also above it: "responded by closing …"."""
HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "ACCUSE", "THREATEN", "MOBILIZE"})
NEAR = 3
"""Sentences back in which the act stands that is answered: a paragraph or two of news."""


def settle(coded: Coded, before: Sequence[Coded]) -> None:
    """Give an answer of one state, whose sentence names no other, the one whose act was done to
    it last."""
    acting = {side.state for side in coded.actors}
    if coded.recipients or len(acting) != 1 or None in acting or not _answers(coded):
        return
    done = [one for one in before if one.type in HARM
            and acting <= {side.state for side in one.recipients}]  # fmt: skip
    doing = {side.state for side in done[-1].actors} if done else set()
    if len(doing) == 1 and not doing & {None, *acting} and _near(done[-1].token, coded.token):
        coded.recipients = done[-1].actors[:1]
        coded.why.append(f"towards {coded.recipients[0].name}, to whose act it answers")


def _answers(coded: Coded) -> bool:
    verb = coded.frame.verb
    over = (verb, verb.head, verb.head.head) if verb.dep_ in ("pcomp", "xcomp") else (verb,)
    return coded.type in HARM and any(grammar.lemma(one) in ANSWERING for one in over)


def _near(one: Token, other: Token) -> bool:
    start = other.sent.start
    for _ in range(NEAR):
        if one.i >= start or not start:
            break
        start = other.doc[start - 1].sent.start
    return one.i >= start
