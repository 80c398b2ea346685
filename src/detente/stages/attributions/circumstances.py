"""To whom, where and when it was said, where the clause of the cue says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ...dates import Interval
from ...records import UNKNOWN, Time, When, when_of
from ...spans import Span
from ...tables.cues import cues
from .people import phrase
from .scene import Found, Scene, spans_of

if TYPE_CHECKING:
    from ...language import Token

_SPOKEN_TO = frozenset({"to", "with", "before"})
_PLACED = frozenset({"in", "at", "on", "from", "aboard", "outside", "inside", "near", "during"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_VENUES = frozenset({
    "address", "airport", "article", "banquet", "briefing", "call", "ceremony", "compound",
    "conference", "debate", "embassy", "forum", "headquarters", "hearing", "house", "interview",
    "kremlin", "letter", "meeting", "office", "palace", "parade", "parliament", "rally",
    "residence", "session", "show", "speech", "statement", "summit", "visit",
})  # fmt: skip
"""Nouns that name where or on what occasion something is said."""
_NOT_YET = frozenset({"by", "until", "till", "before", "since"})
"""Words before a date that make it a limit, not the day of the saying."""
_TALKERS = frozenset({"say", "speak", "talk", "write", "explain", "complain", "remark", "boast",
                      "suggest", "signal", "report", "announce", "appeal", "propose", "offer",
                      "confide", "admit", "repeat", "insist", "reply"})  # fmt: skip
"""Verbs after which "to" brings in the person addressed."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The words of addressee and place, and the time; None or UNKNOWN where not said."""

    addressee: Span | None = None
    place: Span | None = None
    when: When = UNKNOWN


def circumstances(
    found: Found, scene: Scene, times: Sequence[Time], published: date | None = None
) -> Circumstances:
    """What the cue's own clause says of addressee, place and day.

    `published` is the last day on which the article can have come out: what it tells as past was
    said by then.
    """
    verb = scene.doc[found.head]
    if verb.pos_ not in {"VERB", "AUX"}:
        return Circumstances()
    listener = _listener(verb, found)
    addressee = None
    own = {verb.i}
    if listener is not None:
        tokens = phrase(listener) - found.content
        own |= {listener.i, *(t.i for t in listener.subtree if t.pos_ in {"NOUN", "PROPN"})}
        place = _place(verb, own, found, scene)
        cut = {i for i in tokens if place is None or i < place[0].i}
        addressee = next(iter(spans_of(cut, scene)), None)
    else:
        place = _place(verb, own, found, scene)
    where = None
    if place is not None:
        where = next(iter(spans_of(_named(place[1]) - found.content, scene)), None)
    when = _when(verb, found, scene, times)
    return Circumstances(addressee, where, _by(published, when) if _is_past(verb) else when)


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} and not any(child.tag_ == "MD" for child in verb.children)


def _by(published: date | None, when: When) -> When:
    """The time, ended with the day of publication: "earlier in the week" is not the rest of it."""
    if published is None or when.latest is None or when.latest <= published:
        return when
    if when.earliest is None or when.earliest > published:
        return when
    return when_of(Interval(when.earliest, published), when.basis, when.words, when.why)


def _listener(verb: Token, found: Found) -> Token | None:
    """The person told or asked; or after "to", with verbs that speak to somebody."""
    able = cues("verb").get(verb.lemma_.lower(), ())
    told = any("person" in cue.takes for cue in able)
    for child in verb.children:
        if child.i < verb.i or child.i in found.source:
            continue
        if told and child.dep_ in {"dobj", "dative"} and _can_listen(child):
            return child
        if child.dep_ in {"prep", "dative"} and child.lower_ in _SPOKEN_TO:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            spoken = verb.lemma_.lower() in _TALKERS and child.i not in found.cue
            if spoken and inner is not None and _can_listen(inner) and inner.i not in found.content:
                return inner
    return None


def _can_listen(token: Token) -> bool:
    return token.ent_type_ not in {"DATE", "TIME"} and token.pos_ in {"NOUN", "PROPN", "PRON"}


def _place(verb: Token, own: set[int], found: Found, scene: Scene) -> tuple[Token, Token] | None:
    """Preposition and noun of the place, hung on the cue or on the one addressed."""
    start, stop = scene.sentence_start(verb.i), scene.sentence_end(verb.i)
    for token in scene.doc[start:stop]:
        if token.dep_ != "prep" or token.lower_ not in _PLACED or token.head.i not in own:
            continue
        if token.i in found.content or token.i in found.source:
            continue
        inner = next((c for c in token.children if c.dep_ == "pobj"), None)
        if inner is not None and (inner.ent_type_ in _PLACES or inner.lemma_.lower() in _VENUES):
            return token, inner
    return None


def _named(noun: Token) -> frozenset[int]:
    """The noun with what stands before it and an "of": not what goes on at the place."""
    tokens = set(range(noun.left_edge.i, noun.i + 1))
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            tokens |= {t.i for t in child.subtree}
    return frozenset(tokens)


def _when(verb: Token, found: Found, scene: Scene, times: Sequence[Time]) -> When:
    """The nearest date in the cue's clause, outside content and source."""
    sentence = scene.parse.span(scene.sentence_start(verb.i), scene.sentence_end(verb.i))
    best: tuple[int, Time] | None = None
    for time in times:
        if time.type not in {"DATE", "TIME"} or not sentence.covers(time.span):
            continue
        tokens = scene.parse.tokens(time.span)
        if not tokens or any(t.i in found.content or t.i in found.source for t in tokens):
            continue
        if _verb_over(tokens[-1]) != verb.i or scene.doc[tokens[0].i - 1].lower_ in _NOT_YET:
            continue
        far = min(abs(t.i - verb.i) for t in tokens)
        if best is None or far < best[0]:
            best = (far, time)
    if best is None:
        return UNKNOWN
    return replace(best[1].when, words=best[1].when.words or best[1].span)


def _verb_over(token: Token) -> int:
    """The nearest verb that a token hangs on."""
    while token != token.head:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token.i
    return token.i
