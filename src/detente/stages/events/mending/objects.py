"""Objects behind an adverbial: "recalled for consultations its ambassador", "detained without
charge two reporters". The parser takes the noun for a part of the adverbial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables import actions
from .. import grammar
from .hanging import COMMA, hang

if TYPE_CHECKING:
    from ....language import Token

TAKING = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "dative"})
TAKEN_IN = frozenset({"compound", "nmod"})
CAUSES = frozenset({"because"})
"""Prepositions of two words, of which the second stands as their object's own."""
OPENERS = frozenset({"det", "poss", "nummod"})
"""What begins a noun phrase: it cannot stand within another one."""


def hungry(token: Token) -> bool:
    """Whether an active verb of the table has no object, and an adverbial after it."""
    if token.pos_ != "VERB" or (grammar.lemma(token), "verb") not in actions.rules():
        return False
    kinds = {child.dep_ for child in token.children}
    if kinds & TAKING or not kinds & {"prep", "advcl"}:
        return False
    return not grammar.passive(token) and token.dep_ != "acl"


def settle(verb: Token) -> None:
    """Give a verb without an object the noun behind its adverbial."""
    thing = found(verb)
    if thing is None:
        return
    for name in _names(thing):
        hang(name, thing.head, "pobj")
    hang(thing, verb, "dobj")


def found(verb: Token) -> Token | None:
    """The object of a verb that the parser took for a part of its adverbial."""
    if not hungry(verb):
        return None
    for prep in grammar.children(verb, "prep"):
        thing = _behind(prep) if prep.i > verb.i and prep.lower_ not in CAUSES else None
        if thing is not None:
            return thing
    for clause in grammar.children(verb, "advcl"):
        if clause.lower_ == "notice" and clause.i > verb.i:
            return next(iter(grammar.children(clause, "dobj")), None)
    return None


def _names(thing: Token) -> list[Token]:
    """The name that a preposition governs, where the noun behind it took it in: "at [Rosso] eight
    fishermen"."""
    if thing.dep_ != "pobj":
        return []
    opener = next((c for c in thing.lefts if c.dep_ in OPENERS), None)
    last = thing.doc[opener.i - 1] if opener is not None and opener.is_alpha else thing
    named = last.pos_ == "PROPN" and last.dep_ in TAKEN_IN and last.head.i == thing.i
    return [last] if named else []


def _behind(prep: Token) -> Token | None:
    """A noun phrase that follows what a preposition governs, with nothing between them."""
    near = [c for c in prep.children if c.dep_ in ("pobj", "pcomp") and c.i > prep.i]
    if not near:
        return None
    if near[0].dep_ == "pobj" and _names(near[0]):
        return near[0]
    found = [*near[1:], *(c for c in near[0].children if c.dep_ == "appos" and c.i > near[0].i)]
    return next((one for one in found if _fresh(one)), None)


def _fresh(token: Token) -> bool:
    """Whether a noun opens a phrase of its own, no comma or "and" before it."""
    edge = token.left_edge
    opened = any(child.dep_ in OPENERS and child.i < token.i for child in token.children)
    last = token.doc[edge.i - 1] if edge.i else None
    parted = last is None or last.text in (COMMA, "(", "-", "and", "or", ":", '"')
    return token.pos_ in ("NOUN", "PROPN") and opened and not parted
