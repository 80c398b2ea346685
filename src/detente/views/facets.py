"""Facets: beside a list, the values that would narrow it, each with the number that it leaves.

Counts of one state of a record are kept, so that a list asked for twice is counted once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from ..record import Filter, Record
from ..record.queries.facets import TIMELINE, FacetCounts, counts_among, facet_counts, names_of
from ..tables.states import by_iso3
from . import gather

SECONDS = 0.025
"""Time that the counts of one page may take: a quarter of what a page has. What is not counted by
then is said to be many, and counted for whoever asks for it."""
KEPT = 256
"""Counted filters that are kept: a day's clicking, some 2 MB."""

LISTS = {
    "timeline": (TIMELINE, ("outlet", "issue", "state", "actor", "type", "standing", "year")),
    "said": ("attributions", ("outlet", "issue", "state", "actor", "kind", "year")),
    "events": ("event_mentions", ("outlet", "issue", "state", "actor", "type", "standing", "year")),
    "articles": ("articles", ("outlet", "issue", "year")),
    "joined": ("events", ("outlet", "issue", "state", "actor", "type", "standing", "year")),
    "threads": ("threads", ("stands", "outlet", "issue", "state", "year")),
    "discrepancies": ("discrepancies", ("outlet", "issue", "state", "actor", "type", "year")),
}
"""The lists that have facets, by name: what they list, and by what it is counted."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet as an address has it, its name, and how many items choosing it gives."""

    value: str
    name: str
    n: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field (see `record.queries.facets.FIELDS`), most first, years in order.

    `values` is None where there was no time to count them.
    """

    field: str
    values: tuple[Value, ...] | None


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list comes to: all its items (None: not counted in time), and its facets."""

    total: int | None
    facets: tuple[Facet, ...]

    @property
    def whole(self) -> bool:
        """Whether everything was counted."""
        return self.total is not None and all(one.values is not None for one in self.facets)


def facets(record: Record, name: str, where: Filter, seconds: float | None = SECONDS) -> Facets:
    """The facets of one of LISTS under a filter; without `seconds` all are counted, however long
    it takes. Raises BadInput for words that are no query, BadRecord.
    """
    kind, fields = LISTS[name]
    return _shown(record, fields, _kept_counts(record, kind, where, fields, seconds))


def facets_among(record: Record, name: str, ids: Sequence[str]) -> Facets:
    """The facets of some items of one of LISTS, by their ids. Raises BadRecord."""
    kind, fields = LISTS[name]
    return _shown(record, fields, counts_among(record, kind, ids, fields))


def _shown(record: Record, fields: Sequence[str], counted: FacetCounts) -> Facets:
    found = {field: counted.by_field[field] for field in fields}
    names = _names(record, found)
    return Facets(
        counted.total,
        tuple(Facet(field, _values(field, rows, names)) for field, rows in found.items()),
    )


def total(record: Record, name: str, where: Filter, seconds: float = SECONDS) -> int | None:
    """How many items of one of LISTS pass a filter; None when there is no time to count them.

    Raises BadInput for words that are no query, BadRecord.
    """
    return _kept_counts(record, LISTS[name][0], where, (), seconds).total


def _values(
    field: str, rows: tuple[tuple[str, int], ...] | None, names: dict[str, str]
) -> tuple[Value, ...] | None:
    if rows is None:
        return None
    known = names if field in ("state", "actor", "issue") else {}
    return tuple(Value(value, known.get(value, value), n) for value, n in rows[:SHOWN_AT_MOST])


SHOWN_AT_MOST = 60
"""Values of one facet: nobody looks through more, and the field of the form takes any name."""


def _names(record: Record, found: dict[str, tuple[tuple[str, int], ...] | None]) -> dict[str, str]:
    """Names of states, issues and entities by their ids."""
    states = {iso3: state.name for iso3, state in by_iso3().items()}
    issues = {issue.id: issue.name for issue in gather.issue_names().values()}
    actors = [ident for ident, _ in (found.get("actor") or ())[:SHOWN_AT_MOST]]
    return states | issues | names_of(record, actors)


# ------------------------------------------------------------------ what was counted before

_Key = tuple[str, tuple[int, ...], str, Filter, tuple[str, ...]]
_kept: OrderedDict[_Key, FacetCounts] = OrderedDict()
_lock = Lock()


def _kept_counts(
    record: Record, kind: str, where: Filter, fields: Sequence[str], seconds: float | None
) -> FacetCounts:
    key = (str(record.path.resolve()), state_of(record.path), kind, where, tuple(fields))
    with _lock:
        known = _kept.get(key)
        if known and (seconds is not None or not _lacking(known)):
            _kept.move_to_end(key)
            return known
    counted = facet_counts(record, kind, where, fields, seconds)
    with _lock:
        if not (key in _kept and _lacking(counted)):
            _kept[key] = counted
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
        return _kept.get(key, counted)


def _lacking(counted: FacetCounts) -> bool:
    return counted.total is None or None in counted.by_field.values()


def state_of(path: Path) -> tuple[int, ...]:
    """What changes whenever somebody writes to a record: size and last change, with its log's."""
    found: list[int] = []
    for file in (path, Path(f"{path}-wal")):
        with suppress(OSError):
            stat = file.stat()
            found += [stat.st_size, stat.st_mtime_ns]
    return tuple(found)
