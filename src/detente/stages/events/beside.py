"""To whom an act is done that a noun tells, where the clause around the noun names him: "signed
despite Chad's objections", "lost the valley after Chad's raid", "Norway's plan and Chad's
opposition to it".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...records import Side
from . import grammar, roles
from .cast import Cast
from .coding import Coded
from .somebody import distinct, others, weighty, without
from .whose import unnamed

if TYPE_CHECKING:
    from ...language import Token

OPPOSING = frozenset({"REJECT", "ACCUSE", "PROTEST", "THREATEN", "REQUEST"})
"""Types of words that whoever goes on regardless was told."""
REGARDLESS = frozenset({"despite", "notwithstanding", "over", "defying", "ignoring"})
SPITE = frozenset({"spite", "defiance", "face", "disregard"})
LOSING = frozenset({"lose", "suffer", "flee", "collapse", "endure", "cede", "abandon"})
"""What becomes of whom an attack has struck."""
CAUSE = frozenset({"result", "consequence"})
AFTER = frozenset({"after", "following", "to", "in", "since", "under"})
ITSELF = frozenset({"it", "this", "that", "them"})
AGAINST = frozenset({"to", "of", "against"})
"""Words between a noun of answers and what it answers."""


def fill(coded: Coded, cast: Cast) -> None:
    """Give an act told by a noun the recipient that its clause names, where its words do not."""
    if coded.frame.pos != "noun" or any(weighty(side) for side in coded.recipients):
        return
    if not coded.actors:
        return
    for way, why in WAYS:
        if found := [one for one in way(coded, cast) if weighty(one)]:
            coded.recipients = found
            coded.why.append(f"to {' and '.join(side.name for side in found)}, {why}")
            return


def _regardless(coded: Coded, cast: Cast) -> list[Side]:
    """ "Chad sold the guns over Libya's objections": to Chad."""
    if coded.type not in OPPOSING or coded.token.dep_ != "pobj" or not coded.frame.owned:
        return []
    prep = coded.token.head
    if prep.lower_ == "of" and prep.head.lower_ in SPITE and prep.head.dep_ == "pobj":
        prep = prep.head.head
    elif prep.lower_ not in REGARDLESS:
        return []
    verb, ended = grammar.clause_verb(prep), _ended(prep)
    own = cast.of(roles.surface(ended)) if ended is not None else []
    if found := without([side for side in own if side.state], coded.actors):
        return found
    for _ in range(grammar.DEEPEST):
        heads = roles.agents(verb) or roles.surface(verb)
        if found := without(distinct(s for h in heads for s in cast.whose(h)), coded.actors):
            return found
        if verb.dep_ not in ("ccomp", "xcomp", "advcl", "conj") or verb.head.i == verb.i:
            return []
        verb = grammar.clause_verb(verb.head)
    return []


def _ended(prep: Token) -> Token | None:
    """ "Met on a road that Chad had [paved], over Libya's objections": the verb of the relative
    clause that ends right before, which the parser passes over."""
    last = prep.i - 1
    if last > prep.sent.start and prep.doc[last].text == ",":
        last -= 1
    one = prep.doc[last]
    for _ in range(grammar.DEEPEST):
        if one.dep_ == "relcl" and one.right_edge.i == last:
            return one
        if one.head.i == one.i or one.head.right_edge.i > prep.i:
            return None
        one = one.head
    return None


def _lost(coded: Coded, cast: Cast) -> list[Side]:
    """ "Chad lost the valley as a result of Libya's invasion": Chad was invaded."""
    if coded.type != "ASSAULT" or coded.token.dep_ != "pobj" or not coded.frame.owned:
        return []
    prep = coded.token.head
    caused = prep.lower_ == "of" and prep.head.lemma_.lower() in CAUSE
    if not caused and prep.lower_ not in AFTER:
        return []
    verb = grammar.clause_verb(prep)
    if grammar.lemma(verb) not in LOSING:
        return []
    return without([side for side in cast.of(roles.surface(verb)) if side.state], coded.actors)


def _of_it(coded: Coded, cast: Cast) -> list[Side]:
    """ "Norway's plan, and Chad's opposition [to it]": whose the thing is that was named first."""
    if coded.type not in OPPOSING or not any(h.lower_ in ITSELF for h in _after(coded)):
        return []
    one = coded.token
    while one.dep_ in ("conj", "appos", "pobj", "prep") and one.head.i < one.i:
        one = one.head
        told = [side for side in cast.whose(one) if side.state] if one.pos_ == "NOUN" else []
        if found := without(told, coded.actors):
            return found
    return []


def _considered(coded: Coded, cast: Cast) -> list[Side]:
    """ "Chad's objections to [what it calls Libya's] meddling"."""
    clauses = [h for h in _after(coded) if h.dep_ == "pcomp"]
    free = [c for c in clauses if any(one.lower_ == "what" for one in c.lefts)]
    heads = [h for c in free for h in grammar.children(c, "ccomp", "oprd", "dobj", "attr", "xcomp")]
    return without(distinct(s for h in heads for s in cast.whose(h)), coded.actors)


def _after(coded: Coded) -> list[Token]:
    """What stands after the "to" of an answer, though the parser hang it on the verb before."""
    found = [h for name in AGAINST for h in coded.frame.preps.get(name, [])]
    prep = coded.token.nbor(1) if coded.token.i + 1 < len(coded.token.doc) else None
    if found or prep is None or prep.lower_ not in AGAINST or prep.head.i != coded.token.head.i:
        return found
    return grammar.children(prep, "pobj", "pcomp")


def _alleged(coded: Coded, cast: Cast) -> list[Side]:
    """ "Chad's allegations that [the rebels] have bases abroad": of its own people as well."""
    comp = coded.frame.comp
    if coded.type != "ACCUSE" or comp is None or not grammar.children(comp, *grammar.SUBJECTS):
        return []
    heads: list[Token] = roles.surface(comp)
    named = others(unnamed.located(cast, cast.of(heads)), coded.actors)
    return named or others([s for h in heads for s in unnamed.crowd(cast, h)], coded.actors)


WAYS: tuple[tuple[Callable[[Coded, Cast], list[Side]], str], ...] = (
    (_regardless, "who goes on in spite of it"),
    (_lost, "whose loss it brought"),
    (_of_it, "whose the thing is that it answers"),
    (_considered, "whose the thing is that it answers"),
    (_alleged, "of whom it is alleged"),
)
