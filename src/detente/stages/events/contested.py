"""What the same sentence says that somebody denies: "had been shelled, which the army denied"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Standing
from ...tables import actions
from . import grammar, roles
from .cast import Cast
from .clause import Reality
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token

DENYING = frozenset({"deny", "dispute"})
CLAIMS = frozenset({"charge", "claim", "allegation", "accusation", "report", "assertion"})
"""What a deed is called after it by whoever tells that it is denied."""
ANSWERS = frozenset({"REJECT", "AGREE", "SUPPORT", "CONCEDE", "ACCUSE"})
UTTERED = frozenset({"offer", "proposal", "demand", "request", "invitation", "suggestion", "appeal",
                     "charge", "claim", "accusation", "allegation", "threat", "plan",
                     "ultimatum"})  # fmt: skip
"""Nouns of what is said to somebody, who answers it."""
MOVES = frozenset({"move", "step", "decision", "measure", "act", "gesture", "action"})
"""What a deed is called after it: "cut off gas, a move that Libya condemned"."""
COMMAS = frozenset({",", "-", "–", "—"})
MAKING = frozenset({"make", "present", "deliver", "issue", "repeat", "renew", "send"})
"""Besides verbs of saying, verbs of whoever utters such a thing."""
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "AID", "COOPERATE",
                   "CONSULT"})  # fmt: skip
"""Types of what is done: words that somebody denies ("the charge, which he denied") were said."""


def settle(coded: Coded) -> None:
    """A deed that is told and denied in one sentence is denied, and not told as done."""
    if coded.reality.standing is not Standing.ACTUAL or coded.type not in DEEDS:
        return
    verb = coded.frame.verb
    here = grammar.sentence(verb)
    for token in verb.doc[verb.i + 1 : here.stop]:
        if token.lemma_ in DENYING and _of(token, verb):
            coded.reality = Reality(Standing.DENIED, token.lemma_)
            return


def _of(denying: Token, verb: Token) -> bool:
    """Whether what is denied is the clause of a verb, and no thing or deed in it."""
    over = denying.head
    if grammar.clause_verb(over).i != verb.i or grammar.complement(denying) is not None:
        return False
    if over.lemma_ in CLAIMS:
        return denying.dep_ in ("relcl", "acl")
    which = [c for c in grammar.children(denying, "dobj") if c.lower_ == "which"]
    return denying.dep_ == "relcl" and bool(which) and which[0].nbor(-1).text == ","


def answered(coded: Coded, cast: Cast) -> None:
    """ "Chad accused Libya of a raid, which Libya [denied]", "Chad offered Libya a loan, an offer
    that Libya [turned down]": what is denied or turned down answers who has said it."""
    token = coded.token
    if coded.recipients or coded.type not in ANSWERS or token.dep_ not in ("relcl", "acl"):
        return
    first = token.head.left_edge.i
    moved = token.head.lemma_ in MOVES and first > 0 and token.doc[first - 1].text in COMMAS
    if not (token.lemma_ in DENYING or token.head.lemma_ in UTTERED or moved):
        return
    over = grammar.clause_verb(token.head)
    for _ in range(grammar.DEEPEST):
        if over.dep_ not in ("ccomp", "xcomp", "pcomp") or over.head.i == over.i:
            break
        over = grammar.clause_verb(over.head)
    said = over.lemma_ in actions.embedders() or over.lemma_ in MAKING
    own = {side.state for side in coded.actors}
    told = [s for s in cast.of(roles.surface(over)) if s.state and s.state not in own]
    coded.recipients = told if (said or moved) and over.i < token.i and own - {None} else []
