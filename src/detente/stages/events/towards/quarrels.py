"""The two states of a quarrel of which an article tells, where other states come in passing: who
carries the notes, who mediates, whose port it is. All that is told as done in enmity is between
these two, and the opening tells some of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....records import EntityKind, Standing
from ....tables import plover
from ..somebody import known_side, media

if TYPE_CHECKING:
    from ..cast import Cast
    from ..coding import Coded

LEAD = 600
"""Characters in which a report names the two of whom it goes on to speak."""
UNFRIENDLY = plover.HARM | {"ACCUSE", "REJECT"}
"""Types of what is done in enmity."""
TOLD = (Standing.ACTUAL, Standing.THREATENED, Standing.DENIED)
PAIR = 2
OFTEN = 2
"""Times that a state must be named that acts in the quarrel, the one of the paper aside."""
NOBODY: frozenset[str] = frozenset()
_Told = tuple["Coded", frozenset[str]]


def two(acts: Sequence[Coded], cast: Cast, desk: str | None) -> frozenset[str]:
    """The two between whom all is that is told in enmity; nobody where it is between more, or none
    of it stands in the opening. `desk` is the ISO3 of the state in which the report is at home."""
    unfriendly = [one for one in acts if one.type in UNFRIENDLY and one.standing in TOLD]
    told = [(one, _states(one)) for one in unfriendly if not _bystanding(one, unfriendly)]
    between = {states for one, states in told if len(states) == PAIR and _opposed(one)}
    alone = not between
    if alone:
        between = _each({state for _, states in told for state in states}, told)
    if len(between) != 1:
        return NOBODY
    first = next(iter(between))
    others = {state for _, states in told for state in states} - first
    opening = _opening(told, first, cast, desk) if alone else any(
        one.token.idx < LEAD and _done(one, first) for one, _ in told
    )  # fmt: skip
    if others or not opening or any(_thirds(one, first) for one, _ in told):
        return NOBODY
    often = Counter(m.state for m in cast.index.all if m.state and m.entity_kind is not
                    EntityKind.PLACE and not media(m.entity))  # fmt: skip
    third = max((n for state, n in often.items() if state not in first), default=0)
    named = {state: often[state] for state in first if state != desk}
    least = max(OFTEN, third if alone else third / PAIR)
    return first if min(named.values(), default=0) >= least else NOBODY


def _states(coded: Coded) -> frozenset[str]:
    return frozenset(s.state for s in [*coded.actors, *coded.recipients] if s.state)


def _opposed(coded: Coded) -> bool:
    """Whether the two stand on two sides: what is refused to two is no quarrel of theirs."""
    doing, done_to = (
        {s.state for s in sides if s.state} for sides in (coded.actors, coded.recipients)
    )
    return bool(doing and done_to) or (len(doing) == PAIR and coded.type == "ASSAULT")


def _bystanding(coded: Coded, unfriendly: Sequence[Coded]) -> bool:
    """ "Norway and Japan voiced concern": words of who takes no other part in what is told."""
    own = _states(coded)
    others = {state for one in unfriendly if one is not coded for state in _states(one)}
    return coded.type == "ACCUSE" and not coded.recipients and not own & others


def _each(acting: set[str], told: Sequence[_Told]) -> set[frozenset[str]]:
    """The only two states of which enmity is told, where each does some: that no sentence names the
    other does not make it a third's affair."""
    doing = {side.state for one, _ in told for side in one.actors}
    return {frozenset(acting)} if len(acting) == PAIR and acting <= doing else set()


def _opening(told: Sequence[_Told], first: frozenset[str], cast: Cast, desk: str | None) -> bool:
    """Whether the opening tells enmity of one of the two and names both; a paper need not name its
    own state there."""
    early = {m.state for m in cast.index.all if m.span.start < LEAD} | {desk}
    return first <= early and any(one.token.idx < LEAD and one.actors for one, _ in told)


def _done(coded: Coded, first: frozenset[str]) -> bool:
    """Whether one of the two does it to the other: a place where people are killed quarrels with
    nobody."""
    placed = any((side.entity or "").startswith("place:") for side in coded.actors)
    return _states(coded) == first and bool(coded.actors and coded.recipients) and not placed


def _thirds(coded: Coded, first: frozenset[str]) -> bool:
    """Whether somebody of no state, a body of states or a group, has part in what is told."""
    sides = [*coded.actors, *coded.recipients]
    return any(side.state not in first and side.entity and (side.state or known_side(side))
               for side in sides)  # fmt: skip
