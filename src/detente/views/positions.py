"""Positions: what each party wants on an issue over time, and when it changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..linked import Position
from ..links.voice import judges, marked
from ..record import Record, queries
from ..records.times import first_told
from . import gather
from .shapes import Head, Words
from .thread_steps import names_of_states

_STAND = re.compile(
    r"(?:the|its)\s+(?:\w+\s+)?(?:stance|position|line|policy|attitude|tone|approach|demand|insistence|"
    r"condition|request|opposition|objection|criticism)s?\b"
)
"""What names a stand already: "the demand that …"."""


@dataclass(frozen=True, slots=True)
class PositionView:
    """One position with the words it rests on; `before` is the one that it changes."""

    position: Position
    article: Head
    words: Words
    before: PositionView | None
    condition: Words | None = None
    judges: bool = False  # whether its article judges throughout in its own voice

    @property
    def side(self) -> str:
        """Where it stands and on what, in words: "for: to share a radar", "against the treaty"; or
        "its stand on the shield", where only its change is told."""
        of, lean = marked(self.position.of, self.words.text, self.judges), self.leaning
        if not lean:
            stand = self.position.change and not _STAND.match(of)
            return f"its stand on {of}" if stand else of
        return f"{lean}{':' if of.startswith(('to ', 'that ')) else ''} {of}"

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
    """The positions of one state (ISO3 and name) on one issue, in order of time.

    `count` is how many there are in all; those that are left out are the earliest.
    """

    actor: str
    name: str
    positions: tuple[PositionView, ...]
    count: int = 0

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
        _group(code, list(several))
        for code, several in groupby(by_actor, key=lambda one: one.position.actor)
    ]
    return sorted(groups, key=lambda one: (-len(one.positions), one.actor))


def _group(actor: str, found: Sequence[PositionView], count: int | None = None) -> ActorPositions:
    whole = len(found) if count is None else count
    return ActorPositions(actor, names_of_states([actor])[0], tuple(found), whole)


def last_positions(
    record: Record, issue: str, actors: int, each: int, actor: str | None = None
) -> tuple[list[ActorPositions], list[ActorPositions]]:
    """The last positions, at most `each`, of those who have most on an issue, at most so many; and
    the others without theirs. With an actor (ISO3), its positions alone. Raises BadRecord.
    """
    counts = queries.position_counts(record, issue)
    if actor:
        counts = [one for one in counts if one[0] == actor]
    shown = {code: queries.last_positions(record, code, issue, each) for code, _ in counts[:actors]}
    views = {one.id: one for one in _views(record, [p for held in shown.values() for p in held])}
    groups = [
        _group(code, [views[p.id] for p in shown.get(code, ()) if p.id in views], n)
        for code, n in counts
    ]
    return groups[:actors], groups[actors:]


def _views(record: Record, found: Sequence[Position]) -> list[PositionView]:
    ids = {one.id for one in found}
    earlier = queries.positions_by_id(record, {p.before for p in found if p.before} - ids)
    views = _views_of(record, [*earlier, *found])
    return sorted((views[one.id] for one in found if one.id in views), key=_in_time)


def _in_time(one: PositionView) -> tuple[str, str]:
    """The first day on which it may have been told, then the last; what has neither comes last."""
    when = one.position.when
    first = when.earliest or first_told(when) or when.latest
    return (first or date.max).isoformat(), (when.latest or first or date.max).isoformat()


def _views_of(record: Record, found: Sequence[Position]) -> dict[str, PositionView]:
    articles = [one.article for one in found]
    heads, texts = gather.heads(record, articles), queries.texts(record, articles)
    views: dict[str, PositionView] = {}
    for one in found:
        if one.article in heads:
            words = gather.words((one.span,), texts[one.article])
            hangs = gather.words((one.condition,), texts[one.article]) if one.condition else None
            before = views.get(one.before or "")
            views[one.id] = PositionView(
                one, heads[one.article], words, before, hangs, judges(texts[one.article])
            )
    return views
