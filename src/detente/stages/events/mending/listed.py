"""One of several things named after "among them", which a parser takes for a further object:
"refused thirteen demands, among them the [closure] of a base" refuses the demands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..aside import THEM
from .hanging import hang

if TYPE_CHECKING:
    from ....language import Token


def found(token: Token) -> Token | None:
    """The thing named after "among them" that is hung on the verb; None where none is."""
    named = any(child.lower_ in THEM and child.dep_ == "pobj" for child in token.children)
    if token.lower_ != "among" or not named:
        return None
    after = [one for one in token.head.children if one.dep_ == "dobj" and one.i > token.i]
    before = [one for one in token.head.children if one.dep_ == "dobj" and one.i < token.i]
    return after[0] if after and before else None


def settle(token: Token) -> None:
    """Hang the thing under "among"."""
    thing = found(token)
    if thing is not None:
        hang(thing, token, "dep")
