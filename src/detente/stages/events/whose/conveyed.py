"""Whose thanks are conveyed: "he expressed Chad's gratitude to Libya" is Chad's to Libya."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import grammar
from ..somebody import without

if TYPE_CHECKING:
    from ..cast import Cast
    from ..coding import Coded

FELT = frozenset({"gratitude", "thanks", "thank", "appreciation", "regret", "condolence",
                  "sympathy",
                  "apology", "congratulation", "greeting", "concern", "displeasure", "support",
                  "solidarity", "protest", "readiness"})  # fmt: skip
"""What somebody conveys for his state."""
CONVEYING = frozenset({"express", "convey", "deliver", "extend", "offer", "voice", "reiterate",
                       "transmit", "send", "present"})  # fmt: skip


def settle(coded: Coded, cast: Cast) -> None:
    """Give what is conveyed for a state to that state, and to whom the words after "to" name; who
    conveys it stands for nobody else."""
    frame = coded.frame
    if frame.pos != "verb" or coded.rule.lemma not in CONVEYING:
        return
    things = [head for head in frame.objects if head.lemma_.lower() in FELT]
    heads = [h for one in (*things, frame.verb) for h in grammar.prepositions(one).get("to", [])]
    whose = [side for head in things for side in cast.whose(head) if side.state is not None]
    to = without(cast.of(heads), whose)
    acting = {side.state for side in coded.actors} - {None}
    if len(whose) == 1 and to and not acting - {whose[0].state}:
        coded.actors, coded.recipients = whose, to
