"""Writing what links make across articles: events, quotations, discrepancies.

Whatever is taken out or put in notes what rests on it as touched, so that it is made anew: an
event's accounts, its occasion, the threads of its issues, the positions of its parties. The caller
holds a transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, permutations, product

from ..linked import TOGETHER, Discrepancy, Event, Quotation, Quoted
from ..records import UNKNOWN, When
from . import codec, course_keys, rows, told_acts
from .schema_days import OUTLETS_IN
from .schema_sums import settle_uneven
from .sketches import touch
from .store import Record

ACCOUNTS, OCCASION, VARIANTS, THREAD, POSITION = (
    "accounts", "occasion", "variants", "thread", "position"
)  # fmt: skip
"""Kinds of what is touched: events whose accounts, articles whose occasions, quotations whose
speakers are to be compared; ISSUE|STATE|STATE; STATE|ISSUE."""


def _many(ids: Iterable[str]) -> str:
    return json.dumps(sorted(set(ids)))


# ------------------------------------------------------------------ events


_PARTS = ("event_parties", "event_dyads", "event_issues", "event_pairs", "event_outlets")


def drop_groups(record: Record, kind: str, members: Iterable[str]) -> None:
    """Takes out the events (or quotations) of any of these members. Raises BadRecord."""
    table, member, group = {
        "event": ("event_members", "event_mention", "event"),
        "quotation": ("quotation_members", "attribution", "quotation"),
    }[kind]
    found = record.rows(
        f"select distinct {group} from {table} where {member} in (select value from json_each(?))",
        (_many(members),),
    )
    ids = _many(ident for (ident,) in found)
    if kind == "event":
        _touch_around(record, ids)
        for part in _PARTS:
            record.run(
                f"delete from {part} where event in (select value from json_each(?))", (ids,)
            )
    _drop_accounts(record, ids)
    record.run(f"delete from {table} where {group} in (select value from json_each(?))", (ids,))
    record.run(f"delete from {kind}s where id in (select value from json_each(?))", (ids,))


_RESTS = (
    (
        f"select '{THREAD}', {course_keys.sql_threads('issue', 'one', 'other')} from event_pairs"
        " where event in (select value from json_each(:ids))"
    ),
    (
        f"select '{POSITION}', {course_keys.sql_positions('p.state', 'i.issue')}"
        " from event_issues i"
        " join event_parties p on p.event = i.event"
        " where p.state is not null and i.event in (select value from json_each(:ids))"
    ),
    (
        f"select '{OCCASION}', article from event_members"
        " where event in (select value from json_each(:ids))"
    ),
)
"""What rests on events: kind and key. Whatever an article tells of a state on an issue belongs to
the threads of everything else that it tells."""


def _touch_around(record: Record, ids: str) -> None:
    """Notes what rests on those events (a JSON list of ids)."""
    for rests in _RESTS:
        sql = f"insert or ignore into touched (kind, key) {rests}"
        record.run(sql, {"ids": ids})
    told = record.rows(
        "select distinct article from event_members"
        " where event in (select value from json_each(?))",
        (ids,),
    )
    articles = [article for (article,) in told]
    told_acts.forget(record, articles)
    _touch_said(record, articles)


def put_events(record: Record, events: Sequence[Event], article_of: dict[str, str]) -> None:
    """Adds events; `article_of` names the article of each event mention. Raises BadRecord."""
    times = {one.id: _in_time(one) for one in events}
    _insert(record, "events", "id, type, mode, standing, plover, articles, outlets, parties,"
            " doubtful, moment, first, last, body", [
        (one.id, one.type, one.mode, one.standing.value, one.plover, len(one.articles),
         len(one.outlets), " ".join(_states(one)), one.doubtful, *times[one.id], codec.whole(one))
        for one in events
    ])  # fmt: skip
    _insert(record, "event_members", "event_mention, event, article", [
        (mention, one.id, article_of[mention]) for one in events for mention in one.mentions
    ])  # fmt: skip
    _insert(record, "event_parties", "event, role, n, entity, state, first, last", [
        (one.id, *party, *times[one.id][1:]) for one in events for party in _parties(one)
    ])  # fmt: skip
    _insert(record, "event_dyads", "actor, recipient, event, doubtful, standing, type, plover,"
            " first, last", [
        (*pair, one.id, one.doubtful, one.standing.value, one.type, one.plover,
         *times[one.id][1:])
        for one in events for pair in _dyads(one)
    ])  # fmt: skip
    _put_issues(record, events, times)
    ids = _many(one.id for one in events)
    record.run(OUTLETS_IN.format(events="e.id in (select value from json_each(?))"), (ids,))
    _touch_around(record, ids)
    touch(record, ACCOUNTS, [one.id for one in events if len(one.articles) > 1])


def _put_issues(
    record: Record, events: Sequence[Event], times: Mapping[str, tuple[str, str, str]]
) -> None:
    labels = [(issue, one) for one in events for issue in dict.fromkeys(one.issues)]
    _insert(record, "event_issues", "issue, event, first, last", [
        (issue, one.id, *times[one.id][1:]) for issue, one in labels
    ])  # fmt: skip
    _insert(record, "event_pairs", "issue, one, other, event", [
        (issue, *pair, one.id) for issue, one in labels for pair in combinations(_states(one), 2)
    ])  # fmt: skip


def _in_time(one: Event) -> tuple[str, str, str]:
    return rows.in_time(one.when, min(one.articles, default=""), 0, one.id)


def _states(one: Event) -> list[str]:
    """The states on either side, sorted."""
    return sorted({side.state for side in (*one.actors, *one.recipients) if side.state})


def _dyads(one: Event) -> list[tuple[str, str]]:
    """Every ordered pair of two different states: who acts on whom, and both ways for two who meet
    or agree with each other (`linked.TOGETHER`).
    """
    actors = {side.state for side in one.actors if side.state}
    recipients = {side.state for side in one.recipients if side.state}
    upon = {pair for pair in product(actors, recipients) if pair[0] != pair[1]}
    met = actors - recipients if one.type in TOGETHER else set()
    return sorted(upon | set(permutations(met, 2)))


def _parties(one: Event) -> list[tuple[str, int, str | None, str | None]]:
    """Role, number, entity and state of each side."""
    return [
        (role, n, side.entity, side.state)
        for role, sides in (("actor", one.actors), ("recipient", one.recipients))
        for n, side in enumerate(sides)
    ]


def _insert(record: Record, table: str, columns: str, values: Sequence[Sequence[object]]) -> None:
    marks = ", ".join("?" * (columns.count(",") + 1))
    record.many(f"insert into {table} ({columns}) values ({marks})", values)


def put_occasions(record: Record, found: dict[str, str | None]) -> None:
    """Says of events at which other event they happened; of None, at none that is known.

    Raises BadRecord.
    """
    old = dict(
        record.rows(
            "select id, occasion from events where id in (select value from json_each(?))",
            (_many(found),),
        )
    )
    changed = {ident: at for ident, at in found.items() if ident in old and old[ident] != at}
    record.many(
        "update events set occasion = ? where id = ?",
        [(at, ident) for ident, at in changed.items()],
    )


# ------------------------------------------------------------------ quotations


def put_quotations(record: Record, found: Sequence[Quotation], quoted: dict[str, Quoted]) -> None:
    """Adds quotations; `quoted` has every variant by id. Raises BadRecord."""
    added, members = [], []
    for one in found:
        when = _earliest([quoted[ident].when for ident in one.attributions if ident in quoted])
        moment = rows.in_time(when, min(one.articles, default=""), 0, one.id)
        added.append(
            (one.id, int(one.same_words), len(one.speakers), len(one.articles), len(one.outlets),
             *moment, codec.whole(one))
        )  # fmt: skip
        members += [(ident, one.id, quoted[ident].teller.article) for ident in one.attributions]
    _insert(record, "quotations", "id, same_words, speakers, articles, outlets, moment, first,"
            " last, body", added)  # fmt: skip
    _insert(record, "quotation_members", "attribution, quotation, article", members)
    settle_uneven(record.db, [one.id for one in found])
    touch(record, VARIANTS, [one.id for one in found])


def _earliest(whens: Iterable[When]) -> When:
    """The first of some times; UNKNOWN when none has a day."""
    known = [(w.earliest or w.latest, w.latest or w.earliest, w) for w in whens]
    dated = [(a, b, w) for a, b, w in known if a and b]
    return min(dated, key=lambda one: one[:2])[2] if dated else UNKNOWN


# ------------------------------------------------------------------ discrepancies


def _drop_accounts(record: Record, ids: str) -> None:
    record.run(
        "delete from discrepancy_articles where discrepancy in (select id from discrepancies"
        " where owner in (select value from json_each(?)))",
        (ids,),
    )
    record.run("delete from discrepancies where owner in (select value from json_each(?))", (ids,))


def put_discrepancies(
    record: Record, owner: str, when: When, found: Sequence[tuple[Discrepancy, bool]]
) -> None:
    """Keeps what the accounts of an event (or the variants of a quotation) disagree about, in place
    of what stood before; each with whether it is shown. Raises BadRecord.
    """
    _drop_accounts(record, _many([owner]))
    for one, shown in found:
        article = min((side.article for side in one.sides), default="")
        moment = rows.in_time(when, article, 0, one.id)
        record.run(
            'insert or ignore into discrepancies (id, event, kind, "both", owner, score, shown,'
            " moment, first, last, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (one.id, one.event, one.kind.value, int(one.both), owner, one.score, int(shown),
             *moment, codec.whole(one)),
        )  # fmt: skip
        record.many(
            "insert or ignore into discrepancy_articles (article, discrepancy) values (?, ?)",
            sorted({(side.article, one.id) for side in one.sides}),
        )


# ------------------------------------------------------------------ what is touched


def touch_said(record: Record, article: str) -> None:
    """Notes the threads and positions that an article may stand for as touched: those on its issues
    between the states that it names, and of whoever speaks to another in it. To be done before it
    changes and after. Raises BadRecord.
    """
    _touch_said(record, [article])


_ISSUES = (
    "select distinct article, issue from issue_mentions"
    " where article in (select value from json_each(?))"
)
_STATES = (
    "select distinct article, state from mentions"
    " where article in (select value from json_each(?)) and state is not null and shown > 0"
    " order by article, state"
)
_SPEAKING = tuple(f"{end}(a.source_state, a.addressee_state)" for end in ("min", "max"))
SPOKEN = (
    (
        f"select '{THREAD}', {course_keys.sql_threads('l.issue', *_SPEAKING)} from labels l"
        " join attributions a on a.id = l.target where l.kind = 'attribution'"
        " and a.addressee_state is not null and a.source_state <> a.addressee_state"
    ),
    (
        f"select '{POSITION}', {course_keys.sql_positions('a.source_state', 'l.issue')}"
        " from labels l"
        " join attributions a on a.id = l.target where l.kind = 'attribution'"
        " and a.source_state is not null"
    ),
)
"""The threads and positions for which attributions may stand; a test of `l` may follow."""


def _touch_said(record: Record, articles: Sequence[str]) -> None:
    several = (_many(articles),)
    issues, states = (_by_article(record.rows(sql, several)) for sql in (_ISSUES, _STATES))
    pairs = {
        (issue, *pair)
        for article in issues
        for pair in combinations(states.get(article, ()), 2)
        for issue in issues[article]
    }
    touch(record, THREAD, [course_keys.of_threads(*one) for one in pairs])
    here = "l.article in (select value from json_each(?))"
    for spoken in SPOKEN:
        record.run(f"insert or ignore into touched (kind, key) {spoken} and {here}", several)


def _by_article(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for article, what in rows:
        found.setdefault(article, []).append(what)
    return found


def touch_article(record: Record, article: str) -> None:
    """Notes everything that rests on the events and quotations of an article as touched.

    Raises BadRecord.
    """
    found = record.rows("select distinct event from event_members where article = ?", (article,))
    ids = [ident for (ident,) in found]
    _touch_around(record, _many(ids))
    touch(record, ACCOUNTS, ids)
    found = record.rows(
        "select distinct quotation from quotation_members where article = ?", (article,)
    )
    touch(record, VARIANTS, [ident for (ident,) in found])
    touch_said(record, article)


def touch_accounts(record: Record) -> None:
    """Lets the accounts of every event of several articles, and every quotation, be compared anew,
    and tells anew which outlet told which event, and first. Raises BadRecord.
    """
    record.run("delete from event_outlets")
    record.run(OUTLETS_IN.format(events="true"))
    for kind, table, test in ((ACCOUNTS, "events", "articles > 1"), (VARIANTS, "quotations", "1")):
        record.run(
            f"insert or ignore into touched (kind, key) select '{kind}', id from {table}"
            f" where {test}"
        )
