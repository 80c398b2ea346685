"""Whether an act is told in words of which no other article on its news has the like.

Two outlets tell one summit each in its own words, so that an act of the same side may be the same
act. That one alone tells it is said where what it is about stands nowhere in the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..linked import Event
from ..tables import common_words, moves
from .facts import plain_words

LEAST = 2
"""Words and names that tell what the act is about, and that no other article has."""
SHARE = 0.75
"""Least part of all such words: what is left may be words that two tellings of anything share."""
RARE = 1.25
"""Weight of a word (see `common_words.terms`), one of 18 in a million, of which one in another
article makes it likely that it tells the same: "quota"."""
_NAME = re.compile(r"\b[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*")
_AFTER_WHO = re.compile(r"^\W*\w+\W*")


@dataclass(frozen=True, slots=True)
class _About:
    """What an act is about: names, and stems of other words with what each tells."""

    names: tuple[str, ...]
    words: dict[str, float]


def stands_alone(event: Event, texts: Iterable[str]) -> bool:
    """Whether what an event is about stands in none of the texts of other articles on its news.

    Neither its sides, nor the verb, nor what its whole issue is about tell it apart: "asked" is
    "called for" elsewhere, and every article on a shield has a shield.
    """
    about = _about(event)
    others = list(texts)
    plain = [plain_words(text) for text in others]
    stems = {term.stem for text in others for term in common_words.terms(text)}
    there = about.words.keys() & stems
    if any(about.words[one] >= RARE for one in there):
        return False
    if any(_known(name, text) for name in about.names for text in plain):
        return False
    absent = len(about.words) - len(there)
    new = absent + sum(min(LEAST, len(plain_words(name).split())) for name in about.names)
    return new >= LEAST and absent >= SHARE * len(about.words)


def _about(event: Event) -> _About:
    label = event.label
    sides = sorted((one.name for one in (*event.actors, *event.recipients)), key=len, reverse=True)
    for name in sides:
        label = label.replace(name, " , ")
    label = _AFTER_WHO.sub("", label.strip(" ,:")).replace(" and , ", " , ")
    names = tuple(name for name in _NAME.findall(label))
    rest = _NAME.sub(" ", label)
    known = _of_issues(event)
    words = {term.stem: term.weight for term in common_words.terms(rest) if term.stem not in known}
    return _About(names, words)


def _of_issues(event: Event) -> set[str]:
    """Stems of the words by which the table knows what the issues are about: "shield"."""
    named = [one for issue in event.issues for one in moves.objects(issue)]
    words = (word for one in named for pattern in one.patterns for word in pattern)
    return {common_words.stem(word) for word in words}


def _known(name: str, plain: str) -> bool:
    """Whether a name stands in a text, whole or by its last two words, or a single one at the
    beginning of another ("Iran" of "Iranian")."""
    parts = plain_words(name).split()
    if len(parts) > LEAST:
        return f" {' '.join(parts[-LEAST:])} " in plain
    return bool(parts) and f" {' '.join(parts)}" in plain
