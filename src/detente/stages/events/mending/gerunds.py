"""What somebody proposes doing, where a day stands between: "proposed on Sunday [postponing] the
visit", which a parser takes for something done along with the proposing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar

if TYPE_CHECKING:
    from ....language import Token

TAKING = frozenset({"propose", "suggest", "recommend", "consider", "advise", "oppose"})
"""Verbs whose object may be what is done."""


def found(token: Token) -> Token | None:
    """The verb of which a gerund is the object, right behind its time or place; None elsewhere."""
    verb = token.head
    if token.dep_ != "advcl" or token.tag_ != "VBG" or not verb.i < token.i:
        return None
    if grammar.lemma(verb) not in TAKING or grammar.children(verb, "dobj", "ccomp", "xcomp"):
        return None
    between = token.doc[verb.i + 1 : token.i]
    plain = not any(one.is_punct or one.dep_ == "mark" for one in between)
    return verb if plain and not grammar.children(token, "mark") else None


def settle(token: Token) -> None:
    """Make the gerund what the verb is about."""
    if found(token) is not None:
        token.dep_ = "xcomp"
