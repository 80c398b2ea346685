"""Holders of an office whose name a newsroom spelt in its own way: "President Laurent Gbago".

Only a title that is theirs lets a near spelling count; a plain name is somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...dates import Interval
from ...tables.people import Person, fold_person, people
from .serving import HEADS, fits
from .titles import Title

_OFFICES = (*HEADS, "foreign")
_LEAST = 5
"""Letters of a surname in which one letter may be missing or too much; in a shorter one it makes
another name ("Bush", "Bus")."""
_SOUNDS = (
    (re.compile(r"['`’-]"), " "),
    (re.compile(r"\b(?:al|el|ul|ol|an|as|ash) "), ""),
    (re.compile(r"\bibn\b"), "bin"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"(.)\1"), r"\1"),
)
"""What transcriptions do in their own way: the article, the dash, double letters."""


def near(words: str, title: Title | None, on: Interval) -> tuple[Person, ...]:
    """Those of the tables who held the titled office by nearly that full name: every word but the
    last as it sounds, the last one up to a letter. Empty without such a title, or a day in it."""
    if title is None or title.role is None or title.role.kind not in (*_OFFICES, "leader"):
        return ()
    parts = _sound(words).split()
    if len(parts) < 2:
        return ()
    found = [p for p in _by_given().get(parts[0], ()) if _is_near(parts, p)]
    return tuple(p for p in found if fits(p, title, None, on))


def _is_near(parts: list[str], person: Person) -> bool:
    return any(_alike(parts, names.split()) for names in _sounds(person))


def _alike(parts: list[str], names: list[str]) -> bool:
    """ "Carlos Menem" is "Carlos Saul Menem" as well: middle names may be left out."""
    if len(names) < 2 or names[0] != parts[0] or not _up_to_letter(parts[-1], names[-1]):
        return False
    middle = iter(names[1:-1] if len(names) >= len(parts) else parts[1:-1])
    return all(one in middle for one in (parts[1:-1] if len(names) >= len(parts) else names[1:-1]))


def _up_to_letter(one: str, other: str) -> bool:
    """Whether two names are one, or one when a letter of the longer is left out."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST or len(long) - len(short) != 1:
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _sound(words: str) -> str:
    plain = fold_person(words)
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    return " ".join(plain.split())


def _sounds(person: Person) -> Iterator[str]:
    return (_sound(name) for name in person.names)


@cache
def _by_given() -> dict[str, tuple[Person, ...]]:
    """Who held one of the offices, by the first word of each name as it sounds."""
    found: dict[str, list[Person]] = {}
    for person in people():
        if any(term.kind in _OFFICES for term in person.terms):
            for given in dict.fromkeys(_sound(name).split()[0] for name in person.names):
                found.setdefault(given, []).append(person)
    return {given: tuple(several) for given, several in found.items()}
