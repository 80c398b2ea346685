"""Two names that a hyphen joins before a word for what two do together: "the Vale-Dost summit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Mention, Side
from . import grammar
from .cast import Cast
from .mentioned import political, side_of

if TYPE_CHECKING:
    from ...language import Token


def pair(token: Token, cast: Cast) -> list[Side]:
    """Those whom the article names elsewhere by the two names, of two states; else nobody."""
    for last in grammar.children(token, "compound", "nmod"):
        first = grammar.hyphened(last)
        if first is None:
            continue
        found = [_called(one, cast) for one in (first, last)]
        sides = [side_of(m) for m in found if m is not None]
        if len({side.state for side in sides} - {None}) == len(found):
            span = cast.parse.span(first.i, last.i + 1)
            return [Side(span, side.name, side.entity, side.state) for side in sides]
    return []


def _called(word: Token, cast: Cast) -> Mention | None:
    """Who in politics has that surname, or which state that name; None where several do."""
    doc = cast.parse.doc
    named = [m for m in cast.index.all if m.kind == "name" and m.state and m.name
             and m.name.split()[-1] == word.text and political(m, doc[m.head])]  # fmt: skip
    return named[-1] if len({m.entity for m in named}) == 1 else None
