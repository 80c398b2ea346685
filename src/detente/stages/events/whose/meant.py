"""For which state a word for its people or one of its towns stands: "the Americans will agree" and
"flew to Vale" are of states, though they name people and a town.

Whoever is struck, held or freed, and a crowd, are the people themselves; so are people who are
counted or told apart ("two Chadians", "the Chadians in Vale").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ....records import EntityKind, Side
from ....tables import places, states
from ..somebody import distinct

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT", "SUPPORT",
                    "CONCEDE", "COOPERATE", "SANCTION", "MOBILIZE"})  # fmt: skip
"""Types of what governments say to and do with each other."""
PLAIN = frozenset({"det", "case", "punct"})
"""What may stand under "the Chadians" where nobody is told apart from the rest."""


def settle(coded: Coded, cast: Cast) -> None:
    """Put states for their people and, of a journey, for the town that is its end; say so."""
    if coded.type in SPOKEN:
        coded.actors = distinct(_nation(one, coded, cast) for one in coded.actors)
        coded.recipients = distinct(_nation(one, coded, cast) for one in coded.recipients)
    if coded.rule.type == "CONSULT" and coded.rule.mode == "visit":
        coded.recipients = distinct(_land(one, cast) for one in coded.recipients)


def _nation(side: Side, coded: Coded, cast: Cast) -> Side:
    """ "The Americans": the state, where all of its people are meant."""
    if not (side.entity or "").startswith("group:") or side.state not in states.by_iso3():
        return side
    tokens = cast.parse.tokens(side.span)
    if not tokens or not _whole(tokens[-1]) or not _demonym(tokens[-1], side.state):
        return side
    coded.why.append(f"'{cast.parse.doc[tokens[-1].i].text}' stands for their state")
    return _of(side)


def _whole(head: Token) -> bool:
    the = any(child.lower_ == "the" for child in head.lefts)
    several = head.tag_ in ("NNPS", "NNS", "NNP")
    return the and several and all(child.dep_ in PLAIN for child in head.children)


def _demonym(head: Token, iso3: str | None) -> bool:
    """Whether a word is a demonym of a state, in the plural where it has one."""
    words = {word.lower() for word in states.by_iso3()[iso3 or ""].demonyms}
    return head.lower_ in words or head.lower_.removesuffix("s") in words


def _land(side: Side, cast: Cast) -> Side:
    """The state in which a town lies to which somebody travels."""
    mention = cast.index.exactly(side.span)
    spot = mention is not None and mention.entity_kind is EntityKind.PLACE
    if not spot or side.entity in _wide() or side.state not in states.by_iso3():
        return side
    return _of(side)


@cache
def _wide() -> frozenset[str]:
    """Regions and waters, which are more than a town of one state."""
    return frozenset(one.id for one in places.places() if one.kind in ("region", "water"))


def _of(side: Side) -> Side:
    return replace(side, name=states.by_iso3()[side.state or ""].name, entity=f"state:{side.state}")
