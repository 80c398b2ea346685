"""The words that the texts of a record hold, as its full-text index keeps them: by their stems."""

from __future__ import annotations

import re

from ..store import Record
from .search import ENDS, STARTS

LONGER = 2
"""Characters by which a word may be longer or shorter than the one that was meant."""
MOST_TERMS = 4_000
"""Stems that are compared with a word: 4,000 take some 30 ms."""


def held(record: Record, words: str) -> bool:
    """Whether any article holds what a query of the full-text index asks for. Raises BadRecord."""
    return bool(
        record.one("select 1 from articles_fts where articles_fts match ? limit 1", (words,))
    )


def near_terms(record: Record, word: str) -> list[str]:
    """Stems of the words of the articles that begin with the same letter as a word, in small
    letters, and are about as long. Raises BadRecord.
    """
    record.run("create virtual table if not exists temp.terms using fts5vocab(main, articles_fts,"
               " row)")  # fmt: skip
    rows = record.rows(
        "select term from temp.terms where term >= ? and term < ? and length(term) between ? and ?"
        " limit ?",
        (word[:1], f"{word[:1]}~", len(word) - LONGER - 2, len(word) + LONGER, MOST_TERMS),
    )
    return [term for (term,) in rows]


def as_written(record: Record, term: str) -> str:
    """A word of the texts that has that stem, the first that is found. Raises BadRecord."""
    row = record.one(
        f"select highlight(articles_fts, 1, '{STARTS}', '{ENDS}') from articles_fts"
        " where articles_fts match ? limit 1",
        (f'text : "{term}"',),
    )
    found = re.search(f"{STARTS}(.*?){ENDS}", row[0]) if row else None
    return found[1] if found else term
