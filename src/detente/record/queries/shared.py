"""Occasions of which several outlets tell, so that what one alone tells of them says something."""

from __future__ import annotations

import json

from ..filters import Filter
from ..store import Record
from .narrow import MANY
from .narrow_links import plan_links

LOOKED_AT = 500
"""Occasions that are looked at, the last ones: 10 ms, and more than a desk reads of in a year."""

_COUNTED = """
with held as (select value as occasion from json_each(?)),
told as (
    select h.occasion, e.id, o.outlet, o.alone from held h
        cross join events e indexed by events_occasion on e.occasion = h.occasion
        cross join event_outlets o indexed by event_outlets_event on o.event = e.id
    union all
    select h.occasion, null, o.outlet, 0 from held h
        cross join event_outlets o indexed by event_outlets_event on o.event = h.occasion)
select occasion from told group by 1 having count(distinct outlet) > 1 and sum(alone) > 0
order by sum(alone) desc, 1
"""


def shared_occasions(record: Record, where: Filter) -> list[str]:
    """The ids of events (a summit, a visit) that pass a filter and of which, with what happened at
    them, several outlets tell and one alone tells some act; those with the most such acts first.
    Of more than LOOKED_AT the last ones. Raises BadInput for words that are no query, BadRecord.
    """
    narrowed = plan_links(record, "events", where.by_any, rare=MANY)
    # all events are walked from the last on until there are enough; what passes more is gathered
    walked = "events m indexed by events_moment" if narrowed.days else narrowed.rows
    rows = record.rows(
        f"select m.id from {walked} where {narrowed.test} and exists"
        " (select 1 from events o indexed by events_occasion where o.occasion = m.id)"
        " order by m.moment desc limit ?",
        (*narrowed.values, LOOKED_AT),
    )
    passing = json.dumps([ident for (ident,) in rows])
    return [ident for (ident,) in record.rows(_COUNTED, (passing,))]
