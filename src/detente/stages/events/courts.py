"""Whose a court is that is named by its town: "a Moscow court", "judges in Tehran"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...records import Side
from . import grammar
from .mentioned import lefts

if TYPE_CHECKING:
    from ...language import Token

COURTS = frozenset({"court", "tribunal", "judge", "prosecutor", "magistrate", "jury"})
SEATS = frozenset({
    "The Hague", "Hague", "Strasbourg", "Luxembourg", "Hamburg", "Arusha", "Geneva", "Lausanne",
    "Brussels", "San José", "London", "New York", "Paris",
})  # fmt: skip
"""Towns where courts sit that are no state's, or before which strangers sue each other."""


def seat(court: Token, located: Callable[[Token], list[Side]]) -> str | None:
    """The ISO3 of the state of the town where a court sits that does something; None where it is
    told of no town, or of one where courts of many states sit."""
    acts = court.dep_ == "nsubj" or court.head.lower_ == "by"
    if not acts or grammar.noun_lemma(court) not in COURTS:
        return None
    within = grammar.prepositions(court).get("in", [])
    towns = [side for one in (*lefts(court), *within) for side in located(one)]
    states = {side.state for side in towns if side.name not in SEATS}
    return next(iter(states)) if len(states) == 1 and len(towns) == 1 else None
