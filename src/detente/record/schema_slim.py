"""Indexes by which what passes a filter is counted without its rows being read.

Rows are wide (texts, JSON); an index that begins with the id and holds what filters and counts ask
for is a tenth of them.
"""

from __future__ import annotations

SLIM = """
create index articles_slim on articles (id, shown, first, last, outlet, copy_of);
create index attributions_slim on attributions
    (id, shown, first, last, article, sort, shy, kind, source_entity, source_state, when_basis);
create index event_mentions_slim on event_mentions
    (id, shown, first, last, article, type, standing, when_basis);
create index events_slim on events (id, first, last, type, standing);
drop index event_outlets_event;
create index event_outlets_event on event_outlets (event, outlet, led, alone, listed);
drop index attributions_basis;
create index attributions_basis on attributions (when_basis, first, last, shown);
drop index event_mentions_basis;
create index event_mentions_basis on event_mentions (when_basis, first, last, shown);
"""
"""Statements of the step; an index that begins with `shown` would be taken for any list."""

DUE = """
create index event_mentions_due on event_mentions (moment, id) where deadline_latest is not null;
"""
"""Statements of version 8: event mentions with a deadline of their own, in order of time."""
