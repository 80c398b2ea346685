"""Datelines: where a report was filed, sometimes when, at the head of its first paragraph.

"MOSCOW — ", "WASHINGTON, May 9 (Reuters) - ", "Tallinn (Estonia), March 3: ". A dateline stays in
the text; what is found is its place, its words, its date and its agency.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..tables import outlets
from ..tables.places import places
from ..tables.states import states
from .days import MONTH_NAME, WEEKDAY, Written, written

_WORD = r"[A-ZÀ-Þ][\wÀ-ÿ.'’-]{0,24}"
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}"
_PLACE = rf"(?:{_UPPER}(?:[ /](?:{_UPPER}|de|al|la|el|es|-)){{0,4}})"
_ANY_PLACE = rf"(?:{_WORD}(?:[ /](?:{_WORD}|de|al|la|el|es)){{0,3}})"
_REGION = rf"(?:, ?{_WORD}(?: {_WORD}){{0,2}}| ?\({_WORD}(?: {_WORD}){{0,3}}\))"
_DATE = (
    rf"(?:,? ?(?:{WEEKDAY},? )?(?:{MONTH_NAME} \d{{1,2}}(?:,? \d{{4}})?"
    rf"|\d{{1,2}} {MONTH_NAME}(?:,? \d{{4}})?))"
)
_NUMBERS = r"(?:,? ?\d{1,2}\.\d{1,2}\.\d{4})"
_AGENCY = r"(?: ?[(/]{1,2}(?P<agency>[A-Z][\w .&-]{1,30})[)/]{1,2})"
_DASH = r" ?(?:—|–|--|-|:|_)(?=\s|[\"“‘'A-Z])"

_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_PLACE}{_REGION}?(?:[ /]?and {_PLACE})?)(?P<date>{_DATE})?{_AGENCY}?{_DASH}",
        rf"(?P<place>{_ANY_PLACE}{_REGION}?)(?P<date>{_DATE}){_AGENCY}?{_DASH}",
        rf"(?P<place>{_ANY_PLACE}{_REGION}?)(?P<date>{_DATE})?{_AGENCY}{_DASH}",
        rf"(?P<place>)(?P<date>){_AGENCY}{_DASH}",
        rf"(?P<place>{_ANY_PLACE}{_REGION}?)(?P<date>{_DATE}|{_NUMBERS}){_AGENCY}\.(?= )",
        rf"(?P<place>{_PLACE}{_REGION}?)(?P<date>{_DATE}){_AGENCY}?\.(?= [A-Z\"“‘'])",
    )
)
LONGEST_DATELINE = 120
"""Characters in which a dateline must close; with region, date and agency they have up to 70."""

NO_PLACE = frozenset(
    [
        "by",
        "photo",
        "file",
        "breaking",
        "update",
        "updated",
        "watch",
        "live",
        "opinion",
        "analysis",
        "exclusive",
        "video",
        "read",
        "note",
        "fact",
        "q",
        "a",
        "correction",
        "editorial",
        "subject",
        "from",
        "re",
        "to",
        "summary",
        "background",
        "nato",
        "eu",
        "un",
        "us",
    ]
)
"""Words in capitals before a colon or dash that name no place."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Characters 0..end of a paragraph, end not included, dash or colon included."""

    end: int
    words: str  # "MOSCOW", "Tallinn (Estonia), March 3": place and date as printed
    date: Written | None
    agency: str | None


def parse(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph, or None.

    A place in small letters counts only with a date or a known agency beside it: "Talks — " is no
    dateline.
    """
    head = paragraph[:LONGEST_DATELINE]
    for form in _FORMS:
        match = form.match(head)
        if match and _holds(match) and not outlets.agency(_bracketed(match["place"])):
            place, date = _without_letters(match["place"].rstrip(" -–—")), match["date"] or ""
            found = next(written(date), None)
            agency = outlets.agency(match["agency"]) if match["agency"] else None
            words = (place + date).strip() or match.group().rstrip(" -–—:_")
            return Dateline(match.end(), words, found, agency)
    return None


_ALONE = re.compile(
    rf"(?P<place>{_ANY_PLACE}{_REGION}?)(?P<date>{_DATE})?"
    rf"(?:{_AGENCY}|, ?(?P<service>[A-Z][\w &-]{{1,30}}))?(?: ?(?:—|–|--|-))?"
)


def alone(line: str) -> Dateline | None:
    """The dateline that a line of its own is: "SEOUL, April 13, Kyodo", "TALLINN"; or None.

    Without a day it must be a known city in capitals; with one, a known place or agency.
    """
    match = _ALONE.fullmatch(line) if len(line) <= LONGEST_DATELINE else None
    if match is None:
        return None
    place, date = match["place"].strip(), match["date"] or ""
    agency = outlets.agency(match["agency"] or match["service"] or "")
    if not (agency if date and not is_known(place) else is_known(place)):
        return None
    if (match["service"] and not agency) or not (date or place.split(",")[0].isupper()):
        return None
    return Dateline(len(line), place + date, next(written(date), None), agency)


def _bracketed(place: str) -> str:
    """What stands in brackets behind a place: a region, or the agency."""
    return place.partition("(")[2].rstrip(") ")


def _without_letters(place: str) -> str:
    """ "PORT ALDEN (NWS)": letters in brackets that are no land's are those of an agency."""
    letters = _bracketed(place)
    land = outlets.fold(letters) in _known()[1]
    if not (letters.isupper() and 1 < len(letters) <= LETTERS) or land:
        return place
    return place.partition("(")[0].strip()


AGENCY_WORDS = 3
"""Words of an agency that no table has; chosen by judgement."""
LETTERS = 5
"""Letters of the longest abbreviation of an agency; chosen by judgement."""


def _is_unlisted(agency: str, place: str, date: str | None) -> bool:
    """Whether brackets after a city in capitals, with its day or known, hold an agency that no
    table has: "PORT ALDEN, May 3 (Northern) -"."""
    city = place.split(",")[0]
    if not (city.isupper() or (date and is_known(city))) or len(agency.split()) > AGENCY_WORDS:
        return False
    return bool(date) or is_known(place)


def _holds(match: re.Match[str]) -> bool:
    place = match["place"].strip()
    if match["agency"] and not _is_unlisted(match["agency"], place, match["date"]):
        return bool(outlets.named(match["agency"]) or outlets.agency(match["agency"]))
    if place.split(" ")[0].lower().strip(".") in NO_PLACE:
        return False
    if match.group().rstrip().endswith((":", "_")) and not match["date"]:
        return is_known(place)
    return len(place) > 2


def is_known(place: str) -> bool:
    """Whether tables name the city, or the land or region after it: "GENEVA:", "BRDO, Slovenia:".

    A colon alone also follows "EXCLUSIVE" and "KEY POINTS".
    """
    city, _, land = place.rstrip(")").partition("(" if "(" in place else ",")
    cities, lands = _known()
    return outlets.fold(city) in cities or (bool(land) and outlets.fold(land) in lands)


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The folded names of cities, and those of states and regions."""
    several = [(outlets.fold(name), place.kind) for place in places() for name in place.names]
    lands = {outlets.fold(name) for state in states() for name in (state.name, *state.names)}
    lands |= {name for name, kind in several if kind == "region"}
    return frozenset(n for n, kind in several if kind == "city"), frozenset(lands)
