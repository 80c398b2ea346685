"""Whole things that a person may join, part or correct: an entity, an event, an article."""

from __future__ import annotations

from dataclasses import dataclass

from ..dates import later, of_prefix
from ..errors import BadInput, typed
from ..linked import Event
from ..record import Filter, Record, queries, targets
from ..record.queries import past
from ..record.queries import review as queue
from ..records import Article, Entity, EventMention, Judgement
from . import gather, history
from .review_change import who
from .shapes import Done, Head

NEAR_DAYS = 10
"""How far apart in time two events may be to be offered for joining: told late, or a week off."""
NEAR_EVENTS = 12
"""Events offered for joining: a screen of them."""
NEAR_LOOKED_AT = 300
"""Events of the same parties looked at for those: what one summit brings about."""
MOST_NAME = 120
"""Characters of an outlet's name."""


@dataclass(frozen=True, slots=True)
class EntityTask:
    """An entity with those that are one with it, each by its own id, and what was decided."""

    entity: Entity
    others: tuple[str, ...]
    past: tuple[history.Deed, ...]


def entity_task(record: Record, ident: str) -> EntityTask:
    """The entity of that id, to be joined or parted. Raises BadInput when there is none."""
    found = queries.entity(record, ident)
    if found is None:
        raise BadInput(f"the record holds no entity '{typed(ident)}'")
    own = found.entity
    members = {own.id, *queue.linked_to(record, own.id)}
    decided = history.history(record, past.Past(kinds=("entity",)))
    mine = [deed for deed in decided if members & set(deed.words)]
    return EntityTask(own, tuple(sorted(members - {own.id})), tuple(mine[:NEAR_EVENTS]))


def join_entities(record: Record, one: str, other: str, by: str, why: str) -> list[Judgement]:
    """Decides that two are one; `other` as a person writes it. Raises BadInput, BadRecord."""
    task, (found, name, _) = entity_task(record, one), who(record, other)
    if found is None:
        raise BadInput(f"say who it is; nobody known is called '{typed(name or '')}'")
    if found == task.entity.id:
        raise BadInput("the two are one already")
    about = targets.on_entities(task.entity.id, found)
    return history.decide(record, [about.says("same", by, why=why)])


def part_entities(record: Record, one: str, other: str, by: str, why: str) -> list[Judgement]:
    """Decides that one of a group is none of it: different from each of the others, at once.

    Raises BadInput, BadRecord.
    """
    task = entity_task(record, one)
    rest = [ident for ident in (task.entity.id, *task.others) if ident != other]
    if other not in (task.entity.id, *task.others) or not rest:
        raise BadInput(f"'{typed(other)}' is not one with {task.entity.name}")
    told = history.as_one(why, len(rest)) if len(rest) > 1 else why
    drafts = [targets.on_entities(other, ident).says("different", by, why=told) for ident in rest]
    return history.decide(record, drafts)


# ------------------------------------------------------------------ events


@dataclass(frozen=True, slots=True)
class EventTask:
    """An event with its reports, and others near it that may be the same."""

    event: Event
    reports: tuple[Done, ...]
    near: tuple[Event, ...]


def event_task(record: Record, ident: str) -> EventTask:
    """The event of that id, to be joined or parted. Raises BadInput when there is none."""
    event = queries.event(record, ident)
    if event is None:
        raise BadInput(f"the record holds no event '{typed(ident)}'")
    reports = gather.done_of(record, queries.event_mentions_by_id(record, event.mentions))
    return EventTask(event, tuple(reports), tuple(_near(record, event)))


def _near(record: Record, event: Event) -> list[Event]:
    """Events of the same parties about the same days, those of the same type first."""
    sides = tuple({side.state for side in (*event.actors, *event.recipients) if side.state})
    start, end = event.when.earliest, event.when.latest
    if not sides:
        return []
    first, last = start or end, end or start
    if first is None or last is None:
        return []
    where = Filter(entities=sides, start=later(first, -NEAR_DAYS), end=later(last, NEAR_DAYS))
    found = [one for one in queries.events(record, where, NEAR_LOOKED_AT) if one.id != event.id]

    def far(one: Event) -> tuple[bool, int, int]:
        states = {side.state for side in (*one.actors, *one.recipients)}
        day = one.when.earliest or one.when.latest or last
        return one.type != event.type, -len(states & set(sides)), abs((day - first).days)

    within = [one for one in found if far(one)[2] <= NEAR_DAYS]
    return sorted(within, key=far)[:NEAR_EVENTS]


def join_events(record: Record, one: str, other: str, by: str, why: str) -> list[Judgement]:
    """Decides that two events are one, by the most telling report of each.

    Raises BadInput, BadRecord.
    """
    first, second = event_task(record, one).event, event_task(record, other).event
    if first.id == second.id:
        raise BadInput("the two are one already")
    about = targets.on_events(
        _report(record, first.mentions[0]), _report(record, second.mentions[0])
    )
    return history.decide(record, [about.says("same", by, why=why)])


def part_event(record: Record, one: str, report: str, by: str, why: str) -> list[Judgement]:
    """Decides that one report tells another event than each of the others, at once.

    Raises BadInput, BadRecord.
    """
    mentions = event_task(record, one).event.mentions
    rest = [ident for ident in mentions if ident != report]
    if report not in mentions or not rest:
        raise BadInput("that report stands alone already, or is none of this event")
    told = history.as_one(why, len(rest)) if len(rest) > 1 else why
    off = _report(record, report)
    drafts = [
        targets.on_events(off, _report(record, ident)).says("different", by, why=told)
        for ident in rest
    ]
    return history.decide(record, drafts)


def _report(record: Record, ident: str) -> tuple[Article, EventMention]:
    found = queries.event_mention(record, ident)
    article = queries.article(record, found.article) if found else None
    if not found or not article:
        raise BadInput(f"the record holds no report '{typed(ident)}' any longer")
    own = queue.own_item(record, "event_mention", ident)
    return article, own if isinstance(own, EventMention) else found


# ------------------------------------------------------------------ articles


@dataclass(frozen=True, slots=True)
class ArticleTask:
    """An article's head, what was decided of it as a whole, and the outlets of the record."""

    head: Head
    past: tuple[history.Deed, ...]
    outlets: tuple[str, ...]


def article_task(record: Record, ident: str) -> ArticleTask:
    """The article of that id, to be corrected. Raises BadInput when there is none."""
    found = queries.article(record, ident)
    if found is None:
        raise BadInput(f"the record holds no article '{typed(ident)}'")
    where = past.Past(kinds=("published", "outlet", "note"), article=found.id)
    outlets = [name for name, *_ in queries.outlets(record) if name]
    return ArticleTask(
        gather.heads(record, [found.id])[found.id],
        tuple(history.history(record, where)),
        tuple(outlets),
    )


def correct_article(record: Record, ident: str, given: dict[str, str], by: str) -> list[Judgement]:
    """Decides what `given` says of an article: published, outlet, note, why; empty is not said.

    Raises BadDate for a day that is none, BadInput when nothing is said that is new, BadRecord.
    """
    head = article_task(record, ident).head
    drafts = []
    for kind, now in (("published", head.published.value or ""), ("outlet", head.outlet or "")):
        value = " ".join(given.get(kind, "").split())
        if value and value != now:
            if kind == "published":
                of_prefix(value)
            if len(value) > MOST_NAME:
                raise BadInput(f"an outlet's name has at most {MOST_NAME} characters")
            about = targets.on_article(kind, head.id)
            drafts.append(about.says("changed", by, value={kind: value}, why=given.get("why", "")))
    if note := given.get("note", ""):
        about = targets.on_article("note", head.id)
        drafts.append(about.says("note", by, value=note))
    if not drafts:
        raise BadInput("nothing new was said; give a day, an outlet or a note")
    return history.decide(record, drafts)
