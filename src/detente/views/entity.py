"""A person, organisation or state: offices, what they said and did, with whom, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Entity
from .shapes import Done, Head, Said


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity in a list, with how often it is named, speaks, acts and is acted upon."""

    entity: Entity
    mentions: int
    articles: int
    said: int
    done: int
    received: int


@dataclass(frozen=True, slots=True)
class Companion:
    """Another entity, and in how many event mentions the two stand together."""

    id: str
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity: offices by date, what it said and did, what was done to it, with whom, where.

    `said`, `done` and `received` are in order of time and hold at most the number asked for;
    `line` holds the full counts. `places` are its articles with the number of mentions in each.
    """

    line: EntityLine
    said: tuple[Said, ...]
    done: tuple[Done, ...]
    received: tuple[Done, ...]
    companions: tuple[Companion, ...]
    places: tuple[tuple[Head, int], ...]
