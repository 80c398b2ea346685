"""Threads between two states on an issue, and each state's positions on it; only those touched.

Deadlines have passed as of the last day that the pile tells of, not of today: a record built again
next year says the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from ..links import positions, threads
from ..record import Record, across, course_keys, courses, sketches, told_acts, work
from ..record.queries import lives
from . import retelling
from .helpers import Helpers
from .pairing import Told

MANY = 2_000
"""Touched keys that are held at once."""
STATES = 50
"""States of which it is held which articles name them: of 100,000 articles some 100 MB at most."""
WEIGHT = 400
"""Articles on which rest as many keys as are told in one transaction: some 20 MB with their events
and reports."""
MOST = 50
"""Keys that are told in one transaction at most."""


class _Asked(Protocol):
    """What is told anew at once."""

    @property
    def weight(self) -> int:
        """How many articles it rests on."""


Asked = TypeVar("Asked", bound=_Asked)


def follow(record: Record, told: Told, helpers: Helpers) -> None:
    """Makes anew the threads and positions of what was touched. Raises BadRecord."""
    today = lives.last_day(record)
    with record.writing():
        _renewed(record, today)
    _threads(record, date.fromisoformat(today) if today else None, told, helpers)
    _positions(record, told, helpers)


def _renewed(record: Record, today: str | None) -> None:
    """Touches all where a newer linker asks for it, and threads with a deadline on a new day."""
    made_by = f"{threads.VERSION} {positions.VERSION}"
    if work.links_made_by(record, "lives") != made_by:
        courses.touch_all(record)
        work.note_links(record, "lives", made_by)
    if work.links_made_by(record, "today") != (today or ""):
        sketches.touch(record, across.THREAD, lives.due(record))
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


def _weighed(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    """What is asked, so much together that it rests on WEIGHT articles, or is MOST keys."""
    some: list[Asked] = []
    weight = 0
    for one in asked:
        some.append(one)
        weight += one.weight
        if weight >= WEIGHT or len(some) >= MOST:
            yield some
            some, weight = [], 0
    if some:
        yield some


# ------------------------------------------------------------------ threads


@dataclass(frozen=True, slots=True)
class _Between:
    """An issue, two states, and the articles that may tell of both."""

    of: tuple[str, tuple[str, str]]
    articles: list[str]

    @property
    def key(self) -> str:
        """By which it is touched."""
        return course_keys.of_threads(self.of[0], *self.of[1])

    @property
    def weight(self) -> int:
        """Articles that it rests on."""
        return len(self.articles)


def _threads(record: Record, today: date | None, told: Told, helpers: Helpers) -> None:
    total, done = sketches.count_touched(record, across.THREAD), 0
    articles = _Articles(record)
    threatened = lives.threatened_pairs(record) if total else set()
    while keys := sketches.touched(record, across.THREAD, MANY):
        asked = (
            _Between((issue, (one, other)), articles.of(issue, (one, other)))
            for issue, one, other in _known(record, keys, threatened)
        )
        for some, found in helpers.each(partial(_tell_threads, today), _weighed(asked)):
            with record.writing():
                for one in found:
                    retelling.put_threads(record, one)
                sketches.untouch(record, across.THREAD, [one.key for one in some])
        done += len(keys)
        told(done, total)


def _tell_threads(
    today: date | None, record: Record
) -> Callable[[Sequence[_Between]], list[retelling.Threads]]:
    def of(asked: Sequence[_Between]) -> list[retelling.Threads]:
        return [
            retelling.threads_of(
                record, one.of, lives.between(record, *one.of, one.articles), today
            )
            for one in asked
        ]

    return of


def _known(
    record: Record, keys: Sequence[str], threatened: Set[course_keys.Key]
) -> list[course_keys.Key]:
    """The touched issues and pairs on which anything was done or said between the two, or may have
    been in turn; of the many others, which an article only names together, the threads are taken
    out.
    """
    touched = [course_keys.threads_of(key) for key in keys]
    known = sorted({*lives.known_pairs(record, touched), *({*touched} & threatened)})
    gone = sorted({*touched} - {*known})
    with record.writing():
        for issue, one, other in lives.told_pairs(record, gone):
            courses.put_threads(record, issue, (one, other), [])
        for key in gone:
            told_acts.drop(record, across.THREAD, course_keys.of_threads(*key))
        sketches.untouch(record, across.THREAD, [course_keys.of_threads(*one) for one in gone])
    return known


# ------------------------------------------------------------------ positions


@dataclass(frozen=True, slots=True)
class _Of:
    """A state, an issue, and events on it that nobody of a known state does."""

    actor: str
    issue: str
    beside: list[str]

    @property
    def key(self) -> str:
        """By which it is touched."""
        return course_keys.of_positions(self.actor, self.issue)

    @property
    def weight(self) -> int:
        """Not known before it is looked at: as much as so few that each is asked for alone."""
        return WEIGHT


def _positions(record: Record, told: Told, helpers: Helpers) -> None:
    todo = sketches.touched(record, across.POSITION)
    done = 0
    for some, found in helpers.each(_tell_positions, _weighed(_asked(record, todo))):
        with record.writing():
            for one in found:
                retelling.put_positions(record, one)
            sketches.untouch(record, across.POSITION, [one.key for one in some])
        done += len(some)
        told(done, len(todo))


def _asked(record: Record, keys: Sequence[str]) -> Iterator[_Of]:
    on, beside = "", dict[str, list[str]]()
    for issue, actor in _by_issue(keys):
        if issue != on:
            on, beside = issue, lives.beside(record, issue)
        yield _Of(actor, issue, beside.get(actor, []))


def _tell_positions(record: Record) -> Callable[[Sequence[_Of]], list[retelling.Positions]]:
    def of(asked: Sequence[_Of]) -> list[retelling.Positions]:
        return [
            retelling.positions_of(
                record, one.actor, one.issue,
                lives.acts_on(record, one.actor, one.issue, one.beside),
            )
            for one in asked
        ]  # fmt: skip

    return of


def _by_issue(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Issue and state of each key, those of one issue after one another."""
    yield from sorted((issue, actor) for actor, issue in map(course_keys.positions_of, keys))
