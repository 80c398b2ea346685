"""Acts that no table knows the object of, joined by rare words that they share, or a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from ...tables import places, states
from ...tables.common_words import frequency, stem
from ..acts import Act
from ..wording import FUNCTION, NOUNS, rarest

RARE = 4.5
"""Zipf frequency below which a word tells what is bargained over ("veto", "adoption", "treaty");
"weapon" lies just above, as what every second act of an issue is about."""
SHARED = 2
"""Rare words that two acts must share where no table knows what they are about."""
KEYED = 6
"""Rarest words of an act whose pairs are keys: 15 keys an act."""
LONG = 3 * 366
"""Days after which shared words alone do not tell one matter: fish is fought over every decade."""
CROWD = 40
"""Acts under one key of words from which on it is what the whole issue is about, and tells
nothing."""


def by_words(acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """Acts that no table knows the object of, joined by rare words that they share, or a place."""
    keyed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, act in enumerate(acts):
        if not act.own or act.objects or act.bodies:
            continue
        words = telling(act)
        for pair in combinations(rarest(words, KEYED), SHARED):
            keyed[tuple(sorted(pair))].append(place)
        for word in words & _place_words():
            keyed[(word,)].append(place)
    for same in keyed.values():
        if len(same) <= CROWD:
            in_time = sorted(same, key=lambda place: (day_of(acts[place]), place))
            for one, other in pairwise(in_time):
                if (day_of(acts[other]) - day_of(acts[one])).days <= LONG:
                    yield one, other


def day_of(act: Act) -> date:
    """The day an act is placed by: its first, else that of its report, else its last."""
    when, published = act.when, act.teller.published
    return when.earliest or published.earliest or when.latest or date.max


def telling(act: Act) -> set[str]:
    """The stems of an act's words that tell what it is about: rare ones, and names of places."""
    words = {stem(word) for word in act.words if word not in FUNCTION and len(word) > 2}
    nouns = {word for word in words if NOUNS.fullmatch(word)}
    rare = {word for word in words - nouns if frequency(word) < RARE or word in _place_words()}
    return rare - _party_words(act)


def _party_words(act: Act) -> set[str]:
    """Words that name the two sides: "Russian", "Washington"."""
    return {word for state in (*act.by, *act.to) for word in words_of_state(state)}


@cache
def words_of_state(iso3: str) -> frozenset[str]:
    """Stems of the words that name a state: "russian", "moscow"."""
    one = next((state for state in states.states() if state.iso3 == iso3), None)
    if one is None:  # a judgement may name a state that the table lacks
        return frozenset()
    words = (*one.names, *one.demonyms, *one.metonyms)
    return frozenset(stem(part) for word in words for part in word.lower().split())


@cache
def _place_words() -> frozenset[str]:
    """Stems of single words that name a place of the table: "gabala", "kaliningrad"."""
    return frozenset(stem(name) for name in places.by_name() if name.isalpha() and len(name) > 4)
