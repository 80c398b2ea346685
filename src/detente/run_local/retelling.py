"""Telling threads and positions anew: from what is kept of acts, and of changed articles alone.

What an article gives under a key (`told_acts`) rests on its own records, so that a key under which
much is told costs little more than what changed. A key with little is told from the records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..linked import Event, Position, Report, Thread
from ..links import acts, positions, threads
from ..links.acts import Act
from ..links.positions import Stance
from ..record import Record, across, codec, course_keys, courses, decided, queries, told_acts
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


@dataclass(frozen=True, slots=True)
class Renewal:
    """How what is kept under a kind and key is brought up to date: articles whose rows go, rows
    that come (hash and body, by article), and the bodies that both put an end to. `few` takes all
    out: so little is not kept.
    """

    of: tuple[str, str]
    gone: tuple[str, ...] = ()
    rows: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    few: bool = False


def _renewal(record: Record, of: tuple[str, str], chosen: Chosen, make: Make) -> Renewal:
    have = told_acts.hashes(record, *of)
    want = {article: told_acts.chosen(chosen.ids(article)) for article in chosen.articles}
    gone = sorted(have.keys() - want.keys())
    todo = [article for article in want if have.get(article) != want[article]]
    before = [body for _, body in told_acts.bodies(record, *of, [*gone, *todo])] if have else []
    rows: dict[str, tuple[str, str]] = {}
    for start in range(0, len(todo), SOME):
        some = todo[start : start + SOME]
        made = make(some)
        rows |= {one: (want[one], made.get(one, "[]")) for one in some}
    return Renewal(of, tuple(gone), rows, tuple(before))


def _bodies(record: Record, renewed: Renewal) -> list[str]:
    """The bodies under a key as they will be kept, by article."""
    kept = dict(told_acts.bodies(record, *renewed.of))
    for article in renewed.gone:
        kept.pop(article, None)
    kept |= {article: body for article, (_, body) in renewed.rows.items()}
    return [kept[article] for article in sorted(kept)]


def _put_renewal(record: Record, renewed: Renewal) -> None:
    if renewed.few:
        told_acts.drop(record, *renewed.of)
        return
    told_acts.keep(record, *renewed.of, renewed.rows)
    told_acts.drop(record, *renewed.of, renewed.gone)


# ------------------------------------------------------------------ threads


Between = tuple[str, tuple[str, str]]
"""An issue and two states."""


@dataclass(frozen=True, slots=True)
class Threads:
    """The threads on an issue between two states, and what of their acts is kept."""

    of: Between
    made: list[Thread]
    renewed: Renewal


def threads_of(record: Record, of: Between, chosen: Chosen, today: date | None) -> Threads:
    """Tells the threads on an issue between two states anew. Raises BadRecord."""
    issue, pair = of
    key = across.THREAD, course_keys.of_threads(issue, *pair)
    if len(chosen.articles) < KEPT_FROM:
        renewed = Renewal(key, few=True)
        found = _towards(record, of, chosen, chosen.articles)
    else:
        renewed = _renewal(record, key, chosen, lambda some: _kept(record, of, chosen, some))
        bodies = _bodies(record, renewed)
        found = [act for body in bodies for act in codec.unwhole(tuple[Act, ...], body)]
    deeds = acts.deeds(_deeds(record, chosen, found))
    made = threads.made_of(issue, pair, found, deeds, today)
    wrong = decided.wrong_items(record, issue, [step for one in made for step in one.steps])
    made = _without(record, of, chosen, wrong, today) if wrong else made
    return Threads(of, made, renewed)


def put_threads(record: Record, told: Threads) -> None:
    """Keeps them; inside a transaction. Raises BadRecord."""
    _put_renewal(record, told.renewed)
    courses.put_threads(record, *told.of, told.made)


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


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions of a state on an issue, in place of those of the ids `among` them (None: of
    all), and what of its stances is kept.
    """

    of: tuple[str, str]
    made: list[Position]
    among: set[str] | None
    renewed: Renewal


def positions_of(record: Record, actor: str, issue: str, chosen: Chosen) -> Positions:
    """Tells the positions of a state on an issue anew. Raises BadRecord."""
    of, key = (actor, issue), (across.POSITION, course_keys.of_positions(actor, issue))
    if len(chosen.articles) < KEPT_FROM:
        rows = _stances(record, of, chosen, chosen.articles).values()
        made = _course(row for several in rows for row in several)
        return Positions(of, made, None, Renewal(key, few=True))
    known = bool(told_acts.hashes(record, *key))
    renewed = _renewal(record, key, chosen, lambda some: _rows(record, of, chosen, some))
    if not known:
        return Positions(of, _course(_kept_rows(record, renewed)), None, renewed)
    new = [body for _, body in renewed.rows.values()]
    things = {row[0] for body in (*renewed.before, *new) for row in json.loads(body)}
    chain = [row for row in _kept_rows(record, renewed) if row[0] in things] if things else []
    lost = [row for body in renewed.before for row in json.loads(body)]
    ids = {_stance(row).position.id for row in [*chain, *lost]}
    return Positions(of, _course(chain), ids, renewed)


def put_positions(record: Record, told: Positions) -> None:
    """Keeps them; inside a transaction. Raises BadRecord."""
    _put_renewal(record, told.renewed)
    courses.put_positions(record, *told.of, told.made, told.among)


Row = tuple[str, int, str]
"""What it is compared by; the place of its mention among those of its event; the stance."""


def _kept_rows(record: Record, renewed: Renewal) -> Iterator[Row]:
    for body in _bodies(record, renewed):
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


def _speakers(record: Record, done: Reported) -> dict[str, str | None]:
    """For which state each attribution speaks in which an act is told."""
    ids = {one.mention.said_by for _, reports in done for one in reports if one.mention.said_by}
    found = queries.quoted(record, sorted(ids))
    return {one.attribution.id: one.state for one in found}


def _stances(
    record: Record, of: tuple[str, str], chosen: Chosen, articles: Sequence[str]
) -> dict[str, list[Row]]:
    done = _told_in(record, chosen, articles)
    rank = {mention: n for event, _ in done for n, mention in enumerate(event.mentions)}
    said = queries.quoted(record, chosen.quoted(articles))
    found: dict[str, list[Row]] = {}
    for one in positions.stances(*of, done, said, _speakers(record, done)):
        row = one.chain, rank.get(one.mention, 0), codec.whole(one)
        found.setdefault(one.position.article, []).append(row)
    return found
