"""From words to whom they stand for: the actors and recipients of an act."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...language import Parse
from ...mentions_index import MentionIndex
from ...records import EntityKind, Mention, Side
from ...tables import actions
from . import grammar
from .frames import Frame

if TYPE_CHECKING:
    from ...language import Token

RECIPIENT_SLOTS = ("to", "object", "with", "against", "toward", "towards", "on", "over", "at",
                   "owner", "comp", "from", "into", "for", "of", "in", "within")  # fmt: skip
"""Where a recipient is looked for, the likeliest place first; the first place that names somebody
else than the actor gives it."""
SEARCH_DEPTH = 5
"""Steps under a complement in which a recipient is looked for; deeper ones belong to other acts."""
_HASHED = re.compile(r"[a-z]+:[0-9a-f]{12,}\Z")


class Cast:
    """Who may act in one article: its mentions, asked by token."""

    def __init__(self, mentions: Iterable[Mention], parse: Parse) -> None:
        self.parse = parse
        self.index = MentionIndex(mentions, parse)

    def named(self, token: Token) -> list[Side]:
        """The political actors for which the phrase headed by a token stands; may be empty."""
        several = self.index.all_at(token)
        if several:
            longest = several[0].span
            return [_side(m) for m in several if m.span == longest and political(m)]
        covering = self.index.covering(token)
        if covering is not None and token.pos_ in ("PROPN", "ADJ") and token.dep_ != "poss":
            inside = self.parse.doc[covering.head]
            if inside.i == token.i or token.head.i == inside.i or inside.head.i == token.i:
                return [_side(covering)] if political(covering) else []
        return self._by_modifier(token)

    def _by_modifier(self, token: Token) -> list[Side]:
        """ "Turkish tanks": people and arms of a state act for it."""
        if token.lemma_.lower() not in actions.classes()["acting"]:
            return []
        lefts = grammar.children(token, *grammar.MODIFIERS)
        below = [one for part in lefts for one in [*grammar.conjuncts(part), *_lefts(part)]]
        states = [m for one in below for m in self.index.all_at(one) if m.state]
        for prep in grammar.children(token, "prep"):
            if not states and prep.lower_ in ("of", "in", "from"):
                heads = grammar.children(prep, "pobj")
                states = [m for one in heads for m in self.index.all_at(one) if m.state]
        first = min([one.i for one in below if one.i < token.i], default=token.i)
        span = self.parse.span(first, token.i + 1)
        name = span_words(self.parse, first, token.i + 1)
        return distinct([Side(span, name, None, m.state) for m in states])

    def of(self, tokens: Iterable[Token]) -> list[Side]:
        """The political actors of several phrases, each once."""
        return distinct(side for token in tokens for side in self.named(token))

    def under(self, head: Token, depth: int = 0) -> list[Side]:
        """The first somebody at or under a word: itself, its subject, its owner, its complement."""
        own = self.named(head)
        if own or depth > SEARCH_DEPTH:
            return own
        ranked = sorted(head.children, key=_nearness)
        for child in ranked:
            if child.dep_ in (
                "relcl",
                "appos",
                "advcl",
                "punct",
                "conj",
                "parataxis",
                "aux",
                "det",
            ):
                continue
            found = self.under(child, depth + 1)
            if found:
                more = [s for c in grammar.conjuncts(child)[1:] for s in self.named(c)]
                return distinct([*found, *more])
        return []


def _lefts(token: Token) -> list[Token]:
    return [one for child in grammar.children(token, *grammar.MODIFIERS) for one in
            [*grammar.conjuncts(child), *_lefts(child)]]  # fmt: skip


def _nearness(token: Token) -> tuple[int, int]:
    order = ("nsubj", "nsubjpass", "poss", "dobj", "dative", "agent", "amod", "nmod", "compound",
             "pobj", "prep", "pcomp", "ccomp", "xcomp", "acl")  # fmt: skip
    return (order.index(token.dep_) if token.dep_ in order else len(order), token.i)


def span_words(parse: Parse, first: int, last: int) -> str:
    """The words of tokens [first, last), blanks folded, as a side without an entity is called."""
    return " ".join(parse.doc[first:last].text.split())


def known(mention: Mention) -> bool:
    """Whether the entity is one of our tables, not merely a name that the text used."""
    return mention.entity is not None and not _HASHED.match(mention.entity)


def political(mention: Mention) -> bool:
    """Whether a mention can be a side: it acts for a state, or is a body or group that we know."""
    if mention.state is not None:
        return True
    kinds = (EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.STATE)
    return mention.entity_kind in kinds and (known(mention) or mention.entity_kind is kinds[1])


def _side(mention: Mention) -> Side:
    return Side(mention.span, mention.name or "", mention.entity, mention.state)


def same(one: Side, other: Side) -> bool:
    """Whether two sides are the same somebody."""
    if one.entity and one.entity == other.entity:
        return True
    return one.span.overlaps(other.span) or (
        one.entity is None and other.entity is None and one.name == other.name
    )


def distinct(sides: Iterable[Side]) -> list[Side]:
    """The sides, each somebody once, in order."""
    found: list[Side] = []
    for side in sides:
        if not any(same(side, one) for one in found):
            found.append(side)
    return found


def without(sides: Iterable[Side], others: Iterable[Side]) -> list[Side]:
    """The sides that are none of the others, nor of the state for which one of those acts."""
    kept = list(others)
    states = {one.state for one in kept if one.state}
    return [side for side in sides if not any(same(side, one) for one in kept)
            and side.state not in states]  # fmt: skip


def actors(frame: Frame, cast: Cast, how: str) -> list[Side]:
    """Who does it."""
    found = cast.of(frame.subjects)
    if not found and frame.pos != "verb":
        found = [side for one in frame.subjects for side in cast.named(one)]
    if how == "owner" and not found and frame.preps.get("by"):
        found = cast.of(frame.preps["by"])
    return distinct(found)


def recipients(frame: Frame, cast: Cast, acting: list[Side], how: str) -> list[Side]:
    """To whom it is done: the first place after the word that names somebody else."""
    for name in (how,) if how in ("from", "to") else RECIPIENT_SLOTS:
        heads = _heads(frame, name)
        found = without(cast.of(heads), acting) if name != "owner" else []
        if not found and name in ("owner", "comp"):
            found = without([s for h in heads for s in cast.under(h)], acting)
        if not found and name not in ("owner", "comp", "for", "of", "in", "within", "from"):
            found = without([s for h in heads for s in cast.under(h)], acting)
        if found:
            return distinct(found)
    return _itself(frame, cast, acting)


def _itself(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """Somebody else of the same state, named straight as object ("urged the opposition to …")."""
    direct = cast.of([*_heads(frame, "to"), *frame.objects])
    return [side for side in direct if not any(same(side, one) for one in acting)]


def _heads(frame: Frame, name: str) -> list[Token]:
    if name in ("object", "owner"):
        return frame.objects
    if name == "comp":
        return [frame.comp] if frame.comp is not None else []
    return frame.preps.get(name, [])


def parties(frame: Frame, cast: Cast) -> list[Side]:
    """All who take part in what is done together: subjects, objects, "with", "between", "of"."""
    heads = [*frame.subjects, *frame.preps.get("with", []), *frame.preps.get("between", []),
             *frame.preps.get("among", [])]  # fmt: skip
    if frame.pos == "verb":
        heads.extend([*frame.objects, *frame.preps.get("to", [])])
    else:
        heads.extend(frame.preps.get("of", []))
    return cast.of(heads)
