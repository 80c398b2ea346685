"""The keys by which linkers join, kept for each article; and what they have still to see.

A kind of link (copy, news, event, quotation) has one row for an article: its items with their
keys. Rows made anew stand beside the old ones until their pairs are decided (`settled`), so that a
build that was cut off goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..links.joins import FRESH, GONE, KEPT, Ints, Keys
from . import told_acts
from .store import Record

COPY, NEWS, EVENT, QUOTATION, PEOPLE = "copy", "news", "event", "quotation", "people"
KINDS = (COPY, NEWS, EVENT, QUOTATION, PEOPLE)
"""Linkers that are told which articles changed."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The items of one article with their keys (unsigned, 64 bits) and their places, by which
    neighbours are told; `body` is what the linker decides by, where it is no record.
    """

    article: str
    items: tuple[str, ...]
    places: tuple[int, ...]
    keys: tuple[Sequence[int], ...]
    body: bytes | None = None


def mark(record: Record, kinds: Iterable[str], articles: Iterable[str]) -> None:
    """Notes that linkers have not seen articles since they changed; what was sketched of them for
    those linkers and not yet joined is out of date, as is what is kept of their acts.

    Raises BadRecord.
    """
    changed = list(articles)
    told_acts.forget(record, changed)
    rows = [(kind, article) for kind in kinds for article in changed]
    record.many("insert or ignore into stale (kind, key) values (?, ?)", rows)
    record.many("delete from sketches where kind = ? and fresh = 1 and article = ?", rows)


def mark_all(record: Record, kind: str) -> None:
    """Lets a linker look at every article again: a newer version of it. Raises BadRecord."""
    record.run("delete from sketches where kind = ? and fresh = 1", (kind,))
    record.run("insert or ignore into stale (kind, key) select ?, id from articles", (kind,))


def stale(record: Record, kind: str) -> list[str]:
    """The ids of articles that came, went or changed since a linker looked. Raises BadRecord."""
    return [key for (key,) in record.rows("select key from stale where kind = ?", (kind,))]


def unsketched(record: Record, kind: str) -> list[str]:
    """The articles of the record that are to be sketched anew, by id. Raises BadRecord."""
    rows = record.rows(
        "select s.key from stale s join articles a on a.id = s.key where s.kind = ?"
        " and not exists (select 1 from sketches k"
        " where k.kind = s.kind and k.fresh = 1 and k.article = s.key) order by s.key",
        (kind,),
    )
    return [key for (key,) in rows]


def keep(record: Record, kind: str, sketches: Iterable[Sketch]) -> None:
    """Keeps sketches beside those that they will replace. Raises BadRecord."""
    with record.writing():
        for one in sketches:
            counts = np.array([len(keys) for keys in one.keys], np.int32)
            keys = np.fromiter(chain.from_iterable(one.keys), np.uint64, int(counts.sum()))
            record.run(
                "insert or replace into sketches (kind, fresh, article, items, places, counts,"
                " keys) values (?, 1, ?, ?, ?, ?, ?)",
                (
                    kind,
                    one.article,
                    json.dumps(one.items),
                    np.array(one.places, np.int64).tobytes(),
                    counts.tobytes(),
                    keys.tobytes(),
                ),
            )
            if one.body is not None:
                record.run(
                    "insert or replace into bodies (kind, article, body) values (?, ?, ?)",
                    (kind, one.article, one.body),
                )


@dataclass(frozen=True, slots=True)
class Kept:
    """All items of a kind of link as a join takes them, by article and id (`joins.Joined`), and the
    article of each. Keys stay in the record: a block of them is read at a time.
    """

    record: Record
    kind: str
    ids: list[str]
    articles: list[str]
    places: Ints
    counts: NDArray[np.int32]
    state: NDArray[np.int8]

    def blocks(self) -> Iterator[tuple[Keys, Ints]]:
        """The keys, some BLOCK of them at once, those that leave the same rest together.

        Raises BadRecord.
        """
        several = -(-int(self.counts.sum()) // BLOCK)
        for rest in range(several):
            found: list[tuple[Keys, Ints]] = []
            at = 0
            for blobs in _batches(_by_article(self.record, self.kind, "counts, keys")):
                ends = np.frombuffer(b"".join(blobs[0]), np.int32)
                keys = np.frombuffer(b"".join(blobs[1]), np.uint64)
                owners = np.repeat(np.arange(at, at + len(ends)), ends)
                at += len(ends)
                if several > 1:
                    keep = keys % np.uint64(several) == rest
                    keys, owners = keys[keep], owners[keep]
                found.append((keys, owners))
            yield (
                np.concatenate([keys for keys, _ in found]),
                np.concatenate([owners for _, owners in found]),
            )


BLOCK = 2_000_000
"""Keys that are joined at once: with all that is made of them some 100 MB."""
ROWS = 1_000
"""Articles whose keys are read at once."""


def items(record: Record, kind: str) -> Kept:
    """All items of a kind of link as a join takes them. Raises BadRecord."""
    changed = set(stale(record, kind))
    ids: list[str] = []
    articles: list[str] = []
    states: list[int] = []
    places, counts = bytearray(), bytearray()
    for article, fresh, own, at, ends in _by_article(record, kind, "items, places, counts"):
        several = json.loads(own)
        ids += several
        articles += [article] * len(several)
        states += [FRESH if fresh else GONE if article in changed else KEPT] * len(several)
        places += at
        counts += ends
    return Kept(
        record, kind, ids, articles, np.frombuffer(places, np.int64),
        np.frombuffer(counts, np.int32), np.array(states, np.int8),
    )  # fmt: skip


def briefs(kept: Kept, kind: np.dtype[np.void], *, head: bool = False) -> NDArray[np.void]:
    """What is kept in a few bytes of each item, rows of such a `kind` as the linker wrote them into
    the bodies; all zero of items of which there is none. With `head` a body is of one item, and
    begins with such a row. Raises BadRecord.
    """
    found = np.zeros(len(kept.ids), kind)
    body_of = f"substr(body, 1, {kind.itemsize})" if head else "body"
    bodies = kept.record.each(
        f"select article, {body_of} from bodies where kind = ? order by article", (kept.kind,)
    )
    at = 0
    article, body = next(bodies, ("", b""))
    for name, fresh, ends in _by_article(kept.record, kept.kind, "counts"):
        size = len(ends) // np.dtype(np.int32).itemsize
        while article and article < name:
            article, body = next(bodies, ("", b""))
        new = fresh or not (size and kept.state[at] == GONE)
        if article == name and new and len(body) == size * kind.itemsize:
            found[at : at + size] = np.frombuffer(body, kind)
        at += size
    return found


def _batches(rows: Iterable[Any]) -> Iterator[tuple[list[bytes], list[bytes]]]:
    """Counts and keys of so many rows at once."""
    coming = iter(rows)
    while some := list(islice(coming, ROWS)):
        yield [row[2] for row in some], [row[3] for row in some]


def _by_article(record: Record, kind: str, columns: str) -> Iterable[Any]:
    """Rows by article, the old one first; both lists are read in their own order, not sorted."""
    lists: list[Iterator[Any]] = [
        record.each(
            f"select article, fresh, {columns} from sketches"
            " where kind = ? and fresh = ? order by article",
            (kind, fresh),
        )
        for fresh in (0, 1)
    ]
    return _merged(*lists)


def _merged(old: Iterator[Any], new: Iterator[Any]) -> Iterator[Any]:
    """Rows of two lists by article, the old one first."""
    ahead = next(new, None)
    for row in old:
        while ahead is not None and ahead[0] < row[0]:
            yield ahead
            ahead = next(new, None)
        yield row
    if ahead is not None:
        yield ahead
        yield from new


def bodies(record: Record, kind: str, articles: Iterable[str]) -> dict[str, bytes]:
    """What a linker decides by, of those articles. Raises BadRecord."""
    rows = record.rows(
        "select article, body from bodies where kind = ?"
        " and article in (select value from json_each(?))",
        (kind, json.dumps(sorted(set(articles)))),
    )
    return dict(map(tuple, rows))


def settled(record: Record, kind: str) -> None:
    """Puts the new sketches in the place of the old: their pairs are decided. Raises BadRecord."""
    with record.writing():
        changed = "select key from stale where kind = :kind"
        values = {"kind": kind}
        record.run(
            f"delete from sketches where kind = :kind and fresh = 0 and article in ({changed})",
            values,
        )
        record.run("update sketches set fresh = 0 where kind = :kind and fresh = 1", values)
        record.run(
            f"delete from bodies where kind = :kind and article in ({changed})"
            " and article not in (select id from articles)",
            values,
        )
        record.run("delete from stale where kind = :kind", values)


# ------------------------------------------------------------------ what is to be linked anew


def touch(record: Record, kind: str, keys: Iterable[str]) -> None:
    """Notes what is to be linked anew. Raises BadRecord."""
    record.many(
        "insert or ignore into touched (kind, key) values (?, ?)",
        [(kind, key) for key in keys],
    )


def touched(record: Record, kind: str, limit: int = -1) -> list[str]:
    """What is to be linked anew, in order; so many of it at most (-1: all). Raises BadRecord."""
    rows = record.rows("select key from touched where kind = ? order by key limit ?", (kind, limit))
    return [key for (key,) in rows]


def count_touched(record: Record, kind: str) -> int:
    """How much is to be linked anew. Raises BadRecord."""
    return int(record.one("select count(*) from touched where kind = ?", (kind,))[0])


def untouch(record: Record, kind: str, keys: Iterable[str]) -> None:
    """Notes that it was linked anew. Raises BadRecord."""
    record.many("delete from touched where kind = ? and key = ?", [(kind, key) for key in keys])
