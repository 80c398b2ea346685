"""Lists as pandas data frames."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import detente
from detente.errors import Missing
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
