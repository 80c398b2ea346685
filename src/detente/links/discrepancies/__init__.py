"""Discrepancies: two articles give different values for the same thing of the same event.

What is measured is found in the sentences that tell the event and those next to them; only values
of one thing are compared, and copies never disagree with themselves. Rules: docs/discrepancies.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...linked import Discrepancy, Event, Report, Telling
from . import amounts, comparing, disputed, durations, terms
from .claims import Claim

VERSION = "2"
"""Raised when other discrepancies are found."""


def discrepancies(
    event: Event, reports: Sequence[Report], around: Mapping[str, Telling]
) -> list[Discrepancy]:
    """What the articles of one event disagree about, in order of kind and thing.

    `reports` are those of the event, `around` their articles by id; an article that is missing
    gives only the sentences of its reports. Each discrepancy has one side for each voice.
    """
    if len({report.teller.voice for report in reports}) < 2:
        return []
    ordered = sorted(reports, key=lambda one: one.mention.id)
    found = [*comparing.compare(event.id, _claims(ordered, around)),
             *disputed.disputed(event.id, ordered, around)]  # fmt: skip
    return sorted(found, key=lambda one: (one.kind, one.what, one.id))


def _claims(reports: Sequence[Report], around: Mapping[str, Telling]) -> Iterator[Claim]:
    for report in reports:
        yield from amounts.amounts(report, around.get(report.teller.article))
        yield from durations.durations(report, around.get(report.teller.article))
        yield from terms.terms(report, around.get(report.teller.article))
