"""The stage `issues`: which issues of international relations a text touches, and where.

One walk over the words finds the rows of words of `data/issues.csv` (`finding`). An attribution or
an event has the issues whose words stand in it; where its own words only refer ("the shield", "the
offer"), the one that they take up (`taking_up`, `labels`).
"""

from __future__ import annotations

from collections.abc import Iterable

from ...reading import Reading
from ...records import Attribution, EventMention, IssueMention, Labelled
from ...stage import Stage
from .finding import mentions
from .labels import Labeller

__all__ = ["STAGE", "issues", "mentions"]


def issues(reading: Reading) -> Iterable[IssueMention | Labelled]:
    """The issue mentions of one article, in the order of the text, then the labels."""
    found = list(mentions(reading.parse))
    yield from found
    labeller = Labeller(reading, found)
    for attribution in reading.of(Attribution):
        named = labeller.of_attribution(attribution)
        if named:
            yield Labelled(attribution.id, named)
    for event in reading.of(EventMention):
        named = labeller.of_event(event)
        if named:
            yield Labelled(event.id, named)


STAGE = Stage(
    "issues",
    "9",
    frozenset({Attribution, EventMention}),
    frozenset({IssueMention, Labelled}),
    issues,
)
