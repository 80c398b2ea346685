"""What is in the record: the first screen, and the closing words of a build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..record import Filter, Record, queries
from ..record.queries.last_build import before_last_build
from ..records import Failure
from . import gather
from .shapes import Head, IssueName, why_of

LATEST = 10
"""Articles shown as taken in last: one screen's column."""


@dataclass(frozen=True, slots=True)
class Home:
    """The record at a glance.

    `earliest` and `latest` are the first and last day of publication that is known, None in a
    record without a dated article. `outlets` are names with their number of articles, the unnamed
    under "". `undated` holds articles whose day of publication is not known, with the reason in
    words; `latest_articles` those taken in last; `failures` what could not be read, and what was
    left alone on purpose (`skipped`).
    """

    counts: queries.Counts
    earliest: date | None
    latest: date | None
    outlets: tuple[tuple[str, int], ...]
    issues: tuple[tuple[IssueName, int], ...]
    undated: tuple[tuple[Head, str], ...]
    failures: tuple[Failure, ...]
    latest_articles: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """What the last build brought to a record that held something before.

    `since` is the number of the last page of before. Events, threads and discrepancies count when
    an article that came in since is among those that tell them: they are new, or have moved.
    """

    since: int
    articles: int
    events: int
    threads: int
    discrepancies: int


@dataclass(frozen=True, slots=True)
class Across:
    """How many there are of what stands in several articles together."""

    events: int
    threads: int
    discrepancies: int


def across(record: Record, where: Filter | None = None) -> Across:
    """How many events, threads and discrepancies there are. Raises BadRecord."""
    all_of = where or Filter()
    return Across(
        queries.count_events(record, all_of),
        queries.count_threads(record, all_of),
        queries.count_discrepancies(record, all_of),
    )


def fresh(record: Record) -> Fresh | None:
    """What the last build brought; None when it brought nothing, everything, or too much to tell
    at a glance. Raises BadRecord.
    """
    since = before_last_build(record)
    if not since:
        return None
    where = Filter(since=since)
    articles = queries.count_articles(record, where)
    if not articles:
        return None
    found = across(record, where)
    return Fresh(since, articles, found.events, found.threads, found.discrepancies)


def is_bare(record: Record) -> bool:
    """Whether nothing that could be read was taken in yet. Raises BadRecord."""
    return not queries.holds_articles(record)


def home(record: Record, most: int | None = None) -> Home:
    """The record at a glance, at most so many undated articles and failures; the counts have all.

    Raises BadRecord when the file fails us.
    """
    counts = queries.counts(record)
    earliest, latest = queries.span_of_time(record)
    touched = queries.issue_counts(record)
    ids = [line.issue for line in touched]
    sizes = [line.attributions + line.event_mentions for line in touched]
    return Home(
        counts=counts,
        earliest=earliest,
        latest=latest,
        outlets=tuple(queries.outlets(record)),
        issues=tuple(zip(gather.issues_of(ids), sizes, strict=True)),
        undated=tuple(undated(record, most)),
        failures=tuple(queries.failures(record, most)),
        latest_articles=tuple(queries.latest(record, LATEST)),
    )


def undated(
    record: Record, limit: int | None = None, after: str | None = None
) -> list[tuple[Head, str]]:
    """Articles whose day of publication is not known, with the reason in words, by path; `after` is
    the id of the last one already seen. Raises BadInput when there is none such, BadRecord.
    """
    found = queries.undated(record, limit, after)
    return [(head, why_of(head.published)) for head in found]


def worked_out(record: Record, limit: int) -> list[tuple[Head, str]]:
    """Articles whose day is worked out from what they or others tell, with the reason in words, by
    path. Raises BadRecord.
    """
    return [(head, why_of(head.published)) for head in queries.worked_out(record, limit)]
