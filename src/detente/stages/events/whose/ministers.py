"""Ministers whom the press of their own state names without it: "Foreign Minister Aro Vale"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....language import Parse
from ....mentions_index import MentionIndex
from ....records import EntityKind, Mention
from .. import grammar

if TYPE_CHECKING:
    from ....language import Token

MINISTERS = frozenset({"minister", "secretary"})
"""Titles of those whom a paper of their own state names without it."""
RULERS = frozenset({"the president", "the prime minister", "the premier", "the king", "the emir",
                    "the sultan", "the chancellor"})  # fmt: skip
"""With a capital, those of whom a state has one."""
PAST = frozenset({"former", "ex", "general", "opposition", "shadow"})
"""Words beside a title of somebody else: a former minister, the general secretary of a union."""
BODIES = frozenset({"army", "military", "police", "navy", "government", "cabinet", "presidential",
                    "defence", "defense", "forces", "guard", "ministry"})  # fmt: skip
SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson", "commander", "chief"})
"""With the word for a body of the state: "army spokesman Aro Vale"."""
OWN_WORDS = 2
"""Words that "the foreign minister" has more than: "the minister" is whoever was named before."""
OFFICE_WORDS = 5
"""Words before a surname in which a title stands: "Deputy Foreign Minister Aro van der Vale"."""


def of_home(mention: Mention, index: MentionIndex, parse: Parse, home: str | None) -> str | None:
    """`home`, where somebody is named with an office that each state has, and no other state has
    been named in his sentence, nor is the subject of the one before; else None."""
    head = parse.doc[mention.head]
    if mention.entity_kind is not EntityKind.PERSON or mention.plural:
        return None
    if mention.kind == "nominal":
        return home if _office(mention, parse) and _free(mention, index, parse, home) else None
    if mention.kind != "name":
        return None
    first = min(head.i, parse.places(mention.span).start)  # "the army's spokesman, Col Aro al-Vale"
    words = {one.lower_ for one in head.doc[max(head.sent.start, first - OFFICE_WORDS) : head.i]}
    serving = bool(words & MINISTERS) or bool(words & BODIES and words & SPEAKING)
    if not serving or words & PAST:
        return None
    return home if _free(mention, index, parse, home) else None


def _office(mention: Mention, parse: Parse) -> bool:
    """ "The foreign minister": an office that each state has once, and no more words."""
    words = [one.lower_ for one in parse.tokens(mention.span)]
    named = len(words) > OWN_WORDS and words[0] == "the" and words[-1] in MINISTERS
    ruling = " ".join(words) in RULERS and parse.tokens(mention.span)[-1].text[:1].isupper()
    return (named or ruling) and not set(words) & PAST


def _free(mention: Mention, index: MentionIndex, parse: Parse, home: str | None) -> bool:
    """Whether nobody can be meant but the one of the desk: no other state has been named in the
    sentence or is the subject of the one before, nor has a like office of another."""
    head = parse.doc[mention.head]
    if parse.segment(head).kind != "paragraph":
        return False
    here = index.inside(parse.span(head.sent.start, head.i + 1))
    before = [m.state for m in here if m.state]
    if not before and head.sent.start:
        before = _subject(head.doc[head.sent.start - 1].sent.root, index, parse)
    if mention.kind == "nominal":
        office = _word(mention, parse)
        people = [
            m
            for m in index.all
            if m.span.start < mention.span.start
            and m.entity_kind is EntityKind.PERSON
            and office in _around(m, parse)
        ]
        before += [m.state for m in people if m.state]
    return all(state == home for state in before)


def _word(mention: Mention, parse: Parse) -> str:
    """The word that tells an office from others: "foreign" of the minister, "president"."""
    words = [one.lower_ for one in parse.tokens(mention.span)]
    return words[-1] if " ".join(words) in RULERS else words[-2]


def _around(mention: Mention, parse: Parse) -> set[str]:
    """The words of a mention and those before it."""
    head = parse.doc[mention.head]
    first = max(head.sent.start, head.i - OFFICE_WORDS)
    return {one.lower_ for one in head.doc[first : head.i + 1]}


def _subject(verb: Token, index: MentionIndex, parse: Parse) -> list[str]:
    """The states that stand in the subject of a verb: "Oslo", "Oslo's answer"."""
    heads = grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES)
    spans = [parse.span(head.left_edge.i, head.i + 1) for head in heads]
    return [m.state for span in spans for m in index.inside(span) if m.state]
