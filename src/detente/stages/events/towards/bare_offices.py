"""Bodies and officers whom an article between two states names without either: "the government
refused", "the ambassador was called in", "the President rang his Chadian counterpart". Whose they
are, the other side of the act tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ....records import Side
from ....tables import actions
from .. import enough, grammar, roles
from ..somebody import HASHED
from . import officials

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded
    from .pair import Pair

YIELDED = frozenset({"RETREAT", "CONCEDE"})
"""Types of what is done to ships and crews of another by whoever holds them."""
UTTERED = frozenset({"REJECT", "ACCUSE", "REQUEST", "THREATEN"})
"""Types of what one of two says before the other acts upon it."""
HELD = frozenset({"crew", "crewman", "sailor", "fisherman", "seaman", "skipper", "captain", "pilot",
                  "soldier", "prisoner", "diplomat", "consul", "airman"})  # fmt: skip
HANGING = frozenset({"advcl", "pcomp", "prep", "npadvmod", "pobj"})
"""Labels between a clause of time or reason and the verb that it hangs on."""
EQUAL = "counterpart"


def settle(acts: Sequence[Coded], pair: Pair, cast: Cast, desk: str | None) -> None:
    """Give such sides the state that their act tells, and say so. `desk` is the ISO3 of the state
    in which the report is at home, None where none is."""
    for coded in acts:
        if coded.titled or not pair.before(coded.token) or not pair.among(coded.token):
            continue
        _ambassador(coded, pair, cast, desk)
        ways = (_counterpart(coded, pair, cast), _holding(coded, pair), _before(coded, pair, cast))
        for state in ways:
            if state is not None:
                _give(coded, state, cast)


def _give(coded: Coded, state: str, cast: Cast) -> None:
    for side in [one for one in coded.actors if _bare(one, cast)]:
        coded.actors = [replace(one, entity=None, state=state) if one is side else one
                        for one in coded.actors]  # fmt: skip
        coded.why.append(f"{side.name}: of {state}, the other of the two states of the article")


def _bare(side: Side, cast: Cast) -> bool:
    """A body or an officer by a word that each state has: "the government", "the President"."""
    if side.state is not None or (side.entity and not HASHED.match(side.entity)):
        return False
    tokens = cast.parse.tokens(side.span)
    lemmas = {one.lemma_.lower() for one in tokens}
    office = bool(lemmas & officials.SERVING) and not lemmas & officials.PARTISAN
    return officials.body(side, cast) or (office and len(tokens) <= 3)


def _ambassador(coded: Coded, pair: Pair, cast: Cast, desk: str | None) -> None:
    """ "The ambassador was called in": that of the other of the two, by whoever is at home."""
    held = coded.recipients
    called = coded.type == "ACCUSE" and enough.summoned(coded) and coded.frame.pos == "verb"
    words = actions.classes()["ambassador"]
    held = [s for s in held if words & {one.lemma_.lower() for one in cast.parse.tokens(s.span)}]
    known = any(s.state or (s.entity and not HASHED.match(s.entity)) for s in held)
    if not called or not held or known:
        return
    acting = {side.state for side in coded.actors} - {None}
    host = next(iter(acting)) if len(acting) == 1 else desk if not acting else None
    other = pair.other(host)
    if host is None or other is None:
        return
    coded.recipients = [replace(one, entity=None, state=other) for one in held]
    coded.why.append(f"{held[0].name}: of {other}, whom the other of the two of the article calls")
    if not acting:
        coded.actors = [pair.side(host, coded.token)]
        coded.why.append(f"by {coded.actors[0].name}, where the report is at home")


def _counterpart(coded: Coded, pair: Pair, cast: Cast) -> str | None:
    """ "The President rang his [Chadian] counterpart": of the other of the two."""
    sides = [*coded.actors, *coded.recipients]
    equals = [side for side in sides if _equal(side, cast)]
    states = {side.state for side in equals}
    return pair.other(next(iter(states))) if len(states) == 1 else None


def _equal(side: Side, cast: Cast) -> bool:
    tokens = cast.parse.tokens(side.span)
    return bool(tokens) and grammar.noun_lemma(tokens[-1]) == EQUAL


def _holding(coded: Coded, pair: Pair) -> str | None:
    """ "The government freed the crew of the [Chadian] trawler": by whoever held them."""
    act = coded.inner if coded.inner is not None else coded
    states = {side.state for side in coded.recipients}
    things = {grammar.noun_lemma(h) for h in act.frame.objects}
    craft = actions.classes()["craft"]
    if not {coded.type, act.type} & YIELDED or len(states) != 1 or not things & (HELD | craft):
        return None
    return pair.other(next(iter(states)))


def _before(coded: Coded, pair: Pair, cast: Cast) -> str | None:
    """ "Chad shut the valves after the government [refused] to pay": by the other of the two, where
    a clause of time or reason hangs on what one of them does."""
    if coded.type not in UTTERED or coded.frame.pos != "verb":
        return None
    verb = _over(coded.frame.verb)
    acting = cast.of(roles.surface(verb)) if verb is not None else []
    states = {side.state for side in acting}
    itself = all((side.entity or "").startswith("state:") for side in acting)
    state = next(iter(states)) if len(states) == 1 and itself else None
    other = pair.other(state)
    if other is not None and not coded.recipients and any(_bare(s, cast) for s in coded.actors):
        coded.recipients = [pair.side(state or "", coded.token)]
    return other


def _over(verb: Token) -> Token | None:
    """The verb on which a clause hangs that tells when or why it is done."""
    one = verb
    for _ in range(grammar.DEEPEST):
        if one.dep_ not in HANGING:
            return one if one.i != verb.i and one.pos_ == "VERB" else None
        one = one.head
        if one.pos_ == "VERB":
            return one
    return None
