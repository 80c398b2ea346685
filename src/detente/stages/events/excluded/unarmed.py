"""Force that is told of those who have none: "the senator captured two counties".

Candidates, parties, courts and companies do to each other in words what states do in earnest: they
attack, capture, fight and hold hostage. Between states each side of an act is a state, its people
and bodies, or an armed group.
"""

from __future__ import annotations

from ....records import EntityKind, Side
from ....tables import actions
from .. import enough, grammar
from ..cast import Cast
from ..coding import Coded
from ..somebody import civil_body

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
FOUGHT = frozenset({"fight", "battle", "war", "target", "blast", "hammer", "assail"})
"""Verbs of which a rival candidate is as often the object as an enemy."""
EARNEST = frozenset({
    "troop", "soldier", "army", "missile", "bomb", "bomber", "bombing", "airstrike", "gunman",
    "gunmen", "rocket", "militia", "rebel", "police", "policeman", "shell", "shelling", "weapon",
    "rifle", "gunfire", "grenade", "drone", "military", "navy", "prison", "jail", "custody",
    "warplane", "mortar", "gun", "knife", "explosive", "detainee", "prisoner", "blood",
})  # fmt: skip
"""Words that show force to be meant as it is said."""


def excludes(coded: Coded, cast: Cast) -> bool:
    """Whether force is told of those who have none, against nobody of another state: "the senator
    captured two counties", "the party holds the budget hostage"."""
    if coded.rule.type == "ASSAULT" and _thought(coded):
        return True
    if coded.rule.lemma in enough.BATTLING and not any(map(enough.placed, coded.actors)):
        return not coded.recipients  # "the ones fighting to get it done"
    if coded.rule.lemma in FOUGHT and not coded.actors and coded.recipients:
        people = all(civil(side, cast) for side in coded.recipients)
        return people and not {t.lemma_.lower() for t in coded.token.sent} & EARNEST
    forced = coded.rule.type in ("ASSAULT", "COERCE") and coded.rule.lemma in FIGURES
    moved = coded.rule.type == "MOBILIZE" and not (
        coded.frame.object_words & actions.classes()["forces"]
    )
    if not forced and not moved:
        return False
    suffered = coded.rule.sides == "suffer" and not coded.actors
    doing = coded.recipients if suffered else coded.actors
    if not doing or not all(civil(side, cast) for side in doing):
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


def civil(side: Side, cast: Cast) -> bool:
    """Whether a side is a party, a court, a company, or a person whose word tells of no arms."""
    if civil_body(side):
        return True
    mention = cast.index.exactly(side.span)
    if mention is None:
        return False
    head = cast.parse.doc[mention.head]
    armed = grammar.noun_lemma(head) in actions.classes()["forces"]
    if mention.entity_kind is EntityKind.PERSON and mention.kind != "nominal":
        return not armed
    return grammar.noun_lemma(head) in CIVIL
