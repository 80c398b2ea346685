"""What is kept of a report in a few bytes, by which most pairs are told to be two at once.

`possible` says no only where `deciding.decide` does, whatever else the two tell.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from ...linked import Report
from .deciding import TOLD_AS
from .features import DONE, DUE, features

BRIEF = np.dtype(
    [("known", "u1"), ("kind", "u1"), ("stands", "u1"), ("first", "i4"), ("last", "i4")]
)
"""Days are ordinals, both ends in; all is zero of what no brief was kept of."""
Briefs = NDArray[np.void]


@cache
def _kinds() -> dict[str, int]:
    """Kinds that may be told for one another, by number; any other has 0."""
    return {kind: n for n, kind in enumerate(sorted(frozenset().union(*TOLD_AS)), start=1)}


@cache
def _told_as() -> NDArray[np.bool_]:
    """Of two numbers, whether acts of those kinds may be one."""
    kinds = _kinds()
    may = np.eye(len(kinds) + 1, dtype=np.bool_)
    may[0, :] = may[:, 0] = True
    for pair in TOLD_AS:
        one, other = (kinds[kind] for kind in sorted(pair))
        may[one, other] = may[other, one] = True
    return may


def brief(report: Report) -> bytes:
    """A report's row of BRIEF."""
    one = features(report)
    row = (1, _kinds().get(one.kind, 0), one.stands, one.first, one.last)
    return np.array([row], BRIEF).tobytes()


def possible(one: Briefs, other: Briefs) -> NDArray[np.bool_]:
    """Which pairs of briefs, of the same place in both, may be one act: their kinds are taken for
    each other, their days do not exclude each other, and both are done, planned or as real.
    """
    kinds = _told_as()[one["kind"], other["kind"]]
    days = (one["first"] <= other["last"]) & (other["first"] <= one["last"])
    low, high = (side(one["stands"], other["stands"]) for side in (np.minimum, np.maximum))
    stand = (low == high) | ((low == min(DONE, DUE)) & (high == max(DONE, DUE)))
    known = (one["known"] > 0) & (other["known"] > 0)
    may: NDArray[np.bool_] = ~known | (kinds & days & stand)
    return may
