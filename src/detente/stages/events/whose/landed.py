"""Sides whom the text gives no state, and what around them still tells it.

Demonstrators whom Egyptian police disperse are in Egypt; who is killed in Tel Aviv is counted with
Israel, as PLOVER's coders do; the parliament of an article that names one state alone is that
state's. Each such step is told in the reason of the event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ....records import Side
from ....tables import organisations
from .. import grammar, protested, roles
from ..cast import Cast
from ..somebody import HASHED
from . import unnamed

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded

PUBLIC = frozenset({
    "activist", "demonstrator", "protester", "protestor", "marcher", "striker", "student", "worker",
    "teacher", "farmer", "miner", "landowner", "villager", "resident", "voter", "dissident",
    "opponent", "opposition", "fundamentalist", "islamist", "prisoner", "inmate", "monk", "party",
    "parliament", "court", "union", "candidate", "elder", "lawmaker", "newspaper", "peasant",
    "trucker", "crowd", "separatist", "secessionist", "assembly", "senate", "minister", "clergy",
    "cleric", "politician", "member", "movement", "people", "youth", "doctor", "driver", "tribe",
})  # fmt: skip
"""Those who live under a government: whom its police, its courts and its president deal with."""
WARRING = frozenset({"rebel", "insurgent", "guerrilla", "guerilla", "insurrectionist", "mutineer"})
"""Those who fight the government of their own land."""
RULING = frozenset({
    "government", "president", "police", "policeman", "court", "judge", "authority", "minister",
    "parliament", "regime", "king", "administration", "premier", "cabinet", "ministry",
    "prosecutor",
})  # fmt: skip
"""Those who rule at home alone, unlike soldiers, who are sent abroad."""
POLICING = frozenset({"police", "policeman", "court", "judge", "prosecutor", "magistrate"})
"""Those of them who have to do with nobody outside their land."""
STREET = frozenset({
    "demonstrator", "protester", "protestor", "marcher", "striker", "student", "activist", "rally",
    "demonstration", "protest", "march", "fundamentalist", "crowd", "worker", "farmer", "opponent",
})  # fmt: skip
"""Whom police deal with in the street of their own towns."""
VICTIMS = frozenset({
    "people", "person", "civilian", "villager", "resident", "worshipper", "worshiper", "commuter",
    "shopper", "bystander", "passer-by", "student", "child", "woman", "policeman", "protester",
    "demonstrator", "albanian", "farmer", "pilgrim", "schoolchild", "passenger", "man", "crowd",
})  # fmt: skip
"""Unnamed people who are counted with the place where they are hurt."""
STRANGERS = frozenset({"people", "person", "man", "woman", "child", "passenger", "pilgrim"})
"""Of them, who may have come from anywhere to do it: "two men shot a guard in Vale"."""
HOUSES = frozenset({"embassy", "consulate", "legation", "chancery"})
"""What stands in one state and is another's."""
DONE = frozenset({"ASSAULT", "PROTEST"})
GATHERING = frozenset({"gather", "rally", "march", "assemble", "demonstrate", "protest", "converge",
                       "mass", "crowd"})  # fmt: skip
"""What demonstrators do where they then demand something."""
STREETS = frozenset({"street", "square", "avenue"})
AT = ("in", "at", "near", "outside", "inside")
CLAUSES = frozenset({"advcl", "conj", "xcomp"})


def settle(coded: Coded, cast: Cast) -> None:
    """Give sides without a state the one that the act around them tells, and say so."""
    actors, recipients = coded.actors, coded.recipients
    coded.actors = [_settled(one, recipients, coded, cast) for one in actors]
    coded.recipients = [_settled(one, coded.actors, coded, cast) for one in recipients]
    for side in [*coded.actors, *coded.recipients]:
        why = home_of(side)
        if why and why not in coded.why:
            coded.why.append(why)


def home_of(side: Side) -> str | None:
    """Why a place or a group stands for a state."""
    if side.state is None or side.entity is None:
        return None
    if side.entity.startswith("place:"):
        return f"{side.name} counts for {side.state}, where it lies"
    kind = _kinds().get(side.entity)
    if kind in ("armed-group", "party"):
        return f"{side.name} counts for {side.state}, its home"
    return None


@cache
def _kinds() -> dict[str, str]:
    return {one.id: one.kind for one in organisations.organisations()}


def _settled(side: Side, others: Sequence[Side], coded: Coded, cast: Cast) -> Side:
    if side.state is not None or (side.entity and not HASHED.match(side.entity)):
        return side
    head = _head(side, cast)
    if head is None or coded.rule.sides == "itself":  # a region that is recognized
        return side
    words = {grammar.noun_lemma(head).lower(), *(c.lower_ for c in head.lefts)}
    for state, why in (
        _beside(side, head, cast),
        unnamed.of_people(cast, head),
        _before_house(coded, cast),
        _at(words - STRANGERS if side in coded.actors else words, coded, cast),
        _under(words, others, cast),
        _only(words, others, cast),
    ):
        if state:
            coded.why.append(f"{side.name}: {why}")
            return replace(side, state=state)
    return side


def _head(side: Side, cast: Cast) -> Token | None:
    """The noun by which a side is called; that of the words for which "they" stands."""
    tokens = cast.parse.tokens(side.span)
    if not tokens:
        return None
    if tokens[-1].pos_ != "PRON":
        inside = {token.i for token in tokens}
        return next((one for one in tokens if one.head.i not in inside), tokens[-1])
    before = [m for m in cast.index.all if m.kind == "nominal" and m.name == side.name
              and m.span.start < side.span.start]  # fmt: skip
    return cast.parse.doc[before[-1].head] if before else None


Told = tuple[str | None, str]
NOTHING: Told = (None, "")


def _beside(side: Side, head: Token, cast: Cast) -> Told:
    state = unnamed.state_of(cast, head) if side.entity is None else None
    return state, "as the words beside it tell"


def _at(words: set[str], coded: Coded, cast: Cast) -> Told:
    """Unnamed people who are killed, or protest, in a place of one state."""
    ethnic = "ethnic" in words
    verb = coded.frame.verb
    before = [verb.head] if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else []
    aim = [verb.head] if words & STREET and _aim(verb) else []
    known = words & VICTIMS or ethnic or coded.type == "PROTEST"
    if not aim and (coded.type not in DONE or not known):
        return NOTHING
    for word in aim or [verb, coded.token, *_clauses(verb), *before]:
        preps = grammar.prepositions(word)
        heads = [head for name in AT for head in preps.get(name, [])] + _where(word)
        streets = [h for h in preps.get("to", []) if h.lemma_.lower() in STREETS]
        for thing in [*roles.objects(word), *streets]:
            heads += [h for name in AT for h in grammar.prepositions(thing).get(name, [])]
        spots = [head for head in heads if head.lemma_ not in protested.DEFIANCE
                 and not any(house(one) for one in head.subtree)]  # fmt: skip
        states = {one.state for head in spots for one in unnamed.where(cast, head)}
        if len(states) == 1:
            state = next(iter(states))
            return state, f"counted with {state}, where it happened"
    return NOTHING


def _aim(verb: Token) -> bool:
    """ "Gathered in Vale to [call] for …": what a crowd came together for."""
    purpose = verb.dep_ in ("advcl", "xcomp") and grammar.infinitive(verb)
    return (purpose or verb.dep_ == "conj") and grammar.lemma(verb.head) in GATHERING


def _where(verb: Token) -> list[Token]:
    """ "Vale, where crowds looted shops": the place that the clause is about."""
    where = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts)
    return [verb.head] if where else []


def house(token: Token) -> bool:
    """Whether a word is for what stands in one state and is another's: "the consular office"."""
    consular = any(child.lower_ in ("consular", "diplomatic") for child in token.lefts)
    lemma = token.lemma_.lower()
    return lemma in HOUSES or (consular and lemma in ("office", "mission", "section"))


def _before_house(coded: Coded, cast: Cast) -> Told:
    """Demonstrators outside an embassy: of the state where it stands, not of whose it is."""
    if coded.type != "PROTEST":
        return NOTHING
    below = [*coded.frame.verb.subtree, *coded.token.subtree]
    spots = [h for one in below if house(one) for name in AT
             for h in grammar.prepositions(one).get(name, [])]  # fmt: skip
    states = {one.state for head in spots for one in unnamed.where(cast, head)}
    if len(states) != 1:
        return NOTHING
    return next(iter(states)), f"counted with {next(iter(states))}, where the embassy stands"


def _clauses(verb: Token) -> list[Token]:
    """ "Killed 23 people when they blew themselves up in Tel Aviv"."""
    return [child for child in verb.children if child.dep_ in CLAUSES and child.i > verb.i]


def _under(words: set[str], others: Sequence[Side], cast: Cast) -> Told:
    """Demonstrators whom the police of a state disperse."""
    states = {one.state for one in others}
    if len(states) != 1 or not words & STREET or None in states:
        return NOTHING
    heads = [_head(one, cast) for one in others]
    if not all(head is not None and grammar.noun_lemma(head) in POLICING for head in heads):
        return NOTHING
    state = next(iter(states))
    return state, f"under the police or courts of {state}"


def _only(words: set[str], others: Sequence[Side], cast: Cast) -> Told:
    """Those who live under, or fight, the one government that the article names."""
    states = {one.state for one in others}
    if len(states) != 1 or cast.told != states:
        return NOTHING
    if not words & (PUBLIC | WARRING) or not all(_rules(one, cast) for one in others):
        return NOTHING
    state = next(iter(states))
    return state, f"lives under {state}, or fights it: no other state is named"


def _rules(side: Side, cast: Cast) -> bool:
    if side.entity is not None and side.entity == f"state:{side.state}":
        words = {token.lemma_.lower() for token in cast.parse.tokens(side.span)}
        return bool(words & RULING)
    if (side.entity or "").startswith("person:"):
        return True
    head = _head(side, cast)
    return head is not None and grammar.noun_lemma(head) in RULING | WARRING | POLICING
