"""Who does it where the phrase names no office: "rangers from Chad and Libya", "Oslo's petroleum
directorate", "Italian tankers". Kind deeds are as often done by people, crews and boards whom no
list of offices holds; whose they are, the words beside them tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...records import EntityKind, Mention, Side
from ...tables import actions
from ...tables.roles import OTHERS
from . import grammar
from .cast import Cast
from .mentioned import folded, lefts, words_of
from .somebody import distinct

if TYPE_CHECKING:
    from ...language import Token

KIND = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types of which the doer may be told so; whoever hurts or accuses is told by an office."""
GIVING = KIND - {"AGREE"}
"""Types that are done to whoever owns the thing: what is agreed on in a town is not."""
BOARDS = frozenset({
    "directorate", "treasury", "bank", "utility", "railway", "railroad", "airline", "carrier",
    "laboratory", "university", "museum", "kingdom", "republic", "exchequer", "side", "senate",
    "chamber", "house", "crown", "coastguard", "constabulary", "gendarmerie", "service",
    "institute", "fund", "administration", "legislature", "public", "assembly", "yard", "operator",
    "regulator", "presidency", "chancellery", "palace", "foundation", "state", "throne", "grid",
    "capital", "team", "crew", "corps", "unit", "hospital", "neighbour",
    "royal", "taxpayer", "donor", "lender", "consortium", "squad", "flotilla", "sovereign",
})  # fmt: skip
"""Singular nouns for those who act for a state; plural people need no list."""
THINGS = frozenset({
    "effort", "talk", "relation", "tie", "word", "plan", "hope", "price", "market", "share",
    "stock", "bond", "export", "import", "sale", "product", "figure", "demand", "law", "rule",
    "election", "interest", "border", "street", "river", "day", "year", "week", "month", "time",
    "concern", "action", "move", "step", "attack", "policy", "sanction", "right", "island",
    "city", "town", "region", "area", "film", "book", "player", "fan", "artist", "actor", "tourist",
    "athlete", "runner", "singer", "customer", "buyer", "company", "firm", "investor", "club",
    "brand", "economy", "currency", "crop", "forest", "school", "car", "home", "voter", "wind",
})  # fmt: skip
"""Plural nouns of what acts for no state."""
FROM = ("from", "of")


def owned(cast: Cast, heads: list[Token]) -> list[Side]:
    """The sides of phrases that name nobody by themselves, with the states beside them."""
    return distinct(side for head in heads for side in cast.named(head) or _beside(cast, head))


def _beside(cast: Cast, head: Token) -> list[Side]:
    if not _acts(cast, head):
        return []
    near = [m for one in _owners(head) for m in cast.index.all_at(one) if _claims(m)]
    first = min([one.i for one in lefts(head) if one.i < head.i], default=head.i)
    span = cast.parse.span(first, head.i + 1)
    several = len({m.state for m in near}) > 1
    return distinct(
        Side(span, f"{words_of(cast.parse, m)} {head.text}" if several
             else folded(cast.parse, first, head.i + 1), None, m.state)
        for m in near
    )  # fmt: skip


def _claims(mention: Mention) -> bool:
    return (
        mention.state is not None
        and mention.kind == "name"
        and (mention.entity_kind is EntityKind.STATE)
    )


def _owners(head: Token) -> list[Token]:
    """Words that say whose a phrase is: before it, else after "of" and "from"."""
    before = [one for child in grammar.children(head, *grammar.MODIFIERS)
              for one in grammar.conjuncts(child)]  # fmt: skip
    after = [one for name in FROM for one in grammar.prepositions(head).get(name, [])]
    return [*before, *after]


def _acts(cast: Cast, head: Token) -> bool:
    """Whether a word stands for people, crews or boards: a plural, or a singular of the list."""
    lemma = grammar.noun_lemma(head)
    if head.pos_ not in ("NOUN", "PROPN") or lemma in OTHERS or lemma in THINGS:
        return False
    if (lemma, "noun") in actions.rules() or lemma in actions.classes()["artists"]:
        return False
    if lemma in BOARDS or head.tag_ == "NNPS" or DESIGNATION.fullmatch(head.text):
        return True
    words = actions.classes()
    manned = any(lemma in words[name] for name in ("workers", "vessels", "warcraft"))
    mention = cast.index.at(head)
    person = mention is not None and mention.entity_kind is EntityKind.PERSON
    return head.tag_ == "NNS" and (manned or person or lemma.endswith(PEOPLE))


PEOPLE = ("ist", "er", "or", "man", "eer", "ant", "ian")
"""Endings of nouns for people by what they do."""
DESIGNATION = re.compile(r"(?!U-)[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]?s")
"""Aircraft and vessels by their designation: "C-130s", "Mi-17s". "U-16s" are mostly a team."""
