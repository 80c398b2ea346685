"""Sorts what was said by what stands behind it, and keeps per article how much is of each sort.

Worked out anew for an article whenever its rows change, inside the same transaction: it rests on
the article's text and mentions as they count after judgements.
"""

from __future__ import annotations

from collections import Counter
from sqlite3 import Connection

from ..records import Attribution, Mention
from . import codec
from .sorts import OFFICIAL, Sort, is_official, is_shy, sort_of, sort_of_entity

SHY = "anonymity"
"""Name under which those are counted who did not want to be named; they are unnamed as well."""
COUNTED = (*(sort.value for sort in Sort), SHY, OFFICIAL)
"""Columns of `article_sources` that count attributions."""

_COLUMNS = ("outlet", "name", "shown", "attributions", *COUNTED)
_KEEP = (
    f"insert into article_sources (article, {', '.join(_COLUMNS)})"
    f" values (?, {', '.join('?' * len(_COLUMNS))}) on conflict (article)"
    f" do update set {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)}"
)


def settle(db: Connection, article: str) -> None:
    """Sorts the attributions of one article and counts them; of one that is gone, forgets it.

    Inside a transaction. Raises sqlite3.Error when the file fails us.
    """
    row = db.execute(
        "select text, coalesce(outlet, ''), title, path, shown from articles where id = ?",
        (article,),
    ).fetchone()
    counts = _sorted(db, article, row[0]) if row else Counter[str]()
    whole = sum(counts[sort] for sort in Sort)
    if not whole:
        db.execute("delete from article_sources where article = ?", (article,))
        return
    _, outlet, title, path, shown = row
    name = title or path.replace("\\", "/").rsplit("/", 1)[-1]
    db.execute(_KEEP, (article, outlet, name, shown, whole, *(counts[one] for one in COUNTED)))


def settle_all(db: Connection) -> None:
    """Does so for every article that attributes something. Raises sqlite3.Error."""
    for (article,) in db.execute("select distinct article from attributions").fetchall():
        settle(db, article)


_DAYS = """
update article_sources set (first_least, first_most, last_least, last_most) = (
    select min(m.first), max(m.first), min(m.last), max(m.last)
    from attributions m indexed by attributions_sorts
    where m.article = article_sources.article and m.shown > 0)
"""


def settle_days(db: Connection, article: str | None = None) -> None:
    """Keeps between which days what an article attributes may lie; of all articles without one.

    After `settle`, inside a transaction. Raises sqlite3.Error.
    """
    if article is None:
        db.execute(_DAYS)
    else:
        db.execute(f"{_DAYS} where article = ?", (article,))


def _sorted(db: Connection, article: str, text: str) -> Counter[str]:
    """The counts of one article, its rows sorted; what was judged wrong is not counted."""
    rows = db.execute(
        f"select no, shown, sort, shy, official, {codec.quoted(Attribution)} from attributions"
        " where article = ?",
        (article,),
    ).fetchall()
    items = [codec.record_of(Attribution, row[5:], article) for row in rows]
    named = all(item.source_entity for item in items)
    mentions = [] if named else _mentions(db, article)
    counts = Counter[str]()
    for item, (no, shown, *before) in zip(items, rows, strict=True):
        found, coy, office = _of(item, mentions, text)
        if tuple(before[:3]) != (found, coy, office):
            db.execute(
                "update attributions set sort = ?, shy = ?, official = ? where no = ?",
                (found, coy, office, no),
            )
        if shown:
            counts.update({found: 1, SHY: coy, OFFICIAL: office})
    return counts


def _of(item: Attribution, mentions: list[Mention], text: str) -> tuple[str, int, int]:
    """The sort of an attribution, whether its source is shy, whether it is an unnamed official."""
    if item.source_entity:
        sort = sort_of_entity(item.source_entity)
        return sort.value, 0, int(is_official(item, sort, text))
    sort = sort_of(item, mentions, text)
    shy = sort is Sort.UNNAMED and is_shy(item, text)
    return sort.value, int(shy), int(is_official(item, sort, text))


def _mentions(db: Connection, article: str) -> list[Mention]:
    """Those of an article that count, in the order of the text, the longer one first."""
    rows = db.execute(
        f"select {codec.quoted(Mention)} from mentions where article = ? and shown > 0"
        " order by span_start, span_end desc, n",
        (article,),
    )
    return [codec.record_of(Mention, row, article) for row in rows]
