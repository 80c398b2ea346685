"""The rows of `data/actions.csv` beside one another: none stands in the shadow of another.

Of two rules that fit a word, the one with more slots wins, then the earlier. A rule of which each
word that fits fits an earlier one as well is never read; whoever mends it mends nothing.
"""

from __future__ import annotations

import pytest

from detente.tables import actions
from detente.tables.actions import Rule, Slot

RULES = actions.rules()


def shuts_out(slot: Slot) -> bool:
    """Whether a slot asks that its words be absent, so that fewer words shut out less."""
    return slot.name.startswith(("no-", "not-")) or slot.name == "nowhere"


def implied(wanted: Slot, given: Slot) -> bool:
    """Whether what fits `given` fits `wanted` too, by their words alone."""
    if wanted.name != given.name or bool(wanted.words) > bool(given.words):
        return False
    if shuts_out(wanted):
        return bool(wanted.words) == bool(given.words) and given.words >= wanted.words
    return not wanted.words or given.words <= wanted.words


def shadows(early: Rule, late: Rule) -> bool:
    """Whether an earlier rule takes all that a later one of the same word could."""
    return early.particle == late.particle and all(
        any(implied(wanted, given) for given in late.slots) for wanted in early.slots
    )


@pytest.mark.parametrize("word", sorted(RULES), ids="-".join)
def test_no_rule_stands_in_the_shadow_of_another(word: tuple[str, str]) -> None:
    some = RULES[word]
    dead = [
        f"row {late.row} '{late.name}' is never read beside row {early.row} '{early.name}'"
        for place, late in enumerate(some)
        for early in some[:place]
        if shadows(early, late)
    ]
    assert not dead


def test_a_shadow_is_told_from_a_narrower_rule() -> None:
    def rule(*slots: Slot) -> Rule:
        return Rule("offer", "", "verb", slots, "AGREE", "", "", "", 1)

    boats, vessels = frozenset({"boat"}), frozenset({"boat", "ship"})
    wide, narrow = rule(Slot("obj", vessels)), rule(Slot("obj", boats))
    assert shadows(wide, narrow) and not shadows(narrow, wide)
    assert shadows(rule(), wide) and not shadows(wide, rule())
    shut = [rule(Slot("no-obj", words)) for words in (boats, vessels)]
    assert shadows(shut[0], shut[1]) and not shadows(shut[1], shut[0])
