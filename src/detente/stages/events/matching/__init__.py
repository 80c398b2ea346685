"""Which rule of the table a frame fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....tables import actions
from ....tables.actions import Rule, Slot
from .. import grammar, staffed
from ..cast import Cast
from ..frames import Frame
from .arguments import others_states
from .slots import check

if TYPE_CHECKING:
    from ....language import Token

__all__ = ["match", "others_states"]

AIMING = frozenset({"against", "at"})
SHARED = frozenset({"with", "for", "between"})
"""Prepositions that after an object may belong to the verb: "explored a fleet [with] Chad"."""
ADVERBIAL = frozenset({"in", "over", "up", "off", "down", "out", "back", "away", "home"})
"""Particles that after an object belong to it, unless the parser says otherwise."""
RELATIVE = frozenset({"WDT", "WP"})
"""Tags of what may stand before a verb and yet after its preposition: "the pact [to which] …"."""


def match(frame: Frame, cast: Cast) -> tuple[Rule, Frame] | None:
    """The most particular rule that the frame fits, and the frame as the rule sees it.

    A rule with a preposition ("call_for") sees what follows it as the object.
    """
    own = frame.token.lower_ if frame.pos == "adj" else grammar.lemma(frame.token)
    word = frame.word or own
    for rule in actions.rules().get((word, frame.pos), ()):
        seen = _with_particle(frame, rule.particle)
        if seen is not None and all(_fits(seen, slot, cast, rule) for slot in rule.slots):
            return rule, seen
    return None


def _with_particle(frame: Frame, particle: str) -> Frame | None:
    if not particle:
        apart = frame.pos == "verb" and grammar.children(frame.token, "prt")
        return None if apart else frame  # to back off is not to back
    if particle in ADVERBIAL and frame.objects and particle not in frame.particles:
        return None  # "gave a speech in Chad" is not to give in
    heads = [h for h in frame.preps.get(particle, ()) if h.i > frame.token.i or h.tag_ in RELATIVE]
    if heads:
        rest = {name: some for name, some in frame.preps.items() if name != particle}
        comp = next((h for h in heads if h.pos_ == "VERB" and h.dep_ == "pcomp"), frame.comp)
        things = [h for h in heads if h.dep_ != "pcomp"] or heads
        given = {**rest, "to": [*rest.get("to", []), *frame.objects]} if frame.objects else rest
        return replace(frame, objects=things, preps=given, comp=comp)
    return frame if particle in frame.particles else None


def _fits(frame: Frame, slot: Slot, cast: Cast, rule: Rule) -> bool:
    told = check(frame, slot, cast)
    if told is not None:
        return told
    heads = list(frame.preps.get(slot.name, []))
    aiming = slot.name in AIMING
    shared = slot.name in SHARED and rule.type in staffed.KIND
    for thing in frame.objects if aiming or shared else ():
        # "launched rocket fire [against] …", "a fleet [with] Chad" may hang on either
        held = grammar.prepositions(thing).get(slot.name, [])
        heads.extend(h for h in held if aiming or slot.words or _of_state(h, cast))
    return any(not slot.words or head.lemma_.lower() in slot.words for head in heads)


def _of_state(head: Token, cast: Cast) -> bool:
    return any(side.state for side in cast.whose(head))
