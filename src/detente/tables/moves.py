"""What an act does to a proposal, demand, commitment or threat; what states bargain over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..errors import BadTable
from ..linked import Move, Step
from . import rows, split


@lru_cache(maxsize=65_536)  # most words of a text are some thousand of the language
def fold(word: str) -> str:
    """A lower-case word as words of objects are compared: singular and plural are one."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


ON = ("event", "said", "wording")
"""What a row looks at."""


OPENING = frozenset({Move.OFFERED, Move.DEMANDED, Move.THREATENED, Move.PROMISED, Move.EXTENDED,
                     Move.COUNTERED, Move.REPEATED})  # fmt: skip
"""Moves that put something on the table."""
SETTLING = frozenset({Move.WITHDRAWN, Move.SIGNED, Move.IMPOSED, Move.HARDENED})
"""Moves that may be answered too, though nothing is put on the table by them."""
ANSWERS = frozenset({Move.WELCOMED, Move.DEFERRED, Move.REFUSED, Move.CRITICISED, Move.ACCEPTED,
                     Move.CONDITIONED, Move.SOFTENED, Move.HARDENED, Move.ANSWERED})  # fmt: skip
"""Moves that answer what is on the table."""


def opening(steps: Sequence[Step]) -> int:
    """The place of the step that put something on the table first, of those in order of time;
    without one, of the first that a state made. One known only to be since a day counts after
    those whose last day is known.
    """
    opened = [n for n, one in enumerate(steps) if one.move in OPENING or one.move is Move.IMPOSED]
    known = (n for n in opened if steps[n].when.latest)
    first = next((n for n, one in enumerate(steps) if not one.bodies), 0)
    return next(known, next(iter(opened), first))


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `data/moves.csv`.

    `of` are PLOVER types (with "/mode") or stances; `words` and `about` beginnings of words (for
    wording: stances, and words in a row). `move` is None where the act is no step; `leaning` -1..1
    or None where the act does not say. `example` is the row's own.
    """

    on: str
    of: frozenset[str]
    words: tuple[str, ...]
    about: tuple[str, ...]
    move: Move | None
    leaning: float | None
    example: str


@cache
def rules(on: str) -> tuple[Rule, ...]:
    """The rows for events, for what is said, or for wording, in the order in which they are tried.

    Raises BadTable when a row uses a word outside the closed lists.
    """
    return tuple(rule for rule in _all() if rule.on == on)


def fitting(
    several: Iterable[Rule], codes: set[str], words: Iterable[str], about: Sequence[str]
) -> Rule | None:
    """The first row whose code, beginnings of words and beginnings of what it is about fit."""
    words = tuple(words)
    for rule in several:
        # codes first: they are looked up, words are compared one by one
        if rule.of and rule.of.isdisjoint(codes):
            continue
        if rule.words and not _begun(words, rule.words):
            continue
        if not rule.about or _begun(about, rule.about):
            return rule
    return None


def _begun(words: Iterable[str], by: tuple[str, ...]) -> bool:
    """Whether one of the words begins so."""
    return any(word.startswith(by) for word in words)


@cache
def _all() -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in rows("moves"))


def _rule(row: dict[str, str]) -> Rule:
    known = row["move"] == "none" or row["move"] in {move.value for move in Move}
    if row["on"] not in ON or not known:
        raise BadTable(f"data/moves.csv: unknown kind of row or move: {row}")
    return Rule(
        on=row["on"],
        of=frozenset(split(row["of"])),
        words=split(row["words"]),
        about=split(row["about"]),
        move=None if row["move"] == "none" else Move(row["move"]),
        leaning=float(row["leaning"]) if row["leaning"] else None,
        example=row["example"],
    )


@dataclass(frozen=True, slots=True)
class Object:
    """What states bargain over within an issue: "the radar in Azerbaijan".

    `of` is the id of the object of which it is a part, its own where it stands alone.
    """

    issue: str
    id: str
    name: str
    of: str
    patterns: tuple[tuple[str, ...], ...]


@cache
def objects(issue: str) -> tuple[Object, ...]:
    """The objects of an issue, in the order of the table; none for an issue without rows.

    Raises BadTable when one is part of an object that the issue has not.
    """
    found = tuple(
        Object(
            issue,
            row["id"],
            row["name"],
            row["of"] or row["id"],
            tuple(tuple(map(fold, part.split())) for part in split(row["words"])),
        )
        for row in rows("objects")
        if row["issue"] == issue
    )
    lacking = {one.of for one in found} - {one.id for one in found}
    if lacking:
        raise BadTable(f"data/objects.csv: issue '{issue}' has no object '{min(lacking)}'")
    return found


def named(issue: str, words: Sequence[str]) -> list[Object]:
    """The objects of an issue that words name, each once, in order of where they stand.

    `words` are folded; where two start at one place, the longer counts.
    """
    found: list[Object] = []
    beginning = _beginning(issue)
    at = 0
    while at < len(words):
        fits = [
            (len(pattern), one)
            for pattern, one in beginning.get(words[at], ())
            if tuple(words[at : at + len(pattern)]) == pattern
        ]
        length, chosen = max(fits, key=lambda fit: fit[0], default=(1, None))
        found += [chosen] if chosen and chosen not in found else []
        at += length
    return found


@cache
def _beginning(issue: str) -> dict[str, list[tuple[tuple[str, ...], Object]]]:
    """The patterns of an issue's objects by their first word, in the order of the table."""
    found: dict[str, list[tuple[tuple[str, ...], Object]]] = {}
    for one in objects(issue):
        for pattern in one.patterns:
            found.setdefault(pattern[0], []).append((pattern, one))
    return found
