"""Names that hyphens join before a word for what several do together: "the Vale-Dost summit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Mention, Side
from . import grammar
from .cast import Cast
from .mentioned import political, side_of

if TYPE_CHECKING:
    from ...language import Token


def pair(token: Token, cast: Cast) -> list[Side]:
    """The states that the names mean: of themselves ("US-Russia", "Israeli-Syrian"), or those whom
    the article so names elsewhere, of two states; else nobody."""
    for last in grammar.children(token, "compound", "nmod", "amod"):
        if states := _states(last, cast):
            return states
        first = grammar.hyphened(last)
        if first is None:
            continue
        found = [_called(one, cast) for one in (first, last)]
        sides = [side_of(m) for m in found if m is not None]
        if len({side.state for side in sides} - {None}) == len(found):
            span = cast.parse.span(first.i, last.i + 1)
            return [Side(span, side.name, side.entity, side.state) for side in sides]
    return []


def _states(last: Token, cast: Cast) -> list[Side]:
    """The states of names joined by hyphens of which the last has this word: two or more, else
    none."""
    found: list[Side] = []
    word: Token | None = last
    while word is not None:
        mention = next((m for m in cast.index.all_at(word) if m.entity == f"state:{m.state}"), None)
        if mention is None:
            break
        found.append(side_of(mention))
        word = grammar.hyphened(cast.parse.tokens(mention.span)[0])
    several = len({side.state for side in found}) == len(found) > 1
    return found[::-1] if several else []


def _called(word: Token, cast: Cast) -> Mention | None:
    """Who in politics has that surname, or which state that name; None where several do."""
    doc = cast.parse.doc
    named = [m for m in cast.index.all if m.kind == "name" and m.state and m.name
             and m.name.split()[-1] == word.text and political(m, doc[m.head])]  # fmt: skip
    return named[-1] if len({m.entity for m in named}) == 1 else None
