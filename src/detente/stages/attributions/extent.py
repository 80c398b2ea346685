"""Where contents begin and end: what the parser left out of them, and what the author adds.

These rules come after all others, when it is known which words a cue has.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...language import FINITE
from ...tables.cues import cues
from .doubt import NOT_ONLY
from .people import goes_back, is_participle
from .scene import NONE, Found, Scene, Tokens, runs
from .tails import with_tail

if TYPE_CHECKING:
    from ...language import Token

_CLAUSE = "verb with clause"
_EXPLAINED = frozenset({"verb with object", "verb with infinitive", "verb with as",
                        "verb with prep", "verb with gerund"})  # fmt: skip
"""Rules whose content names a thing; a relative clause after its comma is the author's."""
_AROUND = frozenset({"words around the cue", "according to"})
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
_DASHES = frozenset({"-", "--", "—", "–"})
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
        content |= _before_dash(content, one, scene)
        content |= _predicate_lost(content, scene)
    elif one.rule in _AROUND:
        content -= _dateline(min(content), scene)
    if not content:  # a dateline was all there was
        return NONE
    content -= _others_clause(content, one, scene) | _going_back(content, one, scene)
    content = (content | _but_too(content, scene)) - _added(content, one, scene)
    return with_tail(one, content, scene)


def _others_clause(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """What follows the words of saying and is told by somebody else: "X would wait, a diplomat
    said, while Aldera said it would not"; "…, he said, and Y had asked for more, Z said"."""
    last = max(one.source | one.cue)
    if one.rule != "words around the cue" or min(content) > last or max(content) < last:
        return NONE
    after = [i for i in content if i > last]
    opening = next((scene.doc[i] for i in sorted(after) if scene.doc[i].text != ","), None)
    if opening is None or opening.lower_ not in _CONTRASTS:
        return NONE
    end = scene.sentence_end(last)
    told = any(
        t.lemma_.lower() in cues("verb") and t.tag_ in FINITE and _says_itself(t)
        for t in scene.doc[opening.i : end]
    )
    return frozenset(after) if told and not any(scene.quote_at(i) for i in after) else NONE


def _going_back(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """What the speaker does next: "urged them to show restraint | and promised aid"."""
    for i in sorted(content):
        verb = scene.doc[i]
        if i > one.head and scene.quote_at(i) is None and goes_back(verb):
            joint = [c.i for c in verb.head.children if c.dep_ == "cc" and c.i < i]
            first = max(joint, default=i)
            first -= scene.doc[first - 1].text == ","
            return frozenset(range(first, verb.right_edge.i + 1))
    return NONE


_CONTRASTS = frozenset({"while", "whereas", "and", "but", "although", "though"})


def _says_itself(verb: Token) -> bool:
    """Whether a verb of saying has a subject of its own that is no pronoun of the last speaker."""
    able = cues("verb").get(verb.lemma_.lower(), ())
    reports = any({"clause", "quote"} <= cue.takes for cue in able)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return reports and subject is not None and subject.pos_ in {"NOUN", "PROPN"}


def _subject_lost(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """Words between cue and content where the content has no subject: "said | meddling | is"."""
    first = min(content)
    verb, cue = scene.doc[first], scene.doc[one.head]
    if first <= one.head + 1 or verb.tag_ not in FINITE or cue.dep_ == "relcl":
        return NONE
    between = frozenset(range(one.head + 1, first)) - one.source - one.cue
    noun = any(scene.doc[i].pos_ in {"NOUN", "PROPN", "PRON"} for i in between)
    broken = any(scene.doc[i].text in {",", ":"} for i in (one.head + 1, first - 1))
    return between if noun and not broken else NONE


def _before_dash(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """The subject before an aside: "said | the road | — the only one to the sea — was closed"."""
    first = min(content)
    between = scene.doc[one.head + 1 : first - 1]
    if first <= one.head + 2 or scene.doc[first - 1].text not in _DASHES:
        return NONE
    nouns = any(t.pos_ in {"NOUN", "PROPN"} for t in between)
    nominal = all(t.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "PRON"} for t in between)
    closed = any(scene.doc[i].text in _DASHES for i in content)
    return frozenset(range(one.head + 1, first)) if nouns and nominal and closed else NONE


def _predicate_lost(content: Tokens, scene: Scene) -> Tokens:
    """The verb after a comma that ends an aside: "say the plan, floated in May, | is dead"."""
    after = max(content) + 1
    if after + 1 >= len(scene.doc) or scene.doc[after].text != ",":
        return NONE
    verb = scene.doc[after + 1]
    finite = any(scene.doc[i].tag_ in FINITE for i in content)
    if finite or verb.tag_ not in FINITE or verb.tag_ == "VBD":
        return NONE
    return frozenset(range(after, scene.sentence_end(after)))


def _front(content: Tokens, one: Found, scene: Scene) -> Tokens:
    """What stands before a cue between commas: "When it rains, he said, the pass is closed"."""
    own = one.source | one.cue
    start, first = scene.sentence_start(one.head), min(own)
    between = scene.doc[max(own) + 1 : min(content)]
    if [t.text for t in between] != [","] or start >= first - 1:
        return NONE
    if is_participle(scene.doc[one.head]):
        return NONE  # "the ruling, announced by Vale, that he must go"
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
    if not any(one == "not" and two in NOT_ONLY for one, two in pairwise(words)):
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
        if scene.doc[i].tag_ in FINITE:
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
    if _remark_on_it(token, last):
        return True
    if not (relative or against):
        return False
    top = token
    while top.head != top and token.i < top.head.i < last:
        top = top.head
    return top.right_edge.i >= last - 2


def _remark_on_it(token: Token, last: int) -> bool:
    """ ", a remark that Aldera denounced": the author's word for what was said, to the end."""
    noun = next((t for t in token.doc[token.i : token.i + 4] if t.lower_ in _SAYINGS), None)
    if token.lower_ not in {"a", "an", "words", "remarks", "comments"} or noun is None:
        return False
    relative = any(c.dep_ in {"relcl", "acl"} for c in noun.children)
    return relative and noun.right_edge.i >= last - 2


_SAYINGS = frozenset(
    {"remark", "comment", "claim", "charge", "accusation", "allegation", "assertion", "statement",
     "promise", "pledge", "threat", "demand", "warning", "position", "view", "suggestion",
     "words", "remarks", "comments"}
)  # fmt: skip
"""Nouns by which an author takes up what somebody has just been said to say."""
