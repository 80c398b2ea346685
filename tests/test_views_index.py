"""The index of a dyad: distinct, actual events, by period, with their interval."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from plain_index import index_of

from detente.dates import Interval
from detente.errors import BadInput
from detente.linked import Event
from detente.records import Basis, Side, Standing, When, when_of
from detente.spans import Span
from detente.views.index import SPARSE, interval

MET, ACCUSED, PROMISED = 4.0, -2.0, 2.5


def side(state: str) -> Side:
    return Side(Span("a", 0, 1), state, f"state:{state}", state)


def event(
    name: str,
    actors: str,
    recipients: str,
    when: When,
    plover: float,
    standing: Standing = Standing.ACTUAL,
) -> Event:
    return Event(
        name, name, "CONSULT" if plover > 0 else "ACCUSE", None,
        tuple(map(side, actors.split())), tuple(map(side, recipients.split())), when, None,
        standing, (name,), ("a",), ("Ledger",), (), None, plover,
    )  # fmt: skip


def on(first: date, last: date | None = None) -> When:
    return when_of(Interval(first, last or first), Basis.STATED)


MAY = on(date(2007, 5, 4))


def test_a_direction_counts_its_own_events_alone() -> None:
    events = [event("e1", "RUS", "USA", MAY, ACCUSED), event("e2", "USA", "RUS", MAY, MET)]
    found = {
        (one.actor, one.recipient): one.score for one in index_of(events, "RUS", "USA").relations
    }
    assert found == {("RUS", "USA"): ACCUSED, ("USA", "RUS"): MET}


def test_a_summit_of_both_counts_for_both_directions() -> None:
    relations = index_of([event("e1", "RUS USA", "", MAY, MET)], "RUS", "USA").relations
    assert [(one.actor, one.recipient, one.events) for one in relations] == [
        ("RUS", "USA", 1), ("USA", "RUS", 1),
    ]  # fmt: skip


def test_what_was_only_offered_or_planned_stands_beside_the_mean() -> None:
    events = [
        event("e1", "RUS", "USA", MAY, ACCUSED),
        event("e2", "RUS", "USA", MAY, PROMISED, Standing.OFFERED),
    ]
    (one,) = index_of(events, "RUS", "USA").relations
    assert (one.events, one.score, one.others) == (1, ACCUSED, (("offered", 1),))


def test_a_period_with_offers_alone_has_no_score() -> None:
    events = [event("e1", "RUS", "USA", MAY, PROMISED, Standing.OFFERED)]
    (one,) = index_of(events, "RUS", "USA").relations
    assert (one.events, one.score, one.low, one.high) == (0, None, None, None)


@pytest.mark.parametrize(
    ("period", "label"), [("month", "2007-05"), ("quarter", "2007 Q2"), ("year", "2007")]
)
def test_the_period_is_named(period: str, label: str) -> None:
    (one,) = index_of([event("e1", "RUS", "USA", MAY, MET)], "RUS", "USA", period).relations
    assert one.label == label
    assert one.start <= date(2007, 5, 4) <= one.end


def test_an_event_that_may_lie_in_two_periods_is_left_out_and_told() -> None:
    either = event("e1", "RUS", "USA", on(date(2007, 6, 29), date(2007, 7, 3)), MET)
    bounded = event("e2", "RUS", "USA", When(None, date(2007, 5, 1), None), MET)
    found = index_of([either, bounded], "RUS", "USA")
    assert not found.relations
    assert found.unplaced == ("e1", "e2")


def test_the_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    mean, low, high = interval(Counter([4.0, -2.0, 2.5, -6.0]))
    assert low is not None and high is not None and mean is not None
    assert -6.0 <= low < mean < high <= 4.0
    assert interval(Counter([4.0, -2.0, 2.5, -6.0])) == (mean, low, high)
    assert interval(Counter([4.0])) == (4.0, None, None)


def test_a_period_of_few_events_is_called_sparse() -> None:
    many = [event(f"e{n}", "RUS", "USA", MAY, MET) for n in range(SPARSE)]
    assert not index_of(many, "RUS", "USA").relations[0].sparse
    assert index_of(many[1:], "RUS", "USA").relations[0].sparse


def test_a_period_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match="month, quarter, year"):
        index_of([], "RUS", "USA", "week")


def test_two_who_condemn_a_third_do_nothing_to_each_other() -> None:
    joint = event("e1", "DEU FRA", "RUS", MAY, ACCUSED)
    assert index_of([joint], "DEU", "FRA").relations == ()
    assert [one.actor for one in index_of([joint], "DEU", "RUS").relations] == ["DEU"]
