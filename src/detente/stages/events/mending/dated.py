"""A verb after its day that a parser took for an adjective: "Norway on Monday [proposed] military
talks", where "proposed talks" are as often talks that somebody has proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hanging import DAYS, LOOSE, NOMINAL, as_verb, hang, past, take

if TYPE_CHECKING:
    from ....language import Token


def found(token: Token) -> Token | None:
    """Who does it, where a day after "on" stands between him and a participle before a noun; None
    elsewhere, and where the sentence has a finite verb of its own."""
    if token.dep_ != "amod" or token.tag_ not in ("VBN", "VBD") or token.i < 2:
        return None
    day, prep, thing = token.nbor(-1), token.nbor(-2), token.head
    if day.ent_type_ not in DAYS or prep.lower_ != "on" or past(token.lower_) is None:
        return None
    doing = prep.head
    if thing.dep_ != "pobj" or thing.head.i != prep.i or doing.i != prep.i - 1:
        return None
    over = doing.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in over.children)
    alone = doing.dep_ in {"ROOT", *LOOSE} or (
        doing.dep_ == "nsubj" and over.i > token.i and infinitive
    )
    return doing if doing.pos_ in NOMINAL and alone else None


def settle(token: Token) -> None:
    """Make the participle the verb of its sentence, with what stands behind it as its object."""
    doing = found(token)
    if doing is None:
        return
    day, prep, thing, over = token.nbor(-1), token.nbor(-2), token.head, doing.head
    as_verb(token, past(token.lower_) or token.lemma_, "VBD")
    for one in [c for c in doing.rights if c.i > thing.i]:
        hang(one, thing if one.dep_ == "appos" else token, one.dep_)
    if doing.dep_ in {"ROOT", *LOOSE}:
        take(token, doing, "nsubj")
        token.dep_ = "ROOT" if token.head.i == token.i else "parataxis"
    else:
        take(token, over, "advcl")
        hang(doing, token, "nsubj")
    hang(prep, token, "prep")
    hang(day, prep, "pobj")
    hang(thing, token, "dobj")
