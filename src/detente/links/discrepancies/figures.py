"""How many: counts of one thing anywhere in two articles on one news, however the thing is called.

A lead is about its news, and what stands below it may be of anything. So a count below is compared
with another only where what was done to the counted is the same, no day or state tells the two
apart, each article has no other such count, and rare words or the same day show that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ...linked import Telling
from ...spans import Span
from ...tables import common_words
from . import amounts, comparing, leads, words
from .claims import KEPT, Claim, Passage, about, due, states_in

DEPTH = 40
"""Sentences of an article that are looked at; what follows is seldom of its news."""
EVIDENCE = 2.75
"""Weight (tables.common_words) of what two sentences share from which both count one thing: a rare
name, or the rare thing itself with a telling word."""
EVIDENCE_OF_A_DAY = 1.5
"""The same where both sentences name the same day."""
_GROUPS = {
    "people": "people persons others victims casualties lives deaths dead men women villagers "
    "civilians residents locals inhabitants farmers herders fishermen sailors seamen mariners crew "
    "crewmen passengers nationals citizens migrants refugees workers",
    "missiles": "missiles projectiles rockets",
    "vessels": "vessels boats ships trawlers pirogues dhows",
    "planes": "planes aircraft jets warplanes fighters",
    "soldiers": "soldiers troops servicemen guards policemen constables",
    "diplomats": "diplomats",
    "prisoners": "prisoners captives detainees hostages pows",
    "licences": "licences licenses permits",
}
_GROUP = {unit: name for name, units in _GROUPS.items() for unit in units.split()}
"""Things that newsrooms call by several names; those of one group are counted together."""
_FORMS = {
    name: form
    for name, (form, _) in amounts.PREDICATES.items()
    if name not in ("released", "fired")
} | {
    "let go": r"releas\w*|free[ds]?|freeing|handed\s+(?:over|back)|sent\s+home|repatriated|deported"
    r"|returned\s+(?:to|home)|let\s+go|set\s+free",
    "offered": r"offer\w*|promis\w*|pledg\w*|grant(?:ed|s|ing)?",
    "fired": rf"{amounts.PREDICATES['fired'][0]}|shot\s+off|shoots?\s+off|test-?launch\w*",
}
_DONE = re.compile(
    "|".join(rf"(?P<{name.replace(' ', '_')}>\b(?:{form})\b)" for name, form in _FORMS.items()),
    re.IGNORECASE,
)
"""What was done to what is counted; the released and the handed over were let go."""
_STOP = re.compile(
    r"[;:—–()“”\"]|,\s(?=(?:and|but|while)\b)"
    r"|\s(?:but|while|after|before|since|until|who|whom|which|that|when|where)\s"
)
"""Where the clause of a count ends."""
LONGEST_STOP = 10
"""Characters of the longest of them."""
BEHIND, AHEAD = 60, 100
"""Characters after, and before, a counted thing in which stands what was done to it."""
_RATE = re.compile(r"\b(?:a|per|each|every)\s+(?:year|month|week|day)\b|\bannual\w*|\bmonthly\b",
                   re.IGNORECASE)  # fmt: skip
_OF_CREW = re.compile(r"\s+members\s+of\s+(?:the|his|her|its|their)\s+crew\b")
BESIDE = 0.5
"""What a shared word counts of which one stands beside the sentence of the count."""
OF_A_GROUP = 1.5
"""What the same thing by two names counts, where people are not it."""
_RARE_THINGS = frozenset({"missiles", "planes", "vessels", "licences"})
RATE_AFTER = 20
"""Characters after a counted thing in which stands that it is so many a year."""
_SAID = {"let go": "released"}
"""How a reason says what was done, where it is not said as it is named."""
_OFFERS = re.compile(rf"\b(?:{_FORMS['offered']})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A count: its noun (`unit`), what that is by any name, what was done to it, in which words.

    `words` are the telling words of its sentence, `beside` those of the sentences beside it; states
    (ISO3), days (ordinals) and weekdays are those of its clause.
    """

    claim: Claim
    unit: str
    thing: str
    done: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]
    states: frozenset[str]
    days: frozenset[int]
    weekdays: frozenset[str]
    rate: bool


def differences(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """The counts of one thing that cannot both be right, the first of each thing."""
    mine, theirs = figures(one), figures(other)
    seen: set[str] = set()
    for a in mine:
        found = [b for b in theirs if same(a, b)]
        if not found or a.thing in seen or not _one_value(found):
            continue
        b = found[0]
        if not _one_value([x for x in mine if same(x, b)]):
            continue
        differ = not comparing.agree(a.claim, b.claim) and not comparing.together(a.claim, b.claim)
        if differ and not (_gives(one, b) or _gives(other, a)):
            seen.add(a.thing)
            yield a.claim, b.claim


def _one_value(some: Sequence[Figure]) -> bool:
    return all(comparing.agree(some[0].claim, one.claim) for one in some[1:])


def same(a: Figure, b: Figure) -> bool:
    """Whether two counts are of one thing, as far as their sentences tell."""
    if a.thing != b.thing or a.rate != b.rate or not a.done & b.done:
        return False
    if not comparing.may_be_one(a.claim, b.claim) or _apart(a, b):
        return False
    shared = _weight(a.words & b.words) + BESIDE * _weight(
        ((a.words | a.beside) & (b.words | b.beside)) - (a.words & b.words)
    )
    if a.unit == b.unit:
        shared += common_words.weight_of(a.unit)
    elif a.thing in _RARE_THINGS:
        shared += OF_A_GROUP
    one_day = bool(a.days & b.days or a.weekdays & b.weekdays)
    return shared >= (EVIDENCE_OF_A_DAY if one_day else EVIDENCE)


def _weight(some: frozenset[str]) -> float:
    return sum(common_words.weight_of(word) for word in some)


def _apart(a: Figure, b: Figure) -> bool:
    """Whether days or states of the two clauses exclude each other."""
    if a.days and b.days:
        days = not a.days & b.days
    else:
        days = bool(a.weekdays and b.weekdays) and not a.weekdays & b.weekdays
    return days or (bool(a.states and b.states) and not a.states & b.states)


def _gives(telling: Telling, figure: Figure) -> bool:
    """Whether an article gives that number of such a thing anywhere, of whatever it tells."""
    return any(
        thing == figure.thing and comparing.agree(figure.claim, claim)
        for thing, claim in _every(telling)
    )


@lru_cache(maxsize=KEPT)
def _every(telling: Telling) -> tuple[tuple[str, Claim], ...]:
    return tuple(
        (_thing(counted.unit), claim)
        for passage in leads.every_sentence(telling)
        for _, counted, claim in _counts(telling, passage)
    )


@lru_cache(maxsize=KEPT)
def figures(telling: Telling) -> tuple[Figure, ...]:
    """The counts of an article of which it tells what was done, in their order."""
    every = leads.every_sentence(telling)[:DEPTH]
    return tuple(
        figure
        for place, passage in enumerate(every)
        if words.numbers(passage.text) and not leads.of_old(telling, passage)
        for count in _counts(telling, passage)
        if not leads.part(passage.text, count[0])
        for figure in [_figure(telling, passage, count, _around(telling, every, place))]
        if figure.done
    )


def _around(telling: Telling, every: Sequence[Passage], place: int) -> frozenset[str]:
    """The telling words of the sentences beside one, those of the headline not among them."""
    near = (every[n] for n in (place - 1, place + 1) if 0 <= n < len(every))
    return frozenset().union(*(about(one.text) for one in near if one.start >= telling.body_start))


Count = tuple[re.Match[str], amounts.Counted, Claim]


def _counts(telling: Telling, passage: Passage) -> Iterator[Count]:
    found = words.numbers(passage.text)
    spans = [time.span for time in leads.times_in(telling, passage)] if found else []
    for match in found:
        start, end = passage.start + match.start(), passage.start + match.end()
        counted = _crew(passage.text, match) or amounts.counted_by(passage.text, match)
        if counted is not None and _of_soldiers(passage.text, match, counted):
            counted = counted._replace(unit="soldiers")
        if counted is None or any(span.start < end and start < span.end for span in spans):
            continue
        claim = amounts.told(telling.teller, passage, match, counted, "figure")
        if claim is not None and not match.group("money"):
            yield match, counted, claim


_SOLDIERS = re.compile(
    r"\b(?:soldiers|troops|servicemen|guards|policemen|marines|sailors|men)\b[^.;:]{0,50}?,?\sand\s$"
)
_FATE = re.compile(r"(?:killed|wounded|injured|dead|missing|hurt|captured)$")


def _of_soldiers(text: str, match: re.Match[str], counted: amounts.Counted) -> bool:
    """ "Seven soldiers were killed and [15 wounded]": soldiers too."""
    fate = _FATE.search(text[match.start() : counted.end]) is not None
    first = max(0, match.start() - AHEAD)
    return fate and _SOLDIERS.search(text, first, match.start()) is not None


def _crew(text: str, match: re.Match[str]) -> amounts.Counted | None:
    """ "Nine members of his crew"."""
    found = _OF_CREW.match(text, match.end())
    return amounts.Counted("crew", frozenset(), found.end()) if found else None


def _figure(telling: Telling, passage: Passage, count: Count, beside: frozenset[str]) -> Figure:
    match, counted, claim = count
    text, unit = passage.text, claim.key.rpartition(":")[2]
    first, last = _clause(text, match.start(), counted.end)
    thing = _thing(counted.unit)
    done = _done(text[first:last], thing)
    rate = _RATE.search(text, max(0, match.start() - 5), min(len(text), counted.end + RATE_AFTER))
    told = replace(
        claim, key=f"{min(done, default='')}:{thing}", what=_what(counted.unit, done),
        due=due(telling, passage, match.start()), known=True, rises=bool(done & amounts.RISING),
    )  # fmt: skip
    own = Span(claim.span.article, passage.start + first, passage.start + last)
    return Figure(
        told, unit, thing, done, about(text) - about(claim.value), beside,
        states_in(text[first:last]), _days(telling, own),
        leads.weekdays(text[first:last]), rate is not None,
    )  # fmt: skip


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around a count begins and ends."""
    first = max(0, start - AHEAD)
    near = _STOP.finditer(text, max(0, first - LONGEST_STOP), start)
    stops = [match.end() for match in near if match.end() > first]
    after = _STOP.search(text, end)
    last = min(len(text), end + BEHIND)
    return stops[-1] if stops else first, min(last, after.start()) if after else last


def _what(unit: str, done: frozenset[str]) -> str:
    first = min(done, default="")
    return f"number of {unit} {_SAID.get(first, first)}".rstrip()


def _done(clause: str, thing: str) -> frozenset[str]:
    """All that was done to what is counted, by the words of its clause."""
    if amounts.PLANS.search(_OFFERS.sub("", clause)) and not _OFFERS.search(clause):
        return frozenset()
    found = {str(match.lastgroup).replace("_", " ") for match in _DONE.finditer(clause)}
    if "expelled" in found and thing != "diplomats":
        found = found - {"expelled"} | {"let go"}
    return frozenset(found)


def _thing(unit: str) -> str:
    return _GROUP.get(unit, common_words.stem(unit))


def _days(telling: Telling, own: Span) -> frozenset[int]:
    """Ordinals of the days that a clause names."""
    return frozenset(
        time.when.earliest.toordinal()
        for time in telling.times
        if time.type == "DATE" and time.when.earliest and time.when.interval.days == 1
        and own.start <= time.span.start < own.end
    )  # fmt: skip
