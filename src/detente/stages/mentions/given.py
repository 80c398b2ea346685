"""Whether a given name is a man's or a woman's, learnt from the people of the tables."""

from __future__ import annotations

from functools import cache

from ...tables.people import fold_person, people
from .draft import Draft
from .text import Text


@cache
def _genders() -> dict[str, str | None]:
    """By folded given name: the gender that all people of the tables with it share."""
    found: dict[str, str | None] = {}
    for person in people():
        words = person.name.split()
        if person.gender and len(words) > 1:
            given = fold_person(words[0])
            same = found.get(given, person.gender) == person.gender
            found[given] = person.gender if same else None
    return found


def gender_of(text: Text, draft: Draft) -> str | None:
    """ "m" or "f" where the given name is known to be one or the other."""
    if draft.entity is None or draft.last - draft.core < 2:
        return None
    return _genders().get(fold_person(text.words[draft.core].text))
