"""Whether something was spoken of: "did not discuss Abkhazia" against "they discussed Abkhazia"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Telling
from ...spans import Span
from ...tables import common_words
from . import leads
from .claims import KEPT, Passage, codes, states_in, with_states
from .disputed import Side
from .sighted import AGAIN, News, Sighted, nearest

_BARE = r"(?:discuss|mention|raise|bring\sup|touch\s(?:up)?on|talk\sabout|speak\s(?:about|of))"
_PAST = (
    r"(?:discussed|mentioned|raised|brought\sup|touched\s(?:up)?on|talked\sabout"
    r"|spoke\s(?:about|of)|spoken\s(?:about|of))"
)
_BEEN = r"(?:discussed|mentioned|raised|brought\sup|touched\s(?:up)?on)"
_WHAT = r"(?P<what>(?!(?:in|at|on|by|with|during|that|it|this|them)\b)[^.,;:!?()“”\"—–]{3,90})"
_BEFORE = r"(?P<what>[^.,;:!?()“”\"—–]{3,90}?)"
_NEVER = r"(?:did\snot|didn['’]t|(?:had|have|has)\s(?:not|never)|never)"
SILENT = (
    re.compile(rf"\b{_NEVER}\s(?:{_BARE}|{_PAST})\s{_WHAT}"),
    re.compile(
        r"\b[Nn]either\b[^.;]{3,80}?\s"
        rf"(?:{_PAST}|made\s(?:any\s)?(?:mention|reference)\s(?:of|to))\s{_WHAT}"
    ),
    re.compile(rf"\bmade\sno\s(?:mention|reference)\s(?:of|to)\s{_WHAT}"),
    re.compile(rf"{_BEFORE}\s(?:was|were)\s(?:not|never)\s{_BEEN}\b"),
    re.compile(rf"{_BEFORE}\s(?:did\snot|didn['’]t|never)\s(?:come|came)\sup\b"),
)
"""Something was not spoken of: what is left out by name, and not by "it"."""
SPOKEN = (
    re.compile(rf"\b{_PAST}\s{_WHAT}"),
    re.compile(rf"{_BEFORE}\s(?:was|were)\s(?:also\s)?{_BEEN}\b"),
    re.compile(rf"{_BEFORE}\s(?:also\s)?came\sup\b"),
)
"""Something was spoken of."""
_LIMITED = re.compile(
    r"\b(?:public(?:ly)?|private(?:ly)?|details?|at\slength|openly|directly|explicitly|specific\w*"
    r"|by\sname|reporters|journalists|press|news\sconference|speech|address|statements?|interview"
    r"|communiqu\w+|declaration|session|agenda|first\sday|second\sday|morning|afternoon|evening"
    r"|earlier|previous\w*|last\s(?:week|month|year)|only|whether|if|not\sonly|beforehand)\b",
    re.IGNORECASE,
)
"""Words by which something was left out there, then or in that way, and perhaps spoken of
elsewhere."""
_UNSAID = re.compile(
    r"\b(?:not|never|neither|nor|without|nobody|hardly|instead\sof|rather\sthan|no\sone"
    r"|refus\w+|would|could|should|might|may|must|be|being)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Before words of speaking, what makes them none."""
NEAR = 60
"""Characters before them in which that stands."""
_END = re.compile(
    r"\s(?:during|with|when|while|after|before|because|but|although|though|as|who|which|where|for"
    r"|and\s(?:said|that|he|she|they|\w+ed)|at\s(?:the|their|a|an|all)|on\s[A-Z]\w+day)\b"
)
_RANKS = {"minister": "minister", "envoy": "envoy", "negotiator": "envoy", "ambassador": "envoy",
          "president": "leader", "leader": "leader", "chancellor": "leader", "king": "leader",
          "general": "general", "aide": "aide", "adviser": "aide"}  # fmt: skip
_RANK = re.compile(rf"\b({'|'.join(_RANKS)})s?\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
WEIGHT = 1.0
"""How much the words of what was left out must tell together (`common_words.weight_of`), where none
of them names a state: "adoption" does, "the issue" does not."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What was spoken of or left out: its stems and states; who is named in the sentence."""

    what: frozenset[str]
    states: frozenset[str]
    ranks: frozenset[str]
    days: frozenset[str]
    side: Side


def unspoken(one: News, other: News) -> Sighted | None:
    """A thing that one article tells was left out of talks and another that it was spoken of there;
    None where either article tells both."""
    for mine, theirs in ((one, other), (other, one)):
        silent, spoken = _silent(mine.telling), _spoken(theirs.telling)
        known = _spoken(mine.telling)
        for left in silent:
            for held in spoken:
                denied = any(_opposed(two, held) for two in _silent(theirs.telling))
                if _opposed(left, held) and not denied and not any(
                    _opposed(left, two) for two in known
                ):  # fmt: skip
                    sides = (left.side, held.side) if mine is one else (held.side, left.side)
                    return sides, nearest(one, sides[0].span)
    return None


def _opposed(left: _Told, held: _Told) -> bool:
    """Whether all of what was left out is part of what was spoken of, by those who may be one."""
    return left.what <= held.what and all(
        not (a and b) or bool(a & b)
        for a, b in ((left.states, held.states), (left.ranks, held.ranks), (left.days, held.days))
    )


@lru_cache(maxsize=KEPT)
def _silent(telling: Telling) -> tuple[_Told, ...]:
    return tuple(_found(telling, SILENT))


@lru_cache(maxsize=KEPT)
def _spoken(telling: Telling) -> tuple[_Told, ...]:
    return tuple(_found(telling, SPOKEN))


_ANY = re.compile(
    r"discuss|mention|\brais|br(?:ing|ought)\sup|touch|talk|sp(?:eak|oke)|referenc|c[ao]me\sup"
)


_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
"""Adds to what else was spoken of, and is no second time."""


def _found(telling: Telling, patterns: tuple[re.Pattern[str], ...]) -> Iterator[_Told]:
    for passage in leads.every_sentence(telling):
        text = passage.text
        if passage.start < telling.body_start or not _ANY.search(text):
            continue  # looked for first, as what follows costs far more
        if (
            _LIMITED.search(text)
            or AGAIN.search(_ALSO.sub(" ", text))
            or leads.of_old(telling, passage)
        ):
            continue
        for pattern in patterns:
            for match in pattern.finditer(text):
                found = _told(telling, passage, match, patterns is SPOKEN)
                if found is not None:
                    yield found


def _told(telling: Telling, passage: Passage, match: re.Match[str], spoken: bool) -> _Told | None:
    text = passage.text
    if spoken and _UNSAID.search(text[max(0, match.start() - NEAR) : match.end("what")]):
        return None
    after = match.start("what") > match.start()
    words = _END.split(match["what"], maxsplit=1)[0] if after else match["what"]
    what = with_states(words)
    if not (what & codes() or sum(map(common_words.weight_of, what)) >= WEIGHT):
        return None
    end = match.start("what") + len(words.rstrip()) if after else match.end()
    span = Span(telling.teller.article, passage.start + match.start(), passage.start + end)
    span = span.trimmed(telling.text)
    who = states_in(text[: match.start("what")]) if after else frozenset[str]()
    ranks = frozenset(_RANKS[rank.lower()] for rank in _RANK.findall(text[: match.start("what")]))
    side = Side(telling.teller, span, " ".join(span.words(telling.text).split()))
    return _Told(what, who, ranks if after else frozenset(), frozenset(_DAY.findall(text)), side)
