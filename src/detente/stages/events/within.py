"""To whom an act is done where nobody of another state is named: a place, or one's own people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from ...tables import plover
from ...tables.actions import Rule
from . import grammar, protested, reach, roles
from .cast import Cast
from .frames import Frame
from .somebody import distinct, others, same, weighty, without
from .whose import unnamed

if TYPE_CHECKING:
    from ...language import Token

PLACED = plover.DEEDS
"""Types whose recipient may be a place, for the state that holds it: a town is shelled."""
SCENES = ("outside", "in", "at")
"""Where a protest is held: whom it is against, unless its purpose says so."""
GOT_FROM = plover.SPOKEN - {"AGREE"}
"""Types whose recipient may stand after "from" and "with", also when it is of the same state."""
SUFFERED = frozenset({"ASSAULT", "COERCE", "PROTEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE"})
"""Types whose recipient may be people without a name."""
RULED = frozenset({"COERCE", "PROTEST", "CONCEDE", "ASSAULT", "THREATEN"})
"""Types that may be done to a place within the actor's own state: a curfew in a town."""
EASING = frozenset({"RETREAT", "AID", "COOPERATE"})
"""Types whose purpose names who gains: "opened the bridge to let food through to Chad"."""
LETTING = frozenset({"allow", "let", "permit", "enable", "help"})
DISPERSING = frozenset({"disperse", "scatter", "quell", "dislodge", "repel", "evict"})
LEADING = frozenset({"lead", "link", "connect", "supply", "serve", "run"})
"""What roads and lines do to a town: "blocked the road leading to Vale"."""
RIDES = frozenset({"flight", "plane", "aircraft", "train", "bus", "ferry", "ship"})
"""What takes somebody away: "was put on a flight to Chad" is not done to Chad."""
ENVOYS = frozenset({"ambassador", "envoy", "consul", "diplomat", "affaires", "attaché", "chargé"})
"""Who serves in a town is not of it: "its envoy in Chad"."""
WHERE = ("object", "in", "at", "on", "to", "into", "near")
OF_WHERE = tuple(name for name in WHERE if name != "into")
BROUGHT = {"AID": ("to", "into", "for", "in", "at", "outside", "near"), "COOPERATE": ("to", "into")}
"""Words after which a place tells who is given something."""


def elsewhere(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """The recipient where no other state is named: the place to which it is done, or somebody of
    the actor's own state ("urged the opposition to …", "imposed a curfew in the town")."""
    found: list[Side] = []
    if rule.type == "PROTEST":
        found = reach.first(frame, cast, acting, rule, SCENES)
        found = found or protested.against(frame, cast, lambda some: _governing(some, acting))
    inspected = rule.mode == "investigate" and "to" in frame.preps
    if rule.type == "ASSAULT" and not acting:
        return []
    if rule.type in EASING:
        found = _eased(frame, cast, acting)
    housed = rule.type == "MOBILIZE" and rule.mode == "weapons"
    if not found and not housed and (rule.type in PLACED or inspected or rule.sides == "in"):
        found = _placed(frame, cast, acting, rule)
    if found or rule.sides in (*reach.AFTER, "in") or rule.mode == "withdraw":
        return found
    return _at_home(frame, cast, acting, rule)


def _at_home(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """Somebody else of the actor's own state."""

    def other(found: list[Side]) -> list[Side]:
        named = [s for s in found if not _pronoun(s, cast) and (weighty(s) or suffered)]
        struck = rule.type == "ASSAULT"
        named = [
            s for s in named if not _shared(s, cast) and not (struck and reach.bordering(s, cast))
        ]
        return others(named, acting)

    suffered = rule.type in SUFFERED
    sent = any(slot.name == "head" for slot in rule.slots)
    names = ["to", "against"] if sent else ["to", "object", "against"]
    for name in [*names, *(["from", "with"] if rule.type in GOT_FROM else [])]:
        heads = [] if reach.given(frame, name) else reach.heads(frame, name)
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
    return _ruled(others(_placed(frame, cast, [], rule), acting), acting, rule)


def _ruled(spots: list[Side], acting: list[Side], rule: Rule) -> list[Side]:
    """The places to which an act is done that may be the actor's own; "in Vale, Chad threatened
    …" tells of none abroad."""
    if rule.type not in RULED:
        return []
    own = {side.state for side in acting}
    return [one for one in spots if rule.type != "THREATEN" or not own or one.state in own]


def _crowds(frame: Frame, names: list[str], cast: Cast, acting: list[Side]) -> list[Side]:
    near = [head for name in names for head in reach.heads(frame, name)]
    staged = [c for head in near for c in grammar.children(head, "acl")]  # "staged by students"
    heads = [*near, *(one for c in staged for one in grammar.children(c, "agent", "prep")
                      for one in grammar.children(one, "pobj")),
             *_dispersed(frame)]  # fmt: skip
    crowds = distinct(side for head in heads for side in unnamed.crowd(cast, head))
    return [side for side in crowds if not any(same(side, one) for one in acting)]


def _eased(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    aims = grammar.children(frame.token, "advcl", "xcomp")
    heads = [one for aim in aims if aim.lemma_ in LETTING for one in roles.objects(aim)]
    gaining = [one for head in heads for name in ("to", "for") for one in
               grammar.prepositions(head).get(name, [])]  # fmt: skip
    return [side for side in without(cast.of(gaining), acting) if weighty(side)]


def _dispersed(frame: Frame) -> list[Token]:
    """ "Fired tear gas to disperse [students]": whom force is used against."""
    aims = grammar.children(frame.token, "advcl", "xcomp")
    return [one for aim in aims if aim.lemma_ in DISPERSING for one in roles.objects(aim)]


def _governing(sides: list[Side], acting: list[Side]) -> list[Side]:
    """Against whom a crowd protests: its own government as well, which a crowd is not."""
    crowd = all((side.entity or "group:").startswith("group:") for side in acting)
    if not crowd:
        return others(sides, acting)
    return [s for s in distinct(sides) if not any(same(s, one) for one in acting)]


def _shared(side: Side, cast: Cast) -> bool:
    """ "The two air forces", "Chad's northern border": what the actor shares with others."""
    tokens = cast.parse.tokens(side.span)
    return tokens[-1].lemma_ in reach.EDGES or any(one.lower_ in ("two", "both") for one in tokens)


def _pronoun(side: Side, cast: Cast) -> bool:
    """ "Its troops": whose they are is who acts, whatever else "its" or "them" may be read as."""
    tokens = cast.parse.tokens(side.span)
    return bool(tokens) and tokens[0].tag_ in ("PRP$", "PRP")


def _placed(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side]:
    """The place to which it is done, for the state that holds it, where nobody else is named."""
    states = {side.state for side in acting}
    freed = rule.mode == "release"  # "released into the custody of relatives in Vale"
    for name in BROUGHT.get(rule.type, OF_WHERE if freed else WHERE):
        near = [
            h
            for h in reach.heads(frame, name)
            if rule.type != "ASSAULT" or h.lemma_ not in reach.EDGES
        ]
        taken = [head for head in near if head.lemma_.lower() not in RIDES | ENVOYS]
        below = [one for head in taken for some in ("to", "in", "of", "on") for one in
                 grammar.prepositions(head).get(some, [])
                 if rule.type != "ASSAULT" or one.lemma_ not in reach.EDGES]  # fmt: skip
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
