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
PRESENT = frozenset({"VBZ", "VBP"})
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
    if (beside := _after_and(token)) is not None:
        return beside
    if token.dep_ != "conj" or (token.tag_ not in PAST and not _perfect(token)):
        return None
    if _perfect(token):
        return _spoken(token)
    if bare.tag_ not in BARE and not _nonfinite(bare):
        return _said_between(token) or _spoken(token)
    if grammar.children(token, *grammar.SUBJECTS, *grammar.PASSIVES) or token.i < bare.i:
        return None
    over = bare
    for _ in range(grammar.DEEPEST):
        if over.dep_ == "ROOT":
            return None
        over = over.head
        if over.tag_ in PAST and over.pos_ == "VERB":
            return _beyond(token, over)
    return None


def _nonfinite(verb: Token) -> bool:
    """ "Accused Chad of having tried … and [thanked]", "asked for them to be returned and …"."""
    before = {child.lower_ for child in grammar.children(verb, "aux", "auxpass")}
    return verb.tag_ in ("VBN", "VBG") and bool(before & {"having", "to", "be", "being"})


def _beyond(token: Token, over: Token) -> Token:
    """Of "said that trust had to be rebuilt and [called] on Chad" who said so, since no trust
    calls on anybody."""
    thing = any(map(_thing, grammar.children(over, "nsubj", "nsubjpass")))
    on = grammar.lemma(token) == "call" and any(c.lower_ in ("on", "for") for c in token.rights)
    said = on or grammar.lemma(token) in UTTERED
    above = over.head
    return above if over.dep_ == "ccomp" and thing and said and above.tag_ in PAST else over


def _said_between(token: Token) -> Token | None:
    """ "Qatar took neither, diplomats said, but [freed] two": the words of saying are an aside."""
    saying = token.head
    first = next((c for c in saying.lefts if c.dep_ == "ccomp" and c.tag_ in PAST), None)
    if first is None or saying.tag_ not in PAST or token.i < saying.i:
        return None
    if grammar.children(token, *grammar.SUBJECTS, *grammar.PASSIVES):
        return None
    aside = saying.doc[saying.i + 1].text == "," and saying.doc[saying.left_edge.i - 1].text != ","
    before = any(c.text == "," for c in saying.lefts)
    return first if aside and before else None


def _spoken(token: Token) -> Token | None:
    """The verb over a clause about a thing, with which a verb of what only somebody says or does
    goes on."""
    clause = token.head
    over = clause.head
    said = UTTERED | {"offer", "promise", "ask", "threaten"} if _perfect(token) else UTTERED
    if grammar.lemma(token) not in said or clause.dep_ not in ("ccomp", "advcl"):
        return None
    if grammar.children(token, *grammar.SUBJECTS, *grammar.PASSIVES) or token.i < clause.i:
        return None
    past = any(one.tag_ in PAST for one in (clause, *grammar.children(clause, "auxpass", "aux")))
    if _perfect(token):
        told = over.tag_ in PRESENT and over.pos_ == "VERB" and over.i < clause.i
    else:
        told = past and over.tag_ in PAST and over.pos_ == "VERB" and over.i < clause.i
    subjects = grammar.children(clause, "nsubj", "nsubjpass")
    return over if told and any(map(_thing, subjects)) else None


def _perfect(token: Token) -> bool:
    """ "And has [offered] to clear them"."""
    return token.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in token.lefts)


def _after_and(token: Token) -> Token | None:
    """ "A visit by Vale, who met the king and [promised] help", hung on the verb of the sentence:
    the past right behind "and" goes on with the past that the "and" belongs to."""
    if token.tag_ not in PAST or token.dep_ not in ("advcl", "dep") or token.i < 1:
        return None
    joint = token.doc[token.i - 1]
    over = joint.head
    bare = not any(c.i < token.i for c in token.children)
    past = over.tag_ in PAST and over.pos_ == "VERB" and over.i not in (token.i, token.head.i)
    return over if bare and past and joint.dep_ == "cc" and over.i < joint.i else None


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
