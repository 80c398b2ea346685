"""Whose goods are to suffer: "threatened to raise the tariff for Chadian oil" is towards Chad,
though the oil is only what the tariff is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....records import Side
from .. import grammar, roles
from ..cast import Cast
from ..frames import Frame, bounded
from ..somebody import without

if TYPE_CHECKING:
    from ....language import Token

HARMING = frozenset({"THREATEN", "SANCTION", "COERCE"})
"""Types of what is done to somebody by way of his goods."""
OWNED = frozenset({
    "oil", "gas", "wine", "beef", "meat", "wheat", "grain", "fish", "steel", "coal", "car", "lorry",
    "truck", "vehicle", "ship", "vessel", "boat", "freight", "cargo", "water", "asset", "money",
    "fruit", "milk", "poultry", "timber", "textile", "cotton", "rice", "sugar", "copper", "iron",
    "newsprint", "paper", "airline", "flight", "visa", "worker", "student", "crop", "vegetable",
})  # fmt: skip
"""Nouns for what a state sells, sends or owns abroad."""


def whose(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """The one other state whose goods the object of an act, or of what is threatened, names."""
    things = list(frame.objects)
    if frame.comp is not None:
        things += roles.objects(frame.comp)
    nouns = [one for head in things for one in bounded(head) if one.lemma_.lower() in OWNED]
    found = [side for noun in nouns for owner in _owners(noun) for side in cast.named(owner)]
    others = without([side for side in found if side.state], acting)
    return others[:1] if len({side.state for side in others}) == 1 else []


def _owners(noun: Token) -> list[Token]:
    after = grammar.prepositions(noun)
    return [*grammar.children(noun, *grammar.MODIFIERS), *after.get("from", []),
            *after.get("of", [])]  # fmt: skip
