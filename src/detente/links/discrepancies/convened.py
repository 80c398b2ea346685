"""In which town those of one rank met, or are to meet, by two articles on one news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Telling
from ...spans import Span
from . import leads, taken
from .claims import KEPT, Passage
from .disputed import Side
from .sighted import AGAIN, News, Sighted, nearest

_WHO = re.compile(
    r"\b(?:(?P<deputy>deputy|vice)\s+)?"
    r"(?P<of>(?:foreign|prime|defen[cs]e|interior|trade|finance|energy|oil)\s+)?"
    r"(?P<rank>ministers|presidents|premiers|consuls|ambassadors|generals|commanders|envoys"
    r"|delegations|negotiators|experts)\b",
    re.IGNORECASE,
)
_MEET = re.compile(r"\b(?:met|meet(?:s|ing)?|conferred|confer|gathered|gather|convened?|talks)\b")
_SAID = re.compile(r"\b(?:said|told|announced|according|spokes\w+|reporters|newspaper|daily)\b")
"""Words between a meeting and a town after which the town is where somebody spoke."""
_IN = re.compile(
    r"\bin\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+)?"
    rf"(?:(?:border\s+|port\s+)?(?:city|town|village|resort|port|capital)\s+of\s+)?{taken.NAME}"
)
NEAR = 80
"""Characters between the word for the meeting and its town, and between it and who met."""


@dataclass(frozen=True, slots=True)
class _Met:
    """Who met by rank, in which town, and on which days (ordinals) as far as the sentence says."""

    who: str
    town: str
    days: frozenset[int]
    side: Side


def two_towns(one: News, other: News) -> Sighted | None:
    """Two towns of one meeting, where each article tells of one meeting of that rank and neither
    names the other's town."""
    for a in _only(one.telling):
        for b in _only(other.telling):
            apart = bool(a.days and b.days) and not a.days & b.days
            if a.who == b.who and not apart and taken.two(one, other, a.town, b.town):
                return (a.side, b.side), nearest(one, a.side.span)
    return None


@lru_cache(maxsize=KEPT)
def _only(telling: Telling) -> tuple[_Met, ...]:
    """The meetings of ranks of which an article tells one town alone."""
    found = [
        met for passage in leads.every_sentence(telling)
        if not AGAIN.search(passage.text) and not leads.of_old(telling, passage)
        for met in _met(telling, passage)
    ]  # fmt: skip
    return tuple(
        one for one in found if all(two.town == one.town for two in found if two.who == one.who)
    )


def _met(telling: Telling, passage: Passage) -> Iterator[_Met]:
    text = passage.text
    for who in _WHO.finditer(text):
        meet = _next(_MEET, text, who) or _before(text, who)
        town = _next(_IN, text, meet) if meet is not None else None
        if meet is None or town is None or not taken.town(town["place"]):
            continue
        if _SAID.search(text, meet.end(), town.start()):
            continue
        rank = " ".join(f"{who['deputy'] or ''} {who['of'] or ''} {who['rank']}".lower().split())
        span = Span(telling.teller.article, passage.start + town.start("place"),
                    passage.start + town.end("place"))  # fmt: skip
        side = Side(telling.teller, span, " ".join(town["place"].split()))
        yield _Met(rank, town["place"], _days(telling, passage), side)
        return


def _next(wanted: re.Pattern[str], text: str, after: re.Match[str]) -> re.Match[str] | None:
    found = wanted.search(text, after.end())
    return found if found and found.start() - after.end() <= NEAR else None


def _before(text: str, who: re.Match[str]) -> re.Match[str] | None:
    """ "A [meeting] of consuls in Abeche"."""
    of = re.search(r"\b(?:meeting|talks)\s+(?:of|between|among)\s+(?:the\s+)?(?:\w+\s+){0,3}$",
                   text[: who.start()])  # fmt: skip
    return _WHO.match(text, who.start()) if of else None


def _days(telling: Telling, passage: Passage) -> frozenset[int]:
    return frozenset(
        time.when.earliest.toordinal()
        for time in leads.times_in(telling, passage)
        if time.type == "DATE" and time.when.earliest and time.when.interval.days == 1
    )
