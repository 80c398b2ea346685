"""Peoples without a state of their own name, and the states in which news tells of them.

The rows are `data/peoples.csv`.
"""

from __future__ import annotations

from functools import cache

from . import rows, split


@cache
def peoples() -> dict[str, frozenset[str]]:
    """For each word, as news writes it ("Hutu", "Hutus"), the ISO3 of the states of that people."""
    return {
        word: frozenset(split(row["states"]))
        for row in rows("peoples")
        for word in split(row["words"])
    }
