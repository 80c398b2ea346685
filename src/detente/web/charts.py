"""Charts as SVG, made on the server: readable without a script, in print and in a dossier.

A chart is a tree of plain nodes; a template writes it, escaped like everything else. Units are
pixels of the chart's own width, which is drawn once for a desk and once for a telephone. What a
mark means is in its form and in its words (its title), never in its colour alone.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..dates import SHORT_MONTHS, later

WIDE = 944
"""Pixels: what a page of 80 rem has beside its filters."""
NARROW = 358
"""Pixels: a telephone's 390 without the page's margins."""

Value = str | float


@dataclass(frozen=True, slots=True)
class Node:
    """An element of SVG: its name, its attributes in order, its text, what stands in it."""

    tag: str
    attrs: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: its size in pixels, what it shows in a few words, its nodes from back to front.

    `linked` says that something in it can be followed or pointed at one by one.
    """

    width: float
    height: float
    title: str
    nodes: tuple[Node, ...]
    linked: bool = False


def node(tag: str, *children: Node, text: str = "", **attrs: Value | None) -> Node:
    """An element; `class_` is the class, `_` in other names a hyphen, None leaves one out."""
    given = tuple(
        (name.rstrip("_").replace("_", "-"), _number(value))
        for name, value in attrs.items()
        if value is not None
    )
    return Node(tag, given, text, children)


def _number(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Node:
    """A straight line."""
    return node("path", d=f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}", class_=class_)


def words(x: float, y: float, text: str, class_: str = "c-text", anchor: str = "start") -> Node:
    """Words at a place; `anchor` is start, middle or end."""
    return node("text", text=text, x=x, y=y, class_=class_, text_anchor=anchor)


def titled(text: str, *children: Node, href: str | None = None, counts: int | None = None) -> Node:
    """Marks with the words that are told when they are pointed at; with `href`, a link; `counts`
    is how many lines the list behind it has, where it shows a number.
    """
    inside = (node("title", text=text), *children)
    if not href:
        return node("g", *inside)
    return node("a", *inside, href=href, data_n=counts)


@dataclass(frozen=True, slots=True)
class Scale:
    """From values low..high to pixels left..right."""

    low: float
    high: float
    left: float
    right: float

    def __call__(self, value: float) -> float:
        """The pixel of a value."""
        whole = (self.high - self.low) or 1
        return self.left + (value - self.low) / whole * (self.right - self.left)


def days(first: date, last: date, left: float, right: float) -> Scale:
    """A scale of days as ordinals, the last day whole in."""
    return Scale(first.toordinal(), last.toordinal() + 1, left, right)


STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
"""Years between two marks of an axis of time."""


def year_ticks(first: date, last: date, pixels: float, room: float = 56) -> list[date]:
    """First days of years to be named on an axis, `room` pixels or more apart.

    Of less than two years, first days of months, as many as there is room for.
    """
    if (last - first).days < 2 * 366:
        return _month_ticks(first, last, pixels, room)
    years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
    fit = max(1, pixels / room)
    step = next((step for step in STEPS if len(years) / step <= fit), STEPS[-1])
    return [date(year, 1, 1) for year in years if year % step == 0]


def _month_ticks(first: date, last: date, pixels: float, room: float) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = [first.year * 12 + first.month - 1 + n for n in range(count)]
    step = next((s for s in (1, 2, 3, 6, 12) if count / s <= max(1, pixels / room)), 12)
    found = [date(m // 12, m % 12 + 1, 1) for m in months if m % 12 % step == 0]
    return [day for day in found if day >= first] or [first]


MONTHS = tuple(name.title() for name in SHORT_MONTHS)


def time_axis(scale: Scale, span: tuple[date, date], top: float, bottom: float) -> Iterator[Node]:
    """Years (or months) as thin lines from top to bottom, with their names below."""
    ticks = year_ticks(*span, abs(scale.right - scale.left))
    monthly = (span[1] - span[0]).days < 2 * 366
    for day in ticks:
        x = scale(day.toordinal())
        yield line(x, top, x, bottom, "c-grid")
        named = f"{MONTHS[day.month - 1]} {day.year}" if monthly else str(day.year)
        anchor = "start" if x < scale.left + 20 else "end" if x > scale.right - 24 else "middle"
        yield words(x, bottom + 14, named, "c-axis", anchor)


def spread(first: date, last: date) -> tuple[date, date]:
    """A span of time to draw: at least a month, so that one day is no whole axis."""
    short = 30 - (last - first).days
    if short <= 0:
        return first, last
    return later(first, -(short // 2)), later(last, short - short // 2)


def bounds(period: str) -> tuple[date, date]:
    """First and last day of "2007" or "2007-06"."""
    year, month = int(period[:4]), int(period[5:7] or 0)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def spoken(day: date) -> str:
    """A day in words: "3 Jul 2007"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def signed(value: float) -> str:
    """A score with its sign: "+2.1", "−4.0", "0.0"."""
    return f"{value:+.1f}".replace("-", "−") if round(value, 1) else "0.0"


STYLES: dict[str, dict[str, str]] = {
    "c-text": {"fill": "#17191d", "font-size": "12"},
    "c-axis": {"fill": "#555a63", "font-size": "11"},
    "c-view": {"fill": "#555a63", "font-size": "11"},
    "c-small": {"fill": "#555a63", "font-size": "10"},
    "c-head": {"fill": "#17191d", "font-size": "13", "font-weight": "600"},
    "c-grid": {"stroke": "#d8d8d0", "fill": "none"},
    "c-zero": {"stroke": "#17191d", "fill": "none"},
    "c-line": {"stroke": "#0b4a7a", "fill": "none", "stroke-width": "2"},
    "c-soft-line": {"stroke": "#555a63", "fill": "none", "stroke-width": "2"},
    "c-open-line": {"stroke": "#0b4a7a", "fill": "none", "stroke-dasharray": "3 2"},
    "c-band": {"fill": "#e2edf6", "stroke": "#0b4a7a", "stroke-width": ".75"},
    "c-band-open": {"fill": "none", "stroke": "#0b4a7a", "stroke-dasharray": "3 2"},
    "c-dot": {"fill": "#0b4a7a", "stroke": "#0b4a7a"},
    "c-dot-open": {"fill": "#fdfdfb", "stroke": "#0b4a7a", "stroke-width": "1.5"},
    "c-bar": {"fill": "#0b4a7a", "stroke": "#0b4a7a", "stroke-width": ".75"},
    "c-bar-mid": {"fill": "#6f9cc0", "stroke": "#0b4a7a", "stroke-width": ".75"},
    "c-bar-light": {"fill": "#e2edf6", "stroke": "#0b4a7a", "stroke-width": ".75"},
    "c-bar-open": {"fill": "#fdfdfb", "stroke": "#0b4a7a", "stroke-dasharray": "2 2"},
    "c-land": {"fill": "#eceae2", "stroke": "#b9b8ae", "stroke-width": ".5"},
    "c-border": {"fill": "none", "stroke": "#b9b8ae", "stroke-width": ".5"},
    "c-place": {"fill": "#0b4a7a", "fill-opacity": ".55", "stroke": "#0b4a7a"},
    "c-warm-3": {"fill": "#8fbfe6"},
    "c-warm-2": {"fill": "#b9d8f0"},
    "c-warm-1": {"fill": "#e2edf6"},
    "c-even": {"fill": "#ebebe6"},
    "c-blank": {"fill": "#f7f7f3"},
    "hit": {"fill": "none"},
    "c-sea": {"fill": "#ffffff"},
    "c-name": {"fill": "#17191d", "font-size": "12"},
    "c-place-open": {"fill": "none", "stroke": "#0b4a7a", "stroke-dasharray": "3 2"},
    "c-cold-1": {"fill": "#fae7d9"},
    "c-cold-2": {"fill": "#f3c9a9"},
    "c-cold-3": {"fill": "#eaa678"},
}
"""How a chart looks outside a page; in one, charts.css says it, in either theme."""


def alone(chart: Chart) -> Chart:
    """The same drawing as a file of its own: on white, every node with its looks."""
    paper = node("rect", width=chart.width, height=chart.height, fill="#ffffff")
    return replace(chart, nodes=(paper, *map(_dressed, chart.nodes)))


def _dressed(one: Node) -> Node:
    name = dict(one.attrs).get("class", "")
    looks = tuple(STYLES.get(name, {}).items())
    return replace(one, attrs=(*one.attrs, *looks), children=tuple(map(_dressed, one.children)))


def flat(parts: Iterable[Node | Iterable[Node]]) -> tuple[Node, ...]:
    """Nodes and lists of nodes as one list."""
    found: list[Node] = []
    for part in parts:
        found += [part] if isinstance(part, Node) else part
    return tuple(found)


def legend(items: Sequence[tuple[Node, str]], x: float, y: float, width: float) -> list[Node]:
    """Small examples of marks, each drawn in a box of 16 by 10 pixels, with their meaning; they go
    on in the next line where the width ends.
    """
    found: list[Node] = []
    left, step = x, 16
    for mark, meaning in items:
        long = 24 + len(meaning) * 6.2
        if left + long > x + width and left > x:
            left, y = x, y + step
        found.append(node("g", mark, transform=f"translate({left:.0f},{y - 9:.0f})"))
        found.append(words(left + 21, y, meaning, "c-axis"))
        left += long + 12
    return [node("g", *found, class_="legend")]


def legend_lines(meanings: Iterable[str], width: float) -> int:
    """How many lines a legend of these meanings takes."""
    lines, left = 1, 0.0
    for meaning in meanings:
        long = 24 + len(meaning) * 6.2
        if left + long > width and left:
            lines, left = lines + 1, 0.0
        left += long + 12
    return lines
