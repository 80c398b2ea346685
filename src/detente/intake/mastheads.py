"""Lines between title and text that name the outlet, the city and the day: "The Alden Courier,
Port Alden, Friday 4 March 2011 | English edition".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..tables import outlets
from ..tables.places import cities
from ..tables.states import fold_name
from . import bylines, crumbs, datelines
from .days import WEEKDAY, written

LONGEST = 140
"""Characters of the longest line that is looked at; of those seen in newspapers' archives, with
edition, hour and two calendars, the longest has 96."""
MOST_NAME_WORDS = 5
"""Words that the name of an outlet which no table has may hold."""

_DATE_WORDS = re.compile(
    rf"(?:\b(?:first|originally|published|posted|updated|modified|created|issued|released|last|date"
    rf"|time|on|at|print|edition|article|story|filed|added|web|page|of|the|a\.?m\.?|p\.?m\.?|noon"
    rf"|midnight|eastern|local|GMT|UTC|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|BST|CET"
    rf"|CEST|EET|EEST|MSK|IST|JST|KST|HKT|SGT|PKT|MYT|ICT|WIB|EAT|WAT|CAT|SAST|AEST|AEDT|NZST"
    rf"|NZDT|ART|BRT|UK|Z|h|hrs?|hours|min|read|{WEEKDAY})(?!\w)"
    rf"|[+-]?\d{{1,2}}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    rf"|\d{{4}} ?hrs|\d{{1,2}} ?(?=[ap]\.?m)|T(?=\d)|[\s,.:;|/·•()\[\]–—+-])+",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?:in )?(?:English|international|print|late|early|weekly|weekend|online|web|Asian?|European"
    r"|US|world|national|city)(?: (?:language|edition|section|version|service|desk|page|online))*"
    r"|(?:issue|vol(?:ume)?|no)\.? ?(?:no\.? ?)?\d{1,5}|edition|pages? [A-Z]?\d{1,3}"
    r"|section [A-Z]|english|late edition ?- ?final",
    re.IGNORECASE,
)
_OTHER_CALENDAR = re.compile(
    r"\d{1,2},? (?:Muharram|Safar|Rabi|Jama?d[aiu]|Jumada|Rajab|Sha.?ba+n|Ram[ad][dz]?h?an|Ramzan"
    r"|Shawwal|[ZD]h?[iu]l)[\w'’ -]{0,20},? 1[34]\d\d",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s?[|•·;\n]\s?|\s?,\s|\s[–—-]{1,2}\s|\s?\((?=[A-Z]{2,8}\))|\)(?=\W|$)"
    r"|\.\s(?=[A-Z|])"
)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'.&À-ÿ-]*(?: (?:of|and|the|de|del|la|di|da|der|[A-ZÀ-Þ][\w’'.&À-ÿ-]*))*"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What such a line says: the outlet's name as it prints it or as the tables have it."""

    outlet: str | None
    dated: bool


def is_dated(line: str) -> bool:
    """Whether a line holds a date (with its year) and nothing else but the words around dates."""
    days = [found for found in written(line) if found.year] if len(line) <= LONGEST else []
    return bool(days) and not _DATE_WORDS.sub("", _without_days(line, "")).strip()


def parse(line: str, top: bool = False) -> Masthead | None:
    """The masthead that a line is, or None when some part is none of outlet, city, day, edition.

    A name that no table has counts only first in the line, and names the outlet only beside a city
    or an edition: "Nordlys, Tromsø"; one that may be a writer's only at the `top`, above a title.
    """
    if len(line) > LONGEST or line.rstrip().endswith((".", "?", "!")):
        return None
    bare = _OTHER_CALENDAR.sub(" | ", line)
    dated = any(found.year for found in written(bare))
    parts = [part.strip() for part in _PARTS.split(_without_days(bare, " | ")) if _rest(part)]
    names = [part for part in parts if not (_is_place(part) or _is_edition(part))]
    placed = len(names) < len(parts)
    known = [name for part in names if (name := _known(part, dated or placed))]
    if known or not names:
        city = len(names) == 2 and outlets.named(names[0]) and _is_city_like(names[1])
        whole = (len(known) == len(names) or city) and (dated or known)
        return Masthead(known[0] if known else None, dated) if whole else None
    if names != parts[:1] or not (dated or placed) or not _is_name(names[0]):
        return None
    person = bylines.is_name(names[0]) and not top
    if person and not dated:
        return None
    return Masthead(names[0] if placed and not person else None, dated)


def _without_days(line: str, instead: str) -> str:
    for found in reversed(list(written(line))):
        line = line[: found.start] + " " + instead + line[found.end :]
    return line


def _rest(part: str) -> str:
    """A part without the words that stand around dates."""
    return _DATE_WORDS.sub("", part).strip()


def _known(name: str, beside: bool) -> str | None:
    """The outlet or agency of that name, an edition behind it left aside; one that no table has, by
    its form ("The Alden Post"), only where something stands beside it."""
    if crumbs.BARE_ADDRESS.fullmatch(name):
        at = outlets.at(name)
        return at.name if at else outlets.domain_of(name)
    for words in (name, *_without_edition(name)):
        found = outlets.named(words)
        if found:
            return found.name
    return name if beside and outlets.looks_like(name) else None


def _without_edition(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[:i]) for i in range(1, len(words)) if _is_edition(" ".join(words[i:]))]


def _is_edition(part: str) -> bool:
    return bool(_EDITION.fullmatch(part) or crumbs.SECTION.fullmatch(part))


def _is_place(part: str) -> bool:
    return datelines.is_known(part) or fold_name(part) in cities()


def _is_city_like(words: str) -> bool:
    """ "Tromsø" in "Nordlys, Tromsø": one or two capitalised words after a known outlet."""
    return len(words.split()) <= 2 and _NAME.fullmatch(words) is not None


def _is_name(words: str) -> bool:
    return len(words.split()) <= MOST_NAME_WORDS and _NAME.fullmatch(words) is not None
