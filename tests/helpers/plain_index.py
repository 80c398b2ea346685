"""The index the plain way: from events held in memory, one by one, with no SQL.

What the record counts by a query is held against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from detente.linked import TOGETHER, Event
from detente.record.queries.acts import UNPLACED, Cell
from detente.views.index import Index, index_of_cells

NAMES: dict[str, Callable[[date], str]] = {
    "month": lambda day: day.isoformat()[:7],
    "quarter": lambda day: f"{day.isoformat()[:5]}Q{(day.month + 2) // 3}",
    "year": lambda day: day.isoformat()[:4],
}
"""The period in which a day lies, as `record.queries.acts.PERIODS` names it."""


def index_of(events: Iterable[Event], a: str, b: str, period: str = "quarter") -> Index:
    """The index of two states (ISO3), from their events; an event in which both act counts for
    both directions. Raises BadInput when there is no such period.
    """
    return index_of_cells(
        [cell for event in events for cell in cells_of(event, (a, b), period)], period
    )


def cells_of(event: Event, pair: tuple[str, str], period: str) -> Iterator[Cell]:
    """An event in every direction in which it counts."""
    first, last = event.when.earliest, event.when.latest
    name = NAMES[period](first) if first else UNPLACED
    if not last or NAMES[period](last) != name:
        name = UNPLACED
    for one in directions(event, *pair):
        yield Cell(name, *one, event.type, event.standing.value, event.plover, 1, event.id)


def directions(event: Event, a: str, b: str) -> Iterator[tuple[str, str]]:
    """The ordered pairs, of the two states, in which an event counts; a meeting counts twice."""
    actors = {side.state for side in event.actors}
    recipients = {side.state for side in event.recipients}
    for one, other in ((a, b), (b, a)):
        acts_upon = one in actors and other in recipients
        both = {one, other} <= actors and not {one, other} & recipients
        together = both and event.type in TOGETHER
        if acts_upon or together:
            yield one, other
