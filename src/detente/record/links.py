"""What holds across articles: copies and entities that are one; the linkers' word and people's.

`write_…` keeps what a linker found, `settle_…` works out what counts after judgements. Both
replace what stood before, so that the order in which articles came plays no part.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..records import Copy, Judgement
from . import across, codec, dated, items, sketches, standing
from .entities import write_groups
from .store import Record
from .tallies import tallied


def write_copies(
    record: Record, copies: Iterable[Copy], touched: Iterable[str] | None = None
) -> None:
    """Keeps which articles reprint which, in place of what was found before of the `touched`
    articles (None: of all). Raises BadRecord.
    """
    with record.writing():
        if touched is None:
            record.run("delete from copies")
        else:
            gone = [(article,) for article in touched]
            record.many("delete from copies where article = ?", gone)
        record.many(
            items.insertion("copies", Copy, ()),
            [codec.row_of(copy) for copy in sorted(copies, key=lambda copy: copy.article)],
        )
        settle_copies(record)


_READING = (sketches.NEWS, sketches.EVENT, sketches.QUOTATION, sketches.PEOPLE)
_LATER = (sketches.EVENT, sketches.QUOTATION, sketches.PEOPLE)


def mark_stale(record: Record, kind: str, article: str) -> None:
    """Notes that the linkers have not seen a `text` or `reading` since it changed, or (`told`) what
    else the reports of an article rest on: by what it was dated, whom it reprints.

    Raises BadRecord.
    """
    if kind == "reading" and dated.is_dated(record, article):
        kind = "told"  # what was read with a link's day dates nothing
    kinds = {"text": sketches.KINDS, "reading": _READING, "told": _LATER}[kind]
    sketches.mark(record, kinds, [article])
    across.touch_said(record, article)


def settle_copies(record: Record) -> None:
    """Works out which articles are folded into which, and shows their items accordingly.

    Inside a transaction. Raises BadRecord.
    """
    decided = _decided(record, "copy", ("article", "original"))
    wanted: dict[str, str] = {}
    for article, original in record.rows("select article, original from copies"):
        if decided.get((article, original)) not in (standing.DIFFERENT, standing.UNSURE):
            wanted[article] = original
    for (article, original), verdict in decided.items():
        if verdict == standing.SAME:
            wanted[article] = original
    known = {ident for (ident,) in record.rows("select id from articles")} if wanted else set()
    tops = {article: _top(wanted, article) for article in wanted if article in known}
    wanted = {article: top for article, top in tops.items() if top is not None and top in known}
    kept = dict(record.rows("select id, copy_of from articles where copy_of is not null"))
    for article in sorted({*kept, *wanted}):
        if wanted.get(article) != kept.get(article):
            _fold(record, article, wanted.get(article))
            ends = {article, *filter(None, (wanted.get(article), kept.get(article)))}
            sketches.touch(record, sketches.NEWS, ends)


def _top(wanted: dict[str, str], article: str) -> str | None:
    """The original behind a chain of copies; None when the chain bites its own tail."""
    seen = {article}
    while article in wanted:
        article = wanted[article]
        if article in seen:
            return None
        seen.add(article)
    return article


def _fold(record: Record, article: str, copy_of: str | None) -> None:
    shown = items.IN_COPY if copy_of else items.IN_VIEWS
    mark_stale(record, "told", article)
    with tallied(record, article):
        record.run(
            "update articles set copy_of = ?, shown = ? where id = ?", (copy_of, shown, article)
        )
        for table in ("attributions", "event_mentions", "event_sides", "dyads", "labels"):
            record.run(
                f"update {table} set shown = ? where article = ? and shown <> ?",
                (shown, article, items.JUDGED_WRONG),
            )
    across.touch_said(record, article)


def settle_entities(record: Record) -> None:
    """Works out which entities are one, and what each group is called. Raises BadRecord."""
    decided = _decided(record, "entity", ("left", "right"))
    pairs = {standing.pair(*p): verdict for p, verdict in decided.items()}
    links = record.rows("select entity, same_as from entity_links")
    write_groups(record, standing.groups([(a, b) for a, b in links], pairs))


def conflicts(record: Record) -> list[standing.Pair]:
    """Entities that a person separated and that other links join all the same. Raises BadRecord."""
    decided = _decided(record, "entity", ("left", "right"), note=False)
    pairs = {standing.pair(*p): verdict for p, verdict in decided.items()}
    links = [(a, b) for a, b in record.rows("select entity, same_as from entity_links")]
    return standing.conflicts(standing.groups(links, pairs), pairs)


def _decided(
    record: Record, kind: str, sides: tuple[str, str], note: bool = True
) -> dict[standing.Pair, str]:
    """The verdict that counts for every pair; what became of each judgement is noted."""
    rows = record.rows(
        f"select {codec.quoted(Judgement)} from judgements where kind = ? order by no", (kind,)
    )
    history = [codec.record_of(Judgement, row) for row in rows]

    def key(judgement: Judgement) -> standing.Pair:
        target = json.loads(judgement.target)
        return target[sides[0]], target[sides[1]]

    counts = standing.standing(history, key)
    if note and history:
        _note(record, history, {judgement.id for judgement in counts.values()})
    return {p: judgement.verdict for p, judgement in counts.items() if isinstance(p, tuple)}


def _note(record: Record, history: list[Judgement], counting: set[str]) -> None:
    """What became of judgements on links, for the list of replays."""
    alive = {judgement.id for judgement in standing.live(history)}
    gone = {j.value for j in history if j.verdict == standing.UNDONE}
    rows = []
    for j in history:
        if j.verdict == standing.UNDONE:
            state = "undone" if j.id in gone else "applied"
        elif j.id not in alive:
            state = "undone"
        else:
            counts = j.id in counting or j.verdict == standing.NOTE
            state = "applied" if counts else "overruled"
        rows.append((j.id, state, j.target, ""))
    record.many(
        "insert into replays (judgement, state, target, why) values (?, ?, ?, ?)"
        " on conflict (judgement) do update set state = excluded.state",
        rows,
    )
