"""Groups of what pairs hold for one: copies, news, events and quotations; only those touched.

What hangs together with a touched item is put together anew, some groups in a transaction; what is
done is no longer touched, so that a build that was cut off goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..linked import Event, Pair, Quotation, Teller
from ..links import copies, events, news, quotations
from ..record import Record, across, pairs, queries, sketches
from ..record import links as kept
from .linkers import COPIES, NEWS
from .pairing import Told

MANY = 1_000
"""Items of groups that are put together in one transaction: a few seconds of work at most."""


def _chunks(groups: Sequence[list[str]]) -> Iterator[list[list[str]]]:
    """The groups, so many together that they hold MANY items."""
    some: list[list[str]] = []
    size = 0
    for group in groups:
        some.append(group)
        size += len(group)
        if size >= MANY:
            yield some
            some, size = [], 0
    if some:
        yield some


Rebuild = Callable[[Record, Sequence[list[str]]], None]


def regroup(record: Record, kind: str, rebuild: Rebuild, told: Told, least: float = 0.0) -> None:
    """Puts together anew what hangs together with a touched item, by pairs of a score of `least` or
    more. Raises BadRecord.
    """
    groups = pairs.components(record, kind, sketches.touched(record, kind), least)
    done = 0
    for some in _chunks(groups):
        with record.writing():
            rebuild(record, some)
            sketches.untouch(record, kind, [item for group in some for item in group])
        done += len(some)
        told(done, len(groups))


def settle_copies(record: Record, told: Told) -> None:
    """Says which articles reprint which, where something changed. Raises BadRecord."""
    touched = sketches.touched(record, sketches.COPY)
    if not touched:
        return
    groups = pairs.components(record, sketches.COPY, touched)
    found = []
    for n, group in enumerate(groups):
        if len(group) > 1:
            prints = COPIES.fetch(record, group)
            found += list(copies.of_group([prints[one] for one in group if one in prints]))
        told(n + 1, len(groups))
    with record.writing():
        seen = [article for group in groups for article in group]
        kept.write_copies(record, found, seen)
        sketches.untouch(record, sketches.COPY, seen)


def regroup_news(record: Record, told: Told) -> None:
    """Puts together anew which articles tell one news event. Raises BadRecord.

    What is alike on average is joined by at least one pair that is so.
    """
    regroup(record, sketches.NEWS, _news_groups, told, NEWS.least)


def _news_groups(record: Record, groups: Sequence[list[str]]) -> None:
    told = queries.tellers(record, [article for group in groups for article in group])
    for group in groups:
        mine = [told[article] for article in group if article in told]
        joined = pairs.among(record, sketches.NEWS, group)
        pairs.put_news(record, group, news.groups(mine, joined) if joined else _family(mine))


def _family(mine: Sequence[Teller]) -> list[tuple[str, ...]]:
    """Articles that only copies hold together."""
    return [tuple(sorted(one.article for one in mine))] if len(mine) > 1 else []


def event_groups(record: Record, groups: Sequence[list[str]]) -> None:
    """Puts together the events of those event mentions. Raises BadRecord."""
    ids = [item for group in groups for item in group]
    across.drop_groups(record, sketches.EVENT, ids)
    reports = {one.mention.id: one for one in queries.reports(record, ids)}
    joined, said = _between(record, sketches.EVENT, ids)
    found: list[Event] = []
    for group in groups:
        mine = [reports[item] for item in group if item in reports]
        if mine:
            own = [one for item in group for one in joined.get(item, ())]
            verdicts = {pair: said[pair] for item in group for pair in _of(item, said)}
            found += events.events(mine, own, verdicts)
    article_of = {ident: one.teller.article for ident, one in reports.items()}
    across.put_events(record, found, article_of)


def quotation_groups(record: Record, groups: Sequence[list[str]]) -> None:
    """Puts together the quotations of those attributions. Raises BadRecord."""
    across.drop_groups(record, sketches.QUOTATION, [item for group in groups for item in group])
    several = [group for group in groups if len(group) > 1]
    ids = [item for group in several for item in group]
    quoted = {one.attribution.id: one for one in queries.quoted(record, ids)}
    joined, said = _between(record, sketches.QUOTATION, ids)
    found: list[Quotation] = []
    for group in several:
        mine = [quoted[item] for item in group if item in quoted]
        own = [one for item in group for one in joined.get(item, ())]
        verdicts = {pair: said[pair] for item in group for pair in _of(item, said)}
        found += quotations.quotations(mine, own, verdicts) if len(mine) > 1 else []
    across.put_quotations(record, found, quoted)


Verdicts = dict[tuple[str, str], str]


def _between(
    record: Record, kind: str, ids: Sequence[str]
) -> tuple[dict[str, list[Pair]], Verdicts]:
    """The pairs by their smaller id, and people's verdicts on pairs."""
    joined: dict[str, list[Pair]] = {}
    for one in pairs.among(record, kind, ids):
        joined.setdefault(one.one, []).append(one)
    return joined, pairs.verdicts(record, kind, ids)


def _of(item: str, said: Verdicts) -> list[tuple[str, str]]:
    return [pair for pair in said if pair[0] == item]
