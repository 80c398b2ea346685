"""Sides that what an act is about brings with it: a meeting that one of two asked for was asked of
the other, a joint project of two is proposed to the other, and who praises the offer of another
while he keeps his own plan keeps it against that other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....records import Side
from .. import grammar, hyphened, relatives
from .retold import PAIR, names, states

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

MEETINGS = frozenset({"meeting", "talk", "summit", "encounter", "visit", "call", "conversation",
                      "session", "discussion"})  # fmt: skip
ASKING = frozenset({"request", "seek", "ask", "ask_for", "call_for", "want", "propose", "suggest"})
"""Verbs of whoever wishes for a meeting that the article tells of."""
JOINT = frozenset({"joint", "common", "shared"})
PROPOSING = frozenset({"propose", "proposal", "offer", "suggest", "suggestion", "idea", "plan",
                       "counter-proposal", "counterproposal", "initiative"})  # fmt: skip
WHILE = frozenset({"while", "although", "though"})
VERDICTS = frozenset({"SUPPORT", "ACCUSE"})
"""Types of what is said of the offer of another."""


def fill(acts: Sequence[Coded], cast: Cast) -> None:
    """Give such acts the other side, and say so."""
    for n, coded in enumerate(acts):
        if coded.recipients or len(states(coded.actors)) != 1 or coded.titled:
            continue
        _asked(coded, acts[:n])
        _joint(coded, cast)
        _conceding(coded, acts)


def _asked(coded: Coded, before: Sequence[Coded]) -> None:
    """ "The meeting, which Vale had [requested]": of whoever he met, as told before."""
    if coded.type != "REQUEST" or coded.rule.lemma not in ASKING:
        return
    verb = coded.token
    if verb.dep_ != "relcl" or relatives.meant(verb.head, verb).lemma_.lower() not in MEETINGS:
        return
    met = [one for one in before if one.type == "CONSULT" and len(one.actors) == PAIR]
    last = met[-1].actors if met else []
    other = [side for side in last if side.state not in states(coded.actors)]
    if states(coded.actors) < states(last) and len(other) == 1:
        _give(coded, other, f"whom '{met[-1].token.text}' is with")


def _joint(coded: Coded, cast: Cast) -> None:
    """ "[Proposed] to turn it into a joint Chadian-Libyan project": to Libya."""
    if coded.rule.lemma not in PROPOSING or coded.type != "AGREE":
        return
    for noun in _under(coded.token):
        if any(child.lower_ in JOINT for child in noun.lefts):
            other = [side for side in hyphened.pair(noun, cast)
                     if side.state not in states(coded.actors)]  # fmt: skip
            if len(other) == 1 and states(coded.actors) < states(hyphened.pair(noun, cast)):
                _give(coded, other, f"with whom it would be {_joined(noun)}")
                return


def _conceding(coded: Coded, acts: Sequence[Coded]) -> None:
    """ "While he praised Libya's offer, Vale said that he would [not give up] his own plan"."""
    if coded.type != "REJECT":
        return
    for one in acts:
        verb = grammar.clause_verb(one.token)
        aside = verb.dep_ == "advcl" and any(child.lower_ in WHILE for child in verb.lefts)
        over = verb.head.i in (up.i for up in (coded.token, *coded.token.ancestors))
        same = states(one.actors) <= states(coded.actors) and len(states(one.recipients)) == 1
        if aside and over and same and one.type in VERDICTS and verb.i < coded.token.i:
            _give(coded, one.recipients, f"of whom '{one.token.text}' is said beside it")
            return


def _under(token: Token) -> list[Token]:
    return [one for one in token.subtree if one.tag_ in ("NN", "NNS") and one.i > token.i]


def _joined(noun: Token) -> str:
    return next(child.lower_ for child in noun.lefts if child.lower_ in JOINT)


def _give(coded: Coded, sides: Sequence[Side], why: str) -> None:
    coded.recipients = list(sides)
    coded.why.append(f"to {names(sides)}, {why}")
