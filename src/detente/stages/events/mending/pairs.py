"""Two in a headline, where a comma stands for "and": "Peru, [Chile] restore ties"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hanging import LOOSE, hang

if TYPE_CHECKING:
    from ....language import Token

VERBAL = frozenset({"VB", "VBP", "VBD", "VBZ", "VBN"})
ASIDE = LOOSE | {"advcl", "nsubj"}
"""Relations by which a parser hangs the first of two on the verb."""


def found(token: Token) -> tuple[Token, Token] | None:
    """The first name of a headline and its verb, where a second name stands between a comma and
    the verb; None elsewhere."""
    start = token.left_edge.i
    if token.pos_ != "PROPN" or start < 2 or token.doc[start - 1].text != ",":
        return None
    first = token.doc[start - 2]
    while first.dep_ in ("compound", "nmod") and first.head.i < start - 1:
        first = first.head
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    verb = token.head if token.dep_ == "nsubj" else first.head
    if after is None or first.pos_ != "PROPN" or first.left_edge.i != 0:
        return None
    if verb.i < token.i or verb.tag_ not in VERBAL or verb.i != after.i:
        return None
    if token.dep_ == "nsubj":
        return (first, verb) if first.head.i == verb.i and first.dep_ in ASIDE else None
    beside = token.dep_ in ("appos", "conj") and token.head.i == first.i
    return (first, verb) if beside and first.dep_ == "nsubj" else None


def settle(token: Token) -> None:
    """Make both the subject."""
    two = found(token)
    if two is not None:
        first, verb = two
        hang(first, verb, "nsubj")
        hang(token, first, "conj")
