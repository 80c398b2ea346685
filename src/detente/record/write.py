"""Adding to the record: pages, sightings, articles, readings, failures.

Every function is one transaction of its own, or part of the caller's. A reading replaces what
was derived from its article before; nothing sacred is touched.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime

from ..reading import Reading
from ..records import (
    Article,
    Entity,
    Failure,
    Hints,
    IssueMention,
    Mention,
    Page,
    Time,
)
from . import across, codec, items, links, overlay, rows, texts
from .entities import count_parts
from .store import Record
from .tallies import tallied

_READ = (
    "mentions",
    "times",
    "issue_mentions",
    "labels",
    "event_sides",
    "dyads",
    "event_mentions",
    "attributions",
    "article_entities",
    "overlays",
    "vectors",
    "meant",
    "done",
)


def now() -> str:
    """This instant as ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat()


def keep_page(record: Record, page: Page) -> bool:
    """Keeps the bytes of a page as they came; false when the record already has them.

    Raises BadRecord.
    """
    packed = zlib.compress(page.body)
    body, packing = (packed, "zlib") if len(packed) < len(page.body) else (page.body, "none")
    with record.writing():
        if record.one("select 1 from pages where sha256 = ?", (page.sha256,)):
            return False
        record.run(
            "insert into pages (sha256, body, packing, size, path, media_type, url, retrieved,"
            " first_seen) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                page.sha256,
                body,
                packing,
                len(page.body),
                page.path,
                page.media_type,
                page.url,
                page.retrieved,
                now(),
            ),
        )
    return True


def unpacked(body: bytes, packing: str) -> bytes:
    """The bytes of a page as they came, from the columns `body` and `packing`."""
    return zlib.decompress(body) if packing == "zlib" else bytes(body)


def hints_to(hints: Hints) -> str:
    """Hints as the JSON that a sighting keeps: what was given, keys sorted."""
    given = {f.name: getattr(hints, f.name) for f in fields(hints)}
    return codec.dump({key: value for key, value in given.items() if value is not None})


def hints_from(kept: str) -> Hints:
    """The hints that a sighting keeps."""
    return Hints(**json.loads(kept))


def sight(record: Record, path: str, page: str, stat: tuple[int, int], hints: Hints) -> None:
    """Notes that the page lay at the path; `stat` is its size in bytes and mtime in ns.

    A path holds one page at a time: the one that it held before is kept, but no longer read.
    Raises BadRecord.
    """
    with record.writing():
        old = record.one("select page from sightings where path = ?", (path,))
        record.run(
            "insert into sightings (path, page, size, mtime_ns, hints) values (?, ?, ?, ?, ?)"
            " on conflict (path) do update set page = excluded.page, size = excluded.size,"
            " mtime_ns = excluded.mtime_ns, hints = excluded.hints",
            (path, page, *stat, hints_to(hints)),
        )
        if old and old[0] != page:
            _forget_unseen(record, old[0])
        _fail_as_well(record, page, path)


def _forget_unseen(record: Record, page: str) -> None:
    """Takes out what was read from a page that lies nowhere any longer; the page itself stays."""
    if record.one("select 1 from sightings where page = ?", (page,)):
        _fail_where_seen(record, page)
        return
    for (article,) in record.rows("select id from articles where page = ?", (page,)):
        remove_article(record, article)
    record.run("delete from made where page = ?", (page,))
    record.run("delete from failures where page = ?", (page,))


def write_article(record: Record, article: Article, fingerprint: str) -> None:
    """Keeps the article that was made of a page, in place of the one made of it before.

    `fingerprint` says by what it was made. What was read from it is taken out when the new one
    differs. Raises BadRecord.
    """
    with record.writing():
        record.run("delete from failures where page = ? and article is null", (article.page,))
        stored = _stored(record, article.id)
        if stored and replace(stored, cleaner=article.cleaner) == article:
            _note_cleaner(record, article)
        else:
            for (old,) in record.rows("select id from articles where page = ?", (article.page,)):
                if old != article.id:
                    remove_article(record, old)
            _replace_article(record, article)
        _note_made(record, article.page, fingerprint, article.id)


def _note_cleaner(record: Record, article: Article) -> None:
    """A newer cleaner that gives the same article changes nothing else."""
    record.run(
        "update articles set cleaner = ? where id = ? and cleaner <> ?",
        (article.cleaner, article.id, article.cleaner),
    )


def _stored(record: Record, ident: str) -> Article | None:
    """The article as it was made, without what people gave it since."""
    return overlay.machine_article(record, ident)


def _replace_article(record: Record, article: Article) -> None:
    with tallied(record, article.id):
        old = record.one("select shown, copy_of from articles where id = ?", (article.id,))
        remove_reading(record, article.id)
        if old:
            texts.unindex(record, article.id)
        texts.put_article(
            record, article, old[0] if old else items.IN_VIEWS, old[1] if old else None
        )
        for table in ("cuts", "overlays", "datings"):
            record.run(f"delete from {table} where article = ?", (article.id,))
        record.many(
            'insert into cuts (article, n, kind, words, "after") values (?, ?, ?, ?, ?)',
            [(article.id, n, *codec.row_of(cut)) for n, cut in enumerate(article.cuts)],
        )
        texts.index(record, article.id)
        overlay.replay(record, article.id)
        links.mark_stale(record, "text", article.id)


def _note_made(record: Record, page: str, fingerprint: str, article: str | None) -> None:
    record.run(
        "insert into made (page, fingerprint, article) values (?, ?, ?) on conflict (page)"
        " do update set fingerprint = excluded.fingerprint, article = excluded.article",
        (page, fingerprint, article),
    )


def write_unmade(record: Record, page: str, failure: Failure, fingerprint: str) -> None:
    """Keeps why no article could be made of a page, in place of one made before.

    Raises BadRecord.
    """
    with record.writing():
        for (old,) in record.rows("select id from articles where page = ?", (page,)):
            remove_article(record, old)
        record.run("delete from failures where page = ?", (page,))
        write_failure(record, failure, page)
        _fail_where_seen(record, page)
        _note_made(record, page, fingerprint, None)


def _fail_where_seen(record: Record, page: str) -> None:
    """The failure of a page once for every file that holds it, each under its own name."""
    failure = _failure_of(record, page)
    if failure is None:
        return
    seen = record.rows("select path from sightings where page = ? order by path", (page,))
    names = {_name_at(record, page, place) for (place,) in seen}
    record.run("delete from failures where page = ? and article is null", (page,))
    for name in sorted(names or {failure.path}):
        write_failure(record, replace(failure, path=name), page)


def _fail_as_well(record: Record, page: str, place: str) -> None:
    """One more file holds the bytes of a page of which no article could be made."""
    failure = _failure_of(record, page)
    if failure is None:
        return
    name = _name_at(record, page, place)
    if not record.one("select 1 from failures where page = ? and path = ?", (page, name)):
        write_failure(record, replace(failure, path=name), page)


def _failure_of(record: Record, page: str) -> Failure | None:
    row = record.one(
        f"select {codec.quoted(Failure)} from failures where page = ? and article is null limit 1",
        (page,),
    )
    return codec.record_of(Failure, row) if row else None


def _name_at(record: Record, page: str, place: str) -> str:
    """What a file is called to who gave it: its whole path, less what leads to the file that the
    page was first taken from, which keeps the name under which it was given.
    """
    first = record.one(
        "select p.path, s.path from pages p join sightings s on s.page = p.sha256"
        " where p.sha256 = ? and substr(s.path, -length(p.path)) = p.path limit 1",
        (page,),
    )
    return place.removeprefix(first[1].removesuffix(first[0])) if first else place


def write_failure(
    record: Record, failure: Failure, page: str | None = None, place: str | None = None
) -> None:
    """Keeps a failure; `page` is the sha256 of its page where there is one, `place` the whole path
    of a file that could not be taken in. Raises BadRecord.
    """
    with record.writing():
        record.run(
            items.insertion("failures", Failure, ("page", "place")),
            (*codec.row_of(failure), page, place),
        )


def forget_failures(record: Record, places: Iterable[str]) -> None:
    """Takes out the failures of files that could not be taken in, before they are tried again.

    Each is a whole path; a folder takes with it all that lies under it. Raises BadRecord.
    """
    with record.writing():
        for place in places:
            record.run(
                "delete from failures where place = :place"
                " or substr(place, 1, length(:place) + 1) = :place || '/'",
                {"place": place.rstrip("/")},
            )


def write_reading(
    record: Record, reading: Reading, fingerprint: str, makers: Sequence[str]
) -> None:
    """Writes all that was read from one article, in place of what was read before.

    One transaction. What people judged is laid over the new rows. `fingerprint` says by what it
    was read, `makers` are the stages ("attributions/3"). Raises BadRecord.
    """
    article = reading.article.id
    with record.writing(), tallied(record, article):
        # first in, then out, so that an entity in both is never out of the record
        count_parts(record, rows.entities_of(reading), +1)
        remove_reading(record, article)
        shown = record.one("select shown from articles where id = ?", (article,))[0]
        _add_lists(record, reading)
        items.add_attributions(record, rows.attributions_of(reading), reading.of(Mention), shown)
        items.add_event_mentions(record, rows.event_mentions_of(reading), shown)
        for table in ("attributions", "event_mentions"):
            items.index_words(record, table, article)
        for failure in reading.of(Failure):
            write_failure(record, failure, reading.article.page)
        record.run(
            "insert into done (article, fingerprint, makers) values (?, ?, ?)",
            (article, fingerprint, codec.dump(list(makers))),
        )
        overlay.replay(record, article)
        links.mark_stale(record, "reading", article)


def _add_lists(record: Record, reading: Reading) -> None:
    """The rows that have no id of their own, numbered in the order of the stage."""
    article = reading.article.id
    lists: tuple[tuple[str, type, Sequence[object]], ...] = (
        ("mentions", Mention, reading.of(Mention)),
        ("times", Time, reading.of(Time)),
        ("issue_mentions", IssueMention, reading.of(IssueMention)),
        ("article_entities", Entity, rows.entities_of(reading)),
    )
    for table, kind, found in lists:
        record.many(
            items.insertion(table, kind, ("article", "n")),
            [(*codec.row_of(one), article, n) for n, one in enumerate(found)],
        )


def remove_reading(record: Record, article: str) -> None:
    """Takes out everything read from an article; the caller keeps the tallies. Raises BadRecord."""
    across.touch_said(record, article)
    for table in ("attributions", "event_mentions"):
        items.unindex_words(record, table, article)
    old = record.rows(
        f"select {codec.quoted(Entity)} from article_entities where article = ?", (article,)
    )
    count_parts(record, [codec.record_of(Entity, row) for row in old], -1)
    record.run(
        "delete from attribution_contents where attribution in"
        " (select id from attributions where article = ?)",
        (article,),
    )
    for table in _READ:
        keep = " and kind <> 'article'" if table == "overlays" else ""
        record.run(f"delete from {table} where article = ?{keep}", (article,))
    record.run("delete from failures where article = ?", (article,))


def remove_article(record: Record, article: str) -> None:
    """Takes out an article and all that was read from it; its page stays. Raises BadRecord."""
    with record.writing(), tallied(record, article):
        remove_reading(record, article)
        texts.unindex(record, article)
        for table in ("cuts", "overlays", "copies", "datings"):
            record.run(f"delete from {table} where article = ?", (article,))
        record.run("delete from articles where id = ?", (article,))
        overlay.orphan(record, article)
        links.mark_stale(record, "text", article)
