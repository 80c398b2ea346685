"""A dyad: what two states did to each other, each direction in order of time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..errors import BadInput
from ..linked import TOGETHER
from ..record import Filter, Record
from ..record.queries.acts import act_cells, count_acts, count_unplaced, told_by
from ..records import When
from ..tables.states import State, by_iso3, state_named
from .events import events
from .index import PERIODS, Index, index_of_cells
from .shapes import Done


@dataclass(frozen=True, slots=True)
class DyadView:
    """Two states by ISO3 and name; what one did to the other and back, in order of time.

    `mutual` are events in which both are actors (a summit); they stand in neither direction.
    """

    a: str
    b: str
    name_a: str
    name_b: str
    a_to_b: tuple[Done, ...]
    b_to_a: tuple[Done, ...]
    mutual: tuple[Done, ...]

    @property
    def all(self) -> tuple[Done, ...]:
        """The three together, in order of time."""
        found = [*self.a_to_b, *self.b_to_a, *self.mutual]
        return tuple(sorted(found, key=_in_time))


def dyad(record: Record, a: str, b: str, where: Filter, limit: int | None = None) -> DyadView:
    """Events between two states, given by name or ISO3; at most `limit` of each direction.

    Raises BadInput when one is no state, or both are the same.
    """
    one, other = two_called(a, b)
    return DyadView(
        a=one.iso3,
        b=other.iso3,
        name_a=one.name,
        name_b=other.name,
        a_to_b=_direction(record, one, other, where, limit),
        b_to_a=_direction(record, other, one, where, limit),
        mutual=_mutual(record, one, other, where, limit),
    )


def two_called(a: str, b: str) -> tuple[State, State]:
    """Two states by name or ISO3. Raises BadInput when one is none, or both are the same."""
    one, other = state_called(a), state_called(b)
    if one == other:
        raise BadInput(f"'{a}' and '{b}' are the same state; a dyad is a pair of two")
    return one, other


def index(record: Record, a: str, b: str, where: Filter, period: str = "quarter") -> Index:
    """The index of two states by month, quarter or year, from distinct events.

    Raises BadInput when one is no state or there is no such period.
    """
    pair = state_called(a).iso3, state_called(b).iso3
    return index_between(record, pair, where, period)


def index_between(
    record: Record,
    pair: tuple[str, str],
    where: Filter,
    period: str,
    most: int | None = None,
) -> Index:
    """The same of two states by ISO3; of at most so many periods, the last ones, and then without
    the ids of events. Doubtful events that the filter leaves out are counted.

    Raises BadInput when there is no such period.
    """
    if period not in PERIODS:
        raise BadInput(f"no period '{period}'; there are: {', '.join(PERIODS)}")
    found = index_of_cells(act_cells(record, pair, where, period, most is None), period, most)
    if most is not None:
        found = replace(found, several=count_unplaced(record, pair, where, period))
    found = replace(found, told_by=tuple(told_by(record, pair, where)))
    if where.doubtful:
        return found
    every = count_acts(record, pair, replace(where, doubtful=True))
    return replace(found, doubtful=every - count_acts(record, pair, where))


def state_called(name: str) -> State:
    """The state of that name or ISO3. Raises BadInput when there is none."""
    found = by_iso3().get(name.upper()) or state_named(name) or state_named(name.upper())
    if not found:
        raise BadInput(f"'{name}' is no state that we know; write its name or ISO 3166 code: RUS")
    return found


def _direction(
    record: Record, actor: State, recipient: State, where: Filter, limit: int | None
) -> tuple[Done, ...]:
    narrowed = replace(where, actors=(actor.iso3,), recipients=(recipient.iso3,))
    return tuple(events(record, narrowed, limit))


def _mutual(
    record: Record, one: State, other: State, where: Filter, limit: int | None
) -> tuple[Done, ...]:
    """Events in which both meet or agree and neither is acted upon by the other."""
    found = events(record, replace(where, actors=(one.iso3,)))
    both = [
        done
        for done in found
        if done.type in TOGETHER
        and other.iso3 in {party.state for party in done.actors}
        and not {one.iso3, other.iso3} & {party.state for party in done.recipients}
    ]
    return tuple(both[:limit])


def _in_time(done: Done) -> tuple[str, str, str, int]:
    """Undated last, then by earliest day, latest day, article and place in its text."""
    return (*_days(done.when), done.article.id, done.anchor.spans[0].start)


def _days(when: When) -> tuple[str, str]:
    """The first and the last day on which something may lie, as text that sorts; "~" for none."""
    first = when.earliest or when.latest
    last = when.latest or when.earliest
    return first.isoformat() if first else "~", last.isoformat() if last else "~"
