"""The timeline: what happened and was said, in order of time, with articles as its frame."""

from __future__ import annotations

from dataclasses import dataclass

from ..record import queries
from ..record.filters import Filter
from ..record.store import Record
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
        """Type and mode of an event, stance of an attribution, "published" of an article."""
        if self.done:
            return self.done.act
        return self.said.stance if self.said else "published"

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
    ids = {kind: [m.id for m in moments if m.kind == kind] for kind in (ARTICLE, ATTRIBUTION, EVENT_MENTION)}
