"""Who is named in the words of a search: people, states, bodies, documents of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..record import Record
from ..record.queries.entities import Called, entities_called
from ..tables.states import state_named
from .questions import EMPTY_WORDS, as_asked

MOST = 3
"""Of them that are taken, the first."""
LONGEST_NAME = 4
"""Words of the longest name that is looked for: "United Arab Emirates", "Jaap de Hoop Scheffer"."""
SHORTEST_NAME = 3
"""Letters of the shortest name in small letters; "US" and "UN" are names in capitals alone."""
AMONG = 2_000
"""Entities, the most mentioned, among which names are looked for: some 5 ms."""
NAMED = ("person", "state", "organisation", "document")
"""Kinds of entities that have a page worth a visit."""


def called_in(record: Record, words: str) -> list[tuple[Called, str]]:
    """Who is named in the words, in the order of the longest names, and by what; of several of one
    name who is mentioned most. Raises BadRecord.
    """
    parts = re.sub(r"[\"“”=]", " ", as_asked(words)).split()
    names = [(n, parts[n : n + size]) for size in range(LONGEST_NAME, 0, -1)
             for n in range(len(parts) - size + 1) if _may_name(parts[n : n + size])]  # fmt: skip
    known = entities_called(record, {one for _, name in names for one in _ways(name)}, AMONG)
    taken: set[int] = set()
    found: dict[str, tuple[Called, str]] = {}
    for n, name in names:
        places = set(range(n, n + len(name)))
        who = next((one for one in known if one.called in _ways(name) and one.kind in NAMED), None)
        if who and not places & taken:
            taken |= places
            found.setdefault(who.id, (who, " ".join(name)))
    return list(found.values())[:MOST]


def without(words: str, name: str) -> str:
    """The words of a search without a name in them."""
    return re.sub(rf"(?<!\w)=?{re.escape(name)}(?:['’]s)?(?!\w)", " ", words, count=1).strip()


def _ways(name: Sequence[str]) -> tuple[str, ...]:
    """A name in small letters, without "'s", and the state that it means: "Moscow" is Russia."""
    bare = re.sub(r"['’]s?$", "", " ".join(name))
    state = state_named(bare)
    return (bare.casefold(), *([state.name.casefold()] if state else []))


def _may_name(parts: Sequence[str]) -> bool:
    name = " ".join(parts)
    short = len(name) < SHORTEST_NAME and not name.isupper()
    return not short and name.casefold() not in EMPTY_WORDS
