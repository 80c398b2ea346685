"""Who and where: entities, their offices, and the words that refer to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..spans import Span


class EntityKind(StrEnum):
    """What an entity is; the export's closed list."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person held from a day to a day, both in; None where that end is open."""

    title: str
    state: str | None  # ISO 3166-1 alpha-3, None for an international office
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Entity:
    """The person, organisation, state, place … that mentions refer to.

    Ids of entities known from the tables are readable ("state:RUS", "person:vladimir-putin");
    those found in a text are `kind:` and a hash of the folded name.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    state: str | None = None  # ISO 3166-1 alpha-3
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity (ACE): a name, a nominal ("the Russian leader"), a pronoun.

    `span` is the name or noun phrase, without a following relative clause or apposition; a title
    before a name belongs to it ("President Vladimir Putin"). `head` is the index of its head
    token in the parse. `entity` is None where it stays unresolved, and `why` says so. `described`
    holds the description of somebody unnamed ("a Kremlin spokesman"), whose `state` and `kind`
    may be known all the same. `plural` is true for several people ("US officials", "they").
    """

    span: Span
    kind: str  # name, nominal, pronoun
    head: int
    entity: str | None
    entity_kind: EntityKind | None
    name: str | None  # the entity's name as we call it, or the description
    state: str | None  # ISO3 for which it stands or acts, as of that day
    described: str | None = None
    plural: bool = False
    gender: str | None = None  # "m", "f", None when not known
    score: float = 1.0  # 0..1, how sure
    why: str = ""
