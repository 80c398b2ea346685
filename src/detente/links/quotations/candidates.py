"""By what attributions that may give one utterance are found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from ...dates import Interval, later
from ...linked import Quoted
from ...tables.common_words import frequency
from ..wording import Said, key, narrow, rarest, runs
from .occasion import NEAR, WIDE, said

ROW = 4
"""Words of a row that is a key. With 3, stock phrases ("in the world") join half the press."""
SAMPLE = 4
"""Of so many neighbouring rows the one with the smallest hash is a key (winnowing): two variants
that share ROW + SAMPLE - 1 = 7 words in a row share a key, whatever is cut around them."""
SPEAKER_WORDS = 6
"""Rare words of an utterance that, with its speaker, are keys: for paraphrase and single words."""
PAIRED = 4
"""Rarest words of a quotation of which two are a key: for a translation whose speaker one outlet
does not name."""
RARE = 4.5
"""Zipf frequency below which two neighbouring words are a key."""


def keys(quoted: Quoted) -> tuple[int, ...]:
    """By what it is found: unsigned 64-bit hashes, sorted, each once.

    Rows of its words where they are quoted; its speaker with a rare word, and both with a month.
    """
    one = said(quoted)
    found = {*_rows(one), *_rare_pairs(one)} if one.exact else set()
    if one.exact and len(set(one.whole)) > 1:
        pairs = combinations(sorted(rarest(one.whole, PAIRED)), 2)
        found |= {key("both", *two) for two in pairs}
    speaker = quoted.attribution.source_entity
    if speaker:
        words = rarest(one.telling if one.exact else one.whole, SPEAKER_WORDS)
        months = [f"{when.year}-{when.month}" for when in _months(quoted.when.interval)]
        found |= {key("month", speaker, month, word) for month in months for word in words}
        if one.exact:
            found |= {key("speaker", speaker, word) for word in words}
    return tuple(sorted(found))


def _rows(one: Said) -> Iterator[int]:
    for part in one.parts:
        hashes = [key("row", *row) for row in runs(part, ROW) if len(row) == ROW]
        for window in runs([str(value) for value in hashes], SAMPLE):
            yield min(int(value) for value in window)


def _rare_pairs(one: Said) -> Iterator[int]:
    """Two rare words that follow each other: by these a cut of three words is found."""
    for first, second in runs(one.telling, 2) if len(one.telling) > 1 else []:
        if max(frequency(first), frequency(second)) < RARE:
            yield key("pair", first, second)


def _months(interval: Interval) -> list[date]:
    """The first days of the months that a narrow interval touches, with NEAR days around it."""
    if not narrow(interval, WIDE) or not (interval.earliest and interval.latest):
        return []
    ends = (later(interval.earliest, -NEAR), later(interval.latest, NEAR))
    return sorted({end.replace(day=1) for end in ends})
