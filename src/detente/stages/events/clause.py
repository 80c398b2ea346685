"""What a clause says of itself: negation, tense, duty, possibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...records import Standing
from . import grammar

if TYPE_CHECKING:
    from ...language import Token

FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
MAYBE = frozenset({"may", "might", "could", "can", "ca"})
OUGHT = frozenset({"must", "should", "ought"})
IF = frozenset({"if", "unless", "whether", "provided", "lest"})
HAVING = frozenset({"have", "need"})
"""Verbs that before "to" tell a duty in the present, and in the past what was done."""


@dataclass(frozen=True, slots=True)
class Reality:
    """How real an act is, why, and whether it is told in the future tense ("will", or "would"
    after "said")."""

    standing: Standing
    why: str = ""
    future: bool = False
    negated: bool = False


ACTUAL = Reality(Standing.ACTUAL)


def of_clause(verb: Token) -> Reality | None:
    """What a clause says of itself; None when it says nothing and the words above decide."""
    if verb.dep_ == "relcl" and verb.head.lemma_ == "reason":
        return Reality(Standing.HYPOTHETICAL, "reason")
    aux = [child for child in verb.children if child.dep_ in ("aux", "neg", "mark", "advmod")]
    words = {child.lower_ for child in aux if child.dep_ == "aux"}
    negated = grammar.refused(verb) or any(child.lower_ == "nor" for child in aux)
    negated = negated or _nobody(verb) or _nor(verb)
    future = bool(words & FUTURE) or _going(verb) or ("would" in words and _reported(verb))
    if negated:
        return Reality(Standing.DENIED, "not", future, negated=True)
    if future:
        return Reality(Standing.PLANNED, "will", future=True)
    if words & OUGHT:
        return Reality(Standing.DEMANDED, next(iter(sorted(words & OUGHT))))
    if _duty(verb):
        return Reality(Standing.DEMANDED, "must")
    if "would" in words or words & MAYBE:
        conditional = "would" in words and _has_if(verb)
        kind = Standing.CONDITIONAL if conditional else Standing.HYPOTHETICAL
        return Reality(kind, next(iter(sorted(words & (MAYBE | {"would"})))))
    return None


def modals(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the one that it is joined to and shares them with."""
    own = {child.lower_ for child in grammar.children(verb, "aux")}
    shared = verb.head if verb.dep_ == "conj" and verb.tag_ == "VB" else None
    return own or ({c.lower_ for c in grammar.children(shared, "aux")} if shared else set())


def _duty(verb: Token) -> bool:
    """ "Has to [leave]", "needs to [leave]"; who "had to" did."""
    over = verb.head
    bound = verb.dep_ == "xcomp" and over.lemma_ in HAVING and grammar.infinitive(verb)
    return bound and over.tag_ in ("VBZ", "VBP", "VB")


def _nor(verb: Token) -> bool:
    """ "Neither charged nor [convicted]"."""
    return verb.dep_ == "conj" and any(
        child.lower_ == "nor" and child.i < verb.i for child in grammar.children(verb.head, "cc")
    )


def _nobody(verb: Token) -> bool:
    """ "No proposals were made", "neither side agreed"."""
    for child in grammar.children(verb, "nsubj", "nsubjpass", "dobj", "preconj", "cc"):
        if child.lower_ in ("nobody", "none", "neither", "nothing"):
            return True  # "offered nothing in return"
        if any(part.lower_ in ("no", "neither") and part.dep_ in ("det", "preconj")
               for part in child.lefts):  # fmt: skip
            return True
        if child.left_edge.lower_ == "not":
            return True  # "not one soldier was taken"
    preps = [one for one in grammar.children(verb, "prep", "dative") if one.lower_ == "to"]
    return any(_no_one(one) for prep in preps for one in prep.children)


def _no_one(noun: Token) -> bool:
    """ "Apologised to [nobody]", "to [no one]"."""
    one = noun.lower_ == "one" and any(part.lower_ == "no" for part in noun.lefts)
    return one or noun.lower_ in ("nobody", "none")


def _going(verb: Token) -> bool:
    """ "is going to meet", "is to meet"."""
    head = verb.head
    if verb.dep_ != "xcomp" or not grammar.infinitive(verb):
        return False
    return head.lower_ in ("is", "are") or (
        head.lower_ == "going" and any(c.lemma_ == "be" for c in head.children)
    )


def _reported(verb: Token) -> bool:
    """Whether "would" is a "will" put back in time by a verb of saying in the past."""
    head = verb.head
    for child in grammar.children(verb, "ccomp", "parataxis"):
        if child.tag_ in ("VBD", "VBN"):
            return True
    return verb.dep_ in ("ccomp", "conj") and head.tag_ in ("VBD", "VBN", "VBG")


def _has_if(verb: Token) -> bool:
    return any(
        part.lower_ in IF and part.dep_ == "mark"
        for clause in grammar.children(verb, "advcl") for part in clause.children
    )  # fmt: skip
