"""Acts that were not done: what one of an article's states might do, denies, or is said to mean.

Elsewhere a possibility is somebody's thought. In an article about what two states have with one
another, "Chad may suspend its aid" and "Chad has no plan to recall its envoy" are what readers look
for; they are listed with their standing, and are in no index of what was done.
"""

from __future__ import annotations

from ...records import Side, Standing
from . import between, enough, grammar, standing
from .coding import Coded

NOT_DONE = frozenset({Standing.HYPOTHETICAL, Standing.DENIED})
TOLD = frozenset({"may", "might", "could", "would", "not", "no", "never", "consider", "suggestion",
                  "report", "speculation", "rumour", "rumor"})  # fmt: skip
"""What makes of an act a possibility or a thing not done. Conditions, purposes, wishes, beliefs and
suspicions are told of nobody."""
PLAIN = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "RETREAT", "THREATEN", "CONCEDE"})
"""Types that are known for what they are by who does them alone."""


def tells(coded: Coded, setting: between.Setting) -> bool:
    """Whether an act that was not done is told all the same."""
    if not setting.between or coded.standing not in NOT_DONE or coded.reality.why not in TOLD:
        return False
    if grammar.asked(coded.token) or standing.bidden(coded.frame.verb) or enough.accident(coded):
        return False
    if coded.rule.mode == "visit":
        return False  # "we did not go to Paris for a photograph"
    noun = coded.frame.pos == "noun" and not (coded.frame.light and coded.token.dep_ == "dobj")
    if noun or coded.frame.pos == "adj" or not _own(coded.actors, setting):
        return False
    others = {side.state for side in coded.recipients} - {side.state for side in coded.actors}
    mutual = coded.rule.sides == "mutual" and len({s.state for s in coded.actors} - {None}) > 1
    return (
        mutual
        or bool(others & setting.states)
        or (coded.type in PLAIN and not coded.recipients and bool(coded.frame.objects))
    )


def _own(sides: list[Side], setting: between.Setting) -> bool:
    return bool(sides) and all(side.state in setting.states for side in sides)
