"""What an article as a whole is about, and how far two articles tell one news.

A sentence says little of which act it tells ("the clash", "they were released"); what stands round
it says which. How rare a word is says a table, not the pile, so that a pair is judged alike
whatever else comes.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ...linked import Teller
from ...tables import common_words, ours, split
from . import words

TERMS = 60
"""Terms kept of an article, the most telling first; of short news that is all there are."""
RARE_NAMES = 24
"""Rare names kept of an article, the highest up first."""
TITLE, LEAD, BODY = 5.0, 2.0, 1.0
"""How much a word counts where it stands, as for news: headline and lead say what is new."""
LEAD_LENGTH = 600
"""Characters of a lead."""
SHORTEST = 4
"""Letters of a rare name: shorter ones are initials and abbreviations."""


@dataclass(frozen=True, slots=True)
class Gist:
    """The telling terms of an article with their weights (squares add up to one), and those of its
    names that no table has, and numbers that are not round, in order: "Farmakonisi", "160"."""

    terms: Mapping[str, float]
    rare: tuple[str, ...]
    named: frozenset[str]  # stems of all words with a capital
    states: frozenset[str] = frozenset()  # ISO3 of the two that it names most, if not once only

    def chief(self, most: int) -> tuple[str, ...]:
        """So many terms at most, the most telling first."""
        return tuple(self.terms)[:most]


NOTHING = Gist({}, (), frozenset())
"""Of an article of which only a sentence is known."""


def gist(teller: Teller, text: str) -> Gist:
    """The gist of an article, kept for those looked at last."""
    if not text:
        return NOTHING
    kept = _KEPT.get(teller.article)
    if kept is not None and kept[0] == (teller.title, teller.outlet, len(text)):
        return kept[1]
    if len(_KEPT) >= KEPT:
        _KEPT.clear()
    found = _gist(teller, text)
    _KEPT[teller.article] = ((teller.title, teller.outlet, len(text)), found)
    return found


KEPT = 4_000
"""Gists that are kept: some 6 kB each."""
_KEPT: dict[str, tuple[tuple[str | None, str | None, int], Gist]] = {}


def _gist(teller: Teller, text: str) -> Gist:
    start = len(teller.title or "")
    outlet = (teller.outlet or "").lower()
    counted: dict[str, float] = defaultdict(float)
    rarity: dict[str, float] = {}
    rare: dict[str, None] = {}
    places = common_words.counted(text, (start, start + LEAD_LENGTH), (TITLE, LEAD, BODY))
    for word, worth in places.items():
        stem, weight, is_rare = _term(word)
        if weight <= 0 or stem in outlet:
            continue
        counted[stem] += worth
        rarity[stem] = weight
        if is_rare:
            rare[stem] = None
    chief = sorted(
        [(-rarity[one] * (1.0 + math.log(count)), one) for one, count in counted.items()]
    )[:TERMS]
    length = math.sqrt(sum(weight * weight for weight, _ in chief)) or 1.0
    terms = {one: -weight / length for weight, one in chief}
    return Gist(terms, tuple(rare)[:RARE_NAMES], _named(text), _chief_states(text))


@lru_cache(maxsize=65_536)
def _term(word: str) -> tuple[str, float, bool]:
    """The stem of a word as it stands in a text, how much it tells (0 of names of outlets), and
    whether it is a name that no list of words has, or a long number."""
    stem, weight = common_words.weighed(word)
    if weight <= 0 or stem in _of_outlets():
        return stem, 0.0, False
    return stem, weight, _rare_name(word, stem) or _long_number(stem)


def _rare_name(word: str, stem: str) -> bool:
    """Whether a word is written as a name that no list of words has."""
    return (
        len(stem) >= SHORTEST
        and word[0].isupper()
        and not word.isupper()
        and stem.isalpha()
        and common_words.frequency(stem) == common_words.RARE
    )


def _long_number(term: str) -> bool:
    """Whether a term is a number of three digits or more that is no year and not round ("160")."""
    if not term[0].isdigit():
        return False
    digits = "".join(filter(str.isdigit, term))
    year = len(digits) == DIGITS_OF_YEAR and digits[:2] in ("19", "20")
    return len(digits) >= LONG and not year and bool(digits[1:].strip("0"))


LONG, DIGITS_OF_YEAR = 3, 4
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}")


def _named(text: str) -> frozenset[str]:
    """Stems of all words with a capital, those that begin sentences among them."""
    return frozenset(words.stem(words.plain(word)) for word in set(_CAPITAL.findall(text)))


PARTIES = 2
"""States that an article is about at most, and how often it must name each."""


def _chief_states(text: str) -> frozenset[str]:
    """The two states that a text names most; none where a third is named as often."""
    counted = Counter(words.state_names(text)).most_common()
    several = [(state, count) for state, count in counted if count >= PARTIES]
    least, third = ([count for _, count in several] + [0, 0, 0])[1:3]
    return frozenset(state for state, _ in several[:PARTIES]) if least > third else frozenset()


@cache
def _of_outlets() -> frozenset[str]:
    """Stems of the names of outlets and agencies, which stand in all that these publish."""
    return frozenset(_outlet_words())


def _outlet_words() -> Iterator[str]:
    for row in ours("outlets"):
        for name in (row["name"], *split(row["names"])):
            for term in common_words.terms(name):
                if common_words.frequency(term.stem) == common_words.RARE:
                    yield term.stem


def likeness(one: Gist, other: Gist) -> float:
    """How alike two articles are, 0..1: the cosine of their telling terms."""
    few, many = sorted((one.terms, other.terms), key=len)
    return sum(weight * many[term] for term, weight in few.items() if term in many)
