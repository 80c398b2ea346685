"""Where: the words of a place beside an act or a saying, and the place that they were read as."""

from __future__ import annotations

from dataclasses import dataclass

from ..filters import Filter
from ..store import Record
from .narrow import MANY, plan
from .narrow_links import plan_links

_READ_AS = (
    " left join mentions x on x.article = m.article and x.entity_kind = 'place'"
    " and x.shown > 0 and x.span_start < m.place_span_end and x.span_end > m.place_span_start"
)
"""The mention of a place that shares words with the place of an item."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """An item with the words of its place, as one article has them.

    `item` is the id of an event, or of an attribution; `entity` the place that the words were read
    as, None where they were not read as one.
    """

    item: str
    article: str
    words: str
    entity: str | None


def event_places(record: Record, where: Filter) -> list[PlaceRow]:
    """Places of distinct events, a row for each article and place that tells one.

    Raises BadInput for words that are no query, BadRecord.
    """
    test, values = "true", ()
    if where != Filter():
        narrowed = plan_links(record, "events", where, rare=MANY)
        test = f"y.event in (select m.id from {narrowed.rows} where {narrowed.test})"
        values = narrowed.values
    rows = record.rows(
        # few mentions have a place: they are walked, whatever passes
        "select distinct y.event, m.article, m.place, x.entity"
        " from event_mentions m indexed by event_mentions_place"
        f" cross join event_members y on y.event_mention = m.id{_READ_AS}"
        f" where m.place is not null and m.shown = 2 and {test} order by 1, 2, 3, 4",
        values,
    )
    return [PlaceRow(*row) for row in rows]


def said_places(record: Record, where: Filter) -> list[PlaceRow]:
    """Places where something was said. Raises BadInput for words that are no query, BadRecord."""
    narrowed = plan(record, "attributions", where, rare=MANY)
    rows = record.rows(
        "select distinct m.id, m.article, m.place, x.entity"
        f" from attributions m indexed by attributions_place{_READ_AS}"
        f" where m.place is not null and {narrowed.test} order by 1, 2, 3, 4",
        narrowed.values,
    )
    return [PlaceRow(*row) for row in rows]
