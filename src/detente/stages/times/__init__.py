"""The times stage: every expression of time, its TIMEX3 type and value, and the days it means.

Extents follow TimeML (TIDES 2005): modifiers before belong to it ("nearly two decades ago", "the
end of the month"), prepositions do not. Relative expressions are worked out against the day of
publication as an interval, so that an interval in gives an interval out; nothing is said to lie
on a day that the text and its date do not fix. The grammar is in `rules.py`, docs in docs/times.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading import Reading
from ...records import Time
from ...stage import Stage
from .reader import times_of


def times(reading: Reading) -> Iterator[Time]:
    """The time expressions of an article, in the order of its text, none overlapping another."""
    yield from times_of(reading)


STAGE = Stage("times", "7", frozenset(), frozenset({Time}), times)
"""Needs nothing; gives Time."""
