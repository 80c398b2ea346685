"""What leads away from who does an act or receives it: places, topics, prices, who is opposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables import actions
from . import grammar, roles

if TYPE_CHECKING:
    from ...language import Token

OWNED = ("acting", "bodies", "proposal", "support", "deeds", "gunfire")
"""Classes of nouns whose modifier says whose they are: "the [Chadian] offer"."""
TALKING = frozenset({
    "cooperate", "cooperation", "work", "talk", "negotiate", "negotiation", "consult", "help",
    "consultation", "discussion", "meet", "meeting", "agree", "agreement", "speak",
    "dialogue", "concern", "position", "resolution", "relation", "tie",
})  # fmt: skip
"""Words after which "on Chad" names a topic and nobody who receives."""
WHERE = frozenset({"in", "at", "within", "during", "near"})
SANCTIONS = frozenset({"sanction", "embargo", "measure", "action", "step", "resolution"})
"""What is asked or agreed "against Chad" is asked of somebody else."""
CRIMES = frozenset({
    "crime", "violation", "abuse", "atrocity", "attack", "raid", "assault", "massacre", "offence",
    "offense", "violence", "strike", "bombing", "act",
})  # fmt: skip
"""What is done against somebody who is not the one that is accused or protested against."""
LEAVING = frozenset({"break", "secede", "split", "separate", "independence", "flee"})
"""Words before whom what is recognised or refused has left."""
BREACHES = frozenset({"breach", "violation"})
WITH_HYPHEN = frozenset({"own", "flag", "register", "run", "operate", "crew"})
"""Participles after a hyphen that tell whose a thing is."""
TAXES = frozenset({"duty", "tariff", "levy", "surcharge", "quota", "embargo", "ban", "curb"})
"""What is laid on goods."""
PROPERTY = frozenset({
    "shop", "store", "business", "ship", "vessel", "tanker", "boat", "trawler", "freighter",
    "house", "home", "property", "restaurant", "factory", "mill", "farm", "plant", "mine",
    "warehouse", "stall", "bank", "supermarket", "hotel", "company", "firm", "yacht", "car",
    "lorry", "truck",
})  # fmt: skip
"""What is looted, burnt, boarded or seized because of who owns it."""
BACKED = ("-backed", "-owned", "-made")
POSTED = frozenset({"send", "dispatch", "ship", "deploy", "post", "station", "base", "fly",
                    "assign", "deliver", "sell", "transfer", "mean", "intend",
                    "destine"})  # fmt: skip
"""Participles of what is taken or kept somewhere, and is not of that place."""


def lost(token: Token) -> list[Token]:
    """The rest of a list that the parser took for a subject of its own ("that the forces of A,
    [B and C] be linked")."""
    if token.dep_ != "pobj" or token.i + 2 >= len(token.doc):
        return []
    comma, after = token.doc[token.i + 1], token.doc[token.i + 2]
    listed = comma.text == "," and after.dep_ in ("nsubj", "nsubjpass", "appos")
    return grammar.conjuncts(after) if listed and after.n_rights else []


def topic(token: Token) -> bool:
    """Whether a modifier deep in a phrase only says what it is about ("the [Iranian] question")."""
    if token.dep_ not in ("amod", "compound", "nmod"):
        return False
    words = actions.classes()
    lemma = token.head.lemma_.lower()
    return not any(lemma in words[name] for name in OWNED) and not _taxed(token.head)


def _taxed(goods: Token) -> bool:
    """ "Duties of ten percent on [Chadian] coal": what is taxed or barred says whose it is;
    not where goods of another stand beside."""
    beside = grammar.conjuncts(goods)[1:]
    if any(grammar.demonym(child) for one in beside for child in one.lefts):
        return False
    one = goods
    for _ in range(grammar.DEEPEST):
        if one.dep_ not in ("pobj", "prep") or one.head.i == one.i:
            return False
        one = one.head
        if one.lemma_.lower() in TAXES:
            return True
    return False


THEM = frozenset({"them", "which", "whom"})


def aside(prep: Token, strict: bool) -> bool:
    """Whether a word leads away from who receives an act: to a place, a topic, a price, to the
    rules that are broken, to who only says so ("condemned what [Chad] called …")."""
    if prep.dep_ == "nsubj":
        return any(one.lower_ == "what" for one in prep.head.lefts)
    if prep.lower_ == "of" and prep.head.lemma_.lower() in BREACHES:
        return True
    if prep.lower_ == "from" and prep.head.lemma_.lower() in LEAVING:
        return True
    if prep.dep_ != "prep":
        return False
    if prep.lower_ == "among":  # "thirteen demands, among them …"
        return any(one.lower_ in THEM for one in grammar.children(prep, "pobj"))
    head = prep.head
    if prep.lower_ == "against" and head.lemma_.lower() in SANCTIONS and strict:
        return True
    if prep.lower_ in ("against", "on", "of") and head.lemma_.lower() in CRIMES:
        return True
    if prep.lower_ in WHERE:
        bound = any(one.lemma_ in roles.FILLERS for one in grammar.children(prep, "pobj"))
        return bound or (strict and head.pos_ not in ("VERB", "AUX"))
    return prep.lower_ in ("on", "over", "about") and head.lemma_.lower() in TALKING


def posted(clause: Token) -> bool:
    """ "Criticised the force [sent to Chad]", "the ships [stationed off] Chad": where somebody's
    men and things are does not say whose they are; by whom they were sent does."""
    away = clause.dep_ == "acl" and clause.tag_ == "VBN" and grammar.lemma(clause) in POSTED
    return away and not grammar.children(clause, "agent")


def leaning(token: Token) -> bool:
    """ "Anti-Chad", "pro-Chadian": for or against somebody is not of somebody."""
    lower = token.lower_
    if _property(token):
        return False
    if lower.startswith(("anti-", "pro-")) or lower.endswith(BACKED):
        return True
    doc = token.doc
    if token.i + 2 < len(doc) and doc[token.i + 1].text + doc[token.i + 2].lower_ in BACKED:
        return True
    beside = token.i > 1 and doc[token.i - 1].text == "-"
    return beside and doc[token.i - 2].lower_ in ("anti", "pro")


def _property(token: Token) -> bool:
    """ "Looted [Chadian]-owned shops", "boarded the [Chadian]-owned ship": what is done to a thing
    is done to its owner, though its owner does not do what it does."""
    noun = token.head.head
    owned = grammar.lemma(token.head) == "own" and token.head.tag_ == "VBN"
    return owned and noun.dep_ in ("dobj", "nsubjpass") and noun.lemma_.lower() in PROPERTY


def owner(word: Token) -> list[Token]:
    """ "[Chadian]-owned shops", "a [Chadian]-flagged tanker"."""
    owned = word.tag_ == "VBN" and grammar.lemma(word) in WITH_HYPHEN
    return grammar.children(word, "npadvmod") if owned else []
