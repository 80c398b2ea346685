"""Threads between two states on an issue, and each state's positions on it; only those touched.

Deadlines have passed as of the last day that the pile tells of, not of today: a record built again
next year says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..linked import Event, Quoted, Report
from ..links import positions, threads
from ..record import Record, across, courses, decided, queries, sketches, work
from ..record.queries import lives
from .pairing import Told


def follow(record: Record, told: Told) -> None:
    """Makes anew the threads and positions of what was touched. Raises BadRecord."""
    today = lives.last_day(record)
    with record.writing():
        _renewed(record, today)
    _threads(record, date.fromisoformat(today) if today else None, told)
    _positions(record, told)


def _renewed(record: Record, today: str | None) -> None:
    """Touches all where a newer linker asks for it, and threads with a deadline on a new day."""
    made_by = f"{threads.VERSION} {positions.VERSION}"
    if work.links_made_by(record, "lives") != made_by:
        pairs = lives.issue_pairs(record)
        sketches.touch(record, across.THREAD, ["|".join(pair) for pair in pairs])
        sides = {(state, issue) for issue, *pair in pairs for state in pair}
        sketches.touch(record, across.POSITION, ["|".join(side) for side in sides])
        work.note_links(record, "lives", made_by)
    if work.links_made_by(record, "today") != (today or ""):
        sketches.touch(record, across.THREAD, ["|".join(one) for one in lives.due(record)])
        work.note_links(record, "today", today or "")


class _Articles:
    """Which articles touch an issue and name a state; kept, as groups share them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.on: dict[str, set[str]] = {}
        self.naming: dict[str, set[str]] = {}

    def of(self, issue: str, pair: tuple[str, str]) -> list[str]:
        """The articles that touch the issue and name both states, by id."""
        if issue not in self.on:
            self.on = {issue: lives.articles_on(self.record, issue)}
        found = self.on[issue]
        for state in pair:
            if state not in self.naming:
                self.naming[state] = lives.articles_naming(self.record, state)
            found = found & self.naming[state]
        return sorted(found)


def _threads(record: Record, today: date | None, told: Told) -> None:
    todo = _known(record, sketches.touched(record, across.THREAD))
    articles = _Articles(record)
    for n, (issue, one, other) in enumerate(todo):
        with record.writing():
            _between(record, (issue, (one, other)), articles.of(issue, (one, other)), today)
            sketches.untouch(record, across.THREAD, ["|".join((issue, one, other))])
        told(n + 1, len(todo))


def _known(record: Record, keys: Sequence[str]) -> list[tuple[str, str, str]]:
    """The touched issues and pairs on which anything was done or said between the two; of the many
    others, which an article only names together, the threads are taken out.
    """
    known = lives.issue_pairs(record) if keys else set()
    touched = [(issue, one, other) for issue, one, other in (key.split("|") for key in keys)]
    gone = [one for one in touched if one not in known]
    if gone:
        with record.writing():
            told = lives.told_pairs(record)
            for issue, *pair in gone:
                if (issue, "|".join(pair)) in told:
                    courses.put_threads(record, issue, (pair[0], pair[1]), [])
            sketches.untouch(record, across.THREAD, ["|".join(one) for one in gone])
    return [one for one in touched if one in known]


def _between(
    record: Record, of: tuple[str, tuple[str, str]], articles: Sequence[str], today: date | None
) -> None:
    issue, pair = of
    done = told_events(record, lives.events_between(record, issue, pair, articles))
    said = queries.quoted(record, lives.said_between(record, issue, pair, articles))
    found = threads.threads(issue, pair, done, said, today)
    wrong = decided.wrong_items(record, issue, [step for one in found for step in one.steps])
    if wrong:
        done = [one for one in done if one[0].id not in wrong]
        said = [one for one in said if one.attribution.id not in wrong]
        found = threads.threads(issue, pair, done, said, today)
    courses.put_threads(record, issue, pair, found)


def told_events(record: Record, ids: Sequence[str]) -> list[tuple[Event, tuple[Report, ...]]]:
    """Those events with the reports of each."""
    events = queries.events_by_id(record, ids)
    mentions = [mention for event in events for mention in event.mentions]
    reports = {one.mention.id: one for one in queries.reports(record, mentions)}
    return [
        (event, tuple(reports[one] for one in event.mentions if one in reports)) for event in events
    ]


def _positions(record: Record, told: Told) -> None:
    todo = sketches.touched(record, across.POSITION)
    for n, key in enumerate(todo):
        actor, issue = key.split("|")
        done, spoken = lives.acts_on(record, actor, issue)
        with record.writing():
            said: list[Quoted] = queries.quoted(record, spoken)
            found = positions.positions(actor, issue, told_events(record, done), said)
            courses.put_positions(record, actor, issue, found)
            sketches.untouch(record, across.POSITION, [key])
        told(n + 1, len(todo))
