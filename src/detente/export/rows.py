"""One row of a list, as JSON and CSV have it: the fields of docs/commands.md, in their order.

Each table below names the fields of one kind of item and where each comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..records import Failure
from ..views.entity import EntityCounts
from ..views.issue import IssueLine
from ..views.meaning import BASIS, Near, NearIssue
from ..views.search import Hit
from ..views.shapes import Done, Head, IssueName, Party, Said, Words
from ..views.sourcing import ArticleSources, OutletSources
from ..views.timeline import TimelineItem
from .across import ACROSS, MADE_WHOLE
from .figures import FIGURES
from .tables import flat
from .values import Row, span_values, when_value

Fields = dict[str, Callable[[Any], Any]]
"""Names of fields in their order, each with the function that takes it from an item."""


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def _spans(words: Words | None) -> list[list[int]]:
    return span_values(words.spans) if words else []


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def _states(parties: tuple[Party, ...]) -> list[str | None]:
    return [party.state for party in parties]


def _ids(issues: tuple[IssueName, ...]) -> list[str]:
    return [issue.id for issue in issues]


def _split(item: TimelineItem, done: str, one: str) -> list[str]:
    if item.done:
        return _names(getattr(item.done, done))
    return [name] if (name := getattr(item, one)) else []


_WHERE: Fields = {
    "article": lambda item: item.article.id,
    "outlet": lambda item: item.article.outlet,
    "agency": lambda item: item.article.agency,
    "title": lambda item: item.article.title,
}

TIMELINE: Fields = {
    "kind": lambda item: item.kind,
    "id": lambda item: item.id,
    "when": lambda item: when_value(item.when),
    "who": lambda item: _split(item, "actors", "who"),
    "whom": lambda item: _split(item, "recipients", "whom"),
    "what": lambda item: item.what,
    "standing": lambda item: item.standing or None,
    "words": lambda item: _text(item.words),
    "words_spans": lambda item: _spans(item.words),
    "sentence": lambda item: _text(item.sentence),
    "issues": lambda item: _ids(item.issues),
    **_WHERE,
    "undated": lambda item: item.undated,
}

SAID: Fields = {
    "id": lambda said: said.id,
    "when": lambda said: when_value(said.when),
    "source": lambda said: said.source.name if said.source else None,
    "source_entity": lambda said: said.source.entity if said.source else None,
    "source_state": lambda said: said.source.state if said.source else None,
    "stance": lambda said: said.stance,
    "polarity": lambda said: said.polarity,
    "hedge": lambda said: _text(said.hedge),
    "kind": lambda said: said.kind,
    "addressee": lambda said: said.addressee,
    "place": lambda said: said.place,
    "content": lambda said: _text(said.content),
    "content_spans": lambda said: _spans(said.content),
    "cue": lambda said: _text(said.cue),
    "cue_spans": lambda said: _spans(said.cue),
    "source_spans": lambda said: _spans(said.source.words if said.source else None),
    "issues": lambda said: _ids(said.issues),
    **_WHERE,
    "why": lambda said: said.why,
}

EVENTS: Fields = {
    "id": lambda done: done.id,
    "event": lambda done: done.event,
    "when": lambda done: when_value(done.when),
    "type": lambda done: done.type,
    "mode": lambda done: done.mode,
    "contexts": lambda done: list(done.contexts),
    "standing": lambda done: done.standing.value,
    "actors": lambda done: _names(done.actors),
    "actor_states": lambda done: _states(done.actors),
    "recipients": lambda done: _names(done.recipients),
    "recipient_states": lambda done: _states(done.recipients),
    "place": lambda done: done.place,
    "anchor": lambda done: _text(done.anchor),
    "anchor_spans": lambda done: _spans(done.anchor),
    "condition": lambda done: _text(done.condition),
    "condition_spans": lambda done: _spans(done.condition),
    "deadline": lambda done: when_value(done.deadline) if done.deadline else None,
    "said_by": lambda done: done.said_by,
    "said_by_name": lambda done: done.said_by_name,
    "sentence": lambda done: _text(done.sentence),
    "issues": lambda done: _ids(done.issues),
    "score": lambda done: done.score,
    **_WHERE,
    "why": lambda done: done.why,
    "confidence": lambda done: done.confidence,
    "doubts": lambda done: list(done.doubts),
}

ARTICLES: Fields = {
    "id": lambda head: head.id,
    "path": lambda head: head.path,
    "url": lambda head: head.url,
    "outlet": lambda head: head.outlet,
    "agency": lambda head: head.agency,
    "title": lambda head: head.title,
    "byline": lambda head: head.byline,
    "dateline": lambda head: head.dateline,
    "published": lambda head: when_value(head.published),
    "origin": lambda head: head.origin,
    "copy_of": lambda head: head.copy_of,
}

HITS: Fields = {
    **_WHERE,
    "published": lambda hit: when_value(hit.article.published),
    "snippet": lambda hit: "".join(part.text for part in hit.snippet),
    "hits": lambda hit: [part.text for part in hit.snippet if part.hit],
    "path": lambda hit: hit.article.path,
}


def _of_item(part: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda near: part(near.item)


_OF_ITEM: Fields = {name: _of_item(part) for name, part in TIMELINE.items()}

NEAR: Fields = {
    "score": lambda near: near.score,
    "basis": lambda near: BASIS,  # noqa: ARG005
    "near_words": lambda near: _text(near.words),
    **_OF_ITEM,
}

NEAR_ISSUES: Fields = {
    "score": lambda near: near.score,
    "basis": lambda near: BASIS,  # noqa: ARG005
    "issue": lambda near: near.issue.id,
    "why": lambda near: near.why,
    **_OF_ITEM,
}

ENTITIES: Fields = {
    "id": lambda line: line.entity.id,
    "kind": lambda line: line.entity.kind.value,
    "name": lambda line: line.entity.name,
    "state": lambda line: line.entity.state,
    "mentions": lambda line: line.mentions,
    "articles": lambda line: line.articles,
    "said": lambda line: line.said,
    "done": lambda line: line.done,
    "received": lambda line: line.received,
}

ISSUES: Fields = {
    "id": lambda line: line.issue.id,
    "name": lambda line: line.issue.name,
    "attributions": lambda line: line.attributions,
    "event_mentions": lambda line: line.event_mentions,
    "articles": lambda line: line.articles,
}

_SOURCES: Fields = {
    "attributions": lambda one: one.sources.attributions,
    "named": lambda one: one.sources.named,
    "institution": lambda one: one.sources.institution,
    "unnamed": lambda one: one.sources.unnamed,
    "official": lambda one: one.sources.official,
    "group": lambda one: one.sources.group,
    "anonymity": lambda one: one.sources.anonymity,
    "none": lambda one: one.sources.none,
    "open": lambda one: one.sources.open,
}

SOURCING: Fields = {
    "outlet": lambda one: one.outlet,
    "articles": lambda one: one.articles,
    **_SOURCES,
}

ARTICLE_SOURCING: Fields = {
    **_WHERE,
    "published": lambda one: when_value(one.article.published),
    **_SOURCES,
}

FAILURES: Fields = {
    "path": lambda failure: failure.path,
    "article": lambda failure: failure.article,
    "stage": lambda failure: failure.stage,
    "reason": lambda failure: failure.reason,
    "skipped": lambda failure: failure.skipped,
}

FIELDS: dict[type, Fields] = {
    TimelineItem: TIMELINE,
    Said: SAID,
    Done: EVENTS,
    Head: ARTICLES,
    Hit: HITS,
    Near: NEAR,
    NearIssue: NEAR_ISSUES,
    EntityCounts: ENTITIES,
    IssueLine: ISSUES,
    OutletSources: SOURCING,
    ArticleSources: ARTICLE_SOURCING,
    Failure: FAILURES,
    **ACROSS,
    **FIGURES,
}
"""The fields of every kind of item that a view lists."""


def row_of(item: object) -> Row:
    """The row of one item of a kind that `FIELDS` names; every field present, None if unknown."""
    kind = type(item)
    made = MADE_WHOLE[kind](item) if kind in MADE_WHOLE else item
    return {name: take(made) for name, take in FIELDS[kind].items()}


def rows_of(items: Iterable[object]) -> Iterator[Row]:
    """The rows of a whole list, one after the other."""
    return map(row_of, items)


def header_of(kind: type) -> list[str]:
    """The columns of the CSV of one kind of item, also when the list is empty."""
    return list(flat(dict.fromkeys(FIELDS[kind])))
