"""The object of one clause that a parser joins to the subject of the next: "Chad freed ten Libyans
and [Tripoli] handed over two Chadians" says that Tripoli alone handed them over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....language import TENSED
from .hanging import hang
from .subjects import PARTIES

if TYPE_CHECKING:
    from ....language import Token

KEPT = frozenset({"dobj", "ccomp", "xcomp", "prep", "prt", "attr", "acomp", "dative"})
"""What a verb that needs no object has instead."""


def found(token: Token) -> Token | None:
    """The name that alone is the subject of a verb, where the parser joined it to the object of
    the verb before; None elsewhere."""
    first = token.head
    if token.dep_ != "conj" or token.tag_ not in TENSED or first.tag_ not in TENSED:
        return None
    thing = next((one for one in token.lefts if one.dep_ == "nsubj"), None)
    if thing is None or thing.pos_ != "NOUN" or thing.left_edge.i != first.i + 1:
        return None
    if any(one.dep_ in KEPT for one in first.rights if one.i < token.i):
        return None
    joined = [one for one in thing.rights if one.dep_ == "conj"]
    name = joined[0] if len(joined) == 1 else None
    lone = name is not None and name.pos_ == "PROPN" and name.ent_type_ in PARTIES
    return name if name is not None and lone and name.i + 1 == token.i else None


def settle(token: Token) -> None:
    """Give each verb its own: the first its object, the second its subject."""
    name = found(token)
    if name is None:
        return
    thing, first = name.head, token.head
    for one in [one for one in thing.rights if one.dep_ == "cc"]:
        hang(one, first, "cc")
    hang(name, token, "nsubj")
    hang(thing, first, "dobj")
