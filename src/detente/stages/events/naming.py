"""What a phrase names beyond its own words: "the leaders of A, B and C", "American and Delta"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...language import Parse
from ...mentions_index import MentionIndex
from ...records import Mention, Side
from ...tables import states
from . import grammar
from .somebody import of_state

if TYPE_CHECKING:
    from ...language import Token

MANY = 2
"""States after "of" that the mentions give by themselves: "the leaders of A and B"."""

POLITICIANS = frozenset({"member", "lawmaker", "senator", "politician", "legislator", "leader",
                         "moderate", "congressman"})  # fmt: skip
"""Of whom "both parties" are those of a parliament."""


def each_of(token: Token, mention: Mention, index: MentionIndex, parse: Parse) -> list[Side]:
    """ "The leaders of A, B and C": one side for each state, all over the same words; empty where
    fewer states stand there."""
    if mention.kind != "nominal" or token.tag_ not in ("NNS", "NNPS"):
        return []
    preps = grammar.prepositions(token)
    heads = preps.get("of", []) or preps.get("from", [])
    if grammar.noun_lemma(token) in POLITICIANS and any(
        grammar.noun_lemma(head) == "party" for head in heads
    ):
        return []
    named = [next((m for m in index.all_at(head) if m.state), None) for head in heads]
    if (
        len(heads) == 1 and len(two := _each_meant(heads[0], index)) == MANY
    ):  # "of the two countries"
        return [Side(mention.span, mention.name or "", None, state) for state in two]
    told = {m.state for m in index.all_at(token)}
    enough = len(heads) <= MANY and (len(told) > 1 or len(heads) < MANY)
    if enough or not heads or not all(named):
        return _row_of(token, index, parse)
    first = parse.tokens(mention.span)[0].i
    last = max(head.i for head in heads) + 1
    words = " ".join(parse.doc[first:last].text.split())
    return [Side(parse.span(first, last), words, None, m.state) for m in named if m]


def _each_meant(head: Token, index: MentionIndex) -> list[str]:
    """The states for which "the two countries" stands."""
    return list(dict.fromkeys(m.state for m in index.all_at(head)
                              if m.state and m.kind == "nominal"))  # fmt: skip


def _row_of(token: Token, index: MentionIndex, parse: Parse) -> list[Side]:
    """ "Chadian, Libyan troops": two, as with "and"; a headline has a comma instead."""
    at = token.i - 1
    if at < MANY or parse.doc[at - 1].text != ",":
        return []
    named = [next((m for m in index.all_at(parse.doc[i]) if m.state), None) for i in (at - 2, at)]
    row = [m for m in named if m]
    if len(row) < MANY or row[0].state == row[1].state:
        return []
    return [Side(m.span, f"{parse.doc[m.head].text} {token.text}", None, m.state) for m in row]


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


HALVES = ("North", "South")


KOREAS = {"PRK": "North Korea", "KOR": "South Korea"}
KOREAN = frozenset({"side", "army", "force", "authority", "military", "regime", "group", "navy",
                    "police", "government", "troop", "conservative"})  # fmt: skip
"""What stands after "south" and "puppet" for a Korea."""


def half(heads: list[Token], index: MentionIndex, parse: Parse) -> list[Side]:
    """ "The North launched …": of the two states of a divided land, the one that the article names
    in full."""
    found = []
    for head in heads:
        if (side := _korean(head, index, parse)) is not None:
            found.append(side)
            continue
        article = any(child.lower_ == "the" for child in head.lefts)
        if head.text not in HALVES or not article or grammar.children(head, "prep"):
            continue
        named = _called(head.text)
        near = {m.state: m for m in index.all if m.state in named and m.entity}
        if len(near) == 1:
            found.append(of_state(parse.token_span(head), next(iter(near)) or ""))
    return found


def _korean(head: Token, index: MentionIndex, parse: Parse) -> Side | None:
    """ "The south side", "the puppet army": how each Korea speaks of the other."""
    before = {child.lower_ for child in head.lefts}
    codes = {m.state for m in index.all} & KOREAS.keys()
    if not codes or head.lemma_.lower() not in KOREAN:
        return None
    word = next((one for one in ("north", "south") if one in before), "")
    code = "KOR" if "puppet" in before or word == "south" else "PRK" if word else None
    if code is None or (word and head.lemma_.lower() != "side"):
        return None
    return Side(parse.token_span(head), KOREAS[code], f"state:{code}", code)


HALF = frozenset({"North", "South", "East", "West"})


def both_halves(side: Side, parse: Parse) -> list[Side]:
    """ "North and South Korea": both, though only the second is named in full; else none."""
    tokens = parse.tokens(side.span)
    if len(tokens) < MANY or tokens[0].text not in HALF or tokens[0].i < MANY:
        return []
    joined, first = parse.doc[tokens[0].i - 1], parse.doc[tokens[0].i - 2]
    if joined.lower_ not in ("and", "or") or first.text not in HALF - {tokens[0].text}:
        return []
    land = tokens[1].text.removesuffix("'s")
    two = [_named_in_full(f"{word} {land}") for word in (first.text, tokens[0].text)]
    if not all(two):
        return []
    places = (parse.token_span(first), side.span)
    return [of_state(span, code) for span, code in zip(places, two, strict=True)]


@cache
def _named_in_full(name: str) -> str:
    """The ISO3 of the state of that name or adjective; empty where there is none."""
    for one in states.states():
        if name in (one.name, *one.names, *one.demonyms):
            return one.iso3
    return ""


@cache
def _called(word: str) -> frozenset[str]:
    """The states of whose name a word is the first: "North Korea", "South Sudan"."""
    return frozenset(
        state.iso3
        for state in states.states()
        if any(name.startswith(f"{word} ") for name in (state.name, *state.names))
    )
