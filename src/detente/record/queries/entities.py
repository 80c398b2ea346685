"""Entities: one, many, by name, with whom, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...records import Entity, EntityKind
from .. import codec
from ..store import Record
from .lists import ALL
from .narrow import marks


@dataclass(frozen=True, slots=True)
class EntityCounts:
    """An entity with how often it is mentioned, in how many articles, how often it speaks, acts
    and is acted upon; those linked to it counted in. Copies count for mentions alone.
    """

    entity: Entity
    mentions: int
    articles: int
    said: int
    done: int
    received: int


@dataclass(frozen=True, slots=True)
class Together:
    """Another entity, and in how many event mentions the two stand together."""

    id: str
    name: str
    events: int


def entities(
    record: Record, kind: EntityKind | None = None, limit: int | None = None
) -> list[EntityCounts]:
    """The entities that are mentioned, the most mentioned first; linked ones as one."""
    narrowed = " and kind = ?" if kind else ""
    rows = record.rows(
        f"select {codec.quoted(Entity)}, mentions from entities"
        f" where mentions > 0 and same_as = id{narrowed} order by mentions desc, id limit ?",
        (*([kind.value] if kind else []), ALL if limit is None else limit),
    )
    return _counted(record, rows)


def entity(record: Record, ident: str) -> EntityCounts | None:
    """The entity of that id, or the one that it is linked to; None when there is none."""
    rows = record.rows(
        f"select {codec.quoted(Entity)}, mentions from entities"
        " where id = (select same_as from entities where id = ?)",
        (ident,),
    )
    return next(iter(_counted(record, rows)), None)


_COUNTED = ("mentioned in", "said", "done", "received")
_GROUP = "select id from entities where same_as = ?"
_TOP = "select same_as from entities where id = ?"


def _counted(record: Record, rows: Sequence[Sequence[object]]) -> list[EntityCounts]:
    found = []
    for row in rows:
        one = _named(record, codec.record_of(Entity, row))
        tallied = dict(
            record.rows(
                "select name, sum(n) from tallies"
                " where name in ('mentioned in', 'said', 'done', 'received')"
                f" and key in ({_GROUP}) group by name",
                (one.id,),
            )
        )
        where, said, done, got = (tallied.get(name, 0) for name in _COUNTED)
        found.append(EntityCounts(one, int(str(row[-1])), where, said, done, got))
    return found


def _named(record: Record, one: Entity) -> Entity:
    """The entity with the names of all that are linked to it."""
    rows = record.rows(
        "select distinct value from entity_parts"
        f" where part = 'names' and entity in ({_GROUP}) order by value",
        (one.id,),
    )
    return replace(one, names=tuple(name for (name,) in rows if name != one.name))


def each_entity(record: Record) -> Iterator[Entity]:
    """Every entity by id, linked ones as one; one at a time."""
    columns = codec.quoted(Entity)
    for row in record.each(f"select {columns} from entities where same_as = id order by id"):
        yield _named(record, codec.record_of(Entity, row))


def entities_named(record: Record, words: str, limit: int | None = None) -> list[Entity]:
    """Entities of which one name has all the words, in any case; the most mentioned first."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    rows = record.rows(
        "select distinct top.id, top.mentions, p.value from entity_parts p"
        " join entities e on e.id = p.entity join entities top on top.id = e.same_as"
        f" where p.part = 'names' and {' and '.join('p.value like ?' for _ in wanted)}"
        " order by top.mentions desc, top.id",
        [f"%{word}%" for word in wanted],
    )
    ids = dict.fromkeys(
        ident for ident, _, name in rows if set(wanted) <= set(name.casefold().split())
    )
    found = [entity(record, ident) for ident in list(ids)[: limit or None]]
    return [one.entity for one in found if one]


@dataclass(frozen=True, slots=True)
class Called:
    """An entity by one of its names, with how often it is mentioned."""

    id: str
    kind: str
    name: str
    state: str | None
    called: str


def entities_called(record: Record, names: Iterable[str], among: int) -> list[Called]:
    """Those of the most mentioned entities, so many, one of whose names is one of the names (small
    letters), of a person ends in one; the most mentioned first. Raises BadRecord.
    """
    rows = record.rows(
        "select distinct top.id, top.kind, top.name, top.state, j.value, top.mentions"
        " from (select id, kind, name, state, mentions from entities where mentions > 0"
        " order by mentions desc, id limit ?) top"
        " join entities one on one.same_as = top.id"
        " join entity_parts p on p.entity = one.id and p.part = 'names'"
        " join json_each(?) j on lower(p.value) = j.value"
        " or top.kind = 'person' and lower(p.value) like '% ' || j.value"
        " order by top.mentions desc, 1",
        (among, json.dumps(list(names))),
    )
    return [Called(*row[:5]) for row in rows]


def with_whom(record: Record, ident: str, limit: int | None = None) -> list[Together]:
    """Entities that stand with this one in event mentions, the most often first.

    An event mention in which two linked entities stand with it counts twice.
    """
    rows = record.rows(
        "with mine as (select id from entities where same_as ="
        " (select same_as from entities where id = ?))"
        " select top.id, top.name, sum(t.n) as n from tallies t"
        " join entities e on e.id = t.part join entities top on top.id = e.same_as"
        " where t.name = 'together' and t.key in mine and t.part not in mine"
        " group by top.id order by n desc, top.id limit ?",
        (ident, ALL if limit is None else limit),
    )
    return [Together(*row) for row in rows]


def mentioned_in(record: Record, ident: str, limit: int | None = None) -> list[tuple[str, int]]:
    """Articles that mention the entity, with how often; the most often first."""
    sql = f"select id from entities where same_as = ({_TOP})"
    group = [one for (one,) in record.rows(sql, (ident,))]
    # one id alone is walked in the order of articles, with nothing to sort
    test = "= ?" if len(group) == 1 else f"in ({marks(group)})"
    rows = record.rows(
        f"select article, count(*) as n from mentions where shown > 0 and entity {test}"
        " group by article order by n desc, article limit ?",
        (*group, ALL if limit is None else limit),
    )
    return [(article, n) for article, n in rows]
