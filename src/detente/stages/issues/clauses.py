"""Clauses of a sentence as labels see them: what belongs to a verb, and what is said by the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...language import Token

COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "oprd", "nsubjpass"})
"""What a verb has of its own; one without has that of the next: "proposed and signed a treaty"."""


def clause(token: Token) -> list[Token]:
    """The tokens of the clause around a word, in order."""
    head = token
    while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT":
        head = head.head
    return own(head, token)


def sentence(token: Token) -> list[Token]:
    """The tokens of the sentence around a word that tell of what its verb is about, in order."""
    return own(token.sent.root, token)


def own(head: Token, anchor: Token) -> list[Token]:
    """The tokens under a head in order, without what is said by the way of somebody before the verb
    ("the minister, visiting Mali, called …"), and without another act that follows the anchor's."""
    aside: set[int] = set()
    for one in head.subtree:
        other = by_the_way(one) or _follows(one, anchor)
        if other and not (one.i == anchor.i or one.is_ancestor(anchor)):
            aside |= {token.i for token in one.subtree}
    return sorted((one for one in head.subtree if one.i not in aside), key=lambda one: one.i)


def by_the_way(token: Token) -> bool:
    """Whether a word heads what is only said by the way: "the minister, visiting Mali, …"."""
    subject = token.head.dep_ in ("nsubj", "nsubjpass")
    described = subject and token.dep_ in ("acl", "relcl", "appos")
    loose = token.dep_ == "advcl" and token.tag_ == "VBG" and token.i < token.head.i
    return described or loose


def _follows(one: Token, anchor: Token) -> bool:
    """Whether a word heads another act that follows: "accused the North, and asked about trade"."""
    if one.dep_ != "conj" or one.pos_ != "VERB" or one.i <= anchor.i:
        return False
    return any(child.dep_ in COMPLEMENTS for child in anchor.children)
