"""Weapons systems: named things that are no party, so that "Patriot" is nobody's surname."""

from __future__ import annotations

from ...tables.weapons import Weapon
from .draft import Draft
from .gazetteer import Hit
from .text import Text, word_set

_ARMS = word_set(
    "missile missiles battery batteries interceptor interceptors launcher launchers rocket rockets "
    "drone drones tank tanks bomber bombers jet jets system systems torpedo torpedoes warship "
    "warships ship ships radar radars weapon weapons projectile projectiles munition munitions "
    "air-defense air-defence armed fired launched"
)
_NEAR = 6
"""Tokens within which a noun of arms must stand to a name that is a common word."""


def armed(text: Text, weapon: Weapon, hit: Hit) -> Draft | None:
    """The mention of a weapons system; None where a common word of that spelling is meant.

    It has no entity: the kinds of entities hold none for things.
    """
    first, last = text.units[hit.first].token, text.units[hit.last - 1].token + 1
    around = text.words[max(0, first - _NEAR) : last + _NEAR]
    if weapon.common and not any(word.lower in _ARMS for word in around):
        return None
    return Draft(
        first, last, text.root(first, last), text.span(first, last), "name", "weapon",
        name=weapon.name, described=f"weapons system ({weapon.kind})", core=first,
        why="a weapons system, no party",
    )  # fmt: skip
