"""Two events that would be one but for the day, the place, or who did it; and what is denied.

Two articles tell the same news, each tells one such act, and the two exclude each other. The events
stay two: the discrepancy says on what they differ.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...linked import DiscrepancyKind, Report, Telling
from ...records import Basis, Standing
from ...spans import Span, hull
from ...tables import common_words, places, states
from ...tables.states import fold_name
from . import disputed
from .claims import about, named, stems
from .disputed import DONE, Side, Sides
from .leads import lead

APART_DAYS = 4
"""Most days between two datings of one act; a week later is another."""
LONGEST_DAYS = 2
"""A time longer than this is no day."""
SHARED = 2
"""Telling words that two reports must share, beside the names of the parties."""
PROPOSED = 3
"""And those that two proposals must share, or two deeds of which each side is blamed."""
_AGAIN = re.compile(
    r"\b(?:again|another|second|third|fourth|also|earlier|previous|previously|further|new round"
    r"|once more|resumed?|continued?|twice)\b",
    re.IGNORECASE,
)
"""Words of two occasions."""
_DEICTIC = re.compile(r"\b(?:today|yesterday|tonight|tomorrow|last night|this)\b", re.IGNORECASE)
"""Days that are told from the day of the paper: of two editions they lie a day apart."""
ONE_SIDED = frozenset({"ASSAULT", "MOBILIZE"})
PROPOSING = re.compile(r"^(?:propos|offer|request|suggest|invit|initiat|float)", re.IGNORECASE)
"""Acts that one side does first, so that two accounts cannot both be right."""


@dataclass(frozen=True, slots=True)
class News:
    """An article that tells a news, with what was read in it."""

    telling: Telling
    reports: tuple[Report, ...]


Found = tuple[DiscrepancyKind, str, Sides, str]
"""The kind, what it is about, the two sides, and the id of the event mention of the first."""


def differences(one: News, other: News) -> Iterator[Found]:
    """What keeps acts of two articles on one news apart, the first of each kind."""
    for kind, what, find in FINDERS:
        found = find(one, other)
        if found is not None:
            sides, mention = found
            yield kind, what, sides, mention


Sighted = tuple[Sides, str]


def _around(*news: News) -> dict[str, Telling]:
    return {one.telling.teller.article: one.telling for one in news}


# ------------------------------------------------------------------ days


def _days(one: News, other: News) -> Sighted | None:
    for a in _dated(one):
        for b in _dated(other):
            if _alike(a, b) and _two_days(a, b) and not (_names(one, b) or _names(other, a)):
                around = _around(one, other)
                assert a.mention.when.words and b.mention.when.words
                first = disputed.side(a, a.mention.when.words, around)
                second = disputed.side(b, b.mention.when.words, around)
                if not _by_paper(first.value, second.value, a, b):
                    return (first, second), a.mention.id
    return None


def _dated(news: News) -> list[Report]:
    """The acts told as done on a day, of which the article tells one such only."""
    found = [report for report in news.reports if _on_a_day(report)]
    return [one for one in found
            if not any(_another(one, two) for two in found) and not _AGAIN.search(one.sentence)
            ]  # fmt: skip


def _on_a_day(report: Report) -> bool:
    when = report.mention.when
    stated = when.basis in (Basis.STATED, Basis.RELATIVE) and when.words is not None
    days = when.interval.days
    done = report.mention.standing is Standing.ACTUAL
    return done and stated and days is not None and days <= LONGEST_DAYS


def _another(one: Report, two: Report) -> bool:
    alike = one.mention.type == two.mention.type and one.states & two.states
    return bool(alike) and not one.mention.when.interval.overlaps(two.mention.when.interval)


def _alike(a: Report, b: Report) -> bool:
    """Whether two reports have the same parties, the same kind of act and words in common."""
    if a.mention.type != b.mention.type or not a.states or a.states != b.states:
        return False
    if a.mention.type == "CONSULT" and len(a.states) < 2:
        return False
    people = _people(a), _people(b)
    if people[0] and people[1] and not people[0] & people[1]:
        return False
    same = _stem(a) == _stem(b) or a.mention.type == "CONSULT"
    return same and len(_telling(a) & _telling(b)) >= SHARED


def _people(report: Report) -> frozenset[str]:
    return frozenset(one for one in report.entities if one.startswith("person:"))


def _stem(report: Report) -> str:
    return common_words.stem(report.anchor.lower().split()[0])[:5]


def _telling(report: Report) -> frozenset[str]:
    return about(report.sentence) - _names_of(report.states)


@lru_cache(maxsize=1024)
def _names_of(parties: frozenset[str]) -> frozenset[str]:
    rows = [one for one in states.states() if one.iso3 in parties]
    named = (name for one in rows for name in (*one.names, *one.demonyms, *one.metonyms,
                                               one.capital or ""))  # fmt: skip
    return frozenset(stem for name in named for stem in stems(name))


def _two_days(a: Report, b: Report) -> bool:
    first, second = a.mention.when.interval, b.mention.when.interval
    if first.overlaps(second) or not (first.earliest and second.earliest):
        return False
    return abs((first.earliest - second.earliest).days) <= APART_DAYS


def _names(news: News, report: Report) -> bool:
    """Whether an article names the other's day too, but for its dateline."""
    day = report.mention.when.interval
    for time in news.telling.times:
        days = time.when.interval.days
        told = time.type == "DATE" and days is not None and days <= LONGEST_DAYS
        if told and time.when.interval.overlaps(day) and not _dateline(news.telling, time.span):
            return True
    return False


def _dateline(telling: Telling, span: Span) -> bool:
    """Whether a day stands in the dateline: in brackets, at the head of the text."""
    before = telling.text[telling.body_start : span.start]
    return len(before) < DATELINE and before.rstrip().endswith("(")


DATELINE = 60
"""Characters after the headline in which a dateline ends."""


def _by_paper(first: str, second: str, a: Report, b: Report) -> bool:
    """Whether two days a day apart are told from the days of two papers."""
    one, two = a.mention.when.interval.earliest, b.mention.when.interval.earliest
    near = one is not None and two is not None and abs((one - two).days) <= 1
    return near and bool(_DEICTIC.search(first) or _DEICTIC.search(second))


# ------------------------------------------------------------------ places


_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:[a-z]+\s+(?:city|town|capital|port)\s+of\s+)?"
                    r"(?P<place>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")  # fmt: skip
SAID_AT = re.compile(r"\b(?:sa(?:id|ys)|told|reported|announced|according to)\b")
"""Where something was said is not where it happened."""
BEFORE_PLACE = 110
"""Characters before a place in which stands what happened there."""
PLACED, PLACED_NAMED = 2, 4
"""Telling words that two clauses must share for their places to be those of one act, and words that
tell anything, names of states among them."""
FAR_DEGREES = disputed.FAR_DEGREES


@dataclass(frozen=True, slots=True)
class _Placed:
    place: places.Place
    side: Side
    words: frozenset[str]
    named: frozenset[str]

    def same(self, other: _Placed) -> bool:
        """Whether the clauses before both places are of one act."""
        telling = len(self.words & other.words) >= PLACED
        return telling and len(self.named & other.named) >= PLACED_NAMED


def _places(one: News, other: News) -> Sighted | None:
    for a in _placed(one.telling):
        for b in _placed(other.telling):
            two = a.same(b) and _far(a.place, b.place)
            if two and not (_speaks_of(one, b.place) or _speaks_of(other, a.place)):
                return (a.side, b.side), nearest(one, a.side.span)
    return None


def _placed(telling: Telling) -> list[_Placed]:
    found = []
    for passage in lead(telling):
        for match in _PLACE.finditer(passage.text):
            place = _city(match.group("place"))
            before = passage.text[max(0, match.start() - BEFORE_PLACE) : match.start()]
            clause = re.split(r"[;:—–]|\s-\s", before)[-1]
            if place is None or SAID_AT.search(clause[-BEFORE_SAID:]) or _AGAIN.search(clause):
                continue
            start = passage.start + match.start("place")
            span = Span(telling.teller.article, start, passage.start + match.end("place"))
            side = Side(telling.teller, span, match.group("place"))
            found.append(_Placed(place, side, about(clause), named(clause)))
    return found


BEFORE_SAID = 25


def _city(words: str) -> places.Place | None:
    """The best known city of a name, tried from the longest row of words."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        several = places.cities().get(fold_name(" ".join(parts[:length])))
        if several:
            return several[0]
    return None


def _far(a: places.Place, b: places.Place) -> bool:
    if a is b or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return math.hypot(a.lat - b.lat, a.lon - b.lon) >= FAR_DEGREES


def _speaks_of(news: News, place: places.Place) -> bool:
    """Whether an article names a place anywhere, in its dateline too."""
    text = news.telling.text
    return any(name in text or name.upper() in text for name in place.names)


def nearest(news: News, span: Span) -> str:
    """The id of the event mention nearest to a span; "" without any."""
    ranked = sorted(
        (abs(one.mention.anchor.start - span.start), one.mention.id) for one in news.reports
    )
    return ranked[0][1] if ranked else ""


# ------------------------------------------------------------------ who


def _actors(one: News, other: News) -> Sighted | None:
    for a in _by_one(one):
        for b in _by_one(other):
            if _same_deed(a, b) and not (_also(other, a) or _also(one, b)):
                around = _around(one, other)
                sides = (disputed.side(a, _acting(a), around), disputed.side(b, _acting(b), around))
                return sides, a.mention.id
    return None


def _by_one(news: News) -> list[Report]:
    """Acts of one state that the other side cannot have done as well."""
    return [one for one in news.reports
            if one.mention.standing in DONE and len(_actors_of(one)) == 1
            and (one.mention.type in ONE_SIDED or PROPOSING.match(one.anchor))
            and not _AGAIN.search(one.sentence)]  # fmt: skip


NEAR = 60
"""Characters between who acts and the act within which both are shown together."""


def _acting(report: Report) -> Span:
    """The words that say who acts, with the act where they stand near it, or the act alone."""
    act = report.mention.anchor
    spans = [side.span for side in report.mention.actors if side.state]
    near = [one for one in spans if abs(one.start - act.start) <= NEAR and one.start < act.start]
    return hull((max(near), act)) if near else act


def _actors_of(report: Report) -> frozenset[str]:
    return frozenset(side.state for side in report.mention.actors if side.state)


def _same_deed(a: Report, b: Report) -> bool:
    if a.mention.type != b.mention.type or _stem(a) != _stem(b) or _actors_of(a) & _actors_of(b):
        return False
    if not a.when.interval.overlaps(b.when.interval):
        return False
    parties = _names_of(a.states | b.states)
    return len((about(a.sentence) & about(b.sentence)) - parties - {_stem(a)}) >= PROPOSED


def _also(news: News, report: Report) -> bool:
    """Whether an article tells the same act of the other's state too."""
    return any(
        _stem(one) == _stem(report) and _actors_of(one) & _actors_of(report) for one in news.reports
    )


# ------------------------------------------------------------------ who was first, and whether


def _order(one: News, other: News) -> Sighted | None:
    """Two states of which each is said to have been first."""
    for who, verb, side in _firsts(one.telling):
        for who2, verb2, side2 in _firsts(other.telling):
            if who != who2 and verb == verb2:
                return (side, side2), nearest(one, side.span)
    return None


def _firsts(telling: Telling) -> list[tuple[str, str, Side]]:
    return [found for passage in lead(telling)
            for found in disputed.firsts(telling.teller, passage)]  # fmt: skip


def _denials(one: News, other: News) -> Sighted | None:
    """What one article tells as done, and the other has denied."""
    for first, second in ((one, other), (other, one)):
        for a in first.reports:
            if a.mention.standing not in DONE or _denied(first, a):
                continue
            denied = _denied(second, a)
            if denied is not None:
                return (
                    disputed.side(a, a.mention.anchor, _around(one, other)),
                    denied,
                ), a.mention.id
    return None


def _denied(news: News, act: Report) -> Side | None:
    """Where an article has an act denied."""
    theirs = about(act.sentence)
    for passage in lead(news.telling):
        found = disputed.denial(news.telling.teller, passage, _stem(act), theirs)
        if found is not None:
            return found
    return None


_ACCEPTS = re.compile(r"^(?:accept|approv|endors|embrac|agree)", re.IGNORECASE)
_REFUSES = re.compile(r"^(?:reject|refus|declin|spurn|rebuff|dismiss|turn)", re.IGNORECASE)
ANSWERED = 3
"""Words that tell anything which an acceptance and a refusal must share, beside the names of the
parties."""


def _answers(one: News, other: News) -> Sighted | None:
    """What one state accepted by the one account and refused by the other."""
    for first, second, swapped in ((one, other, False), (other, one, True)):
        for a in _acts(first, _ACCEPTS, ("AGREE", "CONCEDE", "SUPPORT")):
            for b in _acts(second, _REFUSES, ("REJECT",)):
                if _one_answer(a, b) and not (
                    _acts(second, _ACCEPTS, (a.mention.type,))
                    or _acts(first, _REFUSES, ("REJECT",))
                ):
                    around = _around(one, other)
                    pair = [disputed.side(x, _acting(x), around) for x in (a, b)]
                    sides = (pair[1], pair[0]) if swapped else (pair[0], pair[1])
                    return sides, (b if swapped else a).mention.id
    return None


def _acts(news: News, word: re.Pattern[str], types: tuple[str, ...]) -> list[Report]:
    return [one for one in news.reports
            if one.mention.type in types and word.match(one.anchor)
            and one.mention.standing in DONE]  # fmt: skip


def _one_answer(a: Report, b: Report) -> bool:
    same = _actors_of(a) and _actors_of(a) == _actors_of(b)
    if not same or not a.when.interval.overlaps(b.when.interval):
        return False
    shared = named(a.sentence) & named(b.sentence)
    return len(shared - _names_of(a.states | b.states)) >= ANSWERED


_TURN = re.compile(r"\s(after|before)\s")
CLAUSES = 2
"""Words that tell anything which clauses before, and after, an "after" must share."""


def _sequence(one: News, other: News) -> Sighted | None:
    """ "Shelled the island after the drill" against "shelled it before the drill"."""
    for turn, left, right, side in _turns(one.telling):
        for turn2, left2, right2, side2 in _turns(other.telling):
            same = _clauses(left, left2) and _clauses(right, right2)
            crossed = _clauses(left, right2) and _clauses(right, left2)
            if (same and not crossed and turn != turn2) or (crossed and not same and turn == turn2):
                return (side, side2), nearest(one, side.span)
    return None


def _clauses(one: str, other: str) -> bool:
    acts = about(one) & about(other)
    return bool(acts) and len(named(one) & named(other)) > CLAUSES


def _turns(telling: Telling) -> list[tuple[str, str, str, Side]]:
    found = []
    for passage in lead(telling):
        text = passage.text
        for match in _TURN.finditer(text):
            left = re.split(r"[;:—–]|\s-\s", text[: match.start()])[-1]
            right = re.split(r"[;:—–,]", text[match.end() :])[0]
            start = passage.start + match.start() + 1
            span = Span(telling.teller.article, start, passage.start + match.end() + len(right))
            words = " ".join(text[match.start() : match.end() + len(right)].split())
            found.append((match.group(1), left, right, Side(telling.teller, span, words)))
    return found


FINDERS = (
    (DiscrepancyKind.DATE, "day", _days),
    (DiscrepancyKind.PLACE, "place", _places),
    (DiscrepancyKind.ACTOR, "who did it", _actors),
    (DiscrepancyKind.ORDER, "who was first", _order),
    (DiscrepancyKind.ORDER, "what came first", _sequence),
    (DiscrepancyKind.DENIAL, "whether it happened", _denials),
    (DiscrepancyKind.DENIAL, "whether it was accepted", _answers),
)
"""Each kind, what it is about in words, and what finds it."""


def of_news(news: Sequence[News]) -> Sequence[tuple[News, News]]:
    """The pairs of voices of a news."""
    return [(a, b) for n, a in enumerate(news) for b in news[n + 1 :]
            if a.telling.teller.voice != b.telling.teller.voice]  # fmt: skip
