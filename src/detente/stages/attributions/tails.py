"""What goes on with a content after the parser thought it ended: its complement, a deadline, a
condition, the words after a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables.roles import roles
from .scene import NONE, Found, Scene, Tokens

if TYPE_CHECKING:
    from ...language import Token

_DASHES = frozenset({"-", "--", "—", "–"})
_PLANNED = frozenset({"verb with object", "verb with infinitive", "verb with prep"})
_CLAUSES = frozenset({"verb with clause", "verb with infinitive"})
_COMPLETING = frozenset({"to", "of", "for", "at", "in"})
"""Prepositions with which what somebody is called goes on: "a throwback to the days of …"."""
_TIMED = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "PERSON", "ORG"})
_HEARERS = frozenset({"reporter", "journalist", "correspondent", "audience", "crowd"})
_IFS = (("but", "only", "if"), ("but", "only", "when"), ("only", "if"), ("provided", "that"),
        ("if",), ("unless",))  # fmt: skip
_NEAR = 4
"""Tokens of a day between a cue and the clause that goes on: "confirmed on Thursday, where"."""


def with_tail(one: Found, content: Tokens, scene: Scene) -> Tokens:
    """The content with what still belongs to it right after its end."""
    for more in (_complement, _deadline, _condition, _quoted_after_colon, _where):
        content |= more(one, content, scene)
    return content


def _after(content: Tokens, scene: Scene) -> Token | None:
    """The token after the end of a content, in its sentence."""
    i = max(content) + 1
    if i >= len(scene.doc) or scene.sentence_start(i) != scene.sentence_start(i - 1):
        return None
    return scene.doc[i]


def _complement(one: Found, content: Tokens, scene: Scene) -> Tokens:
    """ "Called him a master | at evading them": not where or to whom he was called so."""
    token = _after(content, scene)
    if one.rule != "verb with as" or token is None or token.head.i != one.head:
        return NONE
    if token.dep_ != "prep" or token.lower_ not in _COMPLETING:
        return NONE
    inner = next((c for c in token.children if c.dep_ in {"pobj", "pcomp"}), None)
    if inner is None or (inner.dep_ == "pobj" and _tells_of_saying(inner)):
        return NONE
    return frozenset(range(token.i, token.right_edge.i + 1))


def _tells_of_saying(noun: Token) -> bool:
    """Whether a noun may be where, when, in what or to whom it is said."""
    lemma = noun.lemma_.lower()
    of_place = noun.head.lower_ in {"at", "in"}
    if noun.ent_type_ == "DATE" and noun.head.lower_ in {"to", "of"}:
        return False  # "a throwback to the days of …"
    return of_place or noun.ent_type_ in _TIMED or lemma in _HEARERS or lemma in roles()


def _deadline(one: Found, content: Tokens, scene: Scene) -> Tokens:
    """ "Repeated plans for a union, | by January 2015, based on ties with Sund"."""
    comma = _after(content, scene)
    if one.rule not in _PLANNED or comma is None or comma.text != "," or comma.i <= one.head:
        return NONE
    by = _after(frozenset({comma.i}), scene)
    if by is None or by.lower_ != "by" or not any(c.ent_type_ == "DATE" for c in by.children):
        return NONE
    last = by.right_edge.i
    rest = scene.doc[last + 1 : last + 3]
    if len(rest) == 2 and rest[0].text == "," and rest[1].lower_ == "based":
        last = rest[1].right_edge.i
    return frozenset(range(comma.i, last + 1))


def _condition(one: Found, content: Tokens, scene: Scene) -> Tokens:
    """ "Has said he will wait | — but only if his son is with him"."""
    dash = _after(content, scene)
    if one.rule not in _CLAUSES or dash is None or dash.i <= one.head or dash.text not in _DASHES:
        return NONE
    words = [t.lower_ for t in scene.doc[dash.i + 1 : dash.i + 4]]
    if not any(tuple(words[: len(start)]) == start for start in _IFS):
        return NONE
    end = scene.sentence_end(dash.i)
    closing = (i for i in range(dash.i + 1, end) if scene.doc[i].text in _DASHES)
    return frozenset(range(dash.i, next(closing, end)))


def _quoted_after_colon(one: Found, content: Tokens, scene: Scene) -> Tokens:
    """ "Told him that he had doubts | : “The man is rash.”": the words of what was just told."""
    colon = max(content) + 1
    if one.rule != "verb with clause" or colon + 1 >= len(scene.doc) or colon <= one.head:
        return NONE
    quote = scene.quote_at(colon + 1)
    if scene.doc[colon].text != ":" or quote is None or quote.first != colon + 1:
        return NONE
    same = scene.paragraph(quote.first) == scene.paragraph(one.head)
    return frozenset(range(colon, quote.last)) if same else NONE


def _where(one: Found, content: Tokens, scene: Scene) -> Tokens:
    """ "He will go to Aldera, the palace said on Monday, | where he will meet the king"; "he has a
    plan, he said, | for how it can be done"."""
    last = max(one.source | one.cue)
    if one.rule != "words around the cue" or max(content) > last:
        return NONE
    end = scene.sentence_end(last)
    for i in range(last + 1, min(last + 2 + _NEAR, end - 1)):
        if scene.doc[i].text == ",":
            opening, second = scene.doc[i + 1].lower_, scene.doc[min(i + 2, end - 1)].lower_
            able = opening == "where" or (i == last + 1 and (opening in _GOING_ON
                                          or (opening, second) == ("but", "only")))  # fmt: skip
            on = able and not any(scene.quote_at(k) for k in range(i, end))
            return frozenset(range(i + 1, end)) if on else NONE
    return NONE


_GOING_ON = frozenset({"for", "with", "by", "because", "if", "unless", "until", "despite",
                       "without"})  # fmt: skip
"""Words with which what is said goes on after "he said,", and not where or when it was said."""
