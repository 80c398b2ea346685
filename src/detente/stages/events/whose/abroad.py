"""Office holders whose state stands beside their office: "the leader of Chad", who is nobody of the
state named before; "the country's trade minister", of the state that the sentence has just named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....language import Parse
from ....mentions_index import MentionIndex
from ....records import EntityKind, Mention
from .. import grammar
from ..mentioned import is_state

if TYPE_CHECKING:
    from ....language import Token

WHOSE = "whose office it is by the words after it"
LEADING = frozenset({"lead", "head", "command", "chair", "run", "represent"})
COUNTRIES = frozenset({"country", "nation", "republic", "kingdom"})


def held(mention: Mention, index: MentionIndex, parse: Parse) -> Mention:
    """ "The leader of Chad": of Chad, though the article spoke of another leader before."""
    person = mention.entity_kind is EntityKind.PERSON and mention.kind == "nominal"
    if not person or mention.plural or mention.state is None:
        return mention
    heads = grammar.prepositions(parse.doc[mention.head]).get("of", [])
    owners = {m.state for h in heads for m in index.all_at(h) if is_state(m)}
    if len(owners) != 1 or mention.state in owners:
        return mention
    words = " ".join(parse.doc[one].text for one in parse.places(mention.span))
    return replace(mention, state=owners.pop(), entity=None, name=words)


def leading(head: Token, index: MentionIndex) -> set[str]:
    """ "Aro Vale, who leads the [Chadian] navy": the state in what somebody is the head of."""
    clauses = [c for c in grammar.children(head, "relcl") if grammar.lemma(c) in LEADING
               and any(one.lower_ == "who" for one in grammar.children(c, "nsubj"))]  # fmt: skip
    led = [one for c in clauses for one in grammar.children(c, "dobj")]
    beside = [one for noun in led for one in [noun, *grammar.children(noun, *grammar.MODIFIERS)]]
    return {m.state for one in beside for m in index.all_at(one)[:1] if m.state}


def of_country(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """ "Norway's premier and [the country's] trade minister": the one state that the sentence has
    named before, else the one that the sentence before has as its subject."""
    head = parse.doc[mention.head]
    if mention.entity_kind is not EntityKind.PERSON or mention.kind == "pronoun":
        return None
    country = next((one for one in _owners(head) if _definite(one)), None)
    if country is None:
        return None
    start = head.sent.start
    told = _states(index, parse, start, country.left_edge.i)
    if not told and start and parse.segment(parse.doc[start - 1]) == parse.segment(head):
        root = parse.doc[start - 1].sent.root
        first = grammar.children(root, "nsubj", "nsubjpass")
        told = {s for one in first for s in _states(index, parse, one.left_edge.i, one.i + 1)}
    return next(iter(told)) if len(told) == 1 else None


def _owners(head: Token) -> list[Token]:
    """Who has the office, though the parser hang the title on the name."""
    beside = [head, *grammar.children(head, "compound")]
    return [one for word in beside for one in grammar.children(word, "poss")]


def _definite(noun: Token) -> bool:
    return noun.lemma_.lower() in COUNTRIES and any(c.lower_ in ("the", "that") for c in noun.lefts)


def _states(index: MentionIndex, parse: Parse, first: int, last: int) -> set[str]:
    """The ISO3 of each state named between two places of the parse."""
    if last <= first:
        return set()
    return {m.state for m in index.inside(parse.span(first, last)) if m.state}
