"""Verbs that a parser took for participles, adjectives or nouns.

"Norway, which claims the shoal, [froze] talks", "the treaty which the two states [signed]", "that
Washington [repeal] the act": each stands where its clause has no other verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....language import FINITE
from ....tables import actions
from .hanging import COMMA, PASTS, as_verb, hang, loose, past, phrase, present, take
from .subjects import DOING, before

if TYPE_CHECKING:
    from ....language import Token

LIKE = frozenset({"JJ", "VBN", "VBD", "NN", "VBP"})
"""Tags that the parser gives to a past before its object."""
HELPS = frozenset({"aux", "auxpass", "agent", "nsubjpass"})
FULL = frozenset({"dobj", "ccomp", "xcomp", "prt", "oprd"})
"""What only a verb of a clause has after it; a participle of a noun has none of it."""
CLAUSAL = frozenset({"ROOT", "relcl", "acl", "advcl", "ccomp", "conj"})
CLOSING = frozenset({",", ")", "-", "--", "\N{EM DASH}"})
ARTICLES = frozenset({"det", "poss", "nummod", "amod", "compound", "nmod", "case"})
WHICH = frozenset({"which", "that", "whom"})
RELATIVE = frozenset({"WDT", "WP"})


def suspect(token: Token) -> bool:
    """Whether a word may be a verb that was taken for something else."""
    if token.dep_ == "amod":
        last = token.doc[token.i - 1] if token.i else token
        near = last.text in CLOSING or last.pos_ in ("PROPN", "NOUN", "ADV")
        return near and token.tag_ in LIKE and past(token.lower_) is not None
    if token.dep_ == "acl" and token.tag_ in LIKE:
        odd = _full(token) or _pronoun(token.head) is not None
        kinds = {child.dep_ for child in token.children} if odd else HELPS
        return not kinds & HELPS and past(token.lower_) is not None
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ in CLAUSAL and token.n_lefts:
        kinds = {child.dep_ for child in token.lefts}
        return "nsubj" in kinds and not kinds & ARTICLES
    joined = token.dep_ == "conj" and token.pos_ == "NOUN" and token.head.pos_ in ("VERB", "AUX")
    return joined and any(child.dep_ == "dobj" for child in token.rights)


def settle(token: Token, acting: frozenset[int]) -> None:
    """Take a word as a verb where its clause has no other; `acting` are the places of the heads
    of mentions."""
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "amod":
        _nominal(token)
    elif token.dep_ == "amod":
        _before_object(token, acting)
    elif not (any(c.dep_ in HELPS for c in token.children) or _relative(token)):
        _rooted(token)


def _nominal(token: Token) -> None:
    """ "That Washington [repeal] the act", "and [imports] nearly all its gas"."""
    kinds = {child.dep_ for child in token.children}
    before = {child.dep_ for child in token.lefts}
    if before & ARTICLES or any(child.lemma_ == "be" for child in token.children):
        return
    joined = token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX") and "dobj" in kinds
    bound = "nsubj" in before and (token.dep_ in ("ROOT", "relcl") or "mark" in kinds)
    if not (joined or bound or ("nsubj" in before and "dobj" in kinds)):
        return
    word = token.lower_
    if (lemma := past(word)) is not None:
        as_verb(token, lemma, "VBD")
    elif (lemma := present(word)) is not None:
        as_verb(token, lemma, "VBZ")
    elif (word, "verb") in actions.rules():
        as_verb(token, word, "VB" if token.dep_ == "acl" else "VBP")


def _before_object(token: Token, acting: frozenset[int]) -> None:
    """ "Norway, which claims the shoal, [froze] talks": an adjective of the object by the parse."""
    thing, lemma = token.head, past(token.lower_)
    if lemma is None or thing.i < token.i or token.doc[token.i - 1].dep_ in ("det", "poss", "amod"):
        return
    end = before(token)
    head = phrase(end, token) if end is not None else None
    if end is not None and _one_name(token, end):
        end.dep_, head = "nsubj", end
    if head is not None and head.dep_ == "nsubj" and head.head.i == thing.i:
        if not any(c.dep_ in ("attr", "aux", "cop") or c.lemma_ == "be" for c in thing.children):
            _crown(token, thing, lemma)
        return
    if head is None or head.i not in acting or not (head.dep_ == "ROOT" or _bare(token, head)):
        return
    if _told(head):
        return
    as_verb(token, lemma, "VBD")
    left = [c for c in thing.lefts if c.i < token.i]
    over = thing.head if thing.i != head.i else head
    take(token, head, "nsubj")
    hang(thing, token, "dobj")
    for one in left:
        hang(one, over if over.i < one.i else head, "dep")


def _one_name(token: Token, end: Token) -> bool:
    """ "[Norway froze] talks": a form that is never a participle, taken for a part of a name."""
    thing = token.head
    held = end.head.i == thing.i and end.dep_ in ("nmod", "compound")
    return held and thing.dep_ == "ROOT" and token.lower_ in PASTS


def _crown(token: Token, thing: Token, lemma: str) -> None:
    """ "The United States [limited] Russian flights": the object stands as the word of the clause,
    with the subject of the verb."""
    as_verb(token, lemma, "VBD")
    left = [c for c in thing.lefts if c.i < token.i]
    take(token, thing, "dobj")
    for one in left:
        hang(one, token, one.dep_)


def _bare(token: Token, head: Token) -> bool:
    """Whether a form that is never a participle follows a noun that hangs nowhere."""
    return token.lower_ in PASTS and loose(head)


def _told(head: Token) -> bool:
    """Whether the clause of a noun has a finite verb of its own."""
    beside = [c for c in head.children if c.dep_ in ("ccomp", "parataxis", "conj", "advcl", "acl")]
    return any(
        one.pos_ in ("VERB", "AUX") and (one.tag_ in FINITE or any(
            c.dep_ in ("aux", "auxpass") for c in one.children))
        and any(c.dep_ in DOING for c in one.children)
        for one in beside
    )  # fmt: skip


def _relative(token: Token) -> bool:
    """ "The treaty which the two states [signed] in Oslo": a participle of the states by the
    parse."""
    doer, lemma = token.head, past(token.lower_)
    pronoun = _pronoun(doer)
    if lemma is None or pronoun is None or doer.i > token.i:
        return False
    below = token.is_ancestor(pronoun) or pronoun.head.i == doer.i
    if not (below or doer.dep_ in ("relcl", "ccomp", "acl")):
        return False
    thing = phrase(token.doc[pronoun.i - 1], pronoun) if pronoun.i > token.sent.start else None
    if thing is None or (doer.dep_ == "ROOT" and not thing.is_ancestor(token)):
        return False
    as_verb(token, lemma, "VBD")
    hang(token, thing, "relcl")
    hang(doer, token, "nsubj")
    hang(pronoun, token, "dobj")
    return True


def _pronoun(doer: Token) -> Token | None:
    """The relative pronoun with which a noun phrase begins, or that stands before it."""
    first = doer.left_edge
    before = first.doc[first.i - 1] if first.i else first
    near = (one for one in (first, before) if one.lower_ in WHICH and one.tag_ in RELATIVE)
    return next(near, None)


def _rooted(token: Token) -> None:
    """ "The two sides [exchanged] forty prisoners", a sentence that has no other verb."""
    lemma, root = past(token.lower_), token.sent.root
    head = phrase(token.head, token)
    whole = token.sent[-1].text in (".", '"', "''") and root.pos_ not in ("VERB", "AUX")
    if lemma is None or head is None or not whole or not _full(token):
        return
    if _told(root) or any(child.dep_ in DOING for child in token.children):
        return
    if head.dep_ == "appos" and head.head.i == root.i and token.doc[token.i - 1].text == COMMA:
        head = root
    if head.i != root.i and head.dep_ != "appos":
        return
    as_verb(token, lemma, "VBD")
    token.head, token.dep_ = token, "ROOT"
    if head.i != root.i:
        hang(head, token, "nsubj")
    hang(root, token, "nsubj" if head.i == root.i else "dep")


def _full(token: Token) -> bool:
    """Whether what stands after a participle tells that it is the verb of a clause."""
    after = [child for child in token.children if child.i > token.i]
    kinds = {child.dep_ for child in after}
    plain = token.tag_ == "VBD" and "prep" in kinds
    return bool(kinds & FULL) or plain
