"""Names of states, organisations, documents and places, looked up unit by unit.

Built once a process: a dict from the first unit of a name to the names that start with it, the
longest first. The case of letters counts ("us" is no state), accents and dots do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...tables.organisations import Document, Organisation, documents, organisations
from ...tables.people import Person, fold_person, people
from ...tables.places import Place, places
from ...tables.roles import roles
from ...tables.states import State, states
from ...tables.weapons import Weapon, weapons
from .text import Unit, plain, word_set

Thing = State | Organisation | Place | Document | Weapon


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the tables. `sort` is name, adjective, people or metonym."""

    units: tuple[str, ...]
    thing: Thing
    sort: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: units [first, last) of the text."""

    first: int
    last: int
    name: Name


_PART = re.compile(r"[^\s\-–/,]+")


def units_of(name: str) -> tuple[str, ...]:
    """A name of a table in units, as the text is: no leading "the", hyphens as spaces."""
    parted = name.removeprefix("the ").replace("'s", " 's").replace("’s", " 's")
    return tuple(plain(part) for part in _PART.findall(parted))


def _names() -> Iterator[Name]:
    for org in organisations():
        yield from (Name(units_of(name), org, "name") for name in org.names)
    for document in documents():
        yield from (Name(units_of(name), document, "name") for name in document.names)
    for weapon in weapons():
        yield from (Name(units_of(name), weapon, "name") for name in weapon.names)
    for state in states():
        yield from (Name(units_of(name), state, "name") for name in state.names)
        for name in state.demonyms:
            yield Name(units_of(name), state, _sort_of(name))
        yield from (Name(units_of(name), state, "metonym") for name in state.metonyms)
    for place in places():
        yield from (Name(units_of(name), place, "name") for name in place.names)
        for name in place.demonyms:
            yield Name(units_of(name), place, _sort_of(name))


_NOUNS = word_set(
    "Dane Swede Finn Turk Pole Briton Brit Scot Spaniard Icelander Englishman Frenchman "
    "Frenchwoman Dutchman Irishman Westerner Luxembourger Liechtensteiner Kiwi Filipino Frenchmen "
    "Dutchmen Irishmen Yankees Batswana"
)


def _sort_of(demonym: str) -> str:
    """Whether a demonym is an adjective ("Russian") or names people ("Russians", "Dane")."""
    last = demonym.split()[-1]
    plural = last.endswith("s") and last not in ("Swiss",)
    return "people" if plural or last in _NOUNS else "adjective"


@cache
def _by_first() -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for name in _names():
        found.setdefault(name.units[0], []).append(name)
    return {
        first: tuple(sorted(several, key=lambda name: -len(name.units)))
        for first, several in found.items()
    }


def hits(units: Sequence[Unit]) -> list[Hit]:
    """The names in the units, leftmost first, the longest of those that start at a unit."""
    index = _by_first()
    found: list[Hit] = []
    place = 0
    while place < len(units):
        hit = _at(units, place, index)
        if hit:
            found.append(hit)
            place = hit.last
        else:
            place += 1
    return found


LOUD = 4
"""Letters from which on a word in capitals is read as a shouted name: MOSCOW, but not US or WHO."""


def _at(units: Sequence[Unit], place: int, index: dict[str, tuple[Name, ...]]) -> Hit | None:
    first = units[place].plain
    if not first[:1].isalnum():
        return None
    quiet = first.title() if len(first) >= LOUD and first.isupper() else None
    for start, loud in ((first, False), (quiet, True)):
        for name in index.get(start, ()) if start else ():
            last = place + len(name.units)
            if last <= len(units) and _same(units[place:last], name.units, loud):
                return Hit(place, last, name)
    return None


def _same(units: Sequence[Unit], wanted: tuple[str, ...], loud: bool) -> bool:
    if any(one.token - other.token > 2 for one, other in zip(units[1:], units, strict=False)):
        return False
    if loud:
        return all(u.plain.title() == w for u, w in zip(units, wanted, strict=True))
    return all(u.plain == w for u, w in zip(units, wanted, strict=True))


def meanings(name: Name) -> tuple[Name, ...]:
    """Every name of the tables with the same units: Moscow the place and Moscow the metonym."""
    return tuple(n for n in _by_first().get(name.units[0], ()) if n.units == name.units)


# ------------------------------------------------------------------ full names of people


@cache
def _people_by_first() -> dict[str, tuple[tuple[tuple[str, ...], Person, bool], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Person, bool]]] = {}
    for person in people():
        names = [(name, False) for name in person.names]
        for name, bare in (*names, *((name, True) for name in person.surnames)):
            units = folded(name)
            if len(units) > 1 and not _opens_with_title(name):
                found.setdefault(units[0], []).append((units, person, bare))
    return {
        first: tuple(sorted(several, key=lambda entry: -len(entry[0])))
        for first, several in found.items()
    }


def _opens_with_title(name: str) -> bool:
    """ "Foreign Minister Abdullah" of a table is no full name: another of that surname has one."""
    words = name.lower().split()
    return any(" ".join(words[:end]) in roles() for end in range(1, len(words)))


def folded(name: str) -> tuple[str, ...]:
    """The units of a person's name, as people's names are compared."""
    return tuple(fold_person(part) for part in units_of(name))


_AGES = frozenset({"elder", "younger", "senior", "junior", "Sr", "Jr"})
_SMALL = _AGES | {"bin", "al", "el", "van", "von", "de", "der", "ben", "ul"}


def people_at(units: Sequence[Unit], place: int) -> tuple[int, tuple[Person, ...], bool] | None:
    """The longest name that starts at a unit: where it ends, whose it may be, and whether it is
    only a surname of several words ("bin Laden", "Suu Kyi").
    """
    plain_ = units[place].plain
    if not plain_[:1].isupper() and plain_ not in _SMALL:
        return None
    best = 0
    found: list[Person] = []
    alone = False
    for wanted, person, bare in _people_by_first().get(fold_person(plain_), ()):
        last = place + len(wanted)
        if len(wanted) < best:
            break
        if last <= len(units) and _is_person(units[place:last], wanted):
            best, alone = len(wanted), bare
            found.append(person)
    return (place + best, tuple(dict.fromkeys(found)), alone) if found else None


def _is_person(units: Sequence[Unit], wanted: tuple[str, ...]) -> bool:
    close = all(one.token - other.token <= 2 for one, other in zip(units[1:], units, strict=False))
    last = units[-1].plain
    capital = last[:1].isupper() or last in _AGES or len(units) > 2
    return close and capital and all(
        fold_person(u.plain) == w for u, w in zip(units, wanted, strict=True)
    )  # fmt: skip
