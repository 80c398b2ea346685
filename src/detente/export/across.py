"""Rows of what links make across articles, for the lists: events, accounts, threads, coverage …

`export/contract.py` has the rows of the whole export; these hold words beside spans, so that a
table or a screen needs nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from ..linked import Event
from ..views.comparison import AccountRow, AccountView
from ..views.coverage import EventCoverage, OutletCoverage
from ..views.differences import DifferenceRow
from ..views.discrepancies import DiscrepancyView, SideView
from ..views.due import Due
from ..views.facts import Fact
from ..views.index import Relation
from ..views.issue_brief import BriefRow
from ..views.positions import PositionView
from ..views.quotations import QuotationView
from ..views.shapes import Party, Said, Words
from ..views.thread_steps import StepView
from ..views.threads import Commitment, ThreadView
from .values import Row, day_value, span_value, span_values, when_value


def _fact(fact: Fact) -> Row:
    return {
        "kind": fact.kind.value,
        "name": fact.name,
        "article": fact.span.article,
        "span": span_value(fact.span),
    }


def _step(view: StepView) -> Row:
    step = view.step
    return {
        "event": step.event,
        "move": step.move.value,
        "when": when_value(step.when),
        "by": list(step.by),
        "article": step.article,
        "outlet": view.article.outlet,
        "span": span_value(step.span),
        "words": view.words.text,
        "about": step.about,
        "on": list(step.on),
        "condition": view.condition.text if view.condition else None,
        "deadline": when_value(step.deadline) if step.deadline else None,
        "why": step.why,
    }


def _side(side: SideView) -> Row:
    return {
        "article": side.article.id,
        "outlet": side.article.outlet,
        "span": span_value(side.words.spans[0]),
        "value": side.value,
        "words": side.words.text,
    }


def _variant(said: Said) -> Row:
    return {
        "attribution": said.id,
        "article": said.article.id,
        "outlet": said.article.outlet,
        "source": said.source.name if said.source else None,
        "content": said.content.text,
        "spans": span_values(said.content.spans),
    }


def _loaded(account: AccountView) -> list[Row]:
    return [
        {
            "words": one.words,
            "span": span_value(one.span),
            "way": one.way,
            "neutral": one.neutral,
            "counterpart": {
                "article": one.counterpart.article,
                "span": span_value(one.counterpart),
            }
            if one.counterpart
            else None,
        }
        for one in account.loaded
    ]


HAPPENINGS: dict[str, Any] = {
    "id": lambda event: event.id,
    "label": lambda event: event.label,
    "when": lambda event: when_value(event.when),
    "type": lambda event: event.type,
    "mode": lambda event: event.mode,
    "standing": lambda event: event.standing.value,
    "actors": lambda event: [side.name for side in event.actors],
    "actor_states": lambda event: [side.state for side in event.actors],
    "recipients": lambda event: [side.name for side in event.recipients],
    "recipient_states": lambda event: [side.state for side in event.recipients],
    "place": lambda event: event.place,
    "issues": lambda event: list(event.issues),
    "plover": lambda event: event.plover,
    "occasion": lambda event: event.occasion,
    "mentions": lambda event: list(event.mentions),
    "articles": lambda event: list(event.articles),
    "outlets": lambda event: list(event.outlets),
    "score": lambda event: event.score,
    "why": lambda event: list(event.why),
}

ACCOUNTS: dict[str, Any] = {
    "event": lambda row: row.event.id,
    "label": lambda row: row.event.label,
    "article": lambda row: row.account.head.id,
    "outlet": lambda row: row.account.head.outlet,
    "agency": lambda row: row.account.head.agency,
    "title": lambda row: row.account.head.title,
    "published": lambda row: when_value(row.account.head.published),
    "first": lambda row: row.account.first,
    "copies": lambda row: [head.id for head in row.account.copies],
    "words": lambda row: " … ".join(row.sentences),
    "spans": lambda row: span_values(row.spans),
    "said_by": lambda row: list(row.sources),
    "common": lambda row: [_fact(fact) for fact in row.common],
    "only_here": lambda row: [_fact(fact) for fact in row.account.only_here],
    "wording": lambda row: _loaded(row.account),
    "discrepancies": lambda row: list(row.discrepancies),
}

THREADS: dict[str, Any] = {
    "id": lambda view: view.thread.id,
    "title": lambda view: view.thread.title,
    "issue": lambda view: view.thread.issue,
    "parties": lambda view: list(view.thread.parties),
    "state": lambda view: view.thread.state,
    "on": lambda view: list(view.thread.on),
    "first": lambda view: _step(view.first) if view.first else None,
    "decisive": lambda view: _step(view.decisive) if view.decisive else None,
    "steps": lambda view: [_step(step) for step in view.steps],
}


def _commitment_row(one: Commitment) -> Row:
    """A deadline in a thread."""
    step = _step(one.step)
    return {
        "thread": one.thread.id,
        "title": one.thread.thread.title,
        "issue": one.thread.thread.issue,
        "deadline": step["deadline"],
        "past": one.past,
        "outcome": one.outcome.result.value,
        "outcome_step": _step(one.outcome.by) if one.outcome.by else None,
        **{name: step[name] for name in _OF_STEP},
        "who": list(one.step.by),
        "kind": "thread",
    }


_OF_STEP = ("move", "by", "event", "article", "outlet", "span", "words", "condition")


def _due_by(one: Due) -> tuple[Party, ...]:
    """Who is bound: the actors of an act, the source of what was said."""
    if one.expires:
        return ()
    if one.done:
        return one.done.actors
    return (one.said.source,) if one.said and one.said.source else ()


def _due_words(one: Due) -> Words | None:
    return one.done.sentence if one.done else one.said.content if one.said else None


def _due_row(one: Due) -> Row:
    """A deadline in no thread, under the names of one that stands in a thread."""
    item = one.done or one.said
    words, by = _due_words(one), _due_by(one)
    assert item and words
    return {
        "thread": None,
        "title": None,
        "issue": item.issues[0].id if item.issues else None,
        "deadline": when_value(one.deadline),
        "past": one.past,
        "outcome": "not told" if one.past else "not yet due",
        "outcome_step": None,
        "move": None,
        "by": list(dict.fromkeys(party.state for party in by if party.state)),
        "event": (one.done.event if one.done else None) or item.id,
        "article": item.article.id,
        "outlet": item.article.outlet,
        "span": span_value(words.spans[0]),
        "words": words.text,
        "condition": one.done.condition.text if one.done and one.done.condition else None,
        "who": [party.name for party in by],
        "kind": "event_mention" if one.done else "attribution",
    }


DEADLINES: dict[str, Any] = {
    name: itemgetter(name)
    for name in ("thread", "title", "issue", "deadline", "past", "outcome", "outcome_step",
                 *_OF_STEP, "who", "kind")
}  # fmt: skip
"""The fields of both kinds of deadline, taken from a row that `MADE_WHOLE` has made."""

DISCREPANCIES: dict[str, Any] = {
    "id": lambda view: view.discrepancy.id,
    "event": lambda view: view.discrepancy.event,
    "label": lambda view: view.label,
    "kind": lambda view: view.discrepancy.kind.value,
    "what": lambda view: view.discrepancy.what,
    "both": lambda view: view.discrepancy.both,
    "sides": lambda view: [_side(side) for side in view.sides],
    "score": lambda view: view.discrepancy.score,
    "why": lambda view: view.discrepancy.why,
}

DIFFERENCES: dict[str, Any] = {
    "event": lambda row: row.event.id,
    "label": lambda row: row.event.label,
    "kind": lambda row: row.kind,
    "what": lambda row: row.what,
    "article": lambda row: row.article.id,
    "outlet": lambda row: row.article.outlet,
    "value": lambda row: row.value,
    "span": lambda row: span_value(row.span) if row.span else None,
    "words": lambda row: row.words,
}

QUOTATIONS: dict[str, Any] = {
    "id": lambda view: view.quotation.id,
    "attributions": lambda view: list(view.quotation.attributions),
    "same_words": lambda view: view.quotation.same_words,
    "speakers": lambda view: list(view.speakers),
    "outlets": lambda view: list(view.outlets),
    "variants": lambda view: [_variant(said) for said in view.variants],
    "differs": lambda view: view.differs,
    "score": lambda view: view.quotation.score,
    "why": lambda view: list(view.quotation.why),
}

RELATIONS: dict[str, Any] = {
    "actor": lambda one: one.actor,
    "recipient": lambda one: one.recipient,
    "from": lambda one: day_value(one.start),
    "to": lambda one: day_value(one.end),
    "events": lambda one: one.events,
    "score": lambda one: one.score,
    "low": lambda one: one.low,
    "high": lambda one: one.high,
    "sparse": lambda one: one.sparse,
    "verbal_cooperation": lambda one: one.verbal_cooperation,
    "material_cooperation": lambda one: one.material_cooperation,
    "verbal_conflict": lambda one: one.verbal_conflict,
    "material_conflict": lambda one: one.material_conflict,
    "others": lambda one: [f"{standing} {count}" for standing, count in one.others],
}

POSITIONS: dict[str, Any] = {
    "id": lambda view: view.position.id,
    "actor": lambda view: view.position.actor,
    "issue": lambda view: view.position.issue,
    "when": lambda view: when_value(view.position.when),
    "leaning": lambda view: view.position.leaning,
    "of": lambda view: view.position.of,
    "said": lambda view: view.position.said,
    "condition": lambda view: view.condition.text if view.condition else None,
    "change": lambda view: view.position.change.value if view.position.change else None,
    "before": lambda view: view.position.before,
    "article": lambda view: view.article.id,
    "outlet": lambda view: view.article.outlet,
    "span": lambda view: span_value(view.position.span),
    "words": lambda view: view.words.text,
    "why": lambda view: view.position.why,
}

BRIEF: dict[str, Any] = {
    "sentence": lambda row: row.sentence,
    "when": lambda row: when_value(row.clause.when) if row.clause.when else None,
    "text": lambda row: row.clause.text,
    "kind": lambda row: row.clause.kind,
    "id": lambda row: row.clause.id,
    "article": lambda row: row.clause.article.id if row.clause.article else None,
    "outlet": lambda row: row.clause.article.outlet if row.clause.article else None,
    "span": lambda row: span_value(row.clause.words.spans[0]) if row.clause.words else None,
    "words": lambda row: row.clause.words.text if row.clause.words else None,
}

OUTLET_COVERAGE: dict[str, Any] = {
    "outlet": lambda one: one.outlet or None,
    "articles": lambda one: one.articles,
    "copies": lambda one: one.copies,
    "events": lambda one: one.events,
    "shared": lambda one: one.shared,
    "first": lambda one: one.first,
    "missing": lambda one: one.missing,
    "named": lambda one: one.sources.named,
    "institution": lambda one: one.sources.institution,
    "unnamed": lambda one: one.sources.unnamed,
}

EVENT_COVERAGE: dict[str, Any] = {
    "event": lambda one: one.event.id,
    "label": lambda one: one.event.label,
    "when": lambda one: when_value(one.event.when),
    "standing": lambda one: one.event.standing.value,
    "outlets": lambda one: [name or None for name in one.outlets],
    "first": lambda one: list(one.first),
    "articles": lambda one: [head.id for head in one.told],
    "perhaps": lambda one: list(one.perhaps),
    "not_in_these": lambda one: list(one.not_in_these),
}

ACROSS: dict[type, dict[str, Any]] = {
    Event: HAPPENINGS,
    AccountRow: ACCOUNTS,
    DifferenceRow: DIFFERENCES,
    ThreadView: THREADS,
    Commitment: DEADLINES,
    Due: DEADLINES,
    DiscrepancyView: DISCREPANCIES,
    QuotationView: QUOTATIONS,
    Relation: RELATIONS,
    PositionView: POSITIONS,
    BriefRow: BRIEF,
    OutletCoverage: OUTLET_COVERAGE,
    EventCoverage: EVENT_COVERAGE,
}
"""The fields of every kind of item that links make and a view lists."""

MADE_WHOLE: dict[type, Callable[[Any], Row]] = {Commitment: _commitment_row, Due: _due_row}
"""Kinds of which an item is made a row in one pass, from which the fields are then taken."""
