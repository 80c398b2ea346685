"""On whom something is blamed: "blamed the raid [on Chad]", where a parser hangs the one who is
blamed on what happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar
from .hanging import hang

if TYPE_CHECKING:
    from ....language import Token

UPON = frozenset({"on", "upon"})


def found(token: Token) -> Token | None:
    """The verb of blaming to which an "on" under its object belongs; None elsewhere."""
    thing = token.head
    verb = thing.head
    if token.dep_ != "prep" or token.lower_ not in UPON or thing.dep_ != "dobj":
        return None
    own = any(one.lower_ in UPON for one in grammar.children(verb, "prep"))
    return verb if grammar.lemma(verb) == "blame" and not own and thing.i > verb.i else None


def settle(token: Token) -> None:
    """Hang the "on" under the verb."""
    verb = found(token)
    if verb is not None:
        hang(token, verb, "prep")
