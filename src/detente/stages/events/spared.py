"""Whom harm would hit that is only refused, or asked of others: Norway, that "refused to condemn
Chad", has refused Chad nothing, and who "urged sanctions against Chad" has asked nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import grammar
from .cast import Cast
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token
    from ...records import Side

REFUSING = frozenset({"refuse", "decline", "reject", "rule_out", "rule", "fail", "oppose"})
HARMING = frozenset({"ACCUSE", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
"""Types of what is done against somebody, who does not ask for it."""
AGAINST = frozenset({
    "condemn", "blame", "criticise", "criticize", "denounce", "accuse", "threaten", "attack",
    "bomb", "invade", "punish", "sanction", "retaliate", "rebuke", "censure", "fault", "chide",
    "indict", "boycott", "isolate", "penalise", "penalize", "strike", "shame",
})  # fmt: skip
"""Verbs of the same, where the table of actions reads no act."""
BLOWS = frozenset({
    "retaliation", "sanction", "reprisal", "strike", "airstrike", "embargo", "boycott", "tariff",
    "attack", "war", "invasion", "blockade", "punishment", "countermeasure", "condemnation",
    "raid", "duty",
})  # fmt: skip
"""What hits those who stand behind "on" or "against"."""
WORDS = frozenset({"REQUEST", "SUPPORT", "AGREE"})
"""Types of what is asked, backed and agreed, by and with others than whom it hits."""
EASING = frozenset({"end", "lifting", "easing", "removal", "relaxation", "suspension", "halt",
                    "reduction", "cut", "repeal", "stop", "exemption", "waiver", "delay",
                    "relief", "cessation", "withdrawal"})  # fmt: skip
"""Nouns that take a blow away."""
HITTING = frozenset({"on", "against", "upon", "for"})


def drop(coded: Coded, cast: Cast) -> None:
    """Leave out who is spared, or would be hit, and is neither refused nor asked anything."""
    refused = coded.type == "REJECT" and coded.rule.lemma in REFUSING
    if not refused and coded.type not in WORDS:
        return
    clause = _harm(coded)
    coded.recipients = [
        side for side in coded.recipients if not _hit(side, coded, clause, cast, refused)
    ]


def _harm(coded: Coded) -> Token | None:
    """The verb of the harm that is refused or asked for: "declined to [condemn] Chad"."""
    comp = coded.frame.comp
    if comp is None:
        return None
    inner = coded.inner
    typed = inner is not None and inner.token.i == comp.i and inner.type in HARMING
    return comp if typed or grammar.lemma(comp) in AGAINST else None


def _hit(side: Side, coded: Coded, clause: Token | None, cast: Cast, refused: bool) -> bool:
    tokens = cast.parse.tokens(side.span)
    if not tokens:
        return False
    over = tokens[-1]
    for _ in range(grammar.DEEPEST):
        if clause is not None and over.head.i == clause.i:
            doer = over.dep_ in (*grammar.SUBJECTS, *grammar.PASSIVES)
            return not (doer and not (refused or grammar.passive(clause)))
        if over.dep_ == "prep" and over.lower_ in HITTING:
            before = over.nbor(-1) if over.head.pos_ == "VERB" else over.head
            return before.lemma_.lower() in BLOWS and _governed(before, coded.token)
        if over.head.i in (over.i, coded.token.i):
            return False
        over = over.head
    return False


def _governed(blow: Token, word: Token) -> bool:
    """Whether the act itself is about the blow, not about what ends it: "agreed to lift the
    sanctions on Chad", "backed an end to them"."""
    one = blow
    for _ in range(grammar.DEEPEST):
        if one.i == word.i:
            return True
        if one.head.i == one.i or one.lemma_.lower() in EASING:
            return False
        if one.pos_ in ("VERB", "AUX"):
            return False
        one = one.head
    return False
