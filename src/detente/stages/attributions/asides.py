"""What the author, or somebody else, puts into the middle of what is said: cut out of contents.

The outlet's own "presumably" and "not inaccurately", its explanations after a dash, and clauses
that another speaker tells. It comes last, when all that the article attributes is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...language import FINITE
from .scene import NONE, QUOTED, Found, Scene, Tokens

if TYPE_CHECKING:
    from ...language import Token

_DASHES = frozenset({"-", "--", "—", "–"})
_CLOSING = {"(": ")"}
_PRESUMED = frozenset({
    "presumably", "apparently", "evidently", "ostensibly", "supposedly", "rightly", "wrongly",
    "correctly", "incorrectly", "falsely", "misleadingly", "implausibly", "inaccurately",
})  # fmt: skip
"""Adverbs by which an author judges what he reports, where one of them opens an aside."""
_ECHOES = frozenset({
    "allusion", "about-face", "climbdown", "concession", "contradiction", "dig", "echo", "jab",
    "nod", "reference", "repeat", "repetition", "reversal", "swipe",
})  # fmt: skip
"""Nouns by which an author says what the words before are: "— a repeat of Aldera's position"."""
_NAMING = frozenset({"verb with object", "verb with infinitive", "verb with gerund",
                     "verb with prep"})  # fmt: skip
"""Rules whose content names things, which an author explains after a dash."""
_OVER = frozenset({QUOTED, "words around the cue"})
_WHOSE = frozenset({"WDT", "WP"})
_SUBORDINATE = frozenset({"after", "before", "when", "while", "as", "since", "though", "although"})
_AGAINST = frozenset({
    "anger", "appeals", "calls", "complaints", "condemnation", "criticism", "objections",
    "opposition", "outcry", "outrage", "pleas", "pressure", "protests", "threats", "warnings",
})  # fmt: skip
_SPITE = 8
"""Tokens from the comma on within which it is said despite what."""
_LONGEST_LEAD = 4
"""Tokens before the speaker of a fronted clause: "Only a few hours after Vale said …"."""


def without_asides(found: Sequence[Found], scene: Scene) -> list[Found]:
    """The findings, their contents without what their speakers are not told to have said."""
    heads: dict[int, list[Found]] = {}
    around: dict[int, list[Found]] = {}
    for one in found:
        heads.setdefault(one.head, []).append(one)
    for one in found:
        for i in _at(heads, one):
            around.setdefault(i, []).append(one)
    result = []
    for one in found:
        inside = [other for i in _at(heads, one) for other in heads[i]]
        near = [other for other in (*around.get(one.head, ()), *inside) if other is not one]
        result.append(replace(one, content=_own_words(one, near, scene)))
    return result


def _at(heads: dict[int, list[Found]], one: Found) -> list[int]:
    """The tokens of a content at which a cue stands, in order."""
    return sorted(i for i in one.content if i in heads)


def _own_words(one: Found, near: Sequence[Found], scene: Scene) -> Tokens:
    """The content without the words of those who tell of it, or of whom it tells."""
    if scene.quote_at(one.head) is not None:
        return one.content
    strange = {i for other in near for i in _others(one, other, scene)}
    strange |= {i for first, last in _asides(one, scene) for i in range(first, last)}
    strange |= _main_clause(one, scene)
    return frozenset(i for i in one.content if i not in strange) or one.content


def _others(one: Found, other: Found, scene: Scene) -> Tokens:
    """What another speaker tells inside a content, or who passes all of it on at its end."""
    if one.head in other.content:
        own = other.source | other.cue
        after = bool(own) and other.rule in _OVER and one.head < min(own) and own & one.content
        return frozenset(i for i in one.content if i >= min(own)) if after else NONE
    clause = _relative(other, scene)
    if clause is None or other.head not in one.content or clause.i == one.head:
        return NONE
    first = clause.left_edge.i
    pronoun = scene.doc[first]
    apart = first > one.head and scene.doc[first - 1].text == "," and pronoun.tag_ in _WHOSE
    if not apart or scene.quote_at(first) is not None:
        return NONE
    return frozenset(range(first - 1, clause.right_edge.i + 1))


def _relative(other: Found, scene: Scene) -> Token | None:
    """The verb of the clause ", which a spokesman said was new"; None where "which" is no content
    of the cue, or where "he" goes on speaking."""
    named = other.subject is not None and scene.doc[other.subject].pos_ in {"NOUN", "PROPN"}
    if not named or other.rule != "verb with clause" or not other.content:
        return None
    if scene.doc[min(other.content)].tag_ not in _WHOSE:
        return None
    verb = scene.doc[other.head]
    while verb.dep_ != "relcl" and verb.head != verb:
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def _asides(one: Found, scene: Scene) -> Iterator[tuple[int, int]]:
    """First and last token (not included) of each aside of the author, its marks included."""
    end = max(one.content) + 1
    for i in sorted(one.content):
        mark = scene.doc[i].text
        if mark not in _DASHES | {"(", ","} or i + 1 >= end or scene.quote_at(i) is not None:
            continue
        last = _closed(i, end, scene)
        at_end = last == end
        if (
            _is_remark(i + 1, last, one, mark, scene)
            or _on_terms(i, at_end, scene)
            or _in_spite(i, at_end, scene)
        ):
            yield i, min(end, last + (mark not in {","}))


def _closed(i: int, end: int, scene: Scene) -> int:
    """Where an aside ends that a mark opens: at the mark that closes it, or with the content."""
    opened = scene.doc[i].text
    marks = _DASHES if opened in _DASHES else {_CLOSING.get(opened, opened)}
    return next((k for k in range(i + 1, end) if scene.doc[k].text in marks), end)


def _is_remark(first: int, last: int, one: Found, mark: str, scene: Scene) -> bool:
    words = scene.doc[first:last]
    if not len(words) or any(scene.quote_at(t.i) is not None for t in words):
        return False
    opening = words[0].lower_
    if opening == "not" and len(words) > 1 and words[1].tag_ == "RB":
        return words[1].lower_.endswith("ly") and len(words) == 2
    if opening in _PRESUMED:
        return mark != "," or opening == "presumably"
    if mark == ",":
        return False
    if opening in {"a", "an"} and any(t.lower_ in _ECHOES for t in words[1:3]):
        return True
    return one.rule in _NAMING and mark in _DASHES and _explains(words[0], last)


def _on_terms(mark: int, at_end: bool, scene: Scene) -> bool:
    """ ", under the terms of a decree" at the end: by what paper the author knows it."""
    words = [t.lower_ for t in scene.doc[mark : mark + 4]]
    return at_end and words[:2] == [",", "under"] and "terms" in words[2:]


def _in_spite(mark: int, at_end: bool, scene: Scene) -> bool:
    """ ", despite Aldera's objections" at the end: against whom the speaker says it."""
    words = [t.lower_ for t in scene.doc[mark : mark + _SPITE]]
    return at_end and words[:2] == [",", "despite"] and bool(_AGAINST & set(words))


def _explains(opening: Token, last: int) -> bool:
    """A noun with a relative clause and no verb of its own: "— two posts that had stood for it"."""
    noun = opening
    while noun.pos_ not in {"NOUN", "PROPN"} and noun.head.i > noun.i:
        noun = noun.head
    clauses = [t for t in noun.children if t.dep_ == "relcl" and t.i > noun.i]
    named = opening.pos_ in {"DET", "NUM"} and noun.pos_ == "NOUN" and bool(clauses)
    return named and noun.right_edge.i >= last - 2


def _main_clause(one: Found, scene: Scene) -> Tokens:
    """The main sentence after a clause of saying that stands first: "Hours after Vale said that
    “it is over,” | a shell fell"."""
    start = scene.sentence_start(one.head)
    first = min(one.source | one.cue)
    lead = scene.doc[start:first]
    if one.rule != "verb with clause" or not 0 < len(lead) <= _LONGEST_LEAD:
        return NONE
    if not any(t.lower_ in _SUBORDINATE for t in lead):
        return NONE
    for quote in {scene.quote_at(i) for i in one.content} - {None}:
        if quote is None or quote.first < one.head or scene.doc[quote.last - 2].text != ",":
            continue
        after = frozenset(i for i in one.content if i >= quote.last)
        opens = next((scene.doc[i] for i in sorted(after)), None)
        if opens is not None and opens.dep_ != "cc" and _has_clause(after, scene):
            return after
    return NONE


def _has_clause(tokens: Tokens, scene: Scene) -> bool:
    return any(scene.doc[i].tag_ in FINITE for i in tokens)
