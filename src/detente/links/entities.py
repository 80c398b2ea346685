"""Entities: one person named in several articles, under several spellings or by surname alone.

Entities of the tables, and those with the same folded full name, have one id already and need no
link. What is left: a middle name here and none there ("John F. Tarn", "John Tarn"), and a surname
alone ("Mr. Tarn") whose full name stands in another article. Three parts: candidates by folded
surname, a decision per pair (`decide`, pure), components that never hold two who contradict each
other. Unsure pairs are not joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from ..records import Entity, EntityKind
from ..tables.people import by_id, fold_person, surname_of, with_given

VERSION = "3"
"""Raised when the same people would be joined otherwise."""
FULL = 0.9
"""Score 0..1 of one full name with and without a middle name."""
SURNAME = 0.7
"""Score 0..1 of a surname alone and the only full name of the pile that fits it."""


class EntityLink(NamedTuple):
    """An entity, the one that it is the same as, how sure (0..1), and why in plain words."""

    entity: str
    same_as: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the whole pile says of one entity id.

    `given` and `surname` are folded; `given` is empty for a surname alone. states and roles are
    all that articles gave; `gender` is "m", "f" or None.
    """

    id: str
    name: str
    given: tuple[str, ...]
    surname: str
    states: frozenset[str]
    roles: frozenset[str]
    gender: str | None

    @property
    def listed(self) -> bool:
        """Whether the tables know it."""
        return self.id in by_id()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two are one: `same` is None where it cannot be told."""

    same: bool | None
    score: float
    why: str


def link_entities(found: Iterable[tuple[str, Entity]]) -> list[EntityLink]:
    """The links among the people of a pile; each pair is (article id, entity as it gave it).

    Deterministic: the same whatever the order. Every entity that is joined has exactly one link, to
    the one that its group goes by.
    """
    people = gathered(found)
    pairs = sorted(
        (-decision.score, left.id, right.id, decision.why)
        for left, right in candidates(people)
        if (decision := decide(left, right)).same
    )
    pairs = [pair for pair in pairs if _only_one(pair, pairs, people)]
    return components(people, [(a, b, -score, why) for score, a, b, why in pairs])


def gathered(found: Iterable[tuple[str, Entity]]) -> dict[str, Known]:
    """Every person of the pile by id, with all that the articles say of them."""
    names: dict[str, Entity] = {}
    states: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    for _, entity in sorted(found, key=lambda pair: (pair[1].id, pair[0])):
        if entity.kind is not EntityKind.PERSON:
            continue
        names.setdefault(entity.id, entity)
        states[entity.id] |= {entity.state} if entity.state else set()
        roles[entity.id] |= {office.title for office in entity.offices if office.start is None}
    return {
        key: _known(entity, frozenset(states[key]), frozenset(roles[key]))
        for key, entity in names.items()
    }


_ADDRESS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "dr": None, "gen": None}


def _known(entity: Entity, states: frozenset[str], roles: frozenset[str]) -> Known:
    words = fold_person(entity.name).split()
    gender = None
    while len(words) > 1 and words[0] in _ADDRESS:
        gender = _ADDRESS[words.pop(0)] or gender
    person = by_id().get(entity.id)
    surname = fold_person(person.surnames[0] if person else surname_of(" ".join(words)))
    given = tuple(word for word in words if word not in surname.split())
    if person:
        gender = person.gender
    return Known(
        entity.id, entity.name, given, surname, states, roles,
        gender or (with_given(given[0]) if given else None),
    )  # fmt: skip


def candidates(people: dict[str, Known]) -> Iterator[tuple[Known, Known]]:
    """Pairs of people who share a folded surname, at least one of whom the tables do not know."""
    by_surname: dict[str, list[Known]] = defaultdict(list)
    for person in people.values():
        by_surname[person.surname].append(person)
    for several in by_surname.values():
        for left, right in combinations(sorted(several, key=lambda one: one.id), 2):
            if not (left.listed and right.listed):
                yield left, right


def decide(left: Known, right: Known) -> Decision:
    """Whether two people of one surname are one; other states, sexes or given names: never."""
    against = _against(left, right)
    if against:
        return Decision(False, 0.0, against)
    if left.given and right.given:
        return _by_given_name(left, right)
    if not left.given and not right.given:
        return Decision(None, 0.0, "two surnames alone")
    if left.states & right.states:
        return Decision(True, SURNAME, "the only full name with that surname and state")
    if one_office(left.roles, right.roles):
        return Decision(True, SURNAME, "the only full name with that surname and office")
    return Decision(None, 0.0, "neither state nor office agrees")


def _against(left: Known, right: Known) -> str:
    """The contradiction between two people; empty where there is none."""
    if left.states and right.states and not left.states & right.states:
        return "they act for different states"
    if left.gender and right.gender and left.gender != right.gender:
        return "one is a man, one a woman"
    surname_alone = not (left.given and right.given)
    if surname_alone and left.roles and right.roles and not one_office(left.roles, right.roles):
        return "they hold different offices"
    if left.given and right.given and not _agree(left.given[0], right.given[0]):
        return "their given names differ"
    return ""


def one_office(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two may hold one office: the same title, or the one told in fewer words ("deputy
    minister" of a "deputy foreign minister"). A deputy is no minister."""
    pairs = [(set(a.split()), set(b.split())) for a in left for b in right]
    return any(
        not (a ^ b) & _RANKED and (a == b or (len(a & b) > 1 and (a <= b or b <= a)))
        for a, b in pairs
    )


_RANKED = frozenset({"deputy", "vice", "assistant", "former", "acting", "first", "under"})
"""Words that make another office of a title."""


def _agree(one: str, other: str) -> bool:
    """Whether two given names may be one: equal, or one the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _by_given_name(left: Known, right: Known) -> Decision:
    if left.given[0] != right.given[0]:
        both = bool(left.states & right.states) and bool(left.roles & right.roles)
        why = "an initial, and state and office agree" if both else "an initial alone"
        return Decision(both or None, SURNAME if both else 0.0, why)
    middle = [names[1:] for names in (left.given, right.given)]
    if middle[0] and middle[1]:
        same = all(_agree(a, b) for a, b in zip(*middle, strict=False))
        return Decision(same or False, FULL if same else 0.0, "the same given and middle names")
    return Decision(True, FULL, "one name, with and without a middle name")


def _only_one(
    pair: tuple[float, str, str, str],
    pairs: Sequence[tuple[float, str, str, str]],
    people: dict[str, Known],
) -> bool:
    """Whether a surname alone has only this one full name; given names need no such thing."""
    for own, other in ((pair[1], pair[2]), (pair[2], pair[1])):
        if not people[own].given:
            rivals = {b if a == own else a for _, a, b, _ in pairs if own in (a, b)} - {other}
            if any(people[rival].given for rival in rivals) or _others(own, other, people):
                return False
    return True


def _others(own: str, other: str, people: dict[str, Known]) -> bool:
    """Whether the pile names somebody else in full who might be meant by the surname."""
    return any(
        one.id not in (own, other)
        and one.given
        and one.surname == people[own].surname
        and not _against(one, people[own])
        and _against(one, people[other])
        for one in people.values()
    )


def components(
    people: dict[str, Known], pairs: Sequence[tuple[str, str, float, str]]
) -> list[EntityLink]:
    """Groups of pairs, the surest first, as links to the one that each group goes by.

    A pair that would bring two who contradict each other into one group is left out.
    """
    group = {key: {key} for key in people}
    reason: dict[str, tuple[float, str]] = {}
    for left, right, score, why in pairs:
        one, other = group[left], group[right]
        if one is other or any(_against(people[a], people[b]) for a in one for b in other):
            continue
        merged = one | other
        for key in merged:
            group[key] = merged
        for key in (left, right):
            reason.setdefault(key, (score, why))
    links = []
    for key in sorted(reason):
        best = min(group[key], key=lambda one: _rank(people[one]))
        if best != key:
            links.append(EntityLink(key, best, *reason[key]))
    return links


def _rank(person: Known) -> tuple[bool, bool, int, str]:
    """Those of the tables first, then full names, the longest first."""
    return (not person.listed, not person.given, -len(person.name), person.id)
