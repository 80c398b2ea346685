"""What the file keeps: each field of a record, and what may never be changed in it."""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from pathlib import Path

import pytest
import toys
from small_record import TEXT

from detente.record import Record, codec, health, queries, write
from detente.records import (
    Article,
    Attribution,
    Copy,
    Cut,
    Entity,
    EventMention,
    Failure,
    IssueMention,
    Judgement,
    Mention,
    Time,
)

TABLES = {
    "articles": Article, "cuts": Cut, "mentions": Mention, "times": Time,
    "attributions": Attribution, "event_mentions": EventMention, "issue_mentions": IssueMention,
    "copies": Copy, "entities": Entity, "article_entities": Entity, "failures": Failure,
    "judgements": Judgement,
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_a_record_has_its_column(path: Path, table: str) -> None:
    """A new field of a record needs a column, by a migration (record/schema.py)."""
    with Record.open(path) as record:
        have = {row[1] for row in record.rows(f"pragma table_info({table})")}
    assert set(codec.columns(TABLES[table])) <= have


def test_what_is_written_is_read_back(path: Path) -> None:
    _, article = toys.article(TEXT)
    reading = toys.reading(article)
    with Record.open(path, readonly=True) as record:
        assert queries.article(record, article.id) == article
        assert tuple(queries.mentions(record, article.id)) == reading.of(Mention)
        assert [a.id for a in queries.attributions_in(record, article.id)] == [
            a.id for a in reading.of(Attribution)
        ]
        said = queries.attributions_in(record, article.id)[0]
        assert said.issues == ("missile-defence",)
        for field in fields(Attribution):
            if field.name != "issues":
                assert getattr(said, field.name) == getattr(reading.of(Attribution)[0], field.name)
        assert tuple(queries.event_mentions_in(record, article.id)) == reading.of(EventMention)
        assert queries.body_of(record, article.page) == TEXT.encode()


def test_a_record_is_sound_and_says_so(path: Path) -> None:
    with Record.open(path) as record:
        assert list(health.faults(record)) == []


@pytest.mark.parametrize("table", ["pages", "judgements"])
@pytest.mark.parametrize(
    "statement",
    [
        "update {0} set no = 99",
        "delete from {0}",
        "insert or replace into {0} select * from {0}",
    ],
)
def test_what_is_sacred_cannot_be_changed_by_any_tool(
    path: Path, table: str, statement: str
) -> None:
    with Record.open(path) as record:
        record.run(
            'insert into judgements (id, kind, target, verdict, "by", "at", why)'
            " values ('x', 'note', '{}', 'note', 'person:kim', '2026-01-01', '')"
        )
        before = [tuple(row) for row in record.rows(f"select * from {table}")]
        assert before
    plain = sqlite3.connect(path)  # somebody with another program
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        plain.execute(statement.format(table))
    plain.close()
    with Record.open(path) as record:
        assert [tuple(row) for row in record.rows(f"select * from {table}")] == before


def test_a_page_is_kept_once(path: Path) -> None:
    page, _ = toys.article(TEXT)
    with Record.open(path) as record:
        assert write.keep_page(record, page) is False
        assert record.one("select count(*) from pages")[0] == 1
