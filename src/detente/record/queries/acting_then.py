"""Acts of one kind of some days, by the same states and on the same issues."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from ...linked import Event
from ..store import Record
from .across import events_by_id

_THEN = """
select m.id from events m indexed by events_moment
where m.moment >= :first and m.moment < :last || '~'
    and m.first >= :first and m.last <= :last
    and m.type = :type and m.id <> :but
    and exists (select 1 from event_parties p where p.event = m.id and p.role = 'actor'
        and p.state in (select value from json_each(:states)))
    and exists (select 1 from event_issues i where i.event = m.id
        and i.issue in (select value from json_each(:issues)))
order by m.moment limit :most
"""
"""The days are walked, and each event of them is asked who acts: some hundred of a month. To list
all that a state did first takes 300 ms of 100,000 articles."""


def acting_then(
    record: Record, event: Event, states: Sequence[str], days: tuple[date, date], most: int
) -> list[Event]:
    """The other events of the type of one, by any of some states and on any of its issues, that
    lie within days, both in; the first ones in order of time. Raises BadRecord.
    """
    first, last = (day.isoformat() for day in days)
    asked = {"type": event.type, "but": event.id, "first": first, "last": last, "most": most,
             "states": json.dumps(list(states)), "issues": json.dumps(event.issues)}  # fmt: skip
    return events_by_id(record, [ident for (ident,) in record.rows(_THEN, asked)])
