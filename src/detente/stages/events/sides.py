"""Who does an act and to whom: from the places around its word to actors and recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from ...tables import actions
from ...tables.actions import Rule
from . import grammar, protested, recognized, unnamed
from .cast import VENUES, Cast
from .frames import Frame
from .somebody import distinct, same, weighty, without

if TYPE_CHECKING:
    from ...language import Token

SLOTS = ("to", "object", "between", "with", "against", "toward", "towards", "on", "over", "owner",
         "comp", "from", "into", "for", "of")  # fmt: skip
"""Where a recipient is looked for, the likeliest place first; the first place that names somebody
else than the actor gives it."""
FLAT = frozenset({"for", "of", "in", "at", "from", "over"})
"""Places of which only the phrase itself counts, not what stands deeper in it."""
DEEP = frozenset({("for", "MOBILIZE"), ("over", "PROTEST"), ("at", "ACCUSE")})
"""Types for which such a place counts with what stands in it: a strike over somebody's law."""
PLACED = frozenset({"SANCTION", "ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "CONSULT", "RETREAT"})
"""Types whose recipient may be a place, for the state that holds it: a town is shelled."""
SCENES = ("outside", "in", "at")
"""Where a protest is held: whom it is against, unless its purpose says so."""
INSIDE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "CONCEDE"})
"""Types that "in" and "at" may lead to the recipient of: troops that withdraw stand in a state."""
SPOKEN = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE", "SUPPORT"})
"""Types whose recipient may stand after "from" and "with", also when it is of the same state."""
SUFFERED = frozenset({"ASSAULT", "COERCE", "PROTEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE"})
"""Types whose recipient may be people without a name."""
RULED = frozenset({"COERCE", "PROTEST", "CONCEDE", "ASSAULT", "THREATEN"})
"""Types that may be done to a place within the actor's own state: a curfew in a town."""
CONDITIONED = frozenset({"THREATEN", "SANCTION", "COERCE"})
"""Types that whoever stands in their condition receives: "will cut off aid unless Chad …"."""
RULING = {"summon": "to", "expel": "from", "deport": "from", "order": "", "tell": "", "ask": "",
          "oblige": "", "force": "", "compel": ""}  # fmt: skip
"""Verbs whose hidden agent the place tells, and the word before that place."""
JUDGING = frozenset({"arrest", "jail", "imprison", "sentence", "convict", "prosecute", "charge",
                     "indict", "deport", "execute", "acquit", "detain", "impound"})  # fmt: skip
"""What only courts and police do, so that a place tells whose when the passive hides them."""
UNTOLD = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types of deeds, not done to whom they are told: "they send gunboats", told parliament."""
EDGES = frozenset({"border", "frontier"})
TARGETS = ("against", "toward", "towards", "at", "on", "over", "object", "for", "near", "along",
           "off")  # fmt: skip
"""Where one against whom forces are mobilized is named; who houses them is none."""
TOPICAL = frozenset({"AGREE", "REQUEST", "CONSULT", "SUPPORT", "COOPERATE", "ACCUSE", "MOBILIZE"})
"""Types for which the place of a thing is not the recipient: a base offered in Chad."""
EASING = frozenset({"RETREAT", "AID", "COOPERATE"})
"""Types whose purpose names who gains: "opened the bridge to let food through to Chad"."""
LETTING = frozenset({"allow", "let", "permit", "enable", "help"})
DISPERSING = frozenset({"disperse", "scatter", "quell", "dislodge", "repel", "evict"})
LODGED = frozenset({"complain", "complaint"})
"""Words whose "to" leads to who hears of it: "complained to the Security Council over …"."""
LEADING = frozenset({"lead", "link", "connect", "supply", "serve", "run"})
"""What roads and lines do to a town: "blocked the road leading to Vale"."""
AFTER = ("to", "from", "into", "at", "on", "behind")
"""Values of a rule's sides that name the one preposition after which the recipient stands."""
WHERE = ("object", "in", "at", "on", "to", "into", "near")


def actors(frame: Frame, cast: Cast, rule: Rule) -> list[Side]:
    """Who does it."""
    found = cast.of(frame.subjects)
    if not found and rule.sides == "of":  # "the deployment of American troops"
        found = cast.of(frame.preps.get("of", []))
    deeds = actions.classes()["attack"] | actions.classes()["gunfire"]
    if not found and rule.type == "ASSAULT":  # "American raids killed …"
        found = distinct(s for h in frame.subjects if h.lemma_.lower() in deeds
                         for s in cast.whose(h))  # fmt: skip
    found = found or cast.of(frame.preps.get("by", []))
    return found or _from_where(frame, cast)


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
        heads = grammar.objects(frame.comp) if leaving and frame.comp is not None else []
    return [side for side in cast.of(heads) if side.state and _state_or_body(side)]


def _judging(frame: Frame, cast: Cast) -> list[Side]:
    """ "Were arrested in Vale": those who rule there, where the words name one state."""
    heads = [*frame.preps.get("in", []), *frame.preps.get("at", [])]
    spots = [side for head in heads for side in unnamed.where(cast, head) if side.state]
    one = len({side.state for side in spots}) == 1 and not any(
        (side.entity or "").startswith("person:") for side in spots
    )
    return spots[:1] if one else []


def _state_or_body(side: Side) -> bool:
    return not (side.entity or "").startswith(("person:", "place:"))


def recipients(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """To whom it is done: somebody else than the actor, of another state where one is named."""
    if rule.sides == "itself":
        return without(
            distinct(s for h in frame.objects for s in recognized.itself(cast, h)), acting
        )
    if rule.type == "REQUEST" and (asked := _asked(frame, cast)) is not None:
        return without(asked, acting) or others(asked, acting)
    if rule.mode == "visit" and _going_to_talk(frame, acting):
        return []
    if rule.mode == "visit" and rule.particle:
        found = without(cast.of(frame.objects), acting)
    elif rule.sides == "object" or (rule.sides == "patient" and frame.objects):
        found = _undergoing(frame, cast, acting)
    else:
        found = _abroad(frame, cast, acting, rule)
    if rule.type == "PROTEST" and not any(side.state for side in found):
        found = protested.against(frame, cast, lambda some: others(some, acting)) or found
    return found or _elsewhere(frame, cast, acting, rule)


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

    found = _first(frame, cast, acting, rule, _slots(rule))
    if not found and rule.type not in UNTOLD:
        found = _told(frame, cast, acting)
    return found or (_unless(frame, cast, acting) if rule.type in CONDITIONED else [])


def _first(
    frame: Frame, cast: Cast, acting: list[Side], rule: Rule, names: tuple[str, ...]
) -> list[Side]:
    def abroad(found: list[Side]) -> list[Side]:
        struck = rule.type == "ASSAULT"  # "captured a camp on the Chadian border"
        return without([s for s in found if not (struck and _bordering(s, cast))], acting)

    for name in names:
        heads = [] if _given(frame, name) else _receiving(frame, cast, name, rule)
        found = [] if name in ("owner", "comp") else without(cast.of(heads), acting)
        found = [side for side in found if weighty(side)]
        deep = name not in FLAT or (name, rule.type) in DEEP or rule.lemma in LODGED
        if not found and deep:
            strict = rule.type in TOPICAL
            found = distinct(side for head in heads for side in cast.under(head, abroad, strict))
        if found:
            return found
    return []


def _bordering(side: Side, cast: Cast) -> bool:
    """Whether a side is only whose border something lies on."""
    last = cast.parse.tokens(side.span)[-1]
    return last.lemma_ in EDGES or (last.head.lemma_ in EDGES and last.dep_ in grammar.MODIFIERS)


def _given(frame: Frame, name: str) -> bool:
    """Whether a place holds what is offered: "the offer [of Vale] as a place for talks"."""
    return frame.pos == "noun" and frame.token.lemma_.lower() == "offer" and name in (
        "of", "object", "owner")  # fmt: skip


def _receiving(frame: Frame, cast: Cast, name: str, rule: Rule) -> list[Token]:
    """The heads in a place, without bodies in which, and borders at which, it is done."""
    heads = _heads(frame, name)
    if name in VENUES and any(cast.venue(head.head) for head in heads):
        return []
    if rule.type in ("ASSAULT", "PROTEST") and name in (*VENUES, "to", "toward", "towards"):
        return [head for head in heads if head.lemma_ not in EDGES]
    return heads


def _asked(frame: Frame, cast: Cast) -> list[Side] | None:
    """Of whom "demanded that Chad leave" asks it: the subject of the clause, or its agent; None
    where no such clause stands. Who is only spoken of in the clause is asked nothing."""
    comp = frame.comp
    if comp is None or comp.dep_ not in ("ccomp", "acl", "advcl") or frame.preps.get("to"):
        return None
    own = grammar.children(comp, *grammar.SUBJECTS, *grammar.PASSIVES)
    if not own or (frame.objects and not grammar.passive(comp)):
        return None
    heads = grammar.agents(comp)
    found = cast.of(heads)
    if not found:
        heads = heads or grammar.objects(comp)  # "that their guns be removed"
        found = distinct(side for head in heads for side in cast.whose(head))
    return [side for side in found if weighty(side)]


def _unless(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """On whom a threat depends: "will leave unless Chad agrees"."""
    clauses = [
        clause for verb in (frame.token, frame.comp) if verb is not None
        for clause in verb.subtree if clause.dep_ == "advcl"
        and any(part.lower_ in ("if", "unless") for part in clause.lefts)
    ]  # fmt: skip
    heads = [head for clause in clauses for head in grammar.surface(clause)]
    return [side for side in without(cast.of(heads), acting) if weighty(side)]


def _slots(rule: Rule) -> tuple[str, ...]:
    if rule.sides == "over":
        return ("over", "about", "against", "of", *(name for name in SLOTS if name != "comp"))
    if rule.sides in AFTER:
        return (rule.sides,)
    if rule.type == "MOBILIZE":
        return TARGETS
    if rule.mode == "arrest":  # "was arrested for spying for Chad": Chad is not arrested
        return ("object", "owner", "of")
    if rule.type == "REQUEST":
        return tuple(name for name in SLOTS if name != "against")
    if rule.type == "ACCUSE":
        return ("against", "over", "about", *SLOTS) if rule.lemma in LODGED else (*SLOTS, "at")
    return (*SLOTS, "in", "at") if rule.type in INSIDE else SLOTS


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


def _elsewhere(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """The recipient where no other state is named: the place to which it is done, or somebody of
    the actor's own state ("urged the opposition to …", "imposed a curfew in the town")."""
    found: list[Side] = []
    if rule.type == "PROTEST":
        found = _first(frame, cast, acting, rule, SCENES)
        found = found or protested.against(frame, cast, lambda some: _governing(some, acting))
    inspected = rule.mode == "investigate" and "to" in frame.preps
    if rule.type == "ASSAULT" and not acting:
        return []
    if rule.type in EASING:
        found = _eased(frame, cast, acting)
    housed = rule.type == "MOBILIZE" and rule.mode == "weapons"
    if not found and not housed and (rule.type in PLACED or inspected or rule.sides == "in"):
        found = placed(frame, cast, acting, rule.type)
    if found or rule.sides in (*AFTER, "in") or rule.mode == "withdraw":
        return found
    return _at_home(frame, cast, acting, rule)


def _at_home(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """Somebody else of the actor's own state."""

    def other(found: list[Side]) -> list[Side]:
        named = [s for s in found if not _pronoun(s, cast) and (weighty(s) or suffered)]
        struck = rule.type == "ASSAULT"
        named = [s for s in named if not _shared(s, cast) and not (struck and _bordering(s, cast))]
        return others(named, acting)

    suffered = rule.type in SUFFERED
    sent = any(slot.name == "head" for slot in rule.slots)
    names = ["to", "against"] if sent else ["to", "object", "against"]
    for name in [*names, *(["from", "with"] if rule.type in SPOKEN else [])]:
        heads = [] if _given(frame, name) else _heads(frame, name)
        found = other(cast.of(heads))
        for head in heads if name in names else []:
            found = found or cast.under(head, other)
        if found:
            return found
    if rule.type == "CONCEDE" and frame.comp is not None:  # "allowed X to run"
        allowed = grammar.children(frame.comp, *grammar.SUBJECTS)
        if found := other(cast.of(allowed)):
            return found
    if suffered and (found := _crowds(frame, names, cast, acting)):
        return found
    return others(placed(frame, cast, [], rule.type), acting) if rule.type in RULED else []


def _crowds(frame: Frame, names: list[str], cast: Cast, acting: list[Side]) -> list[Side]:
    near = [head for name in names for head in _heads(frame, name)]
    staged = [c for head in near for c in grammar.children(head, "acl")]  # "staged by students"
    heads = [*near, *(one for c in staged for one in grammar.children(c, "agent", "prep")
                      for one in grammar.children(one, "pobj")),
             *_dispersed(frame)]  # fmt: skip
    crowds = distinct(side for head in heads for side in unnamed.crowd(cast, head))
    return [side for side in crowds if not any(same(side, one) for one in acting)]


def _eased(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    aims = grammar.children(frame.token, "advcl", "xcomp")
    heads = [one for aim in aims if aim.lemma_ in LETTING for one in grammar.objects(aim)]
    gaining = [one for head in heads for name in ("to", "for") for one in
               grammar.prepositions(head).get(name, [])]  # fmt: skip
    return [side for side in without(cast.of(gaining), acting) if weighty(side)]


def _dispersed(frame: Frame) -> list[Token]:
    """ "Fired tear gas to disperse [students]": whom force is used against."""
    aims = grammar.children(frame.token, "advcl", "xcomp")
    return [one for aim in aims if aim.lemma_ in DISPERSING for one in grammar.objects(aim)]


def others(sides: list[Side], acting: list[Side]) -> list[Side]:
    """The sides that are none of those who act, nor the state for which one of them acts."""
    states = {f"state:{side.state}" for side in acting}
    return [
        side for side in distinct(sides)
        if side.entity not in states and not any(same(side, one) for one in acting)
    ]  # fmt: skip


def _governing(sides: list[Side], acting: list[Side]) -> list[Side]:
    """Against whom a crowd protests: its own government as well, which a crowd is not."""
    crowd = all((side.entity or "group:").startswith("group:") for side in acting)
    if not crowd:
        return others(sides, acting)
    return [s for s in distinct(sides) if not any(same(s, one) for one in acting)]


def _shared(side: Side, cast: Cast) -> bool:
    """ "The two air forces", "Chad's northern border": what the actor shares with others."""
    tokens = cast.parse.tokens(side.span)
    return tokens[-1].lemma_ in EDGES or any(one.lower_ in ("two", "both") for one in tokens)


def _pronoun(side: Side, cast: Cast) -> bool:
    """ "Its troops": whose they are is who acts, whatever else "its" or "them" may be read as."""
    tokens = cast.parse.tokens(side.span)
    return bool(tokens) and tokens[0].tag_ in ("PRP$", "PRP")


def placed(frame: Frame, cast: Cast, acting: list[Side], rule_type: str) -> list[Side]:
    """The place to which it is done, for the state that holds it, where nobody else is named."""
    states = {side.state for side in acting}
    for name in WHERE:
        near = [h for h in _heads(frame, name) if rule_type != "ASSAULT" or h.lemma_ not in EDGES]
        below = [one for head in near for some in ("to", "in", "of", "on") for one in
                 grammar.prepositions(head).get(some, [])
                 if rule_type != "ASSAULT" or one.lemma_ not in EDGES]  # fmt: skip
        below += [one for head in near for c in grammar.children(head, "acl")
                  if c.lemma_ in LEADING for some in ("to", "into", "with") for one in
                  grammar.prepositions(c).get(some, [])]  # fmt: skip
        heads = [part for head in [*near, *below] for part in grammar.conjuncts(head)]
        every = distinct(side for head in heads for side in cast.located(head))
        if not every and name in ("object", "in", "at"):
            every = distinct(side for head in below for side in unnamed.where(cast, head))
        if found := [side for side in every if side.state and side.state not in states]:
            return found
    return []


def _heads(frame: Frame, name: str) -> list[Token]:
    if name in ("object", "owner"):
        return frame.objects
    if name == "comp":
        return [frame.comp] if frame.comp is not None else []
    near = list(frame.preps.get(name, []))
    if name == "between" and not near and frame.token.dep_ == "compound":
        near = list(grammar.prepositions(frame.token.head).get(name, []))  # "mediation effort …"
    if name == "from" and not near and frame.pos == "verb":  # "received a letter from Chad"
        near = [one for h in frame.objects for one in grammar.prepositions(h).get("from", [])]
    return near


def parties(frame: Frame, cast: Cast) -> list[Side]:
    """All who take part in what is done together: subjects, objects, "with", "between", "of"."""
    heads = list(frame.subjects)
    names = ("with", "between", "among", "to") if frame.pos == "verb" else (
        "with", "between", "among", "of")  # fmt: skip
    for name in names:
        heads.extend(frame.preps.get(name, []))
    if frame.pos == "verb":
        heads.extend(frame.objects)
        for held in map(grammar.prepositions, frame.objects):
            heads.extend([*held.get("with", []), *held.get("between", [])])
    return cast.of(heads)
