"""What is there to be judged: a queue over any filter, the least certain first.

A row of a queue is named by a key, its ids joined by "~" (`ATTRIBUTION`, `ARTICLE~17`,
`ONE~OTHER`). Order is by how sure the machine is, then by id, so that it stays while it is judged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...errors import BadInput, typed
from ...linked import Discrepancy, Thread
from ...records import Attribution, EventMention, Mention
from .. import codec, items
from ..filters import Filter
from ..finding import TABLES
from ..store import Record
from .narrow import Plan, either, expanded, plan
from .narrow_links import plan_links

WAIT_MS = 4_000
"""Milliseconds that a verdict waits for another writer: a build commits each article in far less;
its longest step, the links of a large record, is worth a message rather than a hanging page."""
UNDECIDED, JUDGED, ALL = "open", "judged", "all"
SHOWS = (UNDECIDED, JUDGED, ALL)
"""Which rows of a queue: those without a verdict of a person, those with one, all."""

_BY_PERSONS = (
    "from judgements j join replays r on r.judgement = j.id where j.kind = '{kind}'"
    " and r.state = 'applied' and j.verdict not in ('note', 'undone') and j.\"by\" like 'person:%'"
)


@dataclass(frozen=True, slots=True)
class Queue:
    """A kind of thing to be judged: its table `m`, the columns that name a row, how sure it is.

    `judged` is SQL that says whether a person judged row m; "" where Python works it out.
    """

    kind: str
    table: str
    ids: tuple[str, ...]
    score: str
    judged: str = ""
    always: str = "true"

    @property
    def order(self) -> str:
        """The columns by which it is sorted."""
        return ", ".join((self.score, *self.ids))


def _item(kind: str, table: str, score: str) -> Queue:
    judged = f"m.id in (select r.target {_BY_PERSONS.format(kind=kind)})"
    return Queue(kind, table, ("m.id",), score, judged)


def _pairs(kind: str) -> Queue:
    judged = f"(m.one, m.other) in (select one, other from decided where kind = '{kind}')"
    return Queue(kind, "pairs", ("m.one", "m.other"), "m.score", judged, f"m.kind = '{kind}'")


def _ends(kind: str, ends: tuple[str, str], names: tuple[str, str]) -> str:
    told = ", ".join(f"json_extract(j.target, '$.{name}')" for name in names)
    return f"({ends[0]}, {ends[1]}) in (select {told} {_BY_PERSONS.format(kind=kind)})"


QUEUES: dict[str, Queue] = {
    queue.kind: queue
    for queue in (
        _item("attribution", "attributions", "m.score"),
        _item("event_mention", "event_mentions", "m.confidence"),
        Queue("mention", "mentions", ("m.article", "m.n"), "m.score",
              "(m.article, m.n) in (select j.article, cast(r.target as integer)"
              f" {_BY_PERSONS.format(kind='mention')})", "m.entity is not null"),
        _pairs("event"),
        _pairs("quotation"),
        Queue("discrepancy", "discrepancies", ("m.id",), "m.score"),
        Queue("step", "thread_steps", ("m.thread", "m.n"), "0.0 + 0.0"),
        Queue("copy", "copies", ("m.article", "m.original"), "m.likeness",
              _ends("copy", ("m.article", "m.original"), ("article", "original"))),
        Queue("entity", "entity_links", ("m.entity", "m.same_as"), "m.score",
              _ends("entity", ("min(m.entity, m.same_as)", "max(m.entity, m.same_as)"),
                    ("left", "right"))),
        Queue("dating", "datings", ("m.article", "m.anchor"), "json_extract(m.body, '$.score')",
              "(m.article, m.anchor) in (select one, other from decided where kind = 'dating')"),
    )
}  # fmt: skip
"""Every kind of thing that can be judged from a queue."""

Test = tuple[str, tuple[Any, ...]]


def narrowed(record: Record, queue: Queue, where: Filter) -> Test:
    """What the rows `m` of a queue meet to pass a filter. Raises BadInput, BadRecord."""
    test, values = _narrowed(record, queue, replace(where, wrong=True))
    return f"{queue.always} and {test}", values


def _narrowed(record: Record, queue: Queue, where: Filter) -> Test:
    if queue.table in ("attributions", "event_mentions"):
        return _own(plan(record, queue.table, where))
    if queue.kind == "discrepancy":
        return _own(plan_links(record, "discrepancies", where))
    if where == Filter(copies=where.copies, wrong=True):
        return "true", ()
    if queue.kind == "step":
        return _among(plan_links(record, "threads", where), "threads", ("m.thread",))
    if queue.kind in ("event", "quotation"):
        table = "event_mentions" if queue.kind == "event" else "attributions"
        return _among(plan(record, table, where), table, ("m.one", "m.other"))
    return _of_entities(record, queue, where) or _of_articles(record, where)


def _common(found: Plan) -> bool:
    """Whether so many rows pass that they are found by walking; see `narrow.RARE`."""
    return " indexed by " in found.sql


def _own(found: Plan) -> Test:
    """The test of a queue's own rows; where it is common, a plus keeps it from choosing the index,
    so that the rows are walked by score.
    """
    return (f"+({found.test})" if _common(found) else found.test), found.values


def _among(found: Plan, table: str, columns: tuple[str, ...]) -> Test:
    """Whether one of the columns names a row of the table that passes."""
    if _common(found):
        inner = re.sub(r"\bm\.", "i.", found.test)
        told = f"select 1 from {table} i where i.id in ({', '.join(columns)}) and {inner}"
        return f"exists ({told})", found.values
    inner = f"(select m.id from {table} m where {found.test})"
    told = " or ".join(f"{column} in {inner}" for column in columns)
    return f"({told})", found.values * len(columns)


def _of_entities(record: Record, queue: Queue, where: Filter) -> Test | None:
    sides = (*where.actors, *where.entities)
    if queue.kind == "entity":
        _, entities = expanded(record, sides)
        told = json.dumps([*entities, *(f"state:{s}" for s in sides if ":" not in s)])
        inner = "(select value from json_each(?))"
        return (f"(m.entity in {inner} or m.same_as in {inner})", (told, told)) if sides else (
            "true", ())  # fmt: skip
    if queue.kind == "mention" and sides:
        states, entities = expanded(record, sides)
        test, values = either(states, entities, ("state", "entity"), "m.")
        rest = replace(where, actors=(), entities=())
        if rest == Filter(copies=rest.copies, wrong=True):
            return f"+{test}", values
        others = _of_articles(record, rest)
        return f"+{test} and {others[0]}", (*values, *others[1])
    return None


def _of_articles(record: Record, where: Filter) -> Test:
    return _among(plan(record, "articles", where), "articles", ("m.article",))


# ------------------------------------------------------------------ walking


def ids_of(queue: Queue, key: str) -> tuple[str | int, ...]:
    """The ids in a key. Raises BadInput when it is no key of that queue."""
    parts: list[str | int] = list(key.split("~"))
    try:
        if queue.ids[-1] == "m.n":
            parts[-1] = int(parts[-1])
    except ValueError:
        parts = []
    if len(parts) != len(queue.ids):
        raise BadInput(f"'{typed(key)}' names nothing that can be judged; go back to the queue")
    return tuple(parts)


def _told(queue: Queue) -> str:
    return ", ".join((queue.score, *queue.ids))


def _place(record: Record, queue: Queue, key: str) -> tuple[Any, ...] | None:
    test = " and ".join(f"{one} = ?" for one in queue.ids)
    row = record.one(
        f"select {_told(queue)} from {queue.table} m where {queue.always} and {test}",
        ids_of(queue, key),
    )
    return tuple(row) if row else None


def score_of(record: Record, queue: Queue, key: str) -> float | None:
    """How sure the machine is of a row; None when the record holds none of that key."""
    row = _place(record, queue, key)
    return float(row[0]) if row else None


def beside(
    record: Record, queue: Queue, test: Test, show: str, at: tuple[str | None, bool]
) -> str | None:
    """The key of the row after `at` (its key; None: the first), or before it where the second part
    is true; None when there is none.
    """
    key, back = at
    where = f"{test[0]} and {_shown(record, queue, show)}"
    if key is None:
        return _first(record, queue, (where, test[1]), back)
    place = _place(record, queue, key)
    if place is None:
        return None
    way = "<" if back else ">"
    # of one score first, then of the next: an index is walked from there, and not from its start
    marks = ", ".join("?" * len(queue.ids))
    alike = f"{where} and {queue.score} = ? and ({', '.join(queue.ids)}) {way} ({marks})"
    further = f"{where} and {queue.score} {way} ?"
    return _first(record, queue, (alike, (*test[1], *place)), back) or _first(
        record, queue, (further, (*test[1], place[0])), back
    )


def from_score(
    record: Record, queue: Queue, test: Test, show: str, bound: tuple[str, float]
) -> str | None:
    """The key of the first row whose score is beyond a bound (">" or ">=" and a number), or of the
    last one before it ("<" or "<="); None when there is none.
    """
    way, score = bound
    where = f"{test[0]} and {_shown(record, queue, show)} and {queue.score} {way} ?"
    return _first(record, queue, (where, (*test[1], score)), way.startswith("<"))


def _first(record: Record, queue: Queue, test: Test, back: bool) -> str | None:
    """The key of the first row (or the last) that passes."""
    down = " desc" if back else ""
    order = ", ".join(f"{one}{down}" for one in (queue.score, *queue.ids))
    ids = ", ".join(queue.ids)
    sql = f"select {ids} from {queue.table} m where {test[0]} order by {order} limit 1"
    rows = record.rows(sql, test[1])
    return _key(rows[0]) if rows else None


def keys(record: Record, queue: Queue, test: Test, show: str, limit: int) -> list[str]:
    """The keys of the first rows of a queue, so many at most."""
    rows = record.rows(
        f"select {', '.join(queue.ids)} from {queue.table} m"
        f" where {test[0]} and {_shown(record, queue, show)} order by {queue.order} limit ?",
        (*test[1], limit),
    )
    return [_key(row) for row in rows]


def count(record: Record, queue: Queue, test: Test, show: str, limit: int) -> int:
    """How many rows a queue has, counted no further than `limit`."""
    row = record.one(
        f"select count(*) from (select 1 from {queue.table} m"
        f" where {test[0]} and {_shown(record, queue, show)} limit ?)",
        (*test[1], limit),
    )
    return int(row[0])


def _key(row: Sequence[Any]) -> str:
    return "~".join(map(str, row))


def _shown(record: Record, queue: Queue, show: str) -> str:
    if show == ALL:
        return "true"
    told = queue.judged or _listed(record, queue)
    return told if show == JUDGED else f"not ({told})"


# ------------------------------------------------------------------ links known by their words


def _listed(record: Record, queue: Queue) -> str:
    """Which rows of discrepancies or steps were judged, as SQL: they are known by their words."""
    found = record.rows("select one, other from decided where kind = ?", (queue.kind,))
    names = _discrepancies(record, found) if queue.kind == "discrepancy" else _steps(record, found)
    inside = ", ".join(sorted(names))
    ids = f"({', '.join(queue.ids)})" if len(queue.ids) > 1 else queue.ids[0]
    return f"{ids} in (values {inside})" if inside else "false"


def _discrepancies(record: Record, decided: Sequence[tuple[str, str]]) -> set[str]:
    names: set[str] = set()
    for one, other in decided:
        kind, _, spot = one.partition(" ")
        rows = record.rows(
            "select d.body from discrepancy_articles a join discrepancies d on d.id = a.discrepancy"
            " where a.article = ? and d.kind = ?",
            (spot.split(":")[0], kind),
        )
        made = [codec.unwhole(Discrepancy, body) for (body,) in rows]
        names |= {f"('{d.id}')" for d in made if {spot, other} <= set(spots_of(d))}
    return names


def spots_of(found: Discrepancy) -> list[str]:
    """Where the words of each side stand, as judgements name them: ARTICLE:START:END."""
    return [f"{s.span.article}:{s.span.start}:{s.span.end}" for s in found.sides]


def _steps(record: Record, decided: Sequence[tuple[str, str]]) -> set[str]:
    names: set[str] = set()
    for issue, spot in decided:
        rows = record.rows(
            "select distinct t.body from thread_steps s join threads t on t.id = s.thread"
            " where s.article = ? and t.issue = ?",
            (spot.split(":")[0], issue),
        )
        for (body,) in rows:
            thread = codec.unwhole(Thread, body)
            for n, step in enumerate(thread.steps):
                if f"{step.span.article}:{step.span.start}:{step.span.end}" == spot:
                    names.add(f"('{thread.id}', {n})")
    return names


# ------------------------------------------------------------------ one item


def own_item(record: Record, kind: str, target: str) -> Attribution | EventMention | Mention | None:
    """An item as the machine read it, without what people changed; None when nothing was changed.

    `target` is its id; of a mention, its number, as in `replays`, and the article: `ARTICLE~17`.
    """
    article, _, number = target.rpartition("~")
    row = record.one(
        "select machine, article from overlays where kind = ? and target = ?"
        " and (? = '' or article = ?)",
        (kind, number, article, article),
    )
    if not row:
        return None
    kind_of: type = Mention if kind == "mention" else TABLES[kind][1]
    found: Attribution | EventMention | Mention = codec.unplain(kind_of, json.loads(row[0]), row[1])
    return found


def mention(record: Record, article: str, n: int) -> Mention | None:
    """The mention of that number in an article, judged wrong or not; None when there is none."""
    found = items.stored_mentions(record, article)
    return found[n] if 0 <= n < len(found) else None


def linked_to(record: Record, entity: str) -> list[str]:
    """The ids of the other entities that are one with that one, by id."""
    rows = record.rows(
        "select id from entities where same_as = (select same_as from entities where id = ?)"
        " and id <> ? order by id",
        (entity, entity),
    )
    return [ident for (ident,) in rows]


def places_of(record: Record, entity: str, limit: int) -> list[tuple[str, int, int]]:
    """Where an entity is named, itself and not those linked to it: article, start, end."""
    rows = record.rows(
        "select article, span_start, span_end from mentions where entity = ? and shown > 0"
        " order by kind = 'pronoun', article, n limit ?",
        (entity, limit),
    )
    return [tuple(row) for row in rows]


def why_one(record: Record, kind: str, ends: tuple[str, str]) -> str:
    """Why a linker holds two things for one, "" where it does not."""
    table, columns = {
        "copy": ("copies", ("article", "original")),
        "entity": ("entity_links", ("entity", "same_as")),
    }.get(kind, ("pairs", ("one", "other")))
    extra = f" and kind = '{kind}'" if table == "pairs" else ""
    row = record.one(
        f"select why from {table} where {columns[0]} = ? and {columns[1]} = ?{extra}", ends
    )
    return str(row[0]) if row else ""


def open_to_judge(path: Path) -> Record:
    """The record, to be written by one request: it waits for another writer only `WAIT_MS`.

    Raises BadRecord.
    """
    record = Record.open(path)
    record.wait_for_others(WAIT_MS)
    return record
