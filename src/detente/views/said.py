"""What was said: attributions with their words, in order of time."""

from __future__ import annotations

from ..errors import BadInput
from ..record import Filter, Record, queries
from . import gather
from .shapes import Said


def said(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Said]:
    """Attributions in order of time, the undated last; `after` is the id of the last one seen.

    Raises BadRecord when the file fails us.
    """
    return gather.said_of(record, queries.attributions(record, where, limit, after))


def one(record: Record, attribution: str) -> Said:
    """The attribution of that id. Raises BadInput when the record holds none."""
    found = queries.attribution(record, attribution)
    if not found:
        raise BadInput(f"no attribution '{attribution}' in the record; ids are in `detente said`")
    return gather.said_of(record, [found])[0]
