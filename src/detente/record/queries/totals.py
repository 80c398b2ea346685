"""Counts over the whole record, from the tallies; and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...records import Judgement
from ..judgements import replays
from ..store import Record


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each thing; copies are counted among articles and apart.

    Attributions and event mentions of copies are not counted.
    """

    pages: int
    articles: int
    copies: int
    outlets: int
    attributions: int
    event_mentions: int
    mentions: int
    entities: int
    issues: int
    undated: int
    failures: int
    skipped: int


def counts(record: Record) -> Counts:
    """How many there are of each thing."""
    kept = dict(
        record.rows(
            "select iif(name = 'outlets', 'articles' || part, name), sum(n) from tallies where name"
            " in ('outlets', 'kinds', 'standings', 'mentions') group by 1"
        )
    )
    copies = kept.get("articlescopies", 0)
    whole = kept.get("articles", 0) + copies
    one = record.one(
        "select (select count(*) from pages),"
        " (select count(distinct key) from tallies where name = 'outlets' and key <> ''),"
        " (select count(*) from entities where mentions > 0 and same_as = id),"
        " (select count(*) from tallies where name = 'issue article'),"
        " (select count(*) from articles where published_value is null),"
        " (select count(*) from failures where skipped = 0),"
        " (select count(*) from failures where skipped = 1)"
    )
    pages, outlets, entities, issues, undated, failures, skipped = one
    said, done = kept.get("kinds", 0), kept.get("standings", 0)
    return Counts(
        pages, whole, copies, outlets, said, done, kept.get("mentions", 0),
        entities, issues, undated, failures, skipped,
    )  # fmt: skip


def holds_articles(record: Record) -> bool:
    """Whether anything that could be read was taken in."""
    return bool(record.one("select exists (select 1 from articles)")[0])


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """How many there are of what stands in several articles together; `events` counts those that
    more than one article tells, copies counted once.
    """

    events: int
    quotations: int
    threads: int
    discrepancies: int


def link_counts(record: Record) -> LinkCounts:
    """How many links there are of each kind."""
    row = record.one(
        "select (select coalesce(sum(n), 0) from tallies where name = 'several'),"
        " (select count(*) from quotations), (select count(*) from threads),"
        " (select count(*) from discrepancies where shown > 0)"
    )
    return LinkCounts(*row)


def span_of_time(record: Record) -> tuple[date | None, date | None]:
    """First and last day of publication that is known; None twice when none is."""
    row = record.one(
        "select (select min(first) from articles where published_value is not null),"
        " (select max(last) from articles where published_value is not null)"
    )
    first, last = (date.fromisoformat(day) if day else None for day in row)
    return first, last


@dataclass(frozen=True, slots=True)
class IssueCounts:
    """How often an issue is touched: attributions, event mentions, articles."""

    issue: str
    attributions: int
    event_mentions: int
    articles: int


def issue_counts(record: Record) -> list[IssueCounts]:
    """Every issue that is touched, the most touched first."""
    rows = record.rows(
        "select key, sum(case name when 'issue attribution' then n else 0 end),"
        " sum(case name when 'issue event_mention' then n else 0 end),"
        " sum(case name when 'issue article' then n else 0 end),"
        " sum(case name when 'issue article' then 0 else n end) as lines from tallies"
        " where name in ('issue attribution', 'issue event_mention', 'issue article')"
        " group by key order by lines desc, sum(n) desc, key"
    )
    return [IssueCounts(*row[:4]) for row in rows]


def months(record: Record, name: str) -> list[tuple[str, int]]:
    """How many `articles`, `attributions` or `event_mentions` each month has, in order.

    A month is "2007-07"; those without a day are left out.
    """
    rows = record.rows(
        "select part, sum(n) from tallies where name = ? and part <> '' group by part"
        " order by part",
        (name,),
    )
    return [(month, n) for month, n in rows]


def dyad_months(record: Record, actor: str, recipient: str) -> list[tuple[str, int]]:
    """Event mentions by which one state acted on another, by month, in order."""
    rows = record.rows(
        "select part, n from tallies where name = 'dyads' and key = ? and part <> '' order by part",
        (f"{actor} {recipient}",),
    )
    return [(month, n) for month, n in rows]


def judgements(record: Record) -> list[tuple[Judgement, bool]]:
    """Every judgement in order of arrival, and whether it counts now."""
    return [(one.judgement, one.state == "applied") for one in replays(record)]
