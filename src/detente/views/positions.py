"""Positions: what each party wants on an issue over time, and when it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..linked import Position
from ..record import Record, queries
from . import gather
from .shapes import Head, Words
from .threads import names_of_states


@dataclass(frozen=True, slots=True)
class PositionView:
    """One position with the words it rests on; `before` is the one that it changes."""

    position: Position
    article: Head
    words: Words
    before: PositionView | None

    @property
    def id(self) -> str:
        """The position's own id."""
        return self.position.id

    @property
    def leaning(self) -> str:
        """For, against or neither, in a word; "" where the words do not say."""
        value = self.position.leaning
        if value is None:
            return ""
        return "for" if value > 0 else "against" if value < 0 else "between"


@dataclass(frozen=True, slots=True)
class ActorPositions:
    """The positions of one state (ISO3 and name) on one issue, in order of time."""

    actor: str
    name: str
    positions: tuple[PositionView, ...]

    @property
    def changes(self) -> tuple[PositionView, ...]:
        """Those that change the one before."""
        return tuple(one for one in self.positions if one.position.change)


def positions(
    record: Record, issue: str | None = None, actor: str | None = None
) -> list[ActorPositions]:
    """Positions on an issue (its id), or of an actor (ISO3), the most first. Raises BadRecord."""
    found = queries.positions(record, actor, issue)
    views = _views(record, found)
    by_actor = sorted(views, key=lambda one: one.position.actor)
    groups = [
        ActorPositions(code, names_of_states([code])[0], tuple(several))
        for code, several in groupby(by_actor, key=lambda one: one.position.actor)
    ]
    return sorted(groups, key=lambda one: (-len(one.positions), one.actor))


def _views(record: Record, found: Sequence[Position]) -> list[PositionView]:
    articles = [one.article for one in found]
    heads, texts = gather.heads(record, articles), queries.texts(record, articles)
    views: dict[str, PositionView] = {}
    for one in found:
        if one.article in heads:
            words = gather.words((one.span,), texts[one.article])
            before = views.get(one.before or "")
            views[one.id] = PositionView(one, heads[one.article], words, before)
    return list(views.values())
