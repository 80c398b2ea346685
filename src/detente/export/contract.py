"""The fourteen files of the whole export and their fields: the contract of docs/export.md.

Fields named in `REASONS` come on top of the contract: they hold why something is as it is, and how
a text words it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..linked import Discrepancy, Event, Quotation, Step, Thread
from ..reading import Reading
from ..record.rows import attributions_of, entities_of, event_mentions_of
from ..records import (
    Article,
    Attribution,
    Entity,
    EventMention,
    Failure,
    IssueMention,
    Judgement,
    Mention,
    Office,
    Side,
    Time,
)
from ..views.index import Relation
from .values import Row, day_value, span_value, span_values, when_value

FILES: dict[str, tuple[str, ...]] = {
    "articles": (
        "id", "path", "url", "sha256", "outlet", "agency", "title", "byline", "dateline",
        "published", "language", "text", "copy_of", "published_why",
    ),
    "entities": ("id", "kind", "name", "names", "state", "wikidata", "offices"),
    "mentions": ("article", "span", "kind", "entity", "why"),
    "times": ("article", "span", "type", "value", "when"),
    "attributions": (
        "id", "article", "kind", "source", "source_entity", "source_name", "cue", "content",
        "addressee", "when", "place", "issues", "stance", "polarity", "hedge", "why",
    ),
    "event_mentions": (
        "id", "article", "event", "anchor", "sentence", "type", "mode", "contexts", "actors",
        "actor_names", "actor_states", "recipients", "recipient_names", "recipient_states",
        "when", "place", "standing", "condition", "deadline", "said_by", "issues", "score", "why",
        "confidence", "doubts",
    ),
    "events": (
        "id", "label", "type", "mode", "actors", "recipients", "when", "place", "standing",
        "mentions", "articles", "outlets", "issues", "why", "confidence",
    ),
    "issues": ("id", "name", "mentions"),
    "threads": ("id", "title", "issue", "parties", "state", "steps", "on"),
    "discrepancies": ("id", "event", "kind", "what", "sides", "both", "why"),
    "quotations": ("id", "attributions", "same_words", "why"),
    "relations": ("actor", "recipient", "from", "to", "events", "score", "low", "high"),
    "judgements": (
        "id", "kind", "target", "verdict", "value", "by", "at", "why", "applied",
    ),
    "failures": ("path", "article", "stage", "reason"),
}  # fmt: skip
"""Every file by its name, with the fields of a row in their order."""

REASONS = {
    "articles": ("published_why",),
    "mentions": ("why",),
    "attributions": ("stance", "polarity", "hedge", "why"),
    "event_mentions": ("why", "confidence", "doubts"),
    "events": ("why", "confidence"),
    "threads": ("on",),
    "discrepancies": ("both", "why"),
    "quotations": ("why",),
}
"""Fields beyond the contract, which hold reasons and how sure the reading is."""


def article_row(article: Article, copy_of: str | None) -> Row:
    """A line of articles.jsonl; `copy_of` is the id of the article that it reprints."""
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "sha256": article.page,
        "outlet": article.outlet,
        "agency": article.agency,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": when_value(article.published),
        "language": article.language,
        "text": article.text,
        "copy_of": copy_of,
        "published_why": list(article.published.why),
    }


def entity_row(entity: Entity) -> Row:
    """A line of entities.jsonl; the name itself is the first of `names`."""
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "names": list(dict.fromkeys([entity.name, *entity.names])),
        "state": entity.state,
        "wikidata": entity.wikidata,
        "offices": [_office(office) for office in entity.offices],
    }


def mention_row(mention: Mention) -> Row:
    """A line of mentions.jsonl; `entity` is null where it stays unresolved, `why` says why."""
    return {
        "article": mention.span.article,
        "span": span_value(mention.span),
        "kind": mention.kind,
        "entity": mention.entity,
        "why": mention.why,
    }


def time_row(time: Time) -> Row:
    """A line of times.jsonl."""
    return {
        "article": time.span.article,
        "span": span_value(time.span),
        "type": time.type,
        "value": time.value,
        "when": when_value(time.when),
    }


def attribution_row(attribution: Attribution) -> Row:
    """A line of attributions.jsonl."""
    return {
        "id": attribution.id,
        "article": attribution.article,
        "kind": attribution.kind,
        "source": span_values(attribution.source),
        "source_entity": attribution.source_entity,
        "source_name": attribution.source_name,
        "cue": span_values(attribution.cue),
        "content": span_values(attribution.content),
        "addressee": attribution.addressee,
        "when": when_value(attribution.when),
        "place": attribution.place,
        "issues": list(attribution.issues),
        "stance": attribution.stance,
        "polarity": attribution.polarity,
        "hedge": span_value(attribution.hedge),
        "why": attribution.why,
    }


def event_mention_row(mention: EventMention, event: str | None = None) -> Row:
    """A line of event_mentions.jsonl; the three lists of a side are parallel, null for unknown.

    `event` is the id of the event that it reports; null in a reading of one article alone.
    """
    return {
        "id": mention.id,
        "article": mention.article,
        "event": event,
        "anchor": span_value(mention.anchor),
        "sentence": span_value(mention.sentence),
        "type": mention.type,
        "mode": mention.mode,
        "contexts": list(mention.contexts),
        **_sides("actor", mention.actors),
        **_sides("recipient", mention.recipients),
        "when": when_value(mention.when),
        "place": mention.place,
        "standing": mention.standing.value,
        "condition": span_value(mention.condition),
        "deadline": when_value(mention.deadline) if mention.deadline else None,
        "said_by": mention.said_by,
        "issues": list(mention.issues),
        "score": mention.score,
        "why": mention.why,
        "confidence": mention.confidence,
        "doubts": list(mention.doubts),
    }


def _sides(role: str, sides: Iterable[Side]) -> Row:
    several = list(sides)
    return {
        f"{role}s": [side.entity for side in several],
        f"{role}_names": [side.name for side in several],
        f"{role}_states": [side.state for side in several],
    }


def issue_row(issue: str, name: str, mentions: Iterable[IssueMention]) -> Row:
    """A line of issues.jsonl, with every place that touches the issue."""
    return {
        "id": issue,
        "name": name,
        "mentions": [
            {"article": mention.span.article, "span": span_value(mention.span)}
            for mention in mentions
        ],
    }


def event_row(event: Event) -> Row:
    """A line of events.jsonl; actors and recipients are entity ids, or names without one."""
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "mode": event.mode,
        "actors": [side.entity or side.name for side in event.actors],
        "recipients": [side.entity or side.name for side in event.recipients],
        "when": when_value(event.when),
        "place": event.place,
        "standing": event.standing.value,
        "mentions": list(event.mentions),
        "articles": list(event.articles),
        "outlets": list(event.outlets),
        "issues": list(event.issues),
        "why": list(event.why),
        "confidence": event.confidence,
    }


def thread_row(thread: Thread) -> Row:
    """A line of threads.jsonl; a step's `event` is the id of an event or an attribution."""
    return {
        "id": thread.id,
        "title": thread.title,
        "issue": thread.issue,
        "parties": list(thread.parties),
        "state": thread.state,
        "steps": [_step(step) for step in thread.steps],
        "on": list(thread.on),
    }


def _step(step: Step) -> Row:
    return {
        "event": step.event,
        "move": step.move.value,
        "when": when_value(step.when),
        "by": list(step.by),
        "article": step.article,
        "span": span_value(step.span),
        "about": step.about,
        "on": list(step.on),
        "why": step.why,
    }


def discrepancy_row(one: Discrepancy) -> Row:
    """A line of discrepancies.jsonl; `both` says whether both values can be true."""
    return {
        "id": one.id,
        "event": one.event,
        "kind": one.kind.value,
        "what": one.what,
        "sides": [
            {"article": side.article, "span": span_value(side.span), "value": side.value}
            for side in one.sides
        ],
        "both": one.both,
        "why": one.why,
    }


def quotation_row(one: Quotation) -> Row:
    """A line of quotations.jsonl."""
    return {
        "id": one.id,
        "attributions": list(one.attributions),
        "same_words": one.same_words,
        "why": list(one.why),
    }


def relation_row(one: Relation) -> Row:
    """A line of relations.jsonl; score, low and high are null where too few events are actual."""
    return {
        "actor": one.actor,
        "recipient": one.recipient,
        "from": day_value(one.start),
        "to": day_value(one.end),
        "events": one.events,
        "score": one.score,
        "low": one.low,
        "high": one.high,
    }


def judgement_row(judgement: Judgement, applied: bool) -> Row:
    """A line of judgements.jsonl; `target` and `value` as the JSON that they are."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "target": _loaded(judgement.target),
        "verdict": judgement.verdict,
        "value": _loaded(judgement.value),
        "by": judgement.by,
        "at": judgement.at,
        "why": judgement.why,
        "applied": applied,
    }


def failure_row(failure: Failure) -> Row:
    """A line of failures.jsonl."""
    return {
        "path": failure.path,
        "article": failure.article,
        "stage": failure.stage,
        "reason": failure.reason,
    }


def _office(office: Office) -> Row:
    return {
        "title": office.title,
        "state": office.state,
        "from": day_value(office.start),
        "to": day_value(office.end),
    }


def _loaded(held: str | None) -> Any:
    """A JSON object or list as such; any other text (a note's words, a day) as it stands."""
    if held is None or not held.startswith(("{", "[")):
        return held
    try:
        return json.loads(held)
    except json.JSONDecodeError:
        return held


def reading_row(reading: Reading) -> Row:
    """One article's reading as one object: a row of `articles`, and lists of the others."""
    article = article_row(reading.article, None)
    return {
        "article": article,
        "entities": [entity_row(entity) for entity in entities_of(reading)],
        "mentions": [mention_row(mention) for mention in reading.of(Mention)],
        "times": [time_row(time) for time in reading.of(Time)],
        "attributions": [attribution_row(one) for one in attributions_of(reading)],
        "event_mentions": [event_mention_row(one) for one in event_mentions_of(reading)],
        "failures": [failure_row(failure) for failure in reading.of(Failure)],
    }
