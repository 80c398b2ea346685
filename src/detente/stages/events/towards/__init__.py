"""Towards whom an act is, or who does it, where its sentence leaves out what the article has made
plain: between two states, "Chad reopened the border" is towards the other.

Only where the article's acts are between the same two, its sentence names no third, and the act is
one that is done to somebody. Every such side is told in the reason of the event.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ....records import EntityKind, Side
from .. import both, carried, enough, grammar, happening, kinds, roles
from ..somebody import civil_body
from ..whose import unnamed
from . import (
    alongside,
    bare_offices,
    belongings,
    directed,
    envoys,
    face_to_face,
    helped,
    named_next,
    officials,
    reactions,
    received,
    retold,
    third_states,
    told_with,
    two_countries,
)
from .pair import Pair, states_of, two_words

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

TALKED = frozenset({"CONSULT", "ASSAULT"})
"""Types of what two do with each other: "the talks are to resume", "the clash"."""
OWED = frozenset({"SANCTION", "COERCE"})
"""What is done to people and things of one state by nobody named, so by the other."""
FREED = frozenset({"hand", "release", "free", "return", "repatriate", "turn", "deport"})
"""What is done to prisoners by who held them."""
PROMISED = frozenset({"AGREE", "THREATEN"})
GIVEN = frozenset({"AID", "COOPERATE", "CONCEDE", "SANCTION"})
"""Types of what is done to whom it is offered or threatened."""
OTHERS = frozenset({"neighbour", "neighbor", "republic", "kingdom"})
"""Words for the other of two: "shut off supplies to the republic"."""
NEAR = 60
"""Words within which an answer follows what it answers: two sentences of news."""
FIRE = frozenset({"sniper", "fire", "gunfire", "shell", "rocket", "bullet", "mortar", "artillery"})
"""What strikes people of one of two that fight, where nobody is named."""
FIGHTS = frozenset({"clash", "fighting", "skirmish", "firefight", "shoot-out", "shootout", "battle",
                    "exchange", "shelling"})  # fmt: skip
"""In which people of one of the two fall by the hand of the other."""


def fill(told: Iterable[Coded], cast: Cast, desk: str | None = None) -> None:
    """Give the acts of an article between two states the sides that their sentences leave out;
    `desk` is the ISO3 of the state in which the report is at home, None where none is."""
    acts = list(told)
    hosts: dict[str, Side] = {}
    for coded in acts:
        envoys.settle(coded, cast, hosts)
    carried.fill(acts, cast)
    received.fill(acts)
    alongside.fill(acts, cast)
    retold.fill(acts, cast)
    retold.meet(acts)
    retold.again(acts)
    for one in (belongings, face_to_face, told_with, reactions):
        one.fill(acts, cast)
    named_next.fill(acts, cast)
    pair = Pair(acts, cast, desk)
    if pair.two:
        officials.settle(acts, pair, cast)
        bare_offices.settle(acts, pair, cast, desk)
        officials.embassy(acts, pair, cast, pair.other(desk))
        for coded in acts:
            if not coded.titled:
                _one(coded, pair, cast)
        for coded in acts:
            _within(coded)
    helped.fill(acts, pair)


def _one(coded: Coded, pair: Pair, cast: Cast) -> None:
    _by_words(coded, pair, cast)
    if (
        third_states.third(coded, pair)
        or not pair.before(coded.token)
        or not pair.among(coded.token)
        or (coded.frame.light and not pair.among(coded.frame.verb, placed=True))
    ):
        return
    if _mutual(coded, pair, cast) or _each(coded, pair):
        return
    for way in (_answered, _moved, _onward, _hidden, _struck):
        if way(coded, pair):
            return


def _within(coded: Coded) -> None:
    """ "Offered to [provide] a base", which is towards the other of the two: so is the giving."""
    over = coded.within
    if over is None or over.type not in PROMISED or coded.type not in GIVEN or coded.recipients:
        return
    if not coded.actors or states_of(coded) != {side.state for side in over.actors}:
        return
    if states_of(over) > states_of(coded):
        coded.recipients = list(over.recipients)
        coded.why.append(f"towards {over.recipients[0].name}, as '{over.token.text}'")


def _met_by(side: Side, coded: Coded, pair: Pair) -> bool:
    """ "Mr Vale, who met [the leaders]": whom a third state meets may be others than the two."""
    third = any(one.state and one.state not in pair.two for one in coded.actors)
    told = any(word in COUNTED for word in side.name.lower().split())
    return coded.type == "CONSULT" and third and not told


COUNTED = frozenset({"two", "both", "sides", "parties", "neighbours", "neighbors", "rivals"})
"""Words by which the two of an article are meant, whoever meets them."""


def _by_words(coded: Coded, pair: Pair, cast: Cast) -> None:
    """ "The two countries", "both sides": the two."""
    for name in ("actors", "recipients"):
        sides: list[Side] = getattr(coded, name)
        spoken = [
            side for side in sides if two_words(side, cast) and not _met_by(side, coded, pair)
        ]
        abroad = [side for side in spoken if two_countries.named(side, cast)]
        given = coded.type != "CONSULT" and name == "recipients" and abroad
        if given and {side.state for side in coded.actors} & pair.two:
            rest = [side for side in sides if side not in abroad]
            coded.recipients = [*rest, *two_countries.others(coded, abroad, cast)]
            continue
        here = two_countries.told(spoken[0], pair.two, cast) if spoken else []
        if here and name == "actors":
            coded.actors = [*(side for side in sides if side not in spoken), *here]
            coded.why.append(f"'{spoken[0].name}' are the two that the sentence names")
        elif spoken and {s.state for s in spoken} != pair.two:
            rest = [side for side in sides if side not in spoken]
            doing = {side.state for side in coded.actors} if name == "recipients" else set()
            two = sorted(pair.two - doing)
            words = " ".join(one.text for one in cast.parse.tokens(spoken[0].span))
            found = [Side(spoken[0].span, words, None, state) for state in two]
            setattr(coded, name, [*rest, *found])
            coded.why.append(f"'{words}' are the two of the article")


def _with_third(coded: Coded, pair: Pair, cast: Cast) -> bool:
    """ "His aides went through it with Danish envoys in talks at Vale"."""
    beside = grammar.prepositions(grammar.clause_verb(coded.token)).get("with", [])
    return any(side.state not in pair.two for side in cast.of(beside))


def _each(coded: Coded, pair: Pair) -> bool:
    """ "Each side threw out one envoy": both, towards one another."""
    spoken = any(both.several(head) and any(c.lower_ == "each" for c in head.lefts)
                 for head in coded.frame.subjects)  # fmt: skip
    if not spoken or states_of(coded):
        return False
    coded.actors = [pair.side(state, coded.token) for state in sorted(pair.two)]
    coded.why.append(f"by each of {_names(coded)}, as the article's other acts")
    return True


def _mutual(coded: Coded, pair: Pair, cast: Cast) -> bool:
    """ "The talks are to resume", "each other": both, where nobody is named."""
    each = any(one.lower_ == "each" and one.nbor().lower_ == "other" for one in
               _after(coded.token))  # fmt: skip
    talked = coded.type in TALKED or coded.rule.type == "CONSULT"
    hosted = _hosted(coded, pair, cast)
    shared = coded.rule.sides == "mutual" or each or (hosted and not coded.recipients)
    if not (talked or each) or not shared:
        return False
    told = {c.lower_ for c in coded.token.children}
    if told & enough.FIGURATIVE or (coded.type == "ASSAULT" and not each and not pair.fought):
        return False
    met = states_of(coded)  # "a clash with the Sudanese army": one of the two is told
    one = len(met) == 1 and met < pair.two and bool(coded.frame.preps.get("with") or hosted)
    if (met and not one) or coded.within is not None or _with_somebody(coded, pair, cast):
        return False
    if not coded.frame.preps.get("with") and _with_third(coded, pair, cast):
        return False
    coded.actors = [pair.side(state, coded.token) for state in sorted(pair.two)]
    coded.recipients = []
    coded.why.append(f"between {_names(coded)}, as the article's other acts")
    return True


def _with_somebody(coded: Coded, pair: Pair, cast: Cast) -> bool:
    """ "Its talks with the Union": with somebody by name who is none of the two; "officials of the
    Union, in consultation with Chad": by such."""
    heads = coded.frame.preps.get("with", [])
    verb = grammar.clause_verb(coded.token)
    if heads and verb.i != coded.token.i and (doing := roles.surface(verb)):
        spans = [cast.parse.span(head.left_edge.i, head.i + 1) for head in doing]
        told = [m for span in spans for m in cast.index.inside(span)]
        if any(m.entity_kind is EntityKind.ORGANISATION and m.state is None for m in told):
            return True
    named = [one for one in heads if one.pos_ == "PROPN"]
    return bool(named) and not any(side.state in pair.two for side in cast.of(heads))


def _hosted(coded: Coded, pair: Pair, cast: Cast) -> bool:
    """ "A Chadian delegation will hold talks in Khartoum": in the land of the other of the two."""
    met = states_of(coded)
    after = [coded.frame.preps, grammar.prepositions(coded.frame.verb)]
    spots = [side for preps in after for head in preps.get("in", [])
             for side in unnamed.where(cast, head)]  # fmt: skip
    lands = {side.state for side in spots}
    return coded.rule.type == "CONSULT" and len(lands) == 1 and bool(lands & (pair.two - met))


def _after(token: Token) -> list[Token]:
    return list(token.doc[token.i + 1 : min(token.sent.end - 1, token.i + 4)])


def _names(coded: Coded) -> str:
    return " and ".join(side.name for side in coded.actors)


def _onward(coded: Coded, pair: Pair) -> bool:
    """An act of one of the two towards nobody named."""
    acting = {side.state for side in coded.actors}
    if len(acting) != 1 or not directed.nobody(coded) or coded.rule.sides == "mutual":
        return False
    other = pair.other(next(iter(acting)))
    civil = any(map(civil_body, coded.actors))  # a court speaks as often to its own
    if other is None or not (_said_of(coded) or (not civil and directed.directed(coded, pair))):
        return False
    coded.recipients = [pair.side(other, coded.token)]
    coded.why.append(f"towards {coded.recipients[0].name}: the article's acts are between the two")
    return True


def _said_of(coded: Coded) -> bool:
    """ "Cut off supplies to the republic", "threatened its neighbour": by words for the other."""
    frame = coded.frame
    near = [*frame.objects, *(h for heads in frame.preps.values() for h in heads)]
    near += [h for one in frame.objects for heads in grammar.prepositions(one).values()
             for h in heads]  # fmt: skip
    return any(h.lemma_.lower() in OTHERS and any(c.lower_ in ("the", "its") for c in h.lefts)
               and h.tag_ == "NN" for h in near)  # fmt: skip


def _hidden(coded: Coded, pair: Pair) -> bool:
    """ "Chadian goods were seized": by the other of the two, when no one else is told."""
    suffering = {side.state for side in coded.recipients}
    refused = coded.type == "REJECT" and coded.frame.pos == "noun"
    sent = coded.type == "CONSULT" and coded.rule.lemma in third_states.SENT
    freed = coded.type == "RETREAT" and coded.rule.lemma.partition("_")[0] in FREED
    freed = freed and not any((s.entity or "").startswith("place:") for s in coded.recipients)
    owed = (coded.type in OWED or freed) and not any(map(pair.pronoun, coded.recipients))
    if len(suffering) != 1 or coded.actors or not (owed or refused or sent):
        return False
    if grammar.children(coded.token, "agent"):
        return False  # "is hemmed in by her record"
    other = pair.other(next(iter(suffering)))
    told = refused or sent or any(child.dep_ == "auxpass" for child in coded.token.children)
    if other is None or not told or directed.words(coded) & directed.OWN:
        return False
    if coded.rule.mode in ("arrest", "allege", "convict") and not pair.told(other, coded.token):
        return False
    coded.actors = [pair.side(other, coded.token)]
    coded.why.append(f"by {coded.actors[0].name}: the article's acts are between the two")
    return True


def _moved(coded: Coded, pair: Pair) -> bool:
    """ "Aro Vale called it an outrage. A destroyer was sent to the strait": by the one of the two
    whose answer the act before tells."""
    hidden = coded.type == "MOBILIZE" and coded.frame.pos == "verb" and not states_of(coded)
    across = any(one.lower_ in ("other", "opposite") for one in coded.token.sent)
    if across or not hidden or coded.actors or not grammar.passive(coded.token) or not pair.hostile:
        return False
    before = [one for one in pair.acts if 0 < coded.token.i - one.token.i < NEAR
              and pair.together(one.token, coded.token)]  # fmt: skip
    acting = {side.state for side in before[-1].actors} if before else set()
    other = pair.other(next(iter(acting))) if len(acting) == 1 else None
    if other is None:
        return False
    coded.actors = [pair.side(next(iter(acting)) or "", coded.token)]
    coded.recipients = [pair.side(other, coded.token)]
    coded.why.append(f"by {coded.actors[0].name}, whose answer '{before[-1].token.text}' tells")
    return True


def _struck(coded: Coded, pair: Pair) -> bool:
    """ "Two Chadian soldiers were shot", "his men were fired on from the other side": by the other
    of two that fight."""
    suffering = {side.state for side in coded.recipients}
    known = any(side.state or side.entity for side in coded.actors)
    if coded.type != "ASSAULT" or known or len(suffering) != 1 or not pair.fought:
        return False
    other = pair.other(next(iter(suffering)))
    agents = {h.lemma_.lower() for h in roles.agents(coded.token)}
    hit = grammar.passive(coded.token) or bool(agents)  # "rockets wounded two"
    if other is None or not hit or agents - FIRE:
        return False
    if directed.words(coded) & directed.OWN:
        return False
    if not (agents or _across(coded) or _in_fight(coded)):
        return False
    coded.actors = [pair.side(other, coded.token)]
    coded.why.append(f"by {coded.actors[0].name}: the article's fighting is between the two")
    return True


def _in_fight(coded: Coded) -> bool:
    """ "In the clash one Sudanese soldier was killed"."""
    below = [c for c in coded.token.subtree if c.lemma_.lower() in FIGHTS]
    return any(one.dep_ == "pobj" for one in below)


def _across(coded: Coded) -> bool:
    """ "From the other side", "from across the border"."""
    heads = coded.frame.preps.get("from", []) + coded.frame.preps.get("across", [])
    return any(h.lemma_.lower() in ("side", "border", "frontier", "line") for h in heads)


def _answered(coded: Coded, pair: Pair) -> bool:
    """ "The suggestion was declined": by the other of the two than who made it."""
    answers = coded.rule.lemma in happening.ANSWERED and grammar.passive(coded.token)
    if coded.actors or coded.recipients or not answers:
        return False
    maker = _maker(coded, pair)
    if maker is None or (other := pair.other(maker.state)) is None:
        return False
    coded.actors = [pair.side(other, coded.token)]
    coded.recipients = [maker]
    coded.why.append(f"of {maker.name}, told before; by the other of the two")
    return True


def _maker(coded: Coded, pair: Pair) -> Side | None:
    """Who made, within two sentences before, what the words of an answer stand for."""
    words = {h.lemma_.lower() for h in coded.frame.objects
             if any(c.lower_ in enough.DEFINITE for c in h.lefts)}  # fmt: skip
    fitting = [kind for kind in kinds.KINDS if words & kind.nouns]
    types = {one for kind in fitting for one in kind.types} | (
        {"REQUEST", "AGREE"} if fitting else set()
    )
    before = [one for one in pair.acts if one.token.i < coded.token.i]
    made = [one for one in before[-1:] if one.type in types and coded.token.i - one.token.i < NEAR]
    sides = [side for one in made[-1:] for side in one.actors if side.state in pair.two]
    return sides[0] if len(sides) == 1 else None
