"""Which words may name an act at all: those that the table knows, where they stand as such."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from . import grammar, objects_elsewhere

if TYPE_CHECKING:
    from ...language import Token

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
AFTERMATH = frozenset({"victim", "survivor", "suspect", "site", "scene", "spree", "range", "ground",
                       "attempt", "campaign", "mission", "session"})  # fmt: skip
"""Nouns that a word in -ing tells apart and does nothing to."""
LANDS = frozenset({"territory", "territories", "land", "lands", "area", "zone", "bank", "part"})
"""What "occupied" is said of as a lasting state."""
GRANTING = frozenset({"grant", "give", "issue", "deny", "refuse", "award"})
"""Verbs under which "permits" are what is given."""
PLAGUES = frozenset({"starvation", "famine", "hunger", "extinction", "eviction", "disease", "death",
                     "drought", "flood", "flooding", "collapse", "closure"})  # fmt: skip
"""What people are threatened with by nobody."""


def pos(token: Token, known: Container[tuple[str, str]], titled: bool = False) -> str | None:
    """The part of speech under which the table knows a word; None when it does not."""
    kind = POS.get(token.pos_)
    if kind is None:
        return None
    if token.dep_ == "conj" and token.tag_ == "VBN" and token.head.pos_ == "NOUN":
        return None  # "lost letters, [seized] files"
    if token.tag_ == "VBG" and _followed(token, 1, AFTERMATH):
        return None  # "paid tribute to [bombing] victims"
    if token.dep_ in ("acl", "advcl") and _borne(token):
        return None
    if token.lower_ == "permits" and token.dep_ == "ccomp" and token.head.lemma_ in GRANTING:
        return None  # "granted its company [permits] to drill"
    if token.lower_ == "occupied" and _followed(token, 2, LANDS):
        return None
    if token.pos_ == "PROPN" and token.text != token.lower_ and not titled:
        return None  # "the Iraq War" is a name
    if token.dep_ in ("acomp", "oprd") and (token.lower_, "adj") in known:
        return "adj"
    if objects_elsewhere.lasting(token) is not None:
        return "verb"
    word = token.lower_ if kind == "adj" else grammar.lemma(token)
    return kind if (word, kind) in known else None


def _borne(token: Token) -> bool:
    """ "Militiamen [armed] with machetes", "villagers [threatened] with famine": how they are."""
    held = [h.lemma_.lower() for h in grammar.prepositions(token).get("with", [])]
    by = grammar.children(token, "agent")
    return bool(held) and not by and (token.lemma_ == "arm" or bool(PLAGUES.intersection(held)))


def _followed(token: Token, near: int, lemmas: frozenset[str]) -> bool:
    """Whether one of so many tokens after a word is one of those."""
    after = token.doc[token.i + 1 : token.i + 1 + near]
    return any(one.lemma_.lower() in lemmas for one in after)
