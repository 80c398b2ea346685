"""Discrepancies: two articles give different values for the same thing of the same event.

What is measured is found in the sentences that tell the event and those next to them; only values
of one thing are compared, and copies never disagree with themselves. Rules: docs/discrepancies.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...linked import Discrepancy, Event, Report, Telling
from ...spans import Span
from . import (
    amounts,
    comparing,
    disputed,
    durations,
    figures,
    leads,
    lengths,
    rivals,
    talked,
    terms,
    tolls,
    visitors,
)
from .claims import Claim
from .sighted import News, nearest

__all__ = ["VERSION", "News", "between", "discrepancies"]

VERSION = "16"
"""Raised when other discrepancies are found."""
VOICES = 24
"""Articles on one news that are compared with one another, the first ones by day: 276 pairs."""


def discrepancies(
    event: Event, reports: Sequence[Report], around: Mapping[str, Telling]
) -> list[Discrepancy]:
    """What the articles of one event disagree about, in order of kind and thing.

    `reports` are those of the event, `around` their articles by id; an article that is missing
    gives only the sentences of its reports. Each discrepancy has one side for each voice.
    """
    if len({report.teller.voice for report in reports}) < 2:
        return []
    ordered = sorted(reports, key=lambda one: one.mention.id)
    found = [*comparing.compare(event.id, _claims(ordered, around)),
             *disputed.disputed(event.id, ordered, around)]  # fmt: skip
    return sorted(found, key=lambda one: (one.kind, one.what, one.id))


def _claims(reports: Sequence[Report], around: Mapping[str, Telling]) -> Iterator[Claim]:
    for report in reports:
        yield from amounts.amounts(report, around.get(report.teller.article))
        yield from durations.durations(report, around.get(report.teller.article))
        yield from terms.terms(report, around.get(report.teller.article))


def between(
    news: Sequence[News], known: Sequence[Discrepancy], event_of: Mapping[str, str]
) -> list[Discrepancy]:
    """What articles that tell the same news disagree about, in order of kind and thing.

    Copies are left out. `known` is what the accounts of their events disagree about already,
    `event_of` the event of each event mention. A discrepancy between two events has the id of that
    of its first side, one of no event None.
    """
    told = sorted((one for one in news if not one.telling.teller.copy_of), key=_in_time)[:VOICES]
    found: dict[tuple[Span, ...], Discrepancy] = {}
    measured: dict[str, list[tuple[Claim, Claim]]] = {}
    for one, other in rivals.of_news(told):
        for pair in _counted(one.telling, other.telling):
            if not any(_has(two, pair) for two in known):
                measured.setdefault(pair[0].key, []).append(pair)
        for kind, what, sides, mention in rivals.differences(one, other):
            new = disputed.told(event_of.get(mention), kind, what, sides)
            found.setdefault(_spans(new), new)
    counted = list(_measured(told, measured, event_of))
    every = [*counted, *(one for one in found.values() if not any(_over(one, x) for x in counted))]
    mine = [one for one in every if not any(_same(one, two) for two in known)]
    return sorted(mine, key=lambda one: (one.kind, one.what, one.id))


def _counted(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """What two articles measure differently: in their leads, then anywhere in them."""
    found = list(leads.differences(one, other))
    yield from found
    deeper = (figures.differences, lengths.differences, talked.differences, tolls.differences,
              visitors.differences)  # fmt: skip
    for a, b in (pair for find in deeper for pair in find(one, other)):
        if not any(a.span.overlaps(x.span) or b.span.overlaps(y.span) for x, y in found):
            found.append((a, b))
            yield a, b


def _measured(
    news: Sequence[News],
    things: Mapping[str, list[tuple[Claim, Claim]]],
    event_of: Mapping[str, str],
) -> Iterator[Discrepancy]:
    """One discrepancy for each thing, at the event nearest to the words of the first article."""
    article = {one.telling.teller.article: one for one in news}
    for pairs in things.values():
        first = pairs[0][0]
        mention = nearest(article[first.span.article], first.span)
        yield comparing.discrepancy(event_of.get(mention), pairs)


def _in_time(news: News) -> tuple[bool, str, str]:
    day = news.telling.teller.published.earliest
    return day is None, str(day), news.telling.teller.article


def _spans(one: Discrepancy) -> tuple[Span, ...]:
    return tuple(sorted(side.span for side in one.sides))


def _has(known: Discrepancy, pair: tuple[Claim, Claim]) -> bool:
    """Whether two claims are sides of a discrepancy already, in these words or in more."""
    one_kind = all(claim.kind is known.kind for claim in pair)
    return one_kind and all(
        any(claim.span.overlaps(side.span) for side in known.sides) for claim in pair
    )


def _over(one: Discrepancy, two: Discrepancy) -> bool:
    """Whether two of one kind rest on the same words of two articles."""
    shared = {
        a.article for a in one.sides for b in two.sides
        if one.kind is two.kind and a.span.overlaps(b.span)
    }  # fmt: skip
    return len(shared) > 1


def _same(one: Discrepancy, two: Discrepancy) -> bool:
    """Whether two discrepancies of one kind share a side in each of two articles."""
    spans = set(_spans(one)) & set(_spans(two))
    articles = {side.article for side in one.sides} & {side.article for side in two.sides}
    return one.kind is two.kind and (len(spans) > 1 or (len(articles) > 1 and one.what == two.what))
