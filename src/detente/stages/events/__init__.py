"""The stage `events`: who did what to whom, when and how really, in PLOVER 2.

For each word that the table of actions knows: the rule that fits, the sides, the standing, then
the compositions of the manual, then what stands around it. One event for one act: what repeats
an act within its sentence is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...reading import Reading
from ...records import Attribution, EventMention, Mention, Time
from ...stage import Stage
from . import finding, telling


def events(reading: Reading) -> Iterable[EventMention]:
    """The event mentions of one article, in the order of the text."""
    found = finding.find(reading)
    return telling.tell(found, reading)


STAGE = Stage(
    "events",
    "18",
    frozenset({Mention, Time, Attribution}),
    frozenset({EventMention}),
    events,
)
