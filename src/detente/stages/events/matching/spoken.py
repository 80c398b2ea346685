"""Conditions of the rules in `data/actions.csv` that ask for the words somebody says, whether they
stand after the verb of saying or before it: "Chad will pay, Libya said"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ....tables import actions, plover
from .. import grammar, roles
from ..frames import Frame
from .complements import CHANCES, STAYING
from .tried import Check, Try

if TYPE_CHECKING:
    from ....language import Token

UNDOING = frozenset({
    "lift", "end", "stop", "withdraw", "release", "free", "remove", "scrap", "dismantle", "halt",
    "suspend", "abandon", "reverse", "cancel", "ease", "resume", "reopen", "restore", "return",
    "hand", "destroy", "close", "pull", "drop", "repeal", "revoke", "rescind", "dissolve", "disarm",
    "shut", "freeze", "cut", "reduce", "vacate", "evacuate", "compensate", "pay", "extend",
})  # fmt: skip
"""Verbs of what only that state can do whose the thing is: its sanctions are lifted by it."""
BRINGING = frozenset({
    "draw", "provoke", "bring", "trigger", "require", "prompt", "invite", "demand", "force", "meet",
    "elicit", "cause", "face", "lead", "compel", "necessitate", "entail", "warrant",
})  # fmt: skip
"""Verbs of what makes somebody answer."""
IF = frozenset({"if", "unless", "lest", "failing", "otherwise"})
"""Words of what a threat depends on."""
INVERTED = frozenset({"should", "were", "had"})
"""What stands first in a condition without "if": "should the bill pass"."""
COMING = frozenset(
    {"will", "would", "shall", "should", "could", "may", "might", "can", "'ll", "’ll"}
)
GOOD = frozenset({"AID", "SUPPORT", "COOPERATE", "CONSULT", "RETREAT", "CONCEDE", "AGREE"})
GIVING = frozenset({"resume", "restore", "reopen", "open", "lift", "ease", "free", "help", "gain",
                    "benefit", "welcome", "receive", "get", "allow", "improve", "agree", "pay",
                    "consider", "join", "attend", "negotiate", "respond", "apologise", "grant",
                    "give", "supply", "deliver", "fund", "build", "return", "invite", "reward",
                    "honour", "honor", "continue", "start", "begin", "hold", "sign", "meet",
                    "discuss", "talk", "remain", "stay", "be", "like", "want", "need", "hope",
                    "support", "provide", "extend", "renew", "release", "approve",
                    "accept"})  # fmt: skip
"""Verbs of what is held out to somebody, with or without a condition."""


def said(frame: Frame) -> Token | None:
    """The head of the clause that is said, wherever it stands."""
    comp = frame.comp
    after = comp if comp is not None and comp.dep_ in ("ccomp", "acl") else None
    if after is not None and _coming(after):
        return after
    before = grammar.children(frame.token, "ccomp")
    return next((one for one in before if one.pos_ in ("VERB", "AUX")), after)


def _own(on: Try) -> set[str]:
    return {side.state for side in on.cast.of(on.frame.subjects) if side.state}


def _kinds(verb: Token) -> set[str]:
    return {rule.type for rule in actions.rules().get((grammar.lemma(verb), "verb"), ())}


def _coming(verb: Token) -> bool:
    return any(child.lower_ in COMING for child in grammar.children(verb, "aux"))


def _conditional(on: Try) -> bool:
    """ "If", "unless", or a clause that begins with "should", within the same sentence."""
    words = list(on.frame.token.sent)
    plain = any(word.lower_ in IF for word in words)
    return plain or any(
        word.lower_ in INVERTED and before.text in (",", ";") for before, word in pairwise(words)
    )


def bidden(on: Try) -> bool:
    """ "Give up the two men, Chad tells Libya": a bare imperative before or after the word."""
    near = [*grammar.children(on.frame.token, "ccomp", "dep", "advcl", "parataxis", "csubj")]
    return any(
        one.tag_ == "VB" and not grammar.children(one, "aux", *grammar.SUBJECTS)
        for one in near
    )  # fmt: skip


def threat_if(on: Try) -> bool:
    """ "Told Libya that its ports would be shut if …": what is to come on a condition, and no good;
    somebody of another state stands in the sentence."""
    clause = said(on.frame)
    if clause is None or not _coming(clause) or not _conditional(on) or grammar.refused(clause):
        return False
    kinds = _kinds(clause)
    if grammar.lemma(clause) in GIVING or (kinds & GOOD and not kinds & plover.HARM):
        return False
    own = _own(on)
    doing = {side.state for side in on.cast.of(roles.agents(clause)) if side.state}
    if kinds & plover.HARM and doing & own:  # the act itself is read as threatened
        return False
    around = on.cast.index.inside(on.cast.parse.sentence(on.frame.token))
    return bool(own) and any(m.state and m.state not in own for m in around)


def doom(on: Try) -> bool:
    """ "Libya will pay for this, the Chadian president said": what is to come over another state,
    in one of these verbs."""
    clause = said(on.frame)
    if clause is None or not _coming(clause) or grammar.refused(clause):
        return False
    if on.words and grammar.lemma(clause) not in on.words:
        return False
    own = _own(on)
    suffering = on.cast.of(roles.surface(clause))
    return bool(own) and any(side.state and side.state not in own for side in suffering)


def hurts(on: Try) -> bool:
    """ "Spoke of closing the border": a clause whose verb names only what harms."""
    comp = on.frame.comp
    if comp is None:
        return False
    kinds = _kinds(comp)
    return bool(kinds & {"SANCTION", "COERCE", "ASSAULT"}) and grammar.lemma(comp) not in GIVING


def words_said(on: Try) -> bool:
    """The clause that is said, before the word or after it, has one of these verbs, without a
    particle: to break up is not to break a word."""
    clause = _clause(on.frame)
    if clause is None or grammar.children(clause, "prt"):
        return False
    return grammar.lemma(clause) in on.words


def theirs(on: Try) -> bool:
    """ "Libya [had cheated], the Chadian minister said": what another state did or does, not what
    it would."""
    clause = _clause(on.frame)
    if clause is None or grammar.refused(clause):
        return False
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in clause.children):
        return False
    own = _own(on)
    doing = {side.state for side in on.cast.of(roles.agents(clause)) if side.state}
    return bool(own) and bool(doing - own)


def ought(on: Try) -> bool:
    """ "Libya [should] pay", "Libya [would have to] pay", "[needs to] pay", the Chadian minister
    said: what another state is to do; not how it is or fares."""
    clause = _clause(on.frame)
    if clause is None or grammar.refused(clause):
        return False
    bound = next((c for c in grammar.children(clause, "xcomp") if grammar.infinitive(c)), None)
    needed = grammar.lemma(clause) in ("have", "need") and bound is not None
    should = any(c.lower_ in ("should", "ought") for c in grammar.children(clause, "aux"))
    deed = bound if needed and bound is not None else clause
    if not (needed or should) or grammar.lemma(deed) in STAYING | CHANCES:
        return False
    if grammar.passive(deed):  # "said that Chad should be helped" asks nothing of Chad
        return False
    own = _own(on)
    sides = [side for head in roles.surface(clause) for side in on.cast.whose(head)]
    doing = {side.state for side in sides if side.state}
    return bool(own) and bool(doing - own)


def to_be_done(on: Try) -> bool:
    """ "The [Libyan] sanctions should be lifted, Chad said", "told Libya that the men had to be
    freed": what is to be done by another state, of whom or to whom it is said."""
    clause = _clause(on.frame)
    if clause is None or grammar.refused(clause):
        return False
    bound = next((c for c in grammar.children(clause, "xcomp") if grammar.infinitive(c)), None)
    needed = grammar.lemma(clause) in ("have", "need") and bound is not None
    deed = bound if needed and bound is not None else clause
    ought = any(c.lower_ in ("should", "ought", "must") for c in grammar.children(clause, "aux"))
    if not (needed or ought) or not grammar.passive(deed) or grammar.children(deed, "agent"):
        return False
    own = _own(on)
    heard = on.cast.of(grammar.children(on.frame.token, "dobj", "dative"))
    told = {side.state for side in heard if not (side.entity or "").startswith("organisation:")}
    things = grammar.children(clause, *grammar.PASSIVES, *grammar.SUBJECTS)
    whose = {side.state for one in things if one.pos_ == "NOUN" for side in on.cast.whose(one)}
    undone = grammar.lemma(deed) in UNDOING
    return bool(own) and bool((told | (whose if undone else set())) - own - {None})


def brought(on: Try) -> bool:
    """ "The base would draw a [response] from Chad, its minister said": what will be done by
    whoever says so, and what brings it about; nobody threatens with what others would do."""
    noun, verb = on.frame.token, grammar.clause_verb(on.frame.token)
    if grammar.lemma(verb) not in BRINGING or not _coming(verb) or grammar.refused(verb):
        return False
    own = {side.state for side in on.cast.of(on.frame.subjects) if side.state}
    over = verb
    while over.head.i != over.i and not own & _speaking(on, over):
        over = over.head
    return noun.dep_ in ("dobj", "pobj") and bool(own & _speaking(on, over)) and over.i != verb.i


def _speaking(on: Try, verb: Token) -> set[str]:
    """The states of whoever says something with a verb."""
    if grammar.lemma(verb) not in actions.embedders():
        return set()
    sides = on.cast.of(grammar.children(verb, *grammar.SUBJECTS))
    return {side.state for side in sides if side.state}


def _clause(frame: Frame) -> Token | None:
    clauses = grammar.children(frame.token, "ccomp")
    return next((one for one in clauses if one.pos_ in ("VERB", "AUX")), None)


CHECKS: dict[str, Check] = {
    "bidden": bidden,
    "said": words_said,
    "said-theirs": theirs,
    "said-ought": ought,
    "said-done": to_be_done,
    "brought": brought,
    "threat-if": threat_if,
    "doom": doom,
    "comp-hurts": hurts,
}
