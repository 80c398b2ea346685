"""What a relative clause is about, where the parser hangs it on another noun: "the envoy in Vale,
who was expelled", "a line between A and B, who will meet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables import actions
from .grammar import PASSIVES, SUBJECTS, children, lemma

if TYPE_CHECKING:
    from ...language import Token


def stressed(verb: Token) -> Token | None:
    """ "It was [Chad] that opened fire": who is stressed, where the parser takes the clause for a
    complement of "was"."""
    own = [c for c in children(verb, "nsubj", "nsubjpass") if c.lower_ in ("who", "that", "which")]
    told = children(verb.head, "attr") if verb.dep_ == "ccomp" and pointing(verb.head) else []
    return told[0] if own and told else None


def pointing(verb: Token) -> bool:
    """Whether a verb is the "is" of "it is …"."""
    return lemma(verb) == "be" and any(c.lower_ == "it" for c in children(verb, "nsubj", "expl"))


def meant(noun: Token, verb: Token) -> Token:
    """The noun that the clause of a verb is about, which the parser hangs on `noun`."""
    return _struck(_person(noun, verb))


def _person(noun: Token, verb: Token) -> Token:
    """Of "the envoy in Vale, who was expelled", the envoy, not the town."""
    if (near := _named_before(noun, verb)) is not None:
        return near
    who = any(child.lower_ == "who" and child.dep_ == "nsubjpass" for child in verb.lefts)
    place = noun.ent_type_ in ("GPE", "LOC", "FAC") and noun.dep_ == "pobj"
    over = noun.head.head
    return over if who and place and over.pos_ in ("NOUN", "PROPN") else noun


def _named_before(noun: Token, verb: Token) -> Token | None:
    """ "A line between A and B, [who] will meet …": the person whose name stands before "who",
    where the parser takes the clause to be about a thing."""
    who = next((c for c in verb.lefts if c.lower_ == "who" and c.dep_ in SUBJECTS | PASSIVES), None)
    if who is None or noun.pos_ != "NOUN" or noun.tag_ != "NN" or who.i < 2:
        return None
    last = who.nbor(-1) if who.nbor(-1).text != "," else who.nbor(-2)
    thing = noun.lemma_.lower() not in actions.classes()["political"]
    person = any(one.ent_type_ == "PERSON" for one in (last, *last.lefts))
    named = person and noun.ent_type_ != "PERSON" and last.i != noun.i
    return last if named and thing and not last.is_ancestor(noun) else None


def _struck(noun: Token) -> Token:
    """Of "an attack in Vale, Chad, which killed …", the attack, not the place that the parser
    takes the clause to be about."""
    place = noun.head if noun.dep_ == "appos" else noun
    prep = place.head
    standing = place.dep_ == "pobj" and prep.lower_ in ("in", "at", "near", "on")
    struck = standing and prep.head.lemma_.lower() in actions.classes()["attack"]
    return prep.head if struck else noun
