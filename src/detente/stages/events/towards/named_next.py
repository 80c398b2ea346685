"""Who is met, where the next sentence names them: "in talks with the president's two top aides …
He told Secretary Vale and Minister Sund that …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....records import EntityKind, Mention, Side
from .. import grammar
from ..cast import Cast
from ..coding import Coded

if TYPE_CHECKING:
    from ....language import Token

COUNTED = {"two": 2, "three": 3, "four": 4, "both": 2}
"""Words of number; of more people at once no sentence names each."""
AHEAD = 2
"""Sentences after the act in which they are named: a lead tells by office whom the next names."""
BETWEEN = 4
"""Words between two names of one row: "Secretary Vale and Defence Minister Sund"."""


def fill(acts: Sequence[Coded], cast: Cast) -> None:
    """Give the actors of talks their names, where a sentence that follows has just as many."""
    for coded in acts:
        if coded.type != "CONSULT":
            continue
        for side in list(coded.actors):
            named = _named(side, coded, cast) if side.entity is None and side.state else []
            if named:
                place = coded.actors.index(side)
                met = [Side(m.span, m.name or "", m.entity, m.state) for m in named]
                coded.actors[place : place + 1] = met
                names = " and ".join(one.name for one in met)
                coded.why.append(f"{side.name}: {names}, whom the text names next")


def _named(side: Side, coded: Coded, cast: Cast) -> list[Mention]:
    words = cast.parse.tokens(side.span)
    many = next((COUNTED[one.lower_] for one in words if one.lower_ in COUNTED), 0)
    if not many or words[-1].tag_ != "NNS":
        return []
    sentence = coded.token.sent
    for _ in range(AHEAD):
        if sentence.end >= len(coded.token.doc):
            return []
        sentence = coded.token.doc[sentence.end].sent
        row = _row(list(sentence), side.state, cast)
        if len(row) == many:
            return row if _new(row, coded.token, cast) else []
    return []


def _row(sentence: list[Token], state: str | None, cast: Cast) -> list[Mention]:
    """The people of a state who stand in one row in a sentence: "Secretary Vale and Mr. Sund"."""
    inside = cast.index.inside(cast.parse.span(sentence[0].i, sentence[-1].i + 1))
    people = [m for m in inside if m.kind == "name" and m.entity_kind is EntityKind.PERSON
              and m.entity and m.state == state]  # fmt: skip
    doc = sentence[0].doc
    for one, other in pairwise(people):
        first, last = cast.parse.tokens(one.span)[-1], cast.parse.tokens(other.span)[0]
        joint = doc[first.i + 1 : last.i]
        if len(joint) > BETWEEN or not any(t.lower_ in ("and", ",") for t in joint):
            return []
    subject = any(doc[m.head].dep_ in grammar.SUBJECTS for m in people)
    return [] if subject else people


def _new(people: Sequence[Mention], before: Token, cast: Cast) -> bool:
    """Whether the article has named none of them before: then it told of them by their office."""
    known = {m.entity for m in cast.index.all if m.head < before.i}
    return not any(m.entity in known for m in people)
