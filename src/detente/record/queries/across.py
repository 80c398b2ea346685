"""What links say across articles: events, quotations, discrepancies, threads, positions, datings.

Every list keeps the order of time, the undated last; `after` is the id of the last one already
seen, and raises BadInput when there is none such. All raise BadRecord when the file fails us.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ...linked import Dating, Discrepancy, Event, Position, Quotation, Thread
from ...spans import Span
from .. import codec
from ..filters import Filter
from ..store import Record
from .lists import ALL, moment_after
from .narrow import MANY, Plan
from .narrow_links import plan_links

T = TypeVar("T", Event, Quotation, Discrepancy, Thread)


def _listed(
    record: Record, kind: type[T], table: str, where: Filter, part: tuple[int | None, str | None]
) -> list[T]:
    limit, after = part
    since = moment_after(record, after, [table]) if after else None
    narrowed: Plan = plan_links(record, table, where, since)
    extra = ", t.occasion" if kind is Event else ", null"
    # which they are, an index says; their bodies are read of no others
    rows = record.rows(
        f"select t.body{extra} from (select m.id as id {narrowed.sql} limit ?) x"
        f" cross join {table} t on t.id = x.id order by t.moment",
        (*narrowed.values, ALL if limit is None else limit),
    )
    return [_made(kind, *row) for row in rows]


def _made(kind: type[T], body: str, occasion: str | None) -> T:
    made = codec.unwhole(kind, body)
    return replace(made, occasion=occasion) if isinstance(made, Event) and occasion else made


def _count(record: Record, table: str, where: Filter) -> int:
    if table == "events" and where.plain:
        sql = "select coalesce(sum(n), 0) from tallies where name = ?"
        return int(record.one(sql, ("events" if where.doubtful else "sure_events",))[0])
    narrowed = plan_links(record, table, where, rare=MANY)
    sql = f"select count(*) from {narrowed.rows} where {narrowed.test}"
    return int(record.one(sql, narrowed.values)[0])


# ------------------------------------------------------------------ events


def events(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Event]:
    """Events in order of time. Raises BadInput for an unknown `after`."""
    return _listed(record, Event, "events", where, (limit, after))


def count_events(record: Record, where: Filter) -> int:
    """How many events pass."""
    return _count(record, "events", where)


def event(record: Record, ident: str) -> Event | None:
    """The event of that id, or the one that an event mention of that id belongs to; None when there
    is none.
    """
    rows = record.rows(
        "select body, occasion from events where id = ? union all"
        " select e.body, e.occasion from event_members m join events e on e.id = m.event"
        " where m.event_mention = ? limit 1",
        (ident, ident),
    )
    return next((_made(Event, *row) for row in rows), None)


def events_by_id(record: Record, ids: Sequence[str]) -> list[Event]:
    """The events of those ids, in their order; ids without one are left out."""
    rows = record.rows(
        "select id, body, occasion from events where id in (select value from json_each(?))",
        (json.dumps(list(ids)),),
    )
    found = {ident: _made(Event, *row) for ident, *row in rows}
    return [found[ident] for ident in ids if ident in found]


def events_with(record: Record, words: Sequence[str]) -> list[Event]:
    """The events somewhere in which all those words stand, in order of time; of words with letters
    that ASCII does not have, any event may. None without words.
    """
    plain = [word.lower() for word in words if word.isascii()]
    tests = " and ".join("instr(lower(body), ?) > 0" for _ in plain) or "true"
    sql = f"select body, occasion from events where {tests} order by moment"
    return [_made(Event, *row) for row in record.rows(sql, plain)] if words else []


def events_of(record: Record, mention_ids: Iterable[str]) -> dict[str, str]:
    """The id of the event that each of those event mentions belongs to."""
    return _groups_of(record, "event", "event_mention", "event_members", mention_ids)


def _groups_of(
    record: Record, group: str, member: str, table: str, ids: Iterable[str]
) -> dict[str, str]:
    rows = record.rows(
        f"select {member}, {group} from {table} where {member} in (select value from json_each(?))",
        (json.dumps(sorted(set(ids))),),
    )
    return dict(map(tuple, rows))


def events_in(record: Record, articles: Iterable[str]) -> list[Event]:
    """The events that those articles, or copies of them, tell; by id."""
    rows = record.rows(
        "with here as (select value as id from json_each(?))"
        " select distinct e.id, e.body, e.occasion from event_members m"
        " join events e on e.id = m.event where m.article in"
        " (select id from here union select a.id from articles a join here on here.id = a.copy_of)"
        " order by e.id",
        (json.dumps(sorted(set(articles))),),
    )
    return [_made(Event, *row[1:]) for row in rows]


def at_occasion(record: Record, occasion: str) -> list[Event]:
    """The events that happened at that event (a summit, a visit), in order of time."""
    rows = record.rows(
        "select body, occasion from events where occasion = ? order by moment", (occasion,)
    )
    return [_made(Event, *row) for row in rows]


def dyad_events(
    record: Record, actor: str, recipient: str, first: date | None = None, last: date | None = None
) -> list[Event]:
    """The events by which one state (ISO3) acted on another or together with it, of any standing,
    in order of time.

    Days are both in; an event is in when its interval overlaps theirs, without days always.
    """
    rows = record.rows(
        "select e.body, e.occasion from event_dyads d join events e on e.id = d.event"
        " where d.actor = ? and d.recipient = ? and d.last >= ? and d.first <= ? order by e.moment",
        (
            actor,
            recipient,
            first.isoformat() if first else "",
            last.isoformat() if last else "~",
        ),
    )
    return [_made(Event, *row) for row in rows]


def event_dyads(record: Record) -> list[tuple[str, str, int]]:
    """Every pair of states between which something was done, the smaller ISO3 first, with the
    number of events, each counted once; most first.
    """
    rows = record.rows(
        "select substr(key, 1, instr(key, ' ') - 1), substr(key, instr(key, ' ') + 1), n"
        " from tallies where name = 'pairs' order by 3 desc, 1, 2"
    )
    return [(one, other, n) for one, other, n in rows]


# ------------------------------------------------------------------ quotations


def quotations(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Quotation]:
    """Utterances that more than one attribution gives, in order of time.

    Raises BadInput for an unknown `after`.
    """
    return _listed(record, Quotation, "quotations", where, (limit, after))


def uneven_quotations(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Quotation]:
    """Those of them whose variants are not in the same words, or not of one length: no other can
    be given in different words. Raises BadInput for an unknown `after`.
    """
    return _listed(record, Quotation, "quotations", replace(where, uneven=True), (limit, after))


def count_quotations(record: Record, where: Filter) -> int:
    """How many quotations pass."""
    return _count(record, "quotations", where)


def quotation(record: Record, ident: str) -> Quotation | None:
    """The quotation of that id, or the one of which an attribution of that id is a variant; None
    when there is none.
    """
    row = record.one(
        "select body from quotations where id = ? union all"
        " select q.body from quotation_members m join quotations q on q.id = m.quotation"
        " where m.attribution = ? limit 1",
        (ident, ident),
    )
    return codec.unwhole(Quotation, row[0]) if row else None


def quotations_of(record: Record, attribution_ids: Iterable[str]) -> dict[str, str]:
    """The id of the quotation of which each of those attributions is a variant."""
    return _groups_of(record, "quotation", "attribution", "quotation_members", attribution_ids)


# ------------------------------------------------------------------ discrepancies


def discrepancies(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Discrepancy]:
    """Discrepancies in order of time. Raises BadInput for an unknown `after`."""
    return _listed(record, Discrepancy, "discrepancies", where, (limit, after))


def count_discrepancies(record: Record, where: Filter) -> int:
    """How many discrepancies pass."""
    return _count(record, "discrepancies", where)


def discrepancy(record: Record, ident: str) -> Discrepancy | None:
    """The discrepancy of that id; None when there is none."""
    row = record.one("select body from discrepancies where id = ?", (ident,))
    return codec.unwhole(Discrepancy, row[0]) if row else None


def discrepancies_of(record: Record, ident: str) -> list[Discrepancy]:
    """What the accounts of that event (or quotation) disagree about, in order of time."""
    rows = record.rows(
        "select body from discrepancies where owner = ? and shown > 0 order by moment", (ident,)
    )
    return [codec.unwhole(Discrepancy, body) for (body,) in rows]


def discrepancies_at(record: Record, ident: str) -> list[Discrepancy]:
    """All that is told otherwise of an event, in order of time: what its accounts disagree about,
    what was found between two articles on its news, and what another article tells otherwise than
    a sentence of one of its accounts.
    """
    rows = record.rows(
        "select d.body, d.event = ? or d.owner = ? from discrepancies d where d.shown > 0 and d.id"
        " in (select id from discrepancies where owner = ? or event = ? union select a.discrepancy"
        " from event_members m cross join discrepancy_articles a on a.article = m.article"
        " where m.event = ?) order by d.moment, d.id",
        (ident,) * 5,
    )
    found = [(codec.unwhole(Discrepancy, body), bool(own)) for body, own in rows]
    if all(own for _, own in found):
        return [one for one, _ in found]
    sentences = [
        Span(*row)
        for row in record.rows(
            "select i.article, i.sentence_start, i.sentence_end from event_members m"
            " cross join event_mentions i on i.id = m.event_mention where m.event = ?",
            (ident,),
        )
    ]
    return [
        one
        for one, own in found
        if own or any(told.covers(side.span) for side in one.sides for told in sentences)
    ]


# ------------------------------------------------------------------ threads, positions


def threads(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Thread]:
    """Threads in order of their first step. Raises BadInput for an unknown `after`."""
    return _listed(record, Thread, "threads", where, (limit, after))


def threads_due(record: Record, where: Filter) -> list[Thread]:
    """The threads of which a step has a deadline, in order of their first step."""
    narrowed = plan_links(record, "threads", where)
    rows = record.rows(
        "select m.body from threads m indexed by threads_due"
        f" where m.due <> '' and {narrowed.test} order by m.moment",
        narrowed.values,
    )
    return [codec.unwhole(Thread, body) for (body,) in rows]


def count_threads(record: Record, where: Filter) -> int:
    """How many threads pass."""
    return _count(record, "threads", where)


def thread(record: Record, ident: str) -> Thread | None:
    """The thread of that id; None when there is none."""
    row = record.one("select body from threads where id = ?", (ident,))
    return codec.unwhole(Thread, row[0]) if row else None


def threads_of(record: Record, item: str) -> list[str]:
    """The ids of the threads of which that event or attribution is a step."""
    rows = record.rows(
        "select distinct thread from thread_steps where item = ? order by 1", (item,)
    )
    return [ident for (ident,) in rows]


def positions(record: Record, actor: str | None, issue: str | None) -> list[Position]:
    """What a state (ISO3; None: every one) wants on an issue (None: on each), in order of time."""
    tests = {"actor": actor, "issue": issue}
    given = {column: value for column, value in tests.items() if value}
    where = " and ".join(f"{column} = :{column}" for column in given) or "true"
    rows = record.rows(f"select body from positions where {where} order by moment", given)
    return [codec.unwhole(Position, body) for (body,) in rows]


def position_counts(record: Record, issue: str) -> list[tuple[str, int]]:
    """The states (ISO3) that want something on an issue, with how many positions, most first."""
    rows = record.rows(
        "select actor, count(*) from positions where issue = ? group by actor order by 2 desc, 1",
        (issue,),
    )
    return [(actor, n) for actor, n in rows]


def last_positions(record: Record, actor: str, issue: str, limit: int) -> list[Position]:
    """The last positions of a state (ISO3) on an issue, in order of time."""
    rows = record.rows(
        "select body from positions where actor = ? and issue = ? order by moment desc limit ?",
        (actor, issue, limit),
    )
    return [codec.unwhole(Position, body) for (body,) in reversed(rows)]


def positions_by_id(record: Record, ids: Iterable[str]) -> list[Position]:
    """The positions of those ids, by id; ids without one are left out."""
    rows = record.rows(
        "select body from positions where id in (select value from json_each(?)) order by id",
        (json.dumps(sorted(set(ids))),),
    )
    return [codec.unwhole(Position, body) for (body,) in rows]


# ------------------------------------------------------------------ news, datings


def news_of(record: Record, article: str) -> tuple[str, ...]:
    """The articles that tell the same news event as this one, itself among them, by id; only itself
    when no other does.
    """
    rows = record.rows(
        "select article from news where news = (select news from news where article = ?)"
        " order by article",
        (article,),
    )
    return tuple(ident for (ident,) in rows) or (article,)


def news_groups(record: Record) -> list[tuple[str, ...]]:
    """Every group of articles that tell one news event, each by id."""
    found: dict[str, list[str]] = {}
    for article, news in record.rows("select article, news from news order by news, article"):
        found.setdefault(news, []).append(article)
    return [tuple(group) for group in found.values()]


def datings(record: Record) -> list[Dating]:
    """The days that articles without a date take from dated accounts, by article."""
    rows = record.rows("select body from datings where applied > 0 order by article")
    return [codec.unwhole(Dating, body) for (body,) in rows]


def dating(record: Record, article: str) -> Dating | None:
    """How that article was dated by another; None when it was not."""
    row = record.one("select body from datings where article = ? and applied > 0", (article,))
    return codec.unwhole(Dating, row[0]) if row else None
