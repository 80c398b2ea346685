"""What the accounts of one event disagree about, and at which meeting it happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..linked import Discrepancy, Event
from ..links import discrepancies, events, quotations
from ..record import Record, across, decided, pairs, queries, sketches, work
from ..records import UNKNOWN, When
from .helpers import Helpers
from .pairing import Told

MANY = 50
"""Events whose accounts are compared in one transaction."""

Shown = tuple[str, When, list[tuple[Discrepancy, bool]]]
"""Of what accounts are compared, when that was, and what they disagree about, each with whether it
is shown."""


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), MANY):
        yield keys[start : start + MANY]


def find_occasions(record: Record, told: Told, helpers: Helpers) -> None:
    """Says at which meeting events happened, where an article that tells them changed.

    Raises BadRecord.
    """
    touched = sketches.touched(record, across.OCCASION)
    done = 0
    for some, found in helpers.each(_occasions, _some(touched)):
        with record.writing():
            across.put_occasions(record, found)
            pairs.touch_news(record, some)
            sketches.untouch(record, across.OCCASION, some)
        done += len(some)
        told(done, len(touched))


def _occasions(record: Record) -> Callable[[Sequence[str]], dict[str, str | None]]:
    """An event and its meeting stand in one article: no other needs to be looked at."""

    def of(articles: Sequence[str]) -> dict[str, str | None]:
        told = queries.tellers(record, articles)
        mine = queries.events_in(record, {one.voice for one in told.values()})
        reach = queries.events_in(record, {article for one in mine for article in one.articles})
        beside: dict[str, list[Event]] = {}
        for one in reach:
            for article in one.articles:
                beside.setdefault(article, []).append(one)
        found = {}
        for one in mine:
            near = {other.id: other for article in one.articles for other in beside[article]}
            found[one.id] = events.occasions(list(near.values())).get(one.id)
        return found

    return of


def compare_accounts(record: Record, told: Told, helpers: Helpers) -> None:
    """Finds what the accounts of touched events and quotations disagree about. Raises BadRecord."""
    with record.writing():
        _renewed(record)
    for kind, compare in COMPARED:
        touched = sketches.touched(record, kind)
        done = 0
        for some, found in helpers.each(compare, _some(touched)):
            with record.writing():
                for one in found:
                    across.put_discrepancies(record, *one)
                sketches.untouch(record, kind, some)
            done += len(some)
            told(done, len(touched))


def _renewed(record: Record) -> None:
    """Touches all events and quotations where a newer linker asks for it."""
    made_by = f"{discrepancies.VERSION} {quotations.VERSION}"
    if work.links_made_by(record, across.ACCOUNTS) != made_by:
        across.touch_accounts(record)
        pairs.touch_news(record)
        work.note_links(record, across.ACCOUNTS, made_by)


def _events(record: Record) -> Callable[[Sequence[str]], list[Shown]]:
    def of(ids: Sequence[str]) -> list[Shown]:
        several = queries.events_by_id(record, ids)
        mentions = [mention for one in several for mention in one.mentions]
        reports = {one.mention.id: one for one in queries.reports(record, mentions)}
        articles = sorted({article for one in several for article in one.articles})
        around = {one.teller.article: one for one in queries.tellings(record, articles)}
        every = []
        for one in several:
            mine = [reports[mention] for mention in one.mentions if mention in reports]
            near = {article: around[article] for article in one.articles if article in around}
            found = discrepancies.discrepancies(one, mine, near)
            every.append((one.id, one.when, decided.shown(record, found)))
        return every

    return of


def _quotations(record: Record) -> Callable[[Sequence[str]], list[Shown]]:
    def of(ids: Sequence[str]) -> list[Shown]:
        every = []
        for ident in ids:
            one = queries.quotation(record, ident)
            if one and one.id == ident:
                quoted = queries.quoted(record, one.attributions)
                found = [
                    *quotations.misattributed(one, quoted),
                    *quotations.contradicted(one, quoted),
                ]
                every.append((ident, quoted[0].when, decided.shown(record, found)))
        return every

    return of


def _news(record: Record) -> Callable[[Sequence[str]], list[Shown]]:
    return lambda keys: [_of_news(record, news) for news in keys]


def _of_news(record: Record, news: str) -> Shown:
    """What articles on one news tell otherwise, beyond what their events have in common."""
    articles = pairs.in_news(record, news)
    several = queries.events_in(record, articles)
    event_of = {mention: one.id for one in several for mention in one.mentions}
    reports = queries.reports(record, sorted(event_of))
    told = [
        discrepancies.News(one, tuple(r for r in reports if r.teller.article == one.teller.article))
        for one in queries.tellings(record, articles)
    ]
    known = _known(record, [one for one in several if len(one.articles) > 1])
    found = discrepancies.between(told, known, event_of)
    when = told[0].telling.teller.published if told else UNKNOWN
    return news, when, decided.shown(record, found)


def _known(record: Record, several: Sequence[Event]) -> list[Discrepancy]:
    """What the accounts of those events disagree about."""
    return [
        one for event in several
        for one in queries.discrepancies_of(record, event.id) if one.event == event.id
    ]  # fmt: skip


COMPARED = (
    (across.ACCOUNTS, _events), (across.VARIANTS, _quotations), (pairs.TOLD, _news)
)  # fmt: skip
"""What is compared where it was touched, in order: news after the events that they tell."""
