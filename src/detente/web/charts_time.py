"""What is in the record over time: bars by how the time is known, and events as the intervals in
which they lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from ..linked import Event
from ..records import Standing
from ..views.asked import WITHIN
from ..views.intervals import PeriodLine
from . import charts, render
from .charts import Chart, Node, Scale, line, node, titled, words

HIGH = 150
"""Pixels of the tallest bar."""
LEFT = 34
"""Pixels beside the bars for the numbers of the axis."""
NAMED = 16
"""Pixels that a bar needs to have its number printed."""
FORMS = (
    ("stated", "c-bar", "the text states the time"),
    ("worked_out", "c-bar-mid", "worked out from its words"),
    ("day_told", "c-bar-open", "no time given: the day it was told"),
)
"""The parts of a bar from the foot up: field, look, meaning."""
LANE = 9
"""Pixels from one line of events to the next."""
DOT = 8
"""Pixels below which an interval is drawn as a dot: a line with ends needs as many."""
SPACE = 3
"""Pixels left between two events of one line."""


Query = Sequence[tuple[str, str]]
"""Fields of an address with their values."""


def density_chart(lines: Sequence[PeriodLine], width: int, rest: Query = ()) -> Chart | None:
    """What was said and done in each period; None when nothing lies in one alone. A bar leads to
    its lines, under the rest of a filter.
    """
    placed = [one for one in lines if one.period]
    if not placed:
        return None
    first, last = charts.bounds(placed[0].period)[0], charts.bounds(placed[-1].period)[1]
    scale = charts.days(first, last, LEFT, width - 6)
    most = max(one.count for one in placed)
    up = Scale(0, most, 16 + HIGH, 16)
    nodes: list[Node] = [*charts.time_axis(scale, (first, last), 16, 16 + HIGH)]
    nodes.append(line(LEFT, 16 + HIGH, width - 6, 16 + HIGH, "c-zero"))
    for one in placed:
        address = period_url("/timeline", one.period, rest)
        nodes.append(titled(told(one), *_bar(one, scale, up), href=address, counts=one.count))
    marks = [
        (node("rect", x=1, y=0, width=14, height=10, class_=form), meaning)
        for _, form, meaning in FORMS
    ]
    nodes += charts.legend(marks, LEFT, 16 + HIGH + 36, width - LEFT)
    height = 16 + HIGH + 28 + charts.legend_lines([m for _, m in marks], width - LEFT) * 16
    title = f"What was said and done, {placed[0].period} to {placed[-1].period}"
    return Chart(width, height, title, tuple(nodes), linked=True)


def _bar(one: PeriodLine, scale: Scale, up: Scale) -> Iterator[Node]:
    first, last = charts.bounds(one.period)
    left, right = scale(first.toordinal()) + 1, scale(last.toordinal() + 1) - 1
    wide, base = max(right - left, 1), up(0)
    below = 0
    yield node("rect", x=left, y=up.right, width=wide, height=up.left - up.right, class_="hit")
    for name, form, _ in FORMS:
        if count := getattr(one, name):
            top, tall = up(below + count), up(below) - up(below + count)
            yield node("rect", x=left, y=top, width=wide, height=tall, class_=form)
            below += count
    if wide >= NAMED:
        yield words(
            left + wide / 2, min(up(below), base) - 4, f"{one.count:,}", "c-small", "middle"
        )


def told(one: PeriodLine) -> str:
    """A period in words."""
    parts = [f"{one.attributions} said", f"{one.event_mentions} reports of something done"]
    known = [f"{getattr(one, name)} {meaning}" for name, _, meaning in FORMS if getattr(one, name)]
    return f"{one.period}: {', '.join(parts)}; {'; '.join(known)}"


_OWN = ("per", "after", "from", "to", "dated", "articles")
"""Fields that a period's own address gives anew."""


def period_url(path: str, period: str, rest: Query = ()) -> str:
    """The lines of a list that surely lie in a period, under the rest of a filter; of the timeline
    without the articles, which no bar counts.
    """
    kept = [(name, value) for name, value in rest if name not in _OWN]
    days = [("from", period), ("to", period), ("dated", WITHIN)]
    bare = [("articles", "no")] if path == "/timeline" else []
    return f"{path}?{urlencode([*kept, *days, *bare])}"


def interval_chart(events: Sequence[Event], width: int) -> Chart | None:
    """Events in the days between which they happened, each in the first line that has room; None
    when there is none with both bounds.
    """
    placed = [_days(event) for event in events]
    if not placed:
        return None
    first, last = charts.spread(min(d for d, _ in placed), max(d for _, d in placed))
    scale = charts.days(first, last, 8, width - 8)
    lanes: list[float] = []
    nodes: list[Node] = []
    for event, (start, end) in zip(events, placed, strict=True):
        left, right = scale(start.toordinal()), scale(end.toordinal() + 1)
        lane = next((n for n, full in enumerate(lanes) if full + SPACE <= left), len(lanes))
        lanes[lane : lane + 1] = [max(right, left + 7)]
        y = 8 + lane * LANE
        nodes.append(
            titled(_named(event), *_mark(event, left, right, y), href=render.event_url(event.id))
        )
    foot = 8 + len(lanes) * LANE
    marks = _interval_legend(round(DOT / (scale(1) - scale(0))))
    nodes = [
        *charts.time_axis(scale, (first, last), 0, foot),
        *nodes,
        *charts.legend(marks, 8, foot + 36, width - 16),
    ]
    height = foot + 28 + charts.legend_lines([m for _, m in marks], width - 16) * 16
    title = f"Events between {charts.spoken(first)} and {charts.spoken(last)}, by when they may lie"
    return Chart(width, height, title, tuple(nodes), linked=True)


def _days(event: Event) -> tuple[date, date]:
    start, end = event.when.earliest, event.when.latest
    assert start and end, "only events with both bounds are drawn"
    return start, end


def _mark(event: Event, left: float, right: float, y: float) -> Iterator[Node]:
    """A dot for what is known to a few pixels, else a line with ends; hollow when not actual."""
    actual = event.standing is Standing.ACTUAL
    yield node(
        "rect",
        x=left - 1,
        y=y - LANE / 2,
        width=max(right - left, 7) + 2,
        height=LANE,
        class_="hit",
    )
    if right - left < DOT or event.when.earliest == event.when.latest:
        yield node(
            "circle",
            cx=left + max(right - left, 6) / 2,
            cy=y,
            r=3,
            class_="c-dot" if actual else "c-dot-open",
        )
        return
    yield line(left, y, right, y, "c-line" if actual else "c-open-line")
    yield line(left, y - 3, left, y + 3, "c-line" if actual else "c-open-line")
    yield line(right, y - 3, right, y + 3, "c-line" if actual else "c-open-line")


def _interval_legend(days: int) -> list[tuple[Node, str]]:
    known = "to the day" if days <= 1 else f"to {days} days or better"
    return [
        (node("circle", cx=8, cy=5, r=3, class_="c-dot"), f"happened, known {known}"),
        (line(0, 5, 16, 5, "c-line"), "happened at some time in it"),
        (node("circle", cx=8, cy=5, r=3, class_="c-dot-open"), "offered, planned, demanded …"),
        (line(0, 5, 16, 5, "c-open-line"), "the same, at some time in it"),
    ]


def _named(event: Event) -> str:
    known = render.basis_words(event.when)
    when = render.when_words(event.when).replace(render.NBSP, " ")
    standing = "" if event.standing is Standing.ACTUAL else f"; {event.standing.value}"
    return f"{when}{f' ({known})' if known else ''}: {event.label}{standing}"
