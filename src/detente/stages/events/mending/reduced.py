"""Participles that a parser took for the verb of their sentence: "Two doctors [detained] in Vale
were still being held". A subject has one finite verb; the second, which has none of its own and
no "and" or comma before it, is the verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hanging import EITHER, hang

if TYPE_CHECKING:
    from ....language import Token

PASTS = frozenset({"VBD", "VBN"})
HELD = frozenset({"aux", "auxpass", "dobj", "neg", "prt", "attr", "acomp"})
"""What a participle that tells what became of somebody has not."""
BELOW = frozenset({"advcl", "ccomp", "conj", "xcomp", "dep", "parataxis"})
OWN = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "mark"})
FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
PARTING = frozenset({"CCONJ", "SCONJ"})


def found(verb: Token) -> Token | None:
    """The verb of the sentence, where a participle was taken for it; None where none was."""
    form = verb.lower_.endswith("ed") or verb.lower_ in EITHER
    if verb.tag_ not in PASTS or not form or any(c.dep_ in HELD for c in verb.children):
        return None
    if subject(verb) is None:
        return None
    for clause in (c for c in verb.rights if c.dep_ in BELOW):
        helping = [c for c in clause.lefts if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE]
        if not helping or any(c.dep_ in OWN for c in clause.children):
            continue
        between = verb.doc[verb.i + 1 : helping[0].i]
        if between and not any(one.is_punct or one.pos_ in PARTING for one in between):
            return clause
    return None


def subject(verb: Token) -> Token | None:
    """The noun right before a verb that is its subject."""
    own = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    near = own and all(one.pos_ == "ADV" for one in verb.doc[own[-1].i + 1 : verb.i])
    return own[-1] if near and own[-1].pos_ in ("NOUN", "PROPN") else None


def settle(verb: Token) -> None:
    """Hang a participle on the noun before it, and give the noun to the verb of the sentence."""
    clause, noun = found(verb), subject(verb)
    if clause is None or noun is None:
        return
    root, place, over = verb.head.i == verb.i, verb.dep_, verb.head
    after = [c for c in verb.rights if c.i > clause.i]
    passive = any(c.dep_ == "auxpass" for c in clause.children)
    clause.head, clause.dep_ = (clause if root else over), place
    hang(noun, clause, "nsubjpass" if passive else "nsubj")
    hang(verb, noun, "acl")
    verb.tag_ = "VBN"
    for one in after:
        hang(one, clause, one.dep_)
