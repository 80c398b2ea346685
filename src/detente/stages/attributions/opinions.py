"""What looks like a saying and is none: the author's own view, orders to the reader, other senses
of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scene import QUOTED, Found, Scene

if TYPE_CHECKING:
    from ...language import Token

_PURPOSE = frozenset({"mean", "intend", "design"})
"""Verbs whose passive tells what the author takes for the purpose: "was meant to expose it"."""
_UNREAL = frozenset({"would", "could", "should", "might", "may", "can", "must"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever"})
"""Words for nobody in particular: what they want is a condition, not a wish that somebody has."""
_PEOPLE = frozenset({"people", "those", "persons"}) | _ANYBODY
"""Whoever it may be: "people who ask for it must wait"."""
_WORKS = frozenset({"book", "novel", "memoir", "biography", "poem", "song", "play", "screenplay"})
"""What is written without that anything is told: "has written books about the war"."""
_SIGHTS = frozenset({"image", "photo", "photograph", "picture", "footage", "video", "clip"})
"""What is shown to the eye: no evidence that something is so."""
_HAPPENINGS = frozenset({
    "absence", "decision", "episode", "event", "exchange", "failure", "history", "incident",
    "meeting", "move", "outcome", "reaction", "record", "reply", "response", "result", "silence",
    "summit", "talk", "tone", "visit", "vote",
})  # fmt: skip
"""What cannot make anything clear by itself: it is the author who gathers it from them."""
_INFERRED = frozenset({"promised", "claimed", "wanted", "believed", "expected"})
_FEWEST = 2
"""Words from which words in marks are more than a term: "boasts of its “values”" has one."""


def is_authors(found: Found, verb: Token, scene: Scene) -> bool:
    """Whether a finding of a verb is no attribution: nobody else said, wanted or thought it."""
    if found.subject is None and found.rule != QUOTED:
        return _is_order(verb) or _supposed(verb) or _met(found, verb)
    if _of_anybody(found, verb, scene) or _shown(found, scene):
        return True
    return _made(verb) or _phones(found, verb) or _term(found, scene)


def by_itself(subject: Token) -> bool:
    """Whether what "made it clear" is a happening, of which the author says what it shows."""
    return subject.lemma_.lower() in _HAPPENINGS


def _is_order(verb: Token) -> bool:
    """ "Thank you for reading", "See the map": the outlet speaks to its readers."""
    return verb.tag_ in {"VB", "VBP"} and bool(verb.is_sent_start)


def _supposed(verb: Token) -> bool:
    """ "Was clearly meant to", "could be expected to": nobody is told to have meant it."""
    if not any(c.dep_ == "auxpass" for c in verb.children):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "remain":
        return True  # "it remains to be seen"
    unreal = any(c.tag_ == "MD" and c.lower_ in _UNREAL for c in verb.children)
    return unreal or verb.lemma_.lower() in _PURPOSE


def _met(found: Found, verb: Token) -> bool:
    """ "Was found clinging to a rock", "were named in a list": where somebody was, not what."""
    if verb.lemma_.lower() != "find" or found.rule != "verb with as":
        return False
    return any(c.tag_ == "VBG" and c.i in found.content for c in verb.children)


def _of_anybody(found: Found, verb: Token, scene: Scene) -> bool:
    """ "For anyone wanting to borrow"."""
    who = scene.doc[found.subject or 0]
    named = who.head.head if who.tag_ == "WP" and who.head.dep_ == "relcl" else None
    if named is not None and verb.tag_ in {"VBP", "VBZ"}:
        bare = not any(c.i < named.i for c in named.children)
        return bare and named.lower_ in _PEOPLE
    return who.lower_ in _ANYBODY and verb.dep_ in {"acl", "relcl", "pcomp"}


def _shown(found: Found, scene: Scene) -> bool:
    """A happening that "suggests" or "does not guarantee": the author reads it so."""
    subject = scene.doc[found.subject or 0]
    telling = subject.lemma_.lower() in {"reply", "response", "record", "history"}
    return by_itself(subject) and not telling and found.stance in _INFERRED


def _made(verb: Token) -> bool:
    """A work that is written, or a sight that is shown."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    lemma = verb.lemma_.lower()
    return bool((lemma == "write" and things & _WORKS) or (lemma == "show" and things & _SIGHTS))


def _phones(found: Found, verb: Token) -> bool:
    """ "Called Vale again on Monday to ask": on the telephone."""
    if verb.lemma_.lower() != "call" or found.stance != "described" or found.rule == QUOTED:
        return False
    to_do = any(c.dep_ in {"xcomp", "advcl"} and _is_infinitive(c) for c in verb.children)
    return to_do and not any(c.dep_ in {"oprd", "acomp"} for c in verb.children)


def _is_infinitive(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children)


def _term(found: Found, scene: Scene) -> bool:
    """Nothing but a term in marks, with which the author keeps his distance: "of its “values”"."""
    if found.stance != "said" or found.rule not in {"verb with prep", "verb with object"}:
        return False
    words = [i for i in found.content if scene.doc[i].is_alpha]
    bare = [i for i in words if scene.quote_at(i) is None]
    own = all(scene.doc[i].pos_ in {"DET", "PRON"} for i in bare)
    return bool(words) and own and 0 < len(words) - len(bare) < _FEWEST
