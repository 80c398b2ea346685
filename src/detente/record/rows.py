"""What a record's rows hold beside the record itself: its place in time, its sides, its pairs.

Pure functions of one reading; nothing here opens the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ..reading import Reading
from ..records import (
    Attribution,
    Entity,
    EventMention,
    Labelled,
    Mention,
    Standing,
    When,
)
from ..spans import Span
from .codec import dump

OPEN_START = ""
"""Sorts before every day: `first` of a time that may lie any time before its latest day."""
OPEN_END = "~"
"""Sorts after every day: `last` of a time without an end, and `moment` of one without a day."""


def in_time(when: When, article: str, spot: int, ident: str) -> tuple[str, str, str]:
    """`moment`, `first` and `last` of a row; `spot` is where it starts in the article's text.

    The moment sorts by earliest day, latest day, article, spot and id; undated comes last.
    """
    first = when.earliest.isoformat() if when.earliest else None
    last = when.latest.isoformat() if when.latest else None
    moment = f"{first or last or OPEN_END} {last or OPEN_END} {article} {spot:07} {ident}"
    if first is None and last is None:
        return moment, OPEN_END, OPEN_START
    return moment, first or OPEN_START, last or OPEN_END


def year_after(end: date) -> str:
    """The last day by which what is told as done, on no day, may lie in days that end so: what an
    article of 2012 tells so is no news of 2007. The end of that month of the next year."""
    return f"{end.year + 1:04}-{end:%m}-31" if end.year < date.max.year else OPEN_END


def told_at(item: Attribution | EventMention, published: When) -> When:
    """The time by which an item is put in order: its own, else the day its article was published.

    What the text calls history is not put at the day on which it was recalled.
    """
    dated = item.when.value or item.when.earliest or item.when.latest
    recalled = isinstance(item, EventMention) and item.standing is Standing.HISTORICAL
    return item.when if dated or recalled else published


def listed_at(item: Attribution | EventMention, published: When) -> When:
    """The time by which lists have an item: what is told as done, on no day of its own, was done by
    the day of its article, which may be long before; else as `told_at`.
    """
    when = told_at(item, published)
    done = isinstance(item, EventMention) and item.standing is Standing.ACTUAL
    return replace(when, value=None, earliest=None) if done and when is published else when


def spot_of(item: Attribution | EventMention) -> int:
    """Where an item starts in the text: its first content (or cue, or source), or its anchor."""
    if isinstance(item, EventMention):
        return item.anchor.start
    spans = item.content or item.cue or item.source
    return min((span.start for span in spans), default=0)


def party(spans: Sequence[Span], entity: str | None, mentions: Sequence[Mention]) -> Mention | None:
    """The mention behind a source or addressee; None when no mention lies in its words.

    One of the same entity comes first, then the longest, then the first.
    """
    inside = [mention for mention in mentions if any(mention.span.overlaps(span) for span in spans)]
    return min(
        inside,
        key=lambda m: (
            entity is not None and m.entity != entity,
            m.state is None and m.entity is None,
            m.span.start - m.span.end,
            m.span.start,
            m.name or "",
        ),
        default=None,
    )


def parties(item: Attribution, mentions: Sequence[Mention]) -> tuple[Any, ...]:
    """`source_state`, `addressee_entity` and `addressee_state` of an attribution."""
    source = party(item.source, item.source_entity, mentions) if item.source else None
    state = source.state if source else None
    if state is None and (item.source_entity or "").startswith("state:"):
        state = (item.source_entity or "").removeprefix("state:")
    told = party([item.addressee_span], None, mentions) if item.addressee_span else None
    return state, told.entity if told else None, told.state if told else None


def labelled(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The issues of each attribution and event mention, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for label in reading.of(Labelled):
        found[label.target] = tuple(dict.fromkeys(found.get(label.target, ()) + label.issues))
    return found


def attributions_of(reading: Reading) -> list[Attribution]:
    """The attributions with their issues; of two with one id the first."""
    issues = labelled(reading)
    found = {a.id: a for a in reversed(reading.of(Attribution))}
    return [
        replace(item, issues=issues.get(item.id, item.issues))
        for item in sorted(found.values(), key=lambda a: (spot_of(a), a.id))
    ]


def event_mentions_of(reading: Reading) -> list[EventMention]:
    """The event mentions with their issues; of two with one id the first."""
    issues = labelled(reading)
    found = {e.id: e for e in reversed(reading.of(EventMention))}
    return [
        replace(item, issues=issues.get(item.id, item.issues))
        for item in sorted(found.values(), key=lambda e: (spot_of(e), e.id))
    ]


def entities_of(reading: Reading) -> list[Entity]:
    """Every entity of the reading once, those that only a mention names included; by id."""
    found: dict[str, Entity] = {}
    for mention in reading.of(Mention):
        if mention.entity and mention.entity_kind and mention.entity not in found:
            state = mention.state if mention.entity_kind.value != "person" else None
            found[mention.entity] = Entity(
                mention.entity, mention.entity_kind, mention.name or mention.entity, state=state
            )
    found |= {entity.id: entity for entity in reading.of(Entity)}
    return [found[ident] for ident in sorted(found)]


def sides(item: EventMention) -> Iterator[tuple[Any, ...]]:
    """Rows of `event_sides`: role, n, start, end, name, entity, state."""
    for role, several in (("actor", item.actors), ("recipient", item.recipients)):
        for n, side in enumerate(several):
            yield role, n, side.span.start, side.span.end, side.name, side.entity, side.state


def dyads(item: EventMention) -> list[tuple[str, str]]:
    """Every ordered pair of two different states, actor before recipient."""
    pairs = {
        (one.state, other.state)
        for one in item.actors
        for other in item.recipients
        if one.state and other.state and one.state != other.state
    }
    return sorted(pairs)


def parts(entities: Iterable[Entity]) -> Iterator[tuple[str, str, str]]:
    """What each entity is said to be: (entity, part, value) for names, state, offices …"""
    for entity in entities:
        yield entity.id, "kind", entity.kind.value
        yield entity.id, "name", entity.name
        for name in sorted({*entity.names, entity.name}):
            yield entity.id, "names", name
        if entity.state:
            yield entity.id, "state", entity.state
        if entity.wikidata:
            yield entity.id, "wikidata", entity.wikidata
        if entity.offices:
            yield entity.id, "offices", dump(entity.offices)
