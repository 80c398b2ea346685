"""One event for one act: which of the words that were coded name what another names already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Standing
from . import bidding, grammar
from .coding import Coded
from .somebody import distinct

if TYPE_CHECKING:
    from ...language import Token

ONE_DEED = (frozenset({"shoot", "stab", "beat", "ambush", "attack", "kill", "wound", "injure"}),
            frozenset({"kick", "punch", "beat", "slap", "shove", "club", "manhandle"}),
            frozenset({"summon", "call", "protest", "complain"}),
            frozenset({"stop", "halt", "intercept", "chase", "catch", "board", "search", "seize",
                       "capture", "impound", "confiscate"}),
            frozenset({"condemn", "denounce", "deplore", "criticize", "criticise", "decry"}),
            frozenset({"welcome", "praise", "hail", "applaud"}))  # fmt: skip
"""Verbs that, coordinated, tell one deed: "shot and killed", "summoned the envoy and protested",
"stopped and boarded the trawler"."""
SUMMONING = frozenset({"summon", "call", "call_in"})
"""Verbs of what is done to an envoy "to protest"."""
HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
PARTING = frozenset({"after", "before", "since", "until"})
"""Words that put an act at another time than the one that it is told with."""
AHEAD = frozenset({"before", "until"})
"""Of these, prepositions of what is still to come: "are negotiating before next week's meeting"."""

CANCELLING = frozenset({"cancel", "scrap", "postpone", "abandon", "shelve"})
"""Verbs, beside "call off", after which a meeting or an exercise does not take place."""
UNDONE = frozenset({"ACCUSE", "CONCEDE"})
"""What is refused is no second act: "declined to criticize", "has no intention of giving up"."""


def once(found: list[Coded]) -> list[Coded]:
    """One event for one act: a word under another that names the same act is left out."""
    kept: list[Coded] = []
    places: dict[int, list[int]] = {}  # by sentence, since only there one act is named twice
    for coded in found:
        here = places.setdefault(grammar.sentence(coded.token).start, [])
        place = next((n for n in here if _same_act(kept[n], coded)), None)
        told = next(
            (n for n in here if _one_deed(kept[n], coded) or _renamed(kept[n], coded)), None
        )
        if told is not None:
            kept[told].actors = kept[told].actors or coded.actors
            continue
        if place is None:
            here.append(len(kept))
            kept.append(coded)
            continue
        above = kept[place]
        if _below(above.token, coded.token):
            kept[place] = coded
            coded.actors = distinct([*coded.actors, *above.actors])
        elif above.rule.sides == "mutual":
            above.actors = distinct([*above.actors, *coded.actors])
    return kept


def _renamed(one: Coded, other: Coded) -> bool:
    """ "Proposed talks, the first formal [overture] to Chad": another name for what was just done,
    by the same towards the same."""
    beside = other.token.dep_ == "appos" and other.frame.pos == "noun" and other.frame.owned
    same = one.type == other.type and one.token.i < other.token.i
    doing = [{side.state for side in act.actors} for act in (one, other)]
    return beside and same and doing[0] == doing[1] and None not in doing[0]


def _one_deed(one: Coded, other: Coded) -> bool:
    """ "Were shot and killed", "summoned the envoy and protested": done to the same, at once."""
    joined = other.token.dep_ == "conj" and other.token.head.i == one.token.i
    near = any({one.rule.lemma, other.rule.lemma} <= verbs for verbs in ONE_DEED)
    if not (joined and near and one.type == other.type):
        return False
    struck = {head.i for head in one.frame.objects}
    return struck >= {head.i for head in other.frame.objects}


def swallowed(coded: Coded) -> bool:
    """ "Ready to agree", "softened its criticism": the object is the act itself, or its past; and
    "warned that it would not arrest him" threatens nothing. Who is asked to leave is sent home."""
    over, inner = coded.within, coded.inner
    if coded.type in ("ACCUSE", "PROTEST") and bidding.by_caller(coded.token, coded.token.head):
        return True
    if _called_off(coded):
        return True
    denied = inner is not None and inner.reality.standing is Standing.DENIED
    if coded.rule.lemma == "warn" and inner is not None and denied and inner.type in HARMING:
        return True
    if over is None:
        return False
    if over.type == "AGREE" and coded.type == "AGREE":
        own = not _sides_differ(over, coded)
        if own:
            over.inner = coded.inner
        return own
    if over.type == "REJECT" and coded.type in UNDONE:
        return coded.reality.standing is Standing.DENIED and not _sides_differ(over, coded)
    heard = over.type == coded.type == "ACCUSE" and over.rule.lemma in SUMMONING
    leaving = coded.type == "SANCTION" or (coded.type, coded.mode) == ("RETREAT", "withdraw")
    forced = over.type == "SANCTION" and over.mode == "expel" and leaving
    return heard or forced or (coded.frame.pos == "noun" and not _sides_differ(over, coded))


def _called_off(coded: Coded) -> bool:
    """ "Cancelled the [talks]", "gave notice of its [withdrawal]": the verb's act is told."""
    noun = coded.token
    if coded.frame.pos != "noun" or coded.frame.light:
        return False
    over = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        off = any(child.lower_ == "off" and child.dep_ == "prt" for child in over.children)
        cancelled = over.lemma_ in CANCELLING or (over.lemma_ in ("call", "put", "break") and off)
        return cancelled and coded.type in ("CONSULT", "COOPERATE")
    return noun.dep_ == "pobj" and over.lower_ == "of" and over.head.lower_ == "notice"


def _sides_differ(one: Coded, other: Coded) -> bool:
    """Whether two acts are done by different somebodies."""
    return {side.name for side in one.actors} != {side.name for side in other.actors}


def _same_act(one: Coded, other: Coded) -> bool:
    if one.rule.type != other.rule.type or other.token.i not in grammar.sentence(one.token):
        return False
    if one.inner is other or other.inner is one or not _alike(one, other) or _back(one, other):
        return False
    whole, part = _names(one), _names(other)
    if _later(one.token, other.token) or _later(other.token, one.token):
        return False
    people, others = _people(one), _people(other)
    if people - others and others - people:
        return False
    return (whole <= part or part <= whole) and (
        _below(one.token, other.token) or _below(other.token, one.token)
    )


def _back(one: Coded, other: Coded) -> bool:
    """ "Summoned the envoy of Chad, which had [accused] it": the one to the other, and back."""
    doing = {side.state for side in one.actors} - {None}
    did = {side.state for side in other.actors} - {None}
    theirs = {side.state for side in one.recipients}, {side.state for side in other.recipients}
    return bool(doing and did) and doing == theirs[1] and did == theirs[0] and doing != did


def _alike(one: Coded, other: Coded) -> bool:
    """Whether two acts find their sides in one way; a noun as the object of a verb that does the
    same ("lodged a protest", "began a strike") is told with the verb's."""
    held = {"dobj", "nsubjpass"}
    told = any(
        a.token.head.i == b.token.i and a.token.dep_ in held
        for a, b in ((one, other), (other, one))
    )
    return told or one.rule.sides == other.rule.sides


def _later(token: Token, other: Token) -> bool:
    """ "Freed three, a week after it had [freed] twelve": a clause of another time."""
    clause = token
    while clause.dep_ in ("conj", "xcomp"):
        clause = clause.head
    parted = any(child.dep_ == "mark" and child.lower_ in PARTING for child in clause.lefts)
    if token.dep_ == "pobj" and token.head.lower_ in AHEAD and _below(token, other):
        return True
    return clause.dep_ == "advcl" and parted and clause.head.i == other.i


def _names(coded: Coded) -> set[str]:
    return {side.state or side.entity or side.name for side in [*coded.actors, *coded.recipients]}


def _people(coded: Coded) -> set[str]:
    entities = {side.entity or "" for side in [*coded.actors, *coded.recipients]}
    return {entity for entity in entities if entity.startswith("person:")}


def _below(token: Token, other: Token) -> bool:
    """Whether the token stands under the other in the parse, and not beside it ("… and …")."""
    one = token
    while one.i != other.i and one.head.i != one.i:
        if one.dep_ == "conj" and one.pos_ == "VERB" and one.head.i == other.i:
            return False
        one = one.head
    return one.i == other.i and token.i != other.i
