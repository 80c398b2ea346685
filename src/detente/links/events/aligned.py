"""Two articles on one news read side by side: which act of the one is which of the other.

An editor who lays two accounts beside each other asks of each act which of the other article's it
is: the one told in the same passage, in like words, of like people. What speaks for a pair is added
up with weights that were fitted, and a pair is joined only where each is the other's likeliest
(`gathering`).
"""

from __future__ import annotations

import math
from functools import cache

from ...linked import Report
from . import kin, passage, words
from .enough import Parts
from .features import Features, features
from .fitting import fit, told_alike
from .gist import likeness
from .sides import Evidence

ALIGNED = "each is what the other article tells most alike"
"""How the reason of such a pair begins."""
BASE = -3.0
"""Log odds that two acts are one of which nothing speaks for it or against it. This and WEIGHTS:
logistic regression (ridge of 3) over 382 pairs of acts, 149 of them one, of six sets of articles
written and marked by outsiders; rounded. With any one set left out all signs are the same."""
WEIGHTS = {
    "when": 0.9, "who": 0.7, "kind": 1.4, "words": 0.5, "issues": 0.3, "counted": 0.5,
    "cost": -1.6, "own": 1.2, "around": 2.5, "undated": 0.4,
}  # fmt: skip
"""What each adds to the log odds: a unit of evidence of each part (`enough.Parts`); a unit that the
difference of kinds costs; a likeness of 1 of two sentences, and of these with the ones before; that
one article has no date."""
MOST_ALIKE = 0.5
"""Likeness of two passages beyond which more says nothing: few but copies have it."""
FROM = -1.0
"""Log odds from which two acts are one, where neither article has one that is as likely: by weights
fitted without the set that they are of, 13 of 14 marked pairs with more are one that were not
joined before, and 12 of 12 of those from -0.5."""
ONE_NEWS, TOUCHED, IN_PASSAGES = 0.12, 0.05, 0.3
"""Likeness of two articles from which they tell one news; from which they may, where they share a
name that no list of words has and two passages are alike by so much."""
TOLD = 3
"""Shared words that a reason names."""


def aligned(one: Report, other: Report, parts: Parts, cost: float) -> Evidence | None:
    """The log odds that acts of two articles are one, and why; None where they may not be."""
    a, b = features(one), features(other)
    if a.voice == b.voice or not fit(a, b, parts, cost) or likeness(a.gist, b.gist) < TOUCHED:
        return None
    two, told = (passage.passage(one), passage.passage(other)), _compared(a, b)
    own = passage.likeness(two[0].own, two[1].own, told)
    around = passage.likeness(two[0].around, two[1].around, told)
    if not _one_news(a, b, max(own, around)) or not told_alike(a, b, parts, (own, around)):
        return None
    odds = _odds(a, b, parts, (cost, own, around))
    if odds < FROM:
        return None
    some = passage.shared(*two, told)[:TOLD]
    shared = f", both with {', '.join(f'{stem}…' for stem in some)}" if some else ""
    return Evidence(odds, f"{ALIGNED}{shared}; articles alike by {likeness(a.gist, b.gist):.2f}")


def chance(odds: float) -> float:
    """Log odds as a share 0..1."""
    return 1 / (1 + math.exp(-odds))


def _odds(a: Features, b: Features, parts: Parts, seen: tuple[float, float, float]) -> float:
    cost, own, around = seen
    spoken = {
        "when": parts.when.worth, "who": parts.who.worth, "kind": parts.kind.worth,
        "words": parts.words.worth, "issues": parts.issues.worth, "counted": parts.counted.worth,
        "cost": cost, "own": min(MOST_ALIKE, own), "around": min(MOST_ALIKE, around),
        "undated": float(kin.wide(a, b)),
    }  # fmt: skip
    return BASE + sum(WEIGHTS[name] * worth for name, worth in spoken.items())


def _one_news(a: Features, b: Features, passages: float) -> bool:
    """Whether two articles tell one news, or touch it and tell one passage alike."""
    alike = likeness(a.gist, b.gist)
    there = alike >= TOUCHED and passages >= IN_PASSAGES and bool(kin.rare_names(a, b))
    return alike >= ONE_NEWS or there


def _compared(a: Features, b: Features) -> frozenset[str]:
    """Stems of the names of the states and people of two acts and of their anchors, which are
    compared as such."""
    states = a.all.states | b.all.states | a.told_of | b.told_of
    named = (words.of_state(state) for state in states)
    people = (words.stem(name) for name in a.all.surnames | b.all.surnames)
    return frozenset(a.act_words | b.act_words | _named_acts()).union(*named, people)


@cache
def _named_acts() -> frozenset[str]:
    """Stems of words by which meetings, agreements and offers are named, whatever they are on."""
    return frozenset(map(words.sense, words.DEALS | words.OFFERS | words.MEETING))
