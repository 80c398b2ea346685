"""Words that newsrooms use for one another: "frontier" and "border", "postpone" and "delay"."""

from __future__ import annotations

from functools import cache

from ..errors import BadTable
from . import rows


@cache
def chief_words() -> dict[str, str]:
    """Every listed form, lower case, with the first word of its set (data/synonyms.csv).

    Raises BadTable when a form stands in two sets.
    """
    found: dict[str, str] = {}
    for row in rows("synonyms"):
        chief, *others = row["words"].split()
        for word in (chief, *others):
            if found.setdefault(word, chief) != chief:
                raise BadTable(f"data/synonyms.csv: '{word}' stands in two sets")
    return found


def plain(word: str) -> str:
    """The commonest word that says the same as a word (lower case); itself where none is listed."""
    return chief_words().get(word, word)


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    """Every form listed here and in data/alike.csv with all forms of its set, in their order.

    Raises BadTable when a form stands in two sets.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in (*rows("synonyms"), *rows("alike")):
        words = tuple(row["words"].split())
        if twice := found.keys() & set(words):
            raise BadTable(f"data/alike.csv: '{min(twice)}' stands in two sets")
        found.update(dict.fromkeys(words, words))
    return found


def alike(word: str) -> tuple[str, ...]:
    """The forms that a search tries for a word (lower case), those of itself with them; empty where
    none is listed."""
    return _sets().get(word, ())
