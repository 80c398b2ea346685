"""The sentence over an index: its lowest and highest period, and whether that can be told."""

from __future__ import annotations

from datetime import date

import pytest

from detente.views.extremes import both_told, extremes, signed, told, worst_and_best
from detente.views.index import Relation

Year = tuple[int, int, float, float | None, float | None]


def years(*given: Year) -> list[Relation]:
    return [
        Relation("RUS", "USA", date(year, 1, 1), date(year, 12, 31), n, mean, low, high)
        for year, n, mean, low, high in given
    ]


TOLD = [
    (
        [(2001, 6, 2.3, 1.1, 3.4), (2004, 9, 0.5, -1.0, 2.0), (2008, 12, -3.1, -5.0, -1.2)],
        (
            "Lowest in 2008: mean −3.1 (95 % −5.0 to −1.2, n = 12); highest in 2001: mean +2.3"
            " (95 % +1.1 to +3.4, n = 6). Their intervals do not overlap."
        ),
    ),
    (
        [(2001, 6, 2.3, -0.1, 3.4), (2008, 12, -1.0, -3.0, 0.2)],
        (
            "Lowest in 2008: mean −1.0 (95 % −3.0 to +0.2, n = 12); highest in 2001: mean +2.3"
            " (95 % −0.1 to +3.4, n = 6). Their intervals overlap: too close to tell."
        ),
    ),
    (
        [(2001, 6, 2.3, -0.1, 3.4), (2008, 2, -7.0, -9.0, -5.0), (2009, 5, 2.0, 1.0, 3.0)],
        (
            "Lowest in 2009: mean +2.0 (95 % +1.0 to +3.0, n = 5); highest in 2001: mean +2.3"
            " (95 % −0.1 to +3.4, n = 6). Their intervals overlap: too close to tell."
            " 2008 (−7.0, n = 2) lies beyond, on too few events to tell."
        ),
    ),
    (
        [(2001, 1, 2.5, None, None), (2008, 12, -1.0, -3.0, 0.2)],
        (
            "Lowest in 2008: mean −1.0 (95 % −3.0 to +0.2, n = 12); highest in 2001: mean +2.5"
            " (n = 1). Too sparse to tell: fewer than two years have 5 events or more."
        ),
    ),
]


@pytest.mark.parametrize(("given", "words"), TOLD)
def test_the_sentence_says_what_the_numbers_hold(given: list[Year], words: str) -> None:
    found = extremes(years(*given), "year")
    assert found and told(found) == words


@pytest.mark.parametrize(
    "given",
    [[], [(2001, 6, 2.3, 1.0, 3.0)], [(2001, 6, 1.0, 1.0, 1.0), (2002, 7, 1.0, 1.0, 1.0)]],
)
def test_nothing_is_said_of_one_period_or_of_equals(given: list[Year]) -> None:
    assert extremes(years(*given), "year") is None


def test_a_score_is_written_with_its_sign() -> None:
    assert [signed(one) for one in (2.5, -3.14, 0.0, -0.04)] == ["+2.5", "−3.1", "0.0", "0.0"]


def test_the_worst_and_the_best_are_of_both_directions_and_of_enough_events() -> None:
    back = [
        Relation("USA", "RUS", date(year, 1, 1), date(year, 12, 31), n, mean, None, None)
        for year, n, mean in ((2001, 4, 1.0), (2012, 1, -6.0))
    ]
    there = years(
        (2001, 6, 2.0, 1.1, 3.4), (2008, 12, -3.0, -5.0, -1.2), (2012, 1, -4.0, None, None)
    )
    found = worst_and_best([*there, *back])
    assert found is not None
    assert [one.label for one in found] == ["2008", "2001"]
    assert [part.actor for part in found[1].parts] == ["RUS", "USA"]
    assert both_told(found) == (
        "Worst in 2008: mean −3.0, of 12 events; best in 2001: mean +1.6, of 10."
    )


def test_that_a_year_is_the_worst_may_be_chance() -> None:
    found = worst_and_best(years((2001, 6, 2.0, -1.1, 3.4), (2008, 12, -1.0, -2.0, 1.2)))
    assert found is not None
    assert both_told(found).endswith("do their intervals lie apart: too close to tell.")
    halves = [
        Relation("USA", "RUS", date(year, 1, 1), date(year, 12, 31), 3, mean, mean, mean)
        for year, mean in ((2001, 2.0), (2008, -2.0))
    ]
    found = worst_and_best([*years((2001, 3, 2.0, 2.0, 2.0), (2008, 3, -2.0, -2.0, -2.0)), *halves])
    assert found is not None
    assert both_told(found).endswith("have both enough events to tell.")


def test_of_a_few_events_no_period_is_the_worst() -> None:
    few = years((2001, 10, 2.0, 1.1, 3.4), (2012, 4, -4.0, None, None))
    assert worst_and_best(few) is None


def test_one_period_alone_is_neither_worst_nor_best() -> None:
    assert worst_and_best(years((2008, 12, -3.1, -5.0, -1.2))) is None
