"""Which other outlets may tell an act that was joined from one alone, and which cannot.

That an outlet alone tells something, or left it out, is a claim about others. It is marked as
doubtful where another on the same news tells an act of the kind between the same sides at that
time, or has a sentence that comes close to it; and of an outlet whose last article here came out
before it all began, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..linked import Event
from ..record import Record, queries
from ..record.queries.acting_then import acting_then
from ..records import Side, When
from . import gather, near
from .said_acts import others_on_this_news
from .shapes import Head

MOST_OF_NEWS = 12
"""Other articles on the news of an act in which it is looked for, as many as a page compares."""
MOST_LIKE = 40
"""Acts of one kind of the same days that are looked at for one of them: those of a summit."""
MOST_KEPT = 60
"""Articles that are kept at hand between two events of a list: those of some days' news."""
NEWS = timedelta(days=31)
"""An act told without a day is news: so long before its first account it may have been done."""


def may_be_told(one: Event, other: Event) -> bool:
    """Whether an event that one outlet tells may be what another tells as an event of its own: the
    same type, between sides that fit, at times that overlap.
    """
    if other.id == one.id or not set(other.outlets) - set(one.outlets):
        return False
    return (
        other.type == one.type
        and _fit(one.actors, other.actors, needed=True)
        and _fit(one.recipients, other.recipients, needed=False)
        and _overlap(one.when, other.when)
    )


def on_one_issue(one: Event, other: Event) -> bool:
    """Whether two events are on an issue of both, or one of them on none that is known."""
    return not (one.issues and other.issues) or bool(set(one.issues) & set(other.issues))


@dataclass(frozen=True, slots=True)
class Maybe:
    """Of an event that one outlet was read to tell: the others that may tell it, having an act of
    the kind or a sentence close to it, and those of which nothing can be said either way.
    """

    told: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Looks for events in the other articles on their news; what it read it keeps for the next."""

    record: Record
    kept: dict[str, near.Elsewhere] = field(default_factory=dict)

    def outlets(self, event: Event, told: Sequence[str] | None = None) -> Maybe:
        """The outlets that may tell an event in other words, by name: of one that several are read
        to tell, or that nobody else is on the news of, only those with an act that is like it in
        type, sides, days and issue. `told` are its sentences where they are at hand. Raises
        BadRecord.
        """
        others = sorted(others_on_this_news(self.record, event)) if _single(event) else []
        others = others[:MOST_OF_NEWS]
        like = self._like(event)
        if not others:
            return Maybe(tuple(sorted(like)))
        alike = (
            name
            for other in queries.events_in(self.record, others)
            if may_be_told(event, other) and on_one_issue(event, other)
            for name in other.outlets
        )
        if told is None:
            told = [one.sentence for one in queries.reports(self.record, event.mentions)]
        there, mine = self._read(others), {*event.outlets, ""}
        close = {span.span.article for span in near.close(event, told, there, strictly=True)}
        open_ = {one.article for one in there if near.may_be_told(event, told, [one])}
        found = {*like, *alike, *self._of(close)} - mine
        return Maybe(tuple(sorted(found)), tuple(sorted(self._of(open_) - mine - found)))

    def _like(self, event: Event) -> set[str]:
        """The outlets that tell an act of the same type between the same sides, on days that are
        the same and on an issue of both, wherever it stands. Of a time without both ends, or on
        no issue, nothing can be said by this alone."""
        first, last = event.when.earliest, event.when.latest
        states = tuple(sorted({one.state for one in event.actors if one.state}))
        if not (first and last and last - first <= NEWS and event.issues and states):
            return set()
        return {
            name
            for other in acting_then(self.record, event, states, (first, last), MOST_LIKE)
            if may_be_told(event, other) and _both_named(event.recipients, other.recipients)
            for name in other.outlets
            if name and name not in event.outlets
        }

    def _of(self, articles: Iterable[str]) -> set[str]:
        heads = gather.heads(self.record, list(articles))
        return {head.outlet for head in heads.values() if head.outlet}

    def _read(self, articles: Sequence[str]) -> list[near.Elsewhere]:
        new = [one for one in articles if one not in self.kept]
        if len(self.kept) + len(new) > MOST_KEPT:
            self.kept.clear()
            new = list(articles)
        self.kept.update((one.article, one) for one in near.elsewhere(self.record, new))
        return [self.kept[one] for one in articles if one in self.kept]


def too_early(event: Event, told: Iterable[Head], last: Mapping[str, date]) -> set[str]:
    """The outlets of which the last article here came out before an event can have begun."""
    begun = event.when.earliest or _news_from(told)
    return {name for name, day in last.items() if begun and day < begun}


def _news_from(told: Iterable[Head]) -> date | None:
    """The first day of which articles may bring news; None where the day of one is not known."""
    days = [head.published.earliest for head in told]
    known = [day for day in days if day]
    return min(known) - NEWS if known and len(known) == len(days) else None


def _both_named(mine: Sequence[Side], theirs: Sequence[Side]) -> bool:
    """Whether both name to whom it was done, or neither does."""
    return bool(mine) == bool(theirs)


def _single(event: Event) -> bool:
    return len(event.outlets) == 1


def _fit(mine: Sequence[Side], theirs: Sequence[Side], *, needed: bool) -> bool:
    """Whether two sides share a state or a party; where one names nobody, unless it is needed."""
    named, others = (
        {one.state or one.entity or one.name for one in side} for side in (mine, theirs)
    )
    return bool(named & others) or (not needed and not (named and others))


def _overlap(one: When, other: When) -> bool:
    """Whether two times may be the same; what has no bound may."""
    starts = not (one.earliest and other.latest) or one.earliest <= other.latest
    return starts and (not (other.earliest and one.latest) or other.earliest <= one.latest)
