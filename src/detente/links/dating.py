"""Dating by links: an article without a day takes the days that accounts of the same event allow.

It is dated only where both tell the same rare facts, both in their first paragraphs, as news and
not as history, and where all that it says itself of days agrees. What is looked at does not change
when the article is read again with the day that it was given: its words, never a day worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ..dates import ALWAYS, Interval
from ..linked import Dating, Pair, Telling
from ..records import UNKNOWN, Basis, When, when_of
from ..spans import Span
from ..tables import common_words

VERSION = "3"

ALIKE = 0.1
"""Likeness of the two articles (links.news) from which the facts are looked at."""
HEAD = 800
"""Characters of title and first paragraphs, where news tells what is new."""
FACT = 5.0
"""Weight of the words that two sentences share from which they tell one fact: two rare words, or
a rare one and the names of both sides."""
FACTS = 2
"""Facts, told in as many sentences of each, by which two articles tell the same."""
RARE = 1.5
"""Weight of a word (`common_words`) that an article about another event hardly has."""
RARE_WORDS = 3
"""Rare words that the facts must have in common, all together."""
NAMES = 0.6
"""Share of the names in the first paragraphs of either that the other must have as well."""
OPENED, OPENED_LESS = 0.5, 0.3
"""Share of what the undated article opens with that the account tells, and the other way round:
an account may open with a judgement of its own."""
NEAR = 7
"""Days before and after an account in which another account of the same news is published."""
OPEN = 31
"""Days from which on an article's own interval leaves its date open: a month is known."""


def datings(undated: Telling, dated: Sequence[tuple[Telling, Pair]]) -> Dating | None:
    """The days on which an article without a day was published, from dated accounts of its news.

    Each account comes with the decision that the two are alike. None where nothing dates it, or
    nothing more is known than before. Where two accounts contradict each other the `when` is
    UNKNOWN but for its reasons: to be shown, never to be applied.
    """
    own = undated.teller.published
    if own.interval.days is not None and own.interval.days <= OPEN:
        return None
    found = [anchor for one, like in dated if (anchor := _anchor(undated, one, like))]
    found.sort(key=lambda anchor: (-anchor.score, anchor.telling.teller.article))
    if not found:
        return None
    best, days = found[0], _all_allow(found)
    when = UNKNOWN if days is None else when_of(days, Basis.INFERRED)
    why = _contradiction(found) if days is None else _reasons(found, own)
    span, theirs = best.facts[0].span, best.facts[0].theirs
    return Dating(undated.teller.article, _because(when, why), best.telling.teller.article,
                  span, theirs, best.score, why)  # fmt: skip


def _because(when: When, why: tuple[str, ...]) -> When:
    return When(when.value, when.earliest, when.latest, when.basis, None, why)


# ------------------------------------------------------------------ one account


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its telling words; `head` when it stands in the first paragraphs."""

    start: int
    end: int
    words: str
    terms: dict[str, float]
    head: bool


@dataclass(frozen=True, slots=True)
class _Fact:
    """Two sentences that tell the same, the stems they share and what those weigh."""

    one: _Sentence
    other: _Sentence
    span: Span
    theirs: Span
    shared: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A dated account that tells the same, and the days that it leaves."""

    telling: Telling
    facts: tuple[_Fact, ...]
    days: Interval
    score: float


def _anchor(undated: Telling, one: Telling, like: Pair) -> _Anchor | None:
    if like.score < ALIKE or _history(undated, one) or _other_edition(undated, one):
        return None
    days = _days_left(undated, one)
    if days is None or _announced(undated, one) or not _same_news(undated, one):
        return None
    if not (_names_agree(undated, one) and _names_agree(one, undated)):
        return None
    facts = _facts(undated, one)
    rare = {stem for fact in facts for stem in fact.shared if common_words.weight_of(stem) >= RARE}
    in_heads = [fact for fact in facts if fact.one.head and fact.other.head]
    if len(facts) < FACTS or len(rare) < RARE_WORDS or not in_heads:
        return None
    ordered = (in_heads[0], *(fact for fact in facts if fact is not in_heads[0]))
    return _Anchor(one, ordered, days, like.score)


def _facts(one: Telling, other: Telling) -> list[_Fact]:
    """Facts that both tell, each sentence in one of them, the weightiest first."""
    ours, theirs = (_sentences(t.text, t.body_start) for t in (one, other))
    alike = [fact for a in ours for b in theirs if (fact := _fact(one, other, a, b))]
    chosen: list[_Fact] = []
    for fact in sorted(alike, key=lambda f: (-f.weight, f.span, f.theirs)):
        if not any(fact.one is c.one or fact.other is c.other for c in chosen):
            chosen.append(fact)
    return chosen


def _fact(one: Telling, other: Telling, ours: _Sentence, theirs: _Sentence) -> _Fact | None:
    shared = frozenset(ours.terms.keys() & theirs.terms.keys())
    weight = sum(ours.terms[stem] for stem in sorted(shared))
    over = _past(ours) == _past(theirs)
    if weight < FACT or not over or bool(_ahead(ours)) != bool(_ahead(theirs)):
        return None
    span = Span(one.teller.article, ours.start, ours.end)
    return _Fact(ours, theirs, span, Span(other.teller.article, theirs.start, theirs.end),
                 shared, weight)  # fmt: skip


def _past(sentence: _Sentence) -> str | None:
    """By which words a sentence tells of what is over: "last month" must be so to both."""
    match = _PAST.search(sentence.words)
    return match.group().lower() if match else None


def _ahead(sentence: _Sentence) -> bool:
    """Whether a sentence tells, outside of quotation marks, of what is still to come."""
    return bool(_AHEAD.search(_QUOTED.sub("", sentence.words)))


_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_SENTENCE = re.compile(
    r"\S(?:[^.!?\n]|[.!?](?![\s”\"'’])|(?<=\b[A-Z])\.|(?<=\b[DM]r)\.|(?<=\b[A-Z][a-z]{2})\.)*"
    r"(?:[.!?]+[”\"'’]*)?"
)


@lru_cache(maxsize=256)
def _sentences(text: str, body_start: int) -> tuple[_Sentence, ...]:
    found = []
    for match in _SENTENCE.finditer(text):
        terms = {term.stem: term.weight for term in common_words.terms(match.group())}
        if terms:
            head = match.start() < body_start + HEAD
            found.append(_Sentence(match.start(), match.end(), match.group(), terms, head))
    return tuple(found)


# ------------------------------------------------------------------ what speaks against it

_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|many|several|few)"
_PAST = re.compile(
    rf"\banniversar|\b{_NUMBER}\s+(?:years?|months?|decades?)\s+(?:ago|after|later|earlier|since|on)\b"
    r"|\b(?:last|previous|past)\s+(?:year|month|autumn|fall|spring|summer|winter)\b"
    r"|\bearlier\s+this\s+year\b|\bhistorian|\bretrospect|\blook(?:s|ing)?\s+back\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells of what is long over."""
_YEARS_PAST = re.compile(
    rf"\banniversar|\b{_NUMBER}\s+(?:years?|decades?)\s+(?:ago|after|later|earlier|since|on)\b"
    r"|\b(?:last|previous)\s+year\b|\bhistorian|\bretrospect|\blook(?:s|ing)?\s+back\b",
    re.IGNORECASE,
)
_OPENING = 400
"""Characters after the title in which an article that looks back says so."""
_AROUND = 60
"""Characters around "a year ago" in which the thing of a year ago is named."""
_WHOLE = 4
"""Telling words of a sentence; a line with fewer is a byline or a place."""


def _history(one: Telling, other: Telling) -> bool:
    """Whether either looks back, in its title or opening, on what the other tells."""
    return _looks_back(one, other) or _looks_back(other, one)


def _looks_back(one: Telling, other: Telling) -> bool:
    theirs = {stem for s in _sentences(other.text, other.body_start) for stem in s.terms}
    opening = one.text[: one.body_start + _OPENING]
    for match in _YEARS_PAST.finditer(opening):
        around = opening[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if any(t.weight >= RARE and t.stem in theirs for t in common_words.terms(around)):
            return True
    return False


_EDITION = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\s+([^\W\d_]{3,})")


def _other_edition(one: Telling, other: Telling) -> bool:
    """Whether they count the same thing differently ("the 12th round", "the 13th round")."""
    ours, theirs = (_editions(t.text[: t.body_start + HEAD]) for t in (one, other))
    return any(not ours[noun] & theirs[noun] for noun in ours.keys() & theirs.keys())


def _editions(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, noun in _EDITION.findall(text):
        if noun.lower() not in _MONTHS:
            found.setdefault(common_words.stem(noun.lower()), set()).add(number)
    return found


def _same_news(one: Telling, other: Telling) -> bool:
    """Whether what either opens with is told by the other, too, and no mere background there."""
    return _opened(one, other) >= OPENED and _opened(other, one) >= OPENED_LESS


def _opening(one: Telling) -> list[_Sentence]:
    """The title and the first two sentences, with a stray line before them."""
    sentences = _sentences(one.text, one.body_start)
    title = [s for s in sentences if s.start < one.body_start]
    body = [s for s in sentences if s.start >= one.body_start and len(s.terms) >= _WHOLE]
    return [*title, *body[:2]]


def _announced(one: Telling, other: Telling) -> bool:
    """Whether just one of them opens with what is still to come."""
    ahead = [any(_ahead(s) for s in _opening(t) if s.start >= t.body_start)
             for t in (one, other)]  # fmt: skip
    return ahead[0] != ahead[1]


def _opened(one: Telling, other: Telling) -> float:
    """Share (0..1, by weight) of the telling words of an opening that the other has."""
    opening = {stem: w for s in _opening(one) for stem, w in s.terms.items()}
    theirs = {stem for s in _sentences(other.text, other.body_start) for stem in s.terms}
    whole = sum(opening.values())
    return sum(w for stem, w in opening.items() if stem in theirs) / whole if whole else 0.0


_AHEAD = re.compile(
    r"\b(?:will|shall|plans?\s+to|(?:is|are)\s+(?:to|due|set|expected|scheduled)\b|ahead\s+of"
    r"|next\s+(?:week|month|year|spring|summer|autumn|fall|winter)|upcoming|forthcoming)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells of what is still to come."""


_NAME = re.compile(r"(?<![.!?:”\"\n]\s)(?<!\n)(?<!^)\b[A-Z][\w’']+")


def _names_agree(one: Telling, other: Telling) -> bool:
    """Whether most names in the first paragraphs of the one stand in the other as well."""
    body = one.text[one.body_start : one.body_start + HEAD]
    names = {common_words.stem(name.lower()) for name in _NAME.findall(body)}
    telling = {name for name in names if common_words.weight_of(name) > 0}
    theirs = {stem for s in _sentences(other.text, other.body_start) for stem in s.terms}
    return len(telling & theirs) >= NAMES * len(telling)


# ------------------------------------------------------------------ the days

_MONTHS = {
    name: place + 1
    for place, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december")
    )
}  # fmt: skip
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY_STATED = re.compile(
    rf"\b(?:{_MONTH}\s+(\d\d?)\b(?!,?\s*\d{{4}})|(\d\d?)\s+{_MONTH}(?!\s*\d{{4}}))"
)
_YEAR_STATED = re.compile(r"\b((?:19|20)\d\d)\b")
_FAR = 21
"""Days from publication within which news states the days that it tells of."""


def _days_left(undated: Telling, one: Telling) -> Interval | None:
    """The days that an account leaves; None where what the article itself says does not agree."""
    theirs = one.teller.published.interval
    if theirs.earliest is None or theirs.latest is None or (theirs.days or 0) > OPEN:
        return None
    reach = Interval(theirs.earliest - timedelta(NEAR), theirs.latest + timedelta(NEAR))
    days = reach.meet(undated.teller.published.interval)
    if days is None or not _stated_agree(undated, theirs):
        return None
    stated = _month_day(undated.teller.published)
    if stated is None:
        return days
    fitting = [day for day in _each(days) if (day.month, day.day) == stated]
    return Interval(fitting[0], fitting[0]) if fitting else None


def _month_day(published: When) -> tuple[int, int] | None:
    """Month and day where they are stated and the year is not: both bounds fall on them."""
    first, last = published.earliest, published.latest
    if first is None or last is None or first == last:
        return None
    same = (first.month, first.day) == (last.month, last.day)
    return (first.month, first.day) if same else None


def _stated_agree(undated: Telling, theirs: Interval) -> bool:
    """Whether of the days and years that the head of the undated article states one is near."""
    assert theirs.earliest and theirs.latest
    head = undated.text[: undated.body_start + HEAD]
    stated = list(_days_stated(head, theirs.earliest.year))
    years = {int(year) for year in _YEAR_STATED.findall(head)}
    near = {theirs.earliest.year, theirs.latest.year}
    if years and not years & near and max(years) < min(near) - 1:
        return False
    low, high = theirs.earliest - timedelta(_FAR), theirs.latest + timedelta(_FAR)
    return not stated or any(low <= day <= high for day in stated)


def _days_stated(text: str, year: int) -> Iterator[date]:
    """The days that a text states without a year, in that year and its two neighbours."""
    for month, day, day_first, month_last in _DAY_STATED.findall(text):
        number = next(
            n for name, n in _MONTHS.items() if name.startswith((month or month_last)[:3].lower())
        )
        for one in (year - 1, year, year + 1):
            try:
                yield date(one, number, int(day or day_first))
            except ValueError:
                continue


def _each(days: Interval) -> Iterator[date]:
    assert days.earliest and days.latest
    for step in range((days.latest - days.earliest).days + 1):
        yield days.earliest + timedelta(step)


def _all_allow(anchors: Sequence[_Anchor]) -> Interval | None:
    """The days that all accounts allow; None where two of them exclude each other."""
    days: Interval | None = ALWAYS
    for anchor in anchors:
        days = days.meet(anchor.days) if days else None
    return days


# ------------------------------------------------------------------ why


def _reasons(anchors: Sequence[_Anchor], own: When) -> tuple[str, ...]:
    stated = _month_day(own)
    why = [_told_by(anchor) for anchor in anchors]
    if stated:
        name = next(name for name, number in _MONTHS.items() if number == stated[0])
        why.append(f"it states day and month itself ({stated[1]} {name.title()})")
    return tuple(why)


def _contradiction(anchors: Sequence[_Anchor]) -> tuple[str, ...]:
    return ("accounts of different days tell the same, so that none dates it",
            *(_told_by(anchor) for anchor in anchors))  # fmt: skip


def _told_by(anchor: _Anchor) -> str:
    teller = anchor.telling.teller
    day = teller.published.value or f"{teller.published.earliest} to {teller.published.latest}"
    words = sorted({stem for fact in anchor.facts for stem in fact.shared},
                   key=lambda stem: (-common_words.weight_of(stem), stem))[:5]  # fmt: skip
    return (
        f"{teller.outlet or 'another account'} of {day} tells the same in {len(anchor.facts)} "
        f"sentences ({', '.join(words)})"
    )
