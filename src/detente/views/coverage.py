"""Coverage: which outlets of this pile told which events, who told them first, what one alone told.

Copies are collapsed: a reprint counts for the outlet that wrote it. What an outlet leaves out is
said only of these articles: "not in these articles".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..linked import Event
from ..record import Filter, Record, queries
from ..record.queries.covered import last_days, reprints
from ..record.queries.shared import shared_occasions
from . import gather, near
from .comparison import before
from .distinct import stands_alone
from .firsts import days_of, first_of
from .maybe_told import Perhaps, may_be_told, too_early
from .said_acts import SAID, SaidThere, may_be_said, said_in
from .shapes import Head
from .sourcing import Sources, by_outlet

UNKNOWN_OUTLET = ""
"""Articles whose outlet nothing says are counted together under this name."""


@dataclass(frozen=True, slots=True)
class OutletCoverage:
    """What one outlet of the pile told of the events that pass a filter.

    `events` it told at all, `shared` of them others told as well, and of these `first` on a day of
    publication, told by its page, before those of all others. `missing` are events that two other
    outlets or more told and it did not, in these articles. `copies` are texts that another outlet
    here prints as well, and that count there.
    """

    outlet: str
    articles: int
    copies: int
    events: int
    shared: int
    first: int
    missing: int
    sources: Sources


@dataclass(frozen=True, slots=True)
class EventCoverage:
    """Who told one event: outlets by day, the first first; who of the pile did not.

    `first` is the outlet that told it first, where that can be told; else `unsure` says why not, of
    several. `reprinted` are outlets that printed another's account of it, `perhaps` others that may
    tell what one alone was read to tell; neither are among those without, nor is an outlet whose
    last article came out before the event; of those that are `open` nothing is said either way.
    """

    event: Event
    told: tuple[Head, ...]
    first: tuple[str, ...]
    outlets: tuple[str, ...]
    not_in_these: tuple[str, ...]
    reprinted: tuple[str, ...] = ()
    unsure: str = ""
    perhaps: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def by_event(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[EventCoverage]:
    """Each event that passes, in order of time, with the outlets that told it. Raises BadRecord."""
    found = queries.events(record, where, limit, after)
    names = [outlet for outlet, _ in queries.outlets(record) if outlet]
    heads = gather.heads(record, [article for event in found for article in event.articles])
    copies = reprints(record, heads)
    last, beside = last_days(record), Perhaps(record)
    return [_without(_of_event(one, heads, copies, beside), names, last) for one in found]


def by_outlets(record: Record, where: Filter) -> list[OutletCoverage]:
    """Each outlet of the pile and what it told, the most events first. Raises BadRecord."""
    told = {one.outlet: one for one in queries.outlet_events(record, where)}
    articles = {name: counts for name, *counts in queries.outlet_articles(record, where)}
    whole = where.by_any  # somebody quoted is no event, which several may tell
    sources = {one.outlet or UNKNOWN_OUTLET: one.sources for one in by_outlet(record, whole)}
    several = max((one.missing + one.events - one.alone for one in told.values()), default=0)
    found = []
    for name in dict.fromkeys([*articles, *told]):
        mine = told.get(name) or queries.OutletEvents(name, 0, 0, 0, several)
        of_all, copies = articles.get(name, (0, 0))
        sourcing = sources.get(name, Sources())
        found.append(
            OutletCoverage(
                name,
                of_all,
                copies,
                mine.events,
                mine.events - mine.alone,
                mine.led,
                mine.missing,
                sourcing,
            )
        )
    return sorted(found, key=lambda one: (-one.events, -one.articles, one.outlet))


@dataclass(frozen=True, slots=True)
class Shared:
    """An occasion of which several outlets tell, and what each alone tells of it; `outlets` and
    `alone` stand beside each other.
    """

    event: Event
    outlets: tuple[str, ...]
    alone: tuple[tuple[Event, ...], ...]

    @property
    def count(self) -> int:
        """How many acts one outlet alone tells."""
        return sum(map(len, self.alone))


def shared(record: Record, where: Filter, limit: int) -> list[Shared]:
    """Occasions that several outlets tell and of which one alone tells some act, those with the
    most such acts first. Of the filter counts what the occasion itself fits.

    An act is left out where another article on the same news tells an act of the same type between
    the same sides that may be of the same time, or where one side only says something and another
    article has anything it said that is like it: it may be the same, told in other words, unless
    what it is about stands in none of them; and where a sentence of another comes close to it
    (`near`). Announcements of the occasion do not count. Raises
    BadInput, BadRecord.
    """
    ids = shared_occasions(record, where)[: limit * MORE]
    found = [_shared(record, event) for event in queries.events_by_id(record, ids)]
    some = [one for one in found if one.count and len(one.outlets) > 1]
    return sorted(some, key=lambda one: (-one.count, one.event.id))[:limit]


MORE = 2
"""So many times as many occasions are looked at as are shown, since some have nothing left."""


def _shared(record: Record, event: Event) -> Shared:
    held = queries.at_occasion(record, event.id)
    told = _after(record, {article for one in (event, *held) for article in one.articles}, event)
    articles = told | _on_the_news(record, told, event)
    around = queries.events_in(record, articles)
    single = [one for one in held if len(one.outlets) == 1 and told.issuperset(one.articles)]
    said = said_in(record, articles, around) if single else []
    texts = queries.texts(record, articles) if single else {}
    single = [one for one in single if _is_alone(one, around, said, texts)]
    single = _plainly_alone(record, single, articles)
    heads = gather.heads(record, told)
    outlets = tuple(sorted({heads[one].outlet or UNKNOWN_OUTLET for one in told}))
    alone = tuple(tuple(one for one in single if one.outlets == (name,)) for name in outlets)
    return Shared(event, outlets, alone)


def _after(record: Record, articles: set[str], event: Event) -> set[str]:
    """The articles that did not come out before an event began, and so may tell what happened."""
    heads = gather.heads(record, articles)
    return {one for one in articles if not before(heads[one].published, event.when.earliest)}


def _on_the_news(record: Record, articles: set[str], event: Event) -> set[str]:
    """Other articles on the news of some, of those that may tell it."""
    near = {other for article in articles for other in queries.news_of(record, article)}
    return _after(record, near - articles, event)


def _is_alone(
    one: Event, around: Sequence[Event], said: Sequence[SaidThere], texts: Mapping[str, str]
) -> bool:
    """Whether no other article tells an act, or the like of it; what is only said may be the like,
    and is not where no other article has what it is about."""
    alike = any(may_be_told(one, other) for other in around) or may_be_said(one, said)
    others = [text for article, text in texts.items() if article not in one.articles]
    return not alike or (one.type in SAID and stands_alone(one, others))


def _plainly_alone(record: Record, single: Sequence[Event], articles: Iterable[str]) -> list[Event]:
    """Those of some events to which no sentence of another article comes close."""
    if not single:
        return []
    others = near.elsewhere(record, articles)
    mentions = [mention for one in single for mention in one.mentions]
    words = {one.mention.id: one.sentence for one in queries.reports(record, mentions)}
    told = {one.id: [words[m] for m in one.mentions if m in words] for one in single}
    return [one for one in single if not near.may_be_told(one, told[one.id], others)]


def _of_event(
    event: Event,
    heads: Mapping[str, Head],
    copies: Mapping[str, Sequence[str]],
    beside: Perhaps,
) -> EventCoverage:
    told = sorted((heads[one] for one in event.articles if one in heads), key=_day_and_id)
    outlets = tuple(dict.fromkeys(head.outlet or UNKNOWN_OUTLET for head in told))
    begun = event.when.earliest
    first, unsure = first_of(days_of(one for one in told if not before(one.published, begun)))
    known = () if first is None else (first,)
    printed = {name for article in event.articles for name in copies.get(article, ())}
    again = tuple(sorted(printed - set(outlets)))
    may = beside.outlets(event)
    perhaps = tuple(name for name in may.told if name not in printed)
    return EventCoverage(event, tuple(told), known, outlets, (), again, unsure, perhaps, may.open)


def _without(one: EventCoverage, names: Sequence[str], last: Mapping[str, date]) -> EventCoverage:
    """With the outlets of the pile that could have told an event, and did not."""
    known = {*one.outlets, *one.reprinted, *one.perhaps, *one.open}
    known |= too_early(one.event, one.told, last)
    return replace(one, not_in_these=tuple(sorted(set(names) - known)))


def _day(head: Head) -> str:
    """The day of publication, "~" where it is not known."""
    known = head.published.value and head.published.earliest
    return known.isoformat() if known else "~"


def _day_and_id(head: Head) -> tuple[str, str]:
    return _day(head), head.id
