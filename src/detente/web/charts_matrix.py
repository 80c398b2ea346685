"""Who acts on whom, as a drawing: actors in rows, recipients in columns, numbers printed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from ..records import Standing
from ..views.asked import NOT_ACTUAL
from ..views.matrix import MatrixView, PairLine
from . import charts
from .charts import Chart, Node, node, titled, words

CELL = (58, 34)
"""Pixels of a cell: room for "−10.0" under "1,204"."""
LEFT, TOP = 120, 46
TONES = (
    ("c-cold-3", "−5 and below"),
    ("c-cold-2", "−2"),
    ("c-cold-1", "below 0"),
    ("c-even", "about 0"),
    ("c-warm-1", "above 0"),
    ("c-warm-2", "2"),
    ("c-warm-3", "5 and above"),
)


def matrix_chart(view: MatrixView) -> Chart | None:
    """The matrix; None when nobody acts on anybody."""
    if not view.states:
        return None
    wide, high = CELL
    nodes: list[Node] = [
        words(LEFT, 12, "to whom →", "c-axis"),
        words(0, TOP - 8, "who ↓", "c-axis"),
    ]
    for n, (iso3, name) in enumerate(view.states):
        nodes.append(
            titled(name, words(LEFT + (n + 0.5) * wide, TOP - 8, iso3, "c-head", "middle"))
        )
        nodes.append(words(0, TOP + (n + 0.6) * high, name[:17], "c-text"))
    nodes += _cells(view)
    width = LEFT + len(view.states) * wide
    foot = TOP + len(view.states) * high + 24
    marks = [
        (node("rect", x=1, y=0, width=14, height=10, class_=tone), said) for tone, said in TONES
    ]
    nodes += charts.legend(marks, 0, foot, max(width, 360))
    lines = charts.legend_lines([said for _, said in marks], max(width, 360))
    title = "Number of distinct actual events by which one state acted on another, and mean score"
    return Chart(max(width, 360), foot + lines * 16 - 8, title, tuple(nodes), linked=True)


def _cells(view: MatrixView) -> Iterator[Node]:
    wide, high = CELL
    for row, actor in enumerate(view.states):
        for column, recipient in enumerate(view.states):
            x, y = LEFT + column * wide, TOP + row * high
            if cell := view.cells.get((actor[0], recipient[0])):
                yield _cell(cell, f"{actor[1]} → {recipient[1]}", x, y)
            elif row == column:
                yield charts.line(x + 2, y + 2, x + wide - 2, y + high - 2, "c-grid")
            else:
                yield _box(x, y, "c-blank")


def _cell(cell: PairLine, pair: str, x: float, y: float) -> Node:
    """The number of events over their mean; in brackets, those that did not happen, where none
    did.
    """
    mid = x + CELL[0] / 2
    form = "c-blank" if cell.score is None else f"c-{cell.tone}"
    below = f"({cell.others})" if cell.score is None else charts.signed(cell.score)
    return titled(
        f"{pair}: {told(cell)}",
        _box(x, y, form),
        words(mid, y + 15, f"{cell.events:,}", "c-head", "middle"),
        words(mid, y + 28, below, "c-small", "middle"),
        href=events_url(cell),
        counts=cell.events or cell.others,
    )


def _box(x: float, y: float, form: str) -> Node:
    wide, high = CELL
    return node("rect", x=x + 0.5, y=y + 0.5, width=wide - 1, height=high - 1, class_=form)


def told(cell: PairLine) -> str:
    """A cell in words."""
    parts = [f"{cell.events} {'event' if cell.events == 1 else 'events'}"]
    if cell.score is not None:
        parts.append(f"mean {charts.signed(cell.score)}")
    if cell.low is not None and cell.high is not None and cell.low != cell.high:
        parts.append(f"from {charts.signed(cell.low)} to {charts.signed(cell.high)}")
    if cell.others:
        parts.append(f"{cell.others} offered, planned, demanded …")
    return ", ".join(parts)


def events_url(
    cell: PairLine,
    rest: tuple[tuple[str, str], ...] = (),
    *,
    actual: bool | None = None,
    standing: str = "",
) -> str:
    """The list of the events that a number of a cell counts, narrowed as the matrix is: those that
    happened, or those that did not, perhaps of one standing; of itself the first where there are
    any.
    """
    happened = bool(cell.events) if actual is None else actual
    own = ("actor", "recipient", "standing")
    kept = [(name, value) for name, value in rest if name not in own]
    how = ("standing", standing or (Standing.ACTUAL.value if happened else NOT_ACTUAL))
    query = urlencode([("actor", cell.actor), ("recipient", cell.recipient), *kept, how])
    return f"/events/joined?{query}"
