"""What is kept of an attribution in a few bytes, by which many pairs are told to be two at once.

`possible` says no only where `deciding.decide` does, whatever else the two tell.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...linked import Quoted
from .occasion import NEAR, REQUOTED, said, undated

BRIEF = np.dtype(
    [("known", "u1"), ("undated", "u1"), ("words", "u2"), ("first", "i4"), ("last", "i4")]
)
"""Days are ordinals, both ends in; all is zero of what no brief was kept of."""
Briefs = NDArray[np.void]
OPEN = 10**7
"""A day (ordinal) beyond every calendar: stands for an open end."""
MANY = np.iinfo(np.uint16).max


def brief(quoted: Quoted) -> bytes:
    """An attribution's row of BRIEF."""
    interval = quoted.when.interval
    first = interval.earliest.toordinal() if interval.earliest else -OPEN
    last = interval.latest.toordinal() if interval.latest else OPEN
    words = min(len(said(quoted).words), MANY)
    return np.array([(1, undated(quoted), words, first, last)], BRIEF).tobytes()


def possible(one: Briefs, other: Briefs) -> NDArray[np.bool_]:
    """Which pairs of briefs, of the same place in both, may be one utterance: said within days of
    each other, or long ones of which a text does not say when they were said.
    """
    apart = np.maximum(other["first"] - one["last"], one["first"] - other["last"])
    long_ = np.minimum(one["words"], other["words"]) >= REQUOTED
    again = long_ & ((one["undated"] > 0) | (other["undated"] > 0))
    known = (one["known"] > 0) & (other["known"] > 0)
    may: NDArray[np.bool_] = ~known | (apart <= NEAR) | again
    return may
