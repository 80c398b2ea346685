"""Acts like one of some days, asked for day by day, are those that the lists give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.linked import Event
from detente.record import Filter, Record, queries
from detente.record.queries.acting_then import acting_then

LIMIT = 40


def on_days(record: Record) -> Iterator[tuple[Event, tuple[str, ...]]]:
    """Events with both ends, an issue and a state that acts, and these states."""
    for event in queries.events(record, Filter()):
        states = tuple(sorted({one.state for one in event.actors if one.state}))
        if states and event.issues and event.when.earliest and event.when.latest:
            yield event, states


def test_acts_of_some_days_are_those_of_the_list(pile_record: Path) -> None:
    asked = 0
    with Record.open(pile_record, readonly=True) as record:
        for event, states in on_days(record):
            first, last = event.when.earliest, event.when.latest
            assert first and last
            found = acting_then(record, event, states, (first, last), LIMIT)
            where = Filter(types=(event.type,), actors=states, issues=event.issues, start=first,
                           end=last, within=True)  # fmt: skip
            listed = queries.events(record, where, LIMIT + 1)
            assert event in listed
            assert found == [one for one in listed if one != event][:LIMIT]
            asked += 1
    assert asked > 10


def test_days_are_walked_by_their_index(pile_record: Path) -> None:
    from detente.record.queries.acting_then import _THEN

    asked = {"type": "CONSULT", "states": "[]", "issues": "[]", "first": "2001-06-01",
             "last": "2001-06-30", "but": "", "most": LIMIT}  # fmt: skip
    with Record.open(pile_record, readonly=True) as record:
        plan = [row[3] for row in record.rows(f"explain query plan {_THEN}", asked)]
    assert plan[0].startswith("SEARCH m USING INDEX events_moment (moment>?")
