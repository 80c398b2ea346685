"""Second verbs that a parser takes for a part of their object, and places of datelines taken for
subjects: "asked Chad to leave and [proposed] talks" has two verbs, since nobody asks talks;
"[VALE], May 3 - Chad protested" has one subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar
from .hanging import as_verb, hang, past

if TYPE_CHECKING:
    from ....language import Token

PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
FULL = frozenset({"dobj", "xcomp", "ccomp"})
DASHES = frozenset({"-", "--", "\N{EN DASH}", "\N{EM DASH}"})
FILED = 14
"""Words within which a report says where and when it was filed: "SAN JOSE, Peru, Oct. 3 -"."""


def found(token: Token) -> Token | None:
    """The verb to which a second verb is to be joined, or under which a dateline hangs as a
    subject; None where the parser has it."""
    return _first_verb(token) or _dateline(token)


def _first_verb(token: Token) -> Token | None:
    if token.dep_ != "amod" or token.tag_ not in PARTICIPLES or token.i < 1:
        return None
    thing, joint = token.head, token.doc[token.i - 1]
    verb = thing.head
    if joint.dep_ != "cc" or thing.dep_ != "dobj" or thing.i < token.i or verb.tag_ != "VBD":
        return None
    full = any(one.dep_ in FULL and one.i < joint.i for one in verb.rights)
    between = any(one.dep_ in ("det", "poss") and one.i < token.i for one in thing.lefts)
    return verb if full and not between and past(token.lower_) is not None else None


def _dateline(token: Token) -> Token | None:
    """ "[VALE], May 3 - Chad protested": a place in capitals before the dash, beside a subject."""
    if token.dep_ != "nsubj" or not token.text.isupper() or len(token.text) < len("UAE") + 1:
        return None
    verb, start = token.head, token.sent.start
    dash = next((t.i for t in token.doc[token.i : start + FILED] if t.text in DASHES), None)
    if dash is None or dash > verb.i:
        return None
    beside = [one for one in grammar.children(verb, "nsubj", "nsubjpass") if one.i > dash]
    return verb if beside else None


def settle(token: Token) -> None:
    """Make a second verb of a participle; take a dateline from among the subjects."""
    verb = found(token)
    if verb is None:
        return
    if token.dep_ == "nsubj":
        token.dep_ = "dep"
        return
    thing, lemma = token.head, past(token.lower_)
    as_verb(token, lemma or token.lemma_, "VBD")
    hang(token, verb, "conj")
    hang(thing, token, "dobj")
