"""Participles that a parser hangs on a noun further back: "trains a force and arms [rebels]
fighting the army" has rebels who fight; no participle is joined to a verb without a comma or an
"and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables import actions
from .. import grammar
from .hanging import COMMA, NOMINAL, hang

if TYPE_CHECKING:
    from ....language import Token

BEARERS = ("armed", "units", "political", "crowds")
"""Classes of nouns for those who may do what a participle right after them tells."""


SUFFERED = frozenset({
    "hold", "jail", "detain", "imprison", "arrest", "kidnap", "abduct", "capture", "seize", "kill",
    "shoot", "wound", "injure", "accuse", "charge", "convict", "sentence", "suspect", "indict",
    "deport", "expel", "oust",
})  # fmt: skip
"""Verbs whose past participle right after a noun tells what became of it."""
CAPTIVE = frozenset({"prisoner", "hostage", "captive"})
"""What somebody is held as."""
BEFORE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark", "advmod", "prep", "cc"})
"""What stands before a participle that is no part of the noun before it."""


def found(token: Token) -> Token | None:
    """The noun right before a participle whose deed it is, or who suffered it; None where the
    parser has it."""
    return _suffering(token) or _doing(token)


def _suffering(token: Token) -> Token | None:
    """ "Met the wife of a [pastor] held in Chad": he is held, and by none of those who met."""
    if token.tag_ not in ("VBN", "VBD") or token.dep_ != "advcl" or token.i < 1:
        return None
    captive = any(one.lemma_.lower() in CAPTIVE for one in grammar.children(token, "dobj", "oprd"))
    if not captive and (token.tag_ == "VBD" or grammar.children(token, "dobj")):
        return None
    near, verb = token.doc[token.i - 1], token.head
    if grammar.lemma(token) not in SUFFERED or near.pos_ not in ("NOUN", "PROPN"):
        return None
    led = any(child.dep_ in BEFORE and child.i < token.i for child in token.children)
    return None if led or near.i <= verb.i or near.dep_ not in ("dobj", "pobj") else near


def _doing(token: Token) -> Token | None:
    if token.tag_ != "VBG" or token.dep_ not in ("acl", "conj") or token.i < 1:
        return None
    near = token.doc[token.i - 1]
    if near.i == token.head.i or near.pos_ not in NOMINAL or near.text == COMMA:
        return None
    inside = near.head.i > token.head.i or (token.dep_ == "conj" and near.head.i == token.head.i)
    later = near.dep_ == "dobj" and inside and near.head.pos_ == "VERB"
    return near if later and (near.ent_type_ in ("NORP", "ORG") or _bears(near)) else None


def _bears(noun: Token) -> bool:
    words = actions.classes()
    named = any(one.text[:1].isupper() for one in noun.lefts)
    return named or any(grammar.noun_lemma(noun) in words[name] for name in BEARERS)


def settle(token: Token) -> None:
    """Hang a participle on the noun right before it."""
    near = found(token)
    if near is None:
        return
    hang(token, near, "acl")
    if token.tag_ == "VBD":
        token.tag_ = "VBN"
