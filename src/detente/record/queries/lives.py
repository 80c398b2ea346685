"""What threads and positions are made of: who did and said what on an issue."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...linked import Thread
from .. import codec, course_keys
from ..store import Record
from .narrow import check_words

_DONE = (
    "exists (select 1 from event_pairs e where e.issue = json_extract(j.value, '$[0]')"
    " and e.one = json_extract(j.value, '$[1]') and e.other = json_extract(j.value, '$[2]'))"
)
_SAID = (
    "exists (select 1 from attributions a cross join labels l"
    " on l.issue = json_extract(j.value, '$[0]') and l.kind = 'attribution' and l.target = a.id"
    " where a.source_state = json_extract(j.value, '$[{}]')"
    " and a.addressee_state = json_extract(j.value, '$[{}]') and a.shown = 2)"
)
_PAIR = course_keys.sql_pair("json_extract(j.value, '$[1]')", "json_extract(j.value, '$[2]')")


def known_pairs(record: Record, keys: Iterable[course_keys.Key]) -> list[course_keys.Key]:
    """Those issues with two states that stand in one event on it, or of which one spoke to the
    other on it; in order.
    """
    test = " or ".join((_DONE, _SAID.format(1, 2), _SAID.format(2, 1)))
    rows = record.rows(
        f"select j.value from json_each(?) j where {test}", (json.dumps(list(keys)),)
    )
    return sorted((issue, one, other) for issue, one, other in (json.loads(row[0]) for row in rows))


_IN_TURN = (
    "select distinct i.issue, min(p.state, a.source_state), max(p.state, a.source_state)"
    " from events e cross join event_issues i on i.event = e.id"
    " cross join event_parties p on p.event = e.id and p.role = 'actor' and +p.state is not null"
    " cross join event_members m on m.event = e.id"
    " cross join attributions a on a.article = m.article and a.shown = 2"
    " and +a.source_state <> p.state"
    " and a.stance in ('answered', 'believed', 'claimed', 'feared', 'said', 'threatened', 'warned')"
    " cross join labels l on l.target = a.id and l.issue = i.issue and l.kind = 'attribution'"
    " where e.type = 'THREATEN' and e.standing = 'actual' and not exists (select 1"
    " from event_parties r where r.event = e.id and r.role = 'recipient' and +r.state is not null)"
)


def threatened_pairs(record: Record) -> set[course_keys.Key]:
    """Issues with two states of which one makes a threat that names nobody ("to veto the plan"),
    and the other speaks on the issue in the same article: perhaps in turn.
    """
    return {(issue, one, other) for issue, one, other in record.rows(_IN_TURN)}


def told_pairs(record: Record, keys: Iterable[course_keys.Key]) -> list[course_keys.Key]:
    """Those issues with two states that have threads."""
    rows = record.rows(
        "select j.value from json_each(?) j where exists (select 1 from threads t"
        f" where t.issue = json_extract(j.value, '$[0]') and t.pair = {_PAIR})",
        (json.dumps(list(keys)),),
    )
    return [(issue, one, other) for issue, one, other in (json.loads(row[0]) for row in rows)]


def articles_on(record: Record, issue: str) -> set[str]:
    """The articles that touch an issue."""
    sql = "select distinct article from issue_mentions where issue = ?"
    return {article for (article,) in record.rows(sql, (issue,))}


def articles_naming(record: Record, state: str) -> set[str]:
    """The articles that mention a state or somebody who acts for it."""
    sql = "select distinct article from mentions where state = ? and shown > 0"
    return {article for (article,) in record.rows(sql, (state,))}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is looked at under a key: ids of events with those of the mentions that an article
    tells them by, and ids of attributions; by article, each in order.
    """

    done: Mapping[str, Sequence[tuple[str, str]]]
    said: Mapping[str, Sequence[str]]

    @property
    def articles(self) -> list[str]:
        """The articles that give any of it, by id."""
        return sorted({*self.done, *self.said})

    def events(self, articles: Iterable[str]) -> list[str]:
        """The ids of the events that those articles tell, in order."""
        return sorted({event for article in articles for event, _ in self.done.get(article, ())})

    def quoted(self, articles: Iterable[str]) -> list[str]:
        """The ids of the attributions in those articles, in order."""
        return sorted(ident for article in articles for ident in self.said.get(article, ()))

    def ids(self, article: str) -> Iterator[str]:
        """All ids of an article's part, in order."""
        for event, mention in self.done.get(article, ()):
            yield from (event, mention)
        yield from self.said.get(article, ())


def _chosen(record: Record, events: Iterable[str], said: Iterable[tuple[str, str]]) -> Chosen:
    """Of those events, and attributions with their articles."""
    rows = record.rows(
        "select m.article, m.event, m.event_mention from json_each(?) j"
        " cross join event_members m on m.event = j.value order by 1, 2, 3",
        (json.dumps(list(events)),),
    )
    done: dict[str, list[tuple[str, str]]] = {}
    for article, event, mention in rows:
        done.setdefault(article, []).append((event, mention))
    spoken: dict[str, list[str]] = {}
    for ident, article in said:
        spoken.setdefault(article, []).append(ident)
    return Chosen(done, spoken)


NAMES_OF_GROUPS = ("allies", "alliance", "capitals", "diplomats", "governments", "leaders",
                   "members", "ministers", "officials", "powers")  # fmt: skip
"""Words in the names of governments that a text tells only as a group ("Western governments")."""
_FOR_NOBODY = (
    "(a.source_state is null and a.stance in ('refused', 'welcomed', 'criticised', 'accused',"
    " 'said', 'claimed', 'described') and (a.source_entity like 'organisation:%'"
    " or a.source_entity like 'person:%' or a.source_entity is null and ("
    + " or ".join(f"a.source_name like '%{word}%'" for word in NAMES_OF_GROUPS)
    + ")))"
)
"""Who may answer and acts for no state: `links.acts.bodies` looks closer."""
_OF_NOBODY = (
    "select distinct m.event from json_each(:articles) j"
    " cross join event_members m on m.article = j.value"
    " cross join event_issues i on i.event = m.event and i.issue = :issue"
    " cross join events e on e.id = m.event"
    " where e.type in ('ACCUSE', 'AGREE', 'CONCEDE', 'REJECT', 'SUPPORT')"
    " and not exists (select 1 from event_parties p where p.event = m.event"
    " and p.role = 'actor' and +p.state is not null)"
)
"""What is done on an issue by nobody who acts for a state, and may answer one."""


def between(record: Record, issue: str, pair: tuple[str, str], articles: Iterable[str]) -> Chosen:
    """The events that those articles tell of one of two states on an issue or on none, of both on
    any, or on the issue of whoever acts for no state; and the attributions by which one of the two
    speaks in them on the issue, or on none that is known, or on the issue somebody for no state,
    without those of copies.
    """
    # a cross join, or a sign before a column, names the way: others cost a square
    values = {"issue": issue, "one": pair[0], "other": pair[1],
              "articles": json.dumps(list(articles))}  # fmt: skip
    rows = record.rows(
        "select m.event, count(distinct p.state),"
        " exists (select 1 from event_issues i where i.issue = :issue and i.event = m.event),"
        " exists (select 1 from event_issues i where i.event = m.event)"
        " from (select distinct event from event_members"
        " where article in (select value from json_each(:articles))) m"
        " cross join event_parties p on p.event = m.event and +p.state in (:one, :other)"
        " group by m.event order by m.event",
        values,
    )
    said = record.rows(
        "select a.id, a.article from json_each(:articles) j"
        " cross join attributions a on a.article = j.value"
        " where a.shown = 2 and (+a.source_state in (:one, :other) and a.issues = '[]'"
        f" or (+a.source_state in (:one, :other) or {_FOR_NOBODY})"
        " and exists (select 1 from labels l where l.issue = :issue"
        " and l.kind = 'attribution' and l.target = a.id)) order by 1",
        values,
    )
    events = {event for event, states, on, any_issue in rows if on or states > 1 or not any_issue}
    answers = {event for (event,) in record.rows(_OF_NOBODY, values)}
    return _chosen(record, sorted(events | answers), said)


def beside(record: Record, issue: str) -> dict[str, list[str]]:
    """Of every state, the events on an issue that nobody of a known state does beside one that it
    does, and that one.
    """
    rows = record.rows(
        "with alone as materialized (select i.event from event_issues i where i.issue = ?"
        " and not exists (select 1 from event_parties p where p.event = i.event"
        " and p.role = 'actor' and +p.state is not null))"
        " select distinct p.state, m.event, near.event from alone"
        " cross join event_members m on m.event = alone.event"
        " cross join event_members near on near.article = m.article"
        " cross join event_parties p on p.event = near.event and p.role = 'actor'"
        " where +p.state is not null",
        (issue,),
    )
    found: dict[str, set[str]] = {}
    for state, *events in rows:
        found.setdefault(state, set()).update(events)
    return {state: sorted(events) for state, events in found.items()}


def acts_on(record: Record, actor: str, issue: str, beside: Iterable[str]) -> Chosen:
    """The events of which a state is a party on an issue, and those `beside`; the attributions by
    which it speaks on it, without those of copies.
    """
    done = record.rows(
        "select p.event from event_parties p cross join event_issues i on i.event = p.event"
        " where i.issue = ? and p.state = ?",
        (issue, actor),
    )
    said = record.rows(
        "select a.id, a.article from labels l cross join attributions a on a.id = l.target"
        " where l.issue = ? and l.kind = 'attribution' and l.shown = 2 and a.source_state = ?"
        " order by 1",
        (issue, actor),
    )
    return _chosen(record, sorted({event for (event,) in done} | {*beside}), said)


def of_codes(record: Record, chosen: Chosen, codes: Iterable[str]) -> list[str]:
    """The events among the chosen that a mention of one of those PLOVER codes tells, by id."""
    event_of = {mention: event for told in chosen.done.values() for event, mention in told}
    rows = record.rows(
        "select m.id from json_each(?) j cross join event_mentions m on m.id = j.value"
        " where coalesce(m.type || '/' || m.mode, m.type) in (select value from json_each(?))",
        (json.dumps(sorted(event_of)), json.dumps(sorted(codes))),
    )
    return sorted({event_of[mention] for (mention,) in rows})


def last_day(record: Record) -> str | None:
    """The last day of publication that is known (ISO 8601): as of when the pile tells."""
    row = record.one("select max(last) from articles where published_value is not null")
    return row[0] if row and row[0] and row[0] != "~" else None


def due(record: Record) -> list[str]:
    """The keys of issues and pairs with a deadline in their threads, in order."""
    key = course_keys.sql_threads_of_pair("issue", "pair")
    rows = record.rows(f"select distinct {key} from threads where due <> '' order by issue, pair")
    return [found for (found,) in rows]


LOOKED_AT = 400
"""Places of words among which steps of threads are looked for: the first; each costs a look at
a row of some KB."""


def threads_saying(record: Record, words: str, limit: int) -> list[Thread]:
    """The threads of which a step is told in a sentence that holds the words, or in which it was
    said so; those with the most steps that do first. Raises BadInput for words that are no query.
    """
    check_words(record, "event_fts", words)
    rows = record.rows(
        "select t.body from (select s.thread, count(*) n from ("
        "select x.event item from (select rowid from event_fts where event_fts match :words"
        " limit :most) f join event_mentions m on m.no = f.rowid"
        " join event_members x on x.event_mention = m.id"
        " union select a.id from (select rowid from said_fts where said_fts match :words"
        " limit :most) f join attributions a on a.no = f.rowid"
        ") i join thread_steps s on s.item = i.item group by 1) g"
        " join threads t on t.id = g.thread order by g.n desc, t.moment limit :limit",
        {"words": words, "most": LOOKED_AT, "limit": limit},
    )
    return [codec.unwhole(Thread, body) for (body,) in rows]


LONG_STEPS, LONG_ARTICLES = 4, 2
"""Steps, and articles that tell them, from which on a thread is a long one: an offer, its answer,
and what came of both, told by more than one article."""
LOOKED_THROUGH = 20_000
"""Threads, those that begin last, among which the leading ones are looked for: 50 ms."""
WIDER = 4
"""So many times as many are looked at for those that are open."""


def leading_threads(record: Record, limit: int) -> list[Thread]:
    """The threads that a first page leads with, so many at most: those of several steps by several
    articles, then others of several steps, then those of one; of each the open ones first, then
    those that moved last. None without a time. Raises BadRecord.
    """
    rows = record.rows(
        "with some as materialized (select id from threads where moment < '~'"
        " order by moment desc, first desc limit :through)"
        " select s.thread, max(case when s.last < '~' and s.move <> 'lapsed' then s.last"
        " else '' end) last, case when count(*) >= :steps and count(distinct s.article)"
        " >= :articles then 2 when count(*) > 1 then 1 else 0 end size"
        " from some cross join thread_steps s on s.thread = some.id"
        " group by s.thread order by size desc, last desc, s.thread limit :wider",
        {"through": LOOKED_THROUGH, "steps": LONG_STEPS, "articles": LONG_ARTICLES,
         "wider": WIDER * limit},
    )  # fmt: skip
    found = {}
    for thread, last, size in rows:
        row = record.one("select body from threads where id = ?", (thread,))
        if row:
            found[thread] = size, last, codec.unwhole(Thread, row[0])
    order = sorted(found.values(), key=lambda one: one[1], reverse=True)
    order.sort(key=lambda one: (-one[0], one[2].state != "open"))
    return [thread for _, _, thread in order[:limit]]


def most_told_thread(record: Record, issue: str) -> Thread | None:
    """The thread on an issue, of several steps, that most articles tell, among those that begin
    last; of several the one with the most steps, then the earliest. None where there is none.
    """
    row = record.one(
        "with some as materialized (select id, moment from threads where issue = :issue"
        " and moment < '~' order by moment desc, first desc limit :through)"
        " select t.body from (select s.thread, count(*) steps, count(distinct s.article) told,"
        " some.moment moment from some cross join thread_steps s on s.thread = some.id"
        " group by s.thread having count(*) > 1"
        " order by told desc, steps desc, moment, s.thread limit 1) g"
        " join threads t on t.id = g.thread",
        {"issue": issue, "through": LOOKED_THROUGH},
    )
    return codec.unwhole(Thread, row[0]) if row else None
