"""One issue: what was said and done on it, day by day, and by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from ..record import Filter, Record, queries
from . import gather
from .shapes import IssueName, Party, when_label
from .timeline import ARTICLE, TimelineItem, timeline


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


def issues(record: Record) -> list[IssueLine]:
    """The issues that articles touch, the most touched first. Raises BadRecord."""
    return [_line(one) for one in queries.issue_counts(record)]


def issue(record: Record, name: str, where: Filter, limit: int | None = None) -> IssueView:
    """What was said and done on an issue, by day; `name` is its id.

    At most `limit` items, the earliest first. An issue that nothing touches has no days.
    """
    lines = {line.issue.id: line for line in issues(record)}
    line = lines.get(name) or IssueLine(gather.issues_of([name])[0], 0, 0, 0)
    items = timeline(record, replace(where, issues=(name,)), limit)
    items = [item for item in items if item.kind != ARTICLE]
    days = groupby(items, key=lambda item: when_label(item.when))
    return IssueView(
        line=line,
        days=tuple(IssueDay(label, tuple(found)) for label, found in days),
        parties=_parties(items),
    )


def _line(counts: queries.IssueCounts) -> IssueLine:
    name = gather.issues_of([counts.issue])[0]
    return IssueLine(name, counts.attributions, counts.event_mentions, counts.articles)


def _parties(items: Iterable[TimelineItem]) -> tuple[tuple[str, str | None, int], ...]:
    """Who spoke or acted, each once, the most often first.

    A party known by its name alone ("it", told to be Russia) is the entity of that name.
    """
    told = [_speakers(item) for item in items]
    named = {party.name: party.entity for parties in told for party in parties if party.entity}
    names: dict[str, str] = {}
    for party in (party for parties in told for party in parties):
        names.setdefault(party.entity or named.get(party.name) or party.name, party.name)
    found = Counter(
        who
        for parties in told
        for who in {party.entity or named.get(party.name) or party.name for party in parties}
    )
    entities = set(named.values())
    ordered = sorted(found.items(), key=lambda one: (-one[1], names[one[0]]))
    return tuple((names[who], who if who in entities else None, n) for who, n in ordered)


def _speakers(item: TimelineItem) -> list[Party]:
    if item.done:
        return list(item.done.actors)
    return [item.said.source] if item.said and item.said.source else []
