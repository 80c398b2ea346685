"""One issue: what was said and done on it, day by day, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from .shapes import IssueName
from .timeline import TimelineItem


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in a list, with the number of items and articles that touch it."""

    issue: IssueName
    attributions: int
    event_mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class IssueDay:
    """What was said and done on one day or in one span of time; `label` names it.

    The last one may be "undated".
    """

    label: str
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue by day, and who spoke or acted on it (name, entity id, number of items)."""

    line: IssueLine
    days: tuple[IssueDay, ...]
    parties: tuple[tuple[str, str | None, int], ...]
