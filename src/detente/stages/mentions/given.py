"""Whether a given name is a man's or a woman's, learnt from the people of the tables."""

from __future__ import annotations

from ...tables.people import with_given
from .draft import Draft
from .text import Text


def gender_of(text: Text, draft: Draft) -> str | None:
    """ "m" or "f" where the given name is known to be one or the other."""
    if draft.entity is None or draft.last - draft.core < 2:
        return None
    return with_given(text.words[draft.core].text)
