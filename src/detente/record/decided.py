"""What people said of links, replayed: targets are words, on both sides, and found again.

The verdicts that count are kept as `decided` for the linkers to follow, and what a new one concerns
is touched. A judgement whose words are not found on one side is an orphan: listed, never misplaced.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ..linked import Discrepancy, Step
from ..records import Judgement
from ..spans import Span
from . import across, codec, finding, pairs, standing
from .store import Record

KINDS = ("event", "quotation", "dating", "discrepancy", "step")
"""Kinds of judgements that linkers follow."""
_ITEMS = {"event": "event_mention", "quotation": "attribution"}

Key = tuple[str, str]
Found = tuple[Key | None, str, str]
"""The two sides as they are called now, what became of the judgement, and why."""


def replay(record: Record, kind: str) -> None:
    """Works out anew which verdicts on links of a kind count; inside a transaction.

    Raises BadRecord.
    """
    rows = record.rows(
        f"select {codec.quoted(Judgement)} from judgements where kind = ? order by no", (kind,)
    )
    history = [codec.record_of(Judgement, row) for row in rows]
    if not history:
        return
    alive = standing.live(history)
    found = {one.id: _found(record, kind, json.loads(one.target)) for one in alive}
    by_key: dict[Key, list[Judgement]] = {}
    for one in alive:
        key = found[one.id][0]
        if key:
            by_key.setdefault(key, []).append(one)
    counts = {key: standing.counting(several) for key, several in by_key.items()}
    wanted = {key: one.verdict for key, one in counts.items() if one}
    _touch(record, kind, wanted)
    pairs.decide(record, kind, wanted)
    _note(record, history, found, {one.id for one in counts.values() if one})


def replay_all(record: Record) -> None:
    """Works out anew which verdicts on links count. Raises BadRecord."""
    with record.writing():
        for kind in KINDS:
            replay(record, kind)


def _note(
    record: Record, history: Sequence[Judgement], found: dict[str, Found], counting: set[str]
) -> None:
    gone = {one.value for one in history if one.verdict == standing.UNDONE}
    rows = []
    for one in history:
        key, state, why = found.get(one.id, (None, "undone", "taken back"))
        if one.verdict == standing.UNDONE and one.id not in gone:
            state, why = "applied", "takes another back"
        elif key and one.verdict != standing.NOTE and one.id not in counting:
            state, why = "overruled", "a later decision counts"
        rows.append((one.id, state, " ".join(key) if key else None, why))
    record.many(
        "insert into replays (judgement, state, target, why) values (?, ?, ?, ?)"
        " on conflict (judgement) do update set state = excluded.state,"
        " target = excluded.target, why = excluded.why",
        rows,
    )


# ------------------------------------------------------------------ finding both sides


def _found(record: Record, kind: str, target: dict[str, Any]) -> Found:
    if kind == "dating":
        return _articles(record, (target["article"], target["anchor"]))
    sides = [target[name] for name in ("left", "right") if name in target]
    ends = []
    for side in sides:
        end, state, why = _side(record, kind, side)
        if end is None:
            return None, state, why
        ends.append(end)
    if kind in _ITEMS:
        return standing.pair(ends[0], ends[1]), "applied", "it counts"
    if kind == "step":
        return (target["of"], ends[0]), "applied", "it counts"
    one, other = standing.pair(ends[0], ends[1])
    return (f"{target['of']} {one}", other), "applied", "it counts"


def _articles(record: Record, ends: tuple[str, str]) -> Found:
    for end in ends:
        if not record.one("select 1 from articles where id = ?", (end,)):
            return None, "orphan", f"the article {end} is no longer in the record"
    return ends, "applied", "it counts"


def _side(record: Record, kind: str, side: dict[str, Any]) -> tuple[str | None, str, str]:
    article = side["article"]
    row = record.one("select text from articles where id = ?", (article,))
    if row is None:
        return None, "orphan", f"the article {article} is no longer in the record"
    if kind in _ITEMS:
        known = finding.known(record, _ITEMS[kind], article)
        return finding.found(side, row[0], article, known)
    spot = finding.place(side, row[0], article)
    if spot is None:
        return None, "orphan", "its words are not found in the text, or two places fit alike"
    return _spot(spot), "applied", ""


def _spot(span: Span) -> str:
    return f"{span.article}:{span.start}:{span.end}"


# ------------------------------------------------------------------ following them


def shown(record: Record, found: Iterable[Discrepancy]) -> list[tuple[Discrepancy, bool]]:
    """Each discrepancy with whether it is shown: nobody judged it wrong. Raises BadRecord."""
    wrong = _wrong(record, "discrepancy")
    return (
        [(one, not (_keys(one) & wrong)) for one in found]
        if wrong
        else [(one, True) for one in found]
    )


def _keys(one: Discrepancy) -> set[Key]:
    spots = sorted({_spot(side.span) for side in one.sides})
    return {(f"{one.kind.value} {a}", b) for n, a in enumerate(spots) for b in spots[n + 1 :]}


def _wrong(record: Record, kind: str) -> set[Key]:
    rows = record.rows(
        f"select one, other from decided where kind = ? and verdict = '{standing.WRONG}'", (kind,)
    )
    return {(one, other) for one, other in rows}


def wrong_items(record: Record, issue: str, steps: Iterable[Step]) -> set[str]:
    """The ids of events and attributions that are no steps on the issue: a person said so.

    Raises BadRecord.
    """
    wrong = {spot for of, spot in _wrong(record, "step") if of == issue}
    return {step.event for step in steps if _spot(step.span) in wrong} if wrong else set()


def _touch(record: Record, kind: str, wanted: dict[Key, str]) -> None:
    """Notes what rests on verdicts that are not about pairs of items: it is made anew."""
    rows = record.rows("select one, other, verdict from decided where kind = ?", (kind,))
    old = {(one, other): verdict for one, other, verdict in rows}
    changed = [key for key in {*old, *wanted} if old.get(key) != wanted.get(key)]
    for one, other in changed if kind in ("discrepancy", "step") else ():
        for spot in (one.split(" ")[-1], other):
            across.touch_article(record, spot.split(":")[0])
