"""Which item a judgement is about: the one read from its words, after any re-reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..records import Attribution, EventMention, Mention
from ..spans import Span
from . import codec, items
from .anchor import Selector, find, same_words
from .store import Record
from .targets import anchor_of

Item = Attribution | EventMention | Mention
TABLES: dict[str, tuple[str, type]] = {
    "attribution": ("attributions", Attribution),
    "event_mention": ("event_mentions", EventMention),
}
"""Items with an id of their own: their table and kind."""


def place(target: Mapping[str, Any], text: str, article: str) -> Span | None:
    """Where the words of a target stand now; None when nowhere, or it cannot be told."""
    given = {name: target[name] for name in Selector.__slots__ if name in target}
    return find(text, Selector(**given), article)


def known(record: Record, kind: str, article: str) -> dict[str, Item]:
    """The items of an article by id (mentions: by their number). Raises BadRecord."""
    if kind == "mention":
        return {str(n): item for n, item in enumerate(items.stored_mentions(record, article))}
    table, kind_of = TABLES[kind]
    rows = record.rows(
        f"select {codec.quoted(kind_of)} from {table} where article = ? order by moment", (article,)
    )
    several: list[Any] = [codec.record_of(kind_of, row, article) for row in rows]
    return {item.id: item for item in several}


def found(
    target: Mapping[str, Any], text: str, article: str, known: Mapping[str, Item]
) -> tuple[str | None, str, str]:
    """The id of the item that the target of a judgement is about; else None. What became of the
    judgement (applied, idle, orphan), and why there is no item.
    """
    spot = place(target, text, article)
    if spot is None:
        return None, "orphan", "its words are not found in the text, or two places fit alike"
    fits = [key for key, item in known.items() if same_words(text, anchor_of(item), spot)]
    if target.get("id") in fits:
        return target["id"], "applied", ""
    for test in (_same_cue, _same_type):
        if len(fits) > 1:
            fits = [key for key in fits if test(known[key], target, text)] or fits
    own = known.get(target.get("id") or "")
    if not fits and own and anchor_of(own).overlaps(spot):
        return target["id"], "applied", ""  # a person gave it other ends; its id stays
    if len(fits) != 1:
        why = "several items stand on its words" if fits else "nothing is read from its words now"
        return None, "idle", why
    return fits[0], "applied", ""


def content_given(value: str | None, text: str, article: str) -> list[Span] | None:
    """Where the content that a changing decision gives stands now, empty where it gives none; None
    when its words are not found.
    """
    places = [place(one, text, article) for one in json.loads(value or "{}").get("content", ())]
    return None if None in places else [spot for spot in places if spot]


def _same_cue(item: Item, target: Mapping[str, Any], text: str) -> bool:
    return isinstance(item, Attribution) and target.get("cue") == _cue(item, text)


def _cue(item: Attribution, text: str) -> str | None:
    return " ".join(span.words(text) for span in item.cue) if item.cue else None


def _same_type(item: Item, target: Mapping[str, Any], text: str) -> bool:
    del text
    return isinstance(item, EventMention) and target.get("type") == item.type
