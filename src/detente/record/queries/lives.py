"""What threads and positions are made of: who did and said what on an issue."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ...linked import Thread
from .. import codec
from ..store import Record


def issue_pairs(record: Record) -> set[tuple[str, str, str]]:
    """Every issue with two states (in order) that stand in one event on it, or of which one spoke
    to the other on it.
    """
    rows = record.rows(
        "select distinct issue, one, other from event_pairs union"
        " select distinct l.issue, min(a.source_state, a.addressee_state),"
        " max(a.source_state, a.addressee_state) from attributions a"
        " join labels l on l.target = a.id and l.kind = 'attribution'"
        " where a.addressee_state is not null and a.source_state <> a.addressee_state"
        " and a.shown = 2"
    )
    return {(issue, one, other) for issue, one, other in rows}


def articles_on(record: Record, issue: str) -> set[str]:
    """The articles that touch an issue."""
    sql = "select distinct article from issue_mentions where issue = ?"
    return {article for (article,) in record.rows(sql, (issue,))}


def articles_naming(record: Record, state: str) -> set[str]:
    """The articles that mention a state or somebody who acts for it."""
    sql = "select distinct article from mentions where state = ? and shown > 0"
    return {article for (article,) in record.rows(sql, (state,))}


def events_between(
    record: Record, issue: str, pair: tuple[str, str], articles: Iterable[str]
) -> list[str]:
    """The events, by id, that those articles tell of one of two states on an issue or on none, or
    of both on any.
    """
    rows = record.rows(
        "select m.event, count(distinct p.state), max(m.event in"
        " (select event from event_issues where issue = :issue)),"
        " exists (select 1 from event_issues i where i.event = m.event)"
        " from (select distinct event from event_members"
        " where article in (select value from json_each(:articles))) m"
        " join event_parties p on p.event = m.event and p.state in (:one, :other)"
        " group by m.event order by m.event",
        {"issue": issue, "one": pair[0], "other": pair[1], "articles": json.dumps(list(articles))},
    )
    return [event for event, states, on, any_issue in rows if on or states > 1 or not any_issue]


def said_between(
    record: Record, issue: str, pair: tuple[str, str], articles: Iterable[str]
) -> list[str]:
    """The attributions, by id, by which one of two states speaks in those articles on an issue, or
    on none that is known; without those of copies.
    """
    rows = record.rows(
        "select a.id from attributions a where a.shown = 2 and a.source_state in (:one, :other)"
        " and a.article in (select value from json_each(:articles))"
        " and (a.issues = '[]' or a.id in"
        " (select target from labels where issue = :issue and kind = 'attribution'))"
        " order by a.id",
        {"issue": issue, "one": pair[0], "other": pair[1], "articles": json.dumps(list(articles))},
    )
    return [ident for (ident,) in rows]


def acts_on(record: Record, actor: str, issue: str) -> tuple[list[str], list[str]]:
    """The events, by id, of which a state is a party on an issue, or which somebody of no known
    state does beside its acts; and the attributions by which it speaks on it, without those of
    copies.
    """
    # a sign before a column, and a cross join, name the way: the other way round costs a square
    done = record.rows(
        "with alone as (select i.event from event_issues i where i.issue = :issue and not exists"
        " (select 1 from event_parties p where p.event = i.event and p.role = 'actor'"
        " and +p.state is not null)), beside as (select m.event as event, near.event as near"
        " from alone join event_members m on m.event = alone.event"
        " join event_members near on near.article = m.article join event_parties p"
        " on p.event = near.event and p.role = 'actor' and +p.state = :actor)"
        " select p.event from event_parties p cross join event_issues i on i.event = p.event"
        " where i.issue = :issue and p.state = :actor"
        " union select event from beside union select near from beside order by 1",
        {"issue": issue, "actor": actor},
    )
    said = record.rows(
        "select a.id from labels l join attributions a on a.id = l.target"
        " where l.issue = ? and l.kind = 'attribution' and l.shown = 2 and a.source_state = ?"
        " order by 1",
        (issue, actor),
    )
    return [ident for (ident,) in done], [ident for (ident,) in said]


def last_day(record: Record) -> str | None:
    """The last day of publication that is known (ISO 8601): as of when the pile tells."""
    row = record.one("select max(last) from articles where published_value is not null")
    return row[0] if row and row[0] and row[0] != "~" else None


def due(record: Record) -> list[tuple[str, str]]:
    """Issue and pair ("RUS|USA") of threads with a deadline."""
    rows = record.rows("select distinct issue, pair from threads where due <> '' order by 1, 2")
    return [(issue, pair) for issue, pair in rows]


def told_pairs(record: Record) -> set[tuple[str, str]]:
    """Issue and pair ("RUS|USA") of all threads."""
    rows = record.rows("select distinct issue, pair from threads")
    return {(issue, pair) for issue, pair in rows}


def latest_threads(record: Record, limit: int) -> list[Thread]:
    """The threads that begin last, the very last first, so many at most; none without a time."""
    rows = record.rows(
        "select body from threads where moment < '~' order by moment desc, first desc limit ?",
        (limit,),
    )
    return [codec.unwhole(Thread, body) for (body,) in rows]
