"""Claims of one thing by different voices: which of them cannot be true together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ...linked import Account, Discrepancy, DiscrepancyKind
from ...records import content_id
from .claims import FOREVER, Claim

ROUND_SHARE = 0.05
"""Share by which a round number (its last two digits are zero) may differ from an exact one."""
DAY_HOURS = 24.0
"""Hours of a day; what is shorter is told in hours."""
SURE, LIKELY, BOTH = 0.9, 0.8, 0.5
"""Scores 0..1: a thing known by what was done to it; by the words around; both may be true."""


def compare(event: str, claims: Iterable[Claim]) -> Iterator[Discrepancy]:
    """One discrepancy for each thing of which two voices give different values.

    A voice that also gives the other's value does not disagree with it.
    """
    things: dict[str, dict[Claim, None]] = defaultdict(dict)
    for claim in claims:
        things[claim.key][claim] = None
    for key in sorted(things):
        voices: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(things[key], key=lambda one: one.span):
            voices[claim.teller.voice].append(claim)
        found = _found([voices[one] for one in sorted(voices)])
        if found:
            yield discrepancy(event, found)


Pair = tuple[Claim, Claim]


def _found(voices: Sequence[Sequence[Claim]]) -> list[Pair]:
    """The claims of every two voices that differ, in order; of many voices the first pair of each,
    which is all that is told, where one of them cannot be true together."""
    told = [_one_value(claims) for claims in voices]
    first: dict[tuple[int, int], Pair] = {}
    for n, mine in enumerate(voices):
        for m, theirs in enumerate(voices):
            if m == n or (told[n] is not None and told[n] == told[m]):
                continue
            pair = _at_odds(mine, theirs) if n < m else _at_odds(theirs, mine)
            if pair:
                first[min(n, m), max(n, m)] = pair
                break
    found = [first[place] for place in sorted(first)]
    if all(together(*pair) for pair in found):
        every = (_at_odds(one, other) for one, other in combinations(voices, 2))
        return [pair for pair in every if pair] if found else []
    return found


def _one_value(claims: Sequence[Claim]) -> tuple[float, float] | None:
    """The value that all of a voice's claims give; None where they give several."""
    values = {(claim.low, claim.high) for claim in claims}
    return values.pop() if len(values) == 1 else None


def _at_odds(one: Sequence[Claim], other: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The first two claims of two voices that differ, when none of them agree; those that can be
    true together last, and headlines after what their text says more fully."""
    pairs = [(a, b) for a in one for b in other if same_thing(a, b)]
    if any(agree(a, b) for a, b in pairs):
        return None
    return min(pairs, key=lambda pair: (bool(together(*pair)), *map(_headed, pair)), default=None)


def _headed(claim: Claim) -> bool:
    return claim.span.end <= len(claim.teller.title or "")


def same_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims with one key are of one thing: whose it is, and what stands around."""
    return may_be_one(a, b) and ((a.known and b.known) or bool(a.about & b.about))


def may_be_one(a: Claim, b: Claim) -> bool:
    """Whether nothing tells two claims with one key apart: whose it is, by when it is due, and for
    a term how many it is set for ("10,000 by December, 33,000 by next summer")."""
    if a.whose and b.whose and not a.whose & b.whose:
        return False
    if bool(a.due) != bool(b.due):
        return False
    if a.due and not any(x[0] <= y[1] and y[0] <= x[1] for x in a.due for y in b.due):
        return False
    theirs = dict(b.beside)
    return all(theirs.get(unit, value) == value for unit, value in a.beside)


def agree(a: Claim, b: Claim) -> bool:
    """Whether two values are the same but for rounding."""
    if a.low == b.low and a.high == b.high:
        return True
    if a.rounded or b.rounded:  # days too: they differ when no day lies in both
        return a.low <= b.high and b.low <= a.high
    if a.bound or b.bound:
        return _just_over(a, b) or _just_over(b, a) or _bounded_by(a, b) or _bounded_by(b, a)
    exact, other = sorted((a.high, b.high))
    return _round(a, b) and other - exact <= ROUND_SHARE * other and other - exact < HALF_ROUND


HALF_ROUND = 50
"""What a number of full hundreds may be off: 1,500 is 1,540 or 1,460, and never 1,550."""
JUST_OVER = 0.1
"""Share by which "more than 1.2 billion" may be passed and still be a rounding of it."""
LARGE = 100
"""From which number on "more than" rounds it; of "more than six", seven is no rounding."""


def _just_over(bound: Claim, exact: Claim) -> bool:
    floor = bound.bound and bound.high == FOREVER and bound.low >= LARGE
    return floor and not exact.bound and 1 <= exact.low / bound.low <= 1 + JUST_OVER


def _bounded_by(bound: Claim, exact: Claim) -> bool:
    """Whether a bound is the number of the other: "less than the 4,000 that it promised"."""
    return bound.bound and not exact.bound and exact.low in (bound.low, bound.high)


HUNDRED = 100
"""A number from which on one without a rest is a round one, beside one that has a rest."""


def _round(a: Claim, b: Claim) -> bool:
    return a.high >= HUNDRED and (a.high % HUNDRED == 0) != (b.high % HUNDRED == 0)


def together(a: Claim, b: Claim) -> str:
    """Why both may be true; empty when they cannot be."""
    if _days(a) != _days(b):
        whole, other = (a, b) if _days(a) else (b, a)
        least = whole.low - 2 * DAY_HOURS if whole.low == whole.high else whole.low
        if least < other.high and other.low <= whole.high:
            return "days of the calendar: the first and the last may be part of a day"
    elif a.low <= b.high and b.low <= a.high and (a.bound or b.bound):
        return "one of them gives a bound only"
    if a.rises and b.rises and _later(a, b):
        return "the higher number was told later"
    return ""


def _days(claim: Claim) -> bool:
    days = claim.kind is DiscrepancyKind.DURATION and not claim.bound
    return days and "day" in claim.value.lower()


def _later(a: Claim, b: Claim) -> bool:
    low, high = sorted((a, b), key=lambda one: one.high)
    before, after = low.teller.published.latest, high.teller.published.earliest
    return bool(before and after and before < after)


def discrepancy(event: str | None, pairs: Sequence[tuple[Claim, Claim]]) -> Discrepancy:
    """One discrepancy of all that differ in one thing; each voice is one side."""
    first = pairs[0][0]
    sides = sorted(
        {claim.teller.voice: claim for pair in reversed(pairs) for claim in pair}.values(),
        key=lambda one: (one.teller.published.earliest is None, str(one.teller.published.earliest),
                         one.span),
    )  # fmt: skip
    reasons = [together(a, b) for a, b in pairs]
    both = all(reasons)
    score = BOTH if both else SURE if first.known else LIKELY
    against = "; ".join(f"{one.teller.outlet or 'an article'} has “{one.value}”" for one in sides)
    why = f"{against}; {reasons[0]}" if both else against
    spans = (f"{one.span.article}:{one.span.start}" for one in sides)
    return Discrepancy(
        content_id("discrepancy", event or "", first.kind, first.key, *spans), event, first.kind,
        first.what, tuple(Account(c.teller.article, c.span, c.value) for c in sides), both, score,
        why,
    )  # fmt: skip
