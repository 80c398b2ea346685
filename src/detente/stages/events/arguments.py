"""Conditions of the rules in `data/actions.csv` that ask who stands around the word."""

from __future__ import annotations

from collections.abc import Callable

from ...records import EntityKind
from . import grammar
from .cast import Cast
from .frames import Frame
from .somebody import weighty

JUDGES = frozenset({"judge", "court", "magistrate", "prosecutor", "tribunal"})
"""Who orders people by name; a president who instructs his minister asks nobody."""
BESIDE = ("to", "with", "from")
"""Words after which stands whose a thing is, or to whom it goes."""


def abroad(frame: Frame, _: frozenset[str], cast: Cast) -> bool:
    """ "Ordered [the Libyan crews] to leave", "returned the ship [to Chad]": somebody of another
    state, or a person by name; what is ordered of one's own staff asks nobody."""
    own = {side.state for side in cast.of(frame.subjects)} | {None}
    things = [frame.preps, *(grammar.prepositions(head) for head in frame.objects)]
    near = [
        *frame.objects,
        *(h for preps in things for name in BESIDE for h in preps.get(name, [])),
    ]
    sides = [side for head in near for side in cast.whose(head)]
    named = [side for head in near for side in cast.of([head]) if weighty(side)]
    judging = any(head.lemma_.lower() in JUDGES for head in frame.subjects)
    persons = judging and any((side.entity or "").startswith("person:") for side in named)
    return persons or any(side.state not in own for side in sides)


def at_home(frame: Frame, _: frozenset[str], cast: Cast) -> bool:
    """ "Strengthened [its garrison]", not "strengthened [the Libyan army]"."""
    own = {side.state for side in cast.of(frame.subjects)} | {None}
    return all(side.state in own for head in frame.objects for side in cast.whose(head))


def bodily(frame: Frame, _: frozenset[str], cast: Cast) -> bool:
    """An object that is a person or people: who is held or picked up, not a chance or a point."""
    found = [cast.index.at(head) for head in frame.objects]
    return any(m is not None and m.entity_kind is EntityKind.PERSON for m in found)


def another_bare(frame: Frame, _: frozenset[str], cast: Cast) -> bool:
    """ "Insisted that Libya pay": what somebody of another state ought to do; not "pays", which is
    so, nor one's own minister, which is a home affair."""
    comp = frame.comp
    if comp is None or comp.dep_ != "ccomp" or comp.tag_ != "VB" or grammar.children(comp, "aux"):
        return False
    own = {side.state for side in cast.of(frame.subjects)} | {None}
    return any(side.state not in own for side in cast.of(grammar.surface(comp)))


CHECKS: dict[str, Callable[[Frame, frozenset[str], Cast], bool]] = {
    "abroad": abroad,
    "bodily": bodily,
    "comp-bare": another_bare,
    "home": at_home,
}
