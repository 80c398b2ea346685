"""Whose the thing is that somebody judges or wants ended, where its words lead past others: "what
Norway calls [Chad's] meddling", "an exemption from [Chad's] tariffs", "[Chad's] objections to a
Libyan plan".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from ...tables import actions
from ...tables.actions import Rule
from . import grammar
from .cast import Cast
from .frames import Frame
from .roles import VOICED
from .somebody import distinct, weighty, without

if TYPE_CHECKING:
    from ...language import Token

CALLED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "PROTEST"})
"""Types of answers to a thing that another may call by his own words."""
CALLING = frozenset({"call", "describe", "term", "label", "consider", "regard", "see", "dub",
                     "brand", "deem", "view", "characterize", "characterise"})  # fmt: skip
"""Verbs of "what Norway calls Chad's meddling"."""
ENDING = frozenset({
    "end", "halt", "exemption", "relief", "reprieve", "waiver", "exclusion", "lifting", "easing",
    "suspension", "removal", "relaxation", "cessation", "exception", "loosening", "repeal",
})  # fmt: skip
"""Nouns of what whoever suffers a measure asks of whoever takes it."""
MEASURES = frozenset({
    "tariff", "duty", "sanction", "embargo", "ban", "blockade", "siege", "restriction", "curb",
    "quota", "levy", "occupation", "boycott", "raid", "bombing", "shelling", "bombardment",
    "offensive", "airstrike", "strike", "incursion", "moratorium", "surcharge",
})  # fmt: skip
"""What one state does to another for as long as it likes."""
WORDS = VOICED | {
    "objection", "opposition", "criticism", "accusation", "complaint", "claim", "call", "charge",
    "allegation", "suggestion", "protest", "plan", "ultimatum", "support", "aid", "assistance",
}  # fmt: skip
"""Nouns of what one says to, or does for, another: whose they are is answered."""
VIOLENCE = frozenset({
    "killing", "murder", "massacre", "shooting", "assassination", "slaying", "abduction",
    "kidnapping", "kidnap", "execution", "beheading", "torture", "arrest", "detention", "jailing",
    "imprisonment", "expulsion", "deportation", "occupation", "annexation", "hijacking", "downing",
    "sinking", "poisoning", "siege", "persecution", "rape", "death", "stabbing", "slaughter",
})  # fmt: skip
"""Besides attacks, nouns of what is done to whom it names after "of"."""
AT = frozenset({"of", "on", "against", "in", "near", "at"})
"""Words between such a noun and whom, or where, it struck."""
FROM = ("from", "to", "of", "in")
"""Words between the two: "relief from", "an end to"."""


def told(frame: Frame, cast: Cast, acting: list[Side], rule: Rule) -> list[Side] | None:
    """Whose the thing is, where such words stand; None where none do."""
    if rule.type == "REQUEST":
        return freed_from(frame, cast, acting)
    if rule.type in CALLED and (called := so_called(frame, cast)) is not None:
        return without(called, acting)
    return (worded(frame, cast, acting) or None) if rule.type in ("REJECT", "SUPPORT") else None


def so_called(frame: Frame, cast: Cast) -> list[Side] | None:
    """ "Denounced what Norway called [Chad's] reckless acts": whose they are, not who calls them
    so; None where no such clause stands."""
    clauses = [c for c in _after(frame) if grammar.lemma(c) in CALLING
               and any(one.lower_ == "what" for one in c.lefts)]  # fmt: skip
    if not clauses:
        return None
    heads = [h for c in clauses
             for h in [*grammar.children(c, "oprd", "attr", "xcomp", "ccomp", "dobj"),
                       *grammar.prepositions(c).get("as", [])] if h.lower_ != "what"]  # fmt: skip
    return [side for side in distinct(s for h in heads for s in cast.whose(h)) if weighty(side)]


def _after(frame: Frame) -> list[Token]:
    below = [h for heads in frame.preps.values() for h in heads if h.dep_ == "pcomp"]
    every = [*grammar.children(frame.token, "ccomp", "dobj"), *below]
    return [one for one in every if one.i > frame.token.i]  # "in what was called a retreat, …"


def worded(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """ "Rejected [Swedish] objections to a Chadian plan": whose objections they are, whatever they
    are about."""
    if frame.pos != "verb":
        return []
    said = [h for h in frame.objects if grammar.noun_lemma(h) in WORDS
            and {"to", "for", "against"} & {*grammar.prepositions(h), *frame.preps}]  # fmt: skip
    owners = [near for h in said for one in grammar.children(h, *grammar.MODIFIERS)
              for near in grammar.conjuncts(one)]  # fmt: skip
    return [side for side in without(cast.of(owners), acting) if weighty(side)]


MANY = frozenset({"series", "wave", "string", "spate", "rash", "number", "spree", "dozens", "case",
                  "campaign", "chain", "succession", "round"})  # fmt: skip
"""Words for many acts of a kind: "a series of attacks on Chad"."""


def judged(found: list[Side], frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """Those of them whom a judgement of violence meets: not whom it struck, but by whom it was."""
    left = [side for side in found if not _struck(side, frame, cast)]
    if left or not found:
        return left
    by = [one for h in _things(frame) if _violent(h)
          for one in grammar.prepositions(h).get("by", [])]  # fmt: skip
    return [side for side in without(cast.of(by), acting) if weighty(side)]


def _things(frame: Frame) -> list[Token]:
    after = [
        h for name in ("to", "against", "for", "at", "over") for h in frame.preps.get(name, [])
    ]
    return [*frame.objects, *after]


def _struck(side: Side, frame: Frame, cast: Cast) -> bool:
    """ "Condemned the massacre of [Chadian] villagers", "opposed the war in [Chad]": whom the
    violence struck that is judged, or where, and not whose it is."""
    tokens = cast.parse.tokens(side.span)
    things = _things(frame)
    if not tokens:
        return False
    one = next((t for t in tokens if t.head not in tokens), tokens[-1])
    while one.dep_ in ("conj", "appos", *grammar.MODIFIERS) and not _violent(one.head):
        one = one.head
    placed = one.dep_ in ("compound", "nmod") and grammar.venue(one) and _violent(one.head)
    if placed:
        return one.head in things
    prep = one.head
    return (
        one.dep_ == "pobj"
        and prep.lower_ in AT
        and _violent(prep.head)
        and _among(prep.head, things)
    )


def _among(noun: Token, things: list[Token]) -> bool:
    """Whether it is one of the things, or what "a series of" such things counts."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return noun in things or (over in things and over.lemma_.lower() in MANY)


def _violent(noun: Token) -> bool:
    lemma = grammar.noun_lemma(noun)
    return noun.pos_ == "NOUN" and (lemma in VIOLENCE or lemma in actions.classes()["attack"])


def freed_from(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side] | None:
    """ "Asked for an exemption from [Chadian] duties", "demanded an end to [Chad's] blockade": of
    whoever takes the measure, and not of whom it is against; None where none is told, or where
    somebody is asked by name."""
    told = [h for name in ("to", "from", "on", "with") for h in frame.preps.get(name, [])]
    asked = [*frame.objects, *frame.preps.get("for", [])]
    wanted = [h for h in asked if grammar.noun_lemma(h) in ENDING]
    if any(weighty(side) for side in without(cast.of([*frame.objects, *told]), acting)):
        return None
    things = [h for one in wanted for name in FROM
              for h in grammar.prepositions(one).get(name, [])]  # fmt: skip
    taken = [h for h in things if grammar.noun_lemma(h) in MEASURES]
    if not taken:
        return None
    owners = [near for h in taken for one in grammar.children(h, *grammar.MODIFIERS)
              if not grammar.venue(one) for near in grammar.conjuncts(one)]  # fmt: skip
    by = [one for h in taken for one in grammar.prepositions(h).get("by", [])]
    return [side for side in without(cast.of([*owners, *by]), acting) if weighty(side)]
