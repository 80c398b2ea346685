"""Whether a shot was fired, and whether anybody was hurt: "not a round was fired" against "opened
fire on the trawler"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Telling
from ...spans import Span
from . import leads
from .claims import KEPT, Passage, named
from .disputed import Side
from .sighted import AGAIN, News, Sighted, nearest

_SHOT = r"(?:single\s)?(?:shots?|rounds?|bullets?)"
_MANY = r"(?:(?:a|an|the|several|some|many|two|three|four|five|dozens\sof|warning|\d+)\s)*"
_PEOPLE = (
    r"(?:people|person|soldiers?|sailors?|fishermen|fisherman|civilians?|crew(?:men|man|\smembers?)?"
    r"|villagers?|police(?:men)?|officers?|passengers?|residents?|protesters?)"
)
_BEEN = r"(?:was|were|had\sbeen|has\sbeen|have\sbeen)"
NO_SHOT = re.compile(
    rf"\b(?:[Nn]o\s{_SHOT}\s{_BEEN}\sfired|[Nn]ot\sa\s{_SHOT}(?:\s{_BEEN})?\sfired"
    rf"|[Nn]ot\sone\s{_SHOT}(?:\s{_BEEN})?\sfired|without\s(?:firing\s)?a\s{_SHOT}(?:\sbeing\sfired)?"
    r"|[Nn]obody\s(?:had\s)?fired|[Nn]o\s?one\s(?:had\s)?fired|there\s(?:was|had\sbeen)\sno\sshooting)"
)
"""Flatly no shot; "did not open fire" says only that they did not."""
A_SHOT = re.compile(
    rf"\b(?:open(?:ed|ing)\sfire|fir(?:ed|ing)\s(?:on|at|upon|into|across|over)\b"
    rf"|fir(?:ed|ing)\s{_MANY}(?:shots?|rounds?|bursts?|volleys?|salvos?)"
    rf"|shots?\s{_BEEN}\sfired|came\sunder\sfire|{_BEEN}\s(?:fired|shot)\s(?:on|at|upon))"
)
NOBODY_HURT = re.compile(
    rf"\b(?:(?:[Nn]obody|[Nn]o\s?one|[Nn]o\s{_PEOPLE}|[Nn]one\sof\s(?:them|the\s\w+))\s{_BEEN}"
    r"\s(?:killed\sor\s)?(?:hurt|injured|wounded|harmed)"
    r"|(?:caused|cost|claimed|left)\sno\s(?:casualties|injuries|victims)"
    r"|[Tt]here\s(?:were|had\sbeen)\sno\s(?:casualties|injuries|victims)|without\scasualties)"
)
"""Flatly nobody; "no casualties were reported" says only what was known then."""
HURT = re.compile(
    r"\b(?:killed|wounded|injured|hurt|killing|wounding|injuring|hurting)\b(?!-)"
    rf"(?=\s(?:(?:at\sleast|about|some|more\sthan|nearly)\s)?(?:\w+\s){{0,3}}?{_PEOPLE})"
    rf"|(?<=\s){_PEOPLE}(?:\sand\s\w+(?:\s\w+)?)?\s{_BEEN}\s(?:\w+ly\s)?"
    r"(?:killed|wounded|injured|hurt)\b"
)
UNREAL = re.compile(
    r"\b(?:not|never|neither|nor|without|nobody|no|none|deni\w+|would|could|should|might|may|must|if"
    r"|whether|asked"
    r"|will|threaten\w*|warn\w*|order\w*|ready|refus\w+|false|rumou?rs?)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Before the words of the deed, what makes it none, or not yet one."""
NEAR = 60
"""Characters before them in which that stands."""
_OTHER = re.compile(
    r"\b(?:first|other|separate\w*|elsewhere|since|until|so\sfar|yet|ceasefire|truce|ago"
    r"|last\s(?:week|month|year)|in\s(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words of another occasion, or of a time after it."""
SHARED = 1
"""Words that tell anything which both sentences, or the ones before them, must share."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A deed told or denied: its words, what its sentence names, and the weekdays in it."""

    side: Side
    about: frozenset[str]
    days: frozenset[str]


def shots(one: News, other: News) -> Sighted | None:
    """One article tells that a shot was fired, another that none was; None where either tells
    both."""
    return _opposed(one, other, NO_SHOT, A_SHOT)


def hurt(one: News, other: News) -> Sighted | None:
    """One article tells of people hurt, another that nobody was; None where either tells both."""
    return _opposed(one, other, NOBODY_HURT, HURT)


def _opposed(
    one: News, other: News, denial: re.Pattern[str], deed: re.Pattern[str]
) -> Sighted | None:
    for mine, theirs in ((one, other), (other, one)):
        denied, told = _found(mine.telling, denial), _found(theirs.telling, deed)
        if not denied or not told:
            continue
        if _any(mine.telling, deed) or _any(theirs.telling, denial):
            continue
        pairs = ((a, b) for a in denied for b in told if _one_occasion(a, b))
        for a, b in pairs:
            sides = (a.side, b.side) if mine is one else (b.side, a.side)
            return sides, nearest(one, sides[0].span)
    return None


def _one_occasion(a: _Told, b: _Told) -> bool:
    days = not (a.days and b.days) or bool(a.days & b.days)
    return days and len(a.about & b.about) >= SHARED


def _any(telling: Telling, pattern: re.Pattern[str]) -> bool:
    """Whether an article tells it at all, of whatever occasion, or has it from anybody."""
    return any(_real(telling.text, match, pattern) for match in pattern.finditer(telling.text))


def _real(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    if pattern in (NO_SHOT, NOBODY_HURT):
        return True
    before = text[max(0, match.start() - NEAR) : match.start()]
    return not UNREAL.search(re.split(r"[.;:!?\n]", before)[-1])


@lru_cache(maxsize=KEPT)
def _found(telling: Telling, pattern: re.Pattern[str]) -> tuple[_Told, ...]:
    return tuple(_all(telling, pattern)) if pattern.search(telling.text) else ()


def _all(telling: Telling, pattern: re.Pattern[str]) -> Iterator[_Told]:
    before = ""
    for passage in leads.every_sentence(telling):
        match = pattern.search(passage.text)
        if match and _of_the_news(telling, passage) and _real(passage.text, match, pattern):
            yield _told(telling, passage, match, named(before) | named(passage.text))
        before = passage.text


def _of_the_news(telling: Telling, passage: Passage) -> bool:
    text = passage.text
    if passage.start < telling.body_start or AGAIN.search(text) or _OTHER.search(text):
        return False
    return not leads.of_old(telling, passage)


def _told(telling: Telling, passage: Passage, match: re.Match[str], about: frozenset[str]) -> _Told:
    span = Span(
        telling.teller.article, passage.start + match.start(), passage.start + match.end()
    ).trimmed(telling.text)
    value = " ".join(span.words(telling.text).split())
    return _Told(Side(telling.teller, span, value), about, leads.weekdays(passage.text))
