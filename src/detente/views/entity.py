"""A person, organisation or state: offices, what was said and done, with whom, and where."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import BadInput
from ..record import Filter, Record, queries
from ..record.queries import EntityCounts as EntityCounts
from ..records import EntityKind
from . import gather
from .asked import entities_called
from .events import events
from .said import said
from .shapes import Done, Head, Said

MOST = 200
"""Items of each list of an entity's page; the whole lists are `said` and `events` with a filter."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity: offices by date, what it said and did, what was done to it, with whom, where.

    `said`, `done` and `received` are in order of time and hold at most the number asked for;
    `line` holds the full counts. `places` are its articles with the number of mentions in each.
    """

    line: EntityCounts
    said: tuple[Said, ...]
    done: tuple[Done, ...]
    received: tuple[Done, ...]
    companions: tuple[queries.Together, ...]
    places: tuple[tuple[Head, int], ...]


def entities(
    record: Record, kind: EntityKind | None = None, limit: int | None = None
) -> list[EntityCounts]:
    """The entities that are mentioned, the most mentioned first. Raises BadRecord."""
    return queries.entities(record, kind, limit)


SOUGHT = 4
"""Times as many of the most named as are wanted: among them those who do something are found, and
nobody who is only mentioned in passing stands on a front page for it."""


def active(record: Record, kind: EntityKind, limit: int) -> list[EntityCounts]:
    """Those who speak, act or are acted upon, the most often first. Raises BadRecord."""
    lines = entities(record, kind, limit * SOUGHT)
    some = [line for line in lines if line.said + line.done + line.received]
    some.sort(key=lambda line: (-(line.said + line.done + line.received), line.entity.id))
    return some[:limit]


def named(record: Record, name: str) -> list[EntityCounts]:
    """The entities that a name or id stands for, the most mentioned first.

    Raises BadInput, with the nearest names, when the record holds none.
    """
    ids = [one.id for one in entities_called(record, name)]
    found = [counted for one in ids if (counted := queries.entity(record, one))]
    return sorted(found, key=lambda line: (-line.mentions, line.entity.id))


def entity(record: Record, name: str, most: int = MOST) -> EntityView:
    """The entity of that id with what it said and did, at most so many items of each list.

    Raises BadInput when the record holds none.
    """
    counted = queries.entity(record, name)
    if not counted:
        raise BadInput(f"no entity '{name}' in the record; names are in `detente who NAME`")
    side = (counted.entity.id,)
    companions = queries.with_whom(record, counted.entity.id, most)
    places = queries.mentioned_in(record, counted.entity.id, most)
    over = gather.heads(record, [article for article, _ in places])
    return EntityView(
        line=counted,
        said=tuple(said(record, Filter(by=side), most)),
        done=tuple(events(record, Filter(actors=side), most)),
        received=tuple(events(record, Filter(recipients=side), most)),
        companions=tuple(companions),
        places=tuple((over[article], count) for article, count in places),
    )
