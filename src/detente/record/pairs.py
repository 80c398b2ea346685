"""Pairs that linkers hold for one, the groups they hang together in, and people's word on them.

The caller holds a transaction where it writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from ..linked import Pair
from . import sketches, standing
from .store import Record

Row = tuple[str, str, str, str, float, str]
"""one, other, article_one, article_other, score, why."""

_ENDS = (
    "select one, other from pairs"
    " where kind = :kind and score >= :least and article_{end} in ({changed})"
)
_CHANGED = "select key from stale where kind = :kind"

GROUPS: dict[str, tuple[str, str, str]] = {
    sketches.EVENT: ("event_members", "event_mention", "event"),
    sketches.QUOTATION: ("quotation_members", "attribution", "quotation"),
    sketches.NEWS: ("news", "article", "news"),
}
"""Where the groups of a kind of link are kept: table, member, group."""


def forget(record: Record, kind: str, least: float = 0.0) -> None:
    """Takes out the pairs of articles that changed, and notes everything that hung together with
    them, by pairs of a score of `least` or more, as touched. Raises BadRecord.
    """
    values = {"kind": kind}
    for end in ("one", "other"):
        ends = record.rows(_ENDS.format(end=end, changed=_CHANGED), values | {"least": least})
        sketches.touch(record, kind, {item for pair in ends for item in pair})
        record.run(
            f"delete from pairs where kind = :kind and article_{end} in ({_CHANGED})", values
        )
    if kind in GROUPS:
        table, member, group = GROUPS[kind]
        record.run(
            f"insert or ignore into touched (kind, key) select :kind, {member} from {table}"
            f" where {group} in (select {group} from {table} where article in ({_CHANGED}))",
            values,
        )


def add(record: Record, kind: str, rows: Sequence[Row], least: float = 0.0) -> None:
    """Adds pairs, and notes the items of those of a score of `least` or more as touched.

    Raises BadRecord.
    """
    sketches.touch(record, kind, {item for row in rows if row[4] >= least for item in row[:2]})
    record.many(
        "insert or replace into pairs (kind, one, other, article_one, article_other, score, why)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [(kind, *row) for row in rows],
    )


def drop(record: Record, kind: str, ends: Iterable[tuple[str, str]]) -> None:
    """Takes out pairs of unchanged items that are candidates no longer, where there are such.

    Raises BadRecord.
    """
    for one, other in ends:
        gone = record.run(
            "delete from pairs where kind = ? and one = ? and other = ?",
            (kind, *standing.pair(one, other)),
        )
        if gone:
            sketches.touch(record, kind, (one, other))


def among(record: Record, kind: str, items: Iterable[str]) -> list[Pair]:
    """The pairs of which the smaller id is among the items, in order. Raises BadRecord."""
    rows = record.rows(
        "select one, other, score, why from pairs"
        " where kind = ? and one in (select value from json_each(?)) order by one, other",
        (kind, json.dumps(sorted(items))),
    )
    return [Pair(*row) for row in rows]


def neighbours(record: Record, kind: str, item: str, least: float) -> list[tuple[str, Pair]]:
    """What a linker holds for one with an item, with a score of `least` or more, and the pair.

    Raises BadRecord.
    """
    rows = record.rows(
        "select one, other, score, why from pairs"
        " where kind = :kind and one = :item and score >= :least union all"
        " select one, other, score, why from pairs"
        " where kind = :kind and other = :item and score >= :least order by one, other",
        {"kind": kind, "item": item, "least": least},
    )
    return [(row[1] if row[0] == item else row[0], Pair(*row)) for row in rows]


def components(
    record: Record, kind: str, seeds: Iterable[str], least: float = 0.0
) -> list[list[str]]:
    """The sets of items that hang together, by pairs of a score of `least` or more or by a person's
    word, and hold a seed.

    Each is sorted, and they come by their first. Raises BadRecord.
    """
    leader: dict[str, str] = {}

    def top(item: str) -> str:
        while leader.setdefault(item, item) != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    frontier = set(seeds)
    seen: set[str] = set()
    while frontier:
        seen |= frontier
        ends = _ends(record, kind, frontier, least)
        frontier = {item for pair in ends for item in pair} - seen
        for one, other in ends:
            a, b = sorted((top(one), top(other)))
            leader[b] = a
    found: dict[str, list[str]] = {}
    for item in sorted(seen):
        found.setdefault(top(item), []).append(item)
    return list(found.values())


def _ends(record: Record, kind: str, items: set[str], least: float) -> list[tuple[str, str]]:
    """The two ends of everything that joins one of the items to another."""
    wanted = json.dumps(sorted(items))
    found = []
    tests = (("pairs", f" and score >= {least}"), ("decided", f" and verdict = '{standing.SAME}'"))
    for table, test in tests:
        for end in ("one", "other"):
            found += record.rows(
                f"select one, other from {table} where kind = ?"
                f" and {end} in (select value from json_each(?)){test}",
                (kind, wanted),
            )
    if kind == sketches.NEWS:  # a copy goes with what it reprints
        for end in ("id", "copy_of"):
            found += record.rows(
                "select id, copy_of from articles where copy_of is not null"
                f" and {end} in (select value from json_each(?))",
                (wanted,),
            )
    return [(one, other) for one, other in found]


# ------------------------------------------------------------------ what people said


def verdicts(record: Record, kind: str, items: Iterable[str]) -> dict[tuple[str, str], str]:
    """People's verdicts on pairs of which the smaller id is among the items. Raises BadRecord."""
    rows = record.rows(
        "select one, other, verdict from decided"
        " where kind = ? and one in (select value from json_each(?))",
        (kind, json.dumps(sorted(items))),
    )
    return {(one, other): verdict for one, other, verdict in rows}


def decide(record: Record, kind: str, wanted: Mapping[tuple[str, str], str]) -> None:
    """Keeps people's verdicts on pairs, in place of those before; what changed is touched.

    Raises BadRecord.
    """
    rows = record.rows("select one, other, verdict from decided where kind = ?", (kind,))
    old = {(one, other): verdict for one, other, verdict in rows}
    changed = [pair for pair in {*old, *wanted} if old.get(pair) != wanted.get(pair)]
    sketches.touch(record, kind, {item for pair in changed for item in pair})
    record.run("delete from decided where kind = ?", (kind,))
    record.many(
        "insert into decided (kind, one, other, verdict) values (?, ?, ?, ?)",
        [(kind, *pair, verdict) for pair, verdict in wanted.items()],
    )


def put_news(record: Record, articles: Sequence[str], groups: Sequence[tuple[str, ...]]) -> None:
    """Keeps which of the articles tell one news event, in place of what was known of them.

    Raises BadRecord.
    """
    touch_news(record, articles)
    record.run(
        "delete from news where article in (select value from json_each(?))",
        (json.dumps(list(articles)),),
    )
    record.many(
        "insert into news (article, news) values (?, ?)",
        [(article, min(group)) for group in groups for article in group],
    )
    touch_news(record, articles)


TOLD = "told"
"""Kind of what is touched: news, by their first article, whose articles are to be compared."""


def touch_news(record: Record, articles: Sequence[str] | None = None) -> None:
    """Notes the news of those articles, or all, as touched; inside a transaction.

    Raises BadRecord.
    """
    where = " where article in (select value from json_each(?))" if articles is not None else ""
    record.run(
        f"insert or ignore into touched (kind, key) select '{TOLD}', news from news{where}",
        (json.dumps(list(articles)),) if articles is not None else (),
    )


def in_news(record: Record, news: str) -> list[str]:
    """The articles of a news, in order of their ids; none when it is no more. Raises BadRecord."""
    found = record.rows("select article from news where news = ? order by article", (news,))
    return [article for (article,) in found]
