"""A mention while it is being worked out, and the entities of the tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from ...records import Entity, EntityKind, Mention, Office
from ...spans import Span
from ...tables.organisations import Document, Organisation
from ...tables.people import Person, Term
from ...tables.places import Place
from ...tables.roles import Role
from ...tables.states import State


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known so far of the words at tokens [first, last).

    `sort` says what kind of words they are: name, adjective, people, metonym, person, role,
    pronoun. `core` is the first token of the bare name, after any title; `role_at` of the role
    noun in it. `former` is true for "ex-president"; `loose` for an indefinite ("a spokesman").
    """

    first: int
    last: int
    head: int
    span: Span
    kind: str
    sort: str
    entity: Entity | None = None
    entity_kind: EntityKind | None = None
    name: str | None = None
    state: str | None = None
    described: str | None = None
    plural: bool = False
    gender: str | None = None
    role: Role | None = None
    core: int = -1
    role_at: int = -1
    former: bool = False
    loose: bool = False
    score: float = 1.0
    why: str = ""

    def meaning(self, entity: Entity, score: float, why: str) -> Draft:
        """The same words, now known to mean the entity."""
        return replace(
            self,
            entity=entity,
            entity_kind=entity.kind,
            name=entity.name,
            state=self.state or entity.state,
            score=score,
            why=why,
        )

    def open(self, why: str) -> Draft:
        """The same words, not resolved, with the reason."""
        return replace(self, entity=None, score=0.0, why=why)

    @property
    def mention(self) -> Mention:
        """The record that the stage gives."""
        return Mention(
            span=self.span,
            kind=self.kind,
            head=self.head,
            entity=self.entity.id if self.entity else None,
            entity_kind=self.entity_kind,
            name=self.name,
            state=self.state,
            described=None if self.entity else self.described,
            plural=self.plural,
            gender=self.gender,
            score=round(self.score, 2),
            why=self.why,
        )


@cache
def entity_of(thing: State | Organisation | Place | Document | Person) -> Entity:
    """The entity of something that the tables know."""
    if isinstance(thing, State):
        return Entity(
            thing.id, EntityKind.STATE, thing.name, thing.names, thing.iso3, thing.wikidata
        )
    if isinstance(thing, Organisation):
        kind = EntityKind.ORGANISATION
        return Entity(thing.id, kind, thing.name, thing.names, thing.state, thing.wikidata)
    if isinstance(thing, Place):
        return Entity(thing.id, EntityKind.PLACE, thing.name, thing.names, thing.state)
    if isinstance(thing, Document):
        return Entity(thing.id, EntityKind.DOCUMENT, thing.name, thing.names)
    return Entity(
        thing.id,
        EntityKind.PERSON,
        thing.name,
        thing.names,
        thing.state,
        thing.wikidata,
        tuple(office_of(term) for term in thing.terms),
    )


def office_of(term: Term) -> Office:
    """A term of the tables as the record keeps it."""
    return Office(term.title, term.state, term.start, term.end)
