"""Ministers whom the press of their own state names without it: "Foreign Minister Aro Vale"."""

from __future__ import annotations

from ...language import Parse
from ...mentions_index import MentionIndex
from ...records import EntityKind, Mention
from . import itself

MINISTERS = frozenset({"minister", "secretary"})
"""Titles of those whom a paper of their own state names without it."""
PAST = frozenset({"former", "ex", "general", "opposition", "shadow"})
"""Words beside a title of somebody else: a former minister, the general secretary of a union."""
OFFICE_WORDS = 5
"""Words before a surname in which a title stands: "Deputy Foreign Minister Aro van der Vale"."""


def of_home(mention: Mention, index: MentionIndex, parse: Parse, home: str | None) -> str | None:
    """`home`, where somebody is named with an office that each state has, and no other state has
    been named in his sentence, nor is the subject of the one before; else None."""
    head = parse.doc[mention.head]
    if mention.entity_kind is not EntityKind.PERSON or mention.kind != "name":
        return None
    words = {one.lower_ for one in head.doc[max(head.sent.start, head.i - OFFICE_WORDS) : head.i]}
    if not words & MINISTERS or words & PAST or parse.segment(head).kind != "paragraph":
        return None
    here = index.inside(parse.span(head.sent.start, head.i + 1))
    before = [m.state for m in here if m.state]
    if not before and head.sent.start:
        over = itself.subject(head.doc[head.sent.start - 1].sent.root, index)
        before = [over] if over else []
    return home if all(state == home for state in before) else None
