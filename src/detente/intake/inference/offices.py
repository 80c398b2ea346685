"""Evidence from who holds which office in a text.

"President Vladimir Putin" was not written before he was president; whether it was written while he
was one depends on the sentence. A person so called in a sentence of its own time (no year, no
"then-", no look back) holds the office on the day of writing. "Former President Clinton" was
written after his term, "president-elect" in the weeks before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice

from ...dates import MONTHS, Interval
from ...tables import people, rows
from ...tables.people import Person, Term
from ..days import written
from .evidence import FLOOR, OFFICE, Evidence, Sentence, Stretches, joined, since

TITLES = {
    "head-of-state": r"[Pp]resident",
    "head-of-government": r"[Pp]rime [Mm]inister|Chancellor|[Pp]remier",
    "foreign": r"Secretary of State|(?:[Ff]oreign|External Affairs) (?:[Mm]inister|[Ss]ecretary)",
    "defence": r"[Dd]efen[cs]e (?:[Ss]ecretary|[Mm]inister)|Secretary of Defen[cs]e",
    "international": r"(?:[Ss]ecretary[- ][Gg]eneral)",
}
NAME = r"(?:[A-Z][\w’'-]*\.? ){0,3}[A-Z][\w’'-]+"
_FULL = r"[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+"
_MENTION = re.compile(
    r"(?P<before>(?:\b[\w’'.-]{1,30}[ -]){0,2})\b(?:"
    + "|".join(f"(?P<{kind.replace('-', '_')}>{title})" for kind, title in TITLES.items())
    + rf")(?P<elect>-elect)?(?:, (?={_FULL})| )(?P<name>{NAME})"
)
_AFTER = re.compile(r"\b(?:[Ff]ormer|[Ee]x)[ -](?:[A-Z][\w.]* )?$")
_THEN = re.compile(r"(?i)\b(?:then|late|acting|past|one-time|interim)[ -]")
_OUTGOING = re.compile(r"(?i)\boutgoing[ -]")
_INCOMING = re.compile(r"(?i)\b(?:incoming)[ -]")
_LESSER = re.compile(
    r"(?i)\b(?:vice|deputy|under|assistant|associate|first|opposition|shadow|by"
    r"|candidate|like|university|company|bank|college)[ -]|[’']s? ?$"
)
_NOW = re.compile(
    r"^(?:,? who)? ?(?:said|says|told|tells|has|have|is|announced|met|meets|signed"
    r"|called|offered|urged|"
    r"warned|arrived|made|asked|agreed|welcomed|rejected|ordered|spoke|wants|hopes|embraced|added|"
    r"today|yesterday|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_MAYBE = re.compile(r"^(?:[’']s)? ?(?:will|would|could|can|may|might|to)\b|^[.?!,]")
LEAD = 4
"""Sentences from the top (title included) in which "Russian President …" names who holds the
office: news opens with today."""
_NATION = re.compile(
    r"\b(?:[A-Z]\w+(?:ian|ish|ese|an|i|ch|sh)|U\.S\.|US|German|Greek|Czech|Thai) $"
)
_IF = re.compile(
    r"\b(?:[Ii]f|would|imagine|scenario|[Ss]hould|hypothetical\w*|could|unless|elect(?:ed|ing)?)\b"
)
OFTEN = 3
"""Namings by an office, in sentences that do not look back, that show its holder."""
ELECTED = ("head-of-state", "head-of-government")
"""Offices whose candidates are called by them before they hold them."""
MOST_NAMED = 300
"""Namings that are looked at, from the top; a long article has 40."""
CAMPAIGN = timedelta(days=730)
"""How long before the taking of office a candidate may be called president in fun or fear."""
LAST_MONTHS = timedelta(days=400)
"""How long before the end of a term its holder may be called outgoing."""
ELECT = timedelta(days=165)
"""Longest time between an election and the taking of office, in the states of our table: from 1 or
2 July to 1 December in Mexico, 152 days; some days are added for early certainty."""


@dataclass(frozen=True, slots=True)
class _Named:
    """One naming of a person by an office; `now` when the sentence is of its own time."""

    person: Person
    terms: tuple[Term, ...]
    words: str
    way: str  # plain, after, then, outgoing, elect
    now: bool
    calm: bool = False  # in a sentence that neither looks back nor supposes

    @property
    def held(self) -> Stretches:
        return joined(term.interval for term in self.terms)

    @property
    def office(self) -> tuple[str, str | None]:
        return self.terms[0].kind, self.terms[0].state

    @property
    def first(self) -> date:
        return min(term.start for term in self.terms if term.start)

    @property
    def last(self) -> date:
        return max(term.start for term in self.terms if term.start)


def evidence(sentences: Sequence[Sentence]) -> Iterator[Evidence]:
    """Floors from every naming, stretches of office from those in sentences of their own time."""
    every = (one for n, sentence in enumerate(sentences) for one in _named(sentence, n < LEAD))
    named = list(islice(every, MOST_NAMED))
    yield from _floors(named)
    yield from _terms(named)
    yield from _changes(named, sentences)


AFTER = 60
"""Characters after a name in which its verb begins: what stands between is an apposition."""


def _named(sentence: Sentence, lead: bool) -> Iterator[_Named]:
    for match in _MENTION.finditer(sentence.words):
        kind = next(kind for kind in TITLES if match[kind.replace("-", "_")])
        before = match["before"]
        if _LESSER.search(before):
            continue
        several = holders(match["name"], kind)
        way = _way(match)
        rest = sentence.words[match.end() : match.end() + AFTER]
        acts = _NOW.match(rest) or (lead and _NATION.search(before) and not _MAYBE.match(rest))
        calm = not (sentence.past or _IF.search(sentence.words)) and way == "plain"
        now = calm and bool(acts)
        words = f"{match[0].removeprefix(before)}"
        for person, terms in several:
            yield _Named(person, terms, words, way, now and len(several) == 1, calm)
        if len(several) > 1 and now:
            yield _union(several, words)


def _union(several: Sequence[tuple[Person, tuple[Term, ...]]], words: str) -> _Named:
    """One of several namesakes: a person made of all of them, for the stretches of office only."""
    first = several[0][0]
    terms = tuple(term for _, terms in several for term in terms)
    name = " or ".join(person.name for person, _ in several)
    both = Person(f"{first.id}+", name, (), None, None, first.state, terms)
    return _Named(both, terms, words, "plain", True)


def _way(match: re.Match[str]) -> str:
    if match["elect"] or _INCOMING.search(match["before"]):
        return "elect"
    for way, pattern in (("after", _AFTER), ("then", _THEN), ("outgoing", _OUTGOING)):
        if pattern.search(match["before"]):
            return way
    return "plain"


def holders(words: str, kind: str) -> list[tuple[Person, tuple[Term, ...]]]:
    """Who is meant by a name after a title, with the terms of that kind; empty when unknown."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length])
        found = people.with_name(name) if length > 1 else ()
        if not found and length > 1:
            bare = [part for part in parts[:length] if not re.fullmatch(r"[A-Z]\.", part)]
            found = people.with_name(" ".join(bare)) if 1 < len(bare) < length else ()
        if not found and length == 1 and len(parts) == 1:
            found = people.with_surname(name)
        several = [(person, _of_kind(person, kind)) for person in found if person.id in _sure()]
        several = [(person, terms) for person, terms in several if terms]
        if several:
            return several
    return []


@cache
def _sure() -> frozenset[str]:
    """Persons whose offices were all entered by hand. The larger tables lack earlier terms: whoever
    was minister twice would be dated to the second time.
    """
    return frozenset(f"person:{row['id']}" for row in rows("people"))


def _of_kind(person: Person, kind: str) -> tuple[Term, ...]:
    kinds = (kind, "head-of-state") if kind == "head-of-government" else (kind,)
    return tuple(term for term in person.terms if term.kind in kinds and term.start)


def _floors(named: Iterable[_Named]) -> Iterator[Evidence]:
    """Not before the first term of the earliest who may be meant."""
    by_words: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one in named:
        by_words[one.words, one.way].append(one)
    for (words, way), several in by_words.items():
        if way == "after":
            yield from _former(words, several)
            continue
        first = min(t.start for one in several for t in one.terms if t.start)
        sure = way != "plain" or sum(one.now for one in several) > 1
        sure = sure or several[0].office[0] not in ELECTED
        ahead = ELECT if way == "elect" else timedelta() if sure else CAMPAIGN
        why = f'it names "{_short(words)}", an office held from {_on(first)} on'
        yield Evidence(since(first - ahead), why, FLOOR)


def _former(words: str, several: Sequence[_Named]) -> Iterator[Evidence]:
    """Not before the end of the first term of whoever of the namesakes left first."""
    ends = [[t.end for t in one.terms if t.end] for one in several]
    if all(ends):
        end = min(min(each) for each in ends)
        why = f'it calls "{_short(words)}" former: the term ended on {_on(end)}'
        yield Evidence(since(end), why, FLOOR)


def _terms(named: Sequence[_Named]) -> Iterator[Evidence]:
    """In office on the day of writing; of several holders of one office only the latest."""
    calm = Counter(one.person.id for one in named if one.calm)
    meant: dict[str, set[str]] = defaultdict(set)
    for one in named:
        meant[one.words].add(one.person.id.rstrip("+"))
    sole = [one for one in named if len(meant[one.words]) == 1]
    latest: dict[tuple[str, str | None], date] = {}
    for one in sole:
        if one.way in ("plain", "outgoing"):
            latest[one.office] = max(latest.get(one.office, date.min), one.first)
    seen: set[str] = set()
    for one in named:
        often = calm[one.person.id] >= OFTEN and len(meant[one.words]) == 1
        holds = one.now or often
        if holds and one.person.id not in seen and one.last >= latest.get(one.office, date.min):
            seen.add(one.person.id)
            why = f'it names "{_short(one.words)}" as in office: {_spans(one)}'
            yield Evidence(one.held, why, OFFICE)


def _spans(one: _Named) -> str:
    parts = [
        f"{_on(i.earliest)} to {_on(i.latest)}" if i.latest else f"since {_on(i.earliest)}"
        for i in one.held
    ]
    return f"{one.person.name}, {' and '.join(parts)}"


def _on(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}" if day else "an unknown day"


def _short(words: str) -> str:
    return " ".join(words.split())[:60]


# ------------------------------------------------------------------ a change of office ahead

_TAKES = re.compile(
    rf"(?P<name>{NAME}),? (?:(?:who|and) )?(?:is|are|was)?,? ?(?:due|scheduled|set"
    rf"|expected|slated) to (?:take (?:over|office)|be (?:"
    rf"inaugurated|sworn in)|assume (?:office|the presidency)|succeed [^.,]{{2,40}})(?: "
    rf"[\w’' ]{{2,40}}?)?(?: on)? (?P<day>[A-Z][a-z]+\.? \d{{1,2}}|\d{{1,2}} "
    rf"[A-Z][a-z]+)\b"
)
_OUT = re.compile(
    r"\boutgoing (?:\w+ )?president,? (?P<name>"
    + NAME
    + r")|\b(?P<n2>"
    + NAME
    + r"),? the outgoing (?:\w+ )?president\b"
)


def _changes(named: Sequence[_Named], sentences: Sequence[Sentence]) -> Iterator[Evidence]:
    """ "Due to take office May 7", "president-elect", "outgoing": close to a change of office."""
    elect = any(re.search(r"\b[Pp]resident-elect\b", s.words) for s in sentences if not s.past)
    for sentence in sentences:
        for match in _TAKES.finditer(sentence.words):
            yield from _taking(match, elect)
        for match in _OUT.finditer(sentence.words):
            name = match["name"] or match["n2"]
            yield from _leaving(name, holders(name, "head-of-state"))
    for one in named:
        if one.way == "elect":
            yield Evidence(
                _before_terms(one.terms, ELECT),
                f'it names "{_short(one.words)}" before the taking of office',
                OFFICE,
            )
        elif one.way == "outgoing":
            yield from _leaving(one.words, [(one.person, one.terms)])


def _taking(match: re.Match[str], elect: bool) -> Iterator[Evidence]:
    day = next(written(match["day"]), None)
    for kind in ("head-of-state", "head-of-government"):
        for person, terms in holders(match["name"], kind):
            fit = tuple(
                t
                for t in terms
                if day and t.start and (t.start.month, t.start.day) == (day.month, day.day)
            )
            if fit:
                ahead = ELECT if elect else timedelta(days=365)
                why = f"{person.name} is still to take office, which was on {_on(fit[0].start)}"
                yield Evidence(_before_terms(fit, ahead), why, OFFICE)
                return


def _before_terms(terms: Iterable[Term], ahead: timedelta) -> Stretches:
    return joined(Interval(t.start - ahead, t.start) for t in terms if t.start)


def _leaving(words: str, several: Sequence[tuple[Person, tuple[Term, ...]]]) -> Iterator[Evidence]:
    ends = [t.end for _, terms in several for t in terms if t.end]
    if ends:
        last = joined(Interval(end - LAST_MONTHS, end) for end in ends)
        yield Evidence(
            last, f'it calls "{_short(words)}" outgoing: the term ended on {_on(ends[0])}', OFFICE
        )
