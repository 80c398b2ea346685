"""Who rescued somebody, where those released were brought, where two named people met."""

from __future__ import annotations

import re
from functools import lru_cache

from ...linked import Telling
from ...spans import Span
from ...tables import places
from ...tables.states import fold_name, state_named
from . import leads, placing, words
from .claims import KEPT
from .disputed import Side
from .sighted import AGAIN, News, Sighted, nearest

# ------------------------------------------------------------------ rescuers

_CRAFT = (
    r"(?:trawler|fishermen|fishing\s+(?:boat|vessel)|ship|vessel|boat|longliner|freighter|tanker"
    r"|helicopter|navy|coast\s?guard|crew|tug|ferry|sailors|divers|frigate|cutter|yacht)"
)
_BY = re.compile(
    r"\b(?:rescued|saved|picked\s+up|plucked|hauled\s+aboard|taken\s+aboard|fished\s+out)\b"
    r"[^.;:]{0,60}?\bby\s+(?:(?:a|an|the|two|some)\s+)?"
    rf"(?P<who>(?P<of>[A-Z][\w’'-]+)(?:\s+[a-z]+){{0,2}}?\s+{_CRAFT})\b"
)
_THAT = re.compile(
    rf"\b(?:a|an|the)\s+(?P<who>(?P<of>[A-Z][\w’'-]+)(?:\s+[a-z]+){{0,2}}?\s+{_CRAFT})\s+"
    r"(?:(?:that|which|who)\s+)?(?:had\s+)?"
    r"(?:rescued|saved|hauled|plucked|picked\s+(?:them|him|her|the\s+\w+)?\s*up|fished)\b",
    re.IGNORECASE,
)


def rescuers(one: News, other: News) -> Sighted | None:
    """Ships or crews of two states of which each is said to have rescued them; each article tells
    of one rescue."""
    a, b = _rescuer(one.telling), _rescuer(other.telling)
    if a is None or b is None or a[0] == b[0]:
        return None
    return (a[1], b[1]), nearest(one, a[1].span)


@lru_cache(maxsize=KEPT)
def _rescuer(telling: Telling) -> tuple[str, Side] | None:
    """The state (ISO3) whose people rescued somebody, where an article names one alone."""
    found = [
        (state.iso3, _side(telling, match, "who"))
        for pattern in (_BY, _THAT)
        for match in pattern.finditer(telling.text)
        for state in [state_named(match["of"])]
        if state is not None and match["of"][0].isupper()
    ]
    return found[0] if len({state for state, _ in found}) == 1 else None


def _side(telling: Telling, match: re.Match[str], group: str, start: int = 0) -> Side:
    span = Span(telling.teller.article, start + match.start(group), start + match.end(group))
    return Side(telling.teller, span, " ".join(match[group].split()))


# ------------------------------------------------------------------ where they were brought

NAME = r"(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
_BROUGHT = re.compile(
    r"\b(?:fl(?:ew|own)|return(?:ed|s)|brought|sent|repatriated|driven|drove|transferred|shipped)\b"
    r"[^.;:]{0,90}?\bto\s+(?:the\s+)?(?:(?:border|port|eastern|western|northern|southern)\s+)?"
    rf"(?:(?:town|city|village|port|airport|capital)\s+(?:of\s+|at\s+)?)?{NAME}"
)
LEAST = 2
"""People of whom a number known in both sentences shows that they are the same."""


def destinations(one: News, other: News) -> Sighted | None:
    """Two places to which the same number of the same people were brought."""
    for count, name, side in _brought(one.telling):
        for count2, name2, side2 in _brought(other.telling):
            if count & count2 and two(one, other, name, name2):
                return (side, side2), nearest(one, side.span)
    return None


Brought = tuple[frozenset[tuple[float, str]], str, Side]


@lru_cache(maxsize=KEPT)
def _brought(telling: Telling) -> tuple[Brought, ...]:
    return tuple(
        (people, match["place"], _side(telling, match, "place", passage.start))
        for passage in leads.every_sentence(telling)
        for match in _BROUGHT.finditer(passage.text)
        if town(match["place"]) and not AGAIN.search(passage.text)
        for people in [_people(passage.text)]
        if people
    )


def town(name: str) -> bool:
    """Whether a name may be that of a town: it is one's, or no state's and no region's."""
    if placing.city(name) is not None:
        return True
    known = places.by_name().get(name)
    return state_named(name) is None and (known is None or known.kind in ("city", "site"))


def _people(text: str) -> frozenset[tuple[float, str]]:
    """The numbers of a sentence with the state of the people that they count: 26 Chadians."""
    found = set()
    for match in words.NUMBER.finditer(text):
        value = words.value_of(match["number"])
        after = re.match(r"\s+([A-Z][\w’'-]+)", text[match.end() :])
        state = state_named(after.group(1)) if after else None
        if value is not None and value >= LEAST and state is not None:
            found.add((value, state.iso3))
    return frozenset(found)


def two(one: News, other: News, name: str, name2: str) -> bool:
    """Whether two names are of two places, as far as is known, and neither article has both."""
    a, b = (placing.city(found) for found in (name, name2))
    if fold_name(name) == fold_name(name2) or (a is not None and a is b):
        return False
    if a is not None and b is not None and not placing.far(a, b, NEIGHBOURS):
        return False
    return not (placing.names(one, name2) or placing.names(other, name))


NEIGHBOURS = 0.15
"""Degrees, some 15 km, up to which two towns may be named for one another."""

# ------------------------------------------------------------------ where two people met

_MET = re.compile(
    r"\b(?:met|meets|held\s+(?:a\s+meeting|talks)|had\s+talks|(?:a\s+)?meeting\s+with)\b"
    r"[^.;:]{0,90}?\bin\s+(?:the\s+(?:city|town|village|resort|port)\s+of\s+)?"
    rf"{NAME}"
)
_CAPITALS = re.compile(r"\b[A-Z][a-zà-ÿ’'-]{3,}")
PEOPLE = 2
"""Names, beside those of states and places, that two sentences on one meeting share: surnames."""


def met_in(one: News, other: News) -> Sighted | None:
    """Two towns in which the same two people are said to have met, in articles that each name one
    of the towns alone."""
    for who, name, side in _met(one.telling):
        for who2, name2, side2 in _met(other.telling):
            if len(who & who2) >= PEOPLE and two(one, other, name, name2):
                return (side, side2), nearest(one, side.span)
    return None


@lru_cache(maxsize=KEPT)
def _met(telling: Telling) -> tuple[tuple[frozenset[str], str, Side], ...]:
    return tuple(
        (_surnames(passage.text, match["place"]), match["place"],
         _side(telling, match, "place", passage.start))
        for passage in leads.every_sentence(telling)
        for match in _MET.finditer(passage.text)
        if town(match["place"]) and not AGAIN.search(passage.text)
    )  # fmt: skip


def _surnames(text: str, place: str) -> frozenset[str]:
    return frozenset(
        name for name in _CAPITALS.findall(text)
        if name not in place.split() and name not in TITLES and state_named(name) is None
    )  # fmt: skip


TITLES = frozenset({
    "Prime", "Minister", "Ministers", "President", "Deputy", "Foreign", "Defence", "Defense",
    "Premier", "Chancellor", "King", "Queen", "Secretary", "Ambassador", "General", "Vice",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December",
})  # fmt: skip
"""Words with a capital that are no surname."""
