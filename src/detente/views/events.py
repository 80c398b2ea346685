"""What was done: event mentions with their words, in order of time."""

from __future__ import annotations

from ..errors import BadInput
from ..record import Filter, Record, queries
from . import gather
from .shapes import Done


def events(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Done]:
    """Event mentions in order of time, the undated last; `after` is the id of the last one seen.

    Raises BadRecord when the file fails us.
    """
    return gather.done_of(record, queries.event_mentions(record, where, limit, after))


def one(record: Record, mention: str) -> Done:
    """The event mention of that id. Raises BadInput when the record holds none."""
    found = queries.event_mention(record, mention)
    if not found:
        raise BadInput(f"no event mention '{mention}' in the record; ids are in `detente events`")
    return gather.done_of(record, [found])[0]
