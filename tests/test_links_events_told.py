"""What an event says out of its reports: a person's correction leads, the first day bounds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from detente.dates import Interval
from detente.linked import Report, Teller
from detente.links.events.telling import event_of
from detente.records import UNKNOWN, Basis, EventMention, Side, Standing, When, content_id, when_of
from detente.spans import Span

CHAD, LIBYA, GHANA = (
    Side(Span("a", 0, 4), name, f"state:{code}", code)
    for name, code in (("Chad", "TCD"), ("Libya", "LBY"), ("Ghana", "GHA"))
)
SENTENCE = "Chad closed the border to Libya."


def on(first: date, last: date, basis: Basis) -> When:
    return when_of(Interval(first, last), basis)


def report(article: str, published: date, when: When = UNKNOWN, **given: Any) -> Report:
    """One of Chad's closing of a border, told on a day."""
    mention = EventMention(
        id=content_id(article, SENTENCE), article=article, anchor=Span(article, 5, 11),
        sentence=Span(article, 0, len(SENTENCE)), type="SANCTION", mode=None, contexts=(),
        actors=(CHAD,), recipients=(LIBYA,), when=when, standing=Standing.ACTUAL, confidence=0.8,
    )  # fmt: skip
    mention = replace(mention, **given)
    told = on(published, published, Basis.STATED)
    shown = mention.when if mention.when.latest else replace(told, basis=Basis.PUBLISHED)
    teller = Teller(article, f"Outlet {article}", None, None, told, None)
    return Report(mention, teller, SENTENCE, "closed", shown)


def test_what_one_account_tells_as_done_by_a_day_was_done_by_then() -> None:
    by_then = When(None, None, date(2011, 5, 12), Basis.PUBLISHED, None, ("done by then",))
    first = report("a", date(2011, 5, 12), by_then)
    later = report("b", date(2011, 5, 19))
    for reports in ([first, later], [later, first]):
        when = event_of(reports, []).when
        assert when.earliest is None and when.latest == date(2011, 5, 12)


def test_the_account_that_a_person_corrected_leads() -> None:
    told = report("a", date(2011, 5, 12), on(date(2011, 5, 11), date(2011, 5, 11), Basis.RELATIVE))
    corrected = report(
        "b", date(2011, 5, 12), recipients=(GHANA,), why="changed: recipients by person:kim"
    )
    event = event_of([told, corrected], [])
    assert event.mentions[0] == corrected.mention.id
    assert event.recipients == (GHANA,)


def test_a_standing_that_a_person_gave_is_that_of_the_event() -> None:
    told = report("a", date(2011, 5, 12))
    corrected = report(
        "b", date(2011, 5, 12), standing=Standing.PLANNED, why="changed: standing by person:kim"
    )
    assert event_of([told, corrected], []).standing is Standing.PLANNED
    confirmed = replace(corrected.mention, why="by 'close'; confirmed by person:kim")
    assert event_of([told, replace(corrected, mention=confirmed)], []).standing is Standing.ACTUAL


def test_a_day_that_a_person_gave_is_that_of_the_event() -> None:
    week = on(date(2011, 5, 1), date(2011, 5, 8), Basis.RELATIVE)
    given = on(date(2011, 4, 30), date(2011, 4, 30), Basis.GIVEN)
    reports = [
        report("a", date(2011, 5, 12), week),
        report("b", date(2011, 5, 12), given, why="changed: when by person:kim"),
    ]
    assert event_of(reports, []).when.value == "2011-04-30"
