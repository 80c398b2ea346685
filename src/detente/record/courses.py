"""Writing threads and positions: the course of an issue. The caller holds a transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from ..linked import Position, Thread
from ..tables.moves import opening
from . import codec, course_keys, told_acts
from . import rows as rows_of
from .across import POSITION, SPOKEN, THREAD
from .store import Record

_PARTS = (("thread_steps", "thread"), ("thread_parties", "thread"), ("threads", "id"))


def touch_all(record: Record) -> None:
    """Lets every thread and every position be told anew; what is kept of acts is taken out.

    Raises BadRecord.
    """
    told_acts.forget_all(record)
    for everything in _EVERYTHING:
        record.run(f"insert or ignore into touched (kind, key) {everything}")


_EVERYTHING = (
    f"select '{THREAD}', {course_keys.sql_threads('issue', 'one', 'other')} from event_pairs",
    f"select '{THREAD}', {course_keys.sql_threads_of_pair('issue', 'pair')} from threads",
    (
        f"select '{POSITION}', {course_keys.sql_positions('p.state', 'i.issue')}"
        " from event_issues i"
        " join event_parties p on p.event = i.event where p.state is not null"
    ),
    *SPOKEN,
    f"select '{POSITION}', {course_keys.sql_positions('actor', 'issue')} from positions",
)


def put_threads(record: Record, issue: str, pair: tuple[str, str], found: Sequence[Thread]) -> None:
    """Keeps the threads on an issue between two states, in place of those before; what is as it
    was stays untouched. Raises BadRecord.
    """
    key = course_keys.of_pair(*pair)
    rows = record.rows(
        "select id, body, moment from threads where issue = ? and pair = ?", (issue, key)
    )
    old = {ident: (body, moment) for ident, body, moment in rows}
    new = {one.id: (codec.whole(one), _place(one)[0]) for one in found}
    gone = (json.dumps([ident for ident, body in old.items() if new.get(ident) != body]),)
    for table, column in _PARTS:
        record.run(f"delete from {table} where {column} in (select value from json_each(?))", gone)
    for one in found:
        if old.get(one.id) != new[one.id]:
            _put_thread(record, one, key, new[one.id][0])


def _place(one: Thread) -> tuple[str, str, str]:
    """Where a thread stands in lists: by the step that put something on the table first. What was
    told of the matter before that, such as talks on it, is part of the thread and not its start."""
    first = one.steps[opening(one.steps)]
    return rows_of.in_time(first.when, first.article, first.span.start, one.id)


def _put_thread(record: Record, one: Thread, pair: str, body: str) -> None:
    moment = _place(one)
    stated = [step.deadline for step in one.steps if step.deadline]
    due = [day for when in stated if (day := when.latest or when.earliest)]
    last = max(due).isoformat() if due else ""
    record.run(
        "insert into threads (id, issue, state, parties, pair, steps, due, moment, first, last,"
        " body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (one.id, one.issue, one.state, " ".join(one.parties), pair, len(one.steps), last,
         *moment, body),
    )  # fmt: skip
    record.many(
        "insert into thread_steps (thread, n, item, article, move, first, last)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            (one.id, n, step.event, step.article, step.move.value,
             *rows_of.in_time(step.when, "", 0, "")[1:])
            for n, step in enumerate(one.steps)
        ],
    )  # fmt: skip
    record.many(
        "insert or ignore into thread_parties (state, thread) values (?, ?)",
        [(state, one.id) for state in one.parties],
    )


def put_positions(
    record: Record,
    actor: str,
    issue: str,
    found: Sequence[Position],
    among: Iterable[str] | None = None,
) -> None:
    """Keeps the positions of a state on an issue, in place of those before, or of those of the ids
    `among` them; what is as it was stays untouched. Raises BadRecord.
    """
    within = " and id in (select value from json_each(?))" if among is not None else ""
    values = () if among is None else (json.dumps(sorted(among)),)
    rows = record.rows(
        f"select id, body from positions where actor = ? and issue = ?{within}",
        (actor, issue, *values),
    )
    old = dict(map(tuple, rows))
    new: dict[str, tuple[Position, str]] = {}
    for one in found:
        new.setdefault(one.id, (one, codec.whole(one)))
    gone = [ident for ident, body in old.items() if ident not in new or new[ident][1] != body]
    record.many("delete from positions where id = ?", [(ident,) for ident in gone])
    record.many(
        "insert or ignore into positions (id, actor, issue, item, article, moment, first, last,"
        " body) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (one.id, one.actor, one.issue, one.item, one.article,
             *rows_of.in_time(one.when, one.article, one.span.start, one.id), body)
            for one, body in new.values() if old.get(one.id) != body
        ],
    )  # fmt: skip
