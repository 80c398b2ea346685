"""What finds something where a search finds nothing: fewer words, any day, another spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ..record import Filter, Record
from ..record.queries.vocabulary import as_written, held, near_terms
from .questions import EMPTY_WORDS
from .search import own_words, parts_of, query_of

MOST_WORDS = 8
"""Words of which it is tried what leaving one out finds: each costs a look into the index."""
NEARNESS = 0.72
"""Likeness (difflib's ratio, 0..1) from which a word is offered for one that no text holds: above
difflib's own 0.6, which offers "Roman" for "radar"."""

Count = Callable[[Filter], int | None]
"""How many items pass a filter; None where that takes too long."""
Query = Callable[[str], str]
"""Makes words a query of the full-text index."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A search that finds something: what it changes ("without “radar”"), its words, whether the
    days and the rest of the filter stay, and how many it finds (None: many).
    """

    told: str
    words: str
    days: bool
    filtered: bool
    n: int | None


def remedies(
    record: Record, words: str, where: Filter, count: Count, query: Query = query_of
) -> list[Remedy]:
    """What would find something, the least change of the words first, each with the least change
    of the filter by which it does; `query` makes words a query. Raises BadInput, BadRecord.
    """
    found = [Remedy("", words, True, True, None), *_spelt(record, words), *_fewer(words)]
    return [made for one in found if (made := _helping(one, where, count, query))]


def _helping(remedy: Remedy, where: Filter, count: Count, query: Query) -> Remedy | None:
    """The same with as much of the filter gone as it takes; None where nothing helps."""
    for told, days, filtered in _scopes(where):
        rest = where if filtered else Filter(start=where.start, end=where.end)
        narrowed = rest if days else replace(rest, start=None, end=None)
        if n := count(replace(narrowed, words=query(remedy.words))):
            both = ", ".join(part for part in (remedy.told, told) if part)
            return Remedy(both, remedy.words, days, filtered, n)
        if n is None:
            return replace(remedy, told=remedy.told or told, days=days, filtered=filtered)
    return None


def _scopes(where: Filter) -> Iterator[tuple[str, bool, bool]]:
    """What of a filter may go, the least first: how it is told, whether days and the rest stay."""
    dated = bool(where.start or where.end)
    more = not replace(where, start=None, end=None, words=None).plain
    yield "", True, True
    if dated:
        yield "on any day", False, True
    if more:
        yield "without the rest of the filter" if dated else "without the filter", True, False
    if dated and more:
        yield "without any filter", False, False


def unheld(record: Record, words: str) -> list[str]:
    """The words that no article of the record holds. Raises BadRecord."""
    plain = [part for part in parts_of(words) if " " not in part][:MOST_WORDS]
    return [one for one in plain if not held(record, query_of(own_words(one)))]


def _spelt(record: Record, words: str) -> Iterator[Remedy]:
    """The same search with the nearest words that the record holds for those that it does not."""
    changed = words
    for one in unheld(record, words):
        near = get_close_matches(one.lower(), near_terms(record, one.lower()), 1, NEARNESS)
        if near:
            changed = changed.replace(one, as_written(record, near[0]))
    if changed != words:
        yield Remedy(f"spelt “{changed}”", changed, True, True, None)


def _fewer(words: str) -> Iterator[Remedy]:
    parts = parts_of(words)
    if not 1 < len(parts) <= MOST_WORDS:
        return
    for n, part in enumerate(parts):
        rest = [*parts[:n], *parts[n + 1 :]]
        if any(one.casefold() not in EMPTY_WORDS for one in rest):
            shown = " ".join(f'"{one}"' if " " in one else one for one in rest)
            yield Remedy(f"without “{part}”", shown, True, True, None)
