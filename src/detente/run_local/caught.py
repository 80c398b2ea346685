"""What a record holds at the end of a build: catches of the user's own tables, and links."""

from __future__ import annotations

from ..record import Record, queries
from ..tables import Row, in_use
from .report import Caught, DatedBy, Linked

ENTITIES = {
    "people": "person",
    "states": "state",
    "organisations": "organisation",
    "documents": "document",
    "places": "place",
}
"""The tables whose rows are entities, and how the ids of those start."""


def caught(record: Record) -> tuple[Caught, ...]:
    """Every own issue, entity and outlet with what it caught, in the order of the tables.

    Offices catch nothing by themselves. Raises BadRecord.
    """
    own = in_use().tables()
    entities = [_entity(record, table, row) for table in ENTITIES for row in own.get(table, ())]
    return (*_issues(record, own.get("issues", ())), *entities,
            *_outlets(record, own.get("outlets", ())))  # fmt: skip


def _issues(record: Record, rows: tuple[Row, ...]) -> list[Caught]:
    counts = {one.issue: one for one in queries.issue_counts(record)} if rows else {}
    found = []
    for row in rows:
        one = counts.get(row["id"]) or queries.IssueCounts(row["id"], 0, 0, 0)
        found.append(
            Caught(
                "issues", row["id"], row["name"], one.articles, one.attributions, one.event_mentions
            )
        )
    return found


def _entity(record: Record, table: str, row: Row) -> Caught:
    ident = f"{ENTITIES[table]}:{row['iso3' if table == 'states' else 'id']}"
    one = queries.entity(record, ident)
    if one is None:
        return Caught(table, ident, row["name"], 0)
    return Caught(table, ident, row["name"], one.articles, one.said, one.done + one.received)


def _outlets(record: Record, rows: tuple[Row, ...]) -> list[Caught]:
    counts = dict(queries.outlets(record)) if rows else {}
    return [Caught("outlets", row["name"], row["name"], counts.get(row["name"], 0)) for row in rows]


def linked(record: Record) -> Linked:
    """What the articles of a record tell together. Raises BadRecord."""
    counts, datings = queries.link_counts(record), queries.datings(record)
    ids = [ident for one in datings for ident in (one.article, one.anchor)]
    heads = {head.id: head for head in queries.heads(record, ids)}
    dated = [DatedBy(heads[one.article], heads[one.anchor]) for one in datings]
    return Linked(
        counts.events,
        counts.quotations,
        counts.threads,
        counts.discrepancies,
        tuple(sorted(dated, key=lambda one: (one.article.path, one.article.id))),
    )
