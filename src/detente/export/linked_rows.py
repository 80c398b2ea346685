"""Rows of the whole export that links make, by id; a large record never lies in memory at once."""

from __future__ import annotations

from collections.abc import Iterator

from ..linked import Event
from ..record import Filter, Record, queries
from ..views.dyad import index_between
from . import contract
from .values import Row

AT_ONCE = 1000
"""Rows fetched at a time: some megabytes."""
PERIOD = "quarter"
"""The periods of relations.jsonl: with months most cells of a small pile hold one event."""


def rows_across(record: Record) -> Iterator[tuple[str, Row]]:
    """Every row of events, threads, discrepancies, quotations and relations. Raises BadRecord."""
    for event in each_event(record):
        yield "events", contract.event_row(event)
    for thread in queries.threads(record, Filter()):
        yield "threads", contract.thread_row(thread)
    for discrepancy in queries.discrepancies(record, Filter()):
        yield "discrepancies", contract.discrepancy_row(discrepancy)
    for quotation in queries.quotations(record, Filter()):
        yield "quotations", contract.quotation_row(quotation)
    dyads = {tuple(sorted(dyad[:2])) for dyad in queries.event_dyads(record)}
    for one, other in sorted(dyads):
        for relation in index_between(record, (one, other), Filter(), PERIOD).relations:
            yield "relations", contract.relation_row(relation)


def each_event(record: Record) -> Iterator[Event]:
    """Every event in order of time, fetched a page at a time. Raises BadRecord."""
    after: str | None = None
    while found := queries.events(record, Filter(), AT_ONCE, after):
        yield from found
        after = found[-1].id
