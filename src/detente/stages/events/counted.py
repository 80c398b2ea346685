"""Whom a number stands for that has no noun: of "killed three Chadian soldiers and wounded six
others" the six are counted with the soldiers of the verb before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import grammar
from .cast import Cast
from .coding import Coded
from .somebody import distinct

if TYPE_CHECKING:
    from ...language import Token

REST = frozenset({"other", "more", "another", "dozen", "score", "hundred"})
"""What is counted on after a noun that was said before."""
SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT"})


def fill(coded: Coded, cast: Cast) -> None:
    """Give an act done to so many "others" the recipients of the verb that it is joined to."""
    verb = coded.token
    over = verb.head
    joined = verb.dep_ == "conj" and over.pos_ == "VERB" and coded.frame.pos == "verb"
    if not joined or coded.type not in SUFFERED:
        return
    after = [one for one in _objects(verb) if one.i > over.i]
    if not after or not all(map(_counted, after)):
        return
    before = distinct(side for one in _objects(over) for side in cast.whose(one))
    found = [side for side in before if side.state]
    if found:
        coded.recipients = found
        if not grammar.passive(over):
            coded.actors = coded.actors or cast.of(grammar.children(over, *grammar.SUBJECTS))
        coded.why.append(f"'{after[0].text}' are counted with {found[0].name}")


def _objects(verb: Token) -> list[Token]:
    heads = grammar.children(verb, "dobj", *grammar.PASSIVES)
    wounded = grammar.children(verb, "nsubj") if verb.tag_ == "VBN" else []  # "six others wounded"
    return heads or wounded


def _counted(noun: Token) -> bool:
    numbered = noun.tag_ == "CD" or any(c.dep_ == "nummod" for c in noun.children)
    alone = noun.tag_ == "CD" or noun.lemma_.lower() in REST
    numbered = numbered or noun.lower_ == "another"
    return numbered and alone and not grammar.prepositions(noun)
