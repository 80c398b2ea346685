"""People whom news of foreign affairs names, and the offices they held by date.

The rows are `data/people.csv` and `data/offices.csv`, and tables of the same shape from other
origins beside them (`docs/entities.md`). An office without an end is open: this table knows no
end, which is not the same as "still in office".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..dates import ALWAYS, Interval, of_prefix
from ..errors import BadTable
from . import rows, split

KINDS = frozenset(
    {"head-of-state", "head-of-government", "foreign", "defence", "security", "spokesman",
     "finance", "ambassador", "legislator", "international", "other"}
)  # fmt: skip
"""What an office is about; the closed list of `Term.kind`."""

_TABLES = (
    ("people", "offices", None),
    ("people_wikidata", "offices_wikidata", date(2022, 10, 31)),
    ("people_countryinfo", "offices_countryinfo", date(2012, 1, 16)),
)
"""Tables of people and of their offices, the most trusted first, and the last day of which each
speaks: an open end there means "at least until then"."""


@dataclass(frozen=True, slots=True)
class Term:
    """An office that a person held from a day to a day, both in; None where that end is open.

    `state` is ISO 3166-1 alpha-3, None for an international office; `kind` is one of KINDS.
    `known_to` is the last day of which the table speaks, None for a table that is kept up.
    """

    title: str
    state: str | None
    start: date | None
    end: date | None
    kind: str
    known_to: date | None = None

    @property
    def interval(self) -> Interval:
        """The days on which it was held."""
        return Interval(self.start, self.end)

    def may_hold(self, on: Interval) -> bool:
        """Whether it may have been held on some day of the interval, as far as the table speaks."""
        last = self.end or self.known_to
        if last and self.start and last < self.start:
            last = self.start
        return Interval(self.start, last).overlaps(on)


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `names` are all spellings, `surnames` what newspapers use alone."""

    id: str
    name: str
    names: tuple[str, ...]
    gender: str | None  # "m", "f", None when not known
    wikidata: str | None
    state: str | None
    terms: tuple[Term, ...]
    surnames: tuple[str, ...] = ()

    def held(self, on: Interval = ALWAYS) -> tuple[Term, ...]:
        """The offices that may have been held on some day of the interval."""
        return tuple(term for term in self.terms if term.may_hold(on))


_SAME_SOUND = (
    (re.compile(r"(?<=[aeiou])y(?=e)"), ""),  # Baluyevsky, Baluevsky
    (re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])iye"), "ie"),  # Matviyenko, Matvienko
    (re.compile(r"\bye"), "e"),  # Yevgeny, Evgeny
    (re.compile(r"ks"), "x"),  # Aleksandr, Alexandr
    (re.compile(r"\balexandr\b"), "alexander"),
    (re.compile(r"\balexey"), "alexei"),
    (re.compile(r"e[yj]\b"), "ei"),  # Sergey, Sergei
    (re.compile(r"(?<=[a-z]{2})(?:iy|ii|yi|ij|y)\b"), "i"),  # Yuriy, Yury, Yuri
    (re.compile(r"\bdimitri"), "dmitri"),
)


@cache
def fold_person(name: str) -> str:
    """A person's name as it is compared: lower case, no accents, one spelling of Slavic endings."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    plain = " ".join(re.sub(r"[.,]", " ", plain).split())
    for pattern, sound in _SAME_SOUND:
        plain = pattern.sub(sound, plain)
    return plain


@cache
def people() -> tuple[Person, ...]:
    """Every person of the tables, each once; the first table that has an id is followed.

    Raises BadTable when an office names nobody, a kind is unknown or a date is none.
    """
    found: dict[str, Person] = {}
    early: dict[str, list[Term]] = {}  # a user's offices of people whom a later table has
    for names, offices, known_to in _TABLES:
        terms = _terms(offices, known_to)
        for row in rows(names):
            if row["id"] not in found:
                both = (*early.pop(row["id"], ()), *terms.get(row["id"], ()))
                found[row["id"]] = _person(row, both)
        early |= {ident: terms[ident] for ident in terms.keys() - found.keys()}
    if early:
        raise BadTable(f"offices of '{min(early)}' stand in a table, and nobody of that id")
    return tuple(found.values())


def _terms(table: str, known_to: date | None) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for row in rows(table):
        if row["kind"] not in KINDS:
            raise BadTable(f"data/{table}.csv: no kind of office '{row['kind']}': {row}")
        start = of_prefix(row["start"]).earliest if row["start"] else None
        end = of_prefix(row["end"]).latest if row["end"] else None
        term = Term(row["title"], row["state"] or None, start, end, row["kind"], known_to)
        found.setdefault(row["person"], []).append(term)
    return found


def _person(row: dict[str, str], terms: tuple[Term, ...]) -> Person:
    return Person(
        id=f"person:{row['id']}",
        name=row["name"],
        names=tuple(dict.fromkeys((row["name"], *split(row["names"])))),
        gender=row["gender"] or None,
        wikidata=row["wikidata"] or None,
        state=row["state"] or None,
        terms=terms,
        surnames=split(row["surname"]) or (surname_of(row["name"]),),
    )


_SUFFIXES = frozenset(
    {"jr", "sr", "junior", "senior", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xiv", "xvi"}
)


def surname_of(name: str) -> str:
    """The last word of a name that is no suffix: "Bush" of "George Bush Jr.".

    Of a monarch it is the name before "of": "Gustaf" of "Carl XVI Gustaf of Sweden".
    """
    whole = name.split(" of ")[0]
    words = [word for word in whole.split() if word.strip(".,").lower() not in _SUFFIXES]
    return words[-1] if words else name


@cache
def _by_surname() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in people():
        for key in dict.fromkeys(fold_person(name) for name in person.surnames):
            found.setdefault(key, []).append(person)
    return {key: tuple(several) for key, several in found.items()}


def with_surname(folded: str) -> tuple[Person, ...]:
    """Everybody with that surname; the words may be folded or not. Empty when nobody has it."""
    return _by_surname().get(fold_person(folded), ())


@cache
def _by_full_name() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in people():
        for key in dict.fromkeys(fold_person(name) for name in person.names):
            if " " in key:
                found.setdefault(key, []).append(person)
    return {key: tuple(several) for key, several in found.items()}


def with_name(words: str) -> tuple[Person, ...]:
    """Everybody with that full name in any spelling; two for "George Bush". Empty when nobody."""
    return _by_full_name().get(fold_person(words), ())


@cache
def by_id() -> dict[str, Person]:
    """Every person by id ("person:vladimir-putin")."""
    return {person.id: person for person in people()}


@cache
def _by_office() -> dict[tuple[str, str | None], tuple[tuple[Person, Term], ...]]:
    found: dict[tuple[str, str | None], list[tuple[Person, Term]]] = {}
    for person in people():
        for term in person.terms:
            found.setdefault((term.kind, term.state), []).append((person, term))
    return {key: tuple(several) for key, several in found.items()}


def holders(kind: str, state: str | None, interval: Interval = ALWAYS) -> tuple[Person, ...]:
    """Who may have held an office of that kind for that state on some day of the interval.

    Several where the interval spans a change, or the kind has many holders (spokesmen).
    """
    several = _by_office().get((kind, state), ())
    return tuple(dict.fromkeys(person for person, term in several if term.may_hold(interval)))


GIVEN = 2
"""People of the tables who must share a given name before it tells the sex of somebody else."""


@cache
def _given_names() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for person in people():
        words = person.name.split()
        if person.gender and len(words) > 1 and not words[0].endswith("."):
            found.setdefault(fold_person(words[0]), []).append(person.gender)
    listed = {fold_person(row["name"]): row["gender"] for row in rows("given_names")}
    clear = {
        given: genders[0]
        for given, genders in found.items()
        if len(genders) >= GIVEN and len(set(genders)) == 1
    }
    both = {given for given, gender in listed.items() if set(found.get(given, ())) - {gender}}
    return {given: gender for given, gender in (listed | clear).items() if given not in both}


def with_given(name: str) -> str | None:
    """ "m" or "f" when the table of given names says so and nobody of the tables contradicts it, or
    when at least GIVEN people of the tables are called so, all of one sex."""
    return _given_names().get(fold_person(name))
