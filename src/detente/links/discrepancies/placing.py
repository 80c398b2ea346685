"""Where it happened, by two articles on one news: the same act in two cities."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from ...linked import Telling
from ...spans import Span
from ...tables import places
from ...tables.states import fold_name, state_named
from . import disputed
from .claims import about, named
from .disputed import Side
from .leads import lead
from .sighted import AGAIN, News, Sighted, nearest

_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:[a-z]+\s+(?:city|town|capital|port)\s+of\s+)?"
                    r"(?P<place>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")  # fmt: skip
SAID_AT = re.compile(r"\b(?:sa(?:id|ys)|told|reported|announced|according to)\b")
"""Where something was said is not where it happened."""
_SPOKE = re.compile(r"\s*,?\s*(?:said|says|told|reported|announced|confirmed|added)\b")
""" "An official in Abeche [said]": the place of whoever speaks."""
BEFORE_PLACE = 110
"""Characters before a place in which stands what happened there."""
PLACED, PLACED_NAMED = 2, 4
"""Telling words that two clauses must share for their places to be those of one act, and words that
tell anything, names of states among them."""
FAR_DEGREES = disputed.FAR_DEGREES


@dataclass(frozen=True, slots=True)
class _Placed:
    place: places.Place
    side: Side
    words: frozenset[str]
    named: frozenset[str]

    def same(self, other: _Placed) -> bool:
        """Whether the clauses before both places are of one act."""
        telling = len(self.words & other.words) >= PLACED
        return telling and len(self.named & other.named) >= PLACED_NAMED


def two_places(one: News, other: News) -> Sighted | None:
    """Two cities far apart in which the two have one act happen."""
    for a in _placed(one.telling):
        for b in _placed(other.telling):
            two = a.same(b) and far(a.place, b.place)
            if two and not (_speaks_of(one, b.place) or _speaks_of(other, a.place)):
                return (a.side, b.side), nearest(one, a.side.span)
    return None


_LAUNCHED = re.compile(
    r"\b(?:launch\w*|fired|test-fired|took off|lifted off|blasted off)\b[^.;:—–]{0,80}?\bfrom\s+"
    r"(?:(?:the|a|an|of|near|vicinity|area|outskirts|region|site|base|port|city|town|village|coast"
    r"|coastal|east|west|north|south|eastern|western|northern|southern|naval|air)\s+){0,6}"
    r"(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\b(?!\s+(?:waters|coast|soil|territory|side))"
)
"""From where something was fired, when that is a name."""
FIRED = 2
"""Telling words that two sentences must share before the names of the two launching sites."""


def launched(one: News, other: News) -> Sighted | None:
    """Two sites from which the two have one thing fired; towns too small for the tables count."""
    for name, words, side in _launches(one.telling):
        for name2, words2, side2 in _launches(other.telling):
            two = fold_name(name) != fold_name(name2) and len(words & words2) >= FIRED
            if two and _may_be_two(name, name2) and not (
                names(one, name2) or names(other, name)
            ):  # fmt: skip
                return (side, side2), nearest(one, side.span)
    return None


def _launches(telling: Telling) -> list[tuple[str, frozenset[str], Side]]:
    found = []
    for passage in lead(telling):
        for match in _LAUNCHED.finditer(passage.text):
            name = match.group("place")
            if any(map(state_named, [name, *name.split()])) or AGAIN.search(passage.text):
                continue
            start = passage.start + match.start("place")
            span = Span(telling.teller.article, start, start + len(name))
            words = about(passage.text[: match.start("place")])
            found.append((name, words, Side(telling.teller, span, name)))
    return found


def _may_be_two(one: str, other: str) -> bool:
    """Whether two names are not known to be neighbours."""
    a, b = city(one), city(other)
    return a is None or b is None or far(a, b)


def names(news: News, name: str) -> bool:
    """Whether an article has a word of a name anywhere."""
    text = news.telling.text
    return any(part in text or part.upper() in text for part in name.split())


def _placed(telling: Telling) -> list[_Placed]:
    found = []
    for passage in lead(telling):
        for match in _PLACE.finditer(passage.text):
            place = city(match.group("place"))
            before = passage.text[max(0, match.start() - BEFORE_PLACE) : match.start()]
            clause = re.split(r"[;:—–]|\s-\s", before)[-1]
            if place is None or SAID_AT.search(clause[-BEFORE_SAID:]) or AGAIN.search(clause):
                continue
            if _SPOKE.match(passage.text, match.end()):
                continue
            start = passage.start + match.start("place")
            span = Span(telling.teller.article, start, passage.start + match.end("place"))
            side = Side(telling.teller, span, match.group("place"))
            found.append(_Placed(place, side, about(clause), named(clause)))
    return found


BEFORE_SAID = 25
"""Characters before a place in which stands that something was said there, not done."""


def city(words: str) -> places.Place | None:
    """The best known city of a name, tried from the longest row of words."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        several = places.cities().get(fold_name(" ".join(parts[:length])))
        if several:
            return several[0]
    return None


def far(a: places.Place, b: places.Place, degrees: float = FAR_DEGREES) -> bool:
    """Whether two places are known to lie so far apart."""
    if a is b or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return math.hypot(a.lat - b.lat, a.lon - b.lon) >= degrees


def _speaks_of(news: News, place: places.Place) -> bool:
    """Whether an article names a place anywhere, in its dateline too."""
    text = news.telling.text
    return any(name in text or name.upper() in text for name in place.names)
