"""News: which articles tell the same news event; and which tell of two that are only alike.

Candidates share two of their rarest words; a decision per pair compares two kept sketches, never
texts; a group is what is alike on average, so that no chain of neighbours joins two days' talks.
How rare a word is says a table, not the pile: a pair is judged alike whatever else comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ...linked import Pair, Teller, Telling
from . import sketches
from .grouping import grouped
from .sketches import DAYS, Sketch

__all__ = [
    "ALIKE",
    "DAYS",
    "VERSION",
    "Sketch",
    "decide",
    "groups",
    "keys",
    "keys_of",
    "possible",
    "sketch",
    "unpacked",
]

VERSION = "8"

KEYED = 14
"""Most telling terms of an article that are keys: they find what was told in the same days, as
neighbours in time are compared under a crowded key."""
PAIRED = 10
"""Most telling terms of an article of which each two are a key as well: few others have both, so
that they find what was told long before or after, or on a day unknown."""
ALIKE = 0.06
"""Mean likeness from which articles tell the same (docs/news.md): on two sets of articles by other
hands .055 to .06 joins most, and .05 begins to join two news."""
SHARED = 4
"""Telling words that two articles must share: the names of two states and of a minister are in all
that is told of them. Of a brief it is one of its BRIEF telling words."""
BRIEF = 8
"""Telling words of a brief for each that it must share with another article."""
FLOOR = 0.05
"""Likeness below which two texts count as not alike at all."""
UNDATED = 0.48
"""What is left of a likeness when no day of publication vouches for it."""
ONE_WEEKDAY = 0.65
"""The same where both tell of one weekday in their leads: what happens on another day of the week
is told of it in six of seven cases."""
DATED = 31
"""Days within which publication must be known to vouch for a likeness: a month."""
YEARLY = 200
"""Days between publications from which on they tell two events: a summit and that of next year."""
ANOTHER_DAY = 0.7
"""What is left when they were published on days further apart than OTHER_DAY, and no day that both
tell of vouches for them."""
FADING = 200.0
"""Days of publication apart in which a likeness loses half of its weight."""
OTHER_DAY = 1
"""Days by which two accounts may differ in the day of what they tell: zones, and "overnight"."""
AFTERWARDS = 0.5
"""What is left of a likeness when they tell of different days, but the later names the earlier."""
UNCONNECTED = 0.2
"""What is left when they tell of different days, and neither names that of the other."""
OF_A_KIND = 0.5
"""Likeness from which two such tell of two acts of one kind: launches, rounds of talks. What came
of an event is told in other words."""
SAME_ACT = 0.3
"""Likeness of the sentences that tell the day from which such are two acts of one kind."""

PARTIES = 2.0
"""What a likeness gains where both name the same two states most often, and were published within
NEAR days: accounts of two sides share few words beside the names. With 1, 1.5, 2 and 2.5, 82,
87, 93 and 98 of 105 pairs of accounts that outsiders wrote of one news are joined, and none of two;
more joins a week's reports on one affair."""
PARTIES_UNDATED = 1.5
"""The same where one has no day, and no weekday vouches for it."""
NEAR = 2
"""Days between publications up to which the same parties speak for one news: an affair goes on."""
OTHER_PARTIES = 0.6
"""What is left where both name two states most often, and share none of them."""

unpacked = sketches.unpacked


def keys(telling: Telling) -> tuple[int, ...]:
    """Unsigned 64-bit hashes: two articles are compared when they share one."""
    return keys_of(sketches.sketch(telling))


def keys_of(one: Sketch) -> tuple[int, ...]:
    """The keys of an article by its sketch, also by one that was kept."""
    top = [int(term) for term in one.terms[:PAIRED]]
    pairs = {_key(0, *sorted(two)) for two in combinations(top, 2)}
    single = {_key(1, int(term)) for term in one.terms[:KEYED]}
    return tuple(sorted(pairs | single | _between(one)))


def _between(one: Sketch) -> set[int]:
    """Keys of an article that names two states most often: those two and the days that it tells
    of, each with the next, as accounts differ by OTHER_DAY. Two sides tell one clash in other
    words."""
    days = one.told.days or ({one.last} if one.last and one.first == one.last else set())
    numbers = {day.toordinal() + after for day in days for after in (0, OTHER_DAY)}
    return {_key(2, *sorted(one.parties), day) for day in numbers if one.parties}


def _key(*parts: int) -> int:
    text = b"".join(part.to_bytes(4, "big") for part in parts)
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


def sketch(telling: Telling) -> bytes:
    """What is kept of an article; `decide` needs nothing else."""
    return sketches.packed(sketches.sketch(telling))


def possible(one: NDArray[np.void], other: NDArray[np.void]) -> NDArray[np.bool_]:
    """Which pairs of rows of DAYS, of the same place in both, may be one news: `decide` says no of
    the others, whatever their words, as they were published more than YEARLY days apart."""
    apart = [
        np.where((early["last"] > 0) & (late["first"] > 0), late["first"] - early["last"], 0)
        for early, late in ((one, other), (other, one))
    ]
    near: NDArray[np.bool_] = np.maximum(*apart) <= YEARLY
    return near


def decide(one: Sketch, other: Sketch) -> tuple[float, str] | None:
    """How alike two articles are (0..1), and why; None when nothing shows that they tell one event.

    It says nothing about them that another article could change.
    """
    shared = np.intersect1d(one.terms, other.terms, assume_unique=True, return_indices=True)
    cosine = float(np.dot(one.weights[shared[1]], other.weights[shared[2]]))
    least = min(SHARED, len(one.terms) // BRIEF, len(other.terms) // BRIEF)
    gain, who = _parties(one, other)
    if len(shared[0]) < least or cosine * gain < FLOOR or _editions_differ(one, other):
        return None
    fading, when = _in_time(one, other, cosine)
    score = min(1.0, round(cosine * fading * gain, 4))
    if score < FLOOR:
        return None
    return score, f"{len(shared[0])} telling words shared (likeness {cosine:.2f}); {when}{who}"


def _parties(one: Sketch, other: Sketch) -> tuple[float, str]:
    """How much a likeness gains by the states that both name most often, and what to say of it."""
    if not one.parties or not other.parties:
        return 1.0, ""
    if not one.parties & other.parties:
        return OTHER_PARTIES, "; of other states"
    if one.parties != other.parties or _gap(one, other) > NEAR or _of_two_days(one, other):
        return 1.0, ""
    known = (_dated(one) and _dated(other)) or bool(one.weekdays & other.weekdays)
    return PARTIES if known else PARTIES_UNDATED, "; of the same two states"


def _of_two_days(one: Sketch, other: Sketch) -> bool:
    """Whether they tell of different days, or one was out before the day told by the other."""
    apart = _apart(one.told.days, other.told.days)
    if apart is not None:
        return apart > OTHER_DAY
    return _dated(one) and _dated(other) and (_before(one, other) or _before(other, one))


def _editions_differ(one: Sketch, other: Sketch) -> bool:
    nouns = {noun for noun, _ in one.editions} & {noun for noun, _ in other.editions}
    return any(
        not {n for noun, n in one.editions if noun == shared}
        & {n for noun, n in other.editions if noun == shared}
        for shared in nouns
    )


def _in_time(one: Sketch, other: Sketch, cosine: float) -> tuple[float, str]:
    """How much of the likeness time leaves (0..1), and what was compared."""
    gap = _gap(one, other)
    if gap > YEARLY:
        return 0.0, f"published {gap} days apart"
    apart = _apart(one.told.days, other.told.days)
    if apart is not None and apart <= OTHER_DAY:
        return 1.0, "both tell of the same day"
    near = 1.0 if gap <= OTHER_DAY else ANOTHER_DAY
    left = near * FADING / (FADING + max(0, gap - 1))
    if not (_dated(one) and _dated(other)):
        if one.weekdays & other.weekdays:
            return ONE_WEEKDAY * left, "one of them has no date; both tell of the same weekday"
        return UNDATED * left, "one of them has no date"
    if apart is None and not (_before(one, other) or _before(other, one)):
        return left, f"published {gap} days apart"
    if apart is None or _goes_on(one, other):
        return AFTERWARDS * left, f"published {gap} days apart; the later goes on with it"
    if cosine >= OF_A_KIND or _alike(one.told.terms, other.told.terms) >= SAME_ACT:
        return 0.0, "they tell the like of two days"
    return UNCONNECTED * left, f"published {gap} days apart, and of different days"


def _goes_on(one: Sketch, other: Sketch) -> bool:
    """Whether the one that tells of later days tells of those of the other, too."""
    return any(
        (apart := _apart(early.told.days, late.told.before)) is not None and apart <= OTHER_DAY
        for early, late in ((one, other), (other, one))
    )


def _apart(one: frozenset[date], other: frozenset[date]) -> int | None:
    """Least number of days between two sets of days; None when one is empty."""
    return min((abs((a - b).days) for a in one for b in other), default=None)


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    """Share (0..1) of all words of two sentences that stand in both."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _gap(one: Sketch, other: Sketch) -> int:
    """Least number of days between two publications; 0 where their bounds allow one day.

    An article of a day and month without a year lies as far from the other as these do in any year.
    """
    least = 0
    for early, late in ((one, other), (other, one)):
        if early.last and late.first:
            least = max(least, (late.first - early.last).days)
        if _yearless(early) and _dated(late) and early.first and late.first:
            apart = abs(early.first.timetuple().tm_yday - late.first.timetuple().tm_yday)
            least = max(least, min(apart, 365 - apart) - 1)
    return least


def _yearless(one: Sketch) -> bool:
    """Whether day and month are stated, and the year is not: both bounds fall on them."""
    first, last = one.first, one.last
    return bool(
        first and last and first < last and (first.month, first.day) == (last.month, last.day)
    )


def _dated(one: Sketch) -> bool:
    return bool(one.first and one.last and (one.last - one.first).days < DATED)


def _before(one: Sketch, other: Sketch) -> bool:
    """Whether one was out before the day of which the other tells."""
    last, told = one.last, other.told.days
    return bool(last and told and (min(told) - last).days > OTHER_DAY)


def groups(articles: Sequence[Teller], pairs: Sequence[Pair]) -> list[tuple[str, ...]]:
    """The articles of each news event that two or more tell, ids in order; copies go with theirs.

    Articles that a pair names but `articles` lacks are left out.
    """
    copies = {teller.article: teller.voice for teller in articles}
    voices = sorted({voice for voice in copies.values() if voice in copies})
    likeness = {
        (p.one, p.other): p.score
        for p in pairs
        if copies.get(p.one) == p.one and copies.get(p.other) == p.other
    }
    found = []
    for group in grouped(voices, likeness, ALIKE):
        members = [article for article, voice in copies.items() if voice in set(group)]
        if len(members) > 1:
            found.append(tuple(sorted(members)))
    return sorted(found)
