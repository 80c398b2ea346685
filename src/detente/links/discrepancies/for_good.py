"""Suspended or withdrawn: verbs of which one says more than the other, said of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Telling
from ...spans import Span
from ...tables import common_words
from . import leads
from .claims import KEPT, Passage, named, states_in
from .disputed import Side
from .sighted import News, Sighted, nearest

_PAUSED = r"suspend(?:s|ed|ing)?|froze|frozen|freez(?:e|es|ing)|paus(?:e[sd]?|ing)"
_ENDED = (
    r"withdr(?:aw|aws|ew|awn|awing)|drop(?:s|ped|ping)?|scrap(?:s|ped|ping)?"
    r"|cancel(?:s|l?ed|l?ing)?|terminat(?:e[sd]?|ing)|abandon(?:s|ed|ing)?|revok(?:e[sd]?|ing)"
    r"|abolish(?:es|ed|ing)?"
)
_LATER = r"postpon(?:e[sd]?|ing)|put(?:s|ting)?\s+off|delay(?:s|ed|ing)?|defer(?:s|red|ring)?"
_OFF = r"cancel(?:s|l?ed|l?ing)?|scrap(?:s|ped|ping)?|call(?:s|ed|ing)?\s+off|abandon(?:s|ed|ing)?"
_EASED = (
    r"eas(?:e[sd]?|ing)|relax(?:es|ed|ing)?|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?"
    r"|suspend(?:s|ed|ing)?"
)
_LIFTED = r"lift(?:s|ed|ing)?|abolish(?:es|ed|ing)?|remov(?:e[sd]?|ing)|scrap(?:s|ped|ping)?"
_PAIRS = ((_PAUSED, _ENDED), (_LATER, _OFF), (_EASED, _LIFTED))
"""Verbs that leave a way back, and verbs that leave none, of one thing."""
PAIRS = tuple(
    tuple(re.compile(rf"\b(?:{form})\b", re.IGNORECASE) for form in pair) for pair in _PAIRS
)
_STEMS = (
    "suspend", "froze", "freez", "paus", "postpon", "put off", "puts off", "putting off", "delay",
    "defer", "ease", "easing", "relax", "reduc", "lower", "withdr", "drop", "scrap", "cancel",
    "terminat", "abandon", "revok", "abolish", "call off", "called off", "calls off",
    "calling off", "lift", "remov",
)  # fmt: skip
"""Of which one stands in all those verbs: most sentences have none, which this tells fast."""
_UNREAL = re.compile(
    r"\b(?:threat\w*|demand\w*|urg(?:e|ed|es|ing)|call(?:ed|s|ing)?\s+(?:on|for)|ask\w*|refus\w*"
    r"|not|never|n[’']t|could|(?-i:may)|might|if|unless|deni\w+|reject\w*|want\w*|propos\w*|considering"
    r"|whether|possib\w+|before)\b[^.;:]*$",
    re.IGNORECASE,
)
"""Before a verb, what says that it was not done or decided."""
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are)\s+(?:[a-z]+ly\s+)?$")
OBJECT, ACTOR = 80, 70
"""Characters after a verb in which stands what it is done to; before it, who does it."""
_ENDS = re.compile(r"[.;:,—–()“”\"]|\s(?:and|but|while|after|before|which|who|in\s+return)\s")
SHARED = 2
"""Words that tell anything which what the two verbs are done to must share."""
WEIGHT = 0.9
"""What those words must weigh together (tables.common_words)."""
NAMED = 2
"""Words of a name there that are enough: "the World Trade Organization"."""
_CAPITAL = re.compile(
    r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[A-Z][\w’'-]+"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A verb of PAIRS: which of them, whether the stronger; who does it to what."""

    pair: int
    strong: bool
    states: frozenset[str]
    object: frozenset[str]
    named: frozenset[str]
    side: Side


def contrasts(one: News, other: News) -> Sighted | None:
    """Two such verbs of one state and one thing, where neither article uses both."""
    mine, theirs = _told(one.telling), _told(other.telling)
    for a in mine:
        for b in theirs:
            if _opposed(a, b) and not (
                any(_opposed(a, x) for x in mine) or any(_opposed(x, b) for x in theirs)
            ):
                return (a.side, b.side), nearest(one, a.side.span)
    return None


def _opposed(a: _Said, b: _Said) -> bool:
    if a.pair != b.pair or a.strong == b.strong or not a.states & b.states:
        return False
    shared = a.object & b.object
    weight = sum(map(common_words.weight_of, shared))
    return len(a.named & b.named) >= NAMED or (len(shared) >= SHARED and weight >= WEIGHT)


@lru_cache(maxsize=KEPT)
def _told(telling: Telling) -> tuple[_Said, ...]:
    return tuple(_found(telling))


Which = tuple[int, bool]
"""The place of a pair in PAIRS, and whether it is the stronger verb."""


def _found(telling: Telling) -> Iterator[_Said]:
    for passage in leads.every_sentence(telling):
        low = passage.text.lower()
        if not any(stem in low for stem in _STEMS) or passage.start < telling.body_start:
            continue
        if leads.of_old(telling, passage):
            continue
        for n, (weak, strong) in enumerate(PAIRS):
            for which, pattern in (((n, False), weak), ((n, True), strong)):
                found = (_said(telling, passage, m, which) for m in pattern.finditer(passage.text))
                yield from (one for one in found if one)


def _said(telling: Telling, passage: Passage, match: re.Match[str], which: Which) -> _Said | None:
    text = passage.text
    before = text[max(0, match.start() - ACTOR) : match.start()]
    rest = text[match.end() : match.end() + OBJECT]
    whole = rest if match.end() + OBJECT >= len(text) else rest.rpartition(" ")[0]
    after = _ENDS.split(whole)[0]
    states, done_to = states_in(before), named(after)
    if _UNREAL.search(before) or _PASSIVE.search(before) or not (states and done_to):
        return None
    first = passage.start + match.start()
    span = Span(telling.teller.article, first, first + len(match[0]) + len(after.rstrip()))
    side = Side(telling.teller, span, " ".join(f"{match[0]}{after}".split()))
    return _Said(*which, states, done_to, frozenset(_CAPITAL.findall(after)), side)
