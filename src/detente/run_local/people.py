"""People who are one: joined where somebody came, went or is told of otherwise.

Who is one is a matter of those of one surname alone (`links.entities`), so that only the surnames
of changed people are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..links import entities
from ..links.entities import EntityLink
from ..record import Record, namesakes, sketches, work
from ..record import links as kept
from ..records import Entity
from ..tables import mark
from ..version import __version__
from .pairing import Told

PEOPLE = ("people", "offices")
"""Tables that entity links look into, of those to which users add rows."""
BY = "surname"
"""How people are joined: a record in which they were joined otherwise keeps no surnames."""
MANY = 500
"""Surnames whose people are held at once."""


def join_people(record: Record, told: Told) -> None:
    """Joins the people of the pile where an article came, went or was read anew.

    Raises BadRecord.
    """
    made_by = f"{__version__} {entities.VERSION} {BY} {mark(*PEOPLE)}".rstrip()
    again = work.links_made_by(record, sketches.PEOPLE) != made_by
    if not again and not sketches.stale(record, sketches.PEOPLE):
        return
    with record.writing():
        if again:
            namesakes.touch_all(record)
        changed = sketches.touched(record, sketches.PEOPLE)
        names = sorted(namesakes.put_surnames(record, changed, _surnames(record, changed)))
        for start in range(0, len(names), MANY):
            _join(record, names[start : start + MANY])
            told(start, len(names))
        kept.settle_entities(record)
        sketches.untouch(record, sketches.PEOPLE, changed)
        work.note_links(record, sketches.PEOPLE, made_by)
        sketches.settled(record, sketches.PEOPLE)
    told(1, 1)


def _surnames(record: Record, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each person with the surname by which it is joined."""
    for ident, several in groupby(work.people(record, ids), key=lambda pair: pair[1].id):
        yield ident, entities.gathered(several)[ident].surname


def _join(record: Record, names: Sequence[str]) -> None:
    surname_of = namesakes.of_surnames(record, names)
    found: dict[str, list[tuple[str, Entity]]] = {}
    for pair in work.people(record, list(surname_of)):
        found.setdefault(surname_of[pair[1].id], []).append(pair)
    namesakes.put_links(record, surname_of, _links(found.values()))


def _links(groups: Iterable[list[tuple[str, Entity]]]) -> Iterator[EntityLink]:
    for group in groups:
        yield from entities.link_entities(group)
