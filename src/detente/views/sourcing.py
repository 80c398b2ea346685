"""Named against unnamed sourcing: on whose word an article and an outlet rest.

Counted are attributions, not people: somebody quoted three times counts three times. Each is of
exactly one `Sort`; docs/commands.md states the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import groupby

from ..record import Filter, Record, queries
from ..records import Attribution, EntityKind, Mention
from ..spans import Span, hull
from . import gather
from .shapes import Head


class Sort(StrEnum):
    """What stands behind the words."""

    NAMED = "named"  # a person whom the article names, or whom Detente knows by the office
    INSTITUTION = "institution"  # a state, body, outlet or document
    UNNAMED = "unnamed"  # described and not named: "a Kremlin spokesman", "US officials"
    NONE = "none"  # the text gives no source
    OPEN = "open"  # "he", "who", whom Detente could not tell


@dataclass(frozen=True, slots=True)
class Sources:
    """How many attributions are of each sort; `anonymity` are those of the unnamed whose sentence
    says that the source did not want to be, or may not be, named.
    """

    named: int = 0
    institution: int = 0
    unnamed: int = 0
    none: int = 0
    open: int = 0
    anonymity: int = 0

    def __add__(self, other: Sources) -> Sources:
        names = [field.name for field in fields(self)]
        return Sources(*(getattr(self, name) + getattr(other, name) for name in names))

    @property
    def attributions(self) -> int:
        """All of them."""
        return self.named + self.institution + self.unnamed + self.none + self.open

    @property
    def told(self) -> str:
        """In words: "5 named, 2 unnamed (1 on condition of anonymity)", "" where nobody speaks."""
        unnamed = f"{self.unnamed} unnamed"
        if self.anonymity:
            unnamed += f" ({self.anonymity} on condition of anonymity)"
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

    Raises BadRecord when the file fails us.
    """
    told = by_article(record, where)
    told.sort(key=lambda one: one.article.outlet or "")
    found = []
    for outlet, group in groupby(told, key=lambda one: one.article.outlet or None):
        several = list(group)
        total = sum((one.sources for one in several), Sources())
        found.append(OutletSources(outlet, len(several), total))
    found.sort(key=lambda one: (-one.sources.attributions, one.outlet or "~"))
    return found[:limit]


def by_article(record: Record, where: Filter, limit: int | None = None) -> list[ArticleSources]:
    """Every article that attributes something, the most attributions first.

    Raises BadRecord when the file fails us.
    """
    counts: dict[str, Sources] = {}
    for one in queries.spoken(record, where):
        sort = _SORTS.get(one.kind, Sort.UNNAMED)
        counts[one.article] = _plus(counts.get(one.article), sort, one.attributions)
    left = groupby(queries.unresolved(record, where), key=lambda said: said.article)
    for article, group in left:
        text = queries.texts(record, [article])[article]
        mentions = queries.mentions(record, article)
        for said in group:
            sort = sort_of(said, mentions, text)
            shy = sort is Sort.UNNAMED and bool(_ANONYMITY.search(_around(said, text)))
            made = _plus(counts.get(article), sort, 1)
            counts[article] = replace(made, anonymity=made.anonymity + shy)
    heads = gather.heads(record, counts)
    found = [ArticleSources(heads[article], counts[article]) for article in counts]
    found.sort(key=lambda one: (-one.sources.attributions, one.article.name, one.article.id))
    return found[:limit]


def of_article(record: Record, article: str) -> Sources:
    """On whose word one article rests, also when it is a copy. Raises BadRecord."""
    found = by_article(record, Filter(article=article, copies=True))
    return sum((one.sources for one in found), Sources())


def _plus(before: Sources | None, sort: Sort, count: int) -> Sources:
    before = before or Sources()
    return replace(before, **{sort.value: getattr(before, sort.value) + count})


# ------------------------------------------------------------------ what stands behind the words

_SORTS: dict[str, Sort] = {
    EntityKind.PERSON: Sort.NAMED,
    EntityKind.STATE: Sort.INSTITUTION,
    EntityKind.ORGANISATION: Sort.INSTITUTION,
    EntityKind.DOCUMENT: Sort.INSTITUTION,
    EntityKind.PLACE: Sort.INSTITUTION,  # "Brussels said": the capital for who sits there
    EntityKind.GROUP: Sort.UNNAMED,  # "the Russians said"
}
_ANONYMITY = re.compile(
    r"anonym|not (?:to )?be (?:named|identified|quoted by name)|declined to (?:be named|give (?:his"
    r"|her|their) names?)|not authori[sz]ed to (?:speak|talk|discuss|comment)",
    re.IGNORECASE,
)
"""Formulas by which newsrooms say that a source is not named on purpose."""
_SOMEBODY = re.compile(
    r"(?:some|others?|another|many|several|few|most|all|every(?:body|one)|some(?:body|one)|one|those"
    r"|people|observers|sources|insiders|witnesses)(?: (?:of|in|from|with|who|close|familiar) .*)?",
    re.IGNORECASE | re.DOTALL,
)
"""Sources that speak of people without the noun of an office: "some", "one of his aides"."""
_PRONOUN = re.compile(r"he|she|they|who|it|we|i|you|this|that|which|these", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:[,;(]|$|(?:and|or|as well as|together with|who|which|including)\b)")
"""What may follow a mention that is itself a source; anything else makes it part of a larger noun
phrase ("Russian newspapers", "Putin's decree")."""


def sort_of(said: Attribution, mentions: Sequence[Mention], text: str) -> Sort:
    """The sort of an attribution; `mentions` are those of its article.

    Of several sources ("Bush and an aide") one that is named makes it named.
    """
    if said.source_entity:
        kind = said.source_entity.partition(":")[0]
        return _SORTS.get(kind, Sort.UNNAMED)
    if not said.source:
        return Sort.UNNAMED if said.source_name else Sort.NONE
    found = {_sort_of(one) for one in _speaking(said.source, mentions, text)}
    for sort in (Sort.NAMED, Sort.UNNAMED, Sort.INSTITUTION):
        if sort in found:
            return sort
    words = hull(said.source).words(text).strip("“”\"'’, ")
    if _PRONOUN.fullmatch(words):
        known = said.source_name and said.source_name.lower() != words.lower()
        return Sort.INSTITUTION if known else Sort.OPEN  # "it" after "the decree says"
    return Sort.UNNAMED if _SOMEBODY.fullmatch(words) else Sort.INSTITUTION


def _speaking(source: Iterable[Span], mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions in the source's words that speak: none that only qualifies another noun."""
    found = []
    for span in source:
        inside = [
            one for one in mentions if span.start <= one.span.start and one.span.end <= span.end
        ]
        head = next((one for one in inside if _heads(one, span, text)), None)
        if head:
            found.append(head)
            continue
        for one in inside:
            within = any(_larger(other.span, one.span) for other in inside)
            if not within and _JOINS.match(text[one.span.end : span.end]):
                found.append(one)
    return found


_COMPLEMENT = re.compile(r"\s+(?:for|of|in|at|from|with|on|close|familiar|involved|inside)\b")
"""What may follow a noun of people that is the whole source: "a spokeswoman for the service"."""


def _heads(one: Mention, span: Span, text: str) -> bool:
    """Whether a mention is unnamed people whom the rest of the source only describes."""
    people = one.kind == "nominal" and one.entity is None
    people = people and one.entity_kind in (EntityKind.PERSON, EntityKind.GROUP)
    rest = text[one.span.end : span.end]
    return people and one.span.start == span.start and bool(_COMPLEMENT.match(rest))


def _larger(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _sort_of(mention: Mention) -> Sort:
    if mention.entity and mention.entity_kind:
        return _SORTS[mention.entity_kind]
    if mention.kind == "pronoun" and not mention.described:
        return Sort.OPEN
    if mention.entity_kind in (EntityKind.PERSON, EntityKind.GROUP, None):
        return Sort.UNNAMED
    return _SORTS[mention.entity_kind]


def _around(said: Attribution, text: str) -> str:
    """The words of an attribution and the rest of the sentences in which they stand."""
    whole = hull([*said.source, *said.cue, *said.content])
    start = max(text.rfind(mark, 0, whole.start) for mark in (". ", "\n", "” "))
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, whole.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]
