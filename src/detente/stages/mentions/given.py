"""Whether somebody is a man or a woman: by a form of address in the article, or given name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...tables.people import with_given
from .draft import Draft
from .text import Text


def with_gender(text: Text, people: Sequence[Draft]) -> list[Draft]:
    """The same people, each with the sex that any name of theirs in the article gives."""
    known: dict[str, set[str]] = {}
    for draft in people:
        gender = draft.gender or _by_given(text, draft)
        if draft.entity and gender:
            known.setdefault(draft.entity.id, set()).add(gender)
    sure = {key: next(iter(found)) for key, found in known.items() if len(found) == 1}
    return [
        replace(draft, gender=draft.gender or sure.get(draft.entity.id if draft.entity else ""))
        for draft in people
    ]


def _by_given(text: Text, draft: Draft) -> str | None:
    """ "m" or "f" where the given name is known to be one or the other."""
    if draft.entity is None or draft.last - draft.core < 2:
        return None
    return with_given(text.words[draft.core].text)
