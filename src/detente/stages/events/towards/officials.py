"""Officials without a state, in an article between two: who deals with one speaks for the other.

"Mr Vale asked Chad to withdraw", in a report on Chad and Sudan that calls Vale a secretary or an
envoy, is Sudan's; a party's leader, who may blame his own, is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ....records import Side
from ....tables import plover
from .. import grammar
from ..somebody import HASHED
from ..whose.landed import HOUSES, house
from .pair import Pair

if TYPE_CHECKING:
    from ..cast import Cast
    from ..coding import Coded

SERVING = frozenset({
    "minister", "secretary", "spokesman", "spokeswoman", "envoy", "ambassador", "official",
    "negotiator", "president", "premier", "diplomat", "chancellor", "commander",
})  # fmt: skip
"""Offices whose holders speak for their state."""
PARTISAN = frozenset({"party", "opposition", "former", "union", "rebel", "secretary-general", "ex",
                      "federation", "association", "club", "general"})  # fmt: skip
DEFENDING = frozenset({"deny"})
"""Verbs whose clause as often tells of one's own state: "denied that Chad had fired"."""
BODIES = frozenset({"ministry", "government", "officials", "cabinet", "military", "army"})
"""Last words of bodies and people of a state that an article on two may leave out."""


def settle(acts: Sequence[Coded], pair: Pair, cast: Cast) -> None:
    """Give officials of no known state, who act towards one of the two alone, that of the other;
    it holds for all their acts."""
    told: dict[str, set[str]] = {}
    for coded in acts:
        spoken = coded.type in plover.SPOKEN and not coded.titled and not _own(coded, cast)
        for side in coded.actors if spoken else ():
            if (other := _other(coded, pair)) and _official(side, cast):
                told.setdefault(_key(side, cast), set()).add(other)
    sure = {key: next(iter(states)) for key, states in told.items() if len(states) == 1}
    for coded in acts if sure else ():
        _of(coded, sure, cast)


def _of(coded: Coded, sure: dict[str, str], cast: Cast) -> None:
    for side in coded.actors:
        if side.state is None and (state := sure.get(_key(side, cast))):
            own = None if body(side, cast) else side.entity
            coded.actors = [replace(one, entity=own, state=state) if one is side else one
                            for one in coded.actors]  # fmt: skip
            coded.why.append(f"{side.name}: of {state}, who deals with the other of the two "
                             "states of the article")  # fmt: skip


def _own(coded: Coded, cast: Cast) -> bool:
    """ "Said the government must act": a bare word for it is for the speaker's own."""
    words = [[one.lower_ for one in cast.parse.tokens(side.span)] for side in coded.recipients]
    return any(some[:1] == ["the"] and len(some) == 2 and some[-1] in BODIES for some in words)


def _key(side: Side, cast: Cast) -> str:
    """A person is the same all over an article; "the Foreign Ministry" may be that of either."""
    bare = side.entity is None or body(side, cast)
    return f"{side.span.start}" if bare else side.entity or ""


def _other(coded: Coded, pair: Pair) -> str | None:
    """The other of the two, where all to whom an act is done are of the one."""
    states = {side.state for side in coded.recipients}
    mutual = coded.rule.sides == "mutual" or not pair.before(coded.token)
    if coded.rule.lemma in DEFENDING or not pair.alone(coded.token):
        return None
    return pair.other(next(iter(states))) if len(states) == 1 and not mutual else None


def _official(side: Side, cast: Cast) -> bool:
    """Whether the article gives a side of no known state an office of a state."""
    if side.state is not None or (side.entity and not HASHED.match(side.entity)):
        return False
    if side.entity is None or body(side, cast):
        return side.name.lower().split()[-1:] != [] and body(side, cast)
    words = {word for m in cast.index.all if m.entity == side.entity and m.kind != "pronoun"
             for word in _beside(cast, m.head)}  # fmt: skip
    return bool(words & SERVING) and not words & PARTISAN


def body(side: Side, cast: Cast) -> bool:
    """Whether a side is called by a word for a body that each state has, and no more."""
    tokens = cast.parse.tokens(side.span)
    words = [one.lower_ for one in tokens if one.lower_ != "the"]
    plain = all(one.pos_ in ("DET", "NOUN", "PROPN", "ADJ") for one in tokens)
    return bool(words) and plain and words[-1] in BODIES and not set(words) & PARTISAN


def _beside(cast: Cast, head: int) -> set[str]:
    """The words before a name, and those of what stands in apposition with it."""
    token = cast.parse.doc[head]
    near = [*token.lefts, *(one for c in grammar.children(token, "appos") for one in [c, *c.lefts])]
    if token.dep_ == "appos":
        near += [token.head, *token.head.lefts]
    return {one.lower_ for one in [token, *near]}


def embassy(acts: Sequence[Coded], pair: Pair, cast: Cast, other: str | None) -> None:
    """In a paper of one of the two "the embassy" is that of the `other`: what its officials do is
    done by that state, and who protests before it protests against it."""
    for coded in acts if other is not None else ():
        for side in coded.actors:
            words = {one.lemma_.lower() for one in cast.parse.tokens(side.span)}
            if side.state is None and HOUSES & words and other:
                coded.actors = [replace(one, state=other) if one is side else one
                                for one in coded.actors]  # fmt: skip
                coded.why.append(f"{side.name}: of {other}, whose the embassy is where the report "
                                 "is at home")  # fmt: skip
        if coded.type == "PROTEST" and {side.state for side in coded.recipients} == {other}:
            _at_home(coded, pair, other)
        before = coded.type == "PROTEST" and not any(side.state for side in coded.recipients)
        houses = [one for one in coded.frame.verb.subtree if house(one)] if before else []
        if any(c.lower_ == "the" for one in houses for c in one.lefts) and other:
            coded.recipients = [pair.side(other, coded.token)]
            coded.actors = [replace(one, state=pair.other(other)) if one.state is None else one
                            for one in coded.actors]  # fmt: skip
            coded.why.append(f"before the {houses[0].lemma_.lower()} where the report is at home")


def _at_home(coded: Coded, pair: Pair, other: str | None) -> None:
    """A crowd that protests against the other of the two, in a paper that names no place for it, is
    of the paper's own state."""
    own = pair.other(other)
    crowd = all(side.state is None and side.entity is None for side in coded.actors)
    if crowd and coded.actors and not pair.placed(coded.token):
        coded.actors = [replace(one, state=own) for one in coded.actors]
        coded.why.append(f"{coded.actors[0].name}: of {own}, where the report is at home")
