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
