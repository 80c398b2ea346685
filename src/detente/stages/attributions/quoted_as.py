"""“He was quoted as saying”, “the Kremlin quoted Putin as saying”: who says it, and the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .people import PASSIVE
from .scene import Tokens

if TYPE_CHECKING:
    from ...language import Token

_QUOTING = frozenset({"quote", "cite"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})


def quoting(verb: Token) -> Token | None:
    """The "quoted" over "as saying"; None for any other verb."""
    as_ = verb.head
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or as_.lower_ != "as":
        return None
    return as_.head if as_.head.lemma_.lower() in _QUOTING else None


def quoted(over: Token) -> Token | None:
    """Who is quoted: the subject of the passive, else the object."""
    passive = [c for c in over.children if c.dep_ in PASSIVE]
    objects = [c for c in over.children if c.dep_ == "dobj" and c.i > over.i]
    return next(iter(passive or objects), None)


def is_passive(over: Token) -> bool:
    """Whether nobody need be told to quote: "was quoted as saying"."""
    return any(c.dep_ == "auxpass" for c in over.children)


def cue_of(over: Token, verb: Token) -> Tokens:
    """ "Was quoted as saying", or the "as saying" of whom somebody else quotes."""
    own = {verb.head.i, verb.i}
    if not is_passive(over):
        return frozenset(own)
    return frozenset(own | {over.i, *(c.i for c in over.children if c.dep_ in _HELPERS)})


def is_quoting(verb: Token) -> bool:
    """Whether a verb is the passive "quoted" whose words "as saying" brings in."""
    said = [c for p in verb.children if p.lower_ == "as" for c in p.children if c.dep_ == "pcomp"]
    return is_passive(verb) and any(quoting(c) == verb for c in said)
