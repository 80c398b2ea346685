"""From the ids that lists show to what a judgement is about.

An id may be cut short as long as only one thing starts with it. A mention is named by its article
and where it starts (`0123456789abcdef:45`), a step by its thread and number (`…:2`, from 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import BadJudgement
from ..records import Article, Attribution, EventMention
from . import queries, targets
from .store import Record
from .targets import About

SHORTEST = 6
"""Characters of an id that must be given: of 10,000 ids, two that start alike are then a matter of
one in 20 records, and such an id is refused."""
_TABLES = {
    "attribution": "attributions", "event_mention": "event_mentions", "event": "events",
    "quotation": "quotations", "discrepancy": "discrepancies", "thread": "threads",
    "article": "articles", "entity": "entities",
}  # fmt: skip
_JOINING = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a list shows: its kind and its whole id; `part` tells a mention or a step."""

    kind: str
    id: str
    part: int | None = None


def thing(record: Record, given: str) -> Thing:
    """What an id, or the beginning of one, stands for. Raises BadJudgement when nothing does, or
    several things do.
    """
    head, colon, tail = given.rpartition(":")
    if colon and tail.isascii() and tail.isdigit() and len(head) >= SHORTEST:
        one = thing(record, head)
        if one.kind in ("article", "thread"):
            return Thing("mention" if one.kind == "article" else "step", one.id, int(tail))
    if len(given) < SHORTEST:
        raise BadJudgement(f"'{given}' is too short for an id; give {SHORTEST} characters or more")
    found = [
        Thing(kind, ident)
        for kind, table in _TABLES.items()
        for (ident,) in record.rows(
            f"select id from {table} where id >= ? and id < ? order by id = ? desc, id limit 2",
            (given, given + "~", given),
        )
    ]
    exact = [one for one in found if one.id == given]
    if not found:
        raise BadJudgement(
            f"nothing in {record.path} has the id '{given}'; lists show ids in --json"
        )
    if len(exact or found) > 1:
        kinds = ", ".join(f"{one.kind} {one.id}" for one in exact or found)
        raise BadJudgement(f"'{given}' may be {kinds}; give more of it")
    return (exact or found)[0]


def about(
    record: Record, given: str, verdict: str, other: str | None, fields: frozenset[str]
) -> About:
    """What a verdict on that id is about; `fields` are the names of the fields that it changes.

    Raises BadJudgement when the verdict cannot be given on it, or the other side is missing.
    """
    one = thing(record, given)
    two = thing(record, other) if other else None
    if one.kind == "article":
        return _on_article(record, one, two, verdict, fields)
    if two or (verdict in _JOINING and one.kind in ("event", "quotation", "entity")):
        return _on_two(record, one, two)
    if one.kind in ("event", "quotation", "entity"):
        raise BadJudgement(
            f"of the {one.kind} {one.id} it can be said that it is the same as, or different from, "
            "another: give the other id; right and wrong are said of a report or an attribution"
        )
    return _on_one(record, one)


def _on_one(record: Record, one: Thing) -> About:
    if one.kind == "attribution":
        return targets.on_attribution(*_attribution(record, one.id))
    if one.kind == "event_mention":
        return targets.on_event_mention(*_event_mention(record, one.id))
    if one.kind == "discrepancy":
        return _on_discrepancy(record, one.id)
    if one.kind == "mention":
        article = _article(record, one.id)
        for mention in queries.mentions(record, one.id):
            if mention.span.start == one.part:
                return targets.on_mention(article, mention)
        raise BadJudgement(f"no mention starts at {one.part} in article {one.id}")
    if one.kind == "step":
        return _on_step(record, one.id, one.part or 0)
    raise BadJudgement(f"a {one.kind} is judged by its steps: {one.id}:1 is the first")


def _on_two(record: Record, one: Thing, two: Thing | None) -> About:
    if two is None:
        raise BadJudgement(f"name the other one, of which the {one.kind} {one.id} is to be told")
    kinds = {one.kind, two.kind}
    if kinds == {"entity"}:
        return targets.on_entities(one.id, two.id)
    if kinds <= {"event", "event_mention"}:
        ids = _apart([_members(record, side, "event") for side in (one, two)])
        left, right = (_event_mention(record, ident) for ident in ids)
        return targets.on_events(left, right)
    if kinds <= {"quotation", "attribution"}:
        ids = _apart([_members(record, side, "quotation") for side in (one, two)])
        said = [_attribution(record, ident) for ident in ids]
        return targets.on_quotations(said[0], said[1])
    raise BadJudgement(f"a {one.kind} and a {two.kind} cannot be judged together")


def _members(record: Record, one: Thing, kind: str) -> tuple[str, ...]:
    if one.kind != kind:
        return (one.id,)
    if kind == "event":
        event = queries.event(record, one.id)
        return event.mentions if event else ()
    quotation = queries.quotation(record, one.id)
    return quotation.attributions if quotation else ()


def _apart(sides: list[tuple[str, ...]]) -> tuple[str, str]:
    """The first of each side; where one side holds the other, the first that is not the other."""
    left, right = sides
    pairs = [(a, b) for a in left for b in right if a != b]
    if not pairs:
        raise BadJudgement("the two are one and the same; name two")
    return pairs[0]


# ------------------------------------------------------------------ whole articles


def _on_article(
    record: Record, one: Thing, two: Thing | None, verdict: str, fields: frozenset[str]
) -> About:
    if two and two.kind != "article":
        raise BadJudgement(f"an article and a {two.kind} cannot be judged together")
    if verdict == "changed":
        if len(fields) != 1 or not fields <= {"published", "outlet"}:
            raise BadJudgement("of an article 'published' or 'outlet' is changed, one at a time")
        return targets.on_article(next(iter(fields)), one.id)
    if verdict in _JOINING:
        return _linked(record, one.id, two.id if two else None, verdict)
    return targets.on_article("note", one.id)


def _linked(record: Record, article: str, other: str | None, verdict: str) -> About:
    """Of what dates it, else of what it reprints."""
    dating = queries.dating(record, article)
    if dating and verdict == "different" and other in (None, dating.anchor):
        return targets.on_dating(article, dating.anchor)
    original = _article_row(record, article)
    if other is None and original is None:
        raise BadJudgement(f"article {article} reprints none and has its own day; name the other")
    return targets.on_copy(article, other or original or "")


def _article_row(record: Record, article: str) -> str | None:
    row = record.one("select copy_of from articles where id = ?", (article,))
    return row[0] if row else None


# ------------------------------------------------------------------ the words themselves


def _article(record: Record, ident: str) -> Article:
    found = queries.article(record, ident)
    if found is None:
        raise BadJudgement(f"the article {ident} is no longer in {record.path}")
    return found


def _event_mention(record: Record, ident: str) -> tuple[Article, EventMention]:
    item = queries.event_mention(record, ident)
    if item is None:
        raise BadJudgement(f"the report {ident} is no longer in {record.path}")
    return _article(record, item.article), item


def _attribution(record: Record, ident: str) -> tuple[Article, Attribution]:
    item = queries.attribution(record, ident)
    if item is None:
        raise BadJudgement(f"the attribution {ident} is no longer in {record.path}")
    return _article(record, item.article), item


def _on_discrepancy(record: Record, ident: str) -> About:
    found = queries.discrepancy(record, ident)
    assert found
    places: list[Any] = [(_article(record, side.article), side.span) for side in found.sides[:2]]
    return targets.on_discrepancy(found.kind.value, places[0], places[1])


def _on_step(record: Record, ident: str, number: int) -> About:
    thread = queries.thread(record, ident)
    assert thread
    if not 1 <= number <= len(thread.steps):
        raise BadJudgement(f"thread {ident} has steps 1 to {len(thread.steps)}, no step {number}")
    step = thread.steps[number - 1]
    return targets.on_step(_article(record, step.article), step.span, thread.issue)
