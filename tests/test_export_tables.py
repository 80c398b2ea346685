"""Rows as JSON, JSON lines and CSV: nothing lost, nothing evaluated or driving a screen."""

from __future__ import annotations

import csv
import io
import json

import pytest

from detente.export.tables import flat, in_json, safe_cell, to_csv, to_json, to_jsonl

WHEN = {
    "value": "2007-07",
    "earliest": "2007-07-01",
    "latest": "2007-07-31",
    "basis": "stated",
    "words": [4, 13],
}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_a_cell_that_a_spreadsheet_would_evaluate_gets_an_apostrophe(start: str) -> None:
    assert safe_cell(f"{start}HYPERLINK(1)").startswith("'")
    assert safe_cell(f"a{start}b") == f"a{start}b".replace("\r", "\n")


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert [safe_cell(value) for value in (-4.5, 0, None, True)] == ["-4.5", "0", "", "true"]


def test_a_cell_has_no_escape_sequence() -> None:
    assert "\x1b" not in safe_cell("red \x1b[31malert")


def test_no_cell_begins_another_row() -> None:
    rows = [{"outlet": "Post\r=HYPERLINK(1)", "n": 1}, {"outlet": "a\r\nb\u2028c\x85d", "n": 2}]
    whole = "".join(to_csv(rows))
    for ends in (None, "", "\n"):  # however a reader takes the ends of lines
        back = list(csv.reader(io.StringIO(whole, newline=ends)))
        assert [len(row) for row in back] == [2, 2, 2]
        assert back[1][0] == "Post\n=HYPERLINK(1)"


def test_csv_that_comes_back_is_what_went_in() -> None:
    rows = [{"name": 'He said "no", twice', "text": "one\ntwo"}, {"name": "ö", "text": None}]
    back = list(csv.DictReader(io.StringIO("".join(to_csv(rows)))))
    assert back == [
        {"name": 'He said "no", twice', "text": "one\ntwo"},
        {"name": "ö", "text": ""},
    ]


def test_a_when_has_four_columns_also_where_it_is_missing() -> None:
    empty, full = flat({"deadline": None}), flat({"deadline": WHEN})
    assert list(empty) == list(full)
    assert full == {
        "deadline": "2007-07",
        "deadline_earliest": "2007-07-01",
        "deadline_latest": "2007-07-31",
        "deadline_basis": "stated",
    }


def test_lists_and_spans_are_one_cell() -> None:
    row = {
        "issues": ["trade", "kosovo"],
        "span": [3, 9],
        "cue": [[1, 2], [5, 8]],
        "none": [None, "USA"],
    }
    assert flat(row) == {
        "issues": "trade; kosovo",
        "span": "3-9",
        "cue": "1-2; 5-8",
        "none": "; USA",
    }


def test_lists_of_objects_are_json() -> None:
    offices = [{"title": "president", "from": "2000-05-07"}]
    assert json.loads(flat({"offices": offices})["offices"]) == offices


def test_json_keeps_every_character_and_writes_none_that_drives_a_terminal() -> None:
    text = "a\x1b[31mb\x9b31mc\u2028d\x7fe — ö"
    written = to_json([{"text": text}])
    assert json.loads(written) == [{"text": text}]
    assert not set("\x1b\x9b\u2028\x7f") & set(written)
    assert "ö" in written


def test_an_empty_list_is_still_a_list() -> None:
    assert json.loads(to_json([])) == []
    assert list(to_jsonl([])) == []
    assert "".join(to_csv([], ["id", "when"])) == "id,when\n"


def test_json_in_parts_is_the_same_json() -> None:
    for rows in ([], [{"a": 1}], [{"a": 1}, {"a": "\u2028"}]):
        assert "".join(in_json(rows)) == to_json(rows)
