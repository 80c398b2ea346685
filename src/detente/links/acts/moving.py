"""Which move a report makes: by the table, by its standing, and by the words before its act."""

from __future__ import annotations

import re

from ...linked import Move, Report
from ...records import EventMention, Standing
from ...tables import moves
from ...tables.moves import Rule
from ..naming import ENVOYS
from ..wording import NOUNS, tokens

_AGAIN = re.compile(r"\b(?:again|repeat\w*|reiterat\w*|renew\w*|once more|anew)\b", re.I)
_WIDER = re.compile(
    r"\b(?:wid(?:er|ened|ens|ening)|extend\w*|amplif\w*|broaden\w*|broader|enlarg\w*)\b", re.I
)
_ADDED = re.compile(r"\b(?:expand\w*|add(?:s|ed|ing) to|further|went further)\b", re.I)
"""Before the act these speak of an older one: "to expand on the plan that he put forward"."""
DEEDS = frozenset({Move.WITHDRAWN, Move.IMPOSED, Move.SIGNED})
"""Moves that are done or not: what hangs on a condition is not done."""
AROUND = 60
"""Characters before the word that names an act in which "again" or "wider" qualifies it."""


def rule_of(report: Report, about: str) -> Rule | None:
    """The row of the table that a report fits by its code and words; None where it is no move."""
    mention = report.mention
    if mention.standing in (Standing.DENIED, Standing.HYPOTHETICAL) or ENVOYS.match(about):
        return None
    codes = {mention.type, f"{mention.type}/{mention.mode}"}
    word = report.anchor.lower()
    before = report.sentence[: mention.anchor.start - mention.sentence.start]
    hyphened = before[-8:].lower() == "counter-"
    words = (f"counter-{word}", word) if hyphened else (word,)
    return moves.fitting(moves.rules("event"), codes, words, tokens(about))


def qualified(report: Report, move: Move | None, before: str, about: str) -> Move | None:
    """An offer made again is repeated, one made larger is extended."""
    if move not in (Move.OFFERED, Move.DEMANDED) or is_reference(report):
        return move
    after = about[:AROUND]
    if move is Move.OFFERED and (_WIDER.search(f"{before} {after}") or _ADDED.search(after)):
        return Move.EXTENDED
    return Move.REPEATED if _AGAIN.search(before) else move


def as_real_as(move: Move | None, mention: EventMention, sentence: str) -> Move | None:
    """What is only planned is no step yet, but a threat of a refusal is a threat, and a concession
    to come is promised; so is what is to be done if, and threatened what is to be done unless. A
    guarantee that is asked for is no promise of whoever is asked."""
    standing = mention.standing
    if standing is Standing.CONDITIONAL and move in DEEDS:
        gives = move is Move.SIGNED or (mention.type == "CONCEDE" and " unless " not in sentence)
        return Move.PROMISED if gives else Move.THREATENED
    if standing in (Standing.DENIED, Standing.HYPOTHETICAL):
        return None
    if standing is Standing.DEMANDED and move is Move.PROMISED:
        return None
    if standing in (Standing.ACTUAL, Standing.CONDITIONAL, Standing.HISTORICAL):
        return move
    if standing is Standing.PLANNED and move in (Move.REFUSED, Move.WITHDRAWN):
        return Move.PROMISED if mention.type == "CONCEDE" else Move.THREATENED
    before = sentence[: mention.anchor.start - mention.sentence.start]
    guessed = standing is Standing.PLANNED and _GUESSED.search(before)
    return move if move in (Move.DEMANDED, Move.PROMISED) and not guessed else None


_GUESSED = re.compile(
    r"\b(?:(?:likely|unlikely|expected|bound|sure|certain)\s+to|may|might|could|"
    r"(?:country|place|people|time|way|one)\s+to)\s+(?:\w+ly\s+|also\s+)?$"
)
"""Before a demand that somebody only expects, or that is none ("no country to seek asylum in")."""


def is_reference(report: Report) -> bool:
    """Whether an offer is only spoken of, by its owner: "the American proposal"."""
    noun = NOUNS.fullmatch(report.anchor.lower()) is not None
    return noun and "owner" in report.mention.why.partition(";")[0]  # the rule that it was read by
