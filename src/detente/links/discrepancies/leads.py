"""What two articles that tell the same news measure differently, in the sentences that lead them.

No event needs to be read: the lead of an article is about its news, and a count, sum, length or
deadline in it is one of that news, where enough words of the two sentences are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ...dates import later
from ...linked import DiscrepancyKind, Telling
from ...records import Basis, Time
from ...tables import common_words
from . import amounts, comparing, durations, terms, words
from .claims import (
    KEPT,
    Claim,
    Passage,
    about,
    due,
    named,
    sentences,
    states_in,
    stems,
    with_states,
)

LEAD = 5
"""Sentences after the headline in which an article tells its news; what follows is background."""
SHARED, NAMED = 1, 3
"""Telling words that two sentences must share beside the thing that is counted, and words that tell
anything, names of states among them: "lend", "Belarus" and "Russia"."""
PAST_DAYS = 21
"""Days before an article of which its lead tells news; "died in the war that ended in 2000" does
not."""
SIDE_WORDS = 24
"""Characters before a number in which stands that it is a part only: "the first four planes"."""
_PART = re.compile(
    r"\b(?:first|initial|another|additional|further|others?|remaining|extra|next|last|including"
    r"|among|earlier|previous|rose from|up from|down from|from)\s+(?:(?!to\b)\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"^\s+(?:(?:more|other|additional|further|extra|new)\b"
                         r"|of\s+(?:the|them|these|those|its|their|whom|which)\b"
                         r"|(?:\w+\s){1,3}(?:seriously|critically|badly|gravely|severely)\b"
                         r"|\w+,?\s+among\s+others\b)")  # fmt: skip
_WHOLE = re.compile(
    r"\b(?:since|in all|in total|total|altogether|so far|(?:over|in|during) the (?:past|last)"
    r"|a year|each year|annual\w*|overall|combined|worldwide|between them)\b",
    re.IGNORECASE,
)
"""Words of another sum than that of today's news."""


@dataclass(frozen=True, slots=True)
class Led:
    """A claim of a lead, and its sentence's words: telling ones, and all that tell anything."""

    claim: Claim
    words: frozenset[str]
    named: frozenset[str]
    every: frozenset[str]  # stems of all its words
    weekdays: frozenset[str]  # those that it names
    states: frozenset[str]  # (ISO3) beside what is counted: "consumers in Ghana"


def differences(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """The claims of two articles on one thing that differ, the first of each thing.

    A voice that gives the other's value anywhere does not disagree with it.
    """
    seen: set[str] = set()
    for a, b in _both(one, other):
        if a.claim.key != b.claim.key or a.claim.key in seen:
            continue
        seen.add(a.claim.key)
        if not (_tells(one, b.claim) or _tells(other, a.claim)):
            yield a.claim, b.claim


def _both(one: Telling, other: Telling) -> Iterator[tuple[Led, Led]]:
    """What may be one thing: two claims of leads, then one of a lead and one from below."""
    mine, theirs = only_hours(one), only_hours(other)
    if mine and theirs and _one_rank(mine, theirs):
        yield mine, theirs
    for a in claims(one):
        yield from ((a, b) for b in claims(other) if _same_thing(a, b))
        yield from ((a, b) for b in below(other) if _same_deep(a, b))
    for a in below(one):
        yield from ((a, b) for b in claims(other) if _same_deep(b, a))


@lru_cache(maxsize=KEPT)
def only_hours(telling: Telling) -> Led | None:
    """The hours of the one meeting whose hours an article tells; None for none or several."""
    found = [led for led in (*claims(telling), *below(telling)) if _hours(led.claim)]
    return found[0] if len({led.claim.span for led in found}) == 1 else None


def _hours(claim: Claim) -> bool:
    return claim.key == MEETING_HOURS and claim.high < comparing.DAY_HOURS


MEETING_HOURS = "length:meeting"
RANK = frozenset(map(common_words.stem, (
    "presidents", "president", "ministers", "minister", "premiers", "generals", "commanders",
    "officials", "negotiators", "delegations", "diplomats", "experts", "kings", "ambassadors",
)))  # fmt: skip
"""Who meets; in one news presidents may meet, and ministers."""


def _one_rank(a: Led, b: Led) -> bool:
    """Whether nothing tells two meetings apart: who met, or words of one more."""
    if (a.every | b.every) & _ONCE_MORE:
        return False
    ranks = a.every & RANK, b.every & RANK
    return not (ranks[0] and ranks[1]) or bool(ranks[0] & ranks[1])


_ONCE_MORE = frozenset(("again", "second", "another", "third", "also", "separate", "separately"))


DEEP_SHARED, DEEP_NAMED = 2, 3
"""The same words where one of the two sentences stands below the lead."""
PLACE_WEIGHT = 1.0
"""Weight (tables.common_words) of the words that two sentences on the hours of one meeting share:
the house in which it was held."""


def _same_deep(a: Led, b: Led) -> bool:
    """Whether a claim below the lead is of the same thing: the sum of the deal, the hours of the
    meeting."""
    if not comparing.may_be_one(a.claim, b.claim):
        return False
    shared = a.words & b.words
    if a.claim.kind is DiscrepancyKind.DURATION:
        hours = max(a.claim.high, b.claim.high) < comparing.DAY_HOURS
        ended = bool(a.every & _ENDED and b.every & _ENDED) and _one_rank(a, b)
        return (hours or ended) and sum(map(common_words.weight_of, shared)) >= PLACE_WEIGHT
    return len(shared) >= DEEP_SHARED and len(a.named & b.named) >= DEEP_NAMED


def _same_thing(a: Led, b: Led) -> bool:
    if not comparing.may_be_one(a.claim, b.claim) or _set_apart(a, b):
        return False
    if a.claim.kind is DiscrepancyKind.DURATION and not _one_rank(a, b):
        return False
    shared = a.words & b.words
    if a.claim.key == DEADLINE and len(shared) == 1:
        rare = common_words.weight_of(min(shared)) >= RARE_TASK
        return rare and len(a.named & b.named) > 1
    return len(shared) >= SHARED and len(a.named & b.named) >= NAMED


def _set_apart(a: Led, b: Led) -> bool:
    """Whether two counts stand in sentences that name different weekdays, or beside different
    states."""
    if a.claim.kind is not DiscrepancyKind.NUMBER:
        return False
    days = bool(a.weekdays and b.weekdays) and not a.weekdays & b.weekdays
    return days or (bool(a.states and b.states) and not a.states & b.states)


_ENDED = frozenset(map(common_words.stem, (
    "ended", "ending", "concluded", "wound", "wrapped", "finished", "closed",
)))  # fmt: skip
"""Of talks that are over both tell how many days they took."""
DEADLINE = "term:deadline"
RARE_TASK = 1.5
"""Weight of the one word ("ratify") by which, with a party's name, a deadline is known again."""


def _tells(telling: Telling, claim: Claim) -> bool:
    """Whether an article gives a value somewhere, of whatever it counts in the same unit."""
    unit = claim.key.rpartition(":")[2]
    return any(
        comparing.agree(claim, found) for found in _all(telling) if found.key.endswith(f":{unit}")
    )


@lru_cache(maxsize=KEPT)
def claims(telling: Telling) -> tuple[Led, ...]:
    """What the headline and the first sentences of an article measure, in their order."""
    return tuple(led for passage in lead(telling) for led in _led(telling, passage))


DEPTH = 20
"""Sentences in which the sum of a deal and the hours of a meeting are told."""
_COST = re.compile(r"\b(?:costs?|worth|valued?|price|bill|sum)\b", re.IGNORECASE)
_TAKES_UP = re.compile(r"^(?:its|it|the (?:deal|accord|agreement|contract|project|loan|pact))\b",
                       re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=KEPT)
def below(telling: Telling) -> tuple[Led, ...]:
    """The sums and hours told below the lead; "its cost" is that of the sentence before."""
    every, found = every_sentence(telling), []
    first = len(lead(telling))
    for place in range(first, min(len(every), first + DEPTH)):
        passage, before = every[place], every[place - 1]
        kept = [one for one in _led(telling, passage) if _told_below(one.claim, passage)]
        if kept and _TAKES_UP.match(passage.text):
            said = before.text.replace("-", " ")
            kept = [replace(one, words=one.words | about(said), named=one.named | with_states(said))
                    for one in kept]  # fmt: skip
        found += kept
    return tuple(found)


def _told_below(claim: Claim, passage: Passage) -> bool:
    if claim.kind is DiscrepancyKind.DURATION:
        return claim.key.endswith("meeting")
    money = claim.key.rpartition(":")[2] in MONEY
    return money and _COST.search(passage.text) is not None


MONEY = frozenset(common_words.stem(unit) for unit in amounts.CURRENCY.values())


@lru_cache(maxsize=KEPT)
def _all(telling: Telling) -> tuple[Claim, ...]:
    return tuple(
        claim for passage in every_sentence(telling) for claim in _measured(telling, passage, False)
    )


def lead(telling: Telling, most: int = LEAD) -> list[Passage]:
    """The headline and the first sentences of an article, `most` of them."""
    every = every_sentence(telling)
    head = sum(passage.start < telling.body_start for passage in every)
    return every[: head + most]


@lru_cache(maxsize=KEPT)
def every_sentence(telling: Telling) -> list[Passage]:
    """The sentences of an article, its headline first."""
    return [Passage(telling.text[a:b], a, 0) for a, b in sentences(telling.text)]


_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


_SAID_ON = re.compile(
    rf"\b(?:said|says|announced|added)\s+(?:late\s+)?(?:on\s+)?{_WEEKDAY.pattern}"
)
"""The day on which somebody spoke is not that of what is told."""


def weekdays(text: str) -> frozenset[str]:
    """The weekdays that a text names, but for those on which somebody said it."""
    return frozenset(_WEEKDAY.findall(_SAID_ON.sub("", text)))


def _led(telling: Telling, passage: Passage) -> Iterator[Led]:
    if of_old(telling, passage):
        return
    for claim in _measured(telling, passage, True):
        near = passage.text[: max(0, claim.span.start - passage.start)][-amounts.WINDOW :]
        if _WHOLE.search(amounts.CLAUSE.split(near)[-1] + _after(passage, claim)):
            continue
        unit, text = named(claim.value), passage.text
        own = states_in(f"{claim.value}{_after(passage, claim)[:BESIDE]}")
        words = about(text) - unit, with_states(text) - unit, stems(text)
        yield Led(claim, *words, weekdays(text), own)


BESIDE = 35
"""Characters after what is counted in which stands of which state it is."""


def _after(passage: Passage, claim: Claim) -> str:
    rest = passage.text[claim.span.end - passage.start :][: amounts.WINDOW]
    return amounts.CLAUSE.split(rest)[0]


def times_in(telling: Telling, passage: Passage) -> Iterator[Time]:
    """The times that stand in a sentence of an article."""
    end = passage.start + len(passage.text)
    return (t for t in telling.times if passage.start <= t.span.start and t.span.end <= end)


def of_old(telling: Telling, passage: Passage) -> bool:
    """Whether a sentence tells of days long past."""
    told = telling.teller.published.earliest
    if told is None:
        return False
    news = later(told, -PAST_DAYS)
    dated = [t.when.latest for t in times_in(telling, passage) if t.type == "DATE"]
    known = [day for day in dated if day is not None]
    return bool(known) and all(day < news for day in known)


# ------------------------------------------------------------------ what is measured


def _measured(telling: Telling, passage: Passage, strict: bool) -> Iterator[Claim]:
    """Counts, lengths and terms of a sentence; `strict` leaves out parts of a whole."""
    found = words.numbers(passage.text)
    spans = [time.span for time in times_in(telling, passage)] if found else []
    for match in found:
        start, end = passage.start + match.start(), passage.start + match.end()
        if any(span.start < end and start < span.end for span in spans):
            continue
        if not (strict and part(passage.text, match)):
            yield from _counted(telling, passage, match)
    for time in times_in(telling, passage):
        if time.type == "DURATION":
            yield from _lasted(telling, passage, time)
        elif time.type == "DATE" and time.when.basis is not Basis.UNKNOWN:
            yield from terms.term(telling.teller, passage, time)


def part(text: str, match: re.Match[str]) -> bool:
    """Whether a number in a text counts a part of something: "the first four", "two more"."""
    before = text[max(0, match.start() - SIDE_WORDS) : match.start()]
    return bool(_PART.search(before) or _PART_AFTER.search(text[match.end() :]))


def _counted(telling: Telling, passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    counted = amounts.counted_by(passage.text, match)
    if counted is None:
        return
    done = amounts.done_to(passage, match, counted)
    claim = amounts.told(telling.teller, passage, match, counted, done or "news")
    if claim is not None:
        yield replace(claim, due=due(telling, passage, match.start()))


def _lasted(telling: Telling, passage: Passage, time: Time) -> Iterator[Claim]:
    noun = durations.what_lasts(passage, time)
    if noun is None:
        return
    what = "meeting" if noun in durations.MEETINGS or noun in durations.TALKED else noun
    if noun in durations.TALKED and durations.CALLED.search(passage.text):
        what = "call"
    yield from durations.lasted(telling.teller, passage, time, what)
