"""Whether a record is sound, and a hash that says whether two hold the same."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import PurePath

from ..errors import BadRecord
from . import tallies
from .judgements import replays
from .store import Record
from .write import unpacked

DERIVED = (
    "articles", "cuts", "article_entities", "entity_parts", "entities", "mentions", "times",
    "attributions", "event_mentions", "event_sides", "dyads", "issue_mentions", "labels", "copies",
    "article_sources", "entity_links", "overlays", "replays", "tallies", "failures", "decided",
    "news", "pairs",
    "events", "event_members", "event_parties", "event_dyads", "event_issues", "event_pairs",
    "event_outlets", "quotations", "quotation_members", "discrepancies", "discrepancy_articles",
    "threads", "thread_steps", "thread_parties", "positions", "datings",
)  # fmt: skip
"""Tables that the pages, the hints and the judgements determine, whatever way was taken."""

_ROUND = {"no", "place"}
"""Columns that tell the way: the order in which rows came, and where files lie."""


def store() -> tuple[str, bool]:
    """The version of SQLite, and whether it has full-text search (FTS5)."""
    db = sqlite3.connect(":memory:")
    try:
        options = {row[0] for row in db.execute("pragma compile_options")}
    finally:
        db.close()
    return sqlite3.sqlite_version, "ENABLE_FTS5" in options


def fingerprint(record: Record) -> str:
    """sha256 over all derived rows: equal for the same pages, hints, judgements and stages.

    The order of arrival plays no part; of paths only the file's own name counts, so that two
    machines that keep the same pile in different places agree. Raises BadRecord.
    """
    whole = hashlib.sha256()
    for table in DERIVED:
        for line in sorted(_lines(record, table)):
            whole.update(line.encode())
            whole.update(b"\n")
    return whole.hexdigest()


def _lines(record: Record, table: str) -> Iterator[str]:
    names = [row[1] for row in record.rows(f"pragma table_info({table})")]
    keep = sorted(name for name in names if name not in _ROUND)
    columns = ", ".join(f'"{name}"' for name in keep)
    path = keep.index("path") if "path" in keep else None
    for row in record.each(f"select {columns} from {table}"):
        values = list(row)
        if path is not None:
            values[path] = PurePath(values[path]).name
        yield json.dumps([table, *values], ensure_ascii=False)


def faults(record: Record) -> Iterator[str]:
    """What is wrong with a record, one line each; nothing when it is sound.

    Reads the whole file: minutes for a very large one. Orphans are listed too: they are no fault
    of the file, but somebody should look at them.
    """
    checks = (_integrity, _foreign, _pages, _spans, _full_text, _tallies, _links, _orphans)
    for check in checks:
        try:
            yield from check(record)
        except BadRecord as error:
            yield str(error)
            return


def _integrity(record: Record) -> Iterator[str]:
    for (line,) in record.rows("pragma integrity_check(10)"):
        if line != "ok":
            yield f"the file is damaged: {line}"


def _foreign(record: Record) -> Iterator[str]:
    found = record.rows("pragma foreign_key_check")
    if found:
        tables = ", ".join(sorted({row[0] for row in found}))
        yield f"{len(found)} rows point at nothing, in {tables}; build again to mend them"


def _pages(record: Record) -> Iterator[str]:
    for sha256, body, packing in record.each("select sha256, body, packing from pages"):
        if hashlib.sha256(unpacked(body, packing)).hexdigest() != sha256:
            yield f"page {sha256[:16]} no longer has the bytes that were kept"


def _spans(record: Record) -> Iterator[str]:
    ends = (
        ("mentions", "span_end"), ("times", "span_end"), ("issue_mentions", "span_end"),
        ("event_mentions", "anchor_end"), ("event_mentions", "sentence_end"),
        ("event_sides", "span_end"),
    )  # fmt: skip
    for table, column in ends:
        n = record.one(
            f"select count(*) from {table} t join articles a on a.id = t.article"
            f" where t.{column} > length(a.text)"
        )[0]
        if n:
            yield f"{n} rows of {table} point outside their text; build again to mend them"
    for part in ("source", "cue", "content"):
        n = record.one(
            "select count(*) from attributions t join articles a on a.id = t.article"
            f" join json_each(t.{part}) s where json_extract(s.value, '$[1]') > length(a.text)"
        )[0]
        if n:
            yield f"{n} {part} spans point outside their text; build again to mend them"


def _full_text(record: Record) -> Iterator[str]:
    if record.readonly:
        return
    for name in ("articles_fts", "said_fts", "event_fts"):
        try:
            record.run(f"insert into {name} ({name}, rank) values ('integrity-check', 1)")
        except BadRecord:
            yield f"the full-text index {name} does not agree with the texts; build again"


def _tallies(record: Record) -> Iterator[str]:
    kept, counted = tallies.kept(record), tallies.recount(record)
    if kept != counted:
        yield f"{len(kept.items() ^ counted.items())} counts are wrong; build again to mend them"


_MEMBERS = (
    ("event_members", "event_mention", "event_mentions", "event", "events"),
    ("quotation_members", "attribution", "attributions", "quotation", "quotations"),
    ("discrepancy_articles", "article", "articles", "discrepancy", "discrepancies"),
    ("thread_steps", "article", "articles", "thread", "threads"),
)
"""Tables of members, whom they name there and in which table, and of what they are members."""


def _links(record: Record) -> Iterator[str]:
    """Links of what is no longer there; nothing while linking was cut off: the next build mends
    that.
    """
    if record.one("select 1 from stale union all select 1 from touched limit 1"):
        return
    for table, member, items, group, groups in _MEMBERS:
        n = record.one(
            f"select count(*) from {table} x where x.{member} not in (select id from {items})"
            f" or x.{group} not in (select id from {groups})"
        )[0]
        if n:
            yield f"{n} rows of {table} join what is no longer there; build again to mend them"
    n = record.one(
        "select count(*) from event_mentions where shown > 0"
        " and id not in (select event_mention from event_members)"
    )[0]
    if n and record.one("select 1 from meta where key = 'links event'"):
        yield f"{n} event mentions belong to no event; build again to mend them"


def _orphans(record: Record) -> Iterator[str]:
    found = replays(record, "orphan")
    if found:
        yield (
            f"{len(found)} judgements no longer find their words; they are kept, and listed as "
            "orphans"
        )
