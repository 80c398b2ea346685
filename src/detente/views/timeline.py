"""The timeline: what happened and was said, in order of time, with articles as its frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..record import Filter, Record, queries
from ..records import When
from . import gather
from .shapes import Done, Head, IssueName, Said, Words, dated, names_of, why_of

ARTICLE, ATTRIBUTION, EVENT_MENTION = "article", "attribution", "event_mention"
"""The three kinds of line on a timeline."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One line of the timeline: an attribution, an event mention or an article's publication.

    `kind` is "attribution", "event_mention" or "article"; `said` is set for the first, `done` for
    the second, neither for the third. `undated` says why it has no place in time, None where it
    has one.
    """

    kind: str
    id: str
    when: When
    article: Head
    said: Said | None = None
    done: Done | None = None
    undated: str | None = None

    @property
    def who(self) -> str:
        """Names of source or actors; the outlet for an article; "" where the text hides it."""
        if self.done:
            return names_of(self.done.actors)
        if self.said:
            return self.said.source.name if self.said.source else ""
        return self.article.credit

    @property
    def whom(self) -> str:
        """Names of the recipients, or the addressee's words; "" where there is none."""
        if self.done:
            return names_of(self.done.recipients)
        return (self.said.addressee or "") if self.said else ""

    @property
    def what(self) -> str:
        """Type and mode of an event, cue of an attribution, "published" of an article."""
        if self.done:
            return self.done.act
        return self.said.verb if self.said else "published"

    @property
    def standing(self) -> str:
        """Standing of an event ("offered"), kind of an attribution ("direct"), "" of an article."""
        if self.done:
            return self.done.standing.value
        return self.said.kind if self.said else ""

    @property
    def words(self) -> Words | None:
        """The words it rests on: the content said, the event's anchor; None for an article."""
        if self.done:
            return self.done.anchor
        return self.said.content if self.said else None

    @property
    def sentence(self) -> Words | None:
        """The words around it, for reading in place; None for an article."""
        part = self.done or self.said
        return part.sentence if part else None

    @property
    def issues(self) -> tuple[IssueName, ...]:
        """The issues that it touches."""
        part = self.done or self.said
        return part.issues if part else ()


def timeline(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[TimelineItem]:
    """Event mentions, attributions and articles in order of time, the undated at the end.

    `after` is the id of the last item already seen. Items of one day follow their articles, and
    within one the order of the text.
    """
    moments = queries.moments(record, where, limit, after)
    items = {
        **_articles(record, [m.id for m in moments if m.kind == ARTICLE]),
        **_said(record, [m.id for m in moments if m.kind == ATTRIBUTION]),
        **_done(record, [m.id for m in moments if m.kind == EVENT_MENTION]),
    }
    return [items[moment.id] for moment in moments]


def _articles(record: Record, ids: Sequence[str]) -> dict[str, TimelineItem]:
    over = gather.heads(record, ids)
    return {
        one: TimelineItem(ARTICLE, one, head.published, head, undated=_undated(head.published))
        for one, head in over.items()
    }


def _said(record: Record, ids: Sequence[str]) -> dict[str, TimelineItem]:
    found = gather.said_of(record, queries.attributions_by_id(record, ids))
    return {
        s.id: TimelineItem(ATTRIBUTION, s.id, s.when, s.article, said=s, undated=_undated(s.when))
        for s in found
    }


def _done(record: Record, ids: Sequence[str]) -> dict[str, TimelineItem]:
    found = gather.done_of(record, queries.event_mentions_by_id(record, ids))
    return {
        d.id: TimelineItem(EVENT_MENTION, d.id, d.when, d.article, done=d, undated=_undated(d.when))
        for d in found
    }


def _undated(when: When) -> str | None:
    return None if dated(when) else why_of(when)
