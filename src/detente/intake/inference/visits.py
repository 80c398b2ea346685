"""Evidence from visits: "before departing on his first trip to the White House" was written before
that trip, and what is filed from Moscow on talks with a secretary of state while she was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ...dates import MONTHS, Interval, later
from ...tables import people
from ...tables.people import Person
from ...tables.states import state_named
from ...tables.visits import Visit, visits
from .evidence import CEILING, Evidence, Sentence, since, until

_FIRST = re.compile(
    r"\b(?:[Hh]is|[Hh]er|(?P<name>[A-Z][\w’'-]+?)[’']s)\sfirst(?:-ever)?"
    r"(?:\s(?:official|state|working|formal|presidential))*\s(?:trip|visit|journey)\sto\s"
    r"(?P<host>the White House|Washington|the United States|the U\.S\.|the US|America"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?P<after>[^.;]{0,30})"
)
_AHEAD = re.compile(
    r"\b(?:before\s(?:departing|leaving|setting\soff|embarking|flying|heading|making)|ahead\sof"
    r"|on\sthe\seve\sof|prepar\w+\s(?:for|to)|will\s(?:make|pay|begin|leave|travel)"
    r"|(?:is|are|was|were)\s(?:due|scheduled|expected|set|about|to)\b|departing\son|plans?\b"
    r"|days\sbefore|looks?\sforward)",
)
_OTHER = re.compile(
    r"^,?\s(?:since|in\s(?:\w+\s){0,2}(?:years|months|decades)|this\syear|of\sthe\syear|after|under"
    r"|with|for|as\s(?!president))"
)
"""What follows when it is the first of another kind: "since 1995", "as foreign minister"."""
NEAR = 90
"""Characters before the words in which they are shown to be of a time to come."""
_WHITE_HOUSE = frozenset({"the White House", "America", "the U.S.", "the US"})
_WORD = re.compile(r"\b[A-Z][\w’'-]+")


def evidence(sentences: Sequence[Sentence]) -> Iterator[Evidence]:
    """A ceiling for each first visit that is still to come; none where the visitor is unclear."""
    for sentence in sentences:
        for match in _FIRST.finditer(sentence.words):
            before = sentence.words[: match.start()]
            if not _AHEAD.search(before[-NEAR:]) or _OTHER.match(match["after"]):
                continue
            host = _host(match["host"])
            day = _day(before, match["name"], host) if host else None
            if day:
                what = " ".join(match[0].removesuffix(match["after"]).split())
                yield Evidence(
                    until(day), f'"{what}" is still to come, which began on {_on(day)}', CEILING
                )
                yield from _days_before(before, day)
                yield from _this_week(sentences, before, day)


_DAYS_BEFORE = re.compile(
    r"\b(?P<days>a\sday|one\sday|two\sdays|three\sdays|four\sdays|five\sdays|six\sdays|hours)\sbefore\s"
    r"(?:departing|leaving|setting\soff|flying|heading|embarking|beginning)\b"
)
_AHEAD_BY = ("hours", "a day", "two days", "three days", "four days", "five days", "six days")
"""Days by their place in the row."""
JOURNEY = 1
"""Days before the first of a visit on which its guest may have left home."""
_TOLD = re.compile(r"\b(?:said|told|wrote|added|announced|declared|spoke)\b")
_THIS_WEEK = re.compile(
    r"\bthis\sweek[’']s\s(?:[\w.’-]+\s){0,3}?(?:summit|visit|trip|talks|meeting|encounter|journey)\b"
)


def _ahead_by(before: str) -> int | None:
    """How many days before a visit a sentence tells that something was said; None where it does
    not say."""
    found = _DAYS_BEFORE.search(before)
    if found is None or not _TOLD.search(before[: found.start()]):
        return None
    words = " ".join(found["days"].replace("one", "a").split())
    return _AHEAD_BY.index(words)


def _days_before(before: str, day: date) -> Iterator[Evidence]:
    """What was said "two days before departing" had been said when the text was written."""
    ahead = _ahead_by(before)
    if ahead is not None:
        first = later(day, -ahead - JOURNEY)
        why = (
            f'it tells of what was said "{_AHEAD_BY[ahead]} before" that, which began on {_on(day)}'
        )
        yield Evidence(since(first), why, CEILING)


def _this_week(sentences: Sequence[Sentence], before: str, day: date) -> Iterator[Evidence]:
    """A text that tells of the days before a visit, and calls it "this week's", was written in its
    week; the Sunday before belongs to it."""
    found = (_THIS_WEEK.search(one.words) for one in sentences[:LEAD] if not one.past)
    words = next((one.group() for one in found if one), None)
    if words and _ahead_by(before) is not None:
        sunday = later(day, -day.weekday() - 1)
        yield Evidence(since(sunday), f'it speaks of "{words}", which began on {_on(day)}', CEILING)


def _on(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def _host(words: str) -> str | None:
    if words in _WHITE_HOUSE or words == "Washington":
        return "USA"
    for name in (words, words.split()[0]):
        state = state_named(name.removeprefix("the "))
        if state:
            return state.iso3
    return None


def _day(before: str, name: str | None, host: str) -> date | None:
    """The last day that the visit may have begun, of the one surname of the sentence that has such
    a visit; of namesakes the later."""
    found: dict[str, date] = {}
    for surname in [name] if name else _WORD.findall(before):
        firsts = [
            next((one.start for one in visits(person.id) if one.host == host), None)
            for person in people.with_surname(surname)
        ]
        known = [day for day in firsts if day]
        if known:
            found[surname.removesuffix("'s").removesuffix("’s")] = max(known)
    return next(iter(found.values())) if len(found) == 1 else None


# ------------------------------------------------------------------ talks while somebody is there

LONGEST = 400
"""Days within which a text must be bounded already, so that one stay among years is not taken for
that of which it tells."""
TOLD_WITHIN = 2
"""Days after a stay on which its talks are still the news; a day is given before it."""
LEAD = 4
"""Sentences from the top in which the news stands."""
_THERE = re.compile(
    r"\b(?:talks|met|meets?|meetings?|told|received|hosted|greeted|arriv\w+|held|visit\w*)\b"
)
_AWAY = re.compile(r"\b(?:tele)?phon\w+|\bletters?\sto\b|\bvideo\b|\bwill\b|\bcalled\b|\bplans?\b")
_OFFICE = re.compile(
    r"\b(?:Secretary\sof\sState|President)\s(?P<name>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,2})"
)


def stays(sentences: Sequence[Sentence], town: str | None, bounds: Interval) -> Iterator[Evidence]:
    """The one stay, within the bounds, of an American president or secretary of state with whom a
    text filed in that town tells of talks; none where there were two, or none is known."""
    days = bounds.days
    if not town or days is None or days > LONGEST:
        return
    for sentence in sentences[:LEAD]:
        if sentence.past or not _THERE.search(sentence.words) or _AWAY.search(sentence.words):
            continue
        for match in _OFFICE.finditer(sentence.words):
            found = _stay(match["name"], town, bounds)
            if found:
                yield from _told_of(*found, sentence, sentences)


def _stay(name: str, town: str, bounds: Interval) -> tuple[Person, Visit] | None:
    who = people.with_name(name) or people.with_surname(name.split()[-1])
    found = [
        (person, one)
        for person in who
        for one in visits(person.id)
        if person.state == "USA"
        and _in_town(one, town)
        and bounds.overlaps(Interval(one.start, one.end))
    ]
    return found[0] if len(found) == 1 else None


def _told_of(
    person: Person, stay: Visit, sentence: Sentence, sentences: Sequence[Sentence]
) -> Iterator[Evidence]:
    """When what is told of talks during a stay was written: what was done "yesterday" the day
    after one of its days, what is still to come "today" on one of them."""
    told = Interval(later(stay.start, -1), later(stay.end, TOLD_WITHIN))
    spent = f"from {_on(stay.start)} to {_on(stay.end)}"
    why = f"it tells of talks with {person.name}, who in these days was there once, {spent}"
    yield Evidence((told,), why, CEILING)
    opened = sentences[: sentences.index(sentence) + 1]
    if any(_YESTERDAY.search(one.words) for one in opened):
        after = Interval(later(stay.start, 1), later(stay.end, 1))
        yield Evidence((after,), f'{why}: "yesterday" is one of these days', CEILING)
    surname = person.name.split()[-1]
    ahead = (one.words for one in sentences if _TODAY.search(one.words))
    if any(re.search(rf"\b{re.escape(surname)}\b", words) for words in ahead):
        during = Interval(stay.start, stay.end)
        yield Evidence((during,), f'{why}: "today" there are talks to come', CEILING)


_YESTERDAY = re.compile(r"\b[Yy]esterday\b(?![’'])")
_TODAY = re.compile(
    r"\b[Tt]oday\b[^;\"“”]{0,80}\b(?:(?:are|is)\s(?:scheduled|due|expected|set|to)|will)\b"
    r"[^;]{0,40}?\b(?:meet|talks|confer|continue|resume|hold)\b"
    r"|\b(?:are|is)\s(?:scheduled|due|expected|set|to)\b[^;]{0,20}\b(?:meet|talks|confer|hold)\b"
    r"[^;]{0,80}\b[Tt]oday\b"
)


def _in_town(visit: Visit, town: str) -> bool:
    return re.search(rf"\b{re.escape(town)}\b", visit.place, re.IGNORECASE) is not None
