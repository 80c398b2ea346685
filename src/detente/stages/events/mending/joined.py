"""A finite verb that a parser joins to a bare one: "rejected a proposal that both withdraw and
[made] another" goes on with "rejected", since English joins like with like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar
from .hanging import hang

if TYPE_CHECKING:
    from ....language import Token

BARE = frozenset({"VB", "VBP"})
PAST = frozenset({"VBD"})


def found(token: Token) -> Token | None:
    """The verb in the past with which a past goes on that was joined to a bare verb below it; None
    where it stands well."""
    bare = token.head
    if token.dep_ != "conj" or token.tag_ not in PAST or bare.tag_ not in BARE:
        return None
    if grammar.children(token, *grammar.SUBJECTS, *grammar.PASSIVES) or token.i < bare.i:
        return None
    over = bare
    for _ in range(grammar.DEEPEST):
        if over.dep_ == "ROOT":
            return None
        over = over.head
        if over.tag_ in PAST and over.pos_ == "VERB":
            return over
    return None


def settle(token: Token) -> None:
    """Hang the past on the past."""
    over = found(token)
    if over is not None:
        hang(token, over, "conj")
