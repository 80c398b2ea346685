"""Whether the words of an act that names nobody tell that it took place, or is to: talks that
resume, a treaty that was signed, an answer to what was told before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Standing
from ...tables import actions
from . import clause, enough, frames, grammar, standing
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token

ANSWERED = frozenset({"accept", "decline", "reject", "refuse", "rebuff", "spurn", "turn", "grant",
                      "welcome", "dismiss", "deny", "renew", "withdraw", "cancel",
                      "postpone"})  # fmt: skip
"""Verbs whose passive answers what was told before: "the suggestion was declined"."""
COMING = frozenset({"told as intention", "refusal", "will", "plan", "expect", "schedule", "set",
                    "due", "decide", "about"})  # fmt: skip
"""Words that make of an infinitive something to come; other infinitives tell of a purpose."""
SEALED = frozenset({"sign", "initial", "ratify", "conclude", "restore", "resume", "renew", "sever",
                    "establish", "re-establish"})  # fmt: skip
"""Verbs of papers and relations that two states have with one another: "the treaty was signed"."""
PAPERED = frozenset({"treaty", "agreement", "accord", "pact", "protocol", "memorandum", "truce",
                     "convention", "ceasefire", "armistice", "relation", "tie"})  # fmt: skip
LETTING = frozenset({"let", "allow", "permit"})
HANDED = frozenset({"protest", "demarche", "démarche"})
SERIES = frozenset({"next", "last", "first", "second", "third", "fourth", "fifth", "new", "another",
                    "latest", "previous", "earlier", "final"})  # fmt: skip
"""What tells one of several meetings: those that the article is about."""
MINISTERS = frozenset({"minister", "president", "leader", "envoy", "negotiator", "premier",
                       "official", "diplomat", "secretary", "head", "chief",
                       "delegation"})  # fmt: skip
HAPPENING = frozenset({
    "begin", "start", "open", "resume", "continue", "end", "close", "conclude", "break", "collapse",
    "fail", "follow", "last", "take", "hold", "schedule", "plan", "postpone", "due", "go", "enter",
    "adjourn", "stall", "wind", "wrap", "suspend", "set", "finish", "reopen", "erupt", "rage",
    "come", "mean", "flare", "leave", "remain", "occur", "happen", "announce", "decide", "launch",
    "describe",
    "kill", "wound", "call", "produce", "yield", "bring", "drag", "stumble",
})  # fmt: skip
"""Verbs and adjectives that tell of a thing that it took place: "the talks resumed"."""
FACTS = frozenset({
    "expulsion", "banishment", "arrest", "detention", "jailing", "internment", "shelling",
    "bombardment", "bombing", "sinking", "ambush", "downing", "assassination", "murder",
    "abduction", "kidnapping", "raid", "airstrike", "strike", "scattering", "dropping",
})  # fmt: skip
"""Nouns of deeds that with "the" or a date stand for what was done: "the expulsion of two staff",
"last year's shelling of the island"."""
ARRANGED = frozenset({"suppose", "schedule", "plan", "slate", "expect", "set", "arrange"})
"""Participles of what is to come: talks that "are supposed to take place"."""
BELIEVING = frozenset({"believe", "think", "hope", "fear", "expect", "doubt", "guess"})
FIRM = frozenset({Standing.ACTUAL, Standing.PLANNED, Standing.HISTORICAL})


def to_come(coded: Coded) -> None:
    """Talks that "are to open" or "are supposed to take place" are planned."""
    due = _due(coded.token.head) if coded.token.dep_ in ("nsubj", "nsubjpass") else None
    actual = coded.within is None and coded.reality.standing is Standing.ACTUAL
    if due is not None and actual and coded.frame.pos == "noun" and coded.type == "CONSULT":
        coded.reality = due


def with_verb(coded: Coded) -> None:
    """Talks that "will resume" are planned, those that somebody "believes will" are not told: what
    happens is as real as the verb of its happening."""
    token, verb = coded.token, coded.token.head
    due = _due(verb)
    happening = token.dep_ in ("nsubj", "nsubjpass") and (
        due is not None or grammar.lemma(verb) in HAPPENING
    )
    free = coded.within is None and coded.reality.standing is Standing.ACTUAL
    if coded.frame.pos == "noun" and happening and free:
        reality = standing.of_verb(verb) if due is None else due
        believed = verb.dep_ == "ccomp" and verb.head.lemma_ in BELIEVING
        coded.reality = clause.Reality(Standing.HYPOTHETICAL, "believe") if believed else reality


def _due(verb: Token) -> clause.Reality | None:
    """ "Is [to open] in May", "is [due] on Monday": what is still to come; None elsewhere."""
    below = [one for one in grammar.children(verb, "xcomp") if one.tag_ == "VB" or _to(one)]
    if verb.lemma_ in ARRANGED and verb.tag_ == "VBN" and _occurs(below):
        return clause.Reality(Standing.PLANNED, verb.lemma_)  # "are supposed to take place"
    if verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children) and _occurs(below):
        return clause.Reality(Standing.PLANNED, "yet")
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP"):
        return None
    to_come = any(map(_to, below))
    told = any(one.lemma_ in ("due", "set") for one in grammar.children(verb, "acomp"))
    return clause.Reality(Standing.PLANNED, "due") if to_come or told else None


def _to(verb: Token) -> bool:
    """ "[To open]", "[to be held]"."""
    return any(child.lower_ == "to" for child in grammar.children(verb, "aux"))


def _occurs(below: list[Token]) -> bool:
    return any(grammar.lemma(one) in HAPPENING for one in below)


def firm(coded: Coded) -> bool:
    """Whether it is told as done or to come; what another act is about, that act decides."""
    if grammar.asked(coded.token) or standing.bidden(coded.frame.verb):
        return False
    if coded.within is not None:
        return coded.reality.why != "if"
    bare = coded.token.tag_ == "VB" and coded.reality.why not in COMING
    return coded.reality.standing in FIRM and not bare


def happens(coded: Coded) -> bool:
    """Whether a noun's act is told as taking place: the subject or object of such a verb."""
    token = coded.token
    if coded.frame.light or _fact(token):
        return True
    over = token.head.head if token.dep_ == "pobj" else token.head
    told = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    above = over.head if over.lemma_.lower() in frames.MEASURES else over
    near = {grammar.lemma(one) for one in (over, above, *grammar.children(above, "xcomp", "acomp"))}
    near |= {c.lemma_.lower() for c in grammar.children(token, "acl", "amod")}
    engaged = token.dep_ == "pobj" and token.head.lower_ == "in" and grammar.lemma(over) == "be"
    return (told and bool(near & HAPPENING)) or engaged


def _fact(token: Token) -> bool:
    """ "The expulsion of two staff", "last year's shelling"."""
    definite = any(child.lower_ in enough.DEFINITE for child in token.lefts)
    dated = any(child.ent_type_ == "DATE" for child in grammar.children(token, "poss"))
    if token.lemma_.lower() in MEETINGS:
        return dated
    return token.lemma_.lower() in FACTS and (definite or dated)


def met(token: Token) -> bool:
    """ "Friday's encounter", "the meeting was over in an hour", "five hours of talks": a gathering
    that took place, whoever met."""
    if token.lemma_.lower() not in MEETINGS:
        return False
    over = token.head
    ended = over.lemma_ == "be" and any(c.lower_ == "over" for c in over.children)
    ended = ended and token.dep_ in (*grammar.SUBJECTS, *grammar.PASSIVES)
    of = token.dep_ == "pobj" and over.lower_ == "of"
    lasted = of and token.lemma_.lower() in SPOKEN and over.head.lemma_ in LENGTHS
    after = grammar.prepositions(token)
    private = any(h.pos_ in ("PROPN", "PRON") for name in ("between", "with")
                  for h in after.get(name, []))  # fmt: skip
    return (_fact(token) or ended or lasted) and not private


MEETINGS = frozenset({"meeting", "encounter", "conference", "session", "talk", "summit", "round",
                      "negotiation", "discussion"})  # fmt: skip
"""Nouns of what officials hold, which with a day before them stand for what was held."""
SPOKEN = frozenset({"talk", "discussion"})
LENGTHS = frozenset({"hour", "minute", "day", "week"})
""" "Nine hours of talks"; a family's lawyers have hours of negotiations as well."""


def of_a_series(token: Token) -> bool:
    """ "Their last meeting", "a second round", "a meeting of the foreign ministers"."""
    own = any(one.lower_ == "their" for one in grammar.children(token, "poss"))
    told = {one.lower_ for one in token.lefts} & SERIES
    after = grammar.prepositions(token)
    held = {h.lemma_.lower() for name in ("of", "between") for h in after.get(name, [])
            if h.tag_ in ("NNS", "NNPS")}  # fmt: skip
    return own or bool(told) or bool(held & MINISTERS)


def eased(coded: Coded) -> bool:
    """ "The duties were abolished", "the rules have been waived"."""
    words = actions.classes()
    eased = coded.type == "CONCEDE" and coded.rule.lemma not in LETTING
    return eased and bool(coded.frame.object_words & (words["curbs"] | words["sanctions"]))


def settled(coded: Coded) -> bool:
    """ "The treaty was signed", "a visit was called off", "the envoy was summoned", "a protest was
    lodged": what only states do with one another."""
    words = coded.frame.object_words
    if coded.type == "SUPPORT":
        return coded.rule.lemma in SEALED and bool(words & PAPERED)
    if coded.type == "ACCUSE":
        envoy = words & (actions.classes()["ambassador"] - {"charge"})
        return bool(envoy) or bool(words & HANDED)
    return coded.type == "REJECT" and coded.rule.mode == "meet"


def answers(coded: Coded) -> bool:
    """ "The invitation was accepted": a definite thing, which was told before."""
    if coded.rule.lemma not in ANSWERED:
        return False
    return any(
        child.lower_ in enough.DEFINITE for head in coded.frame.objects for child in head.lefts
    )
