"""Whose the thing is that somebody judges or wants ended, where its words lead past others: "what
Norway calls [Chad's] meddling", "an exemption from [Chad's] tariffs".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from . import grammar
from .cast import Cast
from .frames import Frame
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
FROM = ("from", "to", "of", "in")
"""Words between the two: "relief from", "an end to"."""


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
