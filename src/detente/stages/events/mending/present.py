"""The present of several, which a parser took for a bare form: "Chad and Libya, its neighbour,
[dispute] the claim"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar

if TYPE_CHECKING:
    from ....language import Token


def found(token: Token) -> Token | None:
    """The subject of a bare form that is the verb of its sentence; None elsewhere."""
    if token.tag_ != "VB" or token.dep_ != "ROOT" or grammar.children(token, "aux"):
        return None
    return next((one for one in grammar.children(token, "nsubj") if one.i < token.i), None)


def settle(token: Token) -> None:
    """Take it for the present."""
    if found(token) is not None:
        token.tag_ = "VBP"
