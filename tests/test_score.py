"""Scoring: every figure here is worked out by hand in the comment beside it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import score
from detente.errors import BadInput, Unreadable
from detente.records import Article, Page
from detente.score import words

TEXT = 'T.\nAda said "the ferry sails at noon" today. Carl denied it had sailed. Pilots doubt so.'


def at(words: str, text: str = TEXT) -> list[int]:
    return [text.index(words), text.index(words) + len(words)]


GOLD = {
    "id": "x",
    "text": TEXT,
    "attributions": [
        {"source": [at("Ada")], "cue": [at("said")], "content": [at('"the ferry sails at noon"')]},
        {"source": [at("Carl")], "cue": [at("denied")], "content": [at("it had sailed")]},
        {"source": [at("Pilots")], "cue": [at("doubt")], "content": [at("so.")]},
    ],
}
OURS = {
    "id": "x",
    "attributions": [
        {
            "source": [at("Ada")],
            "cue": [at("said")],
            "content": [at('"the ferry sails at noon" today')],
        },
        {"source": [], "cue": [at("denied")], "content": [at("it had sailed")]},
    ],
}


def value(report: score.Report, name: str) -> float:
    return report.figure(name).value


def test_attributions() -> None:
    report = score.compare("attributions", [GOLD], [OURS], resamples=0)
    assert value(report, "exact content") == pytest.approx(0.4)  # 1 of 2, 1 of 3
    assert value(report, "exact source") == pytest.approx(0.5)  # 1 of 1, 1 of 3
    assert value(report, "exact cue") == pytest.approx(0.8)  # 2 of 2, 2 of 3
    content = report.figure("partial content")
    assert content.precision == pytest.approx(8 / 9)  # 5 + 3 words right, "today" wrong
    assert content.recall == pytest.approx(8 / 9)  # "so" missed
    # The first has 5 of 6 words and the source; the second lacks its source.
    assert report.figure("joint").precision == pytest.approx(1 / 2)
    assert report.figure("joint").recall == pytest.approx(1 / 3)
    assert report.figure("joint, direct").recall == 1.0
    assert report.figure("joint, mixed").precision == 1.0  # ours has "today" outside of the marks
    assert report.figure("all three exact").right == 0


def test_a_second_copy_of_an_attribution_is_a_false_alarm() -> None:
    twice = {"id": "x", "attributions": [*GOLD["attributions"], GOLD["attributions"][0]]}
    report = score.compare("attributions", [GOLD], [twice], resamples=0)
    assert report.figure("joint").precision == pytest.approx(3 / 4)
    assert report.figure("joint").recall == 1.0


def test_dates() -> None:
    text = "She went on Friday; the talks resume on May 7, 2014 or next year."

    def time(words: str, value: str, kind: str = "DATE") -> dict[str, Any]:
        return {"span": at(words, text), "type": kind, "value": value}

    gold = [time("Friday", "2014-05-02"), time("May 7, 2014", "2014-05-07"),
            time("next year", "2015")]  # fmt: skip
    ours = [time("Friday", "2014-05-02"), time("on May 7, 2014", "2014-05-07", "TIME"),
            time("resume", "X")]  # fmt: skip
    report = score.compare("dates", [{"id": "t", "text": text, "timexes": gold}],
                           [{"id": "t", "timexes": ours}], resamples=0)  # fmt: skip
    assert value(report, "strict") == pytest.approx(1 / 3)  # 1 of 3, 1 of 3
    assert value(report, "relaxed") == pytest.approx(2 / 3)
    assert value(report, "value") == pytest.approx(2 / 3)  # both that were found
    assert value(report, "type") == pytest.approx(1 / 3)  # one of them


def test_events_by_type() -> None:
    labels = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("c", None)]
    gold = [{"id": str(i), "text": "", "label": gold.upper()} for i, (gold, _) in enumerate(labels)]
    gold[1]["alt"] = ["B"]
    ours = [{"id": str(i), "label": ours.upper()} for i, (_, ours) in enumerate(labels) if ours]
    report = score.compare("events", gold, ours, resamples=0)
    assert value(report, "type") == pytest.approx(0.6)
    # A: 1 of 1 and 1 of 2; B: 2 of 3 and 2 of 2; C: none.
    assert value(report, "macro-F1") == pytest.approx((2 / 3 + 0.8 + 0) / 3)
    assert value(report, "type, lenient") == pytest.approx(0.8)
    assert value(report, "found") == pytest.approx(0.8)
    assert report.missing == 1


def test_sides_of_an_event_are_compared_where_one_was_found() -> None:
    gold = [{"id": "1", "text": "", "label": "CONSULT", "compound": True,
             "actors": [{"code": "HUN"}, {"code": "ROU"}], "recipients": []},
            {"id": "2", "text": "", "label": "ACCUSE", "actors": [{"code": "RUS"}],
             "recipients": [{"code": "IGO"}]}]  # fmt: skip
    ours = [
        {"id": "1", "label": "CONSULT", "actor_states": ["ROU"], "recipient_states": ["HUN"]},
        {"id": "2", "label": "ACCUSE", "actor_states": ["USA"], "recipient_states": []},
    ]
    sides = score.compare("events", gold, ours, resamples=0).figure("both sides, given found")
    assert (sides.right, sides.gold) == (1, 2)


def test_roles() -> None:
    gold = {"id": "1", "text": "", "spans": [{"role": "actor", "span": [0, 5]},
                                             {"role": "recipient", "span": [10, 20]}]}  # fmt: skip
    ours = {"id": "1", "spans": [{"role": "actor", "span": [0, 5]},
                                 {"role": "recipient", "span": [12, 20]},
                                 {"role": "recipient", "span": [30, 40]}]}  # fmt: skip
    report = score.compare("roles", [gold], [ours], resamples=0)
    assert value(report, "exact") == pytest.approx(0.4)  # 1 of 3, 1 of 2
    assert value(report, "overlap") == pytest.approx(0.8)  # 2 of 3, 2 of 2


def test_pages() -> None:
    gold = [
        {"id": "1", "body": ["a b c d e"]},
        {"id": "2", "body": ["x y", "z w v"], "title": "Tt", "subheads": ["Sub head"]},
    ]
    ours = [{"id": "1", "text": "a b c d"},
            {"id": "2", "body": ["Sub head", "X y!", "z w u"], "title": "tt"}]  # fmt: skip
    report = score.compare("pages", gold, ours, resamples=0)
    # Page 1: abcd of abcd and bcde. Page 2: none of its runs of four words is right.
    assert report.figure("shingle4").precision == pytest.approx(0.5)
    assert report.figure("shingle4").recall == pytest.approx(0.25)
    exact = report.figure("paragraphs, exact")
    assert (exact.right, exact.found, exact.gold) == (1, 3, 3)  # the subhead is neutral
    assert value(report, "title") == 1.0


def test_clusters() -> None:
    gold = {"1": "A", "2": "A", "3": "A", "4": "B", "5": "B"}
    ours = {"1": "p", "2": "p", "3": "q", "4": "q", "5": "q"}
    b3 = score.compare_groups(gold, ours, resamples=0).figure("B³")
    assert b3.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert b3.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    alone = score.compare_groups({"1": "A", "2": "A"}, {}, resamples=0).figure("B³")
    assert alone.recall == pytest.approx(0.5)  # without a group everyone stands alone


def test_a_report_is_a_table_and_plain_values() -> None:
    rows = [{**GOLD, "id": name} for name in "abc"]
    report = score.compare("attributions", rows, [{**OURS, "id": "a"}], "gold.jsonl", 200)
    assert (report.documents, report.missing) == (3, 2)
    joint = report.figure("joint")
    assert joint.low is not None and joint.high is not None
    assert joint.low <= joint.value <= joint.high
    assert json.loads(json.dumps(report.as_json()))["figures"][0] == report.rows()[0]
    again = score.compare("attributions", rows, [{**OURS, "id": "a"}], "gold.jsonl", 200)
    assert again == report  # the seed is fixed


# ------------------------------------------------------------------ files


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_gold_files_may_be_compressed(tmp_path: Path, name: str) -> None:
    assert score.rows_of(write(tmp_path / name, [GOLD])) == [GOLD]


def test_our_own_marks_are_words(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "text": "Ann said yes. Ann said no, on Monday.",
        "attributions": [{"source": ["Ann", 2], "cue": ["said", 2], "content": ["yes", "no"]}],
        "times": [{"words": "Monday", "type": "DATE", "value": "XXXX-WXX-1"}],
        "event_mentions": [{"anchor": "said", "type": "CONSULT"}],
    }
    (found,) = score.rows_of(write(tmp_path / "own.jsonl", [row]))
    (said,) = found["attributions"]
    assert said == {"source": [[14, 17]], "cue": [[18, 22]], "content": [[9, 12], [23, 25]]}
    assert found["timexes"][0]["span"] == [30, 36]
    assert found["event_mentions"][0]["anchor"] == [4, 8]


def test_words_that_the_text_lacks_are_an_error(tmp_path: Path) -> None:
    row = {"id": "1", "text": "Ann said yes.", "times": [{"words": "Monday"}]}
    with pytest.raises(BadInput, match="Monday"):
        score.rows_of(write(tmp_path / "own.jsonl", [row]))


@pytest.mark.parametrize("content", ["", "no json", '{"text": "no id"}', "[1]"])
def test_what_is_no_gold_file_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=r"gold\.jsonl"):
        score.rows_of(path)
    with pytest.raises(BadInput):
        score.rows_of(tmp_path / "absent.jsonl")


def test_a_task_needs_its_reader_and_its_marks(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", [GOLD])
    with pytest.raises(BadInput, match="attributions, dates"):
        score.score("opinions", path, score.Readers())
    for task in score.TASKS:
        with pytest.raises(BadInput):
            score.score(task, path, score.Readers())
    with pytest.raises(BadInput, match="timexes"):
        score.compare("dates", [GOLD], [])


def test_pages_are_read_from_the_folder_beside_the_gold(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "p.html.gz").write_bytes(gzip.compress(b"<p>one two three four</p>"))
    (tmp_path / "html" / "q.html.gz").write_bytes(gzip.compress(b""))
    path = write(
        tmp_path / "gold.jsonl",
        [
            {"id": "p", "body": ["one two three four"]},
            {"id": "q", "body": ["five six seven eight"]},
        ],
    )

    def article(page: Page) -> Article:
        if not page.body:
            raise Unreadable("empty")
        return Article("a", page.sha256, page.path, "one two three four", 0)

    report = score.score("pages", path, score.Readers(page=article), resamples=0)
    assert report.missing == 1
    assert report.figure("shingle4").recall == pytest.approx(0.5)
    (tmp_path / "html" / "p.html.gz").unlink()
    with pytest.raises(BadInput, match="missing"):
        score.score("pages", path, score.Readers(page=article))


# ------------------------------------------------------------------ quotation marks


def inside(text: str) -> str:
    mask = words.quoted(text)
    return "".join(sign for sign, quoted in zip(text, mask, strict=True) if quoted)


@pytest.mark.parametrize(
    "text,wanted",
    [
        ("A.\nHe said “yes” and left.", "“yes”"),
        ('A.\nHe said "yes" and "no".', '"yes""no"'),
        ("A.\nHe said ''yes'' and left.", "''yes''"),
        ("A.\nHe said “yes and left.", "“yes and left."),
        ("‘Yes,’ says the king's man", "‘Yes,’"),
        ("A.\nThe king's ‘man’", ""),
    ],
)
def test_what_stands_in_quotation_marks(text: str, wanted: str) -> None:
    assert inside(text) == wanted


@given(st.text(alphabet="ab “”\"'`’‘\n", max_size=60))
def test_every_text_has_a_mask_of_its_own_length(text: str) -> None:
    assert len(words.quoted(text)) == len(text)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(1, 20))
def test_words_touched_are_those_that_share_a_character(text: str, start: int, length: int) -> None:
    tokens = words.tokens(text)
    end = start + length
    wanted = {i for i, (a, b) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
              if a < end and start < b}  # fmt: skip
    assert tokens.touched([[start, end]]) == wanted
