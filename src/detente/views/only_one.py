"""What one outlet alone tells of some days: the acts and the statements of which no other has any.

That nobody else tells a thing is a claim about the others. An act is left out, and counted, where
another article on its news may tell it in other words (`maybe_told`); a statement where a sentence
of another article comes close to its words. Reprints count for who wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..linked import Event
from ..record import Filter, Record, queries
from ..spans import Span
from . import gather, near
from .maybe_told import MOST_OF_NEWS, NEWS, Perhaps
from .said import said
from .shapes import Said, surely_in

MOST_OUTLETS = 4
"""Outlets that are asked, those that tell the most events first: as many as a screen has beside
each other."""
MOST_LOOKED_AT = 40
"""Acts, and statements, of an outlet that are looked for in other articles: a summit has thirty."""
ALIKE = 2
"""Telling words that a sentence of another article shares with a statement from which it may hold
it; words that are the topic of that article count for nothing."""


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """What one outlet alone tells: acts, statements that are none of them, and how many acts and
    statements another article may hold in other words. `compared` are articles of others that are
    on its news; of what nobody else writes about, everything is told by one alone.
    """

    outlet: str
    acts: tuple[Event, ...]
    said: tuple[Said, ...]
    perhaps: int
    compared: int

    @property
    def count(self) -> int:
        """How many things it alone tells."""
        return len(self.acts) + len(self.said)

    @property
    def most(self) -> int:
        """How many things were looked at, where there may be more of them; else 0."""
        return MOST_LOOKED_AT if self.count + self.perhaps >= MOST_LOOKED_AT else 0


def only_one(record: Record, where: Filter, outlets: Iterable[str]) -> list[OnlyHere]:
    """Of each of those outlets, what it alone tells of the days that a filter asks for; of no day
    at all nothing, since that is the whole record. What may lie in these days counts where its
    article came out in them or soon after (`NEWS`). Raises BadRecord.
    """
    if not (where.start or where.end):
        return []
    looking = _Looking(record, where, Perhaps(record))
    named = [name for name in outlets if name][:MOST_OUTLETS]
    return [one for one in map(looking.of, named) if one.count or one.perhaps]


@dataclass(frozen=True, slots=True)
class _Looking:
    """One question over some outlets: the articles read for one are kept for the next."""

    record: Record
    where: Filter
    beside: Perhaps
    texts: dict[str, str] = field(default_factory=dict)

    def of(self, outlet: str) -> OnlyHere:
        alone, maybe, seen = [], 0, list[Span]()
        acts = self._acts(outlet)
        told = {one.mention.id: one for one in queries.reports(
            self.record, [mention for event in acts for mention in event.mentions])}  # fmt: skip
        for event in acts:
            reports = [told[mention] for mention in event.mentions if mention in told]
            seen += [one.mention.sentence for one in reports]
            may = self.beside.outlets(event, [one.sentence for one in reports])
            if may.told or may.open:
                maybe += 1
            else:
                alone.append(event)
        words, more, compared = self._said(outlet, seen)
        return OnlyHere(outlet, tuple(alone), tuple(words), maybe + more, compared)

    def _acts(self, outlet: str) -> list[Event]:
        """The acts that were joined from this outlet alone and that are news of these days."""
        narrowed = replace(self.where.by_any, outlets=(outlet,), tellers=(1, 1))
        found = queries.events(self.record, narrowed, MOST_LOOKED_AT)
        heads = gather.heads(self.record, [one for event in found for one in event.articles])
        return [
            event for event in found
            if surely_in(event.when, self.where.start, self.where.end)
            or any(self._news(heads[one].published.latest) for one in event.articles)
        ]  # fmt: skip

    def _said(self, outlet: str, seen: Sequence[Span]) -> tuple[list[Said], int, int]:
        """Statements in sentences that tell none of the acts seen: those that nobody else has, how
        many others may have, and in how many articles they were looked for."""
        if self.where.types or self.where.standing:
            return [], 0, 0
        narrowed = replace(self.where.by_any, outlets=(outlet,))
        found = said(self.record, narrowed, MOST_LOOKED_AT)
        alone, maybe, looked = [], 0, set[str]()
        for one in found:
            others = self._others(one.article.id)
            looked |= others.keys()
            if not self._news(one.article.published.latest) or _within(one, seen):
                continue
            if any(near.is_like(one.content.text, text, ALIKE) for text in others.values()):
                maybe += 1
            else:
                alone.append(one)
        return alone, maybe, len(looked)

    def _others(self, article: str) -> dict[str, str]:
        """The texts of the other articles on its news, reprints of it aside."""
        known = [one for one in queries.news_of(self.record, article) if one != article]
        known = known[:MOST_OF_NEWS]
        new = [one for one in known if one not in self.texts]
        self.texts.update(queries.texts(self.record, new))
        return {one: self.texts[one] for one in known if one in self.texts}

    def _news(self, day: date | None) -> bool:
        """Whether an article of that day brings the news of the days asked for."""
        start, end = self.where.start, self.where.end
        return bool(day and (not start or day >= start) and (not end or day <= end + NEWS))


def _within(one: Said, seen: Sequence[Span]) -> bool:
    """Whether its words stand in a sentence that tells one of the acts."""
    return any(
        span.article == inner.article and span.start <= inner.start < span.end
        for span in seen
        for inner in one.content.spans
    )
