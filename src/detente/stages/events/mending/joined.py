"""A finite verb that a parser joins to the wrong one: "rejected a proposal that both withdraw and
[made] another" goes on with "rejected", since English joins like with like; "insisted that the meat
was safe and [invited] them to look" goes on with "insisted", since no meat invites; "says that Chad
shelled a village, and [has recalled] its envoy" with "says".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables import actions
from .. import grammar
from .hanging import hang

if TYPE_CHECKING:
    from ....language import Token

BARE = frozenset({"VB", "VBP"})
PAST = frozenset({"VBD"})
UTTERED = frozenset({
    "invite", "urge", "vow", "pledge", "accuse", "condemn", "denounce", "summon", "undertake",
    "propose", "expel", "recall", "apologise", "apologize", "appeal", "refuse", "request", "deny",
    "reject", "insist", "thank", "praise", "criticise", "criticize", "demand",
})  # fmt: skip
"""Verbs of what only people, states, bodies and papers do."""
ACTING = ("political", "crowds", "workers", "folk", "armed", "units", "police", "captives",
          "diplomats", "acting", "bodies", "parliamentarians", "seafarers", "envoys", "forces",
          "peacekeepers", "media", "papers", "treaty", "drafts", "proposal", "vessels")  # fmt: skip
"""Classes of nouns for those who may do so."""
PEOPLE = ("er", "or", "ist", "man", "men", "ant", "ent", "ee", "ian", "y", "people")
"""Ends of nouns that as often name people and bodies as things."""
SOME = frozenset({"report", "resolution", "letter", "text", "court", "bank", "firm", "team", "side",
                  "state", "nation", "capital", "bloc", "union", "tribe", "staff", "youth", "group",
                  "church", "league", "club", "house", "board"})  # fmt: skip


REACTING = frozenset({"demand", "recall", "protest", "ask", "summon", "request", "seek", "lodge",
                      "call", "urge"})  # fmt: skip
"""Verbs of whoever complains of what somebody else is said to have done."""


def found(token: Token) -> Token | None:
    """The verb with which a verb goes on that was joined to one of another form below it; None
    where it stands well."""
    return _past_over_bare(token) or _saying(token)


def _saying(token: Token) -> Token | None:
    """The verb of saying with which a verb goes on in another tense than what is said, after a
    comma, or where only whoever says it can do so."""
    said = token.head
    over = said.head
    if token.dep_ != "conj" or said.dep_ != "ccomp" or not over.i < said.i < token.i:
        return None
    if grammar.children(token, *grammar.SUBJECTS, *grammar.PASSIVES):
        return None
    helping = {one.lower_ for one in grammar.children(token, "aux")}
    before = {one.lower_ for one in grammar.children(said, "aux")}
    has = bool(helping & {"has", "have"}) and said.tag_ == "VBD" and not before
    past = token.tag_ == "VBD" and not helping and "had" in before and over.tag_ == "VBD"
    comma = any(one.text == "," for one in token.doc[token.i - 1 - len(helping) - 1 : token.i])
    return over if (has or past) and (comma or token.lemma_ in REACTING) else None


def _past_over_bare(token: Token) -> Token | None:
    """The verb in the past with which a past goes on that was joined to a bare verb below it; None
    where it stands well."""
    bare = token.head
    if token.dep_ != "conj" or token.tag_ not in PAST:
        return None
    if bare.tag_ not in BARE:
        return _spoken(token)
    if grammar.children(token, *grammar.SUBJECTS, *grammar.PASSIVES) or token.i < bare.i:
        return None
    over = bare
    for _ in range(grammar.DEEPEST):
        if over.dep_ == "ROOT":
            return None
        over = over.head
        if over.tag_ in PAST and over.pos_ == "VERB":
            return over
    return None


def _spoken(token: Token) -> Token | None:
    """The verb over a clause about a thing, with which a verb of what only somebody says or does
    goes on."""
    clause = token.head
    over = clause.head
    if grammar.lemma(token) not in UTTERED or clause.dep_ not in ("ccomp", "advcl"):
        return None
    if grammar.children(token, *grammar.SUBJECTS, *grammar.PASSIVES) or token.i < clause.i:
        return None
    past = any(one.tag_ in PAST for one in (clause, *grammar.children(clause, "auxpass", "aux")))
    told = past and over.tag_ in PAST and over.pos_ == "VERB" and over.i < clause.i
    subjects = grammar.children(clause, "nsubj", "nsubjpass")
    return over if told and any(map(_thing, subjects)) else None


def _thing(noun: Token) -> bool:
    """Whether a subject is a common noun for nobody."""
    if noun.pos_ != "NOUN" or noun.ent_type_:
        return False
    word, classes = grammar.noun_lemma(noun).lower(), actions.classes()
    return not (word in SOME or word.endswith(PEOPLE) or any(word in classes[c] for c in ACTING))


def settle(token: Token) -> None:
    """Hang the past on the past."""
    over = found(token)
    if over is not None:
        hang(token, over, "conj")
