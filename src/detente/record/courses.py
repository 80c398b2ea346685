"""Writing threads and positions: the course of an issue. The caller holds a transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..linked import Position, Thread
from . import codec, rows
from .store import Record

_PARTS = (("thread_steps", "thread"), ("thread_parties", "thread"), ("threads", "id"))


def put_threads(record: Record, issue: str, pair: tuple[str, str], found: Sequence[Thread]) -> None:
    """Keeps the threads on an issue between two states, in place of those before.

    Raises BadRecord.
    """
    key = "|".join(pair)
    old = record.rows("select id from threads where issue = ? and pair = ?", (issue, key))
    ids = (json.dumps([ident for (ident,) in old]),)
    for table, column in _PARTS:
        record.run(f"delete from {table} where {column} in (select value from json_each(?))", ids)
    for one in found:
        _put_thread(record, one, key)


def _put_thread(record: Record, one: Thread, pair: str) -> None:
    first = one.steps[0]
    moment = rows.in_time(first.when, first.article, first.span.start, one.id)
    due = [step.deadline.latest for step in one.steps if step.deadline and step.deadline.latest]
    last = max(due).isoformat() if due else ""
    record.run(
        "insert into threads (id, issue, state, parties, pair, steps, due, moment, first, last,"
        " body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (one.id, one.issue, one.state, " ".join(one.parties), pair, len(one.steps), last,
         *moment, codec.whole(one)),
    )  # fmt: skip
    record.many(
        "insert into thread_steps (thread, n, item, article, move, first, last)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            (one.id, n, step.event, step.article, step.move.value,
             *rows.in_time(step.when, "", 0, "")[1:])
            for n, step in enumerate(one.steps)
        ],
    )  # fmt: skip
    record.many(
        "insert or ignore into thread_parties (state, thread) values (?, ?)",
        [(state, one.id) for state in one.parties],
    )


def put_positions(record: Record, actor: str, issue: str, found: Sequence[Position]) -> None:
    """Keeps the positions of a state on an issue, in place of those before. Raises BadRecord."""
    record.run("delete from positions where actor = ? and issue = ?", (actor, issue))
    record.many(
        "insert or ignore into positions (id, actor, issue, item, article, moment, first, last,"
        " body) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (one.id, one.actor, one.issue, one.item, one.article,
             *rows.in_time(one.when, one.article, one.span.start, one.id), codec.whole(one))
            for one in found
        ],
    )  # fmt: skip
