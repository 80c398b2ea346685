"""What persons confirmed or changed, as marked articles that `detente score` reads.

An article is there with the attributions and reports that a person called right or changed, never
with what only the machine says. Scored against an article of which a part was judged, recall means
something and precision does not: what nobody looked at counts as too much. `whole` keeps only
articles of which every attribution and every report has a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..record import Record, queries
from ..record.queries import past
from ..records import Attribution, EventMention
from ..spans import Span

GOOD = ("right", "changed")
"""Verdicts by which a person stands for an item."""


def rows(record: Record, whole: bool = False) -> list[dict[str, Any]]:
    """The marked articles, by id; spans are [start, end]. Raises BadRecord."""
    judged: dict[str, dict[tuple[str, str], str]] = {}
    for article, kind, ident, verdict in past.judged_items(record):
        judged.setdefault(article, {})[kind, ident] = verdict
    found = []
    for article, verdicts in judged.items():
        row = _row(record, article, verdicts)
        if row and (row["whole"] or not whole):
            found.append(row)
    return found


def _row(
    record: Record, article: str, verdicts: dict[tuple[str, str], str]
) -> dict[str, Any] | None:
    told = queries.article(record, article)
    if told is None:
        return None
    said = queries.attributions_in(record, article, wrong=True)
    done = queries.event_mentions_in(record, article, wrong=True)
    every = [("attribution", one.id) for one in said] + [("event_mention", one.id) for one in done]
    good = {ident for (_, ident), verdict in verdicts.items() if verdict in GOOD}
    if not good and not all(one in verdicts for one in every):
        return None
    return {
        "id": article,
        "title": told.title,
        "outlet": told.outlet,
        "published": told.published.value,
        "text": told.text,
        "whole": all(one in verdicts for one in every),
        "attributions": [_said(one) for one in said if one.id in good],
        "event_mentions": [_done(one) for one in done if one.id in good],
    }


def _ends(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in sorted(spans)]


def _said(one: Attribution) -> dict[str, Any]:
    return {
        "source": _ends(one.source),
        "cue": _ends(one.cue),
        "content": _ends(one.content),
        "kind": one.kind,
        "source_name": one.source_name,
    }


def _done(one: EventMention) -> dict[str, Any]:
    return {
        "anchor": [one.anchor.start, one.anchor.end],
        "type": one.type,
        "mode": one.mode,
        "standing": one.standing.value,
        "actor_states": [side.state for side in one.actors if side.state],
        "recipient_states": [side.state for side in one.recipients if side.state],
    }
