"""Infinitives that words between commas cut off from their clause: "Chad agreed, officials said,
[to pull] its troops out", "it would be wise, one of them wrote, [to consult] Libya".

The parser hangs them on the verb of saying, or on whoever says it; they belong to what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar
from ..roles import MEANT
from .hanging import COMMA, hang

if TYPE_CHECKING:
    from ....language import Token

SAYING = frozenset({
    "say", "write", "tell", "report", "argue", "add", "note", "claim", "announce", "insist",
    "believe", "think", "suggest", "state", "declare", "explain", "maintain", "hold", "confirm",
    "observe", "remark", "reckon", "acknowledge", "concede",
})  # fmt: skip
"""Verbs of who is named between commas within what he says."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LINKING = frozenset({"be", "have", "see"})
"""Verbs whose noun or adjective takes the infinitive: "has no plan [to leave]"."""
HELD = frozenset({"dobj", "attr", "acomp"})
STEPS = 4
"""Words between the infinitive and the verb of saying, in a parse: "said Aro Vale, an envoy"."""


def found(token: Token) -> Token | None:
    """The word of the clause before to which an infinitive belongs; None where it stands well."""
    if token.tag_ != "VB" or not grammar.infinitive(token):
        return None
    first = token.left_edge.i
    if first < 2 or token.doc[first - 1].text != COMMA:
        return None
    saying = _saying(token)
    clause = _clause(saying, first) if saying is not None else None
    return _taking(clause) if clause is not None else None


def settle(token: Token) -> None:
    """Hang an infinitive where it belongs."""
    over = found(token)
    if over is None:
        return
    wished = any(child.dep_ == "mark" for child in token.lefts)
    noun = over.pos_ in ("NOUN", "PROPN")
    hang(token, over, "acl" if noun else "advcl" if wished else "xcomp")


def _saying(token: Token) -> Token | None:
    """The verb of saying right before an infinitive under which the parser hung it."""
    one = token.head
    for _ in range(STEPS):
        if one.pos_ == "VERB" or one.head.i == one.i:
            break
        one = one.head
    said = one.tag_ in FINITE and grammar.lemma(one) in SAYING and one.i < token.i
    return one if said else None


def _clause(saying: Token, end: int) -> Token | None:
    """The verb of the clause that the words of saying, between two commas, interrupt."""
    before = [c for c in grammar.children(saying, "ccomp") if c.i < saying.i]
    over = [saying.head] if saying.dep_ == "parataxis" and saying.head.i < saying.i else []
    clause = next(iter([*before, *over]), None)
    if clause is None or not clause.doc[clause.i : saying.i]:
        return None
    commas = [one.i for one in clause.doc[clause.i : saying.i] if one.text == COMMA]
    return clause if commas and _short(saying, commas[-1], end) else None


def _short(saying: Token, comma: int, end: int) -> bool:
    """Whether nothing but who says it, and to whom, stands between the two commas."""
    after = [one for one in saying.doc[comma + 1 : end - 1] if one.pos_ == "VERB"]
    return [one.i for one in after] == [saying.i]


def _taking(clause: Token) -> Token | None:
    """What takes the infinitive: the verb, or the noun that it has."""
    if clause.lemma_ not in LINKING:
        return clause
    held = [c for c in grammar.children(clause, *HELD) if c.i > clause.i]
    meant = [one for one in held if one.lemma_.lower() in MEANT or one.dep_ == "acomp"]
    return meant[0] if meant else clause
