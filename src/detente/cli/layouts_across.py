"""The columns of lists of what links make across articles."""

from __future__ import annotations

from typing import Any

from ..linked import Event
from ..links.threads.outcomes import NO_OUTCOME
from ..records import Standing
from ..views.comparison import AccountRow
from ..views.coverage import EventCoverage, OutletCoverage
from ..views.differences import DifferenceRow
from ..views.discrepancies import DiscrepancyView
from ..views.due import Due
from ..views.index import Relation
from ..views.issue_brief import BriefRow
from ..views.positions import PositionView
from ..views.quotations import QuotationView
from ..views.shapes import names_of, when_label
from ..views.threads import Commitment, ThreadView
from .cells import BREAK, DIM, HIT, WHAT, WHO, Column, Pieces, deed_words, number


def _when(item: Any) -> Pieces:
    return [(when_label(item.when), "")]


def _act(one: Event) -> Pieces:
    return [(deed_words(one.type, one.mode), WHAT), BREAK, (one.standing.value, DIM)]


def _told(row: AccountRow) -> Pieces:
    pieces: Pieces = [(" … ".join(row.sentences), "")]
    if row.sources:
        pieces += [BREAK, (f"as told by {', '.join(row.sources)}", DIM)]
    return pieces


def _by(one: Commitment | Due) -> str:
    if isinstance(one, Commitment) and one.not_before:
        return f"not before {one.due}"
    told = one.step.step.deadline if isinstance(one, Commitment) else one.deadline
    value = told.value if told else None
    coarse = value is not None and len(value) < len("2015-01-31") and value[:4].isdigit()
    return value if coarse and value else str(one.due)


def _outlet(row: AccountRow) -> Pieces:
    head = row.account.head
    pieces: Pieces = [(head.credit or head.name, WHO), BREAK, (when_label(head.published), DIM)]
    if row.account.first:
        pieces += [BREAK, ("first", HIT)]
    if row.account.announced:
        pieces += [BREAK, ("announced it", DIM)]
    if row.account.copies:
        pieces += [BREAK, (f"{len(row.account.copies)} copies", DIM)]
    return pieces


def _only_here(row: AccountRow) -> Pieces:
    return [(", ".join(dict.fromkeys(fact.name for fact in row.account.only_here)), "")]


def _wording(row: AccountRow) -> Pieces:
    return [
        (
            ", ".join(f"{one.words} ({one.neutral or 'without it'})" for one in row.account.loaded),
            "",
        )
    ]


def _values(view: DiscrepancyView) -> Pieces:
    pieces: Pieces = []
    for side in view.sides:
        credit = side.article.credit or side.article.name
        pieces += [(side.value, HIT), (f" “{side.words.text}” {credit}", ""), BREAK]
    return pieces


def _what(view: DiscrepancyView) -> Pieces:
    both = " (both can be true)" if view.discrepancy.both else ""
    return [(view.discrepancy.kind.value, WHAT), BREAK, (view.discrepancy.what + both, DIM)]


def _interval(one: Relation) -> Pieces:
    if one.low is None or one.high is None:
        return [("", "")]
    return [(f"{one.low:.1f} to {one.high:.1f}", DIM)]


def _score(one: Relation) -> Pieces:
    return [("" if one.score is None else f"{one.score:.1f}", "")]


def _split(one: Relation) -> Pieces:
    counts = (
        ("verbal +", one.verbal_cooperation),
        ("material +", one.material_cooperation),
        ("verbal −", one.verbal_conflict),
        ("material −", one.material_conflict),
    )
    return [(", ".join(f"{name} {count}" for name, count in counts if count), "")]


def _others(one: Relation) -> Pieces:
    return [(", ".join(f"{standing} {count}" for standing, count in one.others), DIM)]


def _leaning(view: PositionView) -> Pieces:
    change = view.position.change
    pieces: Pieces = [(view.leaning or "(not said)", WHAT if view.leaning else DIM)]
    return [*pieces, BREAK, (change.value, HIT)] if change else pieces


def _bound(one: Commitment | Due) -> tuple[str, str, str, str]:
    """Who is bound, by what, in which words, in which thread, or why in none."""
    if isinstance(one, Commitment):
        step = one.step
        title = one.thread.title
        return ", ".join(step.by), step.step.move.value, step.words.text, title
    if one.done and one.expires:
        return "", "expires", one.done.sentence.text, one.loose
    if one.done:
        done = one.done
        what = deed_words(done.type, done.mode)
        return names_of(done.actors), what, done.sentence.text, one.loose
    said = one.said
    assert said  # it was said or done
    return said.source.name if said.source else "", said.verb, said.content.text, one.loose


def _not_done(event: Event) -> Pieces:
    """How an event stands that was not done; nothing of one that was."""
    done = event.standing in (Standing.ACTUAL, Standing.HISTORICAL)
    return [] if done else [(f" · {event.standing.value}", WHAT)]


def _perhaps(one: EventCoverage) -> str:
    """The outlets that may tell it as well, in other words."""
    return f"; perhaps {', '.join(one.perhaps)}" if one.perhaps else ""


def _came_of(one: Commitment | Due) -> Pieces:
    """What came of it; of one in no thread no outcome is read."""
    return [(one.outcome.told if isinstance(one, Commitment) else NO_OUTCOME, "")]


LAYOUTS: dict[type, tuple[Column, ...]] = {
    Event: (
        Column("When", _when, most=13),
        Column("Event", lambda one: [(one.label, WHO), BREAK, (one.id, DIM)], ratio=1),
        Column("Act", _act, most=16),
        Column("Outlets", lambda one: [(", ".join(one.outlets), "")], most=30),
        number("Articles", lambda one: len(one.articles)),
    ),
    DifferenceRow: (
        Column("Kind", lambda row: [(row.kind, WHAT), BREAK, (row.what, DIM)], most=18),
        Column("Outlet", lambda row: [(row.article.credit or row.article.name, WHO)], most=22),
        Column("Value", lambda row: [(row.value, HIT)], ratio=2),
        Column("In its words", lambda row: [(row.words, "")], ratio=3),
    ),
    AccountRow: (
        Column("Outlet", _outlet, most=22),
        Column("In its words", _told, ratio=3),
        Column("Only here", _only_here, ratio=2),
        Column("Judging words", _wording, most=24),
    ),
    ThreadView: (
        Column("Thread", lambda view: [(view.title, WHO), BREAK, (view.id, DIM)], ratio=1),
        Column("Issue", lambda view: [(view.issue.name, "")], most=24),
        Column("Parties", lambda view: [(", ".join(view.parties), "")], most=24),
        Column("Stands", lambda view: [(view.stands_as, WHAT)]),
        number("Steps", lambda view: len(view.steps)),
    ),
    Commitment: (
        Column("By", lambda one: [(_by(one), HIT if one.past else "")], most=22),
        Column("Who", lambda one: [(_bound(one)[0], WHO)], most=20),
        Column("Move", lambda one: [(_bound(one)[1], WHAT)], most=12),
        Column("Words", lambda one: [(_bound(one)[2], "")], ratio=1),
        Column("What came of it", _came_of, most=18),
        Column("Thread", lambda one: [(_bound(one)[3], DIM)], most=30),
    ),
    DiscrepancyView: (
        Column("Event", lambda view: [(view.label or "", WHO)], most=30),
        Column("They differ on", _what, most=22),
        Column("Values", _values, ratio=1),
    ),
    QuotationView: (
        Column("Words", lambda view: [(view.variants[0].content.text, "")], ratio=1),
        Column("Whose", lambda view: [(", ".join(view.speakers), WHO)], most=26),
        Column("Outlets", lambda view: [(", ".join(view.outlets), "")], most=30),
        number("Variants", lambda view: len(view.variants)),
        Column("", lambda view: [(view.likeness, DIM)], most=14),
    ),
    Relation: (
        Column("Period", lambda one: [(one.label, "")]),
        Column("Actor", lambda one: [(one.actor, WHO)]),
        Column("Recipient", lambda one: [(one.recipient, "")]),
        number("Events", lambda one: one.events),
        Column("Score", _score, number=True),
        Column("95 %", _interval),
        Column("Of which", _split, ratio=1),
        Column("Not actual", _others, ratio=1),
    ),
    PositionView: (
        Column("When", lambda view: [(when_label(view.position.when), "")], most=13),
        Column("Who", lambda view: [(view.position.actor, WHO)], most=8),
        Column("Leaning", _leaning, most=12),
        Column("Of", lambda view: [(view.position.of, "")], most=24),
        Column("Words", lambda view: [(view.words.text, "")], ratio=1),
        Column("Outlet", lambda view: [(view.article.credit or view.article.name, DIM)], most=20),
    ),
    BriefRow: (
        number("Sentence", lambda row: row.sentence),
        Column(
            "When",
            lambda row: [(when_label(row.clause.when) if row.clause.when else "", "")],
            most=13,
        ),
        Column("It says", lambda row: [(row.clause.text, "")], ratio=1),
        Column("Rests on", lambda row: [(row.clause.words.text if row.clause.words
               else f"{row.clause.kind} {row.clause.id}", DIM)], ratio=1),
        Column("Outlet", lambda row: [(row.clause.article.credit or row.clause.article.name
               if row.clause.article else "", DIM)], most=20),
    ),
    OutletCoverage: (
        Column("Outlet", lambda one: [(one.outlet or "(not known)", WHO)], ratio=1),
        number("Articles", lambda one: one.articles),
        number("Copies", lambda one: one.copies),
        number("Events", lambda one: one.events),
        number("With others", lambda one: one.shared),
        number("First", lambda one: one.first),
        number("Not in these", lambda one: one.missing),
        number("Named", lambda one: one.sources.named),
        number("Unnamed", lambda one: one.sources.unnamed),
    ),
    EventCoverage: (
        Column("When", lambda one: [(when_label(one.event.when), "")], most=13),
        Column("Event", lambda one: [(one.event.label, WHO), *_not_done(one.event)], ratio=2),
        Column(
            "Told by",
            lambda one: [(", ".join(one.outlets), ""), (_perhaps(one), DIM)],
            ratio=1,
        ),
        Column("First", lambda one: [(", ".join(one.first), HIT), (one.unsure, DIM)], most=24),
        Column("Not in these articles", lambda one: [(", ".join(one.not_in_these), DIM)], ratio=1),
    ),
}  # fmt: skip
