"""Where two articles give different values for the same thing of the same event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..linked import Discrepancy
from ..record import Filter, Record, queries
from ..spans import Span
from . import gather
from .facts import PARAGRAPH
from .shapes import Head, Words

_HAS = re.compile(r" has “.*”$")
"""What a reason says of one side: "Alden Courier has “1,500”"."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One article's value, the words that give it, and the paragraph around them."""

    article: Head
    value: str
    words: Words
    around: Words


@dataclass(frozen=True, slots=True)
class DiscrepancyView:
    """A discrepancy with both sides' words; `label` is that of the event, None without one."""

    discrepancy: Discrepancy
    label: str | None
    sides: tuple[SideView, ...]

    @property
    def id(self) -> str:
        """The discrepancy's own id."""
        return self.discrepancy.id

    @property
    def reason(self) -> str:
        """Why it is one, but for who has which value, which its sides say; "" for nothing else."""
        parts = self.discrepancy.why.split("; ")
        return "; ".join(one for one in parts if not _HAS.search(one))


def discrepancies(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[DiscrepancyView]:
    """Discrepancies in order of their events; `after` is the id of the last one seen.

    Raises BadRecord.
    """
    return views_of(record, queries.discrepancies(record, where, limit, after))


def views_of(record: Record, found: Sequence[Discrepancy]) -> list[DiscrepancyView]:
    """The discrepancies with words and articles, in the order given. Raises BadRecord."""
    articles = [side.article for one in found for side in one.sides]
    heads, texts = gather.heads(record, articles), queries.texts(record, articles)
    labels = {one: event.label for one in {one.event for one in found if one.event}
              if (event := queries.event(record, one))}  # fmt: skip
    return [
        DiscrepancyView(
            one,
            labels.get(one.event or ""),
            tuple(
                SideView(
                    heads[side.article],
                    side.value,
                    gather.words((side.span,), texts[side.article]),
                    _around(side.article, side.span.start, side.span.end, texts[side.article]),
                )
                for side in one.sides
                if side.article in heads
            ),
        )
        for one in found
    ]


def _around(article: str, start: int, end: int, text: str) -> Words:
    edges = [0, *(gap.end() for gap in PARAGRAPH.finditer(text)), len(text)]
    first = max(edge for edge in edges if edge <= start)
    last = min(edge for edge in edges if edge >= end)
    return gather.words((Span(article, first, last).trimmed(text),), text)
