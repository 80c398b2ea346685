"""Entities put together from what all articles gave, and the groups that links make of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

from ..records import Entity
from . import rows, sketches
from .codec import dump
from .store import Record

_COLUMNS = "id, kind, name, names, state, wikidata, offices, same_as"


def count_parts(record: Record, entities: Iterable[Entity], step: int) -> None:
    """Adds (step 1) or takes away (-1) what one article said of its entities.

    An entity is put together anew only when one of its parts came or went. The result depends
    on the articles in the record alone, never on their order. Raises BadRecord.
    """
    wanted = Counter(rows.parts(entities))
    ids = json.dumps(sorted({part[0] for part in wanted}))
    have: dict[tuple[str, str, str], int] = {
        (entity, part, value): n
        for entity, part, value, n in record.rows(
            "select entity, part, value, n from entity_parts"
            " where entity in (select value from json_each(?))",
            (ids,),
        )
    }
    record.many(
        "insert into entity_parts (entity, part, value, n) values (?, ?, ?, ?)"
        " on conflict do update set n = n + excluded.n",
        [(*part, n * step) for part, n in wanted.items()],
    )
    gone = [part for part, n in wanted.items() if have.get(part, 0) + n * step == 0]
    record.many("delete from entity_parts where entity = ? and part = ? and value = ?", gone)
    for entity in dict.fromkeys(part[0] for part in wanted if part in gone or part not in have):
        _put_together(record, entity)


def _put_together(record: Record, entity: str) -> None:
    """One entity of its parts.

    Of two values the last in the order of characters counts, which prefers "Sergei Karaganov" to
    the "SERGEI KARAGANOV" of a headline.
    """
    rows = record.rows(
        "select part, value from entity_parts where entity = ? order by part, value", (entity,)
    )
    found: dict[str, list[str]] = {}
    for part, value in rows:
        found.setdefault(part, []).append(value)
    _touch(record, entity)
    if not found:
        record.run("delete from entities where id = ?", (entity,))
        return
    last = {part: values[-1] for part, values in found.items()}
    names = dump([name for name in found["names"] if name != last["name"]])
    parts = (last.get("state"), last.get("wikidata"), last.get("offices", "[]"))
    old = record.one("select name from entities where id = ?", (entity,))
    if old and old[0] != last["name"]:
        others = "select id from entities where same_as = ? and id <> same_as"
        _told_anew(record, [ident for (ident,) in record.rows(others, (entity,))])
    values = (entity, last["kind"], last["name"], names, *parts, entity)
    record.run(
        f"insert into entities ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict (id) do update set kind = excluded.kind, name = excluded.name,"
        " names = excluded.names, state = excluded.state, wikidata = excluded.wikidata,"
        " offices = excluded.offices",
        values,
    )


def write_groups(record: Record, groups: Iterable[set[str]]) -> None:
    """Says of every entity which one it is the same as, and counts the mentions of each group.

    A group goes by an entity of the tables where it has one (their ids are readable), else by
    the first id. What mentions those that are called otherwise now is told anew. Inside a
    transaction. Raises BadRecord.
    """
    wanted = {ident: _leader(group) for group in groups for ident in group if len(group) > 1}
    wanted = {ident: leader for ident, leader in wanted.items() if ident != leader}
    linked = dict(record.rows("select id, same_as from entities where same_as <> id"))
    changed = {
        ident: wanted.get(ident, ident)
        for ident in {*linked, *wanted}
        if wanted.get(ident) != linked.get(ident)
    }
    record.many(
        "update entities set same_as = ? where id = ?",
        [(leader, ident) for ident, leader in changed.items()],
    )
    _told_anew(record, changed)
    sketches.touch(record, COUNTED, [*changed, *changed.values(), *linked.values()])
    record.run(
        "update entities set mentions = coalesce((select sum(t.n) from entities other"
        " join tallies t on t.name = 'mentions' and t.key = other.id and t.part = ''"
        " where other.same_as = entities.id), 0)"
        f" where id in (select key from touched where kind = '{COUNTED}')"
    )
    record.run(f"delete from touched where kind = '{COUNTED}'")


COUNTED = "counted"
"""Kind of what is touched: entities whose mentions are to be counted again."""


def _touch(record: Record, entity: str) -> None:
    """Lets its mentions be counted again, and whom it is the same as be looked for."""
    for kind in (COUNTED, sketches.PEOPLE):
        sketches.touch(record, kind, [entity])


def _told_anew(record: Record, entities: Iterable[str]) -> None:
    """Lets the linkers look again at what mentions entities that go by another name now."""
    found = record.rows(
        "select distinct article from mentions where entity in (select value from json_each(?))",
        (json.dumps(sorted(entities)),),
    )
    kinds = (sketches.EVENT, sketches.QUOTATION)
    sketches.mark(record, kinds, [article for (article,) in found])


_FOUND = re.compile(r"[a-z]+:[0-9a-f]{16}")
"""The id of an entity that was found in a text: its kind and a hash of its name."""


def _leader(group: set[str]) -> str:
    return min(group, key=lambda ident: (bool(_FOUND.fullmatch(ident)), ident))
