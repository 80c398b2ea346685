"""What is recognized: a region by its name, "the independence of A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import EntityKind, Side
from . import grammar
from .cast import Cast
from .mentioned import folded
from .somebody import distinct

if TYPE_CHECKING:
    from ...language import Token

REGIONS = frozenset({"region", "province", "republic", "territory", "enclave", "area"})
STATUS = frozenset({"independence", "statehood", "sovereignty", "secession", "authority"})
"""What is recognized of somebody: "recognized the independence of A"."""


def itself(cast: Cast, token: Token) -> list[Side]:
    """What a phrase stands for, even where nobody known: a region that is recognized. Of
    "the independence of A and B", A and B; never the state from which a region breaks away."""
    if token.lemma_.lower() in STATUS:
        preps = grammar.prepositions(token)
        heads = [*grammar.children(token, "poss"), *preps.get("of", [])]
        return distinct(s for head in heads for s in itself(cast, head))
    if token.lemma_.lower().removesuffix("s") in REGIONS:
        heads = grammar.prepositions(token).get("of", [])
        found = [(one, cast.index.at(one)) for one in heads]
        named = [one for one, m in found if m and m.entity_kind is EntityKind.PLACE]
        if named:
            return distinct(side for one in named for side in itself(cast, one))
        first = min([t.i for t in token.lefts if t.dep_ != "det"], default=token.i)
        words = cast.parse.span(first, token.i + 1)
        return [Side(words, folded(cast.parse, first, token.i + 1), None, None)]
    if token.lemma_.lower() == "state" and (of := [c for c in token.lefts if grammar.demonym(c)]):
        return distinct(side for one in of for side in cast.named(one))
    mention = cast.index.at(token)
    if mention is not None and mention.kind == "name" and not cast.named(token):
        return [Side(mention.span, mention.name or "", mention.entity, mention.state)]
    return cast.whose(token)
