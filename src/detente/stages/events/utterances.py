"""Nouns of what somebody says to another, and who says it: "a rebuke from Chad", "in a swipe at
Libya, the Chadian minister spoke of …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import grammar, roles

if TYPE_CHECKING:
    from ...language import Token

SENT = frozenset({
    "request", "demand", "appeal", "plea", "petition", "entreaty", "call", "pressure", "cry",
    "clamour", "clamor", "order", "summons", "sos", "protest", "complaint", "rebuke", "reprimand",
    "reproach", "criticism", "condemnation", "accusation", "allegation", "rap", "broadside",
    "tirade", "barb", "swipe", "jibe", "gibe", "dig", "snub", "rebuff", "refusal", "rejection",
    "denial", "objection", "threat", "warning", "ultimatum", "admonition", "bluster", "diatribe",
    "salvo", "insistence", "outburst", "reproof",
})  # fmt: skip
"""Nouns of words that come "from" whoever says them."""
COMING = frozenset({"come", "arrive", "follow", "issue", "emanate", "go"})
AIMED = frozenset({"rebuff", "snub", "swipe", "jibe", "gibe", "dig", "barb", "broadside", "tirade",
                   "rebuke", "jab", "reproach", "slap", "reproof"})  # fmt: skip
"""Nouns of what somebody's words are to another: "[in] a rebuff to Chad, Libya said …"."""


def sent_from(token: Token, preps: dict[str, list[Token]]) -> list[Token]:
    """ "A request from [Chad]", "a rebuke came from [Chad]": whose words they are."""
    if grammar.noun_lemma(token) not in SENT:
        return []
    if from_whom := preps.get("from"):
        return from_whom
    came = token.dep_ == "nsubj" and token.head.lemma_ in COMING
    return grammar.prepositions(token.head).get("from", []) if came else []


def aiming(token: Token, preps: dict[str, list[Token]]) -> list[Token]:
    """ "In a swipe at Chad, the Libyan minister said …": who speaks."""
    prep = token.head
    aimed = token.dep_ == "pobj" and prep.lower_ == "in" and grammar.noun_lemma(token) in AIMED
    if not aimed or not preps.keys() & {"at", "to", "against"}:
        return []
    over = prep.head
    return roles.surface(over) if over.pos_ in ("VERB", "AUX") else []
