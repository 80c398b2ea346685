"""Rows of articles: in, and out again. The caller holds a transaction."""

from __future__ import annotations

from dataclasses import replace

from ..records import Article, Cut
from . import codec, items, rows
from .store import Record

_EXTRA = ("moment", "first", "last", "shown", "copy_of")


def put_article(record: Record, article: Article, shown: int, copy_of: str | None) -> None:
    """Writes the row of an article, over an older one with its id. Raises BadRecord."""
    names = [*codec.columns(Article), *_EXTRA]
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    record.run(
        f"{items.insertion('articles', Article, _EXTRA)} on conflict (id) do update set {sets}",
        (
            *codec.row_of(article),
            *rows.in_time(article.published, article.id, 0, article.id),
            shown,
            copy_of,
        ),
    )


def index(record: Record, article: str) -> None:
    """Puts title and text into the full-text index. Raises BadRecord."""
    record.run(
        "insert into articles_fts (rowid, title, text)"
        " select no, title, text from articles where id = ?",
        (article,),
    )


def unindex(record: Record, article: str) -> None:
    """Takes them out again; to be done while the row still stands. Raises BadRecord."""
    record.run(
        "insert into articles_fts (articles_fts, rowid, title, text)"
        " select 'delete', no, title, text from articles where id = ?",
        (article,),
    )


def stored_article(record: Record, ident: str) -> Article | None:
    """The article as the views show it, with its cuts; None when there is none."""
    row = record.one(f"select {codec.quoted(Article)} from articles where id = ?", (ident,))
    if row is None:
        return None
    cuts = record.rows(
        f"select {codec.quoted(Cut)} from cuts where article = ? order by n", (ident,)
    )
    return replace(
        codec.record_of(Article, row, ident), cuts=tuple(codec.record_of(Cut, cut) for cut in cuts)
    )
