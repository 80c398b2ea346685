"""Which words of a search are tried with others of the same sense, and with which."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..record import Record
from ..record.queries.vocabulary import held
from .search import others_tried, query_of

SAME = 4
"""Letters that forms of one word begin with alike: "enlarge" and "enlarged" are told once."""


def tried(record: Record, words: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each word of a search with the others that are tried for it, each told by its first form,
    those alone that an article holds. Raises BadRecord.
    """
    found = []
    for word, others in others_tried(words):
        told = [one for one in _once(word, others) if held(record, query_of(f"={one}"))]
        if told:
            found.append((word, tuple(told)))
    return found


def _once(word: str, others: Iterable[str]) -> list[str]:
    """The first form of every other word."""
    told = [re.sub(r"\W", "", word.casefold())]
    found = []
    for one in others:
        bare = one.replace("-", "")
        if not any(other.startswith(bare[:SAME]) for other in told):
            found.append(one)
            told.append(bare)
    return found
