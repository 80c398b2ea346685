"""When an undated text was written, as far as it can be told from what it says.

Pure and on the text alone: who holds which office in it, which dated facts it names, which days it
tells of as past or to come. Wide and true comes before narrow and wrong; every bound has its
reason in plain words.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...dates import ALWAYS, Interval
from ...records import Basis, When, when_of
from .. import instants
from . import days, facts, in_office, offices, visits
from .evidence import FLOOR, Evidence, combined, sentences, until

LOOKED_AT = 60_000
"""Characters of a text that are looked at, so that a book or a bomb costs no more than a long
article."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days on which a text may have been written, and why; nothing known gives ALWAYS."""

    interval: Interval = ALWAYS
    reasons: tuple[str, ...] = ()

    @property
    def when(self) -> When:
        """The bounds as a `When`: basis inferred, or unknown when nothing bounds it."""
        known = self.interval != ALWAYS
        basis = Basis.INFERRED if known else Basis.UNKNOWN
        return when_of(self.interval, basis, why=self.reasons if known else NO_REASON)


NO_REASON = ("no date is stated, and nothing in the text bounds it",)


def bounds(text: str, retrieved: str | None = None, town: str | None = None) -> Bounds:
    """The bounds of a text; `retrieved`, when the page was saved, is an upper one; `town` is where
    it was filed."""
    parts = sentences(text[:LOOKED_AT])
    found = [*_saved(retrieved), *offices.evidence(parts), *facts.evidence(text[:LOOKED_AT]),
             *visits.evidence(parts), *days.evidence(parts),
             *in_office.evidence(parts)]  # fmt: skip
    interval, reasons = combined(found)
    narrow = [*found, *days.weekdays(parts, interval), *visits.stays(parts, town, interval)]
    if len(narrow) > len(found):
        interval, reasons = combined(narrow)
    return Bounds(interval, reasons)


def _saved(retrieved: str | None) -> list[Evidence]:
    moment = instants.day_and_time(retrieved) if retrieved else None
    if not moment:
        return []
    day = Interval(None, instants.date_of(moment[0])).latest
    return [Evidence(until(day), f"the page was saved on {moment[0]}", FLOOR)] if day else []
