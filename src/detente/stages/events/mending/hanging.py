"""Changing a parse: a word taken as a verb, and hung elsewhere. Only on a copy of a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables import actions
from ..grammar import DEEPEST

if TYPE_CHECKING:
    from ....language import Token

PASTS = {
    "froze": "freeze", "broke": "break", "gave": "give", "took": "take", "withdrew": "withdraw",
    "drew": "draw", "chose": "choose", "began": "begin", "forbade": "forbid", "threw": "throw",
    "overthrew": "overthrow", "shook": "shake", "spoke": "speak", "wrote": "write", "tore": "tear",
    "flew": "fly", "forgave": "forgive", "stole": "steal", "undertook": "undertake",
    "swore": "swear",
}  # fmt: skip
"""Forms that are a past and never a participle."""
EITHER = {
    "cut": "cut", "held": "hold", "sent": "send", "sold": "sell", "bought": "buy", "shut": "shut",
    "brought": "bring", "hit": "hit", "shot": "shoot", "struck": "strike", "met": "meet",
    "led": "lead", "paid": "pay", "sought": "seek", "caught": "catch", "built": "build",
    "withheld": "withhold", "fought": "fight", "laid": "lay", "told": "tell", "said": "say",
}  # fmt: skip
"""Irregular forms that are a past or a participle."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
PARTS = frozenset({"compound", "nmod", "amod", "poss", "nummod", "case", "det"})
LOOSE = frozenset({
    "appos", "npadvmod", "dep", "ROOT", "parataxis", "intj", "nmod", "preconj",
})  # fmt: skip
DAYS = frozenset({"DATE", "TIME"})
COMMA = ","


def past(word: str) -> str | None:
    """The verb of the table of which a form may be the past; None where there is none."""
    known = actions.rules()
    forms = [PASTS.get(word, ""), EITHER.get(word, "")]
    if word.endswith("ed"):
        forms += [word[:-1], word[:-2], word[:-3]]
    if word.endswith("ied"):
        forms.append(word[:-3] + "y")
    return next((form for form in forms if form and (form, "verb") in known), None)


def present(word: str) -> str | None:
    """The verb of the table of which a form in -s may be the present."""
    known = actions.rules()
    forms = (word[:-1], word[:-2], word[:-3] + "y" if word.endswith("ies") else "")
    found = (form for form in forms if form and (form, "verb") in known)
    return next(found, None) if word.endswith("s") else None


def as_verb(token: Token, lemma: str, tag: str) -> None:
    """Take a word as a form of a verb."""
    token.tag_, token.pos_, token.lemma_ = tag, "VERB", lemma


def hang(token: Token, head: Token, dep: str) -> None:
    """Hang a word under another one."""
    token.head, token.dep_ = head, dep


def take(verb: Token, over: Token, dep: str) -> None:
    """Put a verb that stood under a word in that word's place, and the word under the verb."""
    root, place = over.head.i == over.i, over.dep_
    verb.head, verb.dep_ = (verb if root else over.head), place
    over.head, over.dep_ = verb, dep


def commas(first: int, last: int, token: Token) -> bool:
    """Whether a comma stands between two places of the parse around a word."""
    return any(one.text == COMMA for one in token.doc[first:last])


def phrase(end: Token, verb: Token) -> Token | None:
    """The head of the noun phrase that ends with a word and stands before a verb; no comma within
    it is crossed. None where there is none."""
    head = end
    for _ in range(DEEPEST):
        over = _over(head)
        if over is None or over.i >= verb.i or (head.dep_ == "conj" and loose(head)):
            break
        if over.i < head.i and head.dep_ != "conj" and commas(over.i, head.i, head):
            break
        head = over
    inside = head.dep_ in PARTS and head.head.i != verb.i
    return None if inside or head.pos_ not in NOMINAL or head.i >= verb.i else head


def _over(head: Token) -> Token | None:
    """The noun of whose phrase a word is a part."""
    over = head.head
    if head.dep_ in PARTS or head.dep_ == "conj":
        return over if over.pos_ in NOMINAL and over.i != head.i else None
    if head.dep_ in ("pobj", "dobj", "pcomp") and over.dep_ in ("prep", "agent", "acl"):
        holder = over.head
        if holder.pos_ in NOMINAL and holder.i < over.i and not _second(head):
            return holder
        if holder.dep_ == "acl" and over.dep_ in ("prep", "agent"):
            return holder
    return over if head.dep_ == "acl" and over.pos_ in NOMINAL else None


def _second(head: Token) -> bool:
    """Whether a preposition governs another noun before this one: "on 4 May a Greek boat"."""
    beside = head.head.children
    return any(one.dep_ in ("pobj", "pcomp") and one.i < head.i for one in beside)


def loose(head: Token) -> bool:
    """Whether a noun hangs where the parser found nothing better for it: beside another noun, or
    as a second one after a preposition."""
    if head.dep_ in LOOSE:
        return True
    if head.dep_ == "conj":  # "against Chad, Libya fired": no "and" between the two
        between = head.doc[head.head.i : head.i]
        return any(t.text == COMMA for t in between) and not any(t.dep_ == "cc" for t in between)
    return head.dep_ == "pobj" and (_dated(head) or _second(head))


def _dated(head: Token) -> bool:
    """ "On 16 September [servicemen]": a noun that took in the day before it."""
    first = next(iter(head.lefts), head)
    return first.ent_type_ in DAYS and first.pos_ in ("PROPN", "NUM")
