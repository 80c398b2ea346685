"""What was judged: the history of every decision, and what a person last did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...errors import BadInput, typed
from ...records import Judgement
from .. import codec
from ..judgements import Replay
from ..sketches import EVENT
from ..store import Record
from .lists import ALL

STATES = ("applied", "idle", "orphan", "overruled", "undone")
"""What may have become of a judgement."""

_FROM = "from judgements j left join replays r on r.judgement = j.id"
_MORE = "coalesce(r.state, 'orphan'), r.target, coalesce(r.why, 'not replayed yet')"


@dataclass(frozen=True, slots=True)
class Past:
    """What a list of judgements is narrowed by; empty means anything.

    `by` is "person:kim"; `article` an id.
    """

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    by: str = ""
    article: str = ""


def _test(where: Past) -> tuple[str, list[Any]]:
    tests, values = ["true"], list[Any]()
    for column, several in (
        ("j.kind", where.kinds),
        ("coalesce(r.state, 'orphan')", where.states),
        ("j.verdict", where.verdicts),
        ('j."by"', (where.by,) if where.by else ()),
        ("j.article", (where.article,) if where.article else ()),
    ):
        if several:
            tests.append(f"{column} in ({', '.join('?' * len(several))})")
            values += several
    return " and ".join(tests), values


def past(
    record: Record, where: Past, limit: int | None = None, after: str | None = None
) -> list[Replay]:
    """Judgements with what became of them, newest first; `after` is the id of the last one seen.

    Raises BadInput when there is none of that id, BadRecord.
    """
    test, values = _test(where)
    if after:
        row = record.one("select no from judgements where id = ?", (after,))
        if not row:
            raise BadInput(f"there is no judgement '{typed(after)}' to go on after; start again")
        test, values = f"{test} and j.no < ?", [*values, row[0]]
    sql = f"select {codec.quoted(Judgement, 'j')}, {_MORE} {_FROM} where {test}"
    values.append(ALL if limit is None else limit)
    return _made(record.rows(f"{sql} order by j.no desc limit ?", values))


def count(record: Record, where: Past) -> int:
    """How many judgements pass."""
    test, values = _test(where)
    return int(record.one(f"select count(*) {_FROM} where {test}", values)[0])


def who(record: Record) -> list[str]:
    """Everybody who judged, by name."""
    return [by for (by,) in record.rows('select distinct "by" from judgements order by 1')]


def _made(rows: Sequence[Sequence[Any]]) -> list[Replay]:
    width = len(codec.columns(Judgement))
    return [Replay(codec.record_of(Judgement, row), *row[width:]) for row in rows]


def of_target(record: Record, kind: str, target: str, article: str | None) -> list[Replay]:
    """What was judged of one thing and not taken back, in the order of arrival.

    `target` is what `replays` calls it; `article` narrows where it is about words of one.
    """
    one = " and j.article = ?" if article else ""
    values = (kind, target, *([article] if article else []))
    return _made(
        record.rows(
            f"select {codec.quoted(Judgement, 'j')}, {_MORE} {_FROM}"
            f" where j.kind = ? and r.target = ? and r.state <> 'undone'{one} order by j.no",
            values,
        )
    )


def judgement(record: Record, ident: str) -> Replay | None:
    """One judgement with what became of it; None when there is none."""
    sql = f"select {codec.quoted(Judgement, 'j')}, {_MORE} {_FROM} where j.id = ?"
    return next(iter(_made(record.rows(sql, (ident,)))), None)


def last_done(record: Record, by: str) -> Replay | None:
    """The last decision of a person that nobody took back; None when there is none."""
    return _last(record, by, "j.verdict <> 'undone' and coalesce(r.state, '') <> 'undone'")


def last_undone(record: Record, by: str) -> Replay | None:
    """The last taking-back of a person that holds, unless they decided something since."""
    took = (
        "j.verdict = 'undone' and r.state = 'applied' and exists (select 1 from judgements o"
        " where o.id = j.value and o.verdict <> 'undone')"
    )
    since = (
        ' and not exists (select 1 from judgements n where n."by" = j."by" and n.no > j.no'
        " and n.verdict <> 'undone')"
    )
    return _last(record, by, took + since)


def _last(record: Record, by: str, test: str) -> Replay | None:
    rows = record.rows(
        f"select {codec.quoted(Judgement, 'j')}, {_MORE} {_FROM}"
        f' where j."by" = ? and {test} order by j.no desc limit 1',
        (by,),
    )
    return next(iter(_made(rows)), None)


def alike(record: Record, one: Replay) -> list[Replay]:
    """The judgements that hold and were made by the same person for the very same reason, in the
    order of arrival: those of one action. The reason of an action names it.
    """
    judgement = one.judgement
    rows = record.rows(
        f"select {codec.quoted(Judgement, 'j')}, {_MORE} {_FROM}"
        " where j.\"by\" = ? and j.why = ? and (j.verdict = 'undone') = ?"
        " and coalesce(r.state, '') <> 'undone' order by j.no",
        (judgement.by, judgement.why, judgement.verdict == "undone"),
    )
    return _made(rows)


def judged_items(record: Record) -> list[tuple[str, str, str, str]]:
    """Attributions and event mentions on which a person's verdict counts: article, kind, id and the
    last verdict; by article and place in it.
    """
    rows = record.rows(
        "select j.article, j.kind, r.target, j.verdict from judgements j"
        " join replays r on r.judgement = j.id"
        " where j.kind in ('attribution', 'event_mention') and r.state = 'applied'"
        " and j.verdict not in ('note', 'undone') and j.\"by\" like 'person:%' order by j.no"
    )
    last = {(article, kind, target): verdict for article, kind, target, verdict in rows}
    return sorted((*key, verdict) for key, verdict in last.items())


def unlinked(record: Record) -> bool:
    """Whether something was decided of the words of an article since its links were made.

    Raises BadRecord.
    """
    if not record.one(f"select 1 from stale where kind = '{EVENT}' limit 1"):
        return False
    return (
        record.one(
            "select 1 from judgements j where j.article is not null and j.kind <> 'note' and exists"
            f" (select 1 from stale s where s.kind = '{EVENT}' and s.key = j.article) limit 1"
        )
        is not None
    )
