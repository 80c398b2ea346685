"""How real the text makes an act: from negation, modals, tense, and the words above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...records import Standing
from ...tables import actions
from ...tables.actions import Embedder
from . import grammar

if TYPE_CHECKING:
    from ...language import Token

FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
MAYBE = frozenset({"may", "might", "could", "can", "ca"})
OUGHT = frozenset({"must", "should", "ought"})
IF = frozenset({"if", "unless", "whether", "provided", "lest"})
TOLD = frozenset({
    "tell", "call", "ask", "warn", "press", "push", "use", "discuss", "suggest", "hint", "think",
    "believe", "fear", "oppose", "deny",
})  # fmt: skip
"""Verbs that govern a clause with "that", or an object, as a report and not as a wish."""
REACHING = frozenset({"for", "to", "of", "from", "about", "at", "on", "into", "against", "in"})
"""Prepositions across which "call for", "talk about", "refrain from" reach the verb after them."""
BEYOND = {"against": Standing.HYPOTHETICAL, "before": Standing.PLANNED, "without": Standing.DENIED,
          "than": Standing.DENIED}  # fmt: skip
"""What other prepositions make of the verb after them: "two days before leaving"."""
RANKED = frozenset({"first", "second", "third", "last", "only", "latest"})
CLAIMS = frozenset({"accusation", "allegation", "claim", "charge", "report", "rumour", "rumor",
                    "suspicion", "suggestion"})  # fmt: skip
"""Nouns of what somebody says to be so: "accusations that it had [shelled] the town"."""
DENYING = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})
"""Verbs of whoever says that a claim is false."""
WANTING = frozenset({"want", "wish"})
"""Verbs that ask something of others only where these are named: "wants [Chad] to leave"."""
VIOLENT = frozenset({"war", "attack", "invasion", "intervention", "strike", "offensive", "raid"})
"""Nouns that with "a" name a possibility as often as an act: "sees a war as a threat"."""
PROPOSED = {
    "planned": Standing.PLANNED, "expected": Standing.PLANNED, "upcoming": Standing.PLANNED,
    "scheduled": Standing.PLANNED, "forthcoming": Standing.PLANNED, "future": Standing.PLANNED,
    "proposed": Standing.OFFERED, "possible": Standing.HYPOTHETICAL,
    "potential": Standing.HYPOTHETICAL, "likely": Standing.HYPOTHETICAL,
    "threatened": Standing.THREATENED, "next": Standing.PLANNED, "coming": Standing.PLANNED,
    "alleged": Standing.HYPOTHETICAL, "would-be": Standing.HYPOTHETICAL,
}  # fmt: skip
"""Adjectives before a noun that names an act."""


@dataclass(frozen=True, slots=True)
class Reality:
    """How real an act is, why, and whether it is told in the future tense ("will", or "would"
    after "said")."""

    standing: Standing
    why: str = ""
    future: bool = False
    negated: bool = False


ACTUAL = Reality(Standing.ACTUAL)


def of_verb(verb: Token) -> Reality:
    """How real the act of a verb is."""
    if _under_if(verb):
        return Reality(Standing.HYPOTHETICAL, "if")
    one = verb
    for _ in range(grammar.DEEPEST):
        said = _of_clause(one)
        if said is not None:
            return said
        above = _above(one)
        if above is None:
            return ACTUAL
        governor, told = above
        if told is not None:
            return told
        one = governor
    return ACTUAL


def bidden(verb: Token) -> bool:
    """Whether it is an imperative ("Stop the war"), or stands in a question put indirectly ("how
    much Chad is prepared to pay"): nothing that was done."""
    asked = verb.dep_ in ("ccomp", "pcomp", "csubj", "nsubj")
    if asked and any(t.lower_ in ("how", "why") for t in verb.lefts for t in (t, *t.lefts)):
        return True
    if verb.dep_ not in ("ROOT", "conj", "ccomp") or verb.tag_ != "VB":
        return False
    if grammar.children(verb, "aux", "nsubj", "nsubjpass", "auxpass"):
        return False
    shared = verb.dep_ == "conj" and verb.head.tag_ == "VB"
    return not shared or bidden(verb.head)


def of_noun(noun: Token, light: Token | None) -> Reality:
    """How real the act of a noun is: by its adjectives, then by what governs it."""
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in PROPOSED:
            return Reality(PROPOSED[child.lower_], child.lower_)
        if child.dep_ == "det" and child.lower_ in ("no", "any"):
            return Reality(Standing.DENIED if child.lower_ == "no" else Standing.HYPOTHETICAL,
                           child.lower_)  # fmt: skip
        if child.dep_ == "det" and child.lower_ in ("a", "an") and noun.lemma_ in VIOLENT:
            return of_verb(light) if light is not None else Reality(Standing.HYPOTHETICAL, "a")
    if light is not None:
        return of_verb(light)
    if noun.dep_ in ("poss", "compound"):
        return ACTUAL
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    embedder = actions.embedders().get(head.lemma_.lower())
    nominal = noun.dep_ in ("dobj", "pobj", "nsubjpass") and head.i != noun.i
    if nominal and embedder and embedder.standing and _governs(noun):
        return Reality(Standing(embedder.standing), head.lemma_.lower())
    return ACTUAL


def _governs(noun: Token) -> bool:
    """Whether the head's meaning reaches the noun: its object, or what it calls "for"."""
    if noun.dep_ != "pobj":
        return noun.head.lemma_ not in TOLD
    return noun.head.lower_ in ("for", "of", "to")


def _of_clause(verb: Token) -> Reality | None:
    """What a clause says of itself; None when it says nothing and the words above decide."""
    aux = [child for child in verb.children if child.dep_ in ("aux", "neg", "mark", "advmod")]
    words = {child.lower_ for child in aux if child.dep_ == "aux"}
    negated = grammar.refused(verb) or any(child.lower_ == "nor" for child in aux)
    negated = negated or _nobody(verb) or _nor(verb)
    future = bool(words & FUTURE) or _going(verb) or ("would" in words and _reported(verb))
    if negated:
        return Reality(Standing.DENIED, "not", future, negated=True)
    if future:
        return Reality(Standing.PLANNED, "will", future=True)
    if words & OUGHT:
        return Reality(Standing.DEMANDED, next(iter(sorted(words & OUGHT))))
    if "would" in words or words & MAYBE:
        conditional = "would" in words and _has_if(verb)
        kind = Standing.CONDITIONAL if conditional else Standing.HYPOTHETICAL
        return Reality(kind, next(iter(sorted(words & (MAYBE | {"would"})))))
    return None


def _under_if(verb: Token) -> bool:
    """Whether the verb stands in a clause that only supposes: "if …", "whether …"."""
    one = verb
    for _ in range(grammar.DEEPEST):
        if any(child.lower_ in IF and child.dep_ == "mark" for child in one.children):
            return True
        if one.dep_ in ("ROOT", "relcl"):
            return False
        one = one.head
    return False


def _nor(verb: Token) -> bool:
    """ "Neither charged nor [convicted]"."""
    return verb.dep_ == "conj" and any(
        child.lower_ == "nor" and child.i < verb.i for child in grammar.children(verb.head, "cc")
    )


def _nobody(verb: Token) -> bool:
    """ "No proposals were made", "neither side agreed"."""
    for child in grammar.children(verb, "nsubj", "nsubjpass", "dobj", "preconj", "cc"):
        if child.lower_ in ("nobody", "none", "neither"):
            return True
        if any(part.lower_ in ("no", "neither") and part.dep_ in ("det", "preconj")
               for part in child.lefts):  # fmt: skip
            return True
        if child.left_edge.lower_ == "not":
            return True  # "not one soldier was taken"
    return False


def _going(verb: Token) -> bool:
    """ "is going to meet", "is to meet"."""
    head = verb.head
    if verb.dep_ != "xcomp" or not grammar.infinitive(verb):
        return False
    return head.lower_ in ("is", "are") or (
        head.lower_ == "going" and any(c.lemma_ == "be" for c in head.children)
    )


def _reported(verb: Token) -> bool:
    """Whether "would" is a "will" put back in time by a verb of saying in the past."""
    head = verb.head
    for child in grammar.children(verb, "ccomp", "parataxis"):
        if child.tag_ in ("VBD", "VBN"):
            return True
    return verb.dep_ in ("ccomp", "conj") and head.tag_ in ("VBD", "VBN", "VBG")


def _has_if(verb: Token) -> bool:
    return any(
        part.lower_ in IF and part.dep_ == "mark"
        for clause in grammar.children(verb, "advcl") for part in clause.children
    )  # fmt: skip


def _above(verb: Token) -> tuple[Token, Reality | None] | None:
    """The word that governs a clause, and what it makes of it; None where the clause is free."""
    head, dep = grammar.above(verb), verb.dep_
    if dep == "ccomp" and _parted(verb, head):
        return None
    if grammar.reporting(verb) is not None:
        return _governed(verb, head, "ccomp")
    if dep == "ROOT":
        return None
    if dep == "conj":
        return _shared(verb, head)
    if dep == "pcomp":
        if head.lower_ not in REACHING or head.lower_ == "against":
            kind = BEYOND.get(head.lower_)
            return (head, Reality(kind, head.lower_)) if kind else None
        head = head.head
    if head.lower_ in RANKED and head.dep_ in ("attr", "acomp"):
        return head.head, None  # "was the first to visit" did so, "will be" will
    if dep == "relcl" and grammar.infinitive(verb):
        return _governed(verb, head, "acl")  # "a barrier to trade"
    if dep in ("xcomp", "ccomp", "pcomp", "acl"):
        return _governed(verb, head)
    if dep == "advcl" and (due := _until(verb, head)) is not None:
        return head, due
    return _purpose(verb, head) if dep == "advcl" and grammar.infinitive(verb) else None


def _parted(verb: Token, head: Token) -> bool:
    """ "Chad [declined]; Libya accepted": two sentences, though parsed as a clause and its verb."""
    return any(token.text == ";" for token in verb.doc[verb.i : head.i])


def _purpose(verb: Token, head: Token) -> tuple[Token, Reality | None]:
    """What is done "to …" is planned; "calls for Chad to …" governs it as "calls on" does."""
    embedder = actions.embedders().get(head.lemma_.lower())
    governed = any(child.lower_ == "for" for child in grammar.children(verb, "mark"))
    if any(child.lower_ in RANKED for child in grammar.children(head, "attr", "acomp")):
        return head, None
    if embedder and not embedder.standing:
        return head, None
    if embedder and governed:
        return head, Reality(Standing(embedder.standing), head.lemma_.lower())
    return head, Reality(Standing.PLANNED, "to")


def _until(verb: Token, head: Token) -> Reality | None:
    """ "Refuses to ratify until Chad leaves": what is waited for is wanted, and not yet done."""
    waits = any(c.lower_ == "until" and c.dep_ in ("mark", "prep") for c in verb.children)
    if not waits or verb.tag_ not in ("VBZ", "VBP", "VBN", "VBG"):
        return None
    over = [head, *([head.head] if head.dep_ == "xcomp" else [])]
    refused = any(
        ((word := actions.embedders().get(one.lemma_)) is not None and word.standing == "denied")
        or any(child.dep_ == "neg" for child in one.children) for one in over
    )  # fmt: skip
    return Reality(Standing.DEMANDED if refused else Standing.PLANNED, "until")


def _shared(verb: Token, head: Token) -> tuple[Token, Reality | None] | None:
    """Coordinated bare verbs share "will" and "to", not "not"; finite ones share nothing."""
    if verb.tag_ in grammar.FINITE or grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES):
        return None
    if head.pos_ not in ("VERB", "AUX"):
        return None
    said = _of_clause(head)
    if said is not None and said.negated:
        future = Reality(Standing.PLANNED, "will", future=True)
        return head, future if said.future else ACTUAL
    return head, None


def _noun_above(head: Token) -> list[Token]:
    """What stands before the noun over a clause: "gave [no] indication that it plans to …"."""
    over = head.head
    named = head.dep_ in ("acl", "relcl", "ccomp") and over.pos_ == "NOUN"
    return list(over.lefts) if named else []


def _governed(verb: Token, head: Token, dep: str = "") -> tuple[Token, Reality | None] | None:
    dep = dep or verb.dep_
    embedder = actions.embedders().get(head.lemma_.lower())
    bare = dep == "acl" and not grammar.infinitive(verb)
    if bare and head.lemma_.lower() in CLAIMS and any(c.lower_ == "that" for c in verb.lefts):
        return head, _claimed(head)
    if bare or (dep == "pcomp" and head.pos_ == "VERB" and embedder is None):
        return None
    if dep == "ccomp" and head.lemma_ in TOLD - {"deny"}:
        return None
    if (negated := _negated(head, dep, embedder)) is not None:
        return head, negated
    if dep == "acl" and any(child.lower_ in RANKED for child in head.lefts):
        return None  # "the first leader to visit" did so
    if embedder and embedder.standing:
        own = head.lemma_ in WANTING and not grammar.children(verb, *grammar.SUBJECTS)
        kind = Standing.PLANNED if own else Standing(embedder.standing)
        return head, Reality(kind, head.lemma_.lower())
    if embedder and dep != "ccomp":
        return head, None
    if dep == "acl":
        return head, Reality(Standing.PLANNED, head.lower_)
    if grammar.infinitive(verb):
        return head, Reality(Standing.HYPOTHETICAL, "to")
    return None


def _claimed(noun: Token) -> Reality:
    """What is only claimed; of "denied claims that …", what is denied."""
    denied = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in DENYING
    if denied:
        return Reality(Standing.DENIED, "deny")
    return Reality(Standing.HYPOTHETICAL, noun.lemma_.lower())


def _negated(head: Token, dep: str, embedder: Embedder | None) -> Reality | None:
    """What is under a word that is itself denied or only supposed: "no plan to", "any move to",
    "does not intend to"."""
    if any(child.lower_ == "no" for child in (*head.lefts, *_noun_above(head))):
        return Reality(Standing.DENIED, "no")
    if dep == "acl" and any(child.lower_ == "any" for child in head.lefts):
        return Reality(Standing.HYPOTHETICAL, "any")
    twice = embedder is not None and embedder.standing == "denied"
    if dep == "xcomp" and grammar.refused(head) and not twice:
        return Reality(Standing.DENIED, "not")
    return None
