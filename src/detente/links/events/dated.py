"""When a report says that its act happened, in days (ordinals), both ends in; and how firmly."""

from __future__ import annotations

import re
from datetime import date

from ...linked import Report
from ...records import Basis, Standing
from ...spans import Span
from . import words

FOREVER = 10**7
"""A day (ordinal) beyond every calendar: stands for an open end."""
BACK = 30
"""Days that an act without a day of its own may lie before the report: a month is how far back
agency reports reach for what they call known. The act is weakly dated all the same."""
LONG_BACK = 400
"""The same for the perfect ("has offered"), which tells of the time up to now."""
IN_FORCE = frozenset({"ban", "embargo", "blockade", "boycott", "freeze", "closure", "sanctions"})
"""Nouns of what stays in force: "the ban has put 40,000 out of work" may be of last year."""
AHEAD = 31
"""Days that a planned act without a day may lie after the report."""

HEADLINE = 1
"""Days more that an act of a headline may lie back: it is told in the present ("Chad recalls
envoy") also when the text below dates it to the day before yesterday."""

WEAK, TOLD, STATED = 0, 1, 2
"""How firmly an act is dated: by the article's day alone; by the tense; by words of its own."""


def ordinals(first: date | None, last: date | None) -> tuple[int, int]:
    """Two days as ordinals, an open end as one beyond every calendar."""
    return (first.toordinal() if first else -FOREVER, last.toordinal() if last else FOREVER)


def days_of(report: Report) -> tuple[int, int, int]:
    """First and last day, and how firmly: what the mention says, else a window round the report."""
    own = report.mention.when
    first, last = ordinals(own.earliest, own.latest)
    if own.words is not None and _filed(report, own.words):
        return first - 1, last, TOLD
    if own.basis in (Basis.STATED, Basis.RELATIVE, Basis.GIVEN):
        return first, last, STATED
    if own.basis is Basis.PUBLISHED and scheduled(report):
        return first, min(last + AHEAD_OF_PLAN, FOREVER), WEAK
    if own.basis is Basis.PUBLISHED and report.anchor.lower() in words.LASTING:
        return _window(report, BACK)
    if own.basis is Basis.PUBLISHED and own.earliest is not None and own.latest is not None:
        ahead = AHEAD if report.mention.standing is Standing.PLANNED else 0
        late = HEADLINE if _in_headline(report) else 0
        return first - late, last + ahead, WEAK if ahead else TOLD
    if report.mention.standing is Standing.HISTORICAL:
        return first, last, WEAK
    long = own.basis is Basis.PUBLISHED or report.anchor.lower() in IN_FORCE
    return _window(report, LONG_BACK if long else BACK)


AHEAD_OF_PLAN = 183
"""Days that a meeting without a day may lie after the report that it is scheduled: half a year."""
_SCHEDULED = re.compile(
    r"[^.;]{0,40}?\b(?:is|are|was|were)\s+(?:scheduled|due|set|expected|planned)\s+(?:to|for)\b"
)


def scheduled(report: Report) -> bool:
    """Whether a meeting told as held is only to come: "the meeting is scheduled to take place"."""
    mention = report.mention
    held = mention.standing is Standing.ACTUAL and mention.type == "CONSULT"
    after = report.sentence[mention.anchor.end - mention.sentence.start :] if held else ""
    return bool(_SCHEDULED.match(after))


def headed_plan(report: Report) -> bool:
    """Whether a headline says that who acts is "to" do it: "Chad to lift ban on cattle"."""
    mention = report.mention
    if mention.standing is not Standing.ACTUAL or not _in_headline(report):
        return False
    start = mention.sentence.start
    return any(
        report.sentence[side.span.end - start : mention.anchor.start - start].lower() == " to "
        for side in mention.actors if side.span.end <= mention.anchor.start
    )  # fmt: skip


def _in_headline(report: Report) -> bool:
    return report.mention.sentence.end <= len(report.teller.title or "") + 1


def telling_days(report: Report, stated: tuple[int, int]) -> tuple[int, int]:
    """The days on which it was told: of an article that states none, those that a link leaves it,
    as the act's own were read with them."""
    first, last = ordinals(report.when.earliest, report.when.latest)
    wide = stated[1] - stated[0] > BACK
    return (first, last) if wide and 0 <= last - first <= BACK else stated


def years_of(report: Report, since: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Of a report of "July 3" of an unknown year, the days that it may mean in each year."""
    first, last = report.teller.published.earliest, report.teller.published.latest
    if first is None or last is None or since[0] > since[1] or first.year == last.year:
        return ()
    if (first.month, first.day) != (last.month, last.day) or (first.month, first.day) == (2, 29):
        return ()
    days = [first.replace(year=year).toordinal() for year in range(first.year, last.year + 1)]
    return tuple((day + since[0], day + since[1]) for day in days)


PLACE_LINE = 40
"""Characters before the day in a dateline: "WEST PALM BEACH, Fla., "."""
_DASH = re.compile(r"\s*(?:\([^)]*\))?\s*[-–—:]")


def _filed(report: Report, day: Span) -> bool:
    """Whether a day is that of the dateline, on which it was written and not yet done: "TUNIS,
    May 9 - Tunisia expelled …" tells of that day or the day before."""
    start = report.mention.sentence.start
    before = report.sentence[: max(0, day.start - start)]
    after = report.sentence[max(0, day.end - start) :]
    return 0 < len(before) <= PLACE_LINE and before[:1].isupper() and (
        bool(_DASH.match(after)) and before.rstrip().endswith((",", ")")))  # fmt: skip


def _window(report: Report, back: int) -> tuple[int, int, int]:
    first, last = ordinals(report.when.earliest, report.when.latest)
    if first == -FOREVER:
        first = last if last != FOREVER else first
    if report.mention.standing in (Standing.PLANNED, Standing.CONDITIONAL):
        return max(first, -FOREVER), min(last + AHEAD, FOREVER), WEAK
    return max(first - back, -FOREVER), last, WEAK
