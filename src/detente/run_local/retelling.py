"""Telling threads and positions anew: from what is kept of acts, and of changed articles alone.

What an article gives under a key (`told_acts`) rests on its own records, so that a key under which
much is told costs little more than what changed. A key with little is told from the records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from ..linked import Event, Position, Report, Thread
from ..links import acts, positions, threads
from ..links.acts import Act
from ..links.positions import Stance
from ..record import Record, across, codec, courses, decided, queries, told_acts
from ..record.queries import lives
from ..record.queries.lives import Chosen

KEPT_FROM = 24
"""Articles under a key from which on what they give is kept: below, reading them costs less than
the room for it."""
SOME = 400
"""Articles that are read at once: with their events and reports some 20 MB."""

Reported = list[tuple[Event, tuple[Report, ...]]]
"""Events with the reports of each."""
Make = Callable[[Sequence[str]], Mapping[str, str]]
"""From articles to what each gives, as it is kept; those that give nothing may be left out."""


def told_events(
    record: Record, ids: Sequence[str], mentions: Iterable[str] | None = None
) -> Reported:
    """Those events with the reports of each, of those mentions (None: of all). Raises BadRecord."""
    events = queries.events_by_id(record, ids)
    wanted = sorted(
        {mention for event in events for mention in event.mentions}
        if mentions is None else mentions
    )  # fmt: skip
    reports = {one.mention.id: one for one in queries.reports(record, wanted)}
    return [
        (event, tuple(reports[one] for one in event.mentions if one in reports)) for event in events
    ]


def _told_in(record: Record, chosen: Chosen, articles: Sequence[str]) -> Reported:
    mentions = {mention for one in articles for _, mention in chosen.done.get(one, ())}
    return told_events(record, chosen.events(articles), mentions)


def _renew(
    record: Record, of: tuple[str, str], chosen: Chosen, make: Make
) -> tuple[list[str], list[str]]:
    """Brings what is kept under a kind and key up to date: the bodies that are no more, and the
    articles of new ones.
    """
    have = told_acts.hashes(record, *of)
    want = {article: told_acts.chosen(chosen.ids(article)) for article in chosen.articles}
    gone = sorted(have.keys() - want.keys())
    todo = [article for article in want if have.get(article) != want[article]]
    before = [body for _, body in told_acts.bodies(record, *of, [*gone, *todo])] if have else []
    for start in range(0, len(todo), SOME):
        some = todo[start : start + SOME]
        made = make(some)
        told_acts.keep(record, *of, {one: (want[one], made.get(one, "[]")) for one in some})
    told_acts.drop(record, *of, gone)
    return before, todo


# ------------------------------------------------------------------ threads


Between = tuple[str, tuple[str, str]]
"""An issue and two states."""


def threads_of(record: Record, of: Between, chosen: Chosen, today: date | None) -> None:
    """Tells the threads on an issue between two states anew; inside a transaction.

    Raises BadRecord.
    """
    issue, pair = of
    key = "|".join((issue, *pair))
    if len(chosen.articles) < KEPT_FROM:
        told_acts.drop(record, across.THREAD, key)
        found = _towards(record, of, chosen, chosen.articles)
    else:
        _renew(record, (across.THREAD, key), chosen, lambda some: _kept(record, of, chosen, some))
        found = [
            act
            for _, body in told_acts.bodies(record, across.THREAD, key)
            for act in codec.unwhole(tuple[Act, ...], body)
        ]
    deeds = acts.deeds(_deeds(record, chosen, found))
    made = threads.made_of(issue, pair, found, deeds, today)
    wrong = decided.wrong_items(record, issue, [step for one in made for step in one.steps])
    made = _without(record, of, chosen, wrong, today) if wrong else made
    courses.put_threads(record, issue, pair, made)


def _towards(record: Record, of: Between, chosen: Chosen, articles: Sequence[str]) -> list[Act]:
    said = queries.quoted(record, chosen.quoted(articles))
    return threads.towards(*of, _told_in(record, chosen, articles), said)


def _kept(record: Record, of: Between, chosen: Chosen, articles: Sequence[str]) -> dict[str, str]:
    found: dict[str, list[Act]] = {}
    for act in _towards(record, of, chosen, articles):
        found.setdefault(act.teller.article, []).append(act)
    return {article: codec.whole(several) for article, several in found.items()}


def _deeds(record: Record, chosen: Chosen, found: Iterable[Act]) -> Reported:
    """The events that may carry out what was promised or threatened."""
    codes = threads.owed(found)
    return told_events(record, lives.of_codes(record, chosen, codes)) if codes else []


def _without(
    record: Record, of: Between, chosen: Chosen, wrong: set[str], today: date | None
) -> list[Thread]:
    """The threads without what a person said is no step."""
    articles = chosen.articles
    done = [one for one in _told_in(record, chosen, articles) if one[0].id not in wrong]
    quoted = queries.quoted(record, chosen.quoted(articles))
    said = [one for one in quoted if one.attribution.id not in wrong]
    return threads.threads(*of, done, said, today)


# ------------------------------------------------------------------ positions


def positions_of(record: Record, actor: str, issue: str, chosen: Chosen) -> None:
    """Tells the positions of a state on an issue anew; inside a transaction. Raises BadRecord."""
    kept = across.POSITION, f"{actor}|{issue}"
    of = actor, issue
    if len(chosen.articles) < KEPT_FROM:
        told_acts.drop(record, *kept)
        rows = _stances(record, of, chosen, chosen.articles).values()
        courses.put_positions(record, *of, _course(row for several in rows for row in several))
        return
    known = bool(told_acts.hashes(record, *kept))
    gone, todo = _renew(record, kept, chosen, lambda some: _rows(record, of, chosen, some))
    if not known:
        courses.put_positions(record, *of, _course(_kept_rows(record, kept)))
        return
    new = told_acts.bodies(record, *kept, todo)
    things = {row[0] for body in [*gone, *(body for _, body in new)] for row in json.loads(body)}
    if things:
        chain = [row for row in _kept_rows(record, kept) if row[0] in things]
        lost = [row for body in gone for row in json.loads(body)]
        ids = {_stance(row).position.id for row in [*chain, *lost]}
        courses.put_positions(record, *of, _course(chain), ids)


Row = tuple[str, int, str]
"""What a position is on; the place of its mention among those of its event; the stance."""


def _kept_rows(record: Record, kept: tuple[str, str]) -> Iterator[Row]:
    for _, body in told_acts.bodies(record, *kept):
        yield from json.loads(body)


def _stance(row: Row) -> Stance:
    return codec.unwhole(Stance, row[2])


def _course(rows: Iterable[Row]) -> list[Position]:
    """The positions of those rows; of equal ones the most telling mention first."""
    return positions.course([_stance(row) for row in sorted(rows, key=lambda row: row[1])])


def _rows(
    record: Record, of: tuple[str, str], chosen: Chosen, articles: Sequence[str]
) -> dict[str, str]:
    found = _stances(record, of, chosen, articles)
    return {article: json.dumps(rows, ensure_ascii=False) for article, rows in found.items()}


def _stances(
    record: Record, of: tuple[str, str], chosen: Chosen, articles: Sequence[str]
) -> dict[str, list[Row]]:
    done = _told_in(record, chosen, articles)
    rank = {mention: n for event, _ in done for n, mention in enumerate(event.mentions)}
    said = queries.quoted(record, chosen.quoted(articles))
    found: dict[str, list[Row]] = {}
    for one in positions.stances(*of, done, said):
        row = one.position.of, rank.get(one.mention, 0), codec.whole(one)
        found.setdefault(one.position.article, []).append(row)
    return found
