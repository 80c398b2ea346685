"""What is kept of an article to tell whether another tells the same: about 600 bytes, no words."""

from __future__ import annotations

import math
import re
import struct
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from ...linked import Telling
from ...tables import common_words
from .days import DayTold, day_told, hashed, weekdays_told

TERMS = 80
"""Terms kept of an article, the most telling first."""
TITLE, LEAD, BODY = 5.0, 2.0, 1.0
"""How much a word counts where it stands: headline and lead say what is new, the rest also what
was before."""
LEAD_LENGTH = 600
"""Characters of a lead: the first three or four paragraphs."""

STATE = "state:"
"""What the id of a state begins with."""
PARTIES = 2
"""States that are kept of an article: news between states is mostly between two."""

WHOLE = 65535
"""What a weight of 1 is in a kept sketch."""
MOST = 255
"""Editions, days and words of a sentence that a kept sketch has room for."""

_HEAD = struct.Struct("<iiBHBBBBB")
DAYS = np.dtype([("first", "<i4"), ("last", "<i4")])
"""With which a kept sketch begins: the bounds of the day of publication, ordinals, 0 where open."""
_EDITION = struct.Struct("<IH")
_NAMED = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\s+([^\W\d_]+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hashed terms, the most telling first, and their weights (squares add up to one); days.

    `first` and `last` bound the day of publication, `told` is that of what is told; `weekdays` (0
    is Monday) are known also of an article without a day. `editions` are pairs of a noun's hash and
    a number ("the 129th parade"; a year in the headline has 0 for noun). `parties` are hashes of
    the two states that it names most often; empty where it names fewer.
    """

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    first: date | None
    last: date | None
    told: DayTold
    editions: frozenset[tuple[int, int]]
    weekdays: frozenset[int] = frozenset()
    parties: frozenset[int] = frozenset()


def sketch(telling: Telling) -> Sketch:
    """The sketch of an article, from its own words and what it says of its own day."""
    lead = telling.text[telling.body_start : telling.body_start + LEAD_LENGTH]
    weighed = sorted([(-weight, stem) for stem, weight in _weights(telling).items()])[:TERMS]
    length = math.sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
    published = telling.teller.published
    told = day_told(lead, telling.text[telling.body_start :], published)
    return Sketch(
        np.array([hashed(stem) for _, stem in weighed], np.uint32),
        np.array([-weight / length for weight, _ in weighed], np.float32),
        published.earliest,
        published.latest,
        told,
        _editions(telling.text[: telling.body_start], lead),
        weekdays_told(lead, published),
        _parties(telling),
    )


def _parties(telling: Telling) -> frozenset[int]:
    states = [entity for entity in telling.entities if entity.startswith(STATE)][:PARTIES]
    return frozenset(map(hashed, states)) if len(states) == PARTIES else frozenset()


def packed(one: Sketch) -> bytes:
    """A sketch as bytes, to be kept."""
    editions = sorted(one.editions)
    days, words, before = (
        [day.toordinal() for day in sorted(one.told.days)],
        sorted(one.told.terms)[:MOST],
        [day.toordinal() for day in sorted(one.told.before)],
    )
    parties = sorted(one.parties)
    counts = (len(one.terms), len(editions), len(days), len(words), len(before), len(parties))
    return b"".join((
        _HEAD.pack(*(day.toordinal() if day else 0 for day in (one.first, one.last)),
                   sum(1 << day for day in one.weekdays), *counts),
        one.terms.astype("<u4").tobytes(),
        np.minimum(one.weights * WHOLE, WHOLE).astype("<u2").tobytes(),
        *(_EDITION.pack(*edition) for edition in editions),
        np.array([*days, *words, *before, *parties], "<u4").tobytes(),
    ))  # fmt: skip


def unpacked(kept: bytes) -> Sketch:
    """The sketch that bytes made by `packed` hold."""
    first, last, weekdays, *counts = _HEAD.unpack_from(kept)
    sizes = (4 * counts[0], 2 * counts[0], _EDITION.size * counts[1], *(4 * n for n in counts[2:]))
    ends = list(accumulate(sizes, initial=_HEAD.size))
    terms, weights, editions, days, words, before, parties = (kept[a:b] for a, b in pairwise(ends))
    return Sketch(
        np.frombuffer(terms, "<u4"),
        np.frombuffer(weights, "<u2").astype(np.float32) / np.float32(WHOLE),
        date.fromordinal(first) if first else None,
        date.fromordinal(last) if last else None,
        DayTold(_days(days), frozenset(np.frombuffer(words, "<u4").tolist()), _days(before)),
        frozenset((noun, number) for noun, number in _EDITION.iter_unpack(editions)),
        frozenset(day for day in range(7) if weekdays >> day & 1),
        frozenset(np.frombuffer(parties, "<u4").tolist()),
    )


def _days(kept: bytes) -> frozenset[date]:
    return frozenset(date.fromordinal(day) for day in np.frombuffer(kept, "<u4").tolist())


def _weights(telling: Telling) -> dict[str, float]:
    """Stem → how much it tells of the article: rare, repeated, high up."""
    counted: dict[str, float] = defaultdict(float)
    rarity: dict[str, float] = {}
    outlet = (telling.teller.outlet or "").lower()
    start = telling.body_start
    places = common_words.counted(telling.text, (start, start + LEAD_LENGTH), (TITLE, LEAD, BODY))
    for word, worth in places.items():
        stem, weight = common_words.weighed(word)
        if weight > 0:
            counted[stem] += worth
            rarity[stem] = weight
    return {
        stem: rarity[stem] * (1.0 + math.log(count))
        for stem, count in counted.items()
        if stem not in outlet
    }


def _editions(title: str, lead: str) -> frozenset[tuple[int, int]]:
    years = {(0, int(year)) for year in _YEAR.findall(title)}
    named = {
        (hashed(common_words.stem(noun.lower())), int(number))
        for number, noun in _NAMED.findall(f"{title}\n{lead}")
    }
    return frozenset(sorted(years | named)[:MOST])
