"""From records to the shapes of the views: words looked up, names put beside ids.

Each function takes many records at once, so that a page asks the store a handful of questions
whatever its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from functools import cache
from itertools import pairwise
from typing import Any

from ..links.voice import judges
from ..record import Record, queries
from ..record.queries.judged import verdicts
from ..records import Article, Attribution, EventMention, Side, Standing, When
from ..spans import Span, hull
from ..tables.issues import issues
from .shapes import GAP, Done, Head, IssueName, Party, Said, Words, placed


def heads(record: Record, articles: Iterable[str]) -> dict[str, Head]:
    """The head of each article by its id. Raises BadRecord when the file fails us."""
    wanted = list(dict.fromkeys(articles))
    return {head.id: head for head in queries.heads(record, wanted)}


def head_of(article: Article) -> Head:
    """The head of an article that was just read: a copy of none."""
    given: dict[str, Any] = {f.name: getattr(article, f.name, None) for f in fields(Head)}
    return Head(**given)


def said_of(record: Record, found: Sequence[Attribution]) -> list[Said]:
    """The attributions with their articles and words, in the order given.

    Raises BadRecord when the file fails us.
    """
    articles = [attribution.article for attribution in found]
    over, texts = heads(record, articles), queries.texts(record, articles)
    states = queries.source_states(record, [attribution.id for attribution in found])
    said = [one_said(a, over[a.article], texts[a.article], states.get(a.id)) for a in found]
    judged = verdicts(record, "attribution", [one.id for one in said])
    return [replace(one, judged=judged.get(one.id)) if judged else one for one in said]


def done_of(record: Record, found: Sequence[EventMention]) -> list[Done]:
    """The event mentions with their articles and words, in the order given.

    Raises BadRecord when the file fails us.
    """
    articles = [mention.article for mention in found]
    over, texts = heads(record, articles), queries.texts(record, articles)
    speakers = queries.attributions_by_id(record, [m.said_by for m in found if m.said_by])
    names = {speaker.id: speaker.source_name for speaker in speakers}
    events = queries.events_of(record, [mention.id for mention in found])
    done = [
        one_done(one, over[one.article], texts[one.article], names.get(one.said_by or ""))
        for one in found
    ]
    judged = verdicts(record, "event_mention", [one.id for one in done])
    return [replace(one, event=events.get(one.id), judged=judged.get(one.id)) for one in done]


def words(spans: Sequence[Span], text: str) -> Words:
    """Spans in the order of the text with their characters; words that do not touch are parted.

    Raises BadSpan when one ends after the text.
    """
    ordered = tuple(sorted(spans))
    parts = [ordered[0].words(text)] if ordered else []
    for before, span in pairwise(ordered):
        between = text[before.end : span.start]
        parts.append((between if not between.strip() else GAP) + span.words(text))
    return Words(ordered, "".join(parts))


@cache
def issue_names() -> dict[str, IssueName]:
    """Every issue of the table by its id. Raises BadTable when the table cannot be used."""
    return {issue.id: IssueName(issue.id, issue.name) for issue in issues().values()}


def issues_of(ids: Iterable[str]) -> tuple[IssueName, ...]:
    """Issues with their names; one that the table no longer holds goes by its id."""
    return tuple(issue_names().get(one) or IssueName(one, one) for one in ids)


def one_said(a: Attribution, head: Head, text: str, state: str | None) -> Said:
    """One attribution with its words; `state` is the ISO3 for which its source speaks.

    Raises BadSpan when it points outside the text.
    """
    source = None
    if a.source or a.source_name:
        evidence = words(a.source, text) if a.source else None
        name = a.source_name or (evidence.text if evidence else "")
        source = Party(name, a.source_entity, state, evidence)
    return Said(
        id=a.id,
        article=head,
        kind=a.kind,
        stance=a.stance,
        source=source,
        cue=words(a.cue, text),
        content=words(a.content, text),
        sentence=words((hull([*a.source, *a.cue, *a.content]),), text),
        when=placed(a.when, head.published),
        addressee=a.addressee,
        place=a.place,
        issues=issues_of(a.issues),
        score=a.score,
        why=a.why,
        polarity=a.polarity,
        hedge=words((a.hedge,), text) if a.hedge else None,
    )


def one_done(m: EventMention, head: Head, text: str, speaker: str | None) -> Done:
    """One event mention with its words; `speaker` is the source of its `said_by`.

    Raises BadSpan when it points outside the text.
    """
    return Done(
        id=m.id,
        article=head,
        type=m.type,
        mode=m.mode,
        contexts=m.contexts,
        standing=m.standing,
        actors=_parties(m.actors, text),
        recipients=_parties(m.recipients, text),
        anchor=words((m.anchor,), text),
        sentence=words((m.sentence,), text),
        when=_placed(m, head),
        place=m.place,
        condition=words((m.condition,), text) if m.condition else None,
        deadline=m.deadline,
        said_by=m.said_by,
        said_by_name=speaker,
        issues=issues_of(m.issues),
        score=m.score,
        why=m.why,
        confidence=m.confidence,
        doubts=m.doubts,
        judges=judges(text),
    )


def _placed(m: EventMention, head: Head) -> When:
    past, done = (m.standing is one for one in (Standing.HISTORICAL, Standing.ACTUAL))
    return placed(m.when, head.published, past, done)


def _parties(sides: Sequence[Side], text: str) -> tuple[Party, ...]:
    return tuple(
        Party(side.name, side.entity, side.state, words((side.span,), text)) for side in sides
    )
