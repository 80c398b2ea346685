"""Pairs: keys are kept for each article, joined for what changed, and decided one by one.

Every step is a transaction of its own and may be done twice, so that a build that was cut off goes
on: what is stale stays so until its pairs are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress, groupby, islice
from typing import Any

import numpy as np

from ..linked import Pair
from ..links import joins
from ..record import Record, pairs, sketches, work
from ..tables import mark
from ..version import __version__
from .helpers import Helpers
from .holding import OnDisk
from .linkers import LINKER, Linker

ARTICLES = 100
"""Articles that are sketched in one transaction."""
PAIRS = 5_000
"""Pairs that are decided before their rows are written and the next things fetched."""
Told = Callable[[int, int], None]
"""Told how many are done, of how many."""


def join(record: Record, linker: Linker, told: Told, helpers: Helpers) -> None:
    """Brings the pairs of one linker up to date, and notes as touched what hangs together with what
    changed. Does nothing when nothing changed. Raises BadRecord.
    """
    made_by = f"{__version__} {linker.version} {mark(*linker.tables)}".rstrip()
    if work.links_made_by(record, linker.kind) != made_by:
        with record.writing():
            sketches.mark_all(record, linker.kind)
            work.note_links(record, linker.kind, made_by)
    if not sketches.stale(record, linker.kind):
        return
    _sketch(record, linker, told, helpers)
    with record.writing():
        pairs.forget(record, linker.kind, linker.least)
    _decide(record, linker, told, helpers)
    with record.writing():
        sketches.settled(record, linker.kind)


# ------------------------------------------------------------------ keys


def _sketch(record: Record, linker: Linker, told: Told, helpers: Helpers) -> None:
    todo = sketches.unsketched(record, linker.kind)
    parts = (todo[start : start + ARTICLES] for start in range(0, len(todo), ARTICLES))
    done = 0
    for some, found in helpers.each(partial(_sketcher, linker.kind), parts):
        sketches.keep(record, linker.kind, found)
        done += len(some)
        told(done, 2 * len(todo))


def _sketcher(kind: str, record: Record) -> Callable[[Sequence[str]], list[sketches.Sketch]]:
    linker = LINKER[kind]
    return lambda articles: list(linker.sketch(record, articles))


# ------------------------------------------------------------------ decisions


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some pairs, as places in `ids`, those of one after one another; `places` are those of the ids
    among all items.
    """

    ids: list[str]
    places: list[int]
    pairs: list[tuple[int, int]]


def _decide(record: Record, linker: Linker, told: Told, helpers: Helpers) -> None:
    items = sketches.items(record, linker.kind)
    with record.writing():
        fresh = (items.state == joins.FRESH).nonzero()[0].tolist()
        sketches.touch(record, linker.kind, [items.ids[n] for n in fresh])
    chunks = _chunks(record, linker, items)
    for chunk, found in helpers.each(partial(_decider, linker.kind), chunks):
        article = dict(zip(chunk.ids, map(items.articles.__getitem__, chunk.places), strict=True))
        rows = [(p.one, p.other, article[p.one], article[p.other], p.score, p.why) for p in found]
        with record.writing():
            pairs.add(record, linker.kind, rows, linker.least)
        told(len(fresh) + max(chunk.places), len(fresh) + len(items.ids))


def _chunks(record: Record, linker: Linker, items: sketches.Kept) -> Iterator[_Chunk]:
    """The pairs to decide; those that are candidates no longer are taken out meanwhile."""
    may = _possible(linker, items)
    with OnDisk(record.path.parent) as hold:
        for part in joins.candidates(items, linker.window, linker.common, hold):
            lost = [
                (items.ids[one], items.ids[other])
                for one, other in zip(part.left.tolist(), part.right.tolist(), strict=True)
            ]
            with record.writing():
                pairs.drop(record, linker.kind, lost)
            keep = may(part.one, part.other)
            one, other = part.one[keep], part.other[keep]
            for start in range(0, len(one), PAIRS):
                end = start + PAIRS
                yield _chunk(items.ids, one[start:end], other[start:end])


def _possible(
    linker: Linker, items: sketches.Kept
) -> Callable[[joins.Ints, joins.Ints], joins.Flags]:
    """Which pairs of places are worth deciding, by what is kept of items in a few bytes."""
    possible = linker.possible
    if linker.brief is None or possible is None:
        return lambda one, _: np.ones(len(one), np.bool_)
    briefs = sketches.briefs(items, linker.brief, head=linker.head)
    return lambda one, other: possible(briefs[one], briefs[other])


def _chunk(ids: Sequence[str], one: joins.Ints, other: joins.Ints) -> _Chunk:
    places, local = np.unique(np.concatenate([one, other]), return_inverse=True)
    ends = local.tolist()
    return _Chunk(
        [ids[n] for n in places.tolist()],
        places.tolist(),
        list(zip(ends[: len(one)], ends[len(one) :], strict=True)),
    )


def _decider(kind: str, record: Record) -> Callable[[_Chunk], list[Pair]]:
    things = _Things(record, LINKER[kind])
    return lambda chunk: list(_decided(things, chunk))


def _decided(things: _Things, chunk: _Chunk) -> Iterator[Pair]:
    """The pairs of a chunk that are linked."""
    ids = chunk.ids
    have = things.of(ids)
    for one, others in groupby(chunk.pairs, lambda pair: pair[0]):
        left = have.get(ids[one])
        theirs = [have[ids[n]] for _, n in others if ids[n] in have] if left is not None else []
        for other in _sifted(things.linker, left, theirs):
            found = things.linker.decide(left, other)
            if found:
                yield found


def _sifted(linker: Linker, left: Any, others: list[Any]) -> list[Any]:
    if linker.sift is None or not others:
        return others
    return list(compress(others, linker.sift(left, others)))


class _Things:
    """What pairs are decided by; the ones used last are kept."""

    def __init__(self, record: Record, linker: Linker) -> None:
        self.record = record
        self.linker = linker
        self.kept: dict[str, Any] = {}

    def of(self, ids: Sequence[str]) -> dict[str, Any]:
        """Those things, by id; what the record no longer has is left out."""
        wanted = dict.fromkeys(ids)
        have = {ident: self.kept.pop(ident) for ident in wanted if ident in self.kept}
        missing = [ident for ident in wanted if ident not in have]
        have.update(self.linker.fetch(self.record, missing) if missing else {})
        self.kept.update(have)
        for ident in list(islice(self.kept, max(0, len(self.kept) - self.linker.kept))):
            del self.kept[ident]
        return have
