"""Rows of one attribution or event mention: in, and out again. The caller holds a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from ..records import Attribution, EventMention, Mention, When
from . import codec, rows
from .store import Record

IN_VIEWS, IN_COPY, JUDGED_WRONG = 2, 1, 0
"""Values of `shown`."""

_SIDES = (
    "insert into event_sides (role, n, span_start, span_end, name, entity, state, event_mention,"
    " article, first, last, shown) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_DYADS = (
    "insert into dyads (actor, recipient, event_mention, article, first, last, shown)"
    " values (?, ?, ?, ?, ?, ?, ?)"
)
_LABELS = (
    "insert or ignore into labels (issue, target, kind, article, first, last, shown, when_basis,"
    " doubtful) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CONTENTS = (
    "insert into attribution_contents (attribution, n, span_start, span_end) values (?, ?, ?, ?)"
)
_WORDS = {"attributions": "said", "event_mentions": "event"}


@cache
def insertion(table: str, kind: type, extra: tuple[str, ...]) -> str:
    """The statement that adds a record of that kind, with more columns after its own."""
    names = [*(f'"{column}"' for column in codec.columns(kind)), *extra]
    marks = ", ".join("?" * len(names))
    return f"insert into {table} ({', '.join(names)}) values ({marks})"


_SAID_EXTRA = ("source_state", "addressee_entity", "addressee_state")
_TIME_EXTRA = ("moment", "first", "last", "shown")


def add_attributions(
    record: Record, items: Iterable[Attribution], mentions: Sequence[Mention], shown: int
) -> None:
    """Adds the rows of attributions and their issues. Raises BadRecord."""
    sql = insertion("attributions", Attribution, _SAID_EXTRA + _TIME_EXTRA)
    added, contents, labels = [], [], []
    in_time = _clock(record)
    for item in items:
        moment, first, last = in_time(item)
        own = codec.row_of(item)
        added.append((*own, *rows.parties(item, mentions), moment, first, last, shown))
        contents += [(item.id, n, span.start, span.end) for n, span in enumerate(item.content)]
        labels += [
            (issue, item.id, "attribution", item.article, first, last, shown,
             item.when.basis.value, 0)
            for issue in item.issues
        ]  # fmt: skip
    record.many(sql, added)
    record.many(_CONTENTS, contents)
    record.many(_LABELS, labels)


def add_event_mentions(record: Record, items: Iterable[EventMention], shown: int) -> None:
    """Adds the rows of event mentions, their sides, pairs and issues. Raises BadRecord."""
    added, sides, dyads, labels = [], [], [], []
    in_time = _clock(record)
    for item in items:
        moment, first, last = in_time(item)
        added.append((*codec.row_of(item), item.doubtful, moment, first, last, shown))
        rest = (item.id, item.article, first, last, shown)
        sides += [(*side, *rest) for side in rows.sides(item)]
        dyads += [(*pair, *rest) for pair in rows.dyads(item)]
        labels += [
            (issue, item.id, "event_mention", item.article, first, last, shown,
             item.when.basis.value, item.doubtful)
            for issue in item.issues
        ]  # fmt: skip
    record.many(insertion("event_mentions", EventMention, ("doubtful", *_TIME_EXTRA)), added)
    record.many(_SIDES, sides)
    record.many(_DYADS, dyads)
    record.many(_LABELS, labels)


def _clock(record: Record) -> Callable[[Attribution | EventMention], tuple[str, str, str]]:
    """Gives `moment`, `first` and `last` of items; asks once for the day of each article."""

    @cache
    def published(article: str) -> When:
        sql = "select published_earliest, published_latest from articles where id = ?"
        days = record.one(sql, (article,))
        first, last = (date.fromisoformat(day) if day else None for day in days)
        return When(None, first, last)

    def in_time(item: Attribution | EventMention) -> tuple[str, str, str]:
        when = rows.listed_at(item, published(item.article))
        return rows.in_time(when, item.article, rows.spot_of(item), item.id)

    return in_time


def index_words(record: Record, table: str, article: str, ident: str | None = None) -> None:
    """Puts the words of an article's items (or of one) into the full-text index."""
    name = _WORDS[table]
    one = f" and no = (select no from {table} where id = ?)" if ident else ""
    record.run(
        f"insert into {name}_fts (rowid, words) "
        f"select no, words from {name}_words where article = ?{one}",
        (article, ident) if ident else (article,),
    )


def unindex_words(record: Record, table: str, article: str, ident: str | None = None) -> None:
    """Takes them out again; to be done while the rows and the text still stand."""
    name = _WORDS[table]
    one = f" and no = (select no from {table} where id = ?)" if ident else ""
    record.run(
        f"insert into {name}_fts ({name}_fts, rowid, words) "
        f"select 'delete', no, words from {name}_words where article = ?{one}",
        (article, ident) if ident else (article,),
    )


def replace_attribution(record: Record, item: Attribution, shown: int) -> None:
    """Writes other values over one attribution. Raises BadRecord."""
    mentions = stored_mentions(record, item.article)
    unindex_words(record, "attributions", item.article, item.id)
    record.run("delete from labels where target = ?", (item.id,))
    record.run("delete from attribution_contents where attribution = ?", (item.id,))
    record.run("delete from attributions where id = ?", (item.id,))
    add_attributions(record, [item], mentions, shown)
    index_words(record, "attributions", item.article, item.id)


def replace_event_mention(record: Record, item: EventMention, shown: int) -> None:
    """Writes other values over one event mention. Raises BadRecord."""
    unindex_words(record, "event_mentions", item.article, item.id)
    record.run("delete from labels where target = ?", (item.id,))
    for table in ("event_sides", "dyads"):
        record.run(
            f"delete from {table} where article = ? and event_mention = ?", (item.article, item.id)
        )
    record.run("delete from event_mentions where id = ?", (item.id,))
    add_event_mentions(record, [item], shown)
    index_words(record, "event_mentions", item.article, item.id)


def stored_mentions(record: Record, article: str) -> list[Mention]:
    """The mentions of an article, in the order in which the stage gave them."""
    found = record.rows(
        f"select {codec.quoted(Mention)} from mentions where article = ? order by n", (article,)
    )
    return [codec.record_of(Mention, row, article) for row in found]
