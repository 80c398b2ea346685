"""How many took part in a rally, wherever two articles on one news tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...linked import Telling
from ...tables import common_words
from . import amounts, comparing, leads, words
from .claims import KEPT, Claim, Passage, about
from .disputed import Side
from .sighted import News, Sighted, nearest

_RALLY = re.compile(
    r"\b(?:rall(?:y|ies|ied)|protest(?:ed|ers?|ors?|s)?|demonstrat\w+|march(?:ed|ers?)?"
    r"|picket\w*|chant\w*|slogans?|sit-in|vigil|effigy|burn(?:ed|t|ing)\b[^.;]{0,30}\bflags?)\b",
    re.IGNORECASE,
)
"""Words of sentences that tell of a rally."""
CROWD = frozenset({"people", "members", "protesters", "protestors", "demonstrators", "activists",
                   "students", "supporters", "residents", "marchers", "villagers", "farmers",
                   "workers", "women", "men", "worshippers", "pensioners", "nationalists", "monks",
                   "teachers"})  # fmt: skip
"""Who is counted at a rally, by whatever name."""
SHARED = 2
"""Telling words that two sentences on a rally must share: where it was held, for what."""


def crowds(one: News, other: News) -> Sighted | None:
    """Two sizes of the crowd at one rally, where each article tells of one alone."""
    for a, mine in _crowds(one.telling):
        for b, theirs in _crowds(other.telling):
            differ = not comparing.agree(a, b) and not comparing.together(a, b)
            if differ and len(mine & theirs) >= SHARED:
                return (side(a), side(b)), nearest(one, a.span)
    return None


def side(claim: Claim) -> Side:
    """A claim as one side of a discrepancy."""
    return Side(claim.teller, claim.span, claim.value)


@lru_cache(maxsize=KEPT)
def _crowds(telling: Telling) -> tuple[tuple[Claim, frozenset[str]], ...]:
    """The sizes of crowds that an article tells, each with the telling words of its sentence; none
    where it tells several of one place."""
    found = [
        (claim, about(passage.text) - about(claim.value) - RALLY_WORDS)
        for passage in leads.every_sentence(telling)
        if _RALLY.search(passage.text)
        for claim in _counted(telling, passage)
    ]
    return tuple(found) if len({claim.low for claim, _ in found}) == 1 else ()


RALLY_WORDS = frozenset(map(common_words.stem, (
    "rally", "protest", "protesters", "demonstration", "demonstrators", "march", "marchers",
    "police", "slogans", "slogan", "crowd", "embassy",
)))  # fmt: skip
"""Words of any rally."""


def _counted(telling: Telling, passage: Passage) -> Iterator[Claim]:
    for match in words.NUMBER.finditer(passage.text):
        counted = amounts.counted_by(passage.text, match)
        if counted is None or counted.unit not in CROWD:
            continue
        if amounts.done_to(passage, match, counted) is None:
            claim = amounts.told(telling.teller, passage, match, counted, "rally")
            if claim is not None:
                yield claim
