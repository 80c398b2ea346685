"""Clauses of a sentence as labels see them: what belongs to a verb, and what is said by the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...language import Token

COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "oprd", "nsubjpass"})
"""What a verb has of its own; one without has that of the next: "proposed and signed a treaty"."""


def clause(token: Token) -> list[Token]:
    """The tokens of the clause around a word, in order."""
    return own(verb_over(token), token)


def verb_over(token: Token) -> Token:
    """The verb of the clause around a word; the top word of one without a verb."""
    head = token
    while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT":
        head = head.head
    return head


BEFOREHAND = frozenset({"ahead", "before", "until", "till", "prior", "pending"})
"""Prepositions of a time that is still to come."""
APPROACH = frozenset({"run", "runup", "eve", "approach", "lead", "leadup", "preparation", "up"})
"""Nouns of the time before something: "in the run-up to the summit", "on the eve of the talks"."""


def only_when(token: Token) -> bool:
    """Whether a noun names what is still to come by way of saying when something is said: "ahead of
    the talks, he spoke of fish" tells nothing of what the talks are on."""
    one = token
    while one.dep_ in ("pobj", "prep", "compound", "conj", "pcomp", "nmod"):
        one = one.head
        if one.lower_ in BEFOREHAND or one.lemma_.lower() in APPROACH:
            return True
    return False


def sentence(token: Token) -> list[Token]:
    """The tokens of the sentence around a word that tell of what its verb is about, in order."""
    return own(token.sent.root, token)


def own(head: Token, anchor: Token) -> list[Token]:
    """The tokens under a head in order, without what is said by the way of somebody before the verb
    ("the minister, visiting Mali, called …"), and without another act that follows the anchor's.

    Under what is left out nothing is looked at: each token is met once, however deep it stands.
    """
    above = {anchor.i, *(one.i for one in anchor.ancestors)}
    whole = any(child.dep_ in COMPLEMENTS for child in anchor.children)
    kept, waiting = [], [head]
    while waiting:
        one = waiting.pop()
        other = by_the_way(one) or (whole and _follows(one, anchor))
        if one.i in above or not other:
            kept.append(one)
            waiting += one.children
    return sorted(kept, key=lambda one: one.i)


def by_the_way(token: Token) -> bool:
    """Whether a word heads what is only said by the way: "the minister, visiting Mali, …"."""
    if token.dep_ in ("acl", "relcl", "appos"):
        return token.head.dep_ in ("nsubj", "nsubjpass")
    return token.dep_ == "advcl" and token.tag_ == "VBG" and token.i < token.head.i


def _follows(one: Token, anchor: Token) -> bool:
    """Whether a word heads another act that follows: "accused the North, and asked about trade"."""
    return one.i > anchor.i and one.dep_ == "conj" and one.pos_ == "VERB"


MATTERS = frozenset({"issue", "matter", "topic", "question", "subject", "area", "field"})


def of_others(token: Token) -> bool:
    """Whether the sentence turns to something else than what was told before: "there are [other]
    issues, which …"."""
    return any(
        one.lemma_.lower() in MATTERS and any(child.lower_ == "other" for child in one.lefts)
        for one in token.sent
    )
