"""From a filter to a statement on the tables of links: events, quotations, discrepancies, threads.

The same rules as in `narrow`; what a link does not have itself (an outlet, words) is looked for in
the records of single articles that it joins.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ..filters import ONE_STEP, Filter
from ..store import Record
from .narrow import (
    GIVEN,
    RARE,
    Condition,
    Plan,
    Values,
    certain,
    check_words,
    either,
    expanded,
    in_days,
    marks,
    planned,
)

STANDS = f"iif(steps = 1 and state = 'open', '{ONE_STEP}', state)"
"""How a thread stands, of its row."""


@dataclass(frozen=True, slots=True)
class _Joined:
    """How a link finds what it joins: its members' table, their column there, its own column."""

    table: str
    item: str
    link: str
    items: str  # the table of the items themselves
    words: str  # their full-text index


_MEMBERS = {
    "events": _Joined("event_members", "event_mention", "event", "event_mentions", "event_fts"),
    "quotations": _Joined(
        "quotation_members", "attribution", "quotation", "attributions", "said_fts"
    ),
    "discrepancies": _Joined("discrepancy_articles", "article", "discrepancy", "", ""),
    "threads": _Joined("thread_steps", "item", "thread", "", ""),
}


def plan_links(
    record: Record, table: str, where: Filter, after: str | None = None, *, rare: int = RARE
) -> Plan:
    """The rows of `events`, `quotations`, `discrepancies` or `threads` that pass, in order of time.

    `after` is the moment after which they start; `rare` is as `narrow.plan` has it. A field of the
    filter that a kind of link does not have (the standing of a quotation) lets everything through.
    Raises BadInput for words that are no query, BadRecord.
    """
    own = {
        "events": _of_events,
        "quotations": _of_quotations,
        "discrepancies": _of_discrepancies,
        "threads": _of_threads,
    }[table]
    conditions = [*_anywhere(record, table, where), *own(record, where)]
    shown = table == "discrepancies" and not where.wrong
    always = [*([("m.shown > 0", ())] if shown else []), *in_days(where, after),
              *certain(table, where)]  # fmt: skip
    return planned(record, table, conditions, always, rare)


def _listed(members: str, values: Values) -> Condition:
    """A condition that is a list of ids; to test one row, the list is asked for it."""
    return Condition("id", members, f"m.id in ({members})", values)


def _anywhere(record: Record, table: str, where: Filter) -> Iterator[Condition]:
    joined = _MEMBERS[table]
    yield from _given(joined, where)
    if where.article:
        sql = f"select {joined.link} from {joined.table} where article >= ? and article < ?"
        yield _listed(sql, (where.article, where.article + "~"))
    if where.outlets:
        yield _of_outlets(table, where)
    if where.since is not None:
        sql = (
            f"select x.{joined.link} from pages p join articles r on r.page = p.sha256"
            f" join {joined.table} x on x.article = r.id where p.no > ?"
        )
        yield _listed(sql, (where.since,))
    if where.words and joined.words:
        check_words(record, joined.words, where.words)
        sql = (
            f"select x.{joined.link} from {joined.words} f join {joined.items} i on i.no = f.rowid"
            f" join {joined.table} x on x.{joined.item} = i.id where f.{joined.words} match ?"
        )
        yield _listed(sql.replace(f"f.{joined.words} match", f"{joined.words} match"),
                      (where.words,))  # fmt: skip


def _of_outlets(table: str, where: Filter) -> Condition:
    """What some outlets tell; of events what they tell themselves, since what an outlet reprints
    counts for who wrote it, unless reprints are asked for.
    """
    joined, named = _MEMBERS[table], marks(where.outlets)
    sql = (
        f"select x.{joined.link} from articles r join {joined.table} x on x.article = r.id"
        f" where r.outlet in ({named})"
    )
    if table == "events" and where.missing:
        sql = (
            "select event from event_outlets group by event"
            f" having count(*) > 1 and sum(outlet in ({named})) = 0"
        )
    elif table == "events" and (where.led or not where.copies):
        first = " and led = 1" if where.led else ""
        sql = f"select event from event_outlets where outlet in ({named}){first}"
    return _listed(sql, where.outlets)


def _given(joined: _Joined, where: Filter) -> Iterator[Condition]:
    """The links that are asked for by their ids, or by the ids of what they join."""
    if not where.items:
        return
    ids = json.dumps(where.items)
    if not joined.items:
        yield _listed(GIVEN, (ids,))
        return
    own = f" union select {joined.link} from {joined.table} where {joined.item} in ({GIVEN})"
    yield _listed(GIVEN + own, (ids, ids))


def _of_events(record: Record, where: Filter) -> Iterator[Condition]:
    pair = (*where.actors, *where.recipients)
    if len(where.actors) == len(where.recipients) == 1 and ":" not in "".join(pair):
        yield _listed("select event from event_dyads where actor = ? and recipient = ?", pair)
    else:
        for sides, role in ((where.actors, "actor"), (where.recipients, "recipient")):
            if sides:
                yield _party(record, sides, role)
    if where.entities:
        yield _party(record, where.entities, None)
    if where.issues:
        sql = f"select event from event_issues where issue in ({marks(where.issues)})"
        yield _listed(sql, where.issues)
    if where.tellers:
        yield _told(where.tellers)
    for column, several in (("type", where.types), ("standing", where.standing)):
        if several:
            test = f"{column} in ({marks(several)})"
            yield Condition("id", f"select id from events where {test}", f"m.{test}", several)
    if where.by:
        test, values = _source(record, where.by)
        sql = (
            "select x.event from attributions a join event_mentions e on e.said_by = a.id"
            f" join event_members x on x.event_mention = e.id where {test}"
        )
        yield _listed(sql, values)


def _told(tellers: tuple[int, int]) -> Condition:
    many = "count(*) between ? and ?"
    sql = f"select event from event_outlets group by event having {many}"
    test = f"(select {many} from event_outlets o where o.event = m.id)"
    return Condition("id", sql, test, tellers)


def _party(record: Record, sides: Values, role: str | None) -> Condition:
    states, entities = expanded(record, sides)
    test, values = either(states, entities, ("state", "entity"))
    if role:
        test, values = f"{test} and role = ?", (*values, role)
    return _listed(f"select event from event_parties where {test}", values)


def _source(record: Record, sides: Values) -> tuple[str, Values]:
    states, entities = expanded(record, sides)
    return either(states, entities, ("source_state", "source_entity"), "a.")


def _of_quotations(record: Record, where: Filter) -> Iterator[Condition]:
    if where.uneven:
        yield Condition("id", "select id from quotations where uneven = 1", "m.uneven = 1", ())
    for sides in filter(None, (where.by, where.actors, where.entities)):
        test, values = _source(record, sides)
        sql = (
            "select x.quotation from attributions a"
            f" join quotation_members x on x.attribution = a.id where {test}"
        )
        yield _listed(sql, values)
    if where.issues:
        sql = (
            "select x.quotation from labels l join quotation_members x on x.attribution = l.target"
            f" where l.kind = 'attribution' and l.issue in ({marks(where.issues)})"
        )
        yield _listed(sql, where.issues)


def _of_discrepancies(record: Record, where: Filter) -> Iterator[Condition]:
    for condition in _of_events(record, where):
        sql = f"select id from discrepancies where event in ({condition.members})"
        yield _listed(sql, condition.values)
    if where.words:
        check_words(record, "articles_fts", where.words)
        sql = (
            "select x.discrepancy from articles_fts f join articles i on i.no = f.rowid"
            " join discrepancy_articles x on x.article = i.id where articles_fts match ?"
        )
        yield _listed(sql, (where.words,))


def _of_threads(record: Record, where: Filter) -> Iterator[Condition]:
    for sides in filter(None, (where.actors, where.recipients, where.entities, where.by)):
        states = tuple(side.removeprefix("state:") for side in sides)
        sql = f"select thread from thread_parties where state in ({marks(states)})"
        yield _listed(sql, states)
    if where.issues:
        test = f"issue in ({marks(where.issues)})"
        yield Condition("id", f"select id from threads where {test}", f"m.{test}", where.issues)
    for column, several in (("type", where.types), ("standing", where.standing)):
        if several:  # threads with a step of that kind
            sql = "select s.thread from events e join thread_steps s on s.item = e.id"
            yield _listed(f"{sql} where e.{column} in ({marks(several)})", several)
    if where.stands:
        test = f"{STANDS} in ({marks(where.stands)})"
        sql = f"select id from threads where {test}"
        own = test.replace("steps", "m.steps").replace("state", "m.state")
        yield Condition("id", sql, own, where.stands)
    if where.words:
        check_words(record, "articles_fts", where.words)
        sql = (
            "select x.thread from articles_fts f join articles i on i.no = f.rowid"
            " join thread_steps x on x.article = i.id where articles_fts match ?"
        )
        yield _listed(sql, (where.words,))
