"""Acts of one of two states that their own words aim at somebody else: at a faith, at strangers, at
many countries, at its own press. They are not towards the other of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar
from ..kinds import KINDS
from ..roles import VOICED

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded
    from .pair import Pair

STRANGERS = frozenset({"immigrant", "migrant", "foreigner", "criminal", "terrorist", "muslim",
                       "christian", "jew", "democrat", "republican"})  # fmt: skip
"""People of no state: "a ban on immigrants" is not done to the state that the article is about."""
MANY = frozenset({"country", "nation", "state"})
COUNTED = frozenset({"two", "both", "these", "those", "the", "our", "their"})
"""Words before "countries" that may be the two."""
SAID = frozenset({"objection", "concern", "report", "rumour", "rumor", "term", "condition", "word",
                  "overture", "protest", "excuse", "link", "tie", "talk", "negotiation", "claim",
                  "insinuation", "reproach", "fear", "warning", "threat", "sanction"})  # fmt: skip
"""Nouns of what is said between two, which bear no article in the plural."""
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})


def aimed(coded: Coded, pair: Pair) -> bool:
    """Whether the words of an act name whom it is aimed at, and that is not the other of two."""
    if coded.type == "REJECT" and any(_any(head) for head in coded.frame.objects):
        return True
    return any(_strangers(one, pair) for one in _below(coded)) or _own(coded, pair)


def _any(noun: Token) -> bool:
    """ "Promised to reject [bad trade deals]": things of a kind, not what the other has said."""
    told = {child.dep_ for child in noun.lefts} & {"det", "poss", "nummod"}
    lemma = grammar.noun_lemma(noun)
    said = any(lemma in kind.nouns for kind in KINDS) or lemma in VOICED | SAID
    return noun.tag_ == "NNS" and not told and not said


def _below(coded: Coded) -> list[Token]:
    """The words under what an act is about, and under the noun that tells it."""
    frame = coded.frame
    heads = [*frame.objects, *(h for some in frame.preps.values() for h in some)]
    heads += [frame.comp] if frame.comp is not None else []
    heads += [coded.token] if frame.pos == "noun" else []
    return [one for head in heads for one in head.subtree]


def _strangers(noun: Token, pair: Pair) -> bool:
    if noun.tag_ not in ("NNS", "NNPS") or pair.owned(noun):
        return False
    lemma = grammar.noun_lemma(noun)
    many = lemma in MANY and not {one.lower_ for one in noun.lefts} & COUNTED
    return lemma in STRANGERS or many


def _own(coded: Coded, pair: Pair) -> bool:
    """ "Norway's president blasted the [Norwegian] media": his own."""
    own = {side.state for side in coded.actors}
    things = coded.frame.objects
    return coded.type in JUDGING and any(pair.owned(head) & own for head in things)
