"""The whole export of the desk's record (tests/conftest.py), held to its contract."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from detente.cli import cli
from detente.errors import BadInput, BadRecord
from detente.export.contract import FILES, REASONS
from detente.export.jsonl import LOOKS_LIKE_SPANS, check_spans, export
from detente.record import Record, judgements, queries, targets
from detente.records import content_id

ROOT = Path(__file__).parent.parent
WHEN = ["value", "earliest", "latest", "basis", "words"]
BASES = {"stated", "relative", "published", "inferred", "given", "unknown"}
CONTRACT = """
articles: id path url sha256 outlet agency title byline dateline published language text copy_of
entities: id kind name names state wikidata offices
mentions: article span kind entity
times: article span type value when
attributions: id article kind source source_entity source_name cue content addressee when place
 issues
event_mentions: id article event anchor sentence type mode contexts actors actor_names actor_states
 recipients recipient_names recipient_states when place standing condition deadline said_by issues
 score
events: id label type mode actors recipients when place standing mentions articles outlets issues
issues: id name mentions
threads: id title issue parties state steps
discrepancies: id event kind what sides
quotations: id attributions same_words
relations: actor recipient from to events score low high
judgements: id kind target verdict value by at why applied
failures: path article stage reason
"""
OFFER, REPRINT = content_id("offer"), content_id("reprint")

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def folder(desk_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("export")
    with Record.open(desk_record, readonly=True) as record:
        export(record, where)
    return where


@pytest.fixture(scope="module")
def rows(folder: Path) -> Rows:
    return {
        name: [
            json.loads(line)
            for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
            if line
        ]
        for name in FILES
    }


def test_the_fields_are_those_of_the_contract_and_reasons() -> None:
    wanted = {
        name: tuple(fields.split())
        for name, fields in re.findall(r"^(\w+): ((?:.|\n )*)$", CONTRACT, re.MULTILINE)
    }
    assert list(wanted) == list(FILES)
    for name, fields in FILES.items():
        assert fields == wanted[name] + REASONS.get(name, ())


def test_every_file_is_there_and_every_row_has_every_field(folder: Path, rows: Rows) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{n}.jsonl" for n in FILES)
    for name, found in rows.items():
        for row in found:
            assert tuple(row) == FILES[name]
    empty = {"events", "threads", "discrepancies", "quotations", "relations", "judgements"}
    assert {name for name, found in rows.items() if not found} == empty


def test_every_file_and_field_is_documented() -> None:
    text = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    for name, fields in FILES.items():
        section = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert [field for field in fields if f"`{field}`" not in section] == [], name
        for reason in REASONS.get(name, ()):
            assert f"`{reason}` ✎" in section


def test_every_when_is_by_the_contract(rows: Rows) -> None:
    found = [row[key] for many in rows.values() for row in many for key in row
             if key in ("when", "published", "deadline") and row[key]]  # fmt: skip
    assert len(found) > 500
    for when in found:
        assert list(when) == WHEN
        assert when["basis"] in BASES
        assert (when["basis"] == "unknown") <= (when["value"] is None)
        for day in (when["earliest"], when["latest"]):
            assert day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day)


def spans_of(row: dict[str, Any]) -> Iterator[list[int]]:
    for name in LOOKS_LIKE_SPANS & row.keys():
        if value := row[name]:
            yield from value if isinstance(value[0], list) else [value]


def test_every_span_points_at_words_of_its_article(rows: Rows) -> None:
    texts = {row["id"]: row["text"] for row in rows["articles"]}
    found = 0
    for name in ("mentions", "times", "attributions", "event_mentions"):
        for row in rows[name]:
            for start, end in spans_of(row):
                found += 1
                assert texts[row["article"]][start:end].strip()
    assert found > 1500
    told = next(row for row in rows["attributions"] if row["addressee"] == "reporters")
    text = texts[told["article"]]
    assert [text[s:e] for s, e in told["content"]] == [
        "“We are ready to share the data in real time,”"
    ]
    for issue in rows["issues"]:
        for place in issue["mentions"]:
            start, end = place["span"]
            assert texts[place["article"]][start:end] == "Russian-run radar"


def test_every_id_that_is_named_is_there(rows: Rows) -> None:
    articles = {row["id"] for row in rows["articles"]}
    entities = {row["id"] for row in rows["entities"]}
    attributions = {row["id"] for row in rows["attributions"]}
    assert {row["copy_of"] for row in rows["articles"]} == {None, OFFER}
    for row in rows["mentions"] + rows["attributions"] + rows["event_mentions"]:
        assert row["article"] in articles
    assert {row["source_entity"] for row in rows["attributions"]} <= entities | {None}
    for row in rows["event_mentions"]:
        assert {*row["actors"], *row["recipients"]} <= entities | {None}
        assert row["said_by"] is None or row["said_by"] in attributions
        assert len(row["actors"]) == len(row["actor_names"]) == len(row["actor_states"])


def test_rows_are_in_a_stable_order(rows: Rows, desk_record: Path, tmp_path: Path) -> None:
    for name in ("articles", "entities", "issues"):
        ids = [row["id"] for row in rows[name]]
        assert ids == sorted(ids)
    with Record.open(desk_record, readonly=True) as record:
        for written in export(record, tmp_path / "again"):
            assert written.rows == len(rows[written.path.stem])


def test_two_exports_are_equal_byte_by_byte(
    folder: Path, desk_record: Path, tmp_path: Path
) -> None:
    with Record.open(desk_record, readonly=True) as record:
        export(record, tmp_path)
        export(record, tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_the_files_are_utf8_with_line_feeds(folder: Path) -> None:
    body = (folder / "articles.jsonl").read_bytes()
    assert "—".encode() in body
    assert b"\r" not in body
    assert body.endswith(b"}\n")
    assert not body.startswith(b"\xef\xbb\xbf")


def test_a_judgement_is_exported_as_what_it_is(desk_record: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    shutil.copy(desk_record, mine)
    with Record.open(mine) as record:
        article = queries.article(record, OFFER)
        assert article
        first = queries.attributions_in(record, OFFER)[0]
        judgements.judge(
            record, targets.on_attribution(article, first).says("wrong", "person:kim", why="no")
        )
        export(record, tmp_path / "out")
    row = json.loads((tmp_path / "out" / "judgements.jsonl").read_text(encoding="utf-8"))
    assert (row["kind"], row["verdict"], row["by"], row["why"], row["applied"]) == (
        "attribution", "wrong", "person:kim", "no", True,
    )  # fmt: skip
    assert row["target"]["article"] == OFFER


def test_csv_holds_the_same_rows(rows: Rows, desk_record: Path, tmp_path: Path) -> None:
    with Record.open(desk_record, readonly=True) as record:
        export(record, tmp_path, "csv")
    for name, wanted in rows.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == len(wanted)
        if wanted and "id" in wanted[0]:
            assert [row["id"] for row in found] == [row["id"] for row in wanted]
    first = (tmp_path / "threads.csv").read_text(encoding="utf-8")
    assert first == "id,title,issue,parties,state,steps,on\n"


# ------------------------------------------------------------------ what may go wrong


def test_a_folder_with_other_things_is_left_alone(desk_record: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine", encoding="utf-8")
    with Record.open(desk_record, readonly=True) as record:
        with pytest.raises(BadInput, match=r"thesis\.doc"):
            export(record, tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]
        export(record, tmp_path, force=True)
    assert (tmp_path / "thesis.doc").read_text(encoding="utf-8") == "mine"
    assert len(list(tmp_path.iterdir())) == len(FILES) + 1


def test_an_export_that_fails_leaves_the_last_one_whole(desk_record: Path, tmp_path: Path) -> None:
    with Record.open(desk_record, readonly=True) as record:
        export(record, tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

        def stop(done: int) -> None:
            raise KeyboardInterrupt(done)

        with pytest.raises(KeyboardInterrupt):
            export(record, tmp_path, tick=stop)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("span", [[5, 5], [-1, 3], [0, 10_000], [7, 2]])
def test_a_span_outside_its_text_stops_the_export(desk_record: Path, span: list[int]) -> None:
    with Record.open(desk_record, readonly=True) as record:
        article = queries.article(record, OFFER)
    assert article
    check_spans(article, "mentions", {"span": [0, 3]})
    for row in ({"span": span}, {"cue": [[0, 1], span]}, {"when": {"words": span}}):
        with pytest.raises(BadRecord, match="does not lie in its text"):
            check_spans(article, "mentions", row)


def test_a_file_is_no_folder_and_a_format_must_be_known(desk_record: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with Record.open(desk_record, readonly=True) as record:
        for place in (file, file / "inside"):
            with pytest.raises(BadInput, match="is a file"):
                export(record, place)
        with pytest.raises(BadInput, match="there are: jsonl, csv"):
            export(record, tmp_path / "out", "xml")


def test_the_command_says_what_it_wrote(desk_record: Path, tmp_path: Path) -> None:
    words = ["export", "--to", str(tmp_path), "--record", str(desk_record)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == len(FILES)
    assert re.search(r"5  .*articles\.jsonl", done.stdout)
    assert "rows in 14 files" in done.stderr


def test_an_empty_record_gives_fourteen_empty_files(empty_record: Path, tmp_path: Path) -> None:
    with Record.open(empty_record, readonly=True) as record:
        assert [written.rows for written in export(record, tmp_path)] == [0] * len(FILES)
