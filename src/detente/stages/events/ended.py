"""Measures that end: "Chad's embargo on Libyan oil was lifted" is by Chad, and no embargo anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side, Standing
from ...tables import actions
from . import grammar, roles
from .cast import Cast
from .coding import Coded
from .frames import Frame

if TYPE_CHECKING:
    from ...language import Token

ENDING = frozenset({
    "lift", "ease", "end", "suspend", "drop", "remove", "scrap", "waive", "relax", "cancel", "halt",
    "rescind", "revoke", "abolish", "loosen", "expire", "lapse", "withdraw", "repeal", "terminate",
    "discontinue", "unfreeze", "cut", "freeze", "stop", "resume", "restore", "reverse",
})  # fmt: skip
"""Verbs of what only whose a measure is can do to it."""
OWN = frozenset({
    "ban", "embargo", "blockade", "boycott", "siege", "restriction", "curb", "freeze", "moratorium",
    "surcharge", "levy", "blacklist", "invitation", "offer", "aid", "assistance", "delivery",
    "shipment", "supply", "recognition", "guarantee", "backing",
})  # fmt: skip
"""Besides sanctions, what somebody has or gives and can take back."""
IMPOSING = frozenset({"impose", "put", "introduce", "slap", "place", "announce"})
HARMFUL = frozenset({"SANCTION", "COERCE"})
GONE = frozenset({"RETREAT", "CONCEDE"})
TOLD = frozenset({Standing.ACTUAL, Standing.PLANNED, Standing.OFFERED})
"""How real an end must be for the measure to be told only with it."""


def whose(frame: Frame, cast: Cast) -> list[Side]:
    """Of a passive or intransitive verb of ending without an agent, whose the measure is that ends;
    empty where no measure ends or nobody's it is told to be."""
    if frame.pos != "verb" or grammar.lemma(frame.token) not in ENDING:
        return []
    things = [head for head in roles.surface(frame.token) if _measure(head)]
    heads = [one for thing in things for one in _owners(thing)]
    return [side for side in cast.of(heads) if not (side.entity or "").startswith("person:")]


def _measure(head: Token) -> bool:
    noun = grammar.noun_lemma(head)
    return noun in OWN or noun in actions.classes()["sanctions"]


def _owners(measure: Token) -> list[Token]:
    near = grammar.children(measure, "poss", "amod", "nmod", "compound")
    told = [one for child in near for one in grammar.conjuncts(child)]
    imposed = [verb for verb in grammar.children(measure, "relcl")
               if grammar.lemma(verb) in IMPOSING and not grammar.passive(verb)]  # fmt: skip
    return [*told, *(head for verb in imposed for head in roles.surface(verb))]


def without(found: dict[int, Coded]) -> list[Coded]:
    """The acts, without measures that are told only in that they end."""
    return [one for one in found.values() if not _told_with_end(one, found)]


def _told_with_end(coded: Coded, found: dict[int, Coded]) -> bool:
    """Whether a measure is told only in that it ends, which is an act of its own."""
    if coded.frame.pos != "noun" or coded.type not in HARMFUL:
        return False
    here = grammar.sentence(coded.token)
    return any(
        one.token.i in here and one.type in GONE and one.standing in TOLD
        and coded.token.i in {head.i for head in one.frame.objects}
        for one in found.values()
    )  # fmt: skip
