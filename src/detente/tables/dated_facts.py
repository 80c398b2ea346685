"""Dated facts of public record, by which an undated text is bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..dates import Interval, of_prefix
from ..errors import BadTable
from . import rows, split


@dataclass(frozen=True, slots=True)
class Fact:
    """A text in which `pattern` is found, and `unless` is not, was written within `interval`.

    `what` is the fact in plain words; case counts. One of the `words` stands in every text that the
    pattern finds, so that the pattern is tried on few texts.
    """

    id: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    interval: Interval
    what: str


@cache
def dated_facts() -> tuple[Fact, ...]:
    """Every row of data/dated_facts.csv. Raises BadTable when a row bounds nothing or no regex."""
    return tuple(_fact(row) for row in rows("dated_facts"))


def _fact(row: dict[str, str]) -> Fact:
    """One row. Raises BadTable when it bounds nothing or its wording is no regular expression."""
    before, after = row["not_before"], row["not_after"]
    interval = Interval(
        of_prefix(before).earliest if before else None, of_prefix(after).latest if after else None
    )
    if interval == Interval():
        raise BadTable(f"data/dated_facts.csv: '{row['id']}' bounds nothing")
    try:
        unless = re.compile(row["unless"]) if row["unless"] else None
        words = split(row["words"])
        return Fact(row["id"], words, re.compile(row["pattern"]), unless, interval, row["what"])
    except re.error as error:
        raise BadTable(f"data/dated_facts.csv: '{row['id']}': {error}") from error
