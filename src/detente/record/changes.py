"""What a person may change of an item or an article, and the changed record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .. import dates
from ..errors import BadDate, BadJudgement
from ..records import (
    Article,
    Attribution,
    Basis,
    EventMention,
    Judgement,
    Mention,
    Side,
    Standing,
    When,
    when_of,
)
from ..records.told import CHANGED
from ..spans import Span

FIELDS: dict[str, tuple[str, ...]] = {
    "attribution": ("kind", "source_entity", "source_name", "addressee", "place", "when", "stance",
                    "issues", "content"),
    "event_mention": ("type", "mode", "contexts", "actors", "recipients", "when", "place",
                      "standing", "issues"),
    "mention": ("entity", "name", "state"),
    "published": ("published",),
    "outlet": ("outlet",),
}  # fmt: skip
"""Fields that a person may change. Days are ISO 8601 prefixes; actors and recipients are lists of
{"name", "entity", "state"}; issues and contexts are lists of names; content is a list of words
(`anchor.Selector`, as a dict) in the order of the text; the others a word or null."""

_ONE = {
    "attribution": "an attribution", "event_mention": "a report of an event",
    "mention": "a mention", "published": "an article", "outlet": "an article",
}  # fmt: skip
_LISTS = ("issues", "contexts")
_SIDES = ("actors", "recipients")
_DAYS = ("when", "published")
_NEEDED = ("kind", "type", "standing", "stance", "published")


def check(kind: str, value: str | None) -> dict[str, Any]:
    """The changed fields of a decision. Raises BadJudgement when one cannot be followed."""
    try:
        given = json.loads(value or "")
    except ValueError as error:
        raise BadJudgement(f"changed fields are no JSON ({error})") from error
    if not isinstance(given, dict) or not given:
        raise BadJudgement('changed fields are missing; give them as {"field": value}')
    for field, one in given.items():
        if field not in FIELDS[kind]:
            known = ", ".join(FIELDS[kind])
            raise BadJudgement(f"'{field}' of {_ONE[kind]} cannot be changed; only: {known}")
        if not _fits(field, one):
            raise BadJudgement(f"'{field}' of {_ONE[kind]} cannot be {json.dumps(one)}")
    return dict(given)


def _fits(field: str, value: Any) -> bool:
    if field in _LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if field in _SIDES:
        return isinstance(value, list) and all(map(_is_side, value))
    if field == "content":
        return isinstance(value, list) and bool(value) and all(map(_is_selector, value))
    if value is None:
        return field not in _NEEDED
    if not isinstance(value, str) or not value.strip():
        return False
    if field in _DAYS:
        try:
            dates.of_prefix(value)
        except BadDate:
            return False
    return field != "standing" or value in set(Standing)


def _is_side(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("name"), str)
        and set(value) <= {"name", "entity", "state"}
        and all(one is None or isinstance(one, str) for one in value.values())
    )


def _is_selector(value: Any) -> bool:
    wanted = {"exact": str, "prefix": str, "suffix": str, "start": int}
    return (
        isinstance(value, dict)
        and all(isinstance(value.get(name), kind) for name, kind in wanted.items())
        and set(value) <= {*wanted, "only"}
        and bool(value["exact"].strip())
    )


def given_when(prefix: str | None, by: str) -> When:
    """The time that a person gave: an ISO 8601 prefix, or None for "nobody knows".

    Raises BadDate when it is no prefix.
    """
    if prefix is None:
        return When(why=(f"left open by {by}",))
    return when_of(dates.of_prefix(prefix), Basis.GIVEN, None, (f"given by {by}",))


def changed_article(article: Article, fields: Mapping[str, tuple[Any, str]]) -> Article:
    """The article with what people gave it; each field with its value and who gave it."""
    given: dict[str, Any] = {}
    for field, (value, by) in fields.items():
        if field == "published":
            given |= {"published": given_when(value, by), "origin": "given"}
        else:
            given[field] = value
    return replace(article, **given)


def changed_attribution(item: Attribution, fields: Mapping[str, tuple[Any, str]]) -> Attribution:
    """The attribution with what people changed; its `why` says so. Content is given as spans."""
    given = {field: _value(field, value, by) for field, (value, by) in fields.items()}
    return replace(item, **given, why=_why(fields))


def changed_event_mention(
    item: EventMention, fields: Mapping[str, tuple[Any, str]], mentions: Sequence[Mention]
) -> EventMention:
    """The event mention with what people changed. An actor or recipient that it did not have
    points at the mention of that entity nearest to the anchor, else at the anchor.
    """
    given = {field: _value(field, value, by) for field, (value, by) in fields.items()}
    for field in _SIDES:
        if field in fields:
            given[field] = tuple(_side(one, item, mentions) for one in fields[field][0])
    return replace(item, **given, why=_why(fields))


def confirmed(item: EventMention, last: Judgement) -> EventMention:
    """The event mention without doubt where a person called it right or changed it last."""
    if last.verdict not in ("right", "changed") or not last.by.startswith("person:"):
        return item
    why = f"{item.why}; confirmed by {last.by}" if item.why else f"confirmed by {last.by}"
    return replace(item, doubts=(), confidence=1.0, why=why)


def changed_mention(item: Mention, fields: Mapping[str, tuple[Any, str]]) -> Mention:
    """The mention with what people changed."""
    return replace(item, **{field: value for field, (value, _) in fields.items()}, why=_why(fields))


def _value(field: str, value: Any, by: str) -> Any:
    if field == "when":
        return given_when(value, by)
    if field == "standing":
        return Standing(value)
    return tuple(value) if isinstance(value, list) else value


def _why(fields: Mapping[str, tuple[Any, str]]) -> str:
    return CHANGED + "; ".join(f"{field} by {fields[field][1]}" for field in sorted(fields))


def _side(given: Mapping[str, Any], item: EventMention, mentions: Sequence[Mention]) -> Side:
    entity, name = given.get("entity"), given["name"]
    for side in (*item.actors, *item.recipients):
        if (entity and side.entity == entity) or (not entity and side.name == name):
            return replace(side, name=name, entity=entity, state=given.get("state", side.state))
    near = min(
        (mention.span for mention in mentions if entity and mention.entity == entity),
        key=lambda span: (abs(span.start - item.anchor.start), span),
        default=item.anchor,
    )
    return Side(Span(item.article, near.start, near.end), name, entity, given.get("state"))
