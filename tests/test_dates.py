"""Partial dates and intervals: what holds for every one of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dates import ALWAYS, Interval, later, of_prefix, prefix_of
from detente.errors import BadDate

days = st.dates(date(1000, 1, 1), date(9998, 12, 31))
any_day = st.dates()
ends = st.one_of(st.none(), days)


def interval(first: date | None, last: date | None) -> Interval:
    if first and last and last < first:
        first, last = last, first
    return Interval(first, last)


intervals = st.builds(interval, ends, ends)


@given(days, days)
def test_an_interval_never_ends_before_it_starts(first: date, last: date) -> None:
    if last < first:
        with pytest.raises(BadDate, match="before it starts"):
            Interval(first, last)
    else:
        assert Interval(first, last).days == (last - first).days + 1


@pytest.mark.parametrize(
    "prefix,first,last",
    [
        ("2007", date(2007, 1, 1), date(2007, 12, 31)),
        ("2007-07", date(2007, 7, 1), date(2007, 7, 31)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2007-07-03", date(2007, 7, 3), date(2007, 7, 3)),
        ("2007-07-03T22:10:00Z", date(2007, 7, 3), date(2007, 7, 3)),
    ],
)
def test_a_prefix_covers_its_days(prefix: str, first: date, last: date) -> None:
    assert of_prefix(prefix) == Interval(first, last)


@pytest.mark.parametrize(
    "prefix", ["", "07", "2007-7", "2007-13", "2007-02-30", "July 2007", "0000"]
)
def test_what_is_no_prefix_is_an_error(prefix: str) -> None:
    with pytest.raises(BadDate):
        of_prefix(prefix)


def test_digits_of_other_scripts_are_digits() -> None:
    assert prefix_of(of_prefix("٢٠٠٧-٠٧")) == "2007-07"


@given(any_day, st.sampled_from([4, 7, 10]))
def test_a_prefix_comes_back(day: date, length: int) -> None:
    prefix = day.isoformat()[:length]
    assert prefix_of(of_prefix(prefix)) == prefix


@given(intervals)
def test_a_prefix_is_given_only_where_it_covers_exactly(found: Interval) -> None:
    prefix = prefix_of(found)
    if prefix is not None:
        assert of_prefix(prefix) == found
    else:
        assert not found.known or found.days not in (1, None)


@given(intervals, intervals)
def test_meeting_is_mutual_and_lies_in_both(one: Interval, other: Interval) -> None:
    met = one.meet(other)
    assert met == other.meet(one)
    assert (met is not None) == one.overlaps(other) == other.overlaps(one)
    if met is not None:
        assert met.meet(one) == met and met.meet(other) == met


@given(intervals)
def test_meeting_always_changes_nothing(found: Interval) -> None:
    assert found.meet(ALWAYS) == found
    assert found.overlaps(ALWAYS)


@given(intervals, st.integers(-300, 300))
def test_shifting_keeps_the_length_and_comes_back(found: Interval, step: int) -> None:
    moved = interval(found.earliest, found.latest).shifted(step)
    assert moved.days == found.days
    assert moved.known == found.known
    assert moved.shifted(-step) == found


@pytest.mark.parametrize("day", [date.min, date.max])
def test_nothing_lies_beyond_the_calendar(day: date) -> None:
    far = [later(day, days) for days in (-(10**10), -1, 0, 1, 10**10)]
    assert far == sorted(far)
    assert {far[0], far[-1]} == {date.min, date.max}
    assert Interval(day, day).shifted(7).known
