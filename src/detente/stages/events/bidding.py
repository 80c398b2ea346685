"""Who is to do what stands under a verb that binds or calls somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import grammar

if TYPE_CHECKING:
    from ...language import Token

GIVING = frozenset({"give", "grant", "allow"})
SPANS = frozenset({"hour", "day", "week", "fortnight", "month", "year", "deadline", "time"})


def given(verb: Token, over: Token) -> list[Token]:
    """Whom an ultimatum binds: "gave [Chad] until Friday to leave"; empty where it is none."""
    if over.lemma_ not in GIVING or not grammar.infinitive(verb):
        return []
    things = grammar.children(over, "dobj", "npadvmod", "oprd")
    timed = any(grammar.noun_lemma(one) in SPANS for one in things) or any(
        child.lower_ in ("until", "till") for child in over.children
    )
    if not timed:
        return []
    people = grammar.children(over, "nsubjpass", "dative", "dobj")
    return [one for one in people if grammar.noun_lemma(one) not in SPANS][:1]


def bound(verb: Token, over: Token) -> list[Token]:
    """Whom an ultimatum or a warning binds: "warned [Chad] not to let them in"."""
    warned = over.lemma_ == "warn" and verb.dep_ == "xcomp" and grammar.refused(verb)
    return grammar.children(over, "dobj") if warned else given(verb, over)


VOICED = frozenset({"protest", "complain", "object", "demand", "express", "convey", "voice",
                    "register", "deliver", "condemn", "denounce", "convene"})  # fmt: skip
"""What whoever summons an envoy does himself: "summoned the Libyan envoy to protest"."""


def by_caller(verb: Token, over: Token) -> bool:
    """Whether an infinitive tells what the caller will do, not whoever is called."""
    return over.lemma_ == "summon" and verb.lemma_ in VOICED
