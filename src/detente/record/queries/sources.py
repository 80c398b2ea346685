"""On whose word outlets and articles rest: counts of attributions by what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..filters import Filter
from ..rows import year_after
from ..sorts import OFFICIAL
from ..sourced import COUNTED, SHY
from ..store import Record
from .lists import ALL
from .narrow import MANY, plan

PLAIN = Filter()


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """So many attributions of each sort, of an article by its id or of an outlet by its name ("" is
    the unknown one); `articles` attribute anything. `anonymity` counts those of the unnamed whose
    sentence says that the source did not want to be named, `official` those of the unnamed who
    speak for a government.
    """

    key: str
    articles: int
    named: int
    institution: int
    unnamed: int
    none: int
    open: int
    anonymity: int
    official: int


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
    if where.in_days and not where.within:
        return _in_days(record, where)
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
    sums = ", ".join(f"sum({test}) as {name}" for name, test in _TESTS.items())
    return (
        f"select m.article, count(*) as attributions, {sums}"
        f" from {test.rows} where {test.test} group by m.article"
    ), test.values


_ALL_IN = (
    "y.last_least >= :start and y.first_most <= :end"
    " and (y.first_least <> '' or y.last_most <= :far)"
)
_SOME_IN = "y.last_most >= :start and y.first_least <= :end"
_SUMS = ", ".join(f"sum({name})" for name in COUNTED)
_TESTS = {name: f"m.sort = '{name}'" for name in COUNTED} | {SHY: "m.shy", OFFICIAL: "m.official"}
"""Of each count, what of an attribution adds to it."""
_OF_ROWS = ", ".join(f"{test} as {name}" for name, test in _TESTS.items())
_IN_DAYS = f"""
select outlet, sum(articles), {_SUMS} from (
    select y.outlet, count(*) as articles, {", ".join(f"sum(y.{n}) as {n}" for n in COUNTED)}
        from article_sources y indexed by article_sources_days
        where y.shown = 2 and {_ALL_IN} group by y.outlet
    union all
    select outlet, count(distinct article), {_SUMS} from (
        select y.outlet, m.article, {_OF_ROWS}
        from article_sources y indexed by article_sources_days
        cross join attributions m indexed by attributions_sorts on m.article = y.article
        where y.shown = 2 and {_SOME_IN} and not ({_ALL_IN})
        and m.shown = 2 and m.last >= :start and m.first <= :end
        and (m.first <> '' or m.last <= :far)) group by outlet
) group by outlet order by outlet
"""


def _in_days(record: Record, where: Filter) -> list[SourceCounts]:
    """The counts over some days: of an article all of whose attributions may lie in them they are
    kept; only where some may are the attributions looked at.
    """
    start = where.start.isoformat() if where.start else ""
    end = where.end.isoformat() if where.end else _AFTER_ALL
    far = year_after(where.end) if where.end else _AFTER_ALL
    days = {"start": start, "end": end, "far": far}
    return [SourceCounts(*row) for row in record.rows(_IN_DAYS, days)]


_AFTER_ALL = "~~"
"""Sorts after every day and after the mark of an open end."""


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
