"""Subjects that a parser hung elsewhere: finite verbs to which it gave none.

"At the request of Chad, [France], which keeps a base there, sent two jets": a noun that stands as
the apposition of another one, after a date, or as a part of the verb itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....language import TENSED
from ..grammar import DEEPEST
from .hanging import COMMA, DAYS, NOMINAL, PARTS, commas, hang, loose, phrase, take

if TYPE_CHECKING:
    from ....language import Token

DOING = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
WHOLE = frozenset({"ROOT", "ccomp", "advcl"})
"""Places of verbs of clauses that need a subject of their own."""
JOINED = frozenset({"conj", "ccomp", "advcl"})
"""Places that a parser gives to the second of two clauses that "and" joins."""
LINKING = frozenset({"mark", "advmod", "advcl"})
"""What a clause has that a participle has not."""
REDUCED = frozenset({"VBG", "VBN"})
HELPING = frozenset({"aux", "auxpass", "mark"})
TAKEN = frozenset({"compound", "amod", "aux", "nmod"})
"""What a parser makes of a subject right before its verb: "the United [States] grants"."""
OWN = frozenset({"det", "compound", "amod", "nmod", "poss", "nummod"})
PARTIES = frozenset({"GPE", "PERSON", "ORG", "NORP"})
"""Kinds of names (OntoNotes) of those who may do something."""
OPENING = {COMMA: COMMA, ")": "(", "-": "-", "--": "--", "\N{EM DASH}": "\N{EM DASH}"}
"""The mark that closes an aside, and the one that opens it."""


def bereft(token: Token) -> bool:
    """Whether a finite verb of a clause has no subject."""
    if token.tag_ not in TENSED or token.pos_ != "VERB" or token.dep_ not in WHOLE:
        return False
    kinds = {child.dep_ for child in token.children}
    if token.dep_ == "advcl" and not kinds & LINKING:
        return False
    return not kinds & (DOING | {"auxpass", "agent"})


def settle(verb: Token) -> None:
    """Give a verb that has no subject the noun that is one."""
    if (last := _joined(verb)) is not None:
        hang(last, verb, "nsubj")
        hang(verb, _finite(verb.head), "conj")
        return
    head = found(verb)
    if head is None:
        return
    if head.head.i == verb.i:
        for one in [c for c in verb.lefts if c.dep_ in OWN and c.i < head.i]:
            hang(one, head, one.dep_)
    beside = head.head
    if head.is_ancestor(verb):
        take(verb, head, "nsubj")
        return
    hang(head, verb, "nsubj")
    if beside.dep_ == "ccomp" and beside.tag_ in REDUCED:
        hang(beside, head, "acl")


def found(verb: Token) -> Token | None:
    """The subject of a verb to which the parser gave none; None where none can be told."""
    if (last := _joined(verb)) is not None:
        return last
    if not bereft(verb):
        return None
    near = _part(verb) or _lent(verb)
    if near is not None:
        return near
    end = before(verb)
    head = phrase(end, verb) if end is not None else None
    usual = head is not None and loose(head) and head.ent_type_ not in DAYS
    return head if usual else None


def _joined(verb: Token) -> Token | None:
    """ "Chad kept to the terms of the pact and [Libya] lifted sanctions": somebody right before a
    finite verb, whom the parser joins to a thing before; two verbs want an "and" of their own."""
    if verb.dep_ not in JOINED or verb.tag_ not in TENSED or verb.pos_ != "VERB":
        return None
    if {child.dep_ for child in verb.children} & (DOING | {"auxpass", "agent", "mark"}):
        return None
    one = before(verb)
    for _ in range(DEEPEST):
        if one is None or one.dep_ not in PARTS or one.head.i >= verb.i:
            break
        one = one.head
    if one is None or one.dep_ != "conj" or one.head.i <= verb.head.i:
        return None
    thing = one.head
    between = thing.doc[thing.i : one.i]
    joined = any(part.dep_ == "cc" for part in between)
    named = one.pos_ == "PROPN" and one.ent_type_ in PARTIES
    people = thing.pos_ == "NOUN" or thing.ent_type_ == "NORP"
    return one if joined and named and people else None


def _finite(verb: Token) -> Token:
    """The finite verb above an infinitive: of two clauses each has one."""
    one = verb
    for _ in range(DEEPEST):
        if one.tag_ in TENSED or one.head.i == one.i or one.dep_ not in ("xcomp", "ccomp", "advcl"):
            break
        one = one.head
    return one


def _lent(verb: Token) -> Token | None:
    """The subject that the parser gave to a participle between: "[Guards] in Vale, seeing the boat
    turn, fired", "the [troops] massed in Vale threatened"."""
    beside = [c for c in verb.lefts if c.dep_ == "advcl"]
    if verb.dep_ == "ccomp":
        beside += [c for c in verb.head.rights if c.dep_ == "ccomp" and c.i < verb.i]
    for clause in beside:
        if clause.tag_ not in REDUCED or any(c.dep_ in HELPING for c in clause.children):
            continue
        own = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
        apart = own is not None and commas(own.i, clause.i, own)
        if own is not None and apart == (clause.dep_ == "advcl"):
            return own
    return None


def _part(verb: Token) -> Token | None:
    """A noun right before the verb that the parser took for a part of it."""
    last = next((c for c in reversed(list(verb.lefts)) if c.dep_ != "advmod"), None)
    named = last is not None and last.dep_ in TAKEN and last.pos_ in NOMINAL
    return last if named else None


def before(verb: Token) -> Token | None:
    """The last word of the phrase before a verb, without adverbs, days and asides between them."""
    doc, first = verb.doc, verb.sent.start
    place = verb.i - 1
    for _ in range(DEEPEST):
        if place < first:
            return None
        one = doc[place]
        if one.pos_ == "ADV" or one.ent_type_ in DAYS or _of_day(one):
            place -= 1
        elif one.text in OPENING:
            place = _opening(one, first) - 1
        else:
            return one if one.pos_ in NOMINAL or one.pos_ == "NUM" else None
    return None


def _of_day(token: Token) -> bool:
    """The "on" of "on Tuesday"."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.pos_ == "ADP" and bool(following) and following[0].ent_type_ in DAYS


def _opening(close: Token, first: int) -> int:
    """Where the aside that a mark closes opens; the start of the sentence where nowhere."""
    mark = OPENING[close.text]
    found = (t.i for t in reversed(list(close.doc[first : close.i])) if t.text == mark)
    return next(found, first)
