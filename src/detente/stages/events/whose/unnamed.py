"""People and groups without a name of their own: "rebels in Chad", "a Kurdish opposition group".

Their state is what the words beside them tell: a demonym, a state, or a place that a state holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....records import EntityKind, Side
from ....tables import actions, peoples
from ....tables.roles import OTHERS
from .. import grammar
from ..cast import Cast
from ..mentioned import folded, lefts

if TYPE_CHECKING:
    from ....language import Token

GROUPS = frozenset({
    "group", "party", "movement", "front", "wing", "faction", "militia", "coalition", "network",
    "newspaper", "crowd", "mob", "gang", "cell", "organization", "organisation", "union", "tribe",
    "clan",
})  # fmt: skip
"""Singular nouns for several people who act together."""
FROM = frozenset({"in", "of", "from", "throughout", "across", "at", "near", "around"})
OFFICES = frozenset({
    "minister", "leader", "official", "diplomat", "envoy", "delegate", "ambassador", "president",
    "negotiator", "expert", "journalist", "inspector", "visitor",
})  # fmt: skip
"""People who are as often abroad: a minister "in Chad" need be none of Chad's."""
OFFICES_OF = frozenset({"of", "from"})
BOUND = frozenset({"loyal", "affiliate", "ally", "allied"})
BOUND_TO = ("to", "with")
SERVING = frozenset({"work", "act", "spy"})
LED = frozenset({"lead", "head", "chair", "captain"})
HELD = ((LED, "by"), (SERVING, "for"))
"""Participles that tell whose somebody is, and their prepositions: "hackers working for Chad"."""
BASED = frozenset({"base", "live", "operate", "reside"})


def crowd(cast: Cast, token: Token, protesting: bool = False) -> list[Side]:
    """People without a name who act: the phrase itself, when it is a plural or a group. Whoever
    protests is people, whatever the word for them."""
    lemma = grammar.noun_lemma(token)
    if lemma in actions.classes()["quantity"] or token.pos_ == "NUM":
        heads = grammar.prepositions(token).get("of", [])
        if heads:
            return [side for head in heads for side in crowd(cast, head, protesting)]
    thronging = protesting and lemma in ("crowd", "mob", "throng")
    if not (thronging or _people(cast, token, protesting) or group(token)):
        return []
    parts = grammar.children(token, "amod", "compound")
    first = min([token.i, *(child.i for child in parts)])
    span = cast.parse.span(first, token.i + 1)
    return [Side(span, folded(cast.parse, first, token.i + 1), None, state_of(cast, token))]


def _people(cast: Cast, token: Token, protesting: bool) -> bool:
    mention = cast.index.at(token)
    kinds = (EntityKind.PERSON, EntityKind.GROUP)
    people = mention is not None and mention.entity_kind in kinds
    people = people or grammar.noun_lemma(token) in actions.classes()["acting"]
    return token.tag_ in ("NNS", "NNPS") and (people or protesting)


def working(token: Token) -> bool:
    """People told by what they do, or a crowd of them: "dockers", "hundreds"."""
    words = actions.classes()
    return any(grammar.noun_lemma(token) in words[name] for name in ("crowds", "workers"))


def group(token: Token) -> bool:
    """ "The main rebel group": told apart by some word, unlike a bare "the group"."""
    told = grammar.children(token, "amod", "compound", "acl", "prep")
    return grammar.noun_lemma(token) in GROUPS and bool(told)


def state_of(cast: Cast, token: Token) -> str | None:
    """The one state that the words beside a phrase tell; None when none or several do."""
    before = [] if grammar.noun_lemma(token) in OTHERS else lefts(token)
    beside: set[str | None] = {m.state for one in before for m in cast.index.all_at(one) if m.state}
    if not beside:
        beside = {side.state for one in before for side in cast.located(one)}
    if not beside:
        beside = {side.state for one in _whence(token) for side in where(cast, one)}
    return next(iter(beside)) if len(beside) == 1 else None


def of_people(cast: Cast, token: Token) -> tuple[str | None, str]:
    """ "Tamil refugees", "the Hutus": of the states in which that people lives, the one that the
    article names, and why; None when it names none of them, or several."""
    before = cast.parse.doc[max(0, token.i - 1) : token.i]
    for word in [token, *lefts(token)]:
        pair = f"{before.text} {token.text}" if word.i == token.i else word.text
        homes = peoples.peoples().get(pair) or peoples.peoples().get(word.text, frozenset())
        named = homes & cast.told
        if len(named) == 1:
            state = next(iter(named))
            return state, f"{word.text} live in {state}, which the article names"
    return None, ""


def _whence(token: Token) -> list[Token]:
    """Heads after "in", "of", "from", "based in", "loyal to", "led by" or "working for"."""
    bound = [h for c in grammar.children(token, "amod", "acl") if c.lemma_ in BOUND
             for name in BOUND_TO for h in grammar.prepositions(c).get(name, [])]  # fmt: skip
    if bound:
        return bound
    led = [h for c in grammar.children(token, "acl") for words, name in HELD if c.lemma_ in words
           for h in grammar.prepositions(c).get(name, [])]  # fmt: skip
    if led:
        return led
    holders = [token, *(c for c in grammar.children(token, "acl") if c.lemma_ in BASED)]
    names = FROM if grammar.noun_lemma(token) not in OFFICES else OFFICES_OF
    return [
        head for holder in holders for name, heads in grammar.prepositions(holder).items()
        if name in names for head in heads
    ]  # fmt: skip


def located(cast: Cast, sides: list[Side]) -> list[Side]:
    """The sides, those without a state given the one that the words beside them tell."""
    return [_with_state(cast, side) for side in sides]


def _with_state(cast: Cast, side: Side) -> Side:
    if side.state is not None or side.entity is not None:
        return side
    mention = cast.index.exactly(side.span)
    if mention is None or mention.kind == "pronoun":
        return side
    return replace(side, state=state_of(cast, cast.parse.doc[mention.head]))


def where(cast: Cast, token: Token) -> list[Side]:
    """The state or place that a word names, also one that it is a part of ("south Serbia's
    capital", "the town of Vale")."""
    own = [side for side in cast.named(token) if side.state] or cast.located(token)
    if own:
        return own
    after = grammar.prepositions(token)
    if token.lemma_ in ("meeting", "summit", "conference", "talk"):
        return []
    below = [*lefts(token), *grammar.children(token, "appos"), *after.get("of", []),
             *after.get("in", [])]  # fmt: skip
    found = [[s for s in cast.named(one) if s.state] or cast.located(one) for one in below]
    return next((sides for sides in found if sides), [])


def beside(cast: Cast, token: Token) -> list[Side]:
    """The states that adjectives before a word name: "in [Chadian] custody"."""
    return [
        Side(m.span, m.name or "", m.entity, m.state)
        for one in lefts(token) for m in cast.index.all_at(one) if m.state
    ]  # fmt: skip
