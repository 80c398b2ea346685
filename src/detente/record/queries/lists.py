"""What was said and done, narrowed by a filter, by id, or of one article."""

from __future__ import annotations

import heapq
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ...errors import BadInput
from ...records import Attribution, EventMention, IssueMention, Mention, Time
from .. import codec
from ..filters import Filter
from ..rows import spot_of
from ..store import Record
from .narrow import MANY, Plan, plan

T = TypeVar("T", Attribution, EventMention)
ATTRIBUTION, EVENT_MENTION, ARTICLE = "attribution", "event_mention", "article"
TABLES = {ATTRIBUTION: "attributions", EVENT_MENTION: "event_mentions", ARTICLE: "articles"}
ALL = -1
"""SQLite's limit that limits nothing."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline: an attribution, event_mention or article, by id."""

    kind: str
    id: str


def moments(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Moment]:
    """Attributions, event mentions and articles merged in order of time, the undated last.

    Of one day, an article stands before what it tells, and that in the order of the text. Articles
    are left out when the filter asks for what only the others have (a side, an issue, a kind).
    `after` is the id of the last entry already seen; raises BadInput when there is none such.
    """
    since = moment_after(record, after) if after else None
    lists = []
    for kind in kinds_within(where):
        narrowed = plan(record, TABLES[kind], where, since)
        sql = f"select m.moment, '{kind}', m.id {narrowed.sql} limit ?"
        lists.append(record.rows(sql, (*narrowed.values, ALL if limit is None else limit)))
    merged = heapq.merge(*lists, key=lambda row: row[0])
    return [Moment(kind, ident) for _, (_, kind, ident) in zip(_count(limit), merged, strict=False)]


def _count(limit: int | None) -> Iterable[int]:
    return itertools.count() if limit is None else range(limit)


def kinds_within(where: Filter) -> list[str]:
    """The kinds of entries that a filter can let through."""
    found = []
    sided = where.actors or where.recipients or where.by or where.entities or where.issues
    other = sided or where.types or where.kinds or where.standing or where.sorts
    if where.heads and not other:
        found.append(ARTICLE)
    if not (where.types or where.standing):
        found.append(ATTRIBUTION)
    if not where.kinds:
        found.append(EVENT_MENTION)
    return found


def moment_after(record: Record, ident: str, tables: Sequence[str] = ()) -> str:
    """The moment of the row with that id. Raises BadInput when there is none."""
    for table in tables or TABLES.values():
        found = record.one(f"select moment from {table} where id = ?", (ident,))
        if found:
            return str(found[0])
    raise BadInput(f"the list has no '{ident}' to go on after; start it again")


def attributions(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Attribution]:
    """Attributions in order of time; `after` is the id of the last one already seen.

    Raises BadInput when there is none such.
    """
    return _listed(record, Attribution, ATTRIBUTION, where, (limit, after))


def event_mentions(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[EventMention]:
    """Event mentions in order of time; `after` is the id of the last one already seen.

    Raises BadInput when there is none such.
    """
    return _listed(record, EventMention, EVENT_MENTION, where, (limit, after))


def _listed(
    record: Record, kind: type[T], name: str, where: Filter, part: tuple[int | None, str | None]
) -> list[T]:
    limit, after = part
    table = TABLES[name]
    since = moment_after(record, after, [table]) if after else None
    narrowed: Plan = plan(record, table, where, since)
    sql = f"select m.article, {codec.quoted(kind, 'm')} {narrowed.sql} limit ?"
    rows = record.rows(sql, (*narrowed.values, ALL if limit is None else limit))
    return resolved(record, [codec.record_of(kind, row[1:], row[0]) for row in rows])


def mentions_due(record: Record, where: Filter) -> list[EventMention]:
    """The event mentions of which the text states a day by which they are due, in order of time.

    Raises BadInput, BadRecord.
    """
    narrowed: Plan = plan(record, "event_mentions", where, rare=MANY)
    sql = (
        f"select m.article, {codec.quoted(EventMention, 'm')} from event_mentions m"
        f" where m.deadline_latest is not null and {narrowed.test} order by m.moment"
    )
    found = [codec.record_of(EventMention, row[1:], row[0])
             for row in record.rows(sql, narrowed.values)]  # fmt: skip
    return resolved(record, found)


def count_attributions(record: Record, where: Filter) -> int:
    """How many attributions pass."""
    return _counted(record, ATTRIBUTION, where)


def count_event_mentions(record: Record, where: Filter) -> int:
    """How many event mentions pass."""
    return _counted(record, EVENT_MENTION, where)


def count_articles(record: Record, where: Filter) -> int:
    """How many articles pass."""
    return _counted(record, ARTICLE, where)


def _counted(record: Record, name: str, where: Filter) -> int:
    narrowed = plan(record, TABLES[name], where, rare=MANY)
    sql = f"select count(*) from {narrowed.rows} where {narrowed.test}"
    return int(record.one(sql, narrowed.values)[0])


def attribution(record: Record, ident: str) -> Attribution | None:
    """One attribution; None when there is none of that id."""
    return next(iter(attributions_by_id(record, [ident])), None)


def event_mention(record: Record, ident: str) -> EventMention | None:
    """One event mention; None when there is none of that id."""
    return next(iter(event_mentions_by_id(record, [ident])), None)


def attributions_by_id(record: Record, ids: Sequence[str]) -> list[Attribution]:
    """The attributions of those ids, in their order; ids without one are left out."""
    return _by_id(record, Attribution, "attributions", ids)


def event_mentions_by_id(record: Record, ids: Sequence[str]) -> list[EventMention]:
    """The event mentions of those ids, in their order; ids without one are left out."""
    return _by_id(record, EventMention, "event_mentions", ids)


def _by_id(record: Record, kind: type[T], table: str, ids: Sequence[str]) -> list[T]:
    rows = record.rows(
        f"select m.article, {codec.quoted(kind, 'm')} from {table} m"
        " where m.id in (select value from json_each(?))",
        (json.dumps(list(ids)),),
    )
    found = resolved(record, [codec.record_of(kind, row[1:], row[0]) for row in rows])
    by_id = {item.id: item for item in found}
    return [by_id[ident] for ident in ids if ident in by_id]


def attributions_in(record: Record, article: str, wrong: bool = False) -> list[Attribution]:
    """The attributions of one article in the order of the text."""
    return _in_article(record, Attribution, "attributions", article, wrong)


def event_mentions_in(record: Record, article: str, wrong: bool = False) -> list[EventMention]:
    """The event mentions of one article in the order of the text."""
    return _in_article(record, EventMention, "event_mentions", article, wrong)


def _in_article(record: Record, kind: type[T], table: str, article: str, wrong: bool) -> list[T]:
    rows = record.rows(
        f"select {codec.quoted(kind)} from {table} where article = ? and shown >= ?",
        (article, 0 if wrong else 1),
    )
    found = resolved(record, [codec.record_of(kind, row, article) for row in rows])
    return sorted(found, key=lambda item: (spot_of(item), item.id))


def mentions(record: Record, article: str) -> list[Mention]:
    """The mentions of one article in the order of the text, a longer one before one inside it."""
    rows = record.rows(
        f"select {codec.quoted(Mention)} from mentions where article = ? and shown > 0"
        " order by span_start, span_end desc, n",
        (article,),
    )
    return _mentions_resolved(record, [codec.record_of(Mention, row, article) for row in rows])


def times(record: Record, article: str) -> list[Time]:
    """The time expressions of one article in the order of the text."""
    rows = record.rows(
        f"select {codec.quoted(Time)} from times where article = ? order by span_start, n",
        (article,),
    )
    return [codec.record_of(Time, row, article) for row in rows]


def issue_mentions(record: Record, article: str) -> list[IssueMention]:
    """The words of one article that touch an issue, in the order of the text."""
    rows = record.rows(
        f"select {codec.quoted(IssueMention)} from issue_mentions where article = ?"
        " order by span_start, n",
        (article,),
    )
    return [codec.record_of(IssueMention, row, article) for row in rows]


def source_states(record: Record, ids: Sequence[str]) -> dict[str, str]:
    """ISO3 for which the source of each attribution speaks; those without one are left out."""
    rows = record.rows(
        "select id, source_state from attributions"
        " where id in (select value from json_each(?)) and source_state is not null",
        (json.dumps(list(ids)),),
    )
    return dict(map(tuple, rows))


# ------------------------------------------------------------------ linked entities


def resolved(record: Record, items: list[T]) -> list[T]:
    """The items with every entity replaced by the one that it is linked to."""
    same = _linked(record, (entity for item in items for entity in _entities(item)))
    return [_resolve(item, same) for item in items] if same else items


def _entities(item: Attribution | EventMention) -> list[str | None]:
    if isinstance(item, Attribution):
        return [item.source_entity]
    return [side.entity for side in (*item.actors, *item.recipients)]


def _resolve(item: T, same: dict[str, tuple[str, str]]) -> T:
    if not any(entity in same for entity in _entities(item)):
        return item
    if isinstance(item, Attribution):
        entity, name = same[item.source_entity or ""]
        return replace(item, source_entity=entity, source_name=name)
    return replace(
        item,
        actors=tuple(_side(side, same) for side in item.actors),
        recipients=tuple(_side(side, same) for side in item.recipients),
    )


def _side(side: Any, same: dict[str, tuple[str, str]]) -> Any:
    if side.entity not in same:
        return side
    entity, name = same[side.entity]
    return replace(side, entity=entity, name=name)


def _mentions_resolved(record: Record, found: list[Mention]) -> list[Mention]:
    same = _linked(record, (mention.entity for mention in found))
    return [
        replace(mention, entity=same[mention.entity][0], name=same[mention.entity][1])
        if mention.entity in same
        else mention
        for mention in found
    ]


def _linked(record: Record, entities: Iterable[str | None]) -> dict[str, tuple[str, str]]:
    """Of those entities that are linked to another: its id and name."""
    wanted = sorted({entity for entity in entities if entity})
    rows = record.rows(
        "select e.id, top.id, top.name from entities e join entities top on top.id = e.same_as"
        " where e.id in (select value from json_each(?)) and e.same_as <> e.id",
        (json.dumps(wanted),),
    )
    return {ident: (top, name) for ident, top, name in rows}
