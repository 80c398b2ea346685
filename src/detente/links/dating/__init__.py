"""Dating by links: an article without a day takes the days that accounts of the same event allow.

It is dated only where both tell the same rare facts, both in their first paragraphs, as news and
not as history, and where all that it says itself of days agrees; what speaks for one news is that
they open with the same, or quote the same utterance. What is looked at does not change
when the article is read again with the day that it was given: its words, never a day worked out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...dates import ALWAYS, Interval
from ...linked import Dating, Pair, Telling
from ...records import UNKNOWN, Basis, When, when_of
from ...spans import Span
from ...tables import common_words
from .days import HEAD, MONTHS, OPEN, days_left, month_day
from .quoted import same_quotation

VERSION = "5"

ALIKE = 0.1
"""Likeness of the two articles (links.news) from which the facts are looked at."""
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
SCENE_OPENED = 0.4
"""The same share, either way, where both are filed from one rare place on one day of a year."""
QUOTED_RARE = 1.0
"""Weight of a quoted word that two reports of different talks hardly both quote."""


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
    days = days_left(undated, one)
    facts = _facts(undated, one) if days is not None else []
    in_heads = [fact for fact in facts if fact.one.head and fact.other.head]
    if days is None or not in_heads:
        return None
    said = any(same_quotation(fact.one.words, fact.other.words) for fact in in_heads)
    scene = _same_scene(undated, one, days)
    if not said and (
        _announced(undated, one) or not (scene or _same_people_and_news(undated, one))
    ):
        return None
    rare = {stem for fact in facts for stem in fact.shared if common_words.weight_of(stem) >= RARE}
    if len(facts) < (1 if scene else FACTS) or len(rare) < RARE_WORDS:
        return None
    ordered = (in_heads[0], *(fact for fact in facts if fact is not in_heads[0]))
    return _Anchor(one, ordered, days, like.score)


def _same_people_and_news(undated: Telling, one: Telling) -> bool:
    names = _names_agree(undated, one) and _names_agree(one, undated)
    return names and _same_news(undated, one)


def _same_scene(undated: Telling, one: Telling, days: Interval) -> bool:
    """Whether both are filed from one place that news hardly names, on one day, quoting one word.

    The undated article states month and day itself; what is left to know is the year. A place where
    people meet every year is one that news names often, or a second account of another year is
    found, and then the two contradict each other.
    """
    if month_day(undated.teller.published) is None or days.days != 1:
        return False
    here, there = (_filed_from(t) for t in (undated, one))
    said, theirs = (_rare_quoted(t.text) for t in (undated, one))
    told = _opened(undated, one) >= SCENE_OPENED and _opened(one, undated) >= SCENE_OPENED
    return bool(here & there) and bool(said & theirs) and told


def _filed_from(one: Telling) -> set[str]:
    """Stems of the rare words of a dateline."""
    match = _DATELINE.match(one.text[one.body_start :].lstrip())
    words = common_words.terms(match.group()) if match else ()
    return {term.stem for term in words if term.weight >= RARE}


def _rare_quoted(text: str) -> set[str]:
    """Stems of the rare words that a text quotes."""
    quoted = (match.group() for match in _ANY_QUOTED.finditer(text))
    return {t.stem for part in quoted for t in common_words.terms(part) if t.weight >= QUOTED_RARE}


_DATELINE = re.compile(r"[A-Z][\w.' -]{2,30}(?:[,(][^:\n—–]{2,40})?(?::|\s[—–-])")
"""Where an article says it was filed: "KENNEBUNKPORT, Maine —", "Geneva (Switzerland), July 3:"."""
_ANY_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|''[^'\n]*''")


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
    if weight < FACT or _past(ours) != _past(theirs) or _ahead(ours) != _ahead(theirs):
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
        if noun.lower() not in MONTHS:
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


def _all_allow(anchors: Sequence[_Anchor]) -> Interval | None:
    """The days that all accounts allow; None where two of them exclude each other."""
    days: Interval | None = ALWAYS
    for anchor in anchors:
        days = days.meet(anchor.days) if days else None
    return days


# ------------------------------------------------------------------ why


def _reasons(anchors: Sequence[_Anchor], own: When) -> tuple[str, ...]:
    stated = month_day(own)
    why = [_told_by(anchor) for anchor in anchors]
    if stated:
        name = next(name for name, number in MONTHS.items() if number == stated[0])
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
    count = "one sentence" if len(anchor.facts) == 1 else f"{len(anchor.facts)} sentences"
    return (
        f"{teller.outlet or 'another account'} of {day} tells the same in {count} "
        f"({', '.join(words)})"
    )
