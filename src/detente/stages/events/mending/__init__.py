"""A second look at a parse before frames are made: what a parser misreads in news prose, set right.

A verb that stands far from its subject, or looks like a participle or a noun, is hung on a noun or
stripped of who does it: "Norway, which claims the shoal, [froze] talks on it", "At the request of
Chad, [France], which keeps a base there, sent …", "the treaty which the two states [signed] in
Oslo". The words themselves forbid such readings: a clause has one finite verb, a finite verb has a
subject. A parse is mended in a copy; other stages see what the parser gave.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....language import Parse
from ....reading import Reading
from ....records import Mention
from .. import grammar
from . import (
    blamed,
    dated,
    gerunds,
    insertions,
    joined,
    listed,
    nearest,
    objects,
    pairs,
    present,
    reduced,
    second_verbs,
    shared_object,
    shifted,
    subjects,
    verbs,
)

if TYPE_CHECKING:
    from ....language import Token

KEPT = (grammar.BELOW, grammar.STARTS)
"""What a parse remembers of its own words, and a mended one must not."""


PLACED = (insertions, shifted, nearest, shared_object, blamed, second_verbs, joined, listed)
"""What is hung elsewhere when all verbs are known, in this order."""


def mended(reading: Reading) -> Reading:
    """The reading with the misread words of its body set right; the same one where none are.

    Errors of ours that it may raise: a true participle or noun taken for a verb, a guest in the
    clause taken for its subject.
    """
    parse = reading.parse
    first = next((s.last for s in parse.segments if s.kind == "title"), 0)
    places = [t.i for t in parse.doc[first:] if _suspect(t)]
    named = {mention.head for mention in reading.of(Mention)}
    twos = [
        t.i for t in parse.doc[:first]
        if t.i in named and (two := pairs.found(t)) is not None and two[0].i in named
    ]  # fmt: skip
    if not places and not twos:
        return reading
    return replace(reading, parse=_set_right(parse, places, twos, frozenset(named)))


PLAIN = frozenset({"PUNCT", "SPACE"})
"""Parts of speech of what no rule here mends: one token in eight."""


def _suspect(token: Token) -> bool:
    if token.pos_ in PLAIN:
        return False
    if verbs.suspect(token) or subjects.found(token) is not None:
        return True
    return any(
        one.found(token) is not None
        for one in (
            reduced,
            objects,
            insertions,
            nearest,
            shifted,
            shared_object,
            blamed,
            dated,
            gerunds,
            present,
            joined,
            listed,
            second_verbs,
        )
    )


def _set_right(parse: Parse, places: list[int], twos: list[int], acting: frozenset[int]) -> Parse:
    doc = parse.doc.copy()
    for key in KEPT:
        doc.user_data.pop(key, None)
    for place in twos:
        pairs.settle(doc[place])
    for place in places:
        verbs.settle(doc[place], acting)
    for place in places:
        reduced.settle(doc[place])
    for place in places:
        for one in (dated, present, gerunds):
            one.settle(doc[place])
    for place in places:
        for one in PLACED:
            one.settle(doc[place])
    for place in places:
        subjects.settle(doc[place])
        objects.settle(doc[place])
    for key in KEPT:
        doc.user_data.pop(key, None)
    return replace(parse, doc=doc)
