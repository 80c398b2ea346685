"""What people decided of the rows of a list, and how many rows their verdicts left out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..filters import Filter
from ..store import Record
from .lists import ATTRIBUTION, EVENT_MENTION, kinds_within
from .narrow import plan


@dataclass(frozen=True, slots=True)
class Verdict:
    """The last verdict of a person on an item that counts: right, wrong, unsure, changed, …

    `by` is the person's name, `day` an ISO 8601 day.
    """

    verdict: str
    by: str
    day: str
    why: str


_LAST = """
select r.target, j.verdict, j."by", j."at", j.why
from json_each(?) w cross join replays r on r.target = w.value
cross join judgements j on j.id = r.judgement
where j.kind = ? and r.state = 'applied' and j.verdict not in ('note', 'undone')
and j."by" like 'person:%' order by j.no
"""


def verdicts(record: Record, kind: str, ids: Sequence[str]) -> dict[str, Verdict]:
    """By the id of those items of a kind (attribution, event_mention) on which a person decided,
    what was decided last. Raises BadRecord.
    """
    return {
        target: Verdict(verdict, by.removeprefix("person:"), at[:10], why)
        for target, verdict, by, at, why in record.rows(_LAST, (json.dumps(list(ids)), kind))
    }


def left_out(record: Record, where: Filter, kinds: Sequence[str] = ()) -> int:
    """How many attributions and event mentions would pass if no person had judged them wrong; of
    those kinds alone where some are given. Raises BadInput for words that are no query, BadRecord.
    """
    wanted = kinds or kinds_within(where)
    return sum(_gone(record, table, where) for kind, table in _TABLES.items() if kind in wanted)


_TABLES = {ATTRIBUTION: "attributions", EVENT_MENTION: "event_mentions"}


def _gone(record: Record, table: str, where: Filter) -> int:
    if not record.one(f"select 1 from {table} indexed by {table}_wrong where shown = 0 limit 1"):
        return 0  # what most records answer, before anything is planned
    narrowed = plan(record, table, replace(where, rejected=True))
    sql = f"select count(*) from {narrowed.rows} where {narrowed.test}"
    return int(record.one(sql, narrowed.values)[0])


def of_events(record: Record, mentions: Mapping[str, Sequence[str]]) -> dict[str, Verdict]:
    """The last verdict on a report of each event, by the event's id; `mentions` has the ids of the
    reports of each. Raises BadRecord.
    """
    found = verdicts(
        record, EVENT_MENTION, [one for several in mentions.values() for one in several]
    )
    return {
        event: max(on, key=lambda one: one.day)
        for event, several in mentions.items()
        if (on := [found[one] for one in several if one in found])
    }
