"""Vectors in the record: which articles lack them, adding them, walking over all of them.

A vector is kept as 384 small integers, since only its direction counts: a cosine moves by less than
0.003, and 100,000 items take 38 MB.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..meaning.encoder import SIZE
from .store import Record

ARTICLES, ATTRIBUTIONS, EVENT_MENTIONS = "articles", "attributions", "event_mentions"
LISTS = (ARTICLES, ATTRIBUTIONS, EVENT_MENTIONS)
"""The lists whose items have vectors; an article has that of its head."""
BLOCK = 8192
"""Vectors that are compared together: 12 MB as floats."""
KIND = {ARTICLES: "article", ATTRIBUTIONS: "attribution", EVENT_MENTIONS: "event_mention"}
"""What an item of each list is called by itself."""
LARGEST = 127
"""The largest number of a vector as it is kept: the largest of a signed byte."""
_TINY = 1e-9
"""What the largest number of a vector of nothing is taken for: nothing is divided by 0."""
_ISSUES_BY = "issues by meaning"
"""Key of `meta`: by what `meant` was decided (encoder, rule and the table of issues)."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of an article that gets a vector: its list, its id, the words that are encoded.

    `named` says whether it has an issue by its words, or people decided which it has.
    """

    list: str
    id: str
    words: str
    named: bool = True


def without(record: Record, encoder: str) -> list[str]:
    """The articles that have no vectors of that encoder, in order of time. Raises BadRecord."""
    rows = record.rows(
        "select m.id from articles m where not exists (select 1 from vectors v"
        " where v.article = m.id and v.list = 'articles' and v.encoder = ?) order by m.moment",
        (encoder,),
    )
    return [ident for (ident,) in rows]


def encoded(record: Record, encoder: str) -> list[str]:
    """The articles that have vectors of that encoder, by id. Raises BadRecord."""
    sql = "select article from vectors where list = 'articles' and encoder = ? order by article"
    return [ident for (ident,) in record.rows(sql, (encoder,))]


def counted(record: Record) -> tuple[int, int]:
    """How many articles have vectors, and how many there are. Raises BadRecord."""
    sql = "select (select count(*) from vectors where list = 'articles'), count(*) from articles"
    have, every = record.one(sql)
    return int(have), int(every)


def words_of(record: Record, article: str) -> list[Item]:
    """What is said and done in an article, in the order of its text. Raises BadRecord."""
    decided = (
        " or exists (select 1 from replays r join judgements j on j.id = r.judgement"
        " where r.target = m.id and r.state = 'applied'"
        " and json_valid(j.value) and json_type(j.value, '$.issues') is not null)"
    )
    found = []
    for name, view in ((ATTRIBUTIONS, "said_words"), (EVENT_MENTIONS, "event_words")):
        rows = record.rows(
            f"select m.id, w.words, m.issues <> '[]'{decided}"
            f" from {name} m join {view} w on w.no = m.no where m.article = ? order by m.no",
            (article,),
        )
        found += [Item(name, ident, words or "", bool(named)) for ident, words, named in rows]
    return found


def touched(record: Record, article: str) -> list[str]:
    """The issues that an article touches by its words, those touched most often first; of equals
    the one that stands first. Raises BadRecord.
    """
    sql = (
        "select issue from issue_mentions where article = ?"
        " group by issue order by count(*) desc, min(n)"
    )
    return [issue for (issue,) in record.rows(sql, (article,))]


def keep(
    record: Record, article: str, encoder: str, items: Sequence[Item], vectors: Floats
) -> None:
    """Keeps the vectors of an article's items, a row each, in place of those before.

    Raises BadRecord.
    """
    with record.writing():
        record.run("delete from vectors where article = ?", (article,))
        for name in LISTS:
            places = [n for n, item in enumerate(items) if item.list == name]
            ids = np.array([int(items[n].id, 16) for n in places], np.uint64)
            record.run(
                "insert into vectors (article, list, encoder, items, body) values (?, ?, ?, ?, ?)",
                (article, name, encoder, ids.tobytes(), small(vectors[places]).tobytes()),
            )


def keep_issues(record: Record, article: str, issues: Mapping[str, tuple[str, str, float]]) -> None:
    """Keeps the issues that items of an article have by meaning, in place of those before: by id
    of the item its kind, the issue and the score. Raises BadRecord.
    """
    with record.writing():
        record.run("delete from meant where article = ?", (article,))
        record.many(
            "insert into meant (target, kind, issue, score, article) values (?, ?, ?, ?, ?)",
            [(target, *of, article) for target, of in issues.items()],
        )


def issues_by(record: Record) -> str | None:
    """By what the issues of meaning were decided; None when never. Raises BadRecord."""
    row = record.one("select value from meta where key = ?", (_ISSUES_BY,))
    return str(row[0]) if row else None


def note_issues(record: Record, by_what: str) -> None:
    """Notes by what the issues of meaning are decided. Raises BadRecord."""
    values = (_ISSUES_BY, by_what)
    record.run("insert or replace into meta (key, value) values (?, ?)", values)


def count_issues(record: Record) -> int:
    """How many items have an issue by meaning alone. Raises BadRecord."""
    return int(record.one("select count(*) from meant")[0])


def forget(record: Record, article: str, target: str, words: bool) -> None:
    """A person decided on the issues of an item, or (`words`) on its words: what meaning found goes
    with it; where words changed, the article waits for new vectors. Raises BadRecord.
    """
    record.run("delete from meant where target = ?", (target,))
    if words:
        record.run("delete from vectors where article = ?", (article,))


def of_article(record: Record, article: str) -> tuple[list[str], Floats]:
    """The ids and vectors of all items of an article. Raises BadRecord."""
    sql = "select items, body from vectors where article = ? order by list"
    rows = record.rows(sql, (article,))
    ids = [f"{number:016x}" for items, _ in rows for number in np.frombuffer(items, np.uint64)]
    return ids, whole(b"".join(body for _, body in rows))


def likeness(
    record: Record, vector: Floats, encoder: str, lists: Iterable[str]
) -> tuple[NDArray[np.uint64], Floats]:
    """The ids (as numbers) of all items of some lists, and the cosine of each with a vector.

    Walks over all of them, a block at a time, so that memory grows by 12 bytes an item. Raises
    BadRecord.
    """
    ids: list[NDArray[np.uint64]] = [np.empty(0, np.uint64)]
    scores: list[Floats] = [np.empty(0, np.float32)]
    sql = (
        "select items, body from vectors where encoder = ?"
        " and list in (select value from json_each(?))"
    )
    for items, body in _blocks(record.each(sql, (encoder, json.dumps(list(lists))))):
        ids.append(np.frombuffer(items, np.uint64))
        scores.append(whole(body) @ vector)
    return np.concatenate(ids), np.concatenate(scores)


def _blocks(rows: Iterator[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """The rows put together until they hold a block of vectors."""
    items, body, size = [], [], 0
    for own, vectors in rows:
        items.append(own)
        body.append(vectors)
        size += len(own) // np.dtype(np.uint64).itemsize
        if size >= BLOCK:
            yield b"".join(items), b"".join(body)
            items, body, size = [], [], 0
    if items:
        yield b"".join(items), b"".join(body)


def small(vectors: Floats) -> NDArray[np.int8]:
    """Vectors as small integers: the largest number of each becomes `LARGEST`."""
    most = np.abs(vectors).max(axis=1, keepdims=True, initial=_TINY)
    found: NDArray[np.int8] = np.rint(vectors / most * LARGEST).astype(np.int8)
    return found


def whole(body: bytes) -> Floats:
    """Vectors of length 1 out of small integers, a row each."""
    vectors = np.frombuffer(body, np.int8).reshape(-1, SIZE).astype(np.float32)
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    vectors /= np.maximum(length, 1)[:, None]
    return vectors
