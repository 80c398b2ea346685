"""Which outlets told which events, and what one of them alone tells: coverage as a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from ..record import Filter, Record
from ..views.coverage import OutletCoverage, by_outlets, shared
from ..views.only_one import only_one
from ..views.reach import Reach, missing_in_reach
from .ask import Asking
from .figures import FigureScreen
from .tabled import Table, answering

MOST_SHARED = 10
"""Occasions on the page of coverage of which one outlet alone tells something: two screens."""
SHOWN_ALONE = 6
"""Acts and statements of an outlet that stand open, of each; the others fold: four outlets in a
screen."""
COVERAGE = FigureScreen(
    "/coverage",
    "Coverage",
    "Who told what, and what one outlet alone tells.",
    ("actor", "recipient", "issue", "type", "outlet", "told", "from", "to", "words"),
)


def _covered(record: Record, where: Filter, _: bool) -> list[OutletCoverage]:
    return by_outlets(record, where)


def _to_events(ask: Asking, found: Sequence[OutletCoverage]) -> dict[str, Any]:
    """The lines, and where each leads: to the events that its outlet told, narrowed as it is."""
    rest = [pair for pair in ask.rest if pair[0] not in ("outlet", "told")]
    kept = {name: value for name, value in ask.rest if name == "told"}
    several = kept or {"told": "2"}

    def told(outlet: str, **more: str) -> str:
        return f"/coverage/events?{urlencode([*rest, ('outlet', outlet), *(more or kept).items()])}"

    def lacks(outlet: str, near: Reach) -> str:
        days = [("from", near.start), ("to", near.end), ("dated", "within")]
        others = [pair for pair in rest if pair[0] not in ("from", "to", "dated")]
        asked = [*others, ("outlet", outlet), ("told", "missing"), *days]
        return f"/coverage/events?{urlencode(asked)}"

    return {
        "lines": found, "events": ask.address("/coverage/events"), "told": told,
        "lacks": lacks, "several": several, "of_all": not kept,
    }  # fmt: skip


def _alone(record: Record, where: Filter, lines: Sequence[OutletCoverage]) -> dict[str, Any]:
    """What one outlet alone told: of the days asked for, and of occasions that others told too;
    and how much of what an outlet lacks is of the days about which it writes."""
    return {
        "alone": only_one(record, where, (one.outlet for one in lines)),
        "shared": shared(record, where, MOST_SHARED),
        "reach": missing_in_reach(record, where, lines),
        "open": SHOWN_ALONE,
    }


coverage_page = answering(
    Table(COVERAGE, "coverage.html", OutletCoverage, "coverage", _covered, _to_events, _alone)
)
"""Each outlet of the pile and what it told."""
