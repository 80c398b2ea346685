"""Whether the text says enough for an event: who, for some types to whom, and that it was real."""

from __future__ import annotations

from ...records import Side, Standing
from ...tables import actions
from . import frames, grammar, standing
from .coding import Coded
from .somebody import kind_of, known_side, weighty

DENYING = frozenset({"deny", "rule", "denial", "untrue"})
"""Words that make of a thing not done a claim: who denies it is told."""
OUGHT = frozenset({"should", "ought", "must"})
WEAK = frozenset({"SUPPORT", "ACCUSE", "COOPERATE", "AID", "SANCTION"})
"""Types of which one side alone tells nothing: somebody who is supported or accused must be named,
or at least something that they own."""
ANSWERING = frozenset({
    "condemn", "denounce", "decry", "criticize", "criticise", "deplore", "protest", "slam", "blast",
    "oppose", "support", "back", "endorse", "welcome", "praise", "applaud", "hail", "object_to",
    "rebuke", "object", "complain",
})  # fmt: skip
"""Verbs of answers that need no word of whose the thing is."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
"""Words of a thing that was told of before."""
VIOLENCE = frozenset({
    "attack", "bombing", "killing", "murder", "massacre", "explosion", "shelling", "raid",
    "invasion", "assassination", "hijacking", "kidnapping", "terrorism", "atrocity", "bloodshed",
    "blast",
})  # fmt: skip
"""What states condemn wherever it was done and by whomever."""
CONDOLENCES = frozenset({"condolence", "condolences", "sympathy", "sorrow"})
AT_HOME = frozenset({
    "man", "woman", "people", "team", "player", "worker", "audience", "crowd", "family", "public",
    "victim", "way", "fact", "idea", "role", "work", "effort", "movie", "film", "book", "host",
    "troop", "soldier", "party", "candidate", "opposition", "government", "media", "press",
    "practice", "system", "figure", "number", "data", "news", "chance", "opportunity", "report",
    "progress", "achievement", "accomplishment", "success", "performance", "courage", "importance",
    "contribution",
})  # fmt: skip
"""People and things that are praised and criticised at home: no matter of states."""
HURTING = frozenset({"kill", "wound", "injure", "shoot", "beat", "murder"})
"""Verbs of people hurt, by accident as often as on purpose."""
ANYBODY = frozenset({"people", "person", "man", "woman", "driver", "somebody", "someone"})
"""Who kills without a group or a cause is a criminal."""
EVILS = frozenset({
    "terrorism", "terror", "extremism", "poverty", "corruption", "crime", "disease", "drug",
    "cancer", "hunger", "inflation", "racism", "trafficking", "piracy", "hate", "addiction",
})  # fmt: skip
"""What is battled, and nobody."""
CRIMES = frozenset({
    "scam", "phishing", "robbery", "burglary", "theft", "shoplifting", "drunk", "drunken",
    "stabbing", "rape", "fraud", "laundering", "scheme", "embezzlement", "extortion", "smuggling",
    "homicide", "burglar", "thief", "drug", "cocaine", "speeding", "cheating", "steal", "rob",
    "counterfeit", "shoplifter", "pickpocket", "fake", "swindle", "swindler", "brawl",
    "knife",
})  # fmt: skip
"""Words for which somebody is arrested or tried as one of many, by no state against another."""
TRIED = frozenset({"arrest", "allege", "convict", "investigate"})
"""Modes of what courts and police do."""
BARRING = frozenset({"bar", "ban", "exclude", "prohibit", "forbid"})
"""Verbs of rules: without whoever makes it, a rule is a custom."""
BATTLING = frozenset({"fight", "battle", "war"})
"""Words of violence as often said of poverty and prejudice: somebody must be fought."""
FIGURATIVE = frozenset({
    "trade", "legal", "court", "political", "diplomatic", "verbal", "custody", "bidding", "policy",
    "price", "election", "electoral", "propaganda", "personal", "twitter", "media", "budget",
    "ideological", "cultural", "public", "uphill", "internal", "bureaucratic", "sharp", "title",
    "control", "charm", "peace", "gun", "ad", "advertising", "negative", "racial",
})  # fmt: skip
"""What is fought without weapons."""
BY_FORCE = frozenset({
    "attack", "bombing", "raid", "airstrike", "strike", "shelling", "rocket", "missile", "gunman",
    "bomb", "bomber", "fire", "gunfire", "soldier", "troop", "force", "clash", "fighting", "mortar",
    "device", "war", "ambush", "drone", "massacre", "invasion",
})  # fmt: skip
"""What tells that people are hurt on purpose where the text names nobody who did it."""


ROAD = frozenset({"lorry", "truck", "bus", "car", "coach", "train", "tram", "van", "taxi",
                  "motorcycle", "bike"})  # fmt: skip
"""What hurts people by accident where no weapon is told of."""
DYING = frozenset({"kill", "wound", "injure", "die", "perish", "hurt"})
ACCIDENTS = frozenset({
    "crash", "capsize", "derail", "derailment", "earthquake", "quake", "flood", "storm",
    "hurricane", "avalanche", "landslide", "wildfire", "lightning", "stampede", "pile-up",
})  # fmt: skip
"""What kills and is nobody's deed."""


def told(coded: Coded) -> bool:
    """Whether the text says enough for an event: who, and for some types to whom."""
    if not any(weighty(side) for side in [*coded.actors, *coded.recipients]) or _unreal(coded):
        return False
    if _apart(coded) or accident(coded) or (crime(coded) and _single(coded)):
        return False
    passive = coded.frame.pos == "verb" and frames.undergone(coded.frame)
    passive = passive or coded.rule.sides in ("suffer", "sender")  # "nine sailors are in custody"
    if coded.type == "ASSAULT" and not _violent(coded):
        return False
    if coded.rule.sides == "mutual" and not (passive and coded.type == "CONSULT"):
        return len(coded.actors) > 1 or (coded.type in ("REJECT", "AGREE") and bool(coded.actors))
    unnamed = coded.type == "ASSAULT" and bool(coded.frame.subjects)
    if not coded.actors and not passive and not unnamed:
        return False
    if not coded.actors and (coded.rule.lemma in BARRING or _ordinary(coded)):
        return False
    if _both_needed(coded):
        return _reaction(coded) or _received(coded) or _each_other(coded)
    if not _done(coded):
        return False
    suffering = coded.type in ("ASSAULT", "COERCE") or summoned(coded)
    return bool(coded.actors) or (suffering and any(placed(side) for side in coded.recipients))


def summoned(coded: Coded) -> bool:
    """ "The envoy of Chad was called in": diplomats to whom it is done, by nobody named."""
    words = actions.classes()["ambassador"]
    told = coded.type in ("ACCUSE", "SANCTION") and coded.frame.pos == "verb"
    return told and bool(coded.frame.object_words & words)


def _ordinary(coded: Coded) -> bool:
    """Whether somebody is arrested or tried, by nobody named, for what is no matter of states; or
    the text names only the place of it."""
    if coded.rule.mode not in TRIED:
        return False
    if crime(coded):
        return True
    if coded.rule.sides == "suffer":  # the object is where they are held
        return False
    return bool(coded.struck) and not any(_struck(coded, side) for side in coded.recipients)


def _single(coded: Coded) -> bool:
    """ "Police arrested a Libyan for theft": one or two people of no office; crews and officials
    are held for what states quarrel over."""
    words = actions.classes()["political"]
    return bool(coded.frame.objects) and all(
        head.tag_ in ("NNP", "NNPS")
        or (head.tag_ == "NN" and grammar.noun_lemma(head) not in words)
        for head in coded.frame.objects
    )


def crime(coded: Coded) -> bool:
    """Whether somebody is arrested or tried for theft, fraud or the like."""
    tried = coded.rule.mode in TRIED
    return tried and any(token.lemma_.lower() in CRIMES for token in coded.token.sent)


def _struck(coded: Coded, side: Side) -> bool:
    """Whether a side stands among the words of whom it is done to, not beside them as a place."""
    return any(side.span.overlaps(span) for span in coded.struck)


def _both_needed(coded: Coded) -> bool:
    """Whether an act is none without somebody to whom it is done."""
    slots = {slot.name for slot in coded.rule.slots}
    weak = coded.type in WEAK and coded.rule.type != "PROTEST" and "alone" not in slots
    weak = weak or coded.rule.type == "COOPERATE"
    return coded.rule.mode == "visit" or "both" in slots or weak


def _each_other(coded: Coded) -> bool:
    """ "The two have sued each other": those who do it are those to whom it is done."""
    several = len({side.state for side in coded.actors} - {None}) > 1
    return several and any(head.lemma_.lower() in ("other", "another")
                           for head in coded.frame.objects)  # fmt: skip


def _received(coded: Coded) -> bool:
    acting = bool(coded.actors) or coded.rule.sides != "host"
    visited = coded.rule.mode != "visit" or any(weighty(side) for side in coded.recipients)
    return acting and visited and bool(coded.recipients)


def _reaction(coded: Coded) -> bool:
    """ "Chad condemned the launch", "bombings in Kenya": a state's answer to a thing told before,
    by whomever; or its condolences, whosever the dead are."""
    told = coded.frame.pos == "verb" and coded.token.dep_ != "relcl"
    if coded.type not in ("ACCUSE", "SUPPORT") or not told:
        return False
    if coded.frame.object_words & CONDOLENCES:
        return any(map(_state, coded.actors))
    if coded.rule.mode not in ("", "disapprove") or coded.rule.lemma not in ANSWERING:
        return False
    if any(head.lemma_.lower() in VIOLENCE for head in coded.frame.objects):
        return any(map(placed, coded.actors))
    things = coded.frame.objects
    named = [head for head in things if head.pos_ == "NOUN" and head.lemma_.lower() not in AT_HOME
            and any(child.lower_ in DEFINITE for child in head.lefts)]  # fmt: skip
    return bool(named) and any(_state(side) for side in coded.actors)


def _state(side: Side) -> bool:
    """Whether a side speaks for a state: itself, its government, a known office-holder of it."""
    return side.state is not None and not (side.entity or "").startswith("organisation:")


def _done(coded: Coded) -> bool:
    """Whether it is done by somebody that the record can place, and something that is offered."""
    if coded.type in ("RETREAT", "MOBILIZE") and not any(map(placed, coded.actors)):
        return False
    return coded.rule.lemma != "offer" or bool(coded.recipients) or _offered(coded)


def _offered(coded: Coded) -> bool:
    """ "Offered to leave", "offered talks"; not "the resorts that Chad offers"."""
    if coded.frame.comp is not None or coded.frame.pos != "verb":
        return True
    told = coded.token.tag_ in ("VBD", "VBN") and coded.token.dep_ != "relcl"
    if told and any(_state(side) for side in coded.actors):
        return True
    classes = actions.classes()
    given = ("money", "goods", "assisting", "talks", "support", "treaty", "proposal", "forces")
    return any(coded.frame.object_words & classes[name] for name in given)


def placed(side: Side) -> bool:
    """Whether the record can place a side: it has a state, or our tables know it as more than a
    company."""
    at_home = kind_of(side.entity) in ("company", "media", "party")
    return side.state is not None or (known_side(side) and not at_home)


def _violent(coded: Coded) -> bool:
    """Whether the text tells of violence between somebodies: people hurt by nobody named are
    as often victims of accidents, and a politician kills nobody with his hands."""
    hurt = any(placed(side) for side in coded.recipients)
    against = coded.frame.preps.get("against", []) if coded.frame.pos == "noun" else []
    if any(head.lemma_.lower() in EVILS for head in against):
        return False
    if coded.rule.sides == "suffer":
        return hurt
    if coded.frame.pos == "noun" and FIGURATIVE & {c.lower_ for c in coded.token.children}:
        return False
    if not coded.actors:
        hurt = any(_struck(coded, side) for side in coded.recipients if placed(side))
        around = [*frames.bounded(coded.token), *coded.frame.objects]
        armed = bool(BY_FORCE & {t.lemma_.lower() for t in around})
        return hurt and (armed or bool(coded.frame.subjects) or coded.rule.lemma not in HURTING)
    if coded.rule.lemma in BATTLING and not hurt:
        return len({side.state or side.name for side in coded.actors}) > 1
    people = all((side.entity or "").startswith("person:") for side in coded.actors)
    crowd = all(side.name.lower() in ANYBODY for side in coded.actors)
    return (hurt or not people) and not crowd


def accident(coded: Coded) -> bool:
    """ "Were killed when a helicopter crashed": by nobody, and with no weapon named."""
    if coded.rule.lemma in ("hit", "strike", "kill", "injure") and _traffic(coded):
        return True
    if coded.rule.lemma not in DYING:
        return False
    words = {token.lemma_.lower() for token in coded.token.sent}
    if coded.actors:  # "a ferry hit the quay, injuring four"
        vessels = actions.classes()["vessels"] - actions.classes()["warcraft"]
        heads = {head.lemma_.lower() for head in coded.frame.subjects}
        bumped = bool(words & (ACCIDENTS | {"collide", "collision"}))
        return bumped and bool(heads) and heads <= vessels and not words & BY_FORCE
    return bool(words & ACCIDENTS) and not words & (
        BY_FORCE - {"strike", "force", "soldier", "troop"}
    )


def _traffic(coded: Coded) -> bool:
    """ "A lorry hit a bus", and whom it killed."""
    words = {token.lemma_.lower() for token in coded.token.sent}
    heads = {head.lemma_.lower() for head in coded.frame.subjects}
    return bool(heads) and heads <= ROAD and not words & (BY_FORCE - {"strike"})


def _apart(coded: Coded) -> bool:
    """ "The Vale and Cole meetings": each of two of one state met somebody, not one another."""
    token = coded.token
    if coded.type != "CONSULT" or token.tag_ != "NNS" or token.lemma_.lower() == "talk":
        return False
    alone = not grammar.prepositions(token) and not coded.frame.light
    states = {side.state for side in coded.actors}
    return alone and len(states) == 1 and bool(grammar.children(token, "compound", "nmod"))


def _unreal(coded: Coded) -> bool:
    """Whether it is only supposed, wished by whoever writes, or a thing that was not done.

    What somebody offered, wanted, refused or threatened is kept: it belongs to that act.
    """
    reality = coded.reality
    asked = standing.bidden(coded.frame.verb) or grammar.asked(coded.token)
    if asked or _campaign(coded) or _far(coded) or _able(coded):
        return True
    if coded.within is not None and reality.why != "if":
        return reality.standing is not Standing.ACTUAL and _unreal(coded.within)
    if reality.standing in (Standing.HYPOTHETICAL, Standing.CONDITIONAL):
        both = bool(coded.actors and coded.recipients) or len(coded.actors) > 1
        bare = coded.frame.pos == "noun" and not coded.frame.light
        return reality.why == "if" or bare or not both
    if reality.standing is Standing.DENIED:
        return reality.why not in DENYING
    return reality.why in OUGHT


def _far(coded: Coded) -> bool:
    """ "How far they are willing to go"."""
    comp = coded.frame.comp
    asked = {t.lower_ for t in comp.lefts for t in (t, *t.lefts)} if comp is not None else set()
    return "how" in asked


def _able(coded: Coded) -> bool:
    """ "Which would allow trade to grow", "can let them stay": a possibility nobody has offered."""
    hypothetical = coded.reality.standing is Standing.HYPOTHETICAL
    if coded.type == "COOPERATE":  # "will be able to sell steel"
        return hypothetical and coded.reality.why == "able"
    if coded.type == "ASSAULT" and coded.frame.verb.dep_ == "relcl":  # "missiles that could hit us"
        armed = coded.reality.why in ("can", "could", "ca", "able", "capable")
        return hypothetical and armed and not any(map(placed, coded.actors))
    unoffered = coded.reality.why in ("can", "ca", "would")
    return coded.type == "CONCEDE" and hypothetical and unoffered


def _campaign(coded: Coded) -> bool:
    """A politician who holds a rally protests against nobody."""
    people = all((side.entity or "").startswith("person:") for side in coded.actors)
    return coded.type == "PROTEST" and coded.mode == "demo" and bool(coded.actors) and people
