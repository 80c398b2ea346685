"""Lists as pandas data frames."""

from __future__ import annotations

import sys
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import detente
from detente.errors import BadInput, Missing
from detente.records import Basis, When
from detente.views.shapes import Done, Said


def test_a_list_becomes_a_frame_with_the_columns_of_its_csv(desk_record: Path) -> None:
    from detente.export.rows import header_of

    with detente.open(desk_record) as desk:
        said = desk.said()
        made = detente.frame(said)
    assert list(made.columns) == header_of(Said)
    assert list(made["id"]) == [one.id for one in said]
    assert made["content_spans"].iloc[0] == [
        [span.start, span.end] for span in said[0].content.spans
    ]


def test_the_ends_of_a_time_are_days_and_open_ends_are_none(desk_record: Path) -> None:
    with detente.open(desk_record) as desk:
        events = desk.events()
        made = detente.frame(events)
    for one, first in zip(events, made["when_earliest"], strict=True):
        known = None if first != first else first.date()
        assert known == one.when.earliest


def test_an_empty_list_has_its_columns_where_the_kind_is_named() -> None:
    assert "condition" in detente.frame([], Done).columns
    assert len(detente.frame([])) == 0


def test_without_pandas_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(Missing, match=r"pip install 'detente\[frames\]'"):
        detente.frame([])


def test_days_long_past_and_far_ahead_are_days(desk_record: Path) -> None:
    with detente.open(desk_record) as desk:
        one = desk.events(limit=1)[0]
    ends = [date(1, 1, 1), date(999, 2, 3), date(9999, 12, 31)]
    given = [replace(one, when=When(None, day, day, Basis.STATED)) for day in ends]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = detente.frame(given)
    assert [first.date() for first in made["when_earliest"]] == ends


def test_what_is_no_list_of_ours_makes_no_frame() -> None:
    with pytest.raises(BadInput, match="what a list of the record gives"):
        detente.frame([1, 2])
    with pytest.raises(BadInput, match="not of str"):
        detente.frame([], str)


def test_one_view_alone_makes_no_frame(desk_record: Path) -> None:
    with detente.open(desk_record) as desk, pytest.raises(BadInput, match="not of one Home"):
        detente.frame(desk.home())  # type: ignore[arg-type]
