"""Occasions of which several outlets tell, so that what one alone tells of them says something."""

from __future__ import annotations

from ..store import Record

LOOKED_AT = 5_000
"""Events with an occasion that are looked at: 25 ms, and more than a desk reads of in a year."""


def shared_occasions(record: Record) -> list[str]:
    """The ids of events (a summit, a visit) that, with what happened at them, two outlets or more
    tell, by id. Raises BadRecord.
    """
    rows = record.rows(
        "with held as (select id, occasion from events indexed by events_occasion"
        " where occasion is not null order by occasion limit ?)"
        " select occasion from ("
        "select h.occasion, o.outlet from held h cross join event_outlets o on o.event = h.id"
        " union select h.occasion, o.outlet from (select distinct occasion from held) h"
        " cross join event_outlets o on o.event = h.occasion"
        ") group by 1 having count(*) > 1 order by 1",
        (LOOKED_AT,),
    )
    return [ident for (ident,) in rows]
