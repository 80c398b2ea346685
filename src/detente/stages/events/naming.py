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

HALVED = 3
"""Words before the name of a land that tell its halves: "North and South"."""
COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6}
LANDS = frozenset({"country", "nation", "state", "republic", "neighbour", "neighbor", "power",
                   "government"})  # fmt: skip
"""Nouns for states that a sentence counts."""
BACK = 2
"""Sentences back in which those are looked for that "the three countries" are."""
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
    if two := _halves_of(heads, parse):
        return [Side(mention.span, mention.name or "", None, state) for state in two]
    if grammar.noun_lemma(token) in POLITICIANS and any(
        grammar.noun_lemma(head) == "party" for head in heads
    ):
        return []
    named = [next((m for m in index.all_at(head) if m.state), None) for head in heads]
    meant = _each_meant(heads[0], index) if len(heads) == 1 else []
    if len(meant) == MANY or (meant := _counted(heads, index)):  # "of the two countries"
        return [Side(mention.span, mention.name or "", None, state) for state in meant]
    told = {m.state for m in index.all_at(token)}
    enough = len(heads) <= MANY and (len(told) > 1 or len(heads) < MANY)
    if enough or not heads or not all(named):
        return _row_of(token, index, parse)
    first = parse.tokens(mention.span)[0].i
    last = max(head.i for head in heads) + 1
    words = " ".join(parse.doc[first:last].text.split())
    return [Side(parse.span(first, last), words, None, m.state) for m in named if m]


def _halves_of(heads: list[Token], parse: Parse) -> list[str]:
    """ "The presidents of North and South Korea": the ISO3 of both halves of a divided land."""
    land = heads[-1] if heads else None
    words = [parse.doc[i].text for i in range(land.i - HALVED, land.i)] if land is not None else []
    if land is None or len(words) < HALVED or not {words[0], words[2]} <= HALF or words[1] != "and":
        return []
    two = [_named_in_full(f"{word} {land.text}") for word in (words[0], words[2])]
    return two if all(two) and two[0] != two[1] else []


def _each_meant(head: Token, index: MentionIndex) -> list[str]:
    """The states for which "the two countries" stands."""
    return list(dict.fromkeys(m.state for m in index.all_at(head)
                              if m.state and m.kind == "nominal"))  # fmt: skip


def _counted(heads: list[Token], index: MentionIndex) -> list[str]:
    """The states for which "the three countries" stands: the last row of as many that an "and"
    joins, in the sentence or the two before; empty where there is none."""
    head = heads[0] if len(heads) == 1 and heads[0].lemma_.lower() in LANDS else None
    number = next((COUNTS[c.lower_] for c in head.lefts if c.lower_ in COUNTS), 0) if head else 0
    if head is None or not number:
        return []
    first = head.sent.start
    for _ in range(BACK):
        first = head.doc[first - 1].sent.start if first else 0
    for token in reversed(head.doc[first : head.i]):
        chain = grammar.conjuncts(token) if token.dep_ != "conj" else []
        told = [next((m.state for m in index.all_at(one) if m.state), None) for one in chain]
        if len(told) == len(set(told)) == number and all(told):
            return [state for state in told if state]
    return []


def _row_of(token: Token, index: MentionIndex, parse: Parse) -> list[Side]:
    """ "Norwegian, Swedish and Finnish ministers": one side each, though the parser or the mentions
    break the row; a headline has a comma alone ("Chadian, Libyan troops")."""
    doc, at, row = parse.doc, token.i - 1, list[Mention]()
    while at > 0 and doc[at].text.islower() and doc[at].dep_ in ("amod", "compound"):
        at -= 1  # "foreign ministers"
    while at >= 0 and (one := _adjective_at(doc[at], index, parse)) is not None:
        row.insert(0, one)
        first = parse.places(one.span).start
        joint = 2 if first > MANY and doc[first - 1].lower_ == "and" and (
            doc[first - 2].text == ",") else 1  # fmt: skip
        if first <= joint or doc[first - 1].lower_ not in (",", "and"):
            break
        at = first - joint - 1
    if len(row) < MANY or len({one.state for one in row}) < len(row):
        return []
    if len(row) == MANY and doc[parse.places(row[1].span).start - 1].text != ",":
        return []  # two that "and" joins the mentions tell
    whole = parse.span(parse.places(row[0].span).start, token.i + 1)
    names = [parse.doc[parse.places(one.span).start : one.head + 1].text for one in row]
    return [Side(whole, f"{name} {token.text}", None, one.state)
            for name, one in zip(names, row, strict=True)]  # fmt: skip


def _adjective_at(token: Token, index: MentionIndex, parse: Parse) -> Mention | None:
    """The state whose adjective stands at a word; of "in Norway, Swedish ministers", no Norway."""
    one = next((m for m in index.all_at(token) if m.state and m.kind == "name"), None)
    if one is None:
        return None
    words = parse.doc[parse.places(one.span).start : token.i + 1].text
    short = token.text.replace(".", "").isupper() and token.dep_ in grammar.MODIFIERS
    return one if short or words in _adjectives() else None


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
