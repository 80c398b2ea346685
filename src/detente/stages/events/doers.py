"""Who does an act, and who take part in one that is done together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from ...tables import actions
from ...tables.actions import Rule
from . import ended, grammar, roles
from .cast import Cast
from .frames import Frame
from .somebody import distinct
from .whose import unnamed

if TYPE_CHECKING:
    from ...language import Token

RULING = {"summon": "to", "expel": "from", "deport": "from", "order": "", "tell": "", "ask": "",
          "oblige": "", "force": "", "compel": "",
          "send": "from"}  # fmt: skip
"""Verbs whose hidden agent the place tells, and the word before that place."""
FIRING = frozenset({"fire", "launch", "shoot", "lob"})
"""Verbs of which "from" names whose the guns are."""
MEANS = frozenset({"veto", "opposition", "support", "aid", "money", "weapon", "airpower", "jet",
                   "aircraft", "sanction", "embargo", "blockade", "objection", "pressure",
                   "threat", "warship", "tank", "plane"})  # fmt: skip
"""Besides arms and attacks, what a state does something by."""
ORDERS = frozenset({"order", "instruction", "behest", "command", "bidding"})
JUDGING = frozenset({"arrest", "jail", "imprison", "sentence", "convict", "prosecute", "charge",
                     "indict", "deport", "execute", "acquit", "detain", "impound"})  # fmt: skip
"""What only courts and police do, so that a place tells whose when the passive hides them."""


LANDS = frozenset({"country", "homeland", "land", "capital", "state", "nation", "republic"})


def actors(frame: Frame, cast: Cast, rule: Rule) -> list[Side]:
    """Who does it."""
    found = cast.of(frame.subjects)
    if not found and rule.sides == "of":  # "the deployment of American troops"
        found = cast.of(frame.preps.get("of", []))
    if not found and (rule.type, rule.mode) == ("RETREAT", "withdraw"):
        found = _whose_men(frame, cast, rule)
    deeds = actions.classes()["attack"] | actions.classes()["gunfire"]
    if not found and rule.type == "ASSAULT":  # "American raids killed …"
        found = distinct(s for h in frame.subjects if h.lemma_.lower() in deeds
                         for s in cast.whose(h))  # fmt: skip
    found = found or cast.of(frame.preps.get("by", [])) or _by_means(frame, cast)
    found = found or _fired_from(frame, cast) or _on_orders(frame, cast)
    found = found or ended.whose(frame, cast)
    return found or _from_where(frame, cast)


def _whose_men(frame: Frame, cast: Cast, rule: Rule) -> list[Side]:
    """ "[Chad's armoured corps] stood down", "the evacuation of [the Chadian garrison]"."""
    men = actions.classes()["units"] | {"presence"}
    heads = frame.preps.get("of", []) if rule.sides == "of" else frame.subjects
    return distinct(s for h in heads if grammar.noun_lemma(h) in men for s in cast.whose(h))


def _from_where(frame: Frame, cast: Cast) -> list[Side]:
    """ "Was summoned to the foreign ministry of Chad", "were expelled from Chad", "were ordered to
    leave Chad": only who rules there can."""
    lemma = grammar.lemma(frame.token)
    if frame.pos != "verb" or not grammar.passive(frame.token):
        return []
    if lemma in JUDGING:
        return _judging(frame, cast)
    if lemma not in RULING:
        return []
    heads = frame.preps.get(RULING[lemma], [])
    if not RULING[lemma]:
        leaving = frame.comp is not None and grammar.lemma(frame.comp) in ("leave", "depart")
        heads = roles.objects(frame.comp) if leaving and frame.comp is not None else []
        if any(child.lower_ == "out" for child in frame.token.children):  # "ordered out of Chad"
            heads = heads or frame.preps.get("of", [])
    return [side for side in cast.of(heads) if side.state and _state_or_body(side)]


def _by_means(frame: Frame, cast: Cast) -> list[Side]:
    """ "Backed by [Chadian] air strikes", "blocked by [Chad's] veto": whose the means are."""
    words = actions.classes()
    means = words["attack"] | words["gunfire"] | words["units"] | MEANS
    heads = [h for by in grammar.children(frame.token, "agent")
             for h in grammar.children(by, "pobj") if grammar.noun_lemma(h) in means]  # fmt: skip
    owned = [near for h in heads for one in grammar.children(h, "amod", "poss", "nmod", "compound")
             if not grammar.venue(one) for near in grammar.conjuncts(one)]  # fmt: skip
    return [side for side in cast.of(owned) if side.state]


def _fired_from(frame: Frame, cast: Cast) -> list[Side]:
    """ "Rockets fired from positions of the Chadian army": by the army."""
    fired = grammar.lemma(frame.token) in FIRING and grammar.passive(frame.token)
    heads = frame.preps.get("from", []) if fired else []
    return [side for head in heads for side in cast.whose(head) if side.state]


def _on_orders(frame: Frame, cast: Cast) -> list[Side]:
    """ "Were closed on [Chadian] orders", "at the behest of [Chad]": who gave them does it."""
    heads = [*frame.preps.get("on", []), *frame.preps.get("at", []), *frame.preps.get("under", [])]
    owned = [one for h in heads if grammar.noun_lemma(h) in ORDERS
             for one in (*grammar.children(h, "amod", "poss", "nmod", "compound"),
                         *grammar.prepositions(h).get("of", []),
                         *grammar.prepositions(h).get("from", []))]  # fmt: skip
    return [side for side in cast.of(owned) if side.state]


def _judging(frame: Frame, cast: Cast) -> list[Side]:
    """ "Were arrested in Vale": those who rule there, where the words name one state."""
    heads = [*frame.preps.get("in", []), *frame.preps.get("at", [])]
    spots = [side for head in heads for one in _spots(head) for side in unnamed.where(cast, one)
             if side.state]  # fmt: skip
    one = len({side.state for side in spots}) == 1 and not any(
        (side.entity or "").startswith("person:") for side in spots
    )
    return spots[:1] if one else []


def _spots(place: Token) -> list[Token]:
    """ "Was arrested at [her home] in Norway": who rules is told by where it is, not by whose."""
    theirs = any(child.tag_ == "PRP$" for child in grammar.children(place, "poss"))
    if not theirs or place.lemma_.lower() in LANDS:
        return [place]
    return grammar.prepositions(place).get("in", [])


def _state_or_body(side: Side) -> bool:
    return not (side.entity or "").startswith(("person:", "place:"))


def parties(frame: Frame, cast: Cast) -> list[Side]:
    """All who take part in what is done together: subjects, objects, "with", "between", "of"."""
    heads = list(frame.subjects)
    names = ("with", "between", "among", "to") if frame.pos == "verb" else (
        "with", "between", "among", "of")  # fmt: skip
    for name in names:
        heads.extend(frame.preps.get(name, []))
    if frame.pos == "verb":
        heads.extend(head for head in frame.objects if not _idiom(frame, head))
        for held in map(grammar.prepositions, frame.objects):
            heads.extend([*held.get("with", []), *held.get("between", [])])
    return cast.of(heads)


def _idiom(frame: Frame, head: Token) -> bool:
    """ "Joined [forces]", "shook [hands]", "exchanged [ambassadors]": nobody who takes part."""
    alone = not grammar.children(head, "det", "poss", "amod", "compound")
    if grammar.lemma(frame.token) == "exchange" and alone:
        return head.tag_ == "NNS"
    return grammar.lemma(frame.token) == "join" and head.lower_ in ("forces", "hands") and alone
