"""Whose a body or an officer is who is "there": "Oslo sent a note. The ministry there …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....language import Parse
from ....mentions_index import MentionIndex
from ....records import EntityKind, Mention
from .. import naming
from ..mentioned import holders

if TYPE_CHECKING:
    from ....language import Token

BACK = 2
"""Sentences back in which the place is looked for that "there" points at."""
ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
WHERE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "npadvmod", "conj", "appos", "ROOT"})
"""What a name is to its clause where it may be a place; an adjective before a noun is none."""


def there(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """The ISO3 of the place that was named last before "the ministry there", "an officer there"."""
    head = parse.doc[mention.head]
    if mention.kind == "pronoun" or mention.entity_kind is EntityKind.PLACE:
        return None
    if head.dep_ not in ACTING and head.head.lower_ not in ("by", "for", "to"):
        return None  # "sent specialists there"
    last = max(head.i, parse.places(mention.span).stop - 1)
    if last + 1 >= len(parse.doc) or parse.doc[last + 1].lower_ != "there":
        return None
    start = head.sent.start
    for _ in range(BACK + 1):
        named = [m for m in index.inside(parse.span(start, head.i)) if parse.doc[m.head].i < head.i]
        found = [state for m in named if (state := _lying(m, parse))]
        if found:
            return found[-1]
        if not start or parse.segment(parse.doc[start - 1]).kind != "paragraph":
            return None
        start = parse.doc[start - 1].sent.start
    return None


def _lying(mention: Mention, parse: Parse) -> str | None:
    """The state that a name is of, or in which its place lies."""
    head: Token = parse.doc[mention.head]
    if mention.kind != "name" or head.dep_ not in WHERE:
        return None
    if mention.entity_kind is EntityKind.STATE:
        return mention.state
    if mention.entity_kind is not EntityKind.PLACE or mention.entity is None:
        return None
    return mention.state or holders().get(mention.entity) or naming.ending(mention.entity)
