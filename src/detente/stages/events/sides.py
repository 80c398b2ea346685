"""To whom an act is done: from the places around its word to recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from ...tables import actions
from ...tables.actions import Rule
from . import answered, grammar, hyphened, protested, reach, recognized, roles, shared, within
from .cast import Cast
from .frames import Frame
from .matching import spoken
from .somebody import distinct, others, weighty, without
from .whose import goods

if TYPE_CHECKING:
    from ...language import Token

BODIES = frozenset({"community", "body", "bloc", "world", "union", "alliance", "organisation",
                    "organization", "council", "commission", "court"})  # fmt: skip
"""What is asked to do something to a state, though nobody tells whose it is."""
CONDITIONED = frozenset({"THREATEN", "SANCTION", "COERCE"})
"""Types that whoever stands in their condition receives: "will cut off aid unless Chad …"."""
CLAUSAL = frozenset({"doom", "said-theirs", "said-ought"})
"""Slots of rules of what is said of somebody, who is the subject of what is said."""
UNTOLD = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types of deeds, not done to whom they are told: "they send gunboats", told parliament."""


def recipients(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """To whom it is done: somebody else than the actor, of another state where one is named; whom
    the violence struck that is judged is judged no more than the place."""
    if any(slot.name == "brought" for slot in rule.slots):  # "the Libyan base would draw a reply"
        causes = grammar.children(frame.verb, *grammar.SUBJECTS, *grammar.PASSIVES)
        around = (s for one in causes for s in cast.under(one, lambda o: others(o, acting), False))
        return distinct(around)
    found = _recipients(frame, cast, acting, rule)
    if rule.type not in reach.JUDGING or rule.sides == "itself":
        return found
    return answered.judged(found, frame, cast, acting)


def _recipients(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    if rule.sides == "itself":
        return without(
            distinct(s for h in frame.objects for s in recognized.itself(cast, h)), acting
        )
    if any(slot.name in CLAUSAL for slot in rule.slots):
        clause = spoken.said(frame)
        return without(cast.of(roles.surface(clause)) if clause is not None else [], acting)
    if rule.type == "REQUEST" and (asked := _asked(frame, cast)) is not None:
        return without(asked, acting) or others(asked, acting)
    if (told := answered.told(frame, cast, acting, rule)) is not None:
        return told
    if rule.mode == "visit" and _going_to_talk(frame, acting):
        return []
    if joined := distinct(s for head in frame.objects for s in hyphened.pair(head, cast)):
        return without(joined, acting)
    if rule.mode == "visit" and rule.particle and frame.objects:
        found = without(cast.of(frame.objects), acting)
    elif rule.sides == "object" or (rule.sides == "patient" and frame.objects):
        found = _undergoing(frame, cast, acting)
    else:
        found = _abroad(frame, cast, acting, rule)
    if rule.type == "PROTEST" and not any(side.state for side in found):
        found = protested.against(frame, cast, lambda some: others(some, acting)) or found
    found = protested.complained(found, frame, cast, acting) if rule.type == "ACCUSE" else found
    return found or within.elsewhere(frame, cast, acting, rule)


def _going_to_talk(frame: Frame, acting: list[Side]) -> bool:
    """ "Chadian and Libyan envoys fly to Oslo for talks": Norway is no party."""
    talks = actions.classes()["talks"]
    several = len({side.state for side in acting}) > 1
    return several and any(head.lemma_ in talks for head in frame.preps.get("for", []))


def _undergoing(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    heads = frame.objects or [
        one
        for below in frame.token.children
        for one in grammar.children(below, "nsubj", "compound")
    ]  # "called the offer constructive" is parsed as a clause
    return without([side for head in heads for side in cast.whose(head)], acting)


def _abroad(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """The first place after the word that names somebody of another state."""
    found = reach.first(frame, cast, acting, rule, reach.slots(rule))
    if not found and rule.type not in UNTOLD:
        found = _told(frame, cast, acting)
    if not found and rule.type in goods.HARMING:
        found = goods.whose(frame, cast, acting)
    if not found and (rule.type == "ASSAULT" or rule.mode == "violence"):
        found = _targets(frame, cast, acting)
    ended = rule.type == "SANCTION" and any(
        one.lemma_.lower() in actions.classes()["treaty"] for one in frame.objects
    )
    if not found and (ended or any(slot.name == "across" for slot in rule.slots)):
        found = _sharing(frame, cast, acting)
    return found or (_unless(frame, cast, acting) if rule.type in CONDITIONED else [])


def _targets(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """ "Launched a strike against [a Chadian] base": whose the target is; on a person by name an
    attack is as often made in words."""
    blows = [*frame.objects, *frame.preps.get("to", [])]  # "is committed to a strike on Chad"
    aims = [h for one in blows if one.lemma_.lower() in actions.classes()["attack"]
            for name in ("against", "on")
            for h in grammar.prepositions(one).get(name, [])]  # fmt: skip
    aims += frame.preps.get("against", [])
    found = [s for h in aims for s in cast.under(h, lambda some: without(some, acting), False)]
    return distinct(s for s in found if not (s.entity or "").startswith("person:"))


def _sharing(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """The one other state in the words that tell of the thing: "ended the gas that Chad uses"."""
    found = shared.abroad(frame.objects, cast, {side.state for side in acting})
    return found[:1] if len({side.state for side in found}) == 1 else []


def _asked(frame: Frame, cast: Cast) -> list[Side] | None:
    """Of whom "demanded that Chad leave" asks it: the subject of the clause, or its agent; None
    where no such clause stands. Who is only spoken of in the clause is asked nothing."""
    comp = frame.comp
    if any(map(_members, frame.objects)):
        return []
    if comp is None or comp.dep_ not in ("ccomp", "acl", "advcl") or frame.preps.get("to"):
        return None
    own = grammar.children(comp, *grammar.SUBJECTS, *grammar.PASSIVES)
    mine = any(one.tag_ == "PRP$" for head in own for one in grammar.children(head, "poss"))
    if grammar.passive(comp) and mine and not grammar.children(comp, "agent"):
        return []  # "wanted its envoys to be readmitted": not asked of the envoys
    if not own or (frame.objects and not grammar.passive(comp)):
        return None
    heads = roles.agents(comp)
    found = cast.of(heads)
    if not found:
        heads = heads or roles.objects(comp)  # "that their guns be removed"
        found = distinct(side for head in heads for side in cast.whose(head))
    found = found or cast.of(frame.objects)  # "told Chad that the men should be freed"
    return [side for side in found if weighty(side)]


def anonymous(frame: Frame) -> bool:
    """ "Urged the regional community to bar Chad": of a body that nobody names, not of Chad."""
    heads = frame.objects or (roles.surface(frame.comp) if frame.comp is not None else [])
    return bool(heads) and all(h.lemma_.lower() in BODIES or _members(h) for h in heads)


def _members(head: Token) -> bool:
    """ "Called on [member states] to bar Chad"."""
    named = any(child.lower_ == "member" for child in grammar.children(head, "compound", "amod"))
    return named and head.tag_ == "NNS"


def _unless(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """On whom a threat depends: "will leave unless Chad agrees"."""
    clauses = [
        clause for verb in (frame.token, frame.comp) if verb is not None
        for clause in verb.subtree if clause.dep_ == "advcl"
        and any(part.lower_ in ("if", "unless") for part in clause.lefts)
    ]  # fmt: skip
    heads = [head for clause in clauses for head in roles.surface(clause)]
    return [side for side in without(cast.of(heads), acting) if weighty(side)]


def _told(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """To whom a clause was said: "told Chad that it was ready to …"."""
    clause = frame.verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "ccomp":
        return []
    heads = grammar.children(clause.head, "dobj", "dative")
    found = cast.of(one for head in heads for one in grammar.conjuncts(head))
    return [side for side in without(found, acting) if weighty(side)]
