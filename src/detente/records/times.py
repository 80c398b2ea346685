"""A time no finer than the text gave it, and the words of a text that tell one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .. import dates
from ..dates import Interval
from ..spans import Span


class Basis(StrEnum):
    """How a time is known; the export's closed list."""

    STATED = "stated"  # "on 4 March 2006"; for `published`: the page or its text says so
    RELATIVE = "relative"  # "on Tuesday", worked out from the day of publication
    PUBLISHED = "published"  # nothing stated; the day of publication
    INFERRED = "inferred"  # bounds worked out from what else the text says
    GIVEN = "given"  # a person gave it
    UNKNOWN = "unknown"  # not stated, and nothing to work it out from


@dataclass(frozen=True, slots=True)
class When:
    """A time no finer than the text gave it, and how it is known.

    `value` is an ISO 8601 prefix ("2007", "2007-07", "2007-07-03"), None where no prefix fits;
    earliest and latest are days, both in, None where that end is open. `words` points at the
    expression it rests on. `why` holds reasons in plain words, most telling first.
    """

    value: str | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = Basis.UNKNOWN
    words: Span | None = None
    why: tuple[str, ...] = ()

    @property
    def interval(self) -> Interval:
        """The days in which it lies."""
        return Interval(self.earliest, self.latest)


UNKNOWN = When()
"""Not stated, and nothing to work it out from."""


EVE = "the day before something told of without a day"
"""The reason of a time such as "on the eve of the summit"."""
_TOLD = "told between "
"""Begins the reason that holds the days between which an article told what was done by the last."""


def told_up_to(when: When, *why: str) -> When:
    """A time of which only the last day holds, as what was told by then; of an article whose own
    day lies between two, the reason says between which.
    """
    bounds = when.earliest and when.latest and when.earliest < when.latest
    told = (f"{_TOLD}{when.earliest} and {when.latest}",) if bounds else ()
    return When(None, None, when.latest, when.basis, when.words, (*when.why, *why, *told))


TOLD_ON = "no day is stated for it; it was told in an article published then"
"""Why what was not done, only planned, offered or denied, stands at the day of its article."""


def told_on(published: When) -> When:
    """The days of an article as the time at which it tells something that has no day of its own.
    They have no `value`: a meeting planned for some day is not planned for that one."""
    return When(None, published.earliest, published.latest, Basis.PUBLISHED, None, (TOLD_ON,))


def first_told(when: When) -> date | None:
    """The first day on which an article may have told what was done by the last; None where its
    day is known, or that is not how the time is known.
    """
    if when.earliest or not when.latest:
        return None
    found = (one.removeprefix(_TOLD)[:10] for one in when.why if one.startswith(_TOLD))
    return next((date.fromisoformat(one) for one in found), None)


def when_of(
    interval: Interval, basis: Basis, words: Span | None = None, why: tuple[str, ...] = ()
) -> When:
    """A `When` of an interval, its value the finest prefix that covers it exactly."""
    value = dates.prefix_of(interval)
    return When(value, interval.earliest, interval.latest, basis, words, why)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3): type DATE, TIME, DURATION or SET, value as TimeML writes it.

    `value` is None where the text gives no value ("the end of the Cold War"); `when` is the
    interval of days it points at, UNKNOWN for sets and for durations that no day anchors. `mod` is
    the TIMEX3 mod (APPROX, START, LESS_THAN, …), None where no word qualifies the time.
    """

    span: Span
    type: str
    value: str | None
    when: When = UNKNOWN
    mod: str | None = None
