"""The links across articles: brought up to date where what they rest on changed.

First what single articles say of themselves: copies, news, days for the undated, which are read
again with them. Then what rests on those readings: entities that are one, events, quotations, what
accounts disagree about, threads and positions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..record import Record, decided
from . import accounts, dating, grouping, life, people
from .helpers import Helpers
from .linkers import COPIES, EVENTS, NEWS, QUOTATIONS
from .pairing import Told, join
from .report import Progress

ROUNDS = 3
"""How often articles are dated and read again at most: once with their days, once more where a day
was taken back; nothing asks for more."""

Reread = Callable[[Sequence[str]], None]
"""Reads those articles again, with the days that they have now."""


def link(
    record: Record,
    report: Callable[[Progress], None],
    reread: Reread,
    processes: int = 1,
) -> None:
    """Makes the links of what changed since they were last made; nothing when nothing did.

    So many `processes` share what there is to work out; the result is the same. Cut off at any
    moment, the next run goes on. Raises BadRecord, and what `reread` raises.
    """
    with Helpers(record, processes) as helpers:
        for _ in range(ROUNDS):
            again = _first(record, report, helpers)
            if not again:
                break
            reread(again)
        people.join_people(record, _teller(report, "entities"))
        with record.writing():
            decided.replay_all(record)
        _then(record, report, helpers)


def _then(record: Record, report: Callable[[Progress], None], helpers: Helpers) -> None:
    """What rests on the days and people of all articles."""
    join(record, EVENTS, _teller(report, "reports"), helpers)
    grouping.regroup(record, grouping.IN_EVENTS, _teller(report, "events"), helpers)
    join(record, QUOTATIONS, _teller(report, "quotations"), helpers)
    grouping.regroup(record, grouping.IN_QUOTATIONS, _teller(report, "quotations"), helpers)
    accounts.find_occasions(record, _teller(report, "occasions"), helpers)
    accounts.compare_accounts(record, _teller(report, "discrepancies"), helpers)
    life.follow(record, _teller(report, "threads"), helpers)


def _first(record: Record, report: Callable[[Progress], None], helpers: Helpers) -> list[str]:
    """Copies, news and days; the articles that are to be read again."""
    join(record, COPIES, _teller(report, "copies"), helpers)
    grouping.settle_copies(record, _teller(report, "copies"), helpers)
    join(record, NEWS, _teller(report, "news"), helpers)
    dating.touch(record)
    with record.writing():
        decided.replay(record, dating.DATING)
    changed = dating.settle(record, _teller(report, "days"), helpers)
    grouping.regroup(record, grouping.IN_NEWS, _teller(report, "news"), helpers)
    return changed


def _teller(report: Callable[[Progress], None], what: str) -> Told:
    def told(done: int, total: int) -> None:
        report(Progress("linking", done, total, what))

    return told
