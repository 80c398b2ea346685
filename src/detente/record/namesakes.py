"""The surnames of people, folded: by which it is looked for who is one. The caller holds a
transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from . import sketches
from .store import Record


def touch_all(record: Record) -> None:
    """Lets everybody be joined anew. Raises BadRecord."""
    record.run(
        f"insert or ignore into touched (kind, key) select '{sketches.PEOPLE}', id from entities"
        f" where kind = 'person' union select '{sketches.PEOPLE}', entity from surnames"
        f" union select '{sketches.PEOPLE}', entity from entity_links"
    )


def put_surnames(
    record: Record, changed: Iterable[str], now: Iterable[tuple[str, str]]
) -> set[str]:
    """Keeps the surnames of changed people, who are no more if they have none `now`, and takes out
    their links; the surnames that they had and have. Raises BadRecord.
    """
    several = (json.dumps(list(changed)),)
    among = "entity in (select value from json_each(?))"
    old = record.rows(f"select surname from surnames where {among}", several)
    record.run(f"delete from surnames where {among}", several)
    record.run(f"delete from entity_links where {among}", several)
    new = list(now)
    record.many("insert into surnames (entity, surname) values (?, ?)", new)
    return {surname for (surname,) in old} | {surname for _, surname in new}


def of_surnames(record: Record, surnames: Iterable[str]) -> dict[str, str]:
    """Everybody of those surnames, by id. Raises BadRecord."""
    rows = record.rows(
        "select entity, surname from surnames where surname in (select value from json_each(?))"
        " order by entity",
        (json.dumps(list(surnames)),),
    )
    return dict(map(tuple, rows))


def put_links(
    record: Record, entities: Iterable[str], found: Iterable[tuple[str, str, float, str]]
) -> None:
    """Keeps which of those entities are one, in place of what was found of them before.

    Each link is an entity, the one that it is the same as, a score 0..1, and why. Raises BadRecord.
    """
    record.run(
        "delete from entity_links where entity in (select value from json_each(?))",
        (json.dumps(list(entities)),),
    )
    record.many(
        "insert into entity_links (entity, same_as, score, why) values (?, ?, ?, ?)",
        map(tuple, found),
    )
