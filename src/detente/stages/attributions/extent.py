"""Where contents begin and end: what the parser left out of them, and what the author adds.

These rules come after all others, when it is known which words a cue has.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .scene import NONE, Found, Scene, Tokens, runs

if TYPE_CHECKING:
    from ...language import Token

_CLAUSE = "verb with clause"
_EXPLAINED = frozenset({"verb with object", "verb with infinitive", "verb with as"})
"""Rules whose content names a thing; a relative clause after its comma is the author's."""
_AROUND = frozenset({"words around the cue", "according to"})
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"-", "--", "—", "–"})
_ONLY = frozenset({"just", "only", "merely", "simply"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_LONGEST_DATELINE = 10
"""Tokens of "KIRUNA, Sweden (Northern Wire) -"."""


def whole(one: Found, scene: Scene) -> Tokens:
    """The content with what belongs to it and without what the author adds at its end."""
    if not one.content or scene.quote_at(one.head) is not None:
        return one.content
    content = one.content
    if one.rule == _CLAUSE:
        content |= _subject_lost(content, one, scene) | _front(content, one, scene)
        content |= _predicate_lost(content, scene)
    elif one.rule in _AROUND:
        content -= _dateline(min(content), scene)
    return (content | _but_too(content, scene)) - _added(content, one, scene)


def _subject_lost(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """Words between cue and content where the content has no subject: "said | meddling | is"."""
    first = min(content)
    verb, cue = scene.doc[first], scene.doc[one.head]
    if first <= one.head + 1 or verb.tag_ not in _FINITE or cue.dep_ == "relcl":
        return NONE
    between = frozenset(range(one.head + 1, first)) - one.source - one.cue
    noun = any(scene.doc[i].pos_ in {"NOUN", "PROPN", "PRON"} for i in between)
    broken = any(scene.doc[i].text in {",", ":"} for i in (one.head + 1, first - 1))
    return between if noun and not broken else NONE


def _predicate_lost(content: Tokens, scene: Scene) -> Tokens:
    """The verb after a comma that ends an aside: "say the plan, floated in May, | is dead"."""
    after = max(content) + 1
    if after + 1 >= len(scene.doc) or scene.doc[after].text != ",":
        return NONE
    verb = scene.doc[after + 1]
    finite = any(scene.doc[i].tag_ in _FINITE for i in content)
    if finite or verb.tag_ not in _FINITE or verb.tag_ == "VBD":
        return NONE
    return frozenset(range(after, scene.sentence_end(after)))


def _front(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """What stands before a cue between commas: "When it rains, he said, the pass is closed"."""
    own = one.source | one.cue
    start, first = scene.sentence_start(one.head), min(own)
    between = scene.doc[max(own) + 1 : min(content)]
    if [t.text for t in between] != [","] or start >= first - 1:
        return NONE
    opening = scene.doc[start]
    if scene.doc[first - 1].text != "," or opening.tag_ in _PARTICIPLES or opening.dep_ == "cc":
        return NONE
    return frozenset(range(start, first - 1))


def _but_too(content: Tokens, scene: Scene) -> Tokens:
    """The second half of "not just on the border | but on trade", which parsers hang elsewhere."""
    last = max(content)
    after = last + 1 + (scene.doc[last].text == "," or scene.doc[last].is_space)
    if after >= len(scene.doc) or scene.doc[after].lower_ != "but":
        return NONE
    words = [scene.doc[i].lower_ for i in sorted(content)]
    if not any(one == "not" and two in _ONLY for one, two in pairwise(words)):
        return NONE
    return frozenset(range(after, scene.sentence_end(last)))


def _dateline(first: int, scene: Scene) -> Tokens:
    """The place of filing at the head of a paragraph: "KIRUNA (Northern Wire) - "."""
    start = first
    while start and scene.paragraph(start - 1) == scene.paragraph(first):
        if first - start > _LONGEST_DATELINE:
            return NONE
        start -= 1
    for i in range(start, min(start + _LONGEST_DATELINE, len(scene.doc))):
        if scene.doc[i].text in _DASHES:
            loud = any(t.is_upper and len(t) > 2 for t in scene.doc[start:i])
            return frozenset(range(start, i + 1)) if loud else NONE
        if scene.doc[i].tag_ in _FINITE:
            break
    return NONE


def _added(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """From the comma on, where the author explains what was named, or sets it against facts."""
    first, last = runs(content)[-1]
    for i in range(max(first, one.head) + 1, last - 1):
        if scene.doc[i].text == "," and _opens_remark(scene.doc[i + 1], one, last):
            rest = frozenset(range(i, last))
            return NONE if any(scene.quote_at(k) for k in rest) else rest
    return NONE


def _opens_remark(token: Token, one: Found, last: int) -> bool:
    relative = one.rule in _EXPLAINED and token.lower_ in _RELATIVES
    against = one.rule == _CLAUSE and token.lower_ in {"though", "although"}
    if not (relative or against):
        return False
    top = token
    while top.head != top and token.i < top.head.i < last:
        top = top.head
    return top.right_edge.i >= last - 2
