"""What a phrase names beyond its own words: "the leaders of A, B and C", "American and Delta"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...language import Parse
from ...mentions_index import MentionIndex
from ...records import Mention, Side
from ...tables import states
from . import grammar

if TYPE_CHECKING:
    from ...language import Token

MANY = 2
"""States after "of" that the mentions give by themselves: "the leaders of A and B"."""


def each_of(token: Token, mention: Mention, index: MentionIndex, parse: Parse) -> list[Side]:
    """ "The leaders of A, B and C": one side for each state, all over the same words; empty where
    fewer states stand there."""
    if mention.kind != "nominal" or token.tag_ not in ("NNS", "NNPS"):
        return []
    heads = grammar.prepositions(token).get("of", [])
    named = [next((m for m in index.all_at(head) if m.state), None) for head in heads]
    if len(heads) <= MANY or not all(named):
        return []
    first = parse.tokens(mention.span)[0].i
    last = max(head.i for head in heads) + 1
    words = " ".join(parse.doc[first:last].text.split())
    return [Side(parse.span(first, last), words, None, m.state) for m in named if m]


def bare_people(mention: Mention, token: Token) -> bool:
    """ "American cut flights": the adjective of a state alone, without an article, is the name of
    a company or team, not of the state."""
    alone = token.dep_ in ("nsubj", "nsubjpass", "dobj") and not list(token.lefts)
    verb = token.head.pos_ in ("VERB", "AUX")
    return alone and verb and mention.kind == "name" and token.text in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    """The first demonym of each state that is neither its name nor a plural."""
    found = {state.demonyms[0] for state in states.states() if state.demonyms}
    return frozenset(found - {name for state in states.states()
                              for name in (state.name, *state.names)})  # fmt: skip


def ending(entity: str) -> str | None:
    """The state of a city, whose id ends in it: "place:vale-tcd"."""
    code = entity.rpartition("-")[2].upper()
    return code if code in _codes() else None


@cache
def _codes() -> frozenset[str]:
    return frozenset(state.iso3 for state in states.states())
