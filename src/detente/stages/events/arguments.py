"""Conditions of the rules in `data/actions.csv` that ask who stands around the word."""

from __future__ import annotations

from ...records import EntityKind
from . import grammar, roles
from .somebody import weighty
from .tried import Check, Try

JUDGES = frozenset({"judge", "court", "magistrate", "prosecutor", "tribunal"})
"""Who orders people by name; a president who instructs his minister asks nobody."""
BESIDE = ("to", "with", "from")
"""Words after which stands whose a thing is, or to whom it goes."""


def abroad(on: Try) -> bool:
    """ "Ordered [the Libyan crews] to leave", "returned the ship [to Chad]": somebody of another
    state, or a person by name; what is ordered of one's own staff asks nobody."""
    own = {side.state for side in on.cast.of(on.frame.subjects)} | {None}
    things = [on.frame.preps, *(grammar.prepositions(head) for head in on.frame.objects)]
    near = [
        *on.frame.objects,
        *(h for preps in things for name in BESIDE for h in preps.get(name, [])),
    ]
    sides = [side for head in near for side in on.cast.whose(head)]
    named = [side for head in near for side in on.cast.of([head]) if weighty(side)]
    judging = any(head.lemma_.lower() in JUDGES for head in on.frame.subjects)
    persons = judging and any((side.entity or "").startswith("person:") for side in named)
    return persons or any(side.state not in own for side in sides)


def at_home(on: Try) -> bool:
    """ "Strengthened [its garrison]", not "strengthened [the Libyan army]"."""
    own = {side.state for side in on.cast.of(on.frame.subjects)} | {None}
    return all(side.state in own for head in on.frame.objects for side in on.cast.whose(head))


def bodily(on: Try) -> bool:
    """An object that is a person or people: who is held or picked up, not a chance or a point."""
    found = [on.cast.index.at(head) for head in on.frame.objects]
    return any(m is not None and m.entity_kind is EntityKind.PERSON for m in found)


def another_bare(on: Try) -> bool:
    """ "Insisted that Libya pay": what somebody of another state ought to do; not "pays", which is
    so, nor one's own minister, which is a home affair."""
    comp = on.frame.comp
    if comp is None or comp.dep_ != "ccomp" or comp.tag_ != "VB" or grammar.children(comp, "aux"):
        return False
    own = {side.state for side in on.cast.of(on.frame.subjects)} | {None}
    return any(side.state not in own for side in on.cast.of(roles.surface(comp)))


CHECKS: dict[str, Check] = {
    "abroad": abroad,
    "bodily": bodily,
    "comp-bare": another_bare,
    "home": at_home,
}
