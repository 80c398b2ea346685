"""Against whom people protest: what the purpose of a protest, or the protest beside it, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from . import grammar
from .cast import Cast, Keep
from .frames import Frame
from .somebody import distinct, without

if TYPE_CHECKING:
    from ...language import Token

DEMANDING = frozenset({
    "demand", "protest", "press", "call", "show", "condemn", "denounce", "oppose", "support",
    "force", "urge",
})  # fmt: skip
"""Verbs of what a protest is for."""
DEFIANCE = frozenset({"protest", "defiance", "opposition", "response", "reaction", "anger"})
RALLIES = frozenset({"demonstration", "protest", "rally", "march", "strike", "riot", "vigil"})
CAUSE = ("against", "over")
COMPLAINTS = frozenset({"complaint", "protest", "case", "grievance", "objection"})
BESIDE = ("following", "after", "during", "at", "amid")
"""Words before the protest in whose course something else is done."""


def against(frame: Frame, cast: Cast, other: Keep) -> list[Side]:
    """Against whom people protest, as the clause of purpose tells: "struck to demand the
    resignation of …", "marched in protest of …", "rioted during a march against …"."""
    heads = clauses(frame)
    for head in heads:
        if found := cast.under(head, other):
            return found
    causes = [frame.preps, *(grammar.prepositions(rally) for rally in _rallies(frame))]
    for head in [h for preps in causes for name in CAUSE for h in preps.get(name, [])]:
        if found := other(cast.of([head])) or cast.under(head, other, strict=False):
            return found
    asked = [one for head in heads for prep in head.subtree if prep.lower_ == "from"
             for one in grammar.children(prep, "pobj")]  # fmt: skip
    return other([side for side in cast.of(asked) if side.state])


def complained(found: list[Side], frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """Of whom a complaint is that somebody takes to a body of states: "filed a complaint with the
    council over [a Libyan raid]"; else those found."""
    told = any(one.lemma_.lower() in COMPLAINTS for one in frame.objects)
    if not told or not found or any(side.state for side in found):
        return found
    holders = [frame.preps, *(grammar.prepositions(one) for one in frame.objects)]
    holders += [grammar.prepositions(h) for some in list(frame.preps.values()) for h in some]
    heads = [h for preps in holders for name in CAUSE for h in preps.get(name, [])]
    other = [s for h in heads for s in cast.under(h, lambda some: without(some, acting), False)]
    return distinct(side for side in other if side.state) or found


def clauses(frame: Frame) -> list[Token]:
    """The heads of what a protest is for."""
    things = [*frame.objects, *_rallies(frame)]
    holders = [frame.token, *things, *(c for one in things for c in grammar.children(one, "acl"))]
    verbs = [c for one in holders for c in grammar.children(one, "advcl", "acl", "xcomp")]
    heads = [c for c in verbs if grammar.lemma(c) in DEMANDING]
    return heads + [c for one in holders for c in _purposes(one)]


def _rallies(frame: Frame) -> list[Token]:
    return [one for name in BESIDE for one in frame.preps.get(name, []) if one.lemma_ in RALLIES]


def _purposes(token: Token) -> list[Token]:
    """What stands after "in protest", "in defiance"."""
    return [
        one for child in grammar.children(token, "prep") if child.lower_ == "in"
        for one in grammar.children(child, "pobj") if one.lemma_ in DEFIANCE
    ]  # fmt: skip
