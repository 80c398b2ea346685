"""What one article tells that a state offered, promised or threatened to do, and the other has
denied: "has offered to share the evidence" against "denied that Poland had offered to show it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Report, Telling
from ...spans import Span
from ...tables import common_words
from . import leads
from .claims import KEPT, named, root, states_in, stems
from .disputed import DONE, Side
from .harmed import UNREAL
from .sighted import News, Sighted

_ACT = r"(?:offer|promis|pledg|agre|threaten|propos|vow|undert(?:ak|ook)|volunteer)\w*"
_OBJECT = r"(?P<verb>[a-z]+)(?P<what>\s[^.;:,“”\"]{2,80})"
_DENIED = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)\s(?:\w+\s){{0,2}}?that|disput(?:ed|es|ing)\sthat)"
    rf"\s(?P<who>[^.;:,“”\"]{{2,50}}?)\s(?:had|has|have)\s(?:ever\s)?(?P<act>{_ACT})\sto\s{_OBJECT}"
)
""" "Denied that Poland had offered to show its evidence"."""
_TO_DO = re.compile(rf"^\s+to\s+{_OBJECT}")
_CANNOT = re.compile(r"\b(?:cannot|can|could|not|nobody|no\sone|never|hardly)(?:\s\w+)?\s$")
"""Before "deny", what makes it none: "nobody can deny that"."""
_CLAUSE_ENDS = re.compile(r"\s(?:after|before|if|unless|while|when|but|and|through|in\sreturn)\s")
"""Where that ends which is to be done."""


@dataclass(frozen=True, slots=True)
class _Denied:
    """What is denied: the states (ISO3) that are said not to have done it, the root of the act,
    the words of what it was to be, and the words of the denial."""

    states: frozenset[str]
    act: str
    what: frozenset[str]
    verb: str
    plain: frozenset[str]  # stems of all its words, however common
    side: Side


def offered(one: News, other: News) -> Sighted | None:
    """An offer, promise or threat that one article tells and the other has denied; None where the
    first has it denied too."""
    for teller, denier in ((one, other), (other, one)):
        for denied in _denied(denier.telling):
            told = next((r for r in teller.reports if _tells(r, denied)), None)
            if told is None or any(_one(denied, mine) for mine in _denied(teller.telling)):
                continue
            side = Side(told.teller, told.mention.anchor, told.anchor)
            return ((side, denied.side) if teller is one else (denied.side, side)), told.mention.id
    return None


def _tells(report: Report, denied: _Denied) -> bool:
    """Whether a report asserts what is denied: that state, that act, the same to be done."""
    actors = {side.state for side in report.mention.actors if side.state}
    if report.mention.standing not in DONE or root(report.anchor) != denied.act:
        return False
    at = report.mention.anchor.start - report.mention.sentence.start
    found = _TO_DO.match(report.sentence[at + len(report.anchor) :])
    if not actors & denied.states or found is None or UNREAL.search(report.sentence[:at]):
        return False
    if found["verb"] == denied.verb and _plain(found["what"]) & denied.plain:
        return True
    return bool(_what(found["what"]) & denied.what)


def _one(one: _Denied, two: _Denied) -> bool:
    return one.act == two.act and bool(one.states & two.states)


@lru_cache(maxsize=KEPT)
def _denied(telling: Telling) -> tuple[_Denied, ...]:
    """What an article has denied that a state offered, promised or threatened to do."""
    return tuple(_every(telling)) if " that " in telling.text else ()


def _every(telling: Telling) -> Iterator[_Denied]:
    for passage in leads.every_sentence(telling):
        for match in _DENIED.finditer(passage.text):
            states, what = states_in(match["who"]), _what(match["what"])
            plain = _plain(match["what"])
            if not states or not (what or plain) or _CANNOT.search(passage.text[: match.start()]):
                continue
            start = passage.start + match.start()
            span = Span(telling.teller.article, start, passage.start + match.end())
            span = span.trimmed(telling.text)
            value = " ".join(span.words(telling.text).split())
            side = Side(telling.teller, span, value)
            yield _Denied(states, root(match["act"]), what, match["verb"], plain, side)


SHORT = 3
"""Letters up to which a word says nothing of what is to be done: "in", "the"."""
_EMPTY = frozenset(map(common_words.stem, (
    "part", "parts", "some", "more", "most", "than", "with", "from", "into", "this", "that", "have",
    "their", "its", "help", "money", "talks", "both", "over", "about", "under", "between",
)))  # fmt: skip


def _plain(words: str) -> frozenset[str]:
    own = stems(_CLAUSE_ENDS.split(words)[0])
    return frozenset(
        one for one in own
        if len(one) > SHORT and one not in _EMPTY and not states_in(one.capitalize())
    )  # fmt: skip


def _what(words: str) -> frozenset[str]:
    """The words of what is to be done that tell anything, but for names of states."""
    own = _CLAUSE_ENDS.split(words)[0]
    return frozenset(one for one in named(own) if not states_in(one.capitalize()))
