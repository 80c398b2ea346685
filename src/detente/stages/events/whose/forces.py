"""Whose forces were moved, where a passive hides who moved them: "the Chadian frigate sent to the
bay", "Sudanese artillery was moved up" are acts of those whose they are, not done to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables import actions
from .. import grammar

if TYPE_CHECKING:
    from ..cast import Cast
    from ..coding import Coded

MOVED = frozenset({"MOBILIZE"})
"""Types of what states do with their own forces."""
STANDING = frozenset({"station", "base", "garrison"})
"""Words of where forces have long been, which is no news."""


def settle(coded: Coded, cast: Cast) -> None:
    """Make whose the forces are the actor, where nobody else is told to have moved them."""
    states = {side.state for side in coded.recipients}
    if coded.rule.mode == "weapons" and states <= {side.state for side in coded.actors}:
        coded.recipients = []  # "rockets fired from positions of the army"
        return
    if grammar.lemma(coded.token) in STANDING:
        return
    if coded.type not in MOVED or coded.actors or len(states) != 1 or None in states:
        return
    if coded.frame.pos != "verb" or not grammar.passive(coded.token) or coded.frame.subjects:
        return
    words = actions.classes()
    arms = words["forces"] | words["gunfire"] | words["acting"]
    if not coded.frame.objects or not all(h.lemma_.lower() in arms for h in coded.frame.objects):
        return
    phrases = [cast.parse.span(h.left_edge.i, h.i + 1) for h in coded.frame.objects]
    if not all(any(one.covers(side.span) for one in phrases) for side in coded.recipients):
        return
    coded.actors, coded.recipients = coded.recipients, []
    coded.why.append(f"{coded.actors[0].name}: moved by those whose they are")
