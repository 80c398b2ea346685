"""Named against unnamed sourcing: on whose word an article and an outlet rest.

Counted are attributions, not people: somebody quoted three times counts three times. Each is of
exactly one sort (`record.sorts`); docs/commands.md states the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from ..record import Filter, Record, queries
from . import gather
from .shapes import Head


@dataclass(frozen=True, slots=True)
class Sources:
    """How many attributions are of each sort; `anonymity` are those of the unnamed whose sentence
    says that the source did not want to be, or may not be, named; `official` those of the unnamed
    who speak for a government ("a Kremlin spokesman").
    """

    named: int = 0
    institution: int = 0
    unnamed: int = 0
    none: int = 0
    open: int = 0
    anonymity: int = 0
    official: int = 0

    def __add__(self, other: Sources) -> Sources:
        """Both."""
        return Sources(
            *(getattr(self, one.name) + getattr(other, one.name) for one in fields(self))
        )

    @property
    def group(self) -> int:
        """Of the unnamed, those that are described otherwise than by an office."""
        return self.unnamed - self.official

    @property
    def share(self) -> float:
        """The part, 0 to 1, of all attributions that is an unnamed official's; 0 of none."""
        return self.official / self.attributions if self.attributions else 0.0

    @property
    def attributions(self) -> int:
        """All of them."""
        return self.named + self.institution + self.unnamed + self.none + self.open

    @property
    def told(self) -> str:
        """In words: "5 named, 2 unnamed (1 on condition of anonymity)", "" where nobody speaks."""
        unnamed, more = f"{self.unnamed} unnamed", []
        if self.unnamed:
            kinds = ((self.official, "by an office"), (self.group, "described otherwise"))
            more.append(", ".join(f"{n} {how}" for n, how in kinds if n))
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
    """Every outlet whose articles attribute something, those with the most unnamed officials first,
    then those in which they are the larger part.

    Raises BadInput for words that are no query, BadRecord when the file fails us.
    """
    counted = queries.outlet_sources(record, where)
    found = [OutletSources(one.key or None, one.articles, _sources(one)) for one in counted]
    found.sort(key=lambda one: (*_weight(one.sources), one.outlet or "~"))
    return found[:limit]


def _weight(sources: Sources) -> tuple[int, float, int]:
    return -sources.official, -sources.share, -sources.attributions


def by_article(record: Record, where: Filter, limit: int | None = None) -> list[ArticleSources]:
    """Every article that attributes something, the most attributions first.

    Raises BadInput for words that are no query, BadRecord when the file fails us.
    """
    counted = queries.article_sources(record, where, limit)
    heads = gather.heads(record, [one.key for one in counted])
    return [ArticleSources(heads[one.key], _sources(one)) for one in counted]


def of_article(record: Record, article: str) -> Sources:
    """On whose word one article rests, also when it is a copy. Raises BadRecord."""
    where = Filter(article=article, copies=True)
    found = queries.article_sources(record, where)
    return sum((_sources(one) for one in found), Sources())


def _sources(one: queries.SourceCounts) -> Sources:
    return Sources(
        one.named, one.institution, one.unnamed, one.none, one.open, one.anonymity, one.official
    )
