"""Two events that would be one but for the day, the place, or who did it; and what is denied.

Two articles tell the same news, each tells one such act, and the two exclude each other. The events
stay two: the discrepancy says on what they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...linked import DiscrepancyKind, Report, Telling
from ...records import Basis, Standing
from ...spans import Span, hull
from ...tables import states
from . import (
    asked_for,
    calling_off,
    convened,
    crowds,
    denied,
    disputed,
    for_good,
    harmed,
    holds_from,
    manned,
    offered,
    placing,
    planned,
    prices,
    taken,
    turns,
    unspoken,
)
from .claims import about, named, root, stems
from .disputed import DONE, Side, Sides
from .leads import lead
from .sighted import AGAIN, News, Sighted, around, nearest, on_one

APART_DAYS = 4
"""Most days between two datings of one act; a week later is another."""
LONGEST_DAYS = 2
"""A time longer than this is no day."""
SHARED = 2
"""Telling words that two reports must share, beside the names of the parties."""
ONCE = frozenset({"expel", "release"})
"""Modes of what newsrooms tell by many verbs: "ordered out", "let go", "set free"."""
PROPOSED = 3
"""And those that two proposals must share, or two deeds of which each side is blamed."""
_DEICTIC = re.compile(r"\b(?:today|yesterday|tonight|tomorrow|last night|this)\b", re.IGNORECASE)
"""Days that are told from the day of the paper: of two editions they lie a day apart."""
ONE_SIDED = frozenset({"ASSAULT", "MOBILIZE"})
PROPOSING = re.compile(r"^(?:propos|offer|request|suggest|invit|initiat|float)", re.IGNORECASE)
"""Acts that one side does first, so that two accounts cannot both be right."""


Found = tuple[DiscrepancyKind, str, Sides, str]
"""The kind, what it is about, the two sides, and the id of the event mention of the first."""


def differences(one: News, other: News) -> Iterator[Found]:
    """What keeps acts of two articles on one news apart, the first of each kind."""
    denied: list[Sides] = []
    for kind, what, find in FINDERS:
        found = find(one, other)
        if found is None or any(on_one(found[0], known) for known in denied):
            continue
        sides, mention = found
        if kind is DiscrepancyKind.DENIAL:
            denied.append(sides)
        yield kind, what, sides, mention


# ------------------------------------------------------------------ days


def _days(one: News, other: News) -> Sighted | None:
    for a in _dated(one):
        for b in _dated(other):
            if _alike(a, b) and _two_days(a, b) and not (_names(one, b) or _names(other, a)):
                articles = around(one, other)
                assert a.mention.when.words and b.mention.when.words
                first = disputed.side(a, a.mention.when.words, articles)
                second = disputed.side(b, b.mention.when.words, articles)
                if not _by_paper(first.value, second.value, a, b):
                    return (first, second), a.mention.id
    return None


def _dated(news: News) -> list[Report]:
    """The acts told as done on a day, of which the article tells one such only."""
    found = [report for report in news.reports if _on_a_day(report)]
    return [one for one in found
            if not any(_another(one, two) for two in found) and not AGAIN.search(one.sentence)
            ]  # fmt: skip


def _on_a_day(report: Report) -> bool:
    when = report.mention.when
    stated = when.basis in (Basis.STATED, Basis.RELATIVE) and when.words is not None
    days = when.interval.days
    done = report.mention.standing is Standing.ACTUAL
    return done and stated and days is not None and days <= LONGEST_DAYS


def _another(one: Report, two: Report) -> bool:
    modes = one.mention.mode, two.mention.mode
    alike = one.mention.type == two.mention.type and one.states & two.states
    if not alike or (all(modes) and modes[0] != modes[1]) or _answered(one, two):
        return False
    return not one.mention.when.interval.overlaps(two.mention.when.interval)


def _answered(one: Report, two: Report) -> bool:
    """Whether the one who acts in either is not the one of the other: blow and counterblow."""
    mine, theirs = _actors_of(one), _actors_of(two)
    return bool(mine and theirs) and not mine & theirs


def _alike(a: Report, b: Report) -> bool:
    """Whether two reports have the same parties, the same kind of act and words in common."""
    if a.mention.type != b.mention.type or not a.states or a.states != b.states:
        return False
    if a.mention.type == "CONSULT" and len(a.states) < 2:
        return False
    if a.mention.type != "CONSULT" and _answered(a, b):
        return False
    people = _people(a), _people(b)
    if people[0] and people[1] and not people[0] & people[1]:
        return False
    once = a.mention.mode == b.mention.mode and a.mention.mode in ONCE
    same = _stem(a) == _stem(b) or a.mention.type == "CONSULT" or once
    return same and len(_telling(a) & _telling(b)) >= SHARED


def _people(report: Report) -> frozenset[str]:
    return frozenset(one for one in report.entities if one.startswith("person:"))


def _stem(report: Report) -> str:
    return root(report.anchor)


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


# ------------------------------------------------------------------ who


def _actors(one: News, other: News) -> Sighted | None:
    for a in _by_one(one):
        for b in _by_one(other):
            if _same_deed(a, b) and not (_also(other, a) or _also(one, b)):
                articles = around(one, other)
                sides = (
                    disputed.side(a, _acting(a), articles),
                    disputed.side(b, _acting(b), articles),
                )
                return sides, a.mention.id
    return None


def _by_one(news: News) -> list[Report]:
    """Acts of one state that the other side cannot have done as well."""
    return [one for one in news.reports
            if one.mention.standing in DONE and len(_actors_of(one)) == 1
            and (one.mention.type in ONE_SIDED or PROPOSING.match(one.anchor))
            and not AGAIN.search(one.sentence)]  # fmt: skip


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
                    disputed.side(a, a.mention.anchor, around(one, other)),
                    denied,
                ), a.mention.id
    return None


def _denied(news: News, act: Report) -> Side | None:
    """Where an article has an act denied."""
    stem, theirs = _stem(act), about(act.sentence)
    for passage in lead(news.telling, DENIED_WITHIN):
        found = disputed.denial(news.telling.teller, passage, stem, theirs)
        if found is not None:
            return found
    return None


DENIED_WITHIN = 12
"""Sentences of an article in which a denial is looked for: it answers what the others lead with."""
_ACCEPTS = re.compile(r"^(?:accept|approv|endors|embrac|agree)", re.IGNORECASE)
_REFUSES = re.compile(r"^(?:reject|refus|declin|spurn|rebuff|dismiss|turn)", re.IGNORECASE)
ANSWERED = 3
"""Words that tell anything which an acceptance and a refusal must share, beside the names of the
parties."""


def _answers(one: News, other: News) -> Sighted | None:
    """What one state accepted by the one account and refused by the other."""
    for first, second in ((one, other), (other, one)):
        if _acts(second, _ACCEPTS, ACCEPTING) or _acts(first, _REFUSES, REFUSING):
            continue
        for a in _acts(first, _ACCEPTS, ACCEPTING):
            for b in _acts(second, _REFUSES, REFUSING):
                if _one_answer(a, b):
                    articles = around(one, other)
                    sides = [disputed.side(x, _acting(x), articles) for x in (a, b)]
                    return (sides[0], sides[1]), a.mention.id
    return None


ACCEPTING, REFUSING = ("AGREE", "CONCEDE", "SUPPORT"), ("REJECT",)


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
    (DiscrepancyKind.DATE, "day of the meeting to come", planned.two_days),
    (DiscrepancyKind.DATE, "day from which on it is to hold", holds_from.from_days),
    (DiscrepancyKind.PLACE, "place", placing.two_places),
    (DiscrepancyKind.PLACE, "place of the launch", placing.launched),
    (DiscrepancyKind.PLACE, "where they met", taken.met_in),
    (DiscrepancyKind.PLACE, "where they met", convened.two_towns),
    (DiscrepancyKind.PLACE, "where they were brought", taken.destinations),
    (DiscrepancyKind.ACTOR, "who rescued them", taken.rescuers),
    (DiscrepancyKind.NUMBER, "number of people at the rally", crowds.crowds),
    (DiscrepancyKind.NUMBER, "number of the crew", manned.crews),
    (DiscrepancyKind.NUMBER, "price asked", prices.prices),
    (DiscrepancyKind.ACTOR, "who did it", _actors),
    (DiscrepancyKind.ACTOR, "who called it off", calling_off.called_off),
    (DiscrepancyKind.ACTOR, "who asked for it", asked_for.asked_for),
    (DiscrepancyKind.ORDER, "who was first", _order),
    (DiscrepancyKind.ORDER, "what came first", _sequence),
    (DiscrepancyKind.ORDER, "who did it first", turns.turns),
    (DiscrepancyKind.WORDING, "for good or for a time", for_good.contrasts),
    (DiscrepancyKind.DENIAL, "whether it happened", _denials),
    (DiscrepancyKind.DENIAL, "whether it happened", denied.denied),
    (DiscrepancyKind.DENIAL, "whether it was offered", offered.offered),
    (DiscrepancyKind.DENIAL, "whether it was accepted", _answers),
    (DiscrepancyKind.DENIAL, "whether it was spoken of", unspoken.unspoken),
    (DiscrepancyKind.DENIAL, "whether a shot was fired", harmed.shots),
    (DiscrepancyKind.DENIAL, "whether anybody was hurt", harmed.hurt),
)
"""Each kind, what it is about in words, and what finds it."""


def of_news(news: Sequence[News]) -> Sequence[tuple[News, News]]:
    """The pairs of voices of a news."""
    return [(a, b) for n, a in enumerate(news) for b in news[n + 1 :]
            if a.telling.teller.voice != b.telling.teller.voice]  # fmt: skip
