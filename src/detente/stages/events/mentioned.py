"""What one mention tells of whom it may stand for, and how a side made of it is called."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...language import Parse
from ...records import EntityKind, Mention, Side
from ...spans import Span
from ...tables import actions, places
from . import aside, grammar
from .somebody import HASHED

if TYPE_CHECKING:
    from ...language import Token


FLAG = "whose flag it bears by other words of the article"
"""Why a ship, an aircraft or its crew is of a state: the mark of such mentions."""


def flagged(mention: Mention) -> bool:
    """Whether a mention is of a craft, or of who is aboard, that another place gives a state."""
    return mention.why == FLAG


def is_state(mention: Mention) -> bool:
    """Whether a state is named itself, not a person or a body of it."""
    return mention.entity_kind is EntityKind.STATE


def name_before(parse: Parse, i: int) -> Span:
    """The words of the name that ends right before a token."""
    first = i - 1
    while first and parse.doc[first - 1].pos_ == "PROPN" and parse.doc[first].pos_ == "PROPN":
        first -= 1
    return parse.span(first, i)


def claims(mention: Mention) -> bool:
    """Whether somebody beside it may be his: a state, what acts for one, or a known body."""
    return mention.state is not None or (
        mention.entity_kind is EntityKind.ORGANISATION and known(mention)
    )


def lefts(token: Token) -> list[Token]:
    """The modifiers before a noun, theirs as well; without "anti-X" and "pro-X"."""
    return [one for child in grammar.children(token, *grammar.MODIFIERS)
            for one in [*grammar.conjuncts(child), *lefts(child), *aside.owner(child)]
            if not aside.leaning(one)]  # fmt: skip


def words_of(parse: Parse, mention: Mention) -> str:
    """The words of a mention, whole tokens of them; its name where it has none."""
    tokens = parse.tokens(mention.span)
    return parse.doc[tokens[0].i : tokens[-1].i + 1].text if tokens else mention.name or ""


def folded(parse: Parse, first: int, last: int) -> str:
    """The words of tokens [first, last), blanks folded: how a side without an entity is called."""
    return " ".join(parse.doc[first:last].text.split())


@cache
def holders() -> dict[str, str]:
    """Entity id of a place → the state that holds it."""
    return {place.id if ":" in place.id else f"place:{place.id}": place.state
            for place in places.places() if place.state}  # fmt: skip


def known(mention: Mention) -> bool:
    """Whether the entity is one of our tables, not merely a name that the text used."""
    return mention.entity is not None and not HASHED.match(mention.entity)


def political(mention: Mention, head: Token) -> bool:
    """Whether a mention can be a side: it acts for a state, or is a body, group or office.

    Somebody unknown with a title ("President Aro Vale") is one; a company or a reporter is none.
    """
    if mention.state is not None:
        return True
    words = actions.classes()
    if mention.kind == "nominal":
        return head.lemma_.lower() in words["political"]
    if mention.kind == "pronoun":
        return mention.entity is not None and known(mention)
    if mention.entity_kind in (EntityKind.ORGANISATION, EntityKind.GROUP):
        return known(mention) or bool(words["bodies"] & set((mention.name or "").lower().split()))
    if mention.entity_kind is EntityKind.PERSON:
        before = {child.lower_ for child in head.children if child.i < head.i}
        return bool(words["titled"] & before)
    return mention.entity_kind is EntityKind.STATE and known(mention)


def side_of(mention: Mention) -> Side:
    """The mention as a side."""
    return Side(mention.span, mention.name or "", mention.entity, mention.state)
