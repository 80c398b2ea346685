"""How far an expression reaches: modifiers before it are taken in, a stray article is left out.

After TIDES 2005: "nearly two decades ago", "the end of the month", "less than 24 hours" are whole;
prepositions, and the article of a noun that follows ("the two-day summit"), stay outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...dates import Interval
from ...reading import Reading
from .found import token_at
from .meaning import Meaning
from .pattern import Words
from .rules import EDGE_BEFORE, LIMIT_BEFORE
from .words import EDGES, LIMITS, MONTHS, amount

REACH = 5
"""Words before an expression among which its modifiers stand ("no more than" has three)."""
BOUNDS = {"more": "MORE_THAN", "longer": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN",
          "shorter": "LESS_THAN", "no": "EQUAL_OR_LESS", "least": "EQUAL_OR_MORE",
          "most": "EQUAL_OR_LESS", "up": "EQUAL_OR_LESS", "as": "EQUAL_OR_LESS"}  # fmt: skip
"""Comparing words before an amount → TIMEX3 mod."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression found: words [first, last), and what it says."""

    first: int
    last: int
    meaning: Meaning


def narrowed(draft: Draft, words: Words, reading: Reading) -> Draft:
    """Without an article that belongs to a noun after it: "the two-day summit" → "two-day"."""
    if draft.last - draft.first < 2 or words.words[draft.first] not in ("the", "a", "an"):
        return draft
    article = token_at(words, reading.parse, draft.first)
    last = token_at(words, reading.parse, draft.last - 1)
    if article is None or last is None or article.head.i <= last.i:
        return draft
    return Draft(draft.first + 1, draft.last, draft.meaning)


def widened(draft: Draft, words: Words) -> Draft:
    """With "early", "the end of", "nearly", "less than" before it taken in, and their mod."""
    first, mod = draft.first, draft.meaning.mod
    if draft.meaning.kind in ("DATE", "TIME"):
        match = EDGE_BEFORE.search(words.signs, max(0, first - REACH), first)
        if match:
            names = words.words[match.start() : first]
            mod = next((EDGES[name] for name in names if name in EDGES), mod)
            draft = Draft(draft.first, draft.last, _clipped(draft.meaning, names))
            first = match.start()
    match = LIMIT_BEFORE.search(words.signs, max(0, first - REACH), first)
    if match and _countable(draft, words, match.start()):
        names = words.words[match.start() : first]
        mod = next((BOUNDS.get(name) or LIMITS[name] for name in names
                    if name in BOUNDS or name in LIMITS), mod)  # fmt: skip
        first = match.start()
    return Draft(first, draft.last, draft.meaning.with_mod(mod))


def _clipped(meaning: Meaning, names: Sequence[str]) -> Meaning:
    """ "Earlier this month" ends, and "later this month" starts, on the day of filing."""
    reckon, side = meaning.reckon, next((n for n in names if n in ("earlier", "later")), None)
    if reckon is None or side is None or meaning.narrate or meaning.around:
        return meaning

    def around(day: date) -> Interval:
        days = reckon(day).days
        cut = Interval(None, day) if side == "earlier" else Interval(day, None)
        return days.meet(cut) or days

    return replace(meaning, around=around)


SPATIAL = frozenset({"over", "around", "under", "some"})
"""Limits that are as often prepositions: taken in only before a number ("over a week")."""


def _countable(draft: Draft, words: Words, limit: int) -> bool:
    """Whether a limiting word before the expression limits it, and is no preposition."""
    first = words.words[draft.first]
    counted = first[0].isdigit() or amount([first]) is not None
    if words.words[limit] == "around":
        return counted or first in MONTHS
    if words.words[limit] in SPATIAL:
        return counted and draft.meaning.kind == "DURATION"
    return counted or draft.meaning.kind == "DURATION"
