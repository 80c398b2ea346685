"""The index of a dyad as a chart: both directions one above the other, on one scale of scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from ..records import Standing
from ..views.asked import WITHIN
from ..views.index import Relation
from . import charts
from .charts import Chart, Node, Scale, line, node, titled, words

HIGH = 132
"""Pixels of a panel: 6.6 a point of the score."""
STRIP = 20
"""Pixels of the strip below it, which counts what was not actual."""
HEAD, FOOT, COUNTS, GAP = 24, 26, 18, 14
LEFT = 56
"""Pixels beside a panel for the scores of the axis."""
TOP_SCORE = 10
"""Scores run from -10 to 10 in PLOVER; the scale is always whole, so that dyads compare."""
FIGURES = 15
"""Pixels that a period needs to have its number printed."""

Direction = tuple[str, str, Sequence[Relation]]
Query = Sequence[tuple[str, str]]
"""Fields of an address with their values."""
_KEPT = ("issue", "outlet", "type", "told", "doubtful")
"""Fields of a dyad's filter that its periods take over."""
ACTUAL = Standing.ACTUAL.value


def events_url(one: Relation, rest: Query = (), *standing: str, types: Sequence[str] = ()) -> str:
    """The events that a number of a period counts: one state's acts on the other that surely lie
    in it, of some standings (else those that happened) and types, under the rest of a filter.
    """
    own = [
        (name, value) for name, value in rest if name in _KEPT and not (types and name == "type")
    ]
    days = [("from", one.start.isoformat()), ("to", one.end.isoformat()), ("dated", WITHIN)]
    sides = [("actor", one.actor), ("recipient", one.recipient)]
    how = [("standing", name) for name in standing or (ACTUAL,)]
    kinds = [("type", name) for name in types]
    return f"/events/joined?{urlencode([*sides, *own, *kinds, *how, *days])}"


def others_url(one: Relation, rest: Query = ()) -> str:
    """The events of a period that were not done."""
    return events_url(one, rest, *(name for name, _ in one.others))


def index_chart(directions: Sequence[Direction], width: int, rest: Query = ()) -> Chart | None:
    """Both directions by period; None when neither has an event. `directions` hold the names, and
    `rest` is the filter under which a period leads to its events.
    """
    kept = [one for one in directions if one[2]]
    relations = [r for one in kept for r in one[2]]
    if not relations:
        return None
    span = min(r.start for r in relations), max(r.end for r in relations)
    scale = charts.days(*span, LEFT, width - 6)
    nodes: list[Node] = []
    top = 0.0
    for actor, recipient, found in kept:
        nodes += _panel(f"{actor} → {recipient}", found, (scale, span, rest), top)
        top += HEAD + HIGH + COUNTS + STRIP + FOOT + GAP
    marks = _legend()
    nodes += charts.legend(marks, LEFT, top, width - LEFT)
    height = top + charts.legend_lines([m for _, m in marks], width - LEFT) * 16
    title = f"Index of {kept[0][0]} and {kept[0][1]}, {relations[0].label} to {relations[-1].label}"
    return Chart(width, height, title, tuple(nodes), linked=True)


def _legend() -> list[tuple[Node, str]]:
    return [
        (_dot(8, 5, False), "mean of five events or more"),
        (_dot(8, 5, True), "of fewer: no trend"),
        (node("rect", x=1, y=0, width=14, height=10, class_="c-band"), "95 % interval"),
        (node("rect", x=1, y=0, width=14, height=10, class_="c-band-open"), "of fewer than five"),
        (node("rect", x=3, y=1, width=9, height=9, class_="c-bar-open"), "not actual, counted"),
    ]


def _panel(
    name: str, found: Sequence[Relation], time: tuple[Scale, tuple[date, date], Query], top: float
) -> Iterator[Node]:
    scale, span, rest = time
    score = Scale(-TOP_SCORE, TOP_SCORE, top + HEAD + HIGH, top + HEAD)
    foot = score.left + COUNTS + STRIP
    yield words(LEFT, top + 13, name, "c-head")
    yield from charts.time_axis(scale, span, top + HEAD, foot)
    for value in (-10, -5, 5, 10):
        y = score(value)
        yield line(scale.left, y, scale.right, y, "c-grid")
        yield words(LEFT - 6, y + 4, charts.signed(value).removesuffix(".0"), "c-axis", "end")
    yield line(scale.left, score(0), scale.right, score(0), "c-zero")
    yield words(LEFT - 6, score(0) + 4, "0", "c-axis", "end")
    yield words(LEFT - 6, score.left + 14, "happened", "c-small", "end")
    yield words(LEFT - 6, foot - 6, "not actual", "c-small", "end")
    most = max((others(r) for r in found), default=0)
    for relation in found:
        left, right = scale(relation.start.toordinal()) + 1, scale(relation.end.toordinal() + 1) - 1
        box = (left, max(right - left, 1.5))
        yield from _period(relation, rest, box, (score, most))


def _period(
    one: Relation, rest: Query, box: tuple[float, float], up: tuple[Scale, int]
) -> Iterator[Node]:
    """A period's marks: what happened as one link, what was not done as another."""
    score, most = up
    if one.events:
        marks = _happened(one, box, score)
        yield titled(told(one), *marks, href=events_url(one, rest), counts=one.events)
    if count := others(one):
        said = f"{one.label}, not actual: {_in_words(one)}"
        marks = _not_done(count, most, box, score)
        yield titled(said, *marks, href=others_url(one, rest), counts=count)


def _in_words(one: Relation) -> str:
    return ", ".join(f"{count} {name}" for name, count in one.others)


def _happened(r: Relation, box: tuple[float, float], score: Scale) -> Iterator[Node]:
    """What happened in a period: the interval, the mean, the number."""
    left, wide = box
    mid, high = left + wide / 2, score.left - score.right
    yield node("rect", x=left, y=score.right, width=wide, height=high + COUNTS, class_="hit")
    if r.score is not None:
        if r.low is not None and r.high is not None:
            top, tall = score(r.high), max(score(r.low) - score(r.high), 1)
            form = "c-band-open" if r.sparse else "c-band"
            yield node("rect", x=left, y=top, width=wide, height=tall, class_=form)
        yield _dot(mid, score(r.score), r.sparse)
    if wide >= FIGURES:
        yield words(mid, score.left + 14, str(r.events), "c-small", "middle")


def _not_done(count: int, most: int, box: tuple[float, float], score: Scale) -> Iterator[Node]:
    """What was offered, planned, demanded … in a period: a box, as high as it is much."""
    left, wide = box
    low, full = score.left + COUNTS, STRIP - 4
    base = low + STRIP - 2
    yield node("rect", x=left, y=low, width=wide, height=STRIP, class_="hit")
    tall = full if wide >= FIGURES else max(3.0, count / most * full)
    yield node("rect", x=left, y=base - tall, width=wide, height=tall, class_="c-bar-open")
    if wide >= FIGURES:
        yield words(left + wide / 2, base - 4, str(count), "c-small", "middle")


def _dot(x: float, y: float, sparse: bool) -> Node:
    return node("circle", cx=x, cy=y, r=3.5, class_="c-dot-open" if sparse else "c-dot")


def others(relation: Relation) -> int:
    """How many events of a period were offered, planned, demanded … and not done."""
    return sum(count for _, count in relation.others)


def told(r: Relation) -> str:
    """A period in words: what its marks show."""
    parts = [f"{r.label}: {r.events} {'event' if r.events == 1 else 'events'}"]
    if r.score is not None:
        parts.append(f"mean {charts.signed(r.score)}")
    if r.low is not None and r.high is not None:
        parts.append(f"95 % {charts.signed(r.low)} to {charts.signed(r.high)}")
    if r.sparse and r.events:
        parts.append("too few for a trend")
    if r.others:
        parts.append(f"not actual: {_in_words(r)}")
    return "; ".join(parts)
