"""Who of another state shares a thing, or is told of in the words that tell which thing it is: "a
survey with Chad", "the fuel sold to Chad", "the fines owed by traders of Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from . import grammar
from .cast import Cast
from .somebody import distinct

if TYPE_CHECKING:
    from ...language import Token

BESIDE = frozenset({"by", "like", "than", "despite", "after", "before", "since", "during", "as",
                    "via", "amid", "including", "unlike", "among"})  # fmt: skip
"""Prepositions under a thing after which stands what does not tell which thing it is."""


def abroad(heads: list[Token], cast: Cast, own: set[str | None]) -> list[Side]:
    """Somebody of another state than `own` in the words that tell of these things."""
    told = [one for head in heads for one in _told_of(head)]
    found = distinct(side for one in told for side in cast.named(one))
    return [side for side in found if side.state and side.state not in own]


def _told_of(head: Token, depth: int = 0) -> list[Token]:
    """The words that tell of a thing, those of its relative clauses as well."""
    if depth > grammar.DEEPEST:
        return []
    under = [child for child in head.children
             if not (child.dep_ == "prep" and child.lower_ in BESIDE)]  # fmt: skip
    return [head, *(one for child in under for one in _told_of(child, depth + 1))]
