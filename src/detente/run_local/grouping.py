"""Groups of what pairs hold for one: copies, news, events and quotations; only those touched.

What hangs together with a touched item is put together anew, some groups in a transaction; what is
done is no longer touched, so that a build that was cut off goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ..linked import Event, Pair, Quotation, Quoted, Teller
from ..links import copies, events, news, quotations
from ..record import Record, across, pairs, queries, sketches
from ..record import links as kept
from ..records import Copy
from .helpers import Helpers
from .linkers import COPIES, NEWS
from .pairing import Told

MANY = 250
"""Items of groups that are put together in one transaction: a second of work at most."""
SEEDS = 20_000
"""Touched items whose groups are held at once: some 20 MB, however many are touched."""

Groups = Sequence[list[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """How groups of a kind of link are put together: `work` gives what groups come to, which `put`
    keeps; pairs of a score of `least` or more join.
    """

    kind: str
    work: Callable[[Record], Callable[[Groups], Any]]
    put: Callable[[Record, Groups, Any], None]
    least: float = 0.0


def _chunks(groups: Groups) -> Iterator[list[list[str]]]:
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


def regroup(record: Record, rule: Rule, told: Told, helpers: Helpers) -> None:
    """Puts together anew what hangs together with a touched item. Raises BadRecord."""
    total, done = sketches.count_touched(record, rule.kind), 0
    while seeds := sketches.touched(record, rule.kind, SEEDS):
        groups = pairs.components(record, rule.kind, seeds, rule.least)
        for some, found in helpers.each(rule.work, _chunks(groups)):
            with record.writing():
                rule.put(record, some, found)
                items = [item for group in some for item in group]
                sketches.untouch(record, rule.kind, items)
            done += len(items)
            told(done, max(done, total))


# ------------------------------------------------------------------ copies and news


def settle_copies(record: Record, told: Told, helpers: Helpers) -> None:
    """Says which articles reprint which, where something changed. Raises BadRecord."""
    touched = sketches.touched(record, sketches.COPY)
    if not touched:
        return
    several, seen = _reprinted(record, touched)
    found: list[Copy] = []
    done = 0
    for some, copied in helpers.each(_copies, _chunks(several)):
        found += copied
        done += len(some)
        told(done, len(several))
    with record.writing():
        kept.write_copies(record, found, seen)
        sketches.untouch(record, sketches.COPY, seen)
    told(1, 1)


def _reprinted(record: Record, touched: Sequence[str]) -> tuple[list[list[str]], set[str]]:
    """The groups of several that those articles are in, and all articles that were looked at."""
    several: list[list[str]] = []
    seen: set[str] = set()
    for start in range(0, len(touched), SEEDS):
        seeds = set(touched[start : start + SEEDS]) - seen
        groups = pairs.components(record, sketches.COPY, seeds)
        seen.update(article for group in groups for article in group)
        several += [group for group in groups if len(group) > 1]
    return several, seen


def _copies(record: Record) -> Callable[[Groups], list[Copy]]:
    def of(groups: Groups) -> list[Copy]:
        prints = COPIES.fetch(record, [article for group in groups for article in group])
        return [
            copy
            for group in groups
            for copy in copies.of_group([prints[one] for one in group if one in prints])
        ]

    return of


def _news(record: Record) -> Callable[[Groups], list[list[tuple[str, ...]]]]:
    def of(groups: Groups) -> list[list[tuple[str, ...]]]:
        told = queries.tellers(record, [article for group in groups for article in group])
        found = []
        for group in groups:
            mine = [told[article] for article in group if article in told]
            joined = pairs.among(record, sketches.NEWS, group)
            found.append(news.groups(mine, joined) if joined else _family(mine))
        return found

    return of


def _family(mine: Sequence[Teller]) -> list[tuple[str, ...]]:
    """Articles that only copies hold together."""
    return [tuple(sorted(one.article for one in mine))] if len(mine) > 1 else []


def _put_news(record: Record, groups: Groups, found: list[list[tuple[str, ...]]]) -> None:
    for group, several in zip(groups, found, strict=True):
        pairs.put_news(record, group, several)


# ------------------------------------------------------------------ events and quotations


def _events(record: Record) -> Callable[[Groups], tuple[list[Event], dict[str, str]]]:
    """The events of groups of event mentions, and the article of each mention."""

    def of(groups: Groups) -> tuple[list[Event], dict[str, str]]:
        ids = [item for group in groups for item in group]
        reports = {one.mention.id: one for one in queries.reports(record, ids)}
        found = [
            event
            for group in _joined(record, sketches.EVENT, groups, reports)
            for event in events.events(*group)
        ]
        return found, {ident: one.teller.article for ident, one in reports.items()}

    return of


def _put_events(record: Record, groups: Groups, found: tuple[list[Event], dict[str, str]]) -> None:
    across.drop_groups(record, sketches.EVENT, [item for group in groups for item in group])
    across.put_events(record, *found)


def _quotations(record: Record) -> Callable[[Groups], tuple[list[Quotation], dict[str, Quoted]]]:
    """The quotations of groups of attributions, and what stands in any, by id."""

    def of(groups: Groups) -> tuple[list[Quotation], dict[str, Quoted]]:
        several = [group for group in groups if len(group) > 1]
        ids = [item for group in several for item in group]
        quoted = {one.attribution.id: one for one in queries.quoted(record, ids)}
        found = [
            quotation
            for group in _joined(record, sketches.QUOTATION, several, quoted)
            for quotation in quotations.quotations(*group)
        ]
        return found, {ident: quoted[ident] for one in found for ident in one.attributions}

    return of


def _put_quotations(
    record: Record, groups: Groups, found: tuple[list[Quotation], dict[str, Quoted]]
) -> None:
    across.drop_groups(record, sketches.QUOTATION, [item for group in groups for item in group])
    across.put_quotations(record, *found)


Verdicts = dict[tuple[str, str], str]
Item = TypeVar("Item")


def _joined(
    record: Record, kind: str, groups: Groups, told: Mapping[str, Item]
) -> Iterator[tuple[list[Item], list[Pair], Verdicts]]:
    """Of each group those of its items that are told, the pairs that join them, and what people
    said of pairs."""
    joined, said = _between(record, kind, [item for group in groups for item in group])
    for group in groups:
        mine = [told[item] for item in group if item in told]
        if mine:
            own = [one for item in group for one in joined.get(item, ())]
            yield mine, own, _of(group, said)


def _between(
    record: Record, kind: str, ids: Sequence[str]
) -> tuple[dict[str, list[Pair]], dict[str, Verdicts]]:
    """The pairs, and people's verdicts on pairs, both by the smaller id."""
    joined: dict[str, list[Pair]] = {}
    for one in pairs.among(record, kind, ids):
        joined.setdefault(one.one, []).append(one)
    said: dict[str, Verdicts] = {}
    for ends, verdict in pairs.verdicts(record, kind, ids).items():
        said.setdefault(ends[0], {})[ends] = verdict
    return joined, said


def _of(group: Sequence[str], said: dict[str, Verdicts]) -> Verdicts:
    return {ends: verdict for item in group for ends, verdict in said.get(item, {}).items()}


IN_NEWS = Rule(sketches.NEWS, _news, _put_news, NEWS.least)
"""Which articles tell one news event. What is alike on average is joined by at least one pair that
is so."""
IN_EVENTS = Rule(sketches.EVENT, _events, _put_events)
IN_QUOTATIONS = Rule(sketches.QUOTATION, _quotations, _put_quotations)
