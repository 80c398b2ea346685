"""Articles, their pages, and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...errors import BadInput
from ...records import UNKNOWN, Article, Basis, Copy, Cut, Failure, When
from .. import codec
from ..filters import Filter
from ..store import Record
from ..write import unpacked
from .lists import ALL, moment_after
from .narrow import plan

_PARTS = ("id", "path", "outlet", "title", "origin", "url", "agency", "byline", "dateline",
          "copy_of")  # fmt: skip
WHEN = ("published_value", "published_earliest", "published_latest", "published_basis",
         "published_words_start", "published_words_end", "published_why")  # fmt: skip
"""The columns of an article's day of publication."""


@dataclass(frozen=True, slots=True)
class Head:
    """An article in one line: everything but its text.

    `origin` says where `published` comes from; `copy_of` is the id of the article that it
    reprints, None for an original.
    """

    id: str
    path: str
    outlet: str | None
    title: str | None
    published: When
    origin: str = "unknown"
    url: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    copy_of: str | None = None

    @property
    def name(self) -> str:
        """What to call it: its title, or the name of its file where it has none."""
        return self.title or self.path.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def credit(self) -> str:
        """Outlet and agency as one credit, "" where neither is known."""
        if self.agency and self.agency != self.outlet:
            return f"{self.outlet} ({self.agency})" if self.outlet else self.agency
        return self.outlet or ""

    @property
    def writer(self) -> str:
        """The byline, "" where it only repeats the agency."""
        return "" if not self.byline or self.byline == self.agency else self.byline


def _columns(table: str) -> str:
    return ", ".join(f"{table}.{name}" for name in (*_PARTS, *WHEN))


def _head(row: Sequence[object]) -> Head:
    given = dict(zip(_PARTS, row, strict=False))
    published = codec.when_of_row(row[len(_PARTS) :], str(row[0])) or UNKNOWN
    return Head(published=published, **given)  # type: ignore[arg-type]


def heads(record: Record, ids: Iterable[str]) -> list[Head]:
    """The heads of those articles, in the order of the ids; ids without one are left out."""
    wanted = list(ids)
    rows = record.rows(
        f"select {_columns('m')} from articles m where m.id in (select value from json_each(?))",
        (json.dumps(wanted),),
    )
    found = {row[0]: _head(row) for row in rows}
    return [found[ident] for ident in wanted if ident in found]


def article_heads(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Head]:
    """Articles in order of publication; `after` is the id of the last one already seen.

    Sides and entities of the filter are those mentioned. Raises BadInput for an unknown `after`.
    """
    since = moment_after(record, after, ["articles"]) if after else None
    narrowed = plan(record, "articles", where, since)
    sql = f"select {_columns('m')} {narrowed.sql} limit ?"
    values = (*narrowed.values, ALL if limit is None else limit)
    return [_head(row) for row in record.rows(sql, values)]


def article(record: Record, name: str) -> Article | None:
    """The article of that id, or the one whose id starts so; None when there is none.

    Raises BadInput when several do.
    """
    rows = record.rows(
        "select id from articles where id >= ? and id < ? order by id = ? desc, id limit 2",
        (name, name + "~", name),
    )
    if len(rows) > 1 and rows[0][0] != name:
        raise BadInput(f"several articles' ids start with '{name}'; give more of it")
    return _whole(record, rows[0][0]) if rows and name else None


def _whole(record: Record, ident: str) -> Article:
    row = record.one(f"select {codec.quoted(Article)} from articles where id = ?", (ident,))
    return _with_cuts(record, codec.record_of(Article, row, ident))


def _with_cuts(record: Record, found: Article) -> Article:
    rows = record.rows(
        f"select {codec.quoted(Cut)} from cuts where article = ? order by n", (found.id,)
    )
    return replace(found, cuts=tuple(codec.record_of(Cut, row) for row in rows))


def each_article(record: Record) -> Iterator[tuple[Article, str | None]]:
    """Every article with the id of the one that it reprints, by id; one at a time."""
    columns = codec.quoted(Article)
    for row in record.each(f"select id, copy_of, {columns} from articles order by id"):
        yield _with_cuts(record, codec.record_of(Article, row[2:], row[0])), row[1]


def texts(record: Record, ids: Iterable[str]) -> dict[str, str]:
    """The text of each of those articles."""
    wanted = json.dumps(sorted(set(ids)))
    rows = record.rows(
        "select id, text from articles where id in (select value from json_each(?))", (wanted,)
    )
    return dict(map(tuple, rows))


def undated(record: Record, limit: int | None = None, after: str | None = None) -> list[Head]:
    """Articles whose day of publication is not known for certain: no ISO prefix fits it; by path.

    `after` is the id of the last one already seen. Raises BadInput when there is none such.
    """
    seen = ("", "")
    if after:
        row = record.one("select path, id from articles where id = ?", (after,))
        if not row:
            raise BadInput(f"the list has no '{after}' to go on after; start it again")
        seen = tuple(row)
    rows = record.rows(
        f"select {_columns('m')} from articles m where m.published_value is null"
        " and (m.path, m.id) > (?, ?) order by m.path, m.id limit ?",
        (*seen, ALL if limit is None else limit),
    )
    return [_head(row) for row in rows]


def worked_out(record: Record, limit: int | None = None) -> list[Head]:
    """Articles that state no day of publication, or none with a year, and have one by what they or
    others tell; by path.
    """
    rows = record.rows(
        f"select {_columns('m')} from articles m where m.published_basis = ?"
        " and m.published_value is not null order by m.path, m.id limit ?",
        (Basis.INFERRED.value, ALL if limit is None else limit),
    )
    return [_head(row) for row in rows]


def latest(record: Record, limit: int) -> list[Head]:
    """The articles taken in last, the last first."""
    sql = f"select {_columns('m')} from articles m order by m.no desc limit ?"
    return [_head(row) for row in record.rows(sql, (limit,))]


def outlets(record: Record) -> list[tuple[str, int]]:
    """Outlets with their articles (copies not counted), the unnamed under "", most first."""
    rows = record.rows(
        "select key, sum(n) from tallies where name = 'outlets' group by key order by 2 desc, 1"
    )
    return [(name, n) for name, n in rows]


def copies_about(record: Record, ident: str) -> list[Copy]:
    """What the article reprints, and what reprints it, after what people judged."""
    rows = record.rows(
        "select a.id, a.copy_of, coalesce(c.likeness, 1.0), coalesce(c.why, 'judged so')"
        " from articles a left join copies c on c.article = a.id"
        " where a.copy_of is not null and (a.id = ? or a.copy_of = ?) order by a.id",
        (ident, ident),
    )
    return [Copy(*row) for row in rows]


# ------------------------------------------------------------------ pages, failures


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page without its bytes; `size` is in bytes, instants are ISO 8601."""

    sha256: str
    path: str
    media_type: str
    size: int
    url: str | None
    retrieved: str | None
    first_seen: str


def page_facts(record: Record, sha256: str) -> PageFacts | None:
    """What is known of a page; None when the record does not keep it."""
    row = record.one(
        "select sha256, path, media_type, size, url, retrieved, first_seen from pages"
        " where sha256 = ?",
        (sha256,),
    )
    return PageFacts(*row) if row else None


def pages_of(record: Record, articles: Iterable[str]) -> dict[str, PageFacts]:
    """What is known of the page of each of those articles, by the article's id."""
    rows = record.rows(
        "select a.id, p.sha256, p.path, p.media_type, p.size, p.url, p.retrieved, p.first_seen"
        " from articles a join pages p on p.sha256 = a.page"
        " where a.id in (select value from json_each(?))",
        (json.dumps(sorted(set(articles))),),
    )
    return {row[0]: PageFacts(*row[1:]) for row in rows}


def body_of(record: Record, sha256: str) -> bytes | None:
    """The bytes of a page as they came; None when the record does not keep it."""
    row = record.one("select body, packing from pages where sha256 = ?", (sha256,))
    return unpacked(*row) if row else None


def makers(record: Record, ident: str) -> list[str]:
    """The stages that read an article ("attributions/3"), in their order."""
    row = record.one("select makers from done where article = ?", (ident,))
    return list(json.loads(row[0])) if row else []


def failures(
    record: Record, limit: int | None = None, skipped: bool | None = None
) -> list[Failure]:
    """What could not be read, and what was left alone on purpose (`skipped`), by path; with a word
    on `skipped`, only the one or the other.
    """
    which = "true" if skipped is None else f"skipped = {int(skipped)}"
    rows = record.rows(
        f"select {codec.quoted(Failure)} from failures where {which}"
        " order by skipped, path, stage, reason limit ?",
        (ALL if limit is None else limit,),
    )
    return [codec.record_of(Failure, row) for row in rows]


def failure_reasons(record: Record) -> list[tuple[str, str, bool, int]]:
    """Each reason for which something was not read: the reason, the part, whether it was left alone
    on purpose, and of how much; failures first, then the commonest.
    """
    rows = record.rows(
        "select reason, stage, skipped, count(*) from failures group by 1, 2, 3"
        " order by 3, 4 desc, 2, 1"
    )
    return [(reason, stage, bool(skipped), n) for reason, stage, skipped, n in rows]


def failures_of(record: Record, ident: str) -> list[Failure]:
    """What stages could not read of one article."""
    rows = record.rows(
        f"select {codec.quoted(Failure)} from failures where article = ? order by stage", (ident,)
    )
    return [codec.record_of(Failure, row) for row in rows]
