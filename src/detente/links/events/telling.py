"""An event out of its reports: what they say together, each part from one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from ...dates import Interval
from ...linked import Event, Report, event_id
from ...records import UNKNOWN, Basis, Side, Standing, When, when_of
from .. import voice
from ..tenses import shown, so_far, told_by
from .dated import TOLD, WEAK, days_of, ordinals, telling_days
from .features import is_person
from .labels import label

SURE = (Standing.ACTUAL, Standing.HISTORICAL, Standing.PLANNED, Standing.CONDITIONAL,
        Standing.OFFERED, Standing.DEMANDED, Standing.THREATENED, Standing.HYPOTHETICAL,
        Standing.DENIED)  # fmt: skip
"""Of several standings the event has the first in this list: what was done is no longer planned."""
UNDATED = "no account dates it; it was told then"


def event_of(reports: Sequence[Report], links: Sequence[tuple[float, str]]) -> Event:
    """The event that these reports tell; links are (score, reason), the weakest first."""
    ranked = sorted(reports, key=_rank) if len(reports) > 1 else reports
    best = ranked[0]
    actors = _sides(ranked, lambda report: report.mention.actors)
    recipients = _sides(ranked, lambda report: report.mention.recipients, actors)
    voices = _voices(reports)
    return Event(
        id=event_id(report.mention.id for report in reports),
        label=label(best), type=best.mention.type, mode=_mode(ranked), actors=actors,
        recipients=recipients, when=when(reports), place=_place(ranked),
        standing=_standing(reports),
        mentions=tuple(report.mention.id for report in ranked),
        articles=tuple(dict.fromkeys(r.teller.voice for r in voices)),
        outlets=tuple(dict.fromkeys(r.teller.outlet for r in voices if r.teller.outlet)),
        issues=tuple(sorted({issue for r in reports for issue in r.mention.issues})),
        plover=best.mention.score, score=links[0][0] if links else 1.0,
        why=tuple(why for _, why in links),
        confidence=max(report.mention.confidence for report in reports),
    )  # fmt: skip


def _rank(report: Report) -> tuple[object, ...]:
    """Smallest for the most telling: what a person corrected; done, with names, an own day and a
    place, of an original that does not judge in its own voice."""
    mention = report.mention
    sides = (*mention.actors, *mention.recipients)
    states = {side.state for side in sides if side.state}
    named = {side.entity for side in sides if side.entity and (is_person(side) or not side.state)}
    return (
        not mention.changed,
        SURE.index(mention.standing), -min(len(named), 2), -min(len(states), 2), -_firm(report),
        voice.judges(report.text), mention.place is None,
        not report.anchor.lower().endswith(("ed", "met", "s", "t")),
        report.teller.copy_of is not None, report.teller.article, mention.sentence.start,
        mention.anchor.start, mention.id,
    )  # fmt: skip


def _standing(reports: Sequence[Report]) -> Standing:
    """The surest of the standings that persons gave; of all where nobody gave one."""
    given = [report for report in reports if "standing" in report.mention.changed]
    return min((report.mention.standing for report in given or reports), key=SURE.index)


def _mode(ranked: Sequence[Report]) -> str | None:
    first = ranked[0].mention
    alike = (r.mention.mode for r in ranked if r.mention.type == first.type and r.mention.mode)
    return first.mode or next(alike, None)


def _place(ranked: Sequence[Report]) -> str | None:
    return next((r.mention.place for r in ranked if r.mention.place), None)


def _sides(
    ranked: Sequence[Report], of: Callable[[Report], tuple[Side, ...]], but: Sequence[Side] = ()
) -> tuple[Side, ...]:
    """The sides as the most telling report that has any gives them."""
    seen = {side.entity for side in but if side.entity}
    states = {side.state for side in but if side.state}
    acting = states if len(states) > 1 else set()  # the two who met are no recipients of it
    for report in ranked:
        sides = tuple(s for s in of(report) if s.entity not in seen and s.state not in acting)
        if sides:
            return sides
    return ()


def _voices(reports: Iterable[Report]) -> list[Report]:
    """One report of each voice, its own article's before a copy's, in order of publication."""
    found: dict[str, Report] = {}
    for report in sorted(reports, key=lambda r: (r.teller.copy_of is not None, r.teller.article)):
        found.setdefault(report.teller.voice, report)
    return sorted(found.values(), key=lambda report: (_told_in(report), report.teller.voice))


def _told_in(report: Report) -> tuple[int, int]:
    """The days in which it was published, as ordinals."""
    published = report.teller.published
    return telling_days(report, ordinals(published.earliest, published.latest))


def _firm(report: Report) -> int:
    """How firmly it is dated."""
    return days_of(report)[2]


# ------------------------------------------------------------------ the days


def when(reports: Sequence[Report]) -> When:
    """What the dated reports allow together; the widest of them where they exclude each other.

    Reports without a day of their own count only where no other is there; where a person gave one
    its day, no other counts.
    """
    given = [report for report in reports if "when" in report.mention.changed]
    firm = [report for report in given or reports if _firm(report) > WEAK]
    if not firm:
        told = _told(reports)
        return replace(told, why=(UNDATED, *told.why))
    stated = [report for report in firm if _firm(report) > TOLD]
    together = _meet(stated or firm)
    if together is None:
        return max((_own(report) for report in stated or firm), key=_width)
    narrower = _meet(firm)
    return _as_told(narrower or together, [_own(report) for report in firm])


def _told(reports: Sequence[Report]) -> When:
    """When it was told, by the first telling; what was done had been done by then."""
    done = [report for report in reports if report.mention.standing is Standing.ACTUAL]
    told = [shown(told_by(report)) for report in done or reports]
    return min(told, key=lambda one: (_width(one)[0], one.latest or date.max, _width(one), one.why),
               default=UNKNOWN)  # fmt: skip


def _own(report: Report) -> When:
    return so_far(report, report.mention.when)


def _meet(reports: Iterable[Report]) -> Interval | None:
    together: Interval | None = Interval()
    for report in reports:
        together = together.meet(_own(report).interval) if together else None
    return together


def _as_told(interval: Interval, told: Sequence[When]) -> When:
    """The `when` of a report that gives just these days, else one that is worked out."""
    same = [one for one in told if one.interval == interval]
    if same:
        return min(same, key=lambda one: (list(Basis).index(one.basis), repr(one.words)))
    first = min(told, key=_width)
    why = (f"what {len(told)} accounts allow together", *first.why)
    return when_of(interval, Basis.INFERRED, first.words, why)


def _width(one: When) -> tuple[int, int, str]:
    days = one.interval.days
    return (days if days is not None else 10**7, list(Basis).index(one.basis), repr(one))
