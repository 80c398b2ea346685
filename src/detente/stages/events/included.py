"""Some of several, told by name: "European countries, [including] France and Germany", "US
officials, including the defence secretary". What all of them do or meet with, those named do too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ...records import Side
from . import grammar

if TYPE_CHECKING:
    from ...language import Token

LANDS = frozenset({
    "country", "nation", "state", "power", "government", "neighbour", "neighbor", "ally", "member",
    "partner", "republic", "kingdom", "capital", "other",
})  # fmt: skip
"""Nouns of several states that name none."""
PEOPLE = frozenset({
    "official", "minister", "leader", "diplomat", "politician", "general", "commander", "officer",
    "lawmaker", "senator", "ambassador", "aide", "adviser", "advisor", "envoy", "negotiator",
    "delegate", "representative",
})  # fmt: skip
"""Nouns of several people of one state."""
SHARED = frozenset({"including", "like"})


def with_named(
    token: Token, found: list[Side], of: Callable[[Iterable[Token]], list[Side]]
) -> list[Side]:
    """The sides of a plural noun with those of them that the text names; `of` gives the sides of
    words."""
    lemma = token.lemma_.lower()
    if token.tag_ != "NNS" or lemma not in LANDS | PEOPLE:
        return found
    named = [side for side in of(_named(token)) if side.state]
    states = {side.state for side in found} - {None}
    if lemma in PEOPLE:
        known = {side.entity for side in found}
        people = [s for s in named if (s.entity or "").startswith("person:")]
        return found + [s for s in people if s.state in states and s.entity not in known]
    return named if named and not states else found


def _named(token: Token) -> list[Token]:
    """Heads of those named: after "including", "such as"."""
    heads = []
    for prep in grammar.children(token, "prep"):
        such = prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.lefts)
        if prep.i > token.i and (prep.lower_ in SHARED or such):
            heads += grammar.children(prep, "pobj")
    return [one for head in heads for one in grammar.conjuncts(head)]
