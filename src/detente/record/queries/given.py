"""What linkers are given: articles, event mentions and attributions as `linked.py` has them.

Everything is as it counts after judgements; entities are those after entity links. What a person
judged wrong is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...linked import Quoted, Report, Teller, Telling
from ...links.copies import Print, Shingles, shingles
from ...records import UNKNOWN, Attribution, Basis, EventMention, Standing, Time, When
from ...records.times import told_on
from .. import codec, dated, overlay
from ..rows import told_at
from ..store import Record
from .articles import WHEN, texts
from .lists import resolved

_OWN = ("id", "outlet", "agency", "title", "copy_of", "origin")


def tellers(record: Record, articles: Iterable[str]) -> dict[str, Teller]:
    """Those articles as tellers, by id; `published` is never what a link says."""
    return {ident: teller for ident, (teller, _) in _told(record, articles).items()}


def _told(record: Record, articles: Iterable[str]) -> dict[str, tuple[Teller, When]]:
    """Each article as a teller, and its day of publication as it counts, links included."""
    rows = record.rows(
        f"select {', '.join((*_OWN, *WHEN))} from articles"
        " where id in (select value from json_each(?))",
        (json.dumps(sorted(set(articles))),),
    )
    found = {}
    for ident, outlet, agency, title, copy_of, origin, *days in rows:
        published = codec.when_of_row(days, ident) or UNKNOWN
        own = overlay.own_day(record, ident) if origin == dated.LINK else published
        found[ident] = Teller(ident, outlet, agency, title, own, copy_of), published
    return found


def reports(record: Record, mention_ids: Sequence[str]) -> list[Report]:
    """The reports of those event mentions, in their order; ids without one are left out."""
    rows = record.rows(
        f"select m.article, {codec.quoted(EventMention, 'm')} from event_mentions m"
        " where m.id in (select value from json_each(?)) and m.shown > 0",
        (json.dumps(list(mention_ids)),),
    )
    items = [codec.record_of(EventMention, row[1:], row[0]) for row in rows]
    found = {item.id: item for item in resolved(record, items)}
    articles = {item.article for item in found.values()}
    told, words = _told(record, articles), texts(record, articles)
    return [
        _report(found[ident], *told[found[ident].article], words[found[ident].article])
        for ident in mention_ids
        if ident in found
    ]


def _report(item: EventMention, teller: Teller, published: When, text: str) -> Report:
    when = _on_the_day(told_at(item, published), item, published)
    return Report(item, teller, item.sentence.words(text), item.anchor.words(text), when, text)


def _on_the_day(when: When, item: Attribution | EventMention, published: When) -> When:
    """A time that is only the day of the telling says so: its basis is published."""
    if when is not item.when and when is published:
        undone = isinstance(item, EventMention) and item.standing is not Standing.ACTUAL
        return told_on(when) if undone else replace(when, basis=Basis.PUBLISHED, words=None)
    return when


def quoted(record: Record, attribution_ids: Sequence[str]) -> list[Quoted]:
    """Those attributions with their words, in their order; ids without one are left out.

    `sentence` runs from the first to the last character of source, cue and content.
    """
    rows = record.rows(
        f"select m.article, m.source_state, {codec.quoted(Attribution, 'm')} from attributions m"
        " where m.id in (select value from json_each(?)) and m.shown > 0",
        (json.dumps(list(attribution_ids)),),
    )
    states = {}
    items = []
    for article, state, *row in rows:
        items.append(codec.record_of(Attribution, row, article))
        states[items[-1].id] = state
    found = {item.id: item for item in resolved(record, items)}
    articles = {item.article for item in found.values()}
    told, words = _told(record, articles), texts(record, articles)
    return [
        _quoted(item, states[item.id], *told[item.article], words[item.article])
        for item in (found[ident] for ident in attribution_ids if ident in found)
    ]


def _quoted(
    item: Attribution, state: str | None, teller: Teller, published: When, text: str
) -> Quoted:
    spans = sorted((*item.source, *item.cue, *item.content), key=lambda span: span.start)
    sentence = text[spans[0].start : max(span.end for span in spans)] if spans else ""
    words = " ".join(span.words(text) for span in item.content)
    when = _on_the_day(told_at(item, published), item, published)
    return Quoted(item, teller, words, sentence, state, when)


def tellings(record: Record, article_ids: Sequence[str], *, own: bool = False) -> list[Telling]:
    """Those articles whole, in their order; ids without one are left out.

    With `own`, of an article dated by a link the times that were read before it was dated. Entities
    are then ids before entity links, since what dates articles may not rest on what came of it.
    """
    told, words = _told(record, article_ids), texts(record, article_ids)
    starts = dict(_column(record, "id, body_start", "articles", "id", words))
    kept = dated.own_readings(record, words) if own else {}
    entities = _entities(record, words, own)
    times = _times(record, words)
    found = []
    for ident in article_ids:
        if ident in told:
            who, when = kept.get(ident) or (entities.get(ident, ()), times.get(ident, ()))
            found.append(Telling(told[ident][0], words[ident], starts[ident], who, when))
    return found


def _column(
    record: Record, columns: str, table: str, key: str, ids: Iterable[str]
) -> list[tuple[str, int]]:
    sql = f"select {columns} from {table} where {key} in (select value from json_each(?))"
    return [(row[0], row[1]) for row in record.rows(sql, (json.dumps(sorted(ids)),))]


def _entities(record: Record, ids: Iterable[str], own: bool) -> dict[str, tuple[str, ...]]:
    """The entities of articles, the most mentioned first, of equal ones by id."""
    same = "m.entity" if own else "e.same_as"
    rows = record.rows(
        f"select m.article, {same}, count(*) from mentions m join entities e on e.id = m.entity"
        " where m.article in (select value from json_each(?)) and m.shown > 0"
        " group by 1, 2 order by 1, 3 desc, 2",
        (json.dumps(sorted(ids)),),
    )
    found: dict[str, list[str]] = {}
    for article, entity, _ in rows:
        found.setdefault(article, []).append(entity)
    return {article: tuple(several) for article, several in found.items()}


def _times(record: Record, ids: Iterable[str]) -> dict[str, tuple[Time, ...]]:
    rows = record.rows(
        f"select article, {codec.quoted(Time)} from times"
        " where article in (select value from json_each(?)) order by article, span_start, n",
        (json.dumps(sorted(ids)),),
    )
    found: dict[str, list[Time]] = {}
    for article, *row in rows:
        found.setdefault(article, []).append(codec.record_of(Time, row, article))
    return {article: tuple(several) for article, several in found.items()}


def items_of(record: Record, table: str, articles: Iterable[str]) -> dict[str, list[str]]:
    """The ids of what is shown of `event_mentions` or `attributions`, by article, each sorted."""
    rows = record.rows(
        f"select article, id from {table} where shown > 0"
        " and article in (select value from json_each(?)) order by article, id",
        (json.dumps(sorted(set(articles))),),
    )
    found: dict[str, list[str]] = {}
    for article, ident in rows:
        found.setdefault(article, []).append(ident)
    return found


def prints(
    record: Record, articles: Iterable[str], kept: Mapping[str, Shingles] | None = None
) -> list[Print]:
    """What decides who copied whom, of those articles, by id; their shingles as they were `kept`,
    else from the text.
    """
    wanted = sorted(set(articles))
    told = tellers(record, wanted)
    rows = record.rows(
        "select id, byline, body_start from articles where id in (select value from json_each(?))",
        (json.dumps(wanted),),
    )
    missing = [ident for ident, *_ in rows if kept is None or ident not in kept]
    words = texts(record, missing)
    found = []
    for ident, byline, start in rows:
        own = shingles(words[ident][start:]) if ident in words else (kept or {})[ident]
        one = told[ident]
        found.append(Print(ident, one.outlet, one.agency, byline, one.published, own))
    return sorted(found, key=lambda one: one.id)
