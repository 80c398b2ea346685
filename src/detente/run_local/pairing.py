"""Pairs: keys are kept for each article, joined for what changed, and decided one by one.

Every step is a transaction of its own and may be done twice, so that a build that was cut off goes
on: what is stale stays so until its pairs are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from ..links import joins
from ..record import Record, pairs, sketches, work
from ..tables import mark
from ..version import __version__
from .linkers import Linker

ARTICLES = 200
"""Articles that are sketched in one transaction."""
PAIRS = 5_000
"""Pairs that are decided before their rows are written and the next things fetched."""
Told = Callable[[int, int], None]
"""Told how many are done, of how many."""


def join(record: Record, linker: Linker, told: Told) -> None:
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
    _sketch(record, linker, told)
    with record.writing():
        pairs.forget(record, linker.kind, linker.least)
    _decide(record, linker, told)
    with record.writing():
        sketches.settled(record, linker.kind)


def _sketch(record: Record, linker: Linker, told: Told) -> None:
    todo = sketches.unsketched(record, linker.kind)
    for start in range(0, len(todo), ARTICLES):
        some = todo[start : start + ARTICLES]
        sketches.keep(record, linker.kind, linker.sketch(record, some))
        told(start + len(some), 2 * len(todo))


def _decide(record: Record, linker: Linker, told: Told) -> None:
    items, articles = sketches.items(record, linker.kind)
    with record.writing():
        fresh = (items.state == joins.FRESH).nonzero()[0].tolist()
        sketches.touch(record, linker.kind, [items.ids[n] for n in fresh])
    things = _Things(record, linker)
    for part in joins.candidates(items, linker.window, linker.common):
        lost = [
            (items.ids[one], items.ids[other])
            for one, other in zip(part.left.tolist(), part.right.tolist(), strict=True)
        ]
        with record.writing():
            pairs.drop(record, linker.kind, lost)
        for some in _chunks(part):
            found = list(_decided(things, items.ids, articles, some))
            with record.writing():
                pairs.add(record, linker.kind, found, linker.least)
            told(len(fresh) + some[-1][0], len(fresh) + len(items.ids))


def _chunks(part: joins.Candidates) -> Iterator[list[tuple[int, int]]]:
    for start in range(0, len(part.one), PAIRS):
        end = start + PAIRS
        yield list(zip(part.one[start:end].tolist(), part.other[start:end].tolist(), strict=True))


def _decided(
    things: _Things, ids: Sequence[str], articles: Sequence[str], some: list[tuple[int, int]]
) -> Iterator[pairs.Row]:
    """The rows of those pairs (places in `ids`, those of one after one another) that are linked."""
    have = things.of([ids[n] for pair in some for n in pair])
    for one, others in groupby(some, lambda pair: pair[0]):
        left = have.get(ids[one])
        theirs = [n for _, n in others if ids[n] in have] if left is not None else []
        for other in _sifted(things.linker, left, theirs, have, ids):
            found = things.linker.decide(left, have[ids[other]])
            if found:
                ends = {ids[one]: articles[one], ids[other]: articles[other]}
                yield (
                    found.one, found.other, ends[found.one], ends[found.other],
                    found.score, found.why,
                )  # fmt: skip


def _sifted(
    linker: Linker, left: Any, others: list[int], have: dict[str, Any], ids: Sequence[str]
) -> list[int]:
    if linker.sift is None or not others:
        return others
    hopeful = linker.sift(left, [have[ids[n]] for n in others])
    return [n for n, worth in zip(others, hopeful, strict=True) if worth]


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
