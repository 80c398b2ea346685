"""What a build says: while it runs, and at its end."""

from __future__ import annotations

from dataclasses import dataclass

from ..record.queries import Head
from ..records import Failure


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one step is: `done` of `total` (None when nobody knows yet).

    `step` is one of: taking in, cleaning, reading, linking. `note` names what was last done.
    """

    step: str
    done: int
    total: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Caught:
    """A row of a user's own table, and what it caught in the whole record.

    `said` and `done` count attributions and event mentions on an issue; of somebody or something
    named, those in which it speaks, and those in which it acts or is acted upon. `id` is the
    issue's, the entity's or the outlet's name; an outlet has articles alone.
    """

    table: str
    id: str
    name: str
    articles: int
    said: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class DatedBy:
    """An article without a day of its own, and the dated one that tells the same and dates it."""

    article: Head
    anchor: Head


@dataclass(frozen=True, slots=True)
class Linked:
    """What articles tell together, in the whole record.

    `events` counts events that more than one article tells, copies counted once. `dated` lists the
    articles whose day comes from others.
    """

    events: int = 0
    quotations: int = 0
    threads: int = 0
    discrepancies: int = 0
    dated: tuple[DatedBy, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and how the record stands now.

    `new`, `changed` and `unchanged` count files; `cleaned` and `read` count the pages and articles
    worked on in this run, whether they failed or not; `again` of those read were read before with
    other days. All other counts are of the whole record:
    attributions and event mentions without those of copies. `failed` and `skipped` list everything
    that could not be read or was left alone, old and new; `undated` the articles without a day.
    `caught` lists the rows of the user's own tables with what each caught; `linked` tells what
    articles tell together.
    """

    new: int
    changed: int
    unchanged: int
    cleaned: int
    read: int
    articles: int
    copies: int
    attributions: int
    event_mentions: int
    failed: tuple[Failure, ...]
    skipped: tuple[Failure, ...]
    undated: tuple[Head, ...]
    orphans: int
    seconds: float
    caught: tuple[Caught, ...] = ()
    linked: Linked = Linked()
    again: int = 0

    @property
    def anything(self) -> bool:
        """Whether the record holds at least one article: what decides the exit code."""
        return self.articles > 0
