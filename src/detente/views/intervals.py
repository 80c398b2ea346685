"""What is in the record over time, and how well its times are known.

What may lie in several periods is not put into one of them: it is counted apart, and drawn as the
interval in which it lies.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..errors import BadInput
from ..linked import Event
from ..record import Filter, Record, queries
from ..record.queries import matrix
from ..records import Basis

PERIODS = ("year", "month")
"""What is counted by."""
CLASSES = {
    "stated": (Basis.STATED, Basis.GIVEN),
    "worked_out": (Basis.RELATIVE, Basis.INFERRED),
    "day_told": (Basis.PUBLISHED, Basis.UNKNOWN),
}
"""How a time is known, in three steps: the text (or a person) states it; it follows from words
like "on Tuesday"; nothing is said, and it stands at the day on which it was told."""
MOST_MONTHS = 36
"""Months up to which a chart is by month when nobody asks: more bars than that are years' work."""
MOST_DRAWN = 200
"""Events of one drawing of intervals: more of them hide one another."""


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period ("2007", "2007-06"; "" for what may lie in several): what was said and done in
    it, and how its time is known.
    """

    period: str
    attributions: int
    event_mentions: int
    stated: int
    worked_out: int
    day_told: int

    @property
    def count(self) -> int:
        """All of it."""
        return self.attributions + self.event_mentions


def density(record: Record, where: Filter, period: str | None = None) -> list[PeriodLine]:
    """What was said and done by year or month, in order, what lies in several last.

    Without a period, by month where that makes few enough of them. Raises BadInput when there is
    no such period or the words are no query, BadRecord.
    """
    if period is not None and period not in PERIODS:
        raise BadInput(f"no period '{period}' here; there are: {', '.join(PERIODS)}")
    found = matrix.period_counts(record, where, period or "year")
    if period is None:
        years = sorted({one.period for one in found if one.period})
        if years and (int(years[-1]) - int(years[0]) + 1) * 12 <= MOST_MONTHS:
            found = matrix.period_counts(record, where, "month")
    return _lines(found)


def _lines(found: list[matrix.PeriodCount]) -> list[PeriodLine]:
    classes = {basis.value: name for name, several in CLASSES.items() for basis in several}
    counts: dict[str, Counter[str]] = {}
    for one in found:
        here = counts.setdefault(one.period, Counter())
        here[one.kind] += one.count
        here[classes[one.basis]] += one.count
    return [
        PeriodLine(
            name,
            here["attribution"],
            here["event_mention"],
            here["stated"],
            here["worked_out"],
            here["day_told"],
        )
        for name, here in sorted(counts.items(), key=lambda pair: pair[0] or "~")
    ]


def dated_events(
    record: Record, where: Filter, after: str | None = None
) -> tuple[list[Event], bool]:
    """The first events that have both bounds in time, in order, and whether more follow.

    Raises BadInput for an unknown `after`, BadRecord.
    """
    found = queries.events(record, where, MOST_DRAWN + 1, after)
    dated = [event for event in found[:MOST_DRAWN] if event.when.earliest and event.when.latest]
    return dated, len(found) > MOST_DRAWN
