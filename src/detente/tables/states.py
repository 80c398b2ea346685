"""States of the world: names, demonyms, capitals, and words that stand for their governments.

The rows are `data/states.csv`. States that are gone (Soviet Union, Yugoslavia, Czechoslovakia,
East Germany, South Vietnam) have an end and a successor.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..dates import ALWAYS, Interval, of_prefix
from ..errors import BadTable
from . import rows, split


@dataclass(frozen=True, slots=True)
class State:
    """One state. `demonyms` has the adjective first; start and end are None where open."""

    iso3: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    metonyms: tuple[str, ...]
    wikidata: str | None
    start: date | None = None
    end: date | None = None
    successor: str | None = None  # iso3 of the state that took its place

    @property
    def id(self) -> str:
        """The entity id, "state:RUS"."""
        return f"state:{self.iso3}"

    @property
    def life(self) -> Interval:
        """The days on which the state was there, both ends in."""
        return Interval(self.start, self.end)


def fold_name(words: str) -> str:
    """A name as it is compared: lower case, no accents, no dots, no leading "the".

    Abbreviations in capitals (US, U.S., UK) stay in capitals, so that "us" is not a state.
    """
    plain = unicodedata.normalize("NFKD", " ".join(words.replace("’", "'").split()))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain[4:] if plain[:4].lower() == "the " else plain
    bare = plain.replace(".", "").replace(" ", "")
    if bare.isupper() and len(bare) <= 4 and " " not in plain.replace(". ", "."):
        return bare
    return plain.replace(".", "").lower()


_ARTICLE = re.compile(
    r"\b(?:United|Republic|Islands|Union|Emirates)\b"
    r"|^(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines)$"
)
"""Names of states before which a sentence has "the": those that are made of common nouns, and
plurals that were first names of islands, rivers and lowlands."""


def in_sentence(name: str) -> str:
    """The name of a state as a sentence has it: "the United States", "Norway"."""
    return f"the {name}" if _ARTICLE.search(name) else name


@cache
def states() -> tuple[State, ...]:
    """Every state, those that are gone included, in the order of the table.

    Raises BadTable when a date is none or a successor is not in the table.
    """
    found = tuple(_state(row) for row in rows("states"))
    known = {state.iso3 for state in found}
    for state in found:
        if state.successor and state.successor not in known:
            raise BadTable(f"data/states.csv: {state.iso3}: no state '{state.successor}'")
    return found


def _state(row: dict[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        name=row["name"],
        names=(row["name"], *split(row["names"])),
        demonyms=split(row["demonyms"]),
        capital=row["capital"] or None,
        metonyms=split(row["metonyms"]),
        wikidata=row["wikidata"] or None,
        start=of_prefix(row["start"]).earliest if row["start"] else None,
        end=of_prefix(row["end"]).latest if row["end"] else None,
        successor=row["successor"] or None,
    )


@cache
def by_iso3() -> dict[str, State]:
    """Every state by its ISO 3166 code of three letters."""
    return {state.iso3: state for state in states()}


@cache
def _by_words() -> dict[str, tuple[State, ...]]:
    found: dict[str, list[State]] = {}
    for state in states():
        words = (*state.names, *state.demonyms, *state.metonyms, state.capital or "")
        for key in dict.fromkeys(fold_name(word) for word in words if word):
            found.setdefault(key, []).append(state)
    return {key: tuple(several) for key, several in found.items()}


def state_named(words: str, on: Interval = ALWAYS) -> State | None:
    """The state that a name, demonym, capital or metonym means; None when it means none or several.

    "the Kremlin", "Russians", "Moscow" and "Russia" are all Russia. Where a state of today and
    one that is gone share a word, the one that was there in the whole interval `on` is meant,
    the one of today when `on` does not decide.
    """
    several = _by_words().get(fold_name(words), ())
    if len(several) > 1 and on.latest is not None:
        gone = tuple(s for s in several if s.end and _within(on, s.life))
        several = gone or several
    if len(several) > 1:
        several = tuple(s for s in several if s.end is None)
    return several[0] if len(several) == 1 else None


def _within(inner: Interval, outer: Interval) -> bool:
    starts = outer.earliest is None or bool(inner.earliest and inner.earliest >= outer.earliest)
    ends = outer.latest is None or bool(inner.latest and inner.latest <= outer.latest)
    return starts and ends
