"""How sure the reading of an event is, and what lists count of those that are not doubtful.

Rows of an older record stay certain (1) until they are read again, which the next build does.
"""

from __future__ import annotations

from sqlite3 import Connection

from .counted import OF_ARTICLES_SURE, OF_LINKS_SURE, narrowed
from .schema_counts import ACTS, EVENTS, PAIRS, kept_by

DOUBTS = """
alter table event_mentions add column doubts text not null default '[]';
alter table event_mentions add column confidence real not null default 1.0;
alter table event_mentions add column doubtful integer not null default 0;
alter table events add column doubtful integer not null default 0;
alter table event_dyads add column doubtful integer not null default 0;
drop index event_mentions_slim;
create index event_mentions_slim on event_mentions
    (id, shown, first, last, article, type, standing, when_basis, doubtful);
drop index events_slim;
create index events_slim on events (id, first, last, type, standing, doubtful);
drop index event_mentions_sure;
create index event_mentions_confidence on event_mentions (confidence, id, shown);
"""
"""Columns and indexes: `doubtful` is 1 of what lists set apart (records.DOUBTFUL)."""

_PAIRS = PAIRS.replace("not exists", "not {row}.doubtful and not exists")
_ACTS = ACTS.replace("1 as n", "not {row}.doubtful as n")
_EVENTS = EVENTS.replace("1 as n", "not {row}.doubtful as n")
KEPT = "".join(
    (
        kept_by("event_dyads", "sure_pairs", (_PAIRS,)),
        kept_by("event_dyads", "sure_acts", (_ACTS,)),
        kept_by("events", "sure_events", (_EVENTS,)),
    )
)
"""Triggers that keep the tallies of links that are not doubtful."""


def fill(db: Connection) -> None:
    """Works out the tallies of this step for a record that has articles. Raises sqlite3.Error."""
    for sql in (*OF_ARTICLES_SURE, *OF_LINKS_SURE):
        db.execute(f"insert into tallies (name, key, part, n) {narrowed(sql, None)}")
