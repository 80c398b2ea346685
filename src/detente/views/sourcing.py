"""Named against unnamed sourcing: on whose word an article and an outlet rest.

Counted are attributions, not people: somebody quoted three times counts three times. Each is of
exactly one sort (`record.sorts`); docs/commands.md states the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from ..record import Filter, Record, queries
from ..record.sorts import OFFICIAL
from . import gather
from .shapes import Head

MOST_PARTED = 5_000
"""Attributions to somebody unnamed of which it is looked up who speaks by an office: their words
are read one by one, 30 ms for so many."""


@dataclass(frozen=True, slots=True)
class Sources:
    """How many attributions are of each sort; `anonymity` are those of the unnamed whose sentence
    says that the source did not want to be, or may not be, named; `official` those of the unnamed
    who speak by an office ("a Kremlin spokesman"), None where that was not counted.
    """

    named: int = 0
    institution: int = 0
    unnamed: int = 0
    none: int = 0
    open: int = 0
    anonymity: int = 0
    official: int | None = None

    def __add__(self, other: Sources) -> Sources:
        """Both; the officials among them where both are known."""
        names = [field.name for field in fields(self) if field.name != "official"]
        known = None not in (self.official, other.official)
        official = (self.official or 0) + (other.official or 0) if known else None
        sums = (getattr(self, name) + getattr(other, name) for name in names)
        return replace(Sources(*sums), official=official)

    @property
    def group(self) -> int | None:
        """Of the unnamed, those that are described otherwise than by an office."""
        return None if self.official is None else self.unnamed - self.official

    @property
    def attributions(self) -> int:
        """All of them."""
        return self.named + self.institution + self.unnamed + self.none + self.open

    @property
    def told(self) -> str:
        """In words: "5 named, 2 unnamed (1 on condition of anonymity)", "" where nobody speaks."""
        unnamed, more = f"{self.unnamed} unnamed", []
        if self.official is not None and self.unnamed:
            more.append(f"{self.official} by an office, {self.group} described otherwise")
        if self.anonymity:
            more.append(f"{self.anonymity} on condition of anonymity")
        unnamed += f" ({'; '.join(more)})" if more else ""
        parts = (
            (self.named, f"{self.named} named"),
            (self.institution, f"{self.institution} by an institution or document"),
            (self.unnamed, unnamed),
            (self.none, f"{self.none} without a source"),
            (self.open, f"{self.open} unresolved"),
        )
        return ", ".join(words for count, words in parts if count)


@dataclass(frozen=True, slots=True)
class ArticleSources:
    """One article and on whose word it rests."""

    article: Head
    sources: Sources


@dataclass(frozen=True, slots=True)
class OutletSources:
    """One outlet, the articles of it that attribute anything, and on whose word they rest.

    `outlet` is None for articles whose outlet is not known.
    """

    outlet: str | None
    articles: int
    sources: Sources


def by_outlet(record: Record, where: Filter, limit: int | None = None) -> list[OutletSources]:
    """Every outlet whose articles attribute something, the most attributions first.

    Raises BadInput for words that are no query, BadRecord when the file fails us.
    """
    counted = queries.outlet_sources(record, where)
    official = _officials(record, where, counted, queries.outlet_sources)
    found = [
        OutletSources(one.key or None, one.articles, _sources(one, official)) for one in counted
    ]
    found.sort(key=lambda one: (-one.sources.attributions, one.outlet or "~"))
    return found[:limit]


def by_article(record: Record, where: Filter, limit: int | None = None) -> list[ArticleSources]:
    """Every article that attributes something, the most attributions first.

    Raises BadInput for words that are no query, BadRecord when the file fails us.
    """
    counted = queries.article_sources(record, where, limit)
    official = _officials(record, where, counted, queries.article_sources)
    heads = gather.heads(record, [one.key for one in counted])
    return [ArticleSources(heads[one.key], _sources(one, official)) for one in counted]


def of_article(record: Record, article: str) -> Sources:
    """On whose word one article rests, also when it is a copy. Raises BadRecord."""
    where = Filter(article=article, copies=True)
    found = queries.article_sources(record, where)
    official = _officials(record, where, found, queries.article_sources)
    return sum((_sources(one, official) for one in found), Sources(official=0))


Officials = Mapping[str, int] | None
"""By the key of what is counted, how many attributions are an unnamed official's; None where there
are too many to be looked at one by one."""


def _officials(
    record: Record,
    where: Filter,
    counted: Sequence[queries.SourceCounts],
    count: Callable[[Record, Filter], Sequence[queries.SourceCounts]],
) -> Officials:
    """The unnamed officials among what was counted. Raises BadInput, BadRecord."""
    unnamed = sum(one.unnamed for one in counted)
    if unnamed > MOST_PARTED:
        return None
    if not unnamed or (where.sorts and not {"unnamed", OFFICIAL} & set(where.sorts)):
        return {}
    return {one.key: one.unnamed for one in count(record, replace(where, sorts=(OFFICIAL,)))}


def _sources(one: queries.SourceCounts, officials: Officials) -> Sources:
    counts = (one.named, one.institution, one.unnamed, one.none, one.open, one.anonymity)
    return Sources(*counts, official=None if officials is None else officials.get(one.key, 0))
