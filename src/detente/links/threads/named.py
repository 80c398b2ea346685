"""Whether the sentence of an act names a state, other than as a place."""

from __future__ import annotations

import re
from functools import cache

from ...tables import states
from ..acts import Act


def names(act: Act, others: frozenset[str] | set[str]) -> bool:
    """Whether the sentence of an act names one of the others: "unless the Swedes …"."""
    patterns = [pattern for state in others if (pattern := _name_of(state))]
    around = _PLACES.sub(" ", act.around)
    return any(pattern.search(around) for pattern in patterns)


_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
_LAND = (
    r"(?:the (?:\w+ ){0,2}(?:republics?|provinces?|regions?|territor(?:y|ies)|city|port|town|"
    r"capital|island|waters|north|south|east|west) of )?"
)
_PLACES = re.compile(rf"\bin {_LAND}{_NAME}(?:(?:,| and| or) {_NAME})*")
"""Where something is to be done: "bases in Malta and the Czech Republic" names no party, nor does
"in the former republic of Malta"."""
_NAMED_AFTER = (
    r"(?! (?:Pact|Treaty|Convention|Declaration|Accords?|Protocol|Agreements?|Memorandum)\b)"
)
""" "The Warsaw Pact", "the Paris Agreement": of many, and not of the state whose city it is."""


@cache
def _name_of(iso3: str) -> re.Pattern[str] | None:
    """What names a state; None for one that no table has."""
    one = next((state for state in states.states() if state.iso3 == iso3), None)
    if one is None:
        return None
    words = {*one.names, *one.demonyms, *one.metonyms, *([one.capital] if one.capital else [])}
    ordered = sorted((re.escape(word) for word in words if word), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w){_NAMED_AFTER}")
