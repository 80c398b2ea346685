"""What a rival says somebody of his own state did to another: words of a quarrel at home.

"The candidate accused the president of caving in to Chad": the president may have done nothing of
the kind, and nobody but his rival says so. What one state charges another with is told as its
charge, and stays; so does force, which is no figure of speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....records import Side
from .. import frames, grammar, roles
from ..cast import Cast
from ..coding import Coded

if TYPE_CHECKING:
    from ....language import Token

BLAMING = frozenset({
    "accuse", "criticize", "criticise", "blame", "attack", "assail", "condemn", "denounce",
    "deride", "mock", "chide", "slam", "blast", "lambast", "lambaste", "castigate", "fault",
    "rebuke", "charge", "ridicule", "taunt",
})  # fmt: skip
SAYING = frozenset({"say", "claim", "argue", "charge", "insist", "complain", "allege", "suggest",
                    "assert", "contend", "declare", "write", "warn"})  # fmt: skip
YIELDING = frozenset({"cave", "cave_in", "surrender", "capitulate", "appease", "placate", "give",
                      "bow", "kowtow", "betray", "abandon", "buckle", "retreat"})  # fmt: skip
"""Verbs that a rival chooses: whoever does it would call it something else."""
RIVALS = frozenset({"candidate", "senator", "critic", "opponent", "rival", "opposition",
                    "challenger", "lawmaker", "columnist", "deputy", "politician"})  # fmt: skip
DONE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of force, which is no matter of opinion."""


def excludes(coded: Coded, cast: Cast) -> bool:
    """Whether an act is only what a rival of the same state blames its doer for."""
    if coded.frame.pos != "verb" or coded.type in DONE:
        return False
    own = {side.state for side in coded.actors if side.state}
    over = _blamed(coded.frame.verb)
    if over is None and grammar.lemma(coded.token) in YIELDING:
        over = _said(coded.frame.verb)
    if over is None or not own:
        return False
    heads = roles.agents(over)
    sides = cast.of(heads)
    states = {side.state for side in sides if side.state}
    rival = not states and bool(RIVALS & frames.words_of(heads))
    return (states == own and not _same(sides, coded.actors)) or rival


def _same(sides: list[Side], others: list[Side]) -> bool:
    return {side.entity for side in sides} == {side.entity for side in others}


def _blamed(verb: Token) -> Token | None:
    """The verb of blame over "of [caving] in", "for [leaving] …"; None where there is none."""
    one = verb
    while one.dep_ in ("conj", "xcomp"):
        one = one.head
    prep = one.head
    if one.dep_ != "pcomp" or prep.pos_ not in ("ADP", "SCONJ"):
        return None
    return prep.head if grammar.lemma(prep.head) in BLAMING else None


def _said(verb: Token) -> Token | None:
    """The verb of saying over a clause; None where there is none."""
    over = verb.head
    return over if verb.dep_ == "ccomp" and grammar.lemma(over) in SAYING else None
