"""Bylines and credit lines: who wrote it, for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates import MONTHS
from ..tables import outlets
from ..tables.places import cities, places
from ..tables.states import fold_name, state_named
from .days import written

LONGEST_ROLE = 60
"""Characters of a part of a byline that may say what somebody is ("special correspondent for
Europe"); what is longer is prose."""
FEWEST_NAMES, MOST_NAMES, LONGEST_NAME = 2, 5, 50
"""Words of a person's full name, and its characters: "Ann", "Ann Maria de la Vale"."""
LONGEST_BYLINE = 200
"""Characters; the longest list of writers among 968 articles has 84."""

_OPENING = re.compile(
    r"(?:(?:story|written|reported|posted|published|report|words|text|analysis|opinion|commentary)"
    r"\s)?(?:by|BY|By)(?:\s?:\s?|\s)|(?:from|From|FROM) (?:our|Our|OUR) |(?:Author|AUTHOR|Writer|"
    r"Reporter|Correspondent|Byline)s?\s?:\s?",
)  # "By Ann Vale", "Author: Ann Vale", "From our correspondent"
_WITH_CASE = re.compile(r"(?i:(?:story|written|reported|posted|published|analysis|opinion) by)\s")
_PARTS = re.compile(r"\s?[|•·/;]\s?|\s?,\s?|\s(?:and|And|AND|&|with)\s|\s[–—-]\s|\s?\n\s?")
_NAME_WORD = re.compile(r"(?:[A-Z][\w’'.-]{0,24}|de|da|di|du|del|der|den|van|von|bin"
                        r"|ibn|al|el|la|le"
                        r"|ter|dos|af|av|zu)")  # fmt: skip
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|bureau|desk|columnist|agencies|agency|service"
    r"|newspapers?|contributor|producer|special to|in [A-Z]|chief|analyst|team|reporters|wire|web"
    r"|online|news)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:published|posted|updated|last|modified|on|at|am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|et|pst"
    r"|pdt|bst|cet|cest|msk|ist|\d{1,2}[:.]\d\d(?::\d\d)?|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day"
    r"|hours?|hrs?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: the writers' names as printed, an outlet, an agency."""

    names: tuple[str, ...]
    outlet: str | None = None
    agency: str | None = None

    @property
    def words(self) -> str | None:
        """The names as one line: "Ann Vale, Bo Stern and Cy Hale"; None without a name."""
        return joined(self.names)


def joined(names: tuple[str, ...]) -> str | None:
    """Names as one line with commas and a last "and"; None without a name."""
    if len(names) < 2:
        return names[0] if names else None
    return ", ".join(names[:-1]) + " and " + names[-1]


def parse(line: str) -> Byline | None:
    """What a line that opens with "By" says, or one like "Ann Vale for The Alden Courier".

    None when it is no byline but running text.
    """
    if len(line) > LONGEST_BYLINE:
        return None
    opening = _OPENING.match(line) or _WITH_CASE.match(line)
    words = line[opening.end() :] if opening else line
    listed = opening or _AND_AGENCIES.fullmatch(line.strip())
    found = writer_for(words) or (credits(words) if listed else None)
    return found or _unnamed(line) or _from_agency(line)


_IN_CITY = r"(?: in (?P<city>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}))"
_UNNAMED = re.compile(
    rf"(?i:from) (?P<who>(?i:our (?:own |special )?correspondents?)){_IN_CITY}?\.?"
)
_AND_AGENCIES = re.compile(
    rf"(?P<name>[A-Z][\w’'.-]*(?: [\w’'.-]+){{1,4}}?){_IN_CITY}?,?"
    r" (?:and|with) (?:news )?agencies\.?"
)  # "Ann Vale in Port Alden and agencies"
_FROM = re.compile(r"(?:From|FROM) (?P<agency>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})")


def _unnamed(line: str) -> Byline | None:
    """ "From our correspondent in Port Alden": a writer whom the paper does not name."""
    match = _UNNAMED.fullmatch(line.strip())
    return Byline((match["who"].capitalize(),)) if match else None


def _from_agency(line: str) -> Byline | None:
    """ "From Northern Wire", "From Meridian": an agency alone on a line; no place, no phrase."""
    match = _FROM.fullmatch(line.strip())
    words = match["agency"].split() if match else []
    if match is None or any(word.lower() in NO_NAME for word in words):
        return None
    service = outlets.agency(match["agency"])
    known = outlets.named(match["agency"])
    if service or known or outlets.looks_like(match["agency"]):
        return Byline((), None if service else match["agency"], service)
    lone = len(words) == 1 and not _is_place(words[0])
    return Byline((), None, words[0]) if lone else None


def _is_place(word: str) -> bool:
    names = (name for place in places() for name in (*place.names, *place.demonyms))
    return state_named(word) is not None or word.lower() in {name.lower() for name in names}


def credits(words: str) -> Byline | None:
    """Names, outlet and agency out of the words of a byline, dates and hours left aside.

    None when some part is neither a name nor an outlet nor a writer's role.
    """
    names: list[str] = []
    outlet = agency = None
    for part in _PARTS.split(_without_dates(words)):
        part = (
            re.sub(r" (?i:staff)(?: (?i:writers?|reporters?))?$", "", part.strip(" .:,()*_|"))
            or part
        )
        part = _without_city(part)
        known = outlets.named(part) if part else None
        service = outlets.agency(part) if part else None
        if not part:
            continue
        if service:
            agency = agency or service
        elif known or outlets.looks_like(part):
            outlet = outlet or (known.name if known else part)
        elif is_name(part) or _is_staff(part):
            names.append(part)
        elif not _ROLE.search(part) or len(part) > LONGEST_ROLE:
            return None
    people = [name for name in names if not _is_staff(name)]
    names = people or names
    if not (names or outlet or agency):
        return None
    return Byline(tuple(dict.fromkeys(names)), outlet, agency)


def _without_city(part: str) -> str:
    """ "Ann Vale in Port Alden": the name alone."""
    name, _, city = part.partition(" in ")
    return name if is_name(name) and city[:1].isupper() else part


def is_signed(line: str) -> bool:
    """Whether a line below a title is the writer's without "By": "Ann Vale in Port Alden", "Courier
    Staff Writer"."""
    name, _, city = line.partition(" in ")
    return _is_staff(line) or (is_name(name) and fold_name(city) in cities())


_FOR = re.compile(r"(?P<name>.{3,60}) (?:for|of) (?:the )?(?P<outlet>[A-Z].{2,60})")


def writer_for(words: str) -> Byline | None:
    """ "Ann Vale for The Alden Courier", without "By"; None when the end is no outlet's name."""
    match = _FOR.fullmatch(words.strip())
    if not match or not is_name(match["name"]):
        return None
    known = outlets.named(match["outlet"])
    service = outlets.agency(match["outlet"])
    if not known and not outlets.looks_like(match["outlet"]):
        return None
    name = None if service else known.name if known else match["outlet"]
    return Byline((match["name"],), name, service)


def _without_dates(words: str) -> str:
    for found in reversed(list(written(words))):
        words = words[: found.start] + "|" + words[found.end :]
    return _CLOCK.sub(" ", words)


def _is_staff(part: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z][\w.]*\s){0,3}(?i:staff|staff writers?|staff reporters?|"
                             r"reporters|"
                             r"correspondents?|our correspondent|desk|agencies"
                             r"|editorial board)", part))  # fmt: skip


def is_name(words: str) -> bool:
    """Whether the words have the form of a person's full name: two to five, all capitalised."""
    parts = words.split()
    if not FEWEST_NAMES <= len(parts) <= MOST_NAMES or len(words) > LONGEST_NAME:
        return False
    if any(c.isdigit() for c in words):
        return False
    if parts[0].lower() in NO_NAME or parts[-1].lower() in NO_NAME or parts[-1].islower():
        return False
    if any(part.lower() in MONTHS for part in parts[:1]):
        return False
    return all(_NAME_WORD.fullmatch(part) for part in parts)


NO_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "and",
        "or",
        "but",
        "of",
        "to",
        "as",
        "by",
        "is",
        "it",
        "no",
        "not",
        "new",
        "why",
        "how",
        "what",
        "who",
        "when",
        "where",
        "world",
        "news",
        "politics",
        "russia",
        "russian",
        "american",
        "us",
        "u.s.",
        "united",
        "states",
        "state",
        "president",
        "prime",
        "minister",
        "foreign",
        "white",
        "house",
        "middle",
        "east",
        "latest",
        "breaking",
        "related",
        "more",
        "read",
        "top",
        "staff",
        "writer",
        "reporter",
        "correspondent",
        "editor",
        "bureau",
        "desk",
        "agency",
        "service",
        "press",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "original",
        "url",
        "north",
        "south",
        "european",
        "union",
        "nations",
        "north-east",
        "west",
        "security",
        "council",
        "post",
        "times",
    ]
)
"""Words that open or close no person's name in a byline (but often a headline or a section)."""
