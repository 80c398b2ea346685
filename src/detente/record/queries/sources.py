"""On whose word outlets and articles rest: counts of attributions by what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..filters import Filter
from ..sourced import COUNTED
from ..store import Record
from .lists import ALL
from .narrow import MANY, plan

PLAIN = Filter()


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """So many attributions of each sort, of an article by its id or of an outlet by its name ("" is
    the unknown one); `articles` attribute anything. `anonymity` counts those of the unnamed whose
    sentence says that the source did not want to be named.
    """

    key: str
    articles: int
    named: int
    institution: int
    unnamed: int
    none: int
    open: int
    anonymity: int


def article_sources(record: Record, where: Filter, limit: int | None = None) -> list[SourceCounts]:
    """The articles that attribute something, the most attributions first, then by name.

    Raises BadInput for words that are no query, BadRecord.
    """
    source, of = "article_sources x where x.shown = 2", "x"
    values: tuple[Any, ...] = ()
    if where != PLAIN:
        grouped, values = _by_article(record, where)
        source, of = f"({grouped}) g cross join article_sources x on x.article = g.article", "g"
    rows = record.rows(
        f"select x.article, 1, {', '.join(f'{of}.{name}' for name in COUNTED)} from {source}"
        f" order by {of}.attributions desc, x.name, x.article limit ?",
        (*values, ALL if limit is None else limit),
    )
    return [SourceCounts(*row) for row in rows]


def outlet_sources(record: Record, where: Filter) -> list[SourceCounts]:
    """The outlets whose articles attribute something, by name. Of a filter that asks for nothing
    the counts are kept. Raises BadInput for words that are no query, BadRecord.
    """
    if where == PLAIN:
        return _kept(record)
    grouped, values = _by_article(record, where)
    sums = ", ".join(f"sum(g.{name})" for name in COUNTED)
    rows = record.rows(
        f"select x.outlet, count(*), {sums} from ({grouped}) g"
        " cross join article_sources x on x.article = g.article group by 1 order by 1",
        values,
    )
    return [SourceCounts(*row) for row in rows]


def _by_article(record: Record, where: Filter) -> tuple[str, tuple[Any, ...]]:
    """A statement that counts the attributions that pass, article by article, and its values."""
    test = plan(record, "attributions", where, rare=MANY)
    sums = ", ".join(f"sum(m.sort = '{name}') as {name}" for name in COUNTED[:-1])
    return (
        f"select m.article, count(*) as attributions, {sums}, sum(m.shy) as {COUNTED[-1]}"
        f" from {test.rows} where {test.test} group by m.article"
    ), test.values


def _kept(record: Record) -> list[SourceCounts]:
    found: dict[str, dict[str, int]] = {}
    for outlet, name, n in record.rows(
        "select key, part, n from tallies where name = 'sources' order by key"
    ):
        found.setdefault(outlet, {})[name] = n
    return [
        SourceCounts(outlet, *(counts.get(name, 0) for name in ("articles", *COUNTED)))
        for outlet, counts in found.items()
    ]
