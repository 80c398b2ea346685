"""What is said where an envoy is called to: "summoned the Chadian ambassador to the ministry, where
Mr Vale [asked] for an inquiry". By the host's people, to the envoy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ....records import Side
from .. import enough, grammar
from ..somebody import HASHED

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded

SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})

HOUSES = frozenset({"ministry", "office", "department", "palace", "chancellery", "residence"})
"""Where envoys are called to."""


def fill(acts: Sequence[Coded]) -> None:
    """Give such acts the sides of the summons, where their own words name no state; say so."""
    summons = {
        one.token.i: one for one in acts
        if one.type == "ACCUSE" and one.frame.pos == "verb" and enough.summoned(one)
    }  # fmt: skip
    for coded in acts if summons else ():
        verb = _where(coded.frame.verb) if coded.type in SAID else None
        over = summons.get(verb.i) if verb is not None else None
        if over is None or grammar.passive(coded.token):
            continue
        hosts = {side.state for side in over.actors}
        if len(hosts) != 1 or None in hosts or not all(map(_open, coded.actors)):
            continue
        host = next(iter(hosts))
        said = [replace(one, entity=None, state=host) for one in coded.actors]
        coded.actors = said or list(over.actors)
        if not any(side.state or side.entity for side in coded.recipients):
            coded.recipients = list(over.recipients)
        coded.why.append(f"said where '{over.token.text}' calls the envoy to")


def _open(side: Side) -> bool:
    return side.state is None and (side.entity is None or bool(HASHED.match(side.entity)))


def _where(verb: Token) -> Token | None:
    """The verb to whose goal a clause with "where" belongs."""
    one = verb
    for _ in range(grammar.DEEPEST):
        if one.dep_ != "conj":
            break
        one = one.head
    if one.dep_ != "relcl" or not any(c.lower_ == "where" for c in one.lefts):
        return None
    house, prep = one.head, one.head.head
    if house.lemma_.lower() not in HOUSES or prep.lower_ not in ("to", "at", "in"):
        return None
    over = prep.head  # "the ambassador to the ministry", as parsers have it
    return over.head if over.dep_ in ("dobj", "nsubjpass") else over
