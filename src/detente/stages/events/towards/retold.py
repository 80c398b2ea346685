"""Sides of an act that another sentence tells in full: "Chad banned Sudanese wool" says who is
meant where "it lifted that embargo" or "the ban, imposed in May" names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....records import Side, Standing
from .. import enough

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded


@dataclass(frozen=True, slots=True)
class Matter:
    """What is imposed and lifted: the nouns for it, and the types of the acts that impose it."""

    nouns: frozenset[str]
    types: frozenset[str]


MATTERS = (
    Matter(frozenset({"embargo", "ban", "suspension", "freeze", "sanction", "restriction",
                      "boycott", "tariff", "rupture", "duty", "curb", "halt"}),
           frozenset({"SANCTION"})),
    Matter(frozenset({"blockade", "closure", "seizure", "detention"}),
           frozenset({"COERCE", "SANCTION"})),
)  # fmt: skip
EASING = frozenset({"RETREAT", "CONCEDE", "REJECT"})
"""Types of what is done with a thing imposed before: it is lifted, eased or kept."""
LIFTING = frozenset({"lift", "ease", "end", "relax", "remove", "suspend", "extend", "withdraw",
                     "drop", "waive", "rescind", "revoke", "scrap", "abandon"})  # fmt: skip
IMPOSING = frozenset({"impose", "introduce", "levy", "slap", "clamp", "prolong", "renew",
                      "tighten", "double", "raise"})  # fmt: skip
"""Verbs of whoever makes it, or keeps it in force, where "the ban" is one told elsewhere."""
ATTACKS = {"invade": "invasion", "raid": "raid", "bomb": "bombing", "shell": "shelling",
           "attack": "attack", "occupy": "occupation"}  # fmt: skip
"""Verbs of attacks, and the nouns for the same."""
PAIR = 2
"""Parties to talks that leave open who else can be meant."""
TOLD_BEFORE = enough.DEFINITE | {"that", "those", "this", "these", "its", "their"}


def fill(acts: Sequence[Coded], cast: Cast) -> None:
    """Give acts about a thing imposed before the sides of whoever imposed it on whom."""
    for coded in acts:
        head = _thing(coded)
        if head is None or coded.titled or not _bare(head, cast):
            continue
        matter = next(one for one in MATTERS if head.lemma_.lower() in one.nouns)
        told = [one for one in acts if one is not coded and _imposes(one, matter)]
        pairs = {(states(one.actors), states(one.recipients)) for one in told}
        if len(pairs) == 1:
            _give(coded, told[0])


def again(acts: Sequence[Coded]) -> None:
    """ "Since Chad's invasion", after "Chad invaded Libya": on whom it was, where the article tells
    of such an attack by Chad on one state alone."""
    for coded in acts:
        doing = states(coded.actors)
        bare = coded.frame.pos == "noun" and coded.type == "ASSAULT" and not coded.recipients
        if not bare or len(doing) != 1:
            continue
        word = coded.rule.lemma
        told = [one for one in acts if one is not coded and one.type == "ASSAULT"
                and ATTACKS.get(one.rule.lemma, one.rule.lemma) == ATTACKS.get(word, word)
                and states(one.actors) == doing and states(one.recipients)]  # fmt: skip
        if len({states(one.recipients) for one in told}) == 1:
            coded.recipients = list(told[0].recipients)
            told_on = names(coded.recipients)
            coded.why.append(f"on {told_on}, as '{told[0].token.text}' tells elsewhere")


def meet(acts: Sequence[Coded]) -> None:
    """ "We had a good talk", said Vale: with whom the talks told before were."""
    for n, coded in enumerate(acts):
        met = states(coded.actors)
        speaking = [h for h in coded.frame.subjects if h.lower_ == "we"]
        if coded.type != "CONSULT" or coded.rule.sides != "mutual" or len(met) != 1:
            continue
        before = [one for one in acts[:n] if one.type == "CONSULT" and len(one.actors) == PAIR
                  and met < states(one.actors)]  # fmt: skip
        if not speaking or not before or coded.frame.preps.get("with"):
            continue
        other = [side for side in before[-1].actors if side.state not in met]
        if len(states(other)) == 1:
            coded.actors = [*coded.actors, *other]
            coded.why.append(f"with {names(other)}, as '{before[-1].token.text}' tells before")


def _thing(coded: Coded) -> Token | None:
    """The noun for a thing imposed: the act itself, or what is lifted."""
    nouns = {noun for matter in MATTERS for noun in matter.nouns}
    if coded.frame.pos == "noun":
        return coded.token if coded.token.lemma_.lower() in nouns else None
    lifted = coded.type in EASING and coded.rule.lemma in LIFTING
    if not lifted and coded.rule.lemma not in IMPOSING:
        return None
    return next((h for h in coded.frame.objects if h.lemma_.lower() in nouns), None)


def _bare(head: Token, cast: Cast) -> bool:
    """Whether words stand for a thing told elsewhere, and tell by themselves of nobody."""
    if not any(child.lower_ in TOLD_BEFORE for child in head.lefts):
        return False
    return not any(m.state for m in cast.index.inside(
        cast.parse.span(head.left_edge.i, head.right_edge.i + 1)))  # fmt: skip


def _imposes(one: Coded, matter: Matter) -> bool:
    """Whether both sides are told of who imposed it on whom, or lifts what he imposed."""
    told = bool(states(one.actors)) and bool(states(one.recipients))
    imposed = one.type in matter.types
    head = _thing(one) if one.frame.pos == "verb" else None
    lifted = head is not None and head.lemma_.lower() in matter.nouns
    done = one.standing in (Standing.ACTUAL, Standing.HISTORICAL)
    return told and done and one.rule.sides != "mutual" and (imposed or lifted)


def _give(coded: Coded, told: Coded) -> None:
    doing, suffering = states(coded.actors), states(coded.recipients)
    if doing - states(told.actors) or suffering - states(told.recipients):
        return
    given = []
    if not doing and not any(side.entity for side in coded.actors):
        coded.actors = list(told.actors)
        given.append(f"by {names(told.actors)}")
    if not suffering:
        coded.recipients = list(told.recipients)
        given.append(f"towards {names(told.recipients)}")
    if given:
        coded.why.append(f"{', '.join(given)}: told with '{told.token.text}' elsewhere")


def states(sides: Sequence[Side]) -> frozenset[str]:
    """The ISO3 of those of some sides whose state is known."""
    return frozenset(side.state for side in sides if side.state)


def names(sides: Sequence[Side]) -> str:
    """Some sides as the text calls them, joined by "and"."""
    return " and ".join(side.name for side in sides)
