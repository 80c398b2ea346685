"""Polarity and hedges: what somebody did not say, and what the text does not vouch for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...spans import Span
from ...tables.cues import cues, hedges, stances
from .scene import Found, Scene

if TYPE_CHECKING:
    from ...language import Token

AFFIRMED, NEGATED = "affirmed", "negated"
NOT_ONLY = frozenset({"only", "just", "merely", "simply"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_NEAREST = 3
"""Verbs climbed from a cue to the one that hedges it ("is said to have told him")."""


def polarity(found: Found, scene: Scene) -> str:
    """affirmed; or negated where the text tells that it was not said, thought or wanted.

    "Denied that …" is affirmed: a denial was made. "Refused to say" and "declined to comment" are
    negated: nothing was said.
    """
    cue = scene.doc[found.head]
    said_not = found.stance == "refused" and _to_speak(found, scene)
    return NEGATED if said_not or _is_negated(cue) or _is_empty(found, scene) else AFFIRMED


def _is_negated(cue: Token) -> bool:
    verb = cue if cue.pos_ in {"VERB", "AUX"} else cue.head
    return any(
        child.dep_ == "neg" and child.i < cue.i and verb.doc[child.i + 1].lower_ not in NOT_ONLY
        for child in verb.children
    )


def _is_empty(found: Found, scene: Scene) -> bool:
    """Whether the source is nobody: "no official said", "neither claimed"."""
    if found.subject is None:
        return False
    who = scene.doc[found.subject]
    none = any(child.lower_ in {"no", "neither"} and child.i < who.i for child in who.children)
    return none or who.lower_ in _NOBODY or who.text.lower() == "no"


def _to_speak(found: Found, scene: Scene) -> bool:
    """Whether the first verb of a content is one of speech: "refused | to say why"."""
    verb = next((scene.doc[i] for i in sorted(found.content) if scene.doc[i].tag_ == "VB"), None)
    if verb is None or found.rule != "verb with infinitive":
        return False
    able = cues("verb").get(verb.lemma_.lower(), ())
    return any(stances()[cue.stance] and "clause" in cue.takes for cue in able) or any(
        cue.word in {"comment", "discuss", "elaborate"} for cue in able
    )


def hedge(found: Found, scene: Scene) -> Span | None:
    """The words beside or over the cue by which the text does not vouch for it; None mostly."""
    cue = scene.doc[found.head]
    if cue.pos_ not in {"VERB", "AUX"}:
        cue = cue.head
    for child in cue.children:
        if child.i in found.content or child.i in found.source:
            continue
        if child.lower_ in hedges("adverb"):
            return scene.parse.token_span(child)
    return _over(cue, found, scene)


def _over(verb: Token, found: Found, scene: Scene) -> Span | None:
    """A verb above that hedges: "appears to have told", "it is reported that he told"."""
    for _ in range(_NEAREST):
        above = verb.head
        if above == verb or verb.dep_ not in {"xcomp", "ccomp"} or above.i in found.content:
            return None
        passive = any(child.dep_ == "auxpass" for child in above.children)
        dummy = any(
            c.lower_ == "it" and c.dep_.startswith(("nsubj", "expl")) for c in above.children
        )
        able = above.lemma_ in hedges("verb") and (passive or above.lemma_ in {"appear", "seem"})
        if able and (verb.dep_ == "xcomp" or dummy):
            return scene.parse.token_span(above)
        verb = above
    return None
