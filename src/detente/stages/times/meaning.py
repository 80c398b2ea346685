"""What a time expression says, before it is worked out against a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from ...dates import Interval
from .told import Told
from .units import BLANK, Point, holding

Reckoning = Callable[[date], Point]
"""From the day against which the words are understood to what they point at. It never points
further back for a later day, so that the two ends of an interval of days give the two ends."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type and value of TIMEX3, and what they point at.

    What it points at is `point` (as it stands), else what `narrate` makes of the times told of
    before, else what `reckon` makes of the day of filing; `value` alone points at nothing.
    `around` gives the days when they are not those of the point ("nearly two decades ago"), and
    `days` does where they hang on no day of filing ("3/7/2007", which may be March or July).
    """

    kind: str
    value: str | None = None
    point: Point | None = None
    reckon: Reckoning | None = None
    narrate: Callable[[Told], Point | None] | None = None
    around: Callable[[date], Interval] | None = None
    days: Interval | None = None
    blank: str | None = None  # the value where the day of filing is not known
    part: str = ""  # what follows the day in the value of a TIME: "TMO", "T19:15"
    mod: str | None = None
    hour: bool = False  # a part of a day that the words do not name ("in the morning")
    why: str = ""  # why it points at nothing

    def with_mod(self, mod: str | None) -> Meaning:
        """The same, with a TIMEX3 mod, if there is one to add."""
        return replace(self, mod=mod) if mod else self


def stated(point: Point, mod: str | None = None) -> Meaning:
    """A date that says all of itself."""
    return Meaning("DATE", point=point, mod=mod)


def reckoned(reckon: Reckoning, blank: str, mod: str | None = None) -> Meaning:
    """A date that is understood from the day of filing; `blank` is its value without one."""
    return Meaning("DATE", reckon=reckon, blank=blank, mod=mod)


def shifting(grain: str, steps: int, mod: str | None = None) -> Meaning:
    """The unit that holds the day of filing, so many units later."""
    return reckoned(lambda day: holding(grain, day).shifted(steps), BLANK[grain], mod)


def told(kind: str, value: str | None, mod: str | None = None) -> Meaning:
    """A duration, a set, or a reference of which TIMEX3 gives only a name."""
    return Meaning(kind, value=value, mod=mod)
