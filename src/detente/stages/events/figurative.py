"""Force that is meant of words, money and games: "attacked Chad over the tariff", "killed the bid".

A reader takes it so from what is struck, with what, and over what; a record that took it for
violence would invent a war.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables import actions
from . import frames, grammar

if TYPE_CHECKING:
    from ...language import Token
    from .frames import Frame

STRIKING = frozenset({
    "attack", "assail", "hammer", "hit", "blast", "savage", "maul", "pound", "batter", "pummel",
    "bash", "strike", "assault", "ambush", "bombard", "target", "slam", "lash", "wound", "skewer",
})  # fmt: skip
"""Verbs of force that are said of harsh words as often."""
LENGTHS = frozenset({
    "weekend", "night", "day", "week", "month", "hour", "minute", "time", "year", "period",
    "second", "third", "fourth", "decade", "morning", "evening", "moment",
})  # fmt: skip
"""What "over" and "for" count: "attacked over the weekend", "for the third night"."""
UTTERED = frozenset({
    "request", "demand", "claim", "bill", "complaint", "lawsuit", "suit", "question", "letter",
    "criticism", "call",
    "tariff", "sanction", "duty", "tax", "fine", "proposal", "offer", "insult", "accusation",
    "charge", "ad", "advertisement", "email", "e-mail", "tweet", "message", "telegram", "petition",
    "appeal", "argument", "remark", "note", "word", "joke", "ban", "ultimatum", "warning",
    "subpoena", "penalty", "downgrade", "goal", "try", "motion", "resolution", "report", "plea",
})  # fmt: skip
"""With what nobody is hurt: "bombarded the embassy with complaints"."""
ABSTRACT = frozenset({
    "plan", "bid", "deal", "hope", "growth", "economy", "trade", "export", "import",
    "price", "tariff", "holding", "proposal", "idea", "initiative", "effort", "attempt", "treaty",
    "pact", "accord", "agreement", "process", "negotiation", "talk", "argument",
    "motion", "resolution", "rule", "law", "budget",
    "debt", "currency", "reputation", "image", "dream", "ambition", "chance",
    "prospect", "momentum", "candidacy", "nomination", "theory", "notion", "report", "rumour",
    "rumor", "speculation", "inflation", "confidence", "morale", "rate",
    "investment", "job", "pride", "expectation", "policy", "stance", "decision",
    "tax", "spending", "cost", "profit", "sale", "consumption", "emission", "output", "production",
    "influence", "credibility", "myth", "taboo", "statement", "speech",
    "amendment", "veto", "concept", "trust", "spirit",
})  # fmt: skip
"""What is struck without anybody's being hurt."""

ARMS = ("forces", "gunfire", "weaponry", "attack", "warcraft")
"""Classes of words that show force to be meant as it is said."""
FIGHTS = frozenset({"clash", "war", "battle", "collision", "fight"})
VIEWS = frozenset({"fate", "culture", "interest", "opinion", "view", "idea", "will", "wit", "word",
                   "ego", "personality", "civilization", "civilisation", "value", "style", "title",
                   "titan", "generation", "principle", "nerve", "narrative",
                   "ambition"})  # fmt: skip
"""What clashes without anybody's being hurt."""
HURT = frozenset({"kill", "wound", "injure", "die", "perish", "hurt", "dead", "casualty", "jet"})


def in_words(frame: Frame) -> bool:
    """ "Attacked Chad over the tariff": harsh words, where no weapon is told of."""
    if frame.token.lemma_.lower() not in STRIKING or _armed(frame):
        return False
    matters = [*frame.preps.get("over", []), *frame.preps.get("for", [])]
    return bool(frame.objects) and any(not _length(head) for head in matters)


def bloodless(frame: Frame) -> bool:
    """ "Killed the Chadian bid", "bombarded the embassy with complaints": nobody is hurt."""
    if frame.pos != "verb":
        return _of_views(frame)
    means = list(frame.preps.get("with", []))
    for thing in frame.objects:
        means += grammar.prepositions(thing).get("with", [])
    if means and all(head.lemma_.lower() in UTTERED for head in means):
        return True
    struck = [head.lemma_.lower() in ABSTRACT for head in frame.objects]
    return bool(struck) and all(struck) and not _armed(frame)


def _of_views(frame: Frame) -> bool:
    """ "A clash of interests", "a battle of wills": of no men and no arms."""
    heads = frame.preps.get("of", [])
    return (
        frame.token.lemma_.lower() in FIGHTS
        and bool(heads)
        and all(head.pos_ == "NOUN" and head.lemma_.lower() in VIEWS for head in heads)
    )


def _length(head: Token) -> bool:
    counted = head.pos_ == "NUM" or head.ent_type_ in ("DATE", "TIME")
    return counted or head.lemma_.lower() in LENGTHS


def _armed(frame: Frame) -> bool:
    """Whether a weapon, a fighter or somebody hurt is told of beside the verb."""
    classes = actions.classes()
    words = HURT.union(*(classes[name] for name in ARMS))
    around = {one.lemma_.lower() for one in frames.bounded(frame.token) if one.i != frame.token.i}
    return bool(words & around)
