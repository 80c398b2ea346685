"""The links across articles: brought up to date where what they rest on changed.

First what single articles say of themselves: copies, news, days for the undated, which are read
again with them. Then what rests on those readings: entities that are one, events, quotations, what
accounts disagree about, threads and positions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..record import Record, decided, sketches
from . import accounts, dating, grouping, life, people
from .linkers import COPIES, EVENTS, NEWS, QUOTATIONS
from .pairing import Told, join
from .report import Progress

ROUNDS = 3
"""How often articles are dated and read again at most: once with their days, once more where a day
was taken back; nothing asks for more."""

Reread = Callable[[Sequence[str]], None]
"""Reads those articles again, with the days that they have now."""


def link(record: Record, report: Callable[[Progress], None], reread: Reread) -> None:
    """Makes the links of what changed since they were last made; nothing when nothing did.

    Cut off at any moment, the next run goes on. Raises BadRecord, and what `reread` raises.
    """
    for _ in range(ROUNDS):
        again = _first(record, report)
        if not again:
            break
        reread(again)
    people.join_people(record, _teller(report, "entities"))
    with record.writing():
        decided.replay_all(record)
    join(record, EVENTS, _teller(report, "reports"))
    grouping.regroup(record, sketches.EVENT, grouping.event_groups, _teller(report, "events"))
    join(record, QUOTATIONS, _teller(report, "quotations"))
    grouping.regroup(
        record, sketches.QUOTATION, grouping.quotation_groups, _teller(report, "quotations")
    )
    accounts.find_occasions(record, _teller(report, "occasions"))
    accounts.compare_accounts(record, _teller(report, "discrepancies"))
    life.follow(record, _teller(report, "threads"))


def _first(record: Record, report: Callable[[Progress], None]) -> list[str]:
    """Copies, news and days; the articles that are to be read again."""
    join(record, COPIES, _teller(report, "copies"))
    grouping.settle_copies(record, _teller(report, "copies"))
    join(record, NEWS, _teller(report, "news"))
    dating.touch(record)
    with record.writing():
        decided.replay(record, dating.DATING)
    changed = dating.settle(record, _teller(report, "days"))
    grouping.regroup_news(record, _teller(report, "news"))
    return changed


def _teller(report: Callable[[Progress], None], what: str) -> Told:
    def told(done: int, total: int) -> None:
        report(Progress("linking", done, total, what))

    return told
