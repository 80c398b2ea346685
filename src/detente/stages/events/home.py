"""Home affairs: what a state's people say among themselves, with no other state in sight."""

from __future__ import annotations

from ...records import EntityKind, Mention
from .cast import Cast, known
from .coding import Coded

SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "SUPPORT", "CONCEDE", "ACCUSE"})
"""Types of what candidates and ministers say every day. What a government does at home, and what is
done by force, is kept, whoever suffers it."""


def affair(coded: Coded, cast: Cast) -> bool:
    """Whether an act is a home affair and so no event between states.

    It is when it is spoken, names no recipient, its actors are of one state, and neither its
    paragraph nor the headline names another state, a place in one, or an international body: a
    candidate who "called for lower taxes". A text of one paragraph shows no surroundings, and
    decides nothing.
    """
    states = {side.state for side in coded.actors}
    if coded.type not in SPOKEN or coded.recipients or len(states) != 1 or states == {None}:
        return False
    if sum(one.kind == "paragraph" for one in cast.parse.segments) < 2:
        return False
    segment = cast.parse.segment(coded.token)
    titles = [one.span for one in cast.parse.segments if one.kind == "title"]
    around = [m for span in (segment.span, *titles) for m in cast.index.inside(span)]
    return not any(_foreign(m, states, cast) for m in around)


def _foreign(mention: Mention, states: set[str | None], cast: Cast) -> bool:
    if mention.state is not None:
        return mention.state not in states
    if mention.entity_kind is EntityKind.ORGANISATION:
        return known(mention)
    place = cast.located(cast.parse.doc[mention.head])
    return any(side.state not in states for side in place)
