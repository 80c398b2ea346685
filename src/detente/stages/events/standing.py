"""How real the text makes an act: from negation, modals, tense, and the words above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language import TENSED
from ...records import Standing
from ...tables import actions, plover
from . import grammar
from .clause import ACTUAL, IF, Reality, of_clause
from .governing import CLAIMS, RANKED, TOLD, above, false

if TYPE_CHECKING:
    from ...language import Token

VIOLENT = frozenset({"war", "attack", "invasion", "intervention", "strike", "offensive", "raid"})
"""Nouns that with "a" name a possibility as often as an act: "sees a war as a threat"."""
PROPOSED = {
    "planned": Standing.PLANNED, "expected": Standing.PLANNED, "upcoming": Standing.PLANNED,
    "scheduled": Standing.PLANNED, "forthcoming": Standing.PLANNED, "future": Standing.PLANNED,
    "proposed": Standing.OFFERED, "possible": Standing.HYPOTHETICAL,
    "potential": Standing.HYPOTHETICAL, "likely": Standing.HYPOTHETICAL,
    "threatened": Standing.THREATENED, "next": Standing.PLANNED, "coming": Standing.PLANNED,
    "impending": Standing.PLANNED, "imminent": Standing.PLANNED, "looming": Standing.PLANNED,
    "eventual": Standing.HYPOTHETICAL, "alleged": Standing.HYPOTHETICAL,
    "would-be": Standing.HYPOTHETICAL,
}  # fmt: skip
"""Adjectives before a noun that names an act."""
GROUND = frozenset({"plan", "preparation", "arrangement", "groundwork", "stage", "ground"})
PROPOSING = {
    "propose": Standing.OFFERED, "float": Standing.OFFERED, "table": Standing.OFFERED,
    "request": Standing.DEMANDED, "plan": Standing.PLANNED, "schedule": Standing.PLANNED,
}  # fmt: skip
"""Verbs by which the deed that is their object is only asked for, held out or meant."""
ARRANGING = frozenset({"announce", "arrange"})
"""Verbs by which talks are still to come; sanctions that are announced are imposed."""
WEIGHING = frozenset({"consider", "weigh", "mull", "contemplate"})
SET = frozenset({"plan", "schedule", "slate", "expect", "set"})
IMAGINED = frozenset({"imagine", "joke", "pretend", "dream", "fantasise", "fantasize", "doubt",
                      "fear", "worry", "dread"})  # fmt: skip
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "conj"})
"""Places of verbs in what a claim says."""
REFUTING = frozenset({"deny", "refute", "rebut"})
"""Verbs of whoever says that a report is not so."""
ENTAILING = frozenset({"guarantee", "mean", "ensure", "imply", "assure", "entail"})
"""Verbs that, denied, leave open what they are about."""
SUPPOSED = frozenset({"suppose", "say", "assume"})
"""Verbs that as orders to the reader open a supposition: "Say that Chad [attacked] …"."""
RESUMED = frozenset({"begin", "start", "resume", "restart", "continue", "join", "rejoin", "reopen"})
"""Verbs after which a thing is as real as they are: "wants to resume [talks]"."""
BELIEVED = frozenset({"believe", "think", "expect", "suppose"})
"""Verbs that, denied, leave nothing of what they are about."""
AIMED = frozenset({"mean", "intend", "design"})
"""Verbs of what something is for: a meeting that "was meant to calm the border" took place."""
ASKING = frozenset({"ask", "wonder", "inquire", "question"})
CHOOSING = frozenset({"which", "whom", "what"})
SETTLED = frozenset({"swap", "exchange", "ceasefire", "cease-fire", "truce", "armistice", "release",
                     "withdrawal", "pullout", "pull-out", "pullback", "pull-back", "lifting",
                     "easing", "handover", "hand-over", "return", "repatriation", "resumption",
                     "reopening", "transfer", "disarmament", "evacuation"})  # fmt: skip
"""Nouns of what two sides settle before it is done."""
ON = frozenset({"on", "over", "about", "for", "toward", "towards", "regarding", "concerning"})
TALKING = frozenset({"talk", "negotiate", "discuss", "confer", "speak", "mediate",
                     "broker"})  # fmt: skip
"""Verbs of talking on what may be settled."""


def of_verb(verb: Token) -> Reality:
    """How real the act of a verb is."""
    if _under_if(verb) or _imagined(verb):
        return Reality(Standing.HYPOTHETICAL, "if")
    if _of_anybody(verb):
        return Reality(Standing.HYPOTHETICAL, "if")
    if (false := _untrue(verb)) is not None:
        return false
    one = verb
    for _ in range(grammar.DEEPEST):
        said = of_clause(one)
        if said is not None:
            return said
        over = above(one)
        if over is None:
            return ACTUAL
        governor, told = over
        if told is not None:
            return told
        one = governor
    return ACTUAL


def _untrue(verb: Token) -> Reality | None:
    """ "The claims that Chad [attacked] are untrue", "claims of his [beating] them are false",
    "denied reports that Chad was planning to [attack]"."""
    one, straight = verb, True
    for _ in range(grammar.DEEPEST):
        if one.dep_ == "ROOT" or one.head.tag_ in TENSED:
            break
        straight = straight and one.dep_ in CLAUSES
        one = one.head
    if one.lemma_.lower() not in CLAIMS:
        return None
    denied = straight and one.dep_ == "dobj" and one.head.lemma_ in REFUTING
    return Reality(Standing.DENIED, "deny") if denied else false(one)


ANYBODY = frozenset({
    "adult", "person", "citizen", "individual", "civilian", "offender", "foreigner", "minor",
    "juvenile", "child", "man", "woman", "official", "soldier", "driver", "resident", "visitor",
    "national", "suspect",
})  # fmt: skip
"""Nouns that with "a" or "any" stand for whoever it may be, where a modal follows."""
ANYONE = frozenset({"anyone", "anybody", "someone", "whoever"})
FACING = frozenset({"can", "could", "may", "might", "would", "must", "will"})


def _of_anybody(verb: Token) -> bool:
    """ "An adult found guilty of [assaulting] a soldier could be jailed": whoever does it."""
    one = verb
    for _ in range(grammar.DEEPEST):
        if one.dep_ in ("nsubj", "nsubjpass", "ROOT"):
            break
        one = one.head
    over = one.head
    if one.pos_ == "VERB":  # "an adult found guilty" is often parsed as a clause
        one = next(iter(grammar.children(one, "nsubj")), one)
    if one.i >= verb.i or one.dep_ not in ("nsubj", "nsubjpass") or over.i <= verb.i:
        return False
    if not (one.lower_ in ANYONE or (one.lemma_.lower() in ANYBODY and _any(one))):
        return False
    modal = any(c.lower_ in FACING for c in grammar.children(over, "aux"))
    return modal or (over.lemma_ in ("face", "risk") and over.tag_ == "VBZ")


def _any(noun: Token) -> bool:
    return any(child.lower_ in ("a", "an", "any") for child in grammar.children(noun, "det"))


ORDERING = frozenset({"tell", "say", "urge", "ask", "warn", "order", "beg", "demand"})
"""Verbs after the words of an order."""


def bidden(verb: Token) -> bool:
    """Whether it is an imperative ("Stop the war"), or stands in a question put indirectly ("how
    much Chad is prepared to pay"): nothing that was done."""
    asked = verb.dep_ in ("ccomp", "pcomp", "csubj", "nsubj", "xcomp", "conj")
    before = {t.lower_ for t in verb.lefts for t in (t, *t.lefts)} if asked else set()
    if before & {"how", "why"} or (verb.head.lemma_ in ASKING and before & CHOOSING):
        return True
    before_saying = verb.dep_ in ("advcl", "dep") and verb.i < verb.head.i
    ordered = before_saying and verb.head.lemma_ in ORDERING  # "Pay up, Chad tells Libya"
    if (verb.dep_ not in ("ROOT", "conj", "ccomp") and not ordered) or verb.tag_ != "VB":
        return False
    if grammar.children(verb, "aux", "nsubj", "nsubjpass", "auxpass"):
        return False
    shared = verb.dep_ == "conj" and verb.head.tag_ == "VB"
    return not shared or bidden(verb.head)


def _imagined(verb: Token) -> bool:
    """ "Imagine that Chad [expelled] …", "nobody believes that it will ever [attack]"."""
    over = verb.head
    if verb.dep_ != "ccomp":
        return False
    if over.lemma_ in ENTAILING and grammar.refused(over):
        return True  # "does not guarantee that they will be [returned]"
    said = of_clause(over) if over.lemma_ in BELIEVED else None
    ordered = over.lemma_ in SUPPOSED and over.is_sent_start and over.tag_ in ("VB", "VBP")
    if ordered and not grammar.children(over, "nsubj"):
        return True
    hoped = over.lemma_ == "hope" and any(
        one.tag_ not in ("PRP", "WP") for one in grammar.children(verb, *grammar.SUBJECTS)
    )  # "hoped that Chad would drop it"
    return hoped or over.lemma_ in IMAGINED or (said is not None and said.negated)


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


def of_noun(noun: Token, light: Token | None) -> Reality:
    """How real the act of a noun is: by its adjectives, then by what governs it."""
    if (said := _described(noun, light)) is not None:
        return said
    if light is not None:
        return _of_light(noun, light)
    if (said := _talked_of(noun)) is not None:
        return said
    if _arranged(noun):
        return Reality(Standing.PLANNED, "planned")
    if _beside_plan(noun):
        return Reality(Standing.PLANNED, "will", future=True)
    if noun.dep_ in ("poss", "compound") or _aimed(noun):
        return ACTUAL
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    embedder = actions.embedders().get(head.lemma_.lower())
    nominal = noun.dep_ in ("dobj", "pobj", "nsubjpass") and head.i != noun.i
    over = noun.head if noun.dep_ == "pobj" else noun
    if over.lower_ == "than" or (over.lower_ == "of" and over.head.lower_ == "instead"):
        return Reality(Standing.DENIED, "instead")
    if nominal and embedder and embedder.standing and _governs(noun):
        return Reality(Standing(embedder.standing), head.lemma_.lower())
    if noun.dep_ == "dobj" and head.lemma_ in RESUMED:
        return of_verb(head)
    return ACTUAL


def _of_light(noun: Token, light: Token) -> Reality:
    """How real the act of a noun is that a light verb tells."""
    said, verb = of_verb(light), grammar.lemma(light)
    if said is not ACTUAL:
        return said
    if standing := _only_proposed(noun, verb):
        return Reality(standing, light.lemma_)
    return Reality(Standing.HYPOTHETICAL, light.lemma_) if verb in WEIGHING else said


def _only_proposed(noun: Token, verb: str) -> Standing | None:
    """How real a deed is that is the object of "proposed", "requested", "planned"; None for what
    is said, as an offer is, and for other verbs."""
    rules = actions.rules().get((grammar.noun_lemma(noun), "noun"), ())
    talks = any(rule.type == "CONSULT" for rule in rules)
    if talks and verb in ARRANGING:
        return Standing.PLANNED
    deed = talks or any(rule.type in plover.DEEDS for rule in rules)
    return PROPOSING.get(verb) if deed else None


def talking(word: Token) -> bool:
    """Whether a word tells of talks, by which nothing is settled: "talks", "mediates"."""
    return word.lemma_.lower() in actions.classes()["talks"] | TALKING


def _talked_of(noun: Token) -> Reality | None:
    """ "Talks on a [swap] of prisoners": what is settled there is not yet done."""
    prep = noun.head
    if noun.dep_ != "pobj" or noun.lemma_.lower() not in SETTLED or prep.lower_ not in ON:
        return None
    over = prep.head.lemma_.lower()
    if talking(prep.head):
        return Reality(Standing.HYPOTHETICAL, over)
    agreed = over in actions.classes()["treaty"] | {"agree"}
    return Reality(Standing.PLANNED, over) if agreed else None


def _described(noun: Token, light: Token | None) -> Reality | None:
    """What its own adjectives and its article make of it: "a [planned] meeting", "[no] talks"."""
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in PROPOSED:
            return Reality(PROPOSED[child.lower_], child.lower_)
        if child.dep_ == "det" and child.lower_ in ("no", "any"):
            return Reality(Standing.DENIED if child.lower_ == "no" else Standing.HYPOTHETICAL,
                           child.lower_)  # fmt: skip
        if child.dep_ == "det" and child.lower_ in ("a", "an") and noun.lemma_ in VIOLENT:
            return of_verb(light) if light is not None else Reality(Standing.HYPOTHETICAL, "a")
    return None


def _beside_plan(noun: Token) -> bool:
    """ "Will meet him in Vale, his first [visit] to Chad": another name for what is to come."""
    ranked = any(child.lower_ in RANKED for child in noun.lefts)
    first = noun.left_edge.i
    apart = first > noun.sent.start and noun.doc[first - 1].text == ","
    beside = noun.dep_ == "appos" or (noun.dep_ in ("dobj", "npadvmod", "attr") and apart)
    said = of_clause(grammar.clause_verb(noun)) if ranked and beside else None
    return said is not None and said.future


def _aimed(noun: Token) -> bool:
    """ "The meeting was meant to calm the border": what it was for, no plan to hold it."""
    over = noun.head
    aimed = noun.dep_ == "nsubjpass" and over.lemma_ in AIMED
    return aimed and grammar.complement(over) is not None


def _arranged(noun: Token) -> bool:
    """ "The summit [planned] for June", "plans are under way for a summit":
    what is still to come."""
    if any(one.lemma_ in SET and one.tag_ == "VBN" for one in grammar.children(noun, "acl")):
        return True
    if noun.dep_ != "pobj":
        return False
    prep = noun.head
    over = grammar.clause_verb(prep)
    near = grammar.children(over, "nsubj", "dobj") if prep.lower_ == "for" else []
    return any(one.lemma_ in GROUND for one in near)


def _governs(noun: Token) -> bool:
    """Whether the head's meaning reaches the noun: its object, or what it calls "for"."""
    if noun.dep_ != "pobj":
        return noun.head.lemma_ not in TOLD
    return noun.head.lower_ in ("for", "of", "to")
