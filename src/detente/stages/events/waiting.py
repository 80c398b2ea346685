"""What a clause after "until", "before" or "once" tells: what is waited for, or still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Standing
from ...tables import actions
from . import bidding, grammar
from .clause import Reality, modals

if TYPE_CHECKING:
    from ...language import Token

LATER = frozenset({"before", "once", "when"})
"""Words before a clause in the present of what is still to come: "once the envoy [arrives]"."""


def until(verb: Token, head: Token) -> Reality | None:
    """ "Refuses to ratify until Chad leaves": what is waited for is wanted, and not yet done."""
    if bidding.given(verb, head):  # "gave them until Friday to leave"
        return Reality(Standing.DEMANDED, head.lemma_)
    waits = any(c.lower_ == "until" and c.dep_ in ("mark", "prep") for c in verb.children)
    if waits and verb.tag_ == "VBD" and "would" in modals(head):
        return Reality(Standing.DEMANDED, "until")  # "would stay until Chad lifted its ban"
    if not waits or verb.tag_ not in ("VBZ", "VBP", "VBN", "VBG"):
        return None
    over = [head, *([head.head] if head.dep_ == "xcomp" else [])]
    refused = any(
        ((word := actions.embedders().get(one.lemma_)) is not None and word.standing == "denied")
        or any(child.dep_ == "neg" for child in one.children) for one in over
    )  # fmt: skip
    return Reality(Standing.DEMANDED if refused else Standing.PLANNED, "until")


def ahead(verb: Token, head: Token) -> Reality | None:
    """ "Might announce a deal before he [met] Chad's envoy": later than what is itself to come."""
    marks = {c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod")}
    had = any(c.lower_ == "had" for c in grammar.children(verb, "aux"))
    modal = bool(marks & ({"before", "when"} | ({"once"} if had else set()))) and any(
        c.tag_ == "MD" for c in grammar.children(head, "aux")
    )
    modal = modal or (bool(marks & LATER) and verb.tag_ in ("VBZ", "VBP"))
    return Reality(Standing.PLANNED, "before") if modal else None
