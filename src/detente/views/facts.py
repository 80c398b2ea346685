"""What an account of an event holds: whom it names, which numbers, days and quotations.

Facts are known again across accounts by a key that does not depend on the wording: an entity's id,
a TIMEX3 value, a number with what it counts, the words of a quotation. Pure functions of records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..dates import MONTHS
from ..records import Attribution, EntityKind, EventMention, Mention, Time
from ..spans import Span
from ..tables.states import state_named


class FactKind(StrEnum):
    """What sort of fact it is."""

    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    NUMBER = "number"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an account tells: `key` is the same for the same thing, `span` its words."""

    kind: FactKind
    key: str
    name: str
    span: Span


PARAGRAPH = re.compile(r"\n[ \t]*\n")
_NUMBER = re.compile(
    r"(?<![\w$€£.,-])(?P<money>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?:\s+(?P<scale>hundred|thousand|million|billion|trillion))?[\s-]+(?P<unit>[a-z]{3,})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""What is a year more often than a count: "the 2007 summit"."""
_WORD = re.compile(r"[\w']+")
_NOT_COUNTED = frozenset(MONTHS) | {
    "and", "but", "the", "for", "from", "was", "were", "per", "that", "with", "who", "which",
    "when", "than",
}  # fmt: skip
"""Words after a number that it does not count."""


def around(text: str, mentions: Iterable[EventMention]) -> list[tuple[int, int]]:
    """The paragraphs, as [start, end), in which an article tells of an event."""
    edges = [0, *(gap.end() for gap in PARAGRAPH.finditer(text)), len(text)]
    found = set()
    for mention in mentions:
        start = max(edge for edge in edges if edge <= mention.sentence.start)
        end = min((edge for edge in edges if edge >= mention.sentence.end), default=len(text))
        found.add((start, end))
    return sorted(found)


def facts_of(
    text: str,
    parts: Sequence[tuple[int, int]],
    mentions: Iterable[Mention],
    times: Iterable[Time],
    said: Iterable[tuple[Attribution, str]],
) -> list[Fact]:
    """The facts within some parts of an article's text, each once, in the order of the text.

    `said` has each attribution with the key of its words: the id of the quotation that it belongs
    to, or its own.
    """

    def inside(span: Span) -> bool:
        return any(start <= span.start and span.end <= end for start, end in parts)

    found = [fact for m in mentions if inside(m.span) for fact in _named(m, text)]
    found += [
        _timed(time, text)
        for time in times
        if time.value and inside(time.span) and _tells(time, text)
    ]
    for attribution, key in said:
        if (
            attribution.kind != "indirect"
            and attribution.content
            and inside(attribution.content[0])
        ):
            words = attribution.content[0].words(text)
            found.append(Fact(FactKind.SAID, f"said {key}", words, attribution.content[0]))
    article = found[0].span.article if found else ""
    for start, end in parts:
        found += _numbers(text, start, end, article) if article else ()
    return _once(sorted(found, key=lambda fact: (fact.span.start, fact.span.end, fact.key)))


def _named(mention: Mention, text: str) -> Iterator[Fact]:
    if not mention.entity or mention.kind == "pronoun":
        return
    kind = FactKind.WHERE if mention.entity_kind is EntityKind.PLACE else FactKind.WHO
    name = mention.name or mention.span.words(text)
    if kind is FactKind.WHERE and state_named(name) and not _there(mention.span, text):
        return
    yield Fact(kind, f"{kind} {mention.entity}", name, mention.span)


_THERE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|between|visit\w*|left)\s+$", re.I
)
"""Words before a name that say that it is a place."""


BEFORE = 20
"""Characters before a name in which such a word stands."""


def _there(span: Span, text: str) -> bool:
    """Whether a capital, or the seat of a government, is a place and not those who sit there: it
    heads a report ("MOSCOW, May 3"), or something is in it or near it.
    """
    before = text[max(0, span.start - BEFORE) : span.start]
    return span.words(text).isupper() or bool(_THERE.search(before))


def _tells(time: Time, text: str) -> bool:
    """Whether a time is a day, or a length that is told exactly and in words: of what "less than a
    month" is the length it does not say alone, and one in digits is a number already."""
    return time.type != "DURATION" or not (time.mod or time.span.words(text)[:1].isdigit())


def _timed(time: Time, text: str) -> Fact:
    return Fact(FactKind.WHEN, f"when {time.value}", time.span.words(text), time.span)


def _numbers(text: str, start: int, end: int, article: str) -> Iterator[Fact]:
    for match in _NUMBER.finditer(text, start, end):
        unit = match["unit"]
        if unit in _NOT_COUNTED or _YEAR.fullmatch(match[0].split()[0]):
            continue
        amount = match["number"].replace(",", "") + (match["part"] or "")
        key = " ".join(("number", match["money"] or "", amount, match["scale"] or "", _one(unit)))
        span = Span(article, match.start(), match.end())
        yield Fact(FactKind.NUMBER, key, match[0], span)


def _one(noun: str) -> str:
    """A noun without the ending of its plural."""
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _once(facts: Sequence[Fact]) -> list[Fact]:
    first: dict[str, Fact] = {}
    for fact in facts:
        first.setdefault(fact.key, fact)
    return list(first.values())


def plain_words(text: str) -> str:
    """A text as words alone: lower case, one blank between, no marks; a blank at either end."""
    return f" {' '.join(_WORD.findall(text.lower().replace('’', chr(39))))} "


def shared(accounts: Mapping[str, Sequence[Fact]]) -> frozenset[str]:
    """Keys of the facts that every account tells; none where there is only one account."""
    if len(accounts) < 2:
        return frozenset()
    return frozenset.intersection(*(frozenset(f.key for f in facts) for facts in accounts.values()))


def alone(accounts: Mapping[str, Sequence[Fact]], voice: str) -> list[Fact]:
    """The facts that one account alone tells; none where there is only one account."""
    if len(accounts) < 2:
        return []
    others = {f.key for other, facts in accounts.items() if other != voice for f in facts}
    return [fact for fact in accounts[voice] if fact.key not in others]
