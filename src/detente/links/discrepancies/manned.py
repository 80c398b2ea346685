"""How many a ship's crew is, by two articles on one news that each tell of one crew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Telling
from . import comparing, leads, words
from .amounts import Counted, told, with_noun
from .claims import KEPT, Claim, Passage, about
from .crowds import side
from .sighted import News, Sighted, nearest

_BEFORE = re.compile(r"\b(?P<noun>crew)\s+of\s+(?:(?:about|some|around)\s+)?$", re.IGNORECASE)
""" "Its crew of [22]"."""
_WHOLE = re.compile(r"\b(?:the|its|his|her|their|all)\s+$", re.IGNORECASE)
_OWN = r"(?:the|its|his|her|their)"
_CREW = re.compile(rf"\s+(?:crew(?:men|\s+members)?|members\s+of\s+{_OWN}\s+crew)\b",
                   re.IGNORECASE)  # fmt: skip
""" "The [19] crew", "all [22] members of its crew": all of it, as "two crew members" are not."""
_STRONG = re.compile(r"\b(?P<number>\d+|[a-z]+(?:-[a-z]+)?)-(?:member|man|strong)\s+crew\b",
                     re.IGNORECASE)  # fmt: skip
_PART = re.compile(
    r"\b(?:killed|died|dead|drowned|wounded|injured|missing|remaining|other|of\s+whom|bodies|sick"
    r"|hospital\w*|airlifted|second|another)\b",
    re.IGNORECASE,
)
"""Words of sentences in which the counted may be a part of the crew, or another crew."""
LET_GO = re.compile(r"\b(?:releas\w*|freed?|frees|let\s+go|sent\s+home|repatriated|return\w*)\b",
                    re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crew:
    """The number of a crew, with the telling words and weekdays of its sentence, and whether that
    tells that they were let go."""

    claim: Claim
    words: frozenset[str]
    weekdays: frozenset[str]
    freed: bool

    def same(self, other: Crew) -> bool:
        """Whether both sentences may be of one ship: on one weekday or of one release, or with a
        telling word in common."""
        once = self.weekdays & other.weekdays or (self.freed and other.freed)
        return bool(once or self.words & other.words)


def crews(one: News, other: News) -> Sighted | None:
    """Two numbers of one crew, where each article tells of one crew and one number alone."""
    a, b = _crew(one.telling), _crew(other.telling)
    if a is None or b is None or not a.same(b) or comparing.agree(a.claim, b.claim):
        return None
    if comparing.together(a.claim, b.claim):
        return None
    return (side(a.claim), side(b.claim)), nearest(one, a.claim.span)


@lru_cache(maxsize=KEPT)
def _crew(telling: Telling) -> Crew | None:
    """The one crew of which an article tells how many it is; None where numbers differ."""
    if "crew" not in telling.text:
        return None
    found = [
        Crew(claim, about(passage.text) - about(claim.value), leads.weekdays(passage.text),
             LET_GO.search(passage.text) is not None)
        for passage in leads.every_sentence(telling)
        if "crew" in passage.text and not leads.of_old(telling, passage)
        for claim in _claims(telling, passage)
    ]  # fmt: skip
    same = bool(found) and all(comparing.agree(found[0].claim, one.claim) for one in found)
    return found[0] if same else None


def _claims(telling: Telling, passage: Passage) -> Iterator[Claim]:
    text = passage.text
    if _PART.search(text):
        return
    for match in (*words.numbers(text), *_STRONG.finditer(text)):
        end = _end(text, match)
        if end is None or words.value_of(match["number"]) is None:
            continue
        claim = told(telling.teller, passage, match, Counted("crew", frozenset(), end), "manned")
        if claim is not None:
            yield claim if match.re is _STRONG else with_noun(claim, passage, match, _BEFORE)


def _end(text: str, match: re.Match[str]) -> int | None:
    """Where the words of the crew that a number counts end; None where it counts no whole crew."""
    if match.re is _STRONG:
        return match.end()
    if _BEFORE.search(text[: match.start()]):
        return match.end()
    after = _CREW.match(text, match.end())
    return after.end() if after and _WHOLE.search(text[: match.start()]) else None
