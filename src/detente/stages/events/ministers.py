"""Ministers whom the press of their own state names without it: "Foreign Minister Aro Vale"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language import Parse
from ...mentions_index import MentionIndex
from ...records import EntityKind, Mention
from . import grammar

if TYPE_CHECKING:
    from ...language import Token

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
        before = _subject(head.doc[head.sent.start - 1].sent.root, index, parse)
    return home if all(state == home for state in before) else None


def _subject(verb: Token, index: MentionIndex, parse: Parse) -> list[str]:
    """The states that stand in the subject of a verb: "Oslo", "Oslo's answer"."""
    heads = grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES)
    spans = [parse.span(head.left_edge.i, head.i + 1) for head in heads]
    return [m.state for span in spans for m in index.inside(span) if m.state]
