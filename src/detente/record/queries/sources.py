"""Whose words attributions give: the resolved ones as counts, the others one by one."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Attribution
from .. import codec
from ..filters import Filter
from ..store import Record
from .narrow import plan


@dataclass(frozen=True, slots=True)
class Spoken:
    """So many attributions of one article have a source whose entity is of one kind."""

    article: str
    kind: str  # person, state, organisation, place, group, document
    attributions: int


def spoken(record: Record, where: Filter) -> list[Spoken]:
    """The attributions with a resolved source, counted by article and kind of entity."""
    test = plan(record, "attributions", where)
    rows = record.rows(
        "select m.article, substr(m.source_entity, 1, instr(m.source_entity, ':') - 1), count(*)"
        f" from attributions m where {test.test} and m.source_entity is not null group by 1, 2"
        " order by 1, 2",
        test.values,
    )
    return [Spoken(*row) for row in rows]


def unresolved(record: Record, where: Filter) -> list[Attribution]:
    """The attributions whose source is no entity or not given, article by article."""
    test = plan(record, "attributions", where)
    rows = record.rows(
        f"select m.article, {codec.quoted(Attribution, 'm')} from attributions m"
        f" where {test.test} and m.source_entity is null order by m.article, m.no",
        test.values,
    )
    return [codec.record_of(Attribution, row[1:], row[0]) for row in rows]
