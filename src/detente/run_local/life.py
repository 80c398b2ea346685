"""Threads between two states on an issue, and each state's positions on it; only those touched.

Deadlines have passed as of the last day that the pile tells of, not of today: a record built again
next year says the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import date

from ..links import positions, threads
from ..record import Record, across, courses, sketches, told_acts, work
from ..record.queries import lives
from . import retelling
from .pairing import Told

MANY = 2_000
"""Touched keys that are held at once."""
STATES = 50
"""States of which it is held which articles name them: of 100,000 articles some 100 MB at most."""


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
        courses.touch_all(record)
        work.note_links(record, "lives", made_by)
    if work.links_made_by(record, "today") != (today or ""):
        sketches.touch(record, across.THREAD, ["|".join(one) for one in lives.due(record)])
        work.note_links(record, "today", today or "")


class _Articles:
    """Which articles touch an issue and name a state; kept, as groups share them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.on: dict[str, set[str]] = {}
        self.naming: OrderedDict[str, set[str]] = OrderedDict()

    def of(self, issue: str, pair: tuple[str, str]) -> list[str]:
        """The articles that touch the issue and name both states, by id."""
        if issue not in self.on:
            self.on = {issue: lives.articles_on(self.record, issue)}
        found = self.on[issue]
        for state in pair:
            if state not in self.naming:
                self.naming[state] = lives.articles_naming(self.record, state)
            self.naming.move_to_end(state)
            found = found & self.naming[state]
        while len(self.naming) > STATES:
            self.naming.popitem(last=False)
        return sorted(found)


def _threads(record: Record, today: date | None, told: Told) -> None:
    total, done = sketches.count_touched(record, across.THREAD), 0
    articles = _Articles(record)
    while some := sketches.touched(record, across.THREAD, MANY):
        for issue, one, other in _known(record, some):
            with record.writing():
                chosen = lives.between(
                    record, issue, (one, other), articles.of(issue, (one, other))
                )
                retelling.threads_of(record, (issue, (one, other)), chosen, today)
                sketches.untouch(record, across.THREAD, ["|".join((issue, one, other))])
        done += len(some)
        told(done, total)


def _known(record: Record, keys: Sequence[str]) -> list[lives.Key]:
    """The touched issues and pairs on which anything was done or said between the two; of the many
    others, which an article only names together, the threads are taken out.
    """
    touched = [(issue, one, other) for issue, one, other in (key.split("|") for key in keys)]
    known = lives.known_pairs(record, touched)
    gone = sorted({*touched} - {*known})
    with record.writing():
        for issue, one, other in lives.told_pairs(record, gone):
            courses.put_threads(record, issue, (one, other), [])
        for key in gone:
            told_acts.drop(record, across.THREAD, "|".join(key))
        sketches.untouch(record, across.THREAD, ["|".join(one) for one in gone])
    return known


def _positions(record: Record, told: Told) -> None:
    todo = sketches.touched(record, across.POSITION)
    beside: dict[str, list[str]] = {}
    on = ""
    for n, (issue, actor) in enumerate(_by_issue(todo)):
        if issue != on:
            on, beside = issue, lives.beside(record, issue)
        with record.writing():
            chosen = lives.acts_on(record, actor, issue, beside.get(actor, ()))
            retelling.positions_of(record, actor, issue, chosen)
            sketches.untouch(record, across.POSITION, [f"{actor}|{issue}"])
        told(n + 1, len(todo))


def _by_issue(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Issue and state of each key, those of one issue after one another."""
    yield from sorted((issue, state) for state, issue in (key.split("|") for key in keys))
