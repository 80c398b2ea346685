"""For whom "the two countries" stands where one of the article's two sends them something."""

from __future__ import annotations

from ....records import EntityKind, Side
from .. import both, grammar
from ..cast import Cast
from ..coding import Coded
from ..somebody import of_state

LANDS = frozenset({"country", "nation", "state"})


def named(side: Side, cast: Cast) -> bool:
    """ "The two countries", not "two Peruvian diplomats"."""
    return any(grammar.noun_lemma(one) in LANDS for one in cast.parse.tokens(side.span)[-1:])


def told(side: Side, two: frozenset[str], cast: Cast) -> list[Side]:
    """ "Vale welcomed signs from Chad that it wants talks between the two countries": the two that
    the sentence names before, where one of them is none of the `two` of the article."""
    first = cast.parse.tokens(side.span)[0]
    before = cast.index.inside(cast.parse.span(first.sent.start, first.i))
    naming = ("compound", "nmod")  # "the Vale Declaration"
    states = sorted({m.state for m in before if m.state and cast.parse.doc[m.head].dep_ not in
                     naming and m.entity_kind is not EntityKind.PLACE})  # fmt: skip
    if not named(side, cast) or len(states) != both.PAIR or set(states) == two:
        return []
    return [of_state(side.span, state) for state in states]


def others(coded: Coded, spoken: list[Side], cast: Cast) -> list[Side]:
    """ "Norway sent aid to the two countries" in an article between Norway and Chad: the two others
    that the sentences before name; nobody where they name more or fewer."""
    if not spoken or len({side.state for side in spoken}) == both.PAIR:
        return spoken
    doing = {side.state for side in coded.actors}
    first = coded.token.sent
    for _ in range(both.BACK):
        if first.start:
            first = coded.token.doc[first.start - 1].sent
    told = cast.index.inside(cast.parse.span(first.start, coded.token.i))
    states = sorted({m.state for m in told if m.state and m.state not in doing})
    if len(states) != both.PAIR:
        return []
    return [of_state(spoken[0].span, state) for state in states]
