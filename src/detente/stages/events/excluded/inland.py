"""Affairs of one state in an article about that state, and force that is only a figure of speech.

Candidates, parties, courts and companies do to each other in words what states do in earnest: they
attack, capture, fight and hold hostage. Between states each side of an act is a state, its people
and bodies, or an armed group.
"""

from __future__ import annotations

from functools import cache

from ....records import EntityKind, Mention, Side
from ....tables import actions, organisations
from .. import enough, grammar
from ..cast import Cast, known
from ..coding import Coded
from . import home

OF_DESCENT = frozenset({"american", "americans", "-american", "-americans", "-"})
"""Words after a part of the world of people who live here: "African Americans"."""
HOMELY = 0.85
"""Share of an article's mentions of states that one state must have for the article to be about
its own affairs; chosen by reading 43 articles of 2016: home politics had .95 and more, articles on
an affair with another state .84 and less."""
BODIES = frozenset({"international", "alliance", "armed-group"})
"""Kinds of organisations that are somebody between states; a channel or a company is not."""
CIVIL = frozenset({
    "candidate", "voter", "campaign", "rival", "senator", "lawmaker", "nominee", "contender",
    "democrat", "republican", "conservative", "liberal", "mayor", "governor", "critic", "team",
    "player", "coach", "club", "company", "firm", "fan", "columnist", "politician", "congressman",
    "congresswoman", "challenger", "frontrunner", "front-runner", "runner", "businessman", "judge",
    "lawyer", "attorney", "host", "activist", "group", "ad", "opponent", "campaigner", "delegate",
})  # fmt: skip
"""Heads of phrases for those who fight with words, votes, money and balls."""
FIGURES = frozenset({
    "attack", "capture", "storm", "raid", "assault", "hit", "strike", "fight", "battle", "pound",
    "beat", "clash", "crush", "hammer", "rout", "hold", "destroy", "hurt", "cripple", "wipe",
    "ambush", "bombard", "blast", "demolish", "wage", "target", "kill", "take", "annihilate",
    "batter", "pummel", "assail", "maul", "invade", "bomb", "shoot", "murder", "launch", "mount",
    "pick", "nab", "seize", "lock", "round", "keep", "put", "chase", "block", "stop", "bar", "fire",
    "hack", "board", "intercept", "drive", "push", "occupy", "sink", "overrun", "war", "offensive",
    "assassinate", "torpedo", "be", "come", "remain", "execute", "slaughter", "harass",
    "intimidate", "surround", "besiege",
})  # fmt: skip
"""Words of force that are said of words, votes, money and games as well."""
CIVILLY = frozenset({"SANCTION", "RETREAT", "AID", "MOBILIZE", "PROTEST"})
"""Types of what parties and companies do at home: leave talks, return gifts, give money."""
BUSINESS = frozenset({
    "company", "firm", "corporation", "airline", "bank", "retailer", "manufacturer", "maker",
    "conglomerate", "investor", "shareholder", "buyer", "bidder", "supplier", "brand", "startup",
})  # fmt: skip
KIN = frozenset({
    "father", "mother", "parent", "son", "daughter", "brother", "sister", "wife", "husband",
    "widow", "grandmother", "grandfather", "uncle", "aunt", "cousin", "relative", "family",
    "boyfriend", "girlfriend", "classmate", "stepfather", "stepmother", "grandparent",
})  # fmt: skip
ANYBODY = frozenset({"woman", "man", "tourist", "passenger", "patient", "customer", "driver",
                     "couple", "boy", "girl", "teenager", "pensioner", "holidaymaker"})  # fmt: skip
"""People of whom nothing tells that they speak for anybody but themselves."""
FOUGHT = frozenset({"fight", "battle", "war", "target", "blast", "hammer", "assail"})
"""Verbs of which a rival candidate is as often the object as an enemy."""
EARNEST = frozenset({
    "troop", "soldier", "army", "missile", "bomb", "bomber", "bombing", "airstrike", "gunman",
    "gunmen", "rocket", "militia", "rebel", "police", "policeman", "shell", "shelling", "weapon",
    "rifle", "gunfire", "grenade", "drone", "military", "navy", "prison", "jail", "custody",
    "warplane", "mortar", "gun", "knife", "explosive", "detainee", "prisoner", "blood",
})  # fmt: skip
"""Words that show force to be meant as it is said."""


def affair(coded: Coded, cast: Cast) -> bool:
    """Whether an act is spoken, or done in politics or business, among the people of the one state
    that the article is about.

    Its sides are of that state or of none, no international body is among them, and the sentence
    names nobody and nothing of another state. What relatives ask, and what companies ask and offer,
    is private in any article. One short paragraph decides nothing.
    """
    everybody = [*coded.actors, *coded.recipients]
    states = {side.state for side in everybody} - {None}
    spoken = coded.type in home.SPOKEN
    if spoken and coded.actors and all(_private(side, cast) for side in coded.actors):
        return True
    civil = coded.type in CIVILLY and all(_civil(side, cast) for side in coded.actors)
    if not (spoken or civil) or home.short(cast.parse):
        return False
    if len(states) > 1 or any(map(_body, everybody)):
        return False
    owner, share = cast.index.owner
    if share < HOMELY or (states and owner not in states):
        return False
    around = cast.index.inside(cast.parse.sentence(coded.token))
    return not any(_abroad(m, owner, cast) for m in around)


def _private(side: Side, cast: Cast) -> bool:
    """A relative of somebody, an artist or a player, or a company."""
    if _kind(side.entity) == "company":
        return True
    mention = next((m for m in cast.index.inside(side.span) if m.span == side.span), None)
    if mention is None or mention.kind != "nominal":
        return False
    head = grammar.noun_lemma(cast.parse.doc[mention.head])
    alone = head in ANYBODY and cast.parse.doc[mention.head].tag_ == "NN"
    return head in BUSINESS or head in KIN or head in actions.classes()["artists"] or alone


def figure(coded: Coded, cast: Cast) -> bool:
    """Whether force is told of those who have none, against nobody of another state: "the senator
    captured two counties", "the party holds the budget hostage"."""
    if coded.rule.type == "ASSAULT" and _thought(coded):
        return True
    if coded.rule.lemma in enough.BATTLING and not any(map(enough.placed, coded.actors)):
        return not coded.recipients  # "the ones fighting to get it done"
    if coded.rule.lemma in FOUGHT and not coded.actors and coded.recipients:
        people = all(_civil(side, cast) for side in coded.recipients)
        return people and not {t.lemma_.lower() for t in coded.token.sent} & EARNEST
    forced = coded.rule.type in ("ASSAULT", "COERCE") and coded.rule.lemma in FIGURES
    moved = coded.rule.type == "MOBILIZE" and not (
        coded.frame.object_words & actions.classes()["forces"]
    )
    if not forced and not moved:
        return False
    suffered = coded.rule.sides == "suffer" and not coded.actors
    doing = coded.recipients if suffered else coded.actors
    if not doing or not all(_civil(side, cast) for side in doing):
        return False
    own = {side.state for side in coded.actors} | {None}
    if any(side.state not in own for side in coded.recipients):
        return False
    words = {token.lemma_.lower() for token in coded.token.sent}
    return not words & EARNEST


def _thought(coded: Coded) -> bool:
    """ "An ideological battle", "the dispute is a battle": force in a manner of speaking."""
    if coded.frame.pos != "noun":
        return False
    worded = {child.lower_ for child in coded.token.children} & enough.FIGURATIVE
    return bool(worded) or (coded.token.dep_ == "attr" and coded.token.head.lemma_ == "be")


def civil_body(side: Side) -> bool:
    """Whether a side is a party, a court, a company or a paper."""
    return _kind(side.entity) in ("party", "company", "media", "court")


def _civil(side: Side, cast: Cast) -> bool:
    if civil_body(side):
        return True
    mention = next((m for m in cast.index.inside(side.span) if m.span == side.span), None)
    if mention is None:
        return False
    head = cast.parse.doc[mention.head]
    armed = grammar.noun_lemma(head) in actions.classes()["forces"]
    if mention.entity_kind is EntityKind.PERSON and mention.kind != "nominal":
        return not armed
    return grammar.noun_lemma(head) in CIVIL


def _body(side: Side) -> bool:
    return side.state is None and _kind(side.entity) in BODIES


@cache
def _kinds() -> dict[str, str]:
    every = organisations.organisations()
    return {f"organisation:{one.id.removeprefix('organisation:')}": one.kind for one in every}


def _kind(entity: str | None) -> str:
    return _kinds().get(entity or "", "")


def _abroad(mention: Mention, owner: str | None, cast: Cast) -> bool:
    """Whether a mention is of another state, a place in one, or a body of states."""
    if mention.state is not None:
        return mention.state != owner
    if mention.entity_kind is EntityKind.ORGANISATION:
        return known(mention) and _kind(mention.entity) in BODIES
    if mention.entity in home.regions():
        after = cast.parse.doc[mention.head + 1 : mention.head + 3]
        return not any(one.lower_ in OF_DESCENT for one in after)
    place = cast.located(cast.parse.doc[mention.head])
    return any(side.state not in (owner, None) for side in place)
