"""Home affairs: what a state's people say among themselves with no other state in sight, and what
they do in politics and business in an article about their own state.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from ....language import Parse
from ....records import EntityKind, Mention, Side
from ....spans import Span
from ....tables import actions, places, plover
from .. import frames, grammar
from ..cast import Cast
from ..coding import Coded
from ..mentioned import known
from ..somebody import BUSINESS, KIN, body_of_states, company, kind_of
from .unarmed import civil

DAILY = plover.SPOKEN | {"CONSULT", "COOPERATE"}
"""Types of what candidates and ministers say every day. What a government does at home, and what is
done by force, is kept, whoever suffers it."""

ACROSS = frozenset({"counterpart", "counterparts", "ambassador", "ambassadors", "countries",
                    "neighbours", "neighbors"})  # fmt: skip
"""Words for somebody of another state, which is named elsewhere."""
ENOUGH = 4
"""Sentences of which a single paragraph shows what a text is about."""
LEGISLATURES = frozenset({"congress", "parliament", "senate", "knesset", "duma", "bundestag"})
"""Whom a government asks at home, whatever for."""
SUBORDINATE = frozenset({
    "citizen", "people", "public", "aide", "adviser", "advisor", "cabinet", "lawmaker", "voter",
    "supporter", "resident", "population", "countryman", "countrymen", "legislator", "senator",
    "nation", "party", "staff", "subordinate", "official", "minister", "follower", "civilian",
    "motorist", "student", "faithful", "believer", "compatriot",
})  # fmt: skip
"""Whom those who rule or lead tell at home what to do."""
OF_DESCENT = frozenset({"american", "americans", "-american", "-americans", "-"})
"""Words after a part of the world of people who live here: "African Americans"."""
ABROAD = frozenset({
    "foreign", "western", "west", "war", "abroad", "overseas", "treaty", "troop", "invasion",
    "ally", "nuclear", "missile", "refugee", "sanction", "summit", "embassy", "border",
})  # fmt: skip
"""Words by which a quarrel at home is about matters abroad."""
ARMED = frozenset({
    "military", "army", "soldier", "weapon", "defence", "defense", "attack", "peace", "talk",
    "negotiation", "agreement", "accord", "government", "country",
})  # fmt: skip
"""Words by which what somebody says alone is as often about another state."""
HOMELY = 0.85
"""Share of an article's mentions of states that one state must have for the article to be about
its own affairs; chosen by reading 43 articles of 2016: home politics had .95 and more, articles on
an affair with another state .84 and less."""
BODIES = frozenset({"international", "alliance", "armed-group"})
"""Kinds of organisations that are somebody between states; a channel or a company is not."""
CIVILLY = frozenset({"SANCTION", "RETREAT", "AID", "MOBILIZE", "PROTEST"})
"""Types of what parties and companies do at home: leave talks, return gifts, give money."""
FIRM = re.compile(r"\b(Inc|Corp|Co|Ltd|PLC|Plc|LLC|GmbH|NV|SA|AG|Holdings|Industries)\.?\Z")
"""How the names of firms end."""
ANYBODY = frozenset({"woman", "man", "tourist", "passenger", "patient", "customer", "driver",
                     "couple", "boy", "girl", "teenager", "pensioner", "holidaymaker"})  # fmt: skip
"""People of whom nothing tells that they speak for anybody but themselves."""
ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "THREATEN"})


def excludes(coded: Coded, cast: Cast) -> bool:
    """Whether an act is a home affair and so no event between states."""
    ways = (_among_themselves, _private, _suit, _own_praised, _of_one_state, _quarrel)
    return any(way(coded, cast) for way in ways)


def _among_themselves(coded: Coded, cast: Cast) -> bool:
    """Whether people of one state say it with no other state in sight.

    It is so when it is spoken, names nobody else's state, its actors are of one state, and neither
    its paragraph nor the headline names another state, a place in one, or an international body: a
    candidate who "called for lower taxes". For an answer ("condemned the decision"), and for what a
    state does by its name, the paragraph before counts as well: the matter was told there. Those
    who meet others of their own state are at home whatever stands around. A text of one short
    paragraph shows no surroundings, and decides nothing.
    """
    if _among_own(coded, cast):
        return True
    states = {side.state for side in coded.actors}
    own = states | {None}
    abroad = any(side.state not in own or body_of_states(side) for side in coded.recipients)
    if coded.type not in DAILY or abroad or len(states - {None}) != 1:
        return False
    if short(cast.parse):
        return False
    if coded.type == "CONSULT" and len(coded.actors) > 1 and None not in states:
        return True
    if any(one.lower_ in ACROSS for one in frames.bounded(grammar.clause_verb(coded.token))):
        return False
    around = [m for span in _surroundings(coded, cast.parse) for m in cast.index.inside(span)]
    return not any(_foreign(m, states, cast) for m in around)


def _among_own(coded: Coded, cast: Cast) -> bool:
    """What somebody asks of his own people, and what they are asked to do."""
    near = [one for one in (coded, coded.within) if one is not None and one.type == "REQUEST"]
    return not short(cast.parse) and any(
        _instructs(one, cast, {side.state for side in one.actors}) for one in near
    )


def _instructs(coded: Coded, cast: Cast, states: set[str | None]) -> bool:
    """ "Asked his aides to look at it", "urged citizens to vote", "asked parliament for the money":
    what is asked of one's own, where the clause names nobody of another state. What parliament is
    asked for is a home affair whatever it is for."""
    if coded.frame.pos != "verb" or len(states - {None}) != 1:
        return False
    after = [h for name in ("from", "of", "on", "to") for h in coded.frame.preps.get(name, [])]
    asked = [*coded.frame.objects, *after]
    for head in asked:
        own = cast.index.at(head)
        if own is not None and own.state is not None and own.state not in states:
            continue
        lemma = grammar.noun_lemma(head)
        if lemma in LEGISLATURES:
            return True
        if lemma in SUBORDINATE and not _foreign_clause(coded, cast, states):
            return True
    return False


def _foreign_clause(coded: Coded, cast: Cast, states: set[str | None]) -> bool:
    """Whether what is asked names somebody or something of another state."""
    comp = coded.frame.comp
    asked = frames.bounded(comp) if comp is not None else list(coded.token.subtree)
    places = {one.i for one in asked}
    clause = cast.parse.span(min(places), max(places) + 1)
    return any(_foreign(m, states, cast) for m in cast.index.inside(clause) if m.head in places)


def short(parse: Parse) -> bool:
    """Whether a text is a paragraph of a few sentences."""
    paragraphs = sum(one.kind == "paragraph" for one in parse.segments)
    return paragraphs < 2 and sum(1 for _ in islice(parse.doc.sents, ENOUGH)) < ENOUGH


def _surroundings(coded: Coded, parse: Parse) -> list[Span]:
    segments = [one for one in parse.segments if one.kind == "paragraph"]
    own = parse.segment(coded.token)
    found = [own.span, *(one.span for one in parse.segments if one.kind == "title")]
    if own.kind == "title":
        found.extend(one.span for one in segments[:1])
    itself = any(side.entity == f"state:{side.state}" for side in coded.actors)
    if (coded.type in ANSWERS or itself) and own in segments and segments.index(own):
        found.append(segments[segments.index(own) - 1].span)
    return found


@cache
def regions() -> frozenset[str]:
    """Parts of the world that are no part of one state: "a European offer"."""
    return frozenset(f"place:{place.id.removeprefix('place:')}" for place in places.places()
                     if place.kind == "region" and not place.state)  # fmt: skip


def _foreign(mention: Mention, states: set[str | None], cast: Cast) -> bool:
    """Whether a mention is of another state, a place in one, or any organisation by name."""
    if mention.state is not None:
        return mention.state not in states
    if mention.entity_kind is EntityKind.ORGANISATION:
        return known(mention)
    if mention.entity in regions():
        return True
    place = cast.located(cast.parse.doc[mention.head])
    return any(side.state not in states for side in place)


def _private(coded: Coded, cast: Cast) -> bool:
    """What relatives ask, and what artists, players and companies ask and offer."""
    spoken = coded.type in DAILY and bool(coded.actors)
    return spoken and all(_for_themselves(side, cast) for side in coded.actors)


def _suit(coded: Coded, cast: Cast) -> bool:
    """ "A group of lawyers sued the company": before a court of their own, for themselves."""
    firms = any(grammar.noun_lemma(one) in BUSINESS for one in coded.frame.objects)
    alone = all(side.entity is None or civil(side, cast) for side in coded.actors)
    return coded.rule.lemma == "sue" and firms and alone


def _own_praised(coded: Coded, _: Cast) -> bool:
    """ "The prime minister congratulated his countrymen": a state and its own people."""
    states = {side.state for side in [*coded.actors, *coded.recipients]}
    praised = coded.type == "SUPPORT" and len(states) == 1 and None not in states
    own = ("group:", "state:")
    return praised and bool(coded.actors and coded.recipients) and all(
        (side.entity or "").startswith(own) for side in coded.recipients
    )  # fmt: skip


def _for_themselves(side: Side, cast: Cast) -> bool:
    """Whether a side is a relative of somebody, an artist or a player, or a company."""
    if company(side.entity) or FIRM.search(side.name):
        return True
    mention = cast.index.exactly(side.span)
    if mention is None or mention.kind != "nominal":
        return False
    head = grammar.noun_lemma(cast.parse.doc[mention.head])
    alone = head in ANYBODY and cast.parse.doc[mention.head].tag_ == "NN"
    return head in BUSINESS or head in KIN or head in actions.classes()["artists"] or alone


def _of_one_state(coded: Coded, cast: Cast) -> bool:
    """Whether an act is spoken, or done in politics or business, among the people of the one state
    that the article is about.

    Its sides are of that state or of none, no body between states is among them, and the sentence
    names nobody and nothing of another state. One short paragraph decides nothing.
    """
    everybody = [*coded.actors, *coded.recipients]
    states = {side.state for side in everybody} - {None}
    spoken = coded.type in DAILY
    done = coded.type in CIVILLY and all(civil(side, cast) for side in coded.actors)
    if not (spoken or done) or short(cast.parse):
        return False
    if len(states) > 1 or any(map(_between_states, everybody)):
        return False
    owner, share = cast.index.owner
    if share < HOMELY or (states and owner not in states):
        return False
    around = cast.index.inside(cast.parse.sentence(coded.token))
    return not any(_elsewhere(m, owner, cast) for m in around)


def _quarrel(coded: Coded, cast: Cast) -> bool:
    """ "The candidate accuses the president of weakness": people and parties of one state among
    themselves, in a sentence that names nobody and nothing of another, whatever the article is
    about."""
    everybody = [*coded.actors, *coded.recipients]
    states = {side.state for side in everybody}
    if coded.type not in DAILY | CIVILLY or not (coded.actors and coded.recipients):
        return False
    if len(states) != 1 or None in states or short(cast.parse):
        return False
    if not all(civil(side, cast) for side in everybody):
        return False
    if any(token.lemma_.lower() in ABROAD for token in coded.token.sent):
        return False
    around = cast.index.inside(cast.parse.sentence(coded.token))
    return not any(_elsewhere(m, everybody[0].state, cast) for m in around)


def alone(coded: Coded, cast: Cast) -> bool:
    """ "The president denied that he meant to replace his secretary": what one of a state's people
    says to nobody named, in a sentence that names nobody and nothing of another."""
    states = {side.state for side in coded.actors}
    if coded.type not in plover.SPOKEN or coded.recipients or len(states) != 1 or None in states:
        return False
    if short(cast.parse) or not all(civil(side, cast) for side in coded.actors):
        return False
    sentence = coded.token.sent
    if any(token.lemma_.lower() in ABROAD | ARMED for token in sentence):
        return False
    parse = cast.parse
    head = [one for one in parse.segments if one.kind in ("title", "paragraph")][:2]
    spans = [parse.sentence(coded.token), *(one.span for one in head)]
    around = [m for span in spans for m in cast.index.inside(span)]
    return not any(_elsewhere(m, coded.actors[0].state, cast) for m in around)


def _between_states(side: Side) -> bool:
    return side.state is None and kind_of(side.entity) in BODIES


def _elsewhere(mention: Mention, owner: str | None, cast: Cast) -> bool:
    """Whether a mention is of another state, a place in one, or a body of states."""
    if mention.state is not None:
        return mention.state != owner
    if mention.entity_kind is EntityKind.ORGANISATION:
        return known(mention) and kind_of(mention.entity) in BODIES
    if mention.entity in regions():
        after = cast.parse.doc[mention.head + 1 : mention.head + 3]
        return not any(one.lower_ in OF_DESCENT for one in after)
    place = cast.located(cast.parse.doc[mention.head])
    return any(side.state not in (owner, None) for side in place)
