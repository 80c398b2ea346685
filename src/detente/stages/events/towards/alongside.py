"""Sides that stand beside an act: "five more were also expelled" by who expelled the first, "until
it retreats" of who is put under pressure, "ordered diplomats to …" of who orders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ....records import Side, Standing
from .. import grammar, hyphened, roles

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

ALSO = frozenset({"also", "too", "likewise"})
NEAR = 3
"""Sentences back in which the act stands that "also" joins: a paragraph or two of news."""
UNTIL = frozenset({"until", "till", "unless"})
YIELDING = frozenset({"RETREAT", "CONCEDE", "AGREE", "COOPERATE"})
"""Types of what one presses another to do."""
HARM = frozenset({"SANCTION", "COERCE", "THREATEN", "ASSAULT", "REJECT"})
"""Types of what one does until the other yields."""
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
GROUNDS = frozenset({"over", "about", "at", "against"})
COMPLAINING = frozenset({"complain", "complaint", "protest", "lodge"})
"""Words of those to whom something was done, unlike "condemn"."""
TAKEN = frozenset({"seize", "jail", "imprison", "detain", "arrest", "accuse", "convict", "charge",
                   "capture", "sentence", "suspect", "hold"})  # fmt: skip
"""What was done before to whom somebody sets free."""
ORDERING = frozenset(
    {"order", "send", "dispatch", "instruct", "direct", "tell", "deploy", "command"}
)
SERVANTS = frozenset({"diplomat", "official", "troop", "soldier", "force", "police", "aide",
                      "negotiator", "envoy", "ministry", "commander", "general", "marine",
                      "minister", "ambassador", "inspector"})  # fmt: skip
"""Whom a state orders about: its own, where nothing else is said of them."""


def fill(acts: Sequence[Coded], cast: Cast) -> None:
    """Give acts the sides that stand beside them, and say so."""
    by_word = {coded.token.i: coded for coded in acts}
    for n, coded in enumerate(acts):
        _also(coded, acts[:n])
        _until(coded, by_word)
        _killing(coded, by_word)
        _complained(coded, by_word)
        _freed(coded, by_word)
        _at_war(coded, cast)
        coded.actors = [_served(side, coded, cast) for side in coded.actors]


def _also(coded: Coded, before: Sequence[Coded]) -> None:
    """ "Chad expelled a Libyan. Five Iraqis were [also] expelled": by Chad."""
    told = any(child.lower_ in ALSO for child in coded.token.children)
    if not told or coded.actors or coded.titled or not grammar.passive(coded.token):
        return
    same = [one for one in before if not one.titled and one.rule.sides != "mutual"
            and (one.type, one.mode) == (coded.type, coded.mode)]  # fmt: skip
    doing = {side.state for side in same[-1].actors} if same else set()
    if len(doing) != 1 or None in doing or not _near(same[-1].token, coded.token):
        return
    coded.actors = list(same[-1].actors)
    coded.why.append(f"by {coded.actors[0].name}, as '{same[-1].token.text}' before")


def _near(one: Token, other: Token) -> bool:
    start = other.sent.start
    for _ in range(NEAR):
        if one.i >= start or not start:
            break
        start = other.doc[start - 1].sent.start
    return one.i >= start


def _until(coded: Coded, acts: dict[int, Coded]) -> None:
    """ "Cut off aid to Chad until [it] withdraws": Chad is to withdraw."""
    verb = coded.frame.verb
    heads = grammar.children(verb, *grammar.SUBJECTS)
    bare = [one.lower_ for one in heads] in (["it"], ["they"])
    marked = any(one.lower_ in UNTIL for one in verb.lefts)
    over = acts.get(verb.head.i)
    if over is None or over.type not in HARM or coded.type not in YIELDING or not marked:
        return
    if coded.reality.why == "until":
        coded.reality = replace(coded.reality, standing=Standing.DEMANDED)
    if not bare:
        return
    states = {side.state for side in over.recipients}
    others = {side.state for side in coded.actors} - {side.state for side in over.actors}
    if len(states) != 1 or None in states or others:
        return
    coded.recipients = [side for side in coded.recipients if side.state not in states]
    coded.actors = list(over.recipients)
    coded.why.append(f"of {coded.actors[0].name}, to whom '{over.token.text}' is done till then")


def _killing(coded: Coded, acts: dict[int, Coded]) -> None:
    """ "Shelled a Libyan post, [killing] ten": of those who were shelled."""
    verb = coded.frame.verb
    over = acts.get(verb.head.i) if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") else None
    if over is None or over.type != "ASSAULT" or coded.type != "ASSAULT":
        return
    if any(side.state or side.entity for side in coded.recipients):
        return
    struck = {side.state for side in over.recipients}
    theirs = {side.state for side in coded.actors} == {side.state for side in over.actors}
    if len(struck) != 1 or None in struck or not theirs:
        return
    state = next(iter(struck))
    people = [replace(side, state=state) for side in coded.recipients]
    coded.recipients = people or list(over.recipients)
    coded.why.append(f"of {over.recipients[0].name}, whom '{over.token.text}' struck")


def _complained(coded: Coded, acts: dict[int, Coded]) -> None:
    """ "Complained over two Libyan [raids]": made on whoever complains."""
    prep = coded.token.head
    if coded.frame.pos != "noun" or coded.recipients or coded.type not in DEEDS:
        return
    if coded.token.dep_ != "pobj" or prep.lower_ not in GROUNDS:
        return
    over = next((acts[one.i] for one in (prep.head, prep.head.head) if one.i in acts), None)
    if over is None or over.rule.lemma not in COMPLAINING:
        return
    own, doing = _states(over.actors), _states(coded.actors)
    if len(own) == 1 and len(doing) == 1 and not own & doing and doing == _states(over.recipients):
        coded.recipients = list(over.actors)
        coded.why.append(f"on {coded.recipients[0].name}, whose complaint it is")


def _freed(coded: Coded, acts: dict[int, Coded]) -> None:
    """ "Chad freed two sailors [seized] in May": by whoever frees them."""
    verb = coded.token
    held = verb.tag_ == "VBN" and verb.dep_ == "acl" and grammar.lemma(verb) in TAKEN
    if not held or coded.actors or "in" in coded.frame.preps or "by" in coded.frame.preps:
        return
    one = verb.head
    for _ in range(grammar.DEEPEST):
        if one.dep_ not in ("appos", "conj", "dobj", "nsubjpass"):
            break
        one = one.head
    over = acts.get(one.i)
    if over is None or over.mode != "release" or over.type != "RETREAT":
        return
    doing = _states(over.actors)
    if len(doing) == 1 and doing != _states(coded.recipients):
        coded.actors = list(over.actors)
        coded.why.append(f"by {coded.actors[0].name}, as '{over.token.text}'")


def _at_war(coded: Coded, cast: Cast) -> None:
    """ "Soldiers captured during the Chad-Libya war": by either of the two, from the other."""
    heads = [h for name in ("during", "in") for h in coded.frame.preps.get(name, [])]
    both = _states([side for head in heads for side in hyphened.pair(head, cast)])
    theirs = _states(coded.recipients)
    if len(theirs) == 1 and theirs < both and not _states(coded.actors) - theirs:
        coded.recipients = []


def _states(sides: Sequence[Side]) -> set[str]:
    return {side.state for side in sides if side.state}


def _served(side: Side, coded: Coded, cast: Cast) -> Side:
    """ "Ordered [diplomats] to mend relations": of the state whose leader orders it."""
    if side.state is not None or side.entity is not None:
        return side
    over = coded.frame.verb.head
    for _ in range(grammar.DEEPEST):
        if grammar.lemma(over) in ORDERING or over.dep_ not in ("xcomp", "ccomp", "advcl"):
            break
        over = over.head
    under = roles.objects(over) if grammar.lemma(over) in ORDERING else []
    sent = [one for one in under if side.span.overlaps(cast.parse.token_span(one))
            and grammar.noun_lemma(one) in SERVANTS
            and not grammar.children(one, "det", "poss", "amod", "compound", "prep")]  # fmt: skip
    states = {one.state for one in cast.of(roles.agents(over))} if sent else set()
    if len(states) != 1 or None in states:
        return side
    state = next(iter(states))
    coded.why.append(f"{side.name}: of {state}, whose leader orders it")
    return replace(side, state=state)
