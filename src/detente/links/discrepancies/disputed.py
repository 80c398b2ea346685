"""What is not measured: by when, where, who did it, who was first, whether it happened at all."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ...dates import Interval
from ...linked import Account, Discrepancy, DiscrepancyKind, Report, Teller, Telling
from ...records import Basis, Standing, When, content_id
from ...spans import Span
from ...tables import common_words, places
from ...tables.states import fold_name, state_named
from .claims import ROOT, TEXTS, Passage, about, passages, root, stems
from .pairing import apart

Sides = tuple["Side", "Side"]
Around = Mapping[str, Telling]
"""The articles of an event by id."""


class Side(NamedTuple):
    """One voice's account: who tells it, where, and what it says."""

    teller: Teller
    span: Span
    value: str


def disputed(event: str, reports: Sequence[Report], around: Around) -> Iterator[Discrepancy]:
    """Where two voices disagree on a day, a place, an actor, an order, or on the act itself."""
    for kind, what, find in FINDERS:
        sides = find(reports, around)
        if sides is not None:
            yield told(event, kind, what, sides)


def told(event: str | None, kind: DiscrepancyKind, what: str, sides: Sides) -> Discrepancy:
    """The discrepancy of two sides."""
    ordered = sorted(sides, key=lambda one: one.span)
    spans = (f"{one.span.article}:{one.span.start}" for one in ordered)
    why = "; ".join(f"{one.teller.outlet or 'an article'} has “{one.value}”" for one in ordered)
    accounts = tuple(Account(one.teller.article, one.span, one.value) for one in ordered)
    ident = content_id("discrepancy", event or "", kind, what, *spans)
    return Discrepancy(ident, event, kind, what, accounts, False, SCORE, why)


SCORE = 0.7
"""Score 0..1 of what is read off words rather than measured."""

# ------------------------------------------------------------------ days and places


def _days(reports: Sequence[Report], around: Around) -> Sides | None:
    """Two stated days of the act that exclude each other: a person has joined the two, or the
    reading left open that the only day in the sentence is that of the act."""
    when = {one.mention.id: _when(one, around) for one in reports}
    dated = [
        (one, (days is one.mention.when, days.interval))
        for one in reports
        for days in [when[one.mention.id]] if days.basis in DATED and days.words
    ]  # fmt: skip
    for pair in apart(dated, _two_days):
        spans = [when[one.mention.id].words for one in pair]
        assert spans[0] and spans[1]
        return side(pair[0], spans[0], around), side(pair[1], spans[1], around)
    return None


Day = tuple[bool, Interval]
"""Whether a mention itself says when an act was, and the days."""


def _two_days(one: Day, other: Day) -> bool:
    """Whether two days exclude each other; where one was found beside its act, they are near."""
    (own, first), (own2, second) = one, other
    return not first.overlaps(second) and ((own and own2) or _near(first, second))


ENDED = re.compile(r"\b(?:ended|concluded|closed|finished|wrapped up|broke up|began|opened|started)"
                   r"\s+(?:on\s+|late\s+|early\s+)*$")  # fmt: skip
"""Words before the day on which a meeting ended or began."""
APART_DAYS = 4
"""Most days between two accounts of when one meeting ended."""


def _when(report: Report, around: Around) -> When:
    """When an act was: what the mention says, else the day on which its sentence says it ended."""
    own, telling = report.mention.when, around.get(report.teller.article)
    if own.basis in DATED or telling is None or report.mention.type != "CONSULT":
        return own
    inside = report.mention.sentence
    days = [
        time.when for time in telling.times
        if inside.covers(time.span) and time.type == "DATE" and time.when.basis in DATED
        and ENDED.search(telling.text[inside.start : time.span.start])
        and telling.text[time.span.start].isupper()  # "today" is another day in another paper
    ]  # fmt: skip
    return days[0] if len(days) == 1 else own


def _near(one: Interval, other: Interval) -> bool:
    if not (one.earliest and other.earliest):
        return False
    return abs((one.earliest - other.earliest).days) <= APART_DAYS


DATED = (Basis.STATED, Basis.RELATIVE)


def side(report: Report, span: Span, around: Around) -> Side:
    """The words of a span of a report's article as one side of a discrepancy."""
    telling = around.get(span.article)
    own = report.mention.sentence
    if telling is not None:
        words = span.words(telling.text)
    else:
        words = report.sentence[max(0, span.start - own.start) : max(1, span.end - own.start)]
    return Side(report.teller, span, " ".join(words.split()))


FAR_DEGREES = 0.5
"""Degrees of latitude or longitude from which two places are two: some 50 km."""


def _places(reports: Sequence[Report], around: Around) -> Sides | None:
    placed = [
        (one, points)
        for one in reports
        for points in [_points(one.mention.place or "")]
        if one.mention.place_span and points
    ]
    for one, other in apart(placed, _far):
        first, second = one.mention.place_span, other.mention.place_span
        assert first and second
        return side(one, first, around), side(other, second, around)
    return None


POINTS = frozenset({"city", "site"})
"""Kinds of places that are so small that an act in the one is not in the other."""
Points = tuple[tuple[float, float], ...]


@cache
def _points(name: str) -> Points:
    """Latitude and longitude of the place of that name, of each city where several have it."""
    known = places.by_name().get(name)
    some = (known,) if known else places.cities().get(fold_name(name), ())
    return tuple(
        (one.lat, one.lon) for one in some
        if one.kind in POINTS and one.lat is not None and one.lon is not None
    )  # fmt: skip


def _far(a: Points, b: Points) -> bool:
    """Whether no place of the one name lies near one of the other."""
    return all(
        math.hypot(lat - other, lon - east) >= FAR_DEGREES
        for lat, lon in a for other, east in b
    )  # fmt: skip


# ------------------------------------------------------------------ who


def _actors(reports: Sequence[Report], around: Around) -> Sides | None:
    """Two states named as the one that did it, of acts that one side does alone."""
    done = [
        (one, states)
        for one in reports
        for states in [frozenset(side.state for side in one.mention.actors if side.state)]
        if states
        and one.mention.type in DEEDS
        and not one.mention.said_by
        and not _CLASHED.match(one.anchor)
    ]
    for one, other in apart(done, frozenset.isdisjoint):
        first, second = one.mention.actors[0].span, other.mention.actors[0].span
        return side(one, first, around), side(other, second, around)
    return None


DEEDS = frozenset({"ASSAULT", "MOBILIZE"})
"""Types of deeds that one side does and the other may be blamed for."""
_CLASHED = re.compile(r"clash|exchang|trad|collid|fought", re.IGNORECASE)
"""Anchors of what two did to each other: whoever is named there is not said to have begun."""
_FIRST = re.compile(
    r"(?P<who>(?:[A-Z][\w’'-]*|the|troops|forces|soldiers|side|guards|rebels|gunners)"
    r"(?:\s+(?:[A-Z][\w’'-]*|of|the|troops|forces|soldiers|guards|gunners|army|side|rebels)){0,4}?)"
    r"\s+(?:had\s+|has\s+|have\s+|were the first to|was the first to)?\s*"
    r"(?P<did>fired|opened fire|open fire|fire|attacked|attack|struck|strike|shot|shoot|crossed"
    r"|cross|withdrew|withdraw|apologi[sz]ed?|walked out|left|called|broke the truce)\b"
    r"(?P<first>\s+first\b)?"
)


_SHOOTING = re.compile(r"fire|open(?:ed)? fire|sho[ot]")
SHOT = "shot"
"""What "fired", "opened fire" and "shot" have in common."""


def _order(reports: Sequence[Report], around: Around) -> Sides | None:
    """Two states of which each is said to have been first."""
    found = {one.mention.id: _firsts(one, around) for one in reports}
    told = [(one, frozenset((who, did) for who, did, _ in found[one.mention.id]))
            for one in reports if found[one.mention.id]]  # fmt: skip
    for one, other in apart(told, _crossed):
        return next(
            (mine, theirs)
            for who, did, mine in found[one.mention.id]
            for who2, did2, theirs in found[other.mention.id]
            if who != who2 and did == did2
        )
    return None


Firsts = frozenset[tuple[str, str]]
"""Who is said to have done what first: a state and a verb."""


def _crossed(one: Firsts, other: Firsts) -> bool:
    """Whether two states are said to have been first with one thing."""
    return any(did == did2 and who != who2 for who, did in one for who2, did2 in other)


def _firsts(report: Report, around: Around) -> list[tuple[str, str, Side]]:
    return [
        found
        for passage in passages(report, around.get(report.teller.article), 1)
        for found in firsts(report.teller, passage)
    ]


def firsts(teller: Teller, passage: Passage) -> Iterator[tuple[str, str, Side]]:
    """Who is said to have done something first: the state (ISO3), the verb's stem, the words."""
    for match in _FIRST.finditer(passage.text):
        if not match.group("first") and "first to" not in match.group():
            continue
        state = state_in(match.group("who"))
        if state is not None:
            start = passage.start + match.start()
            span = Span(teller.article, start, passage.start + match.end())
            did = match.group("did")
            verb = SHOT if _SHOOTING.match(did) else common_words.stem(did.split()[0])[:4]
            yield state, verb, Side(teller, span, match.group())


LONGEST_NAME = 3
"""Words of the longest name of a state that is looked for: "United Arab Emirates"."""


def state_in(words: str) -> str | None:
    """The state (ISO3) that the words of an actor name first; None where they name none."""
    parts = words.split()
    for place, word in enumerate(parts):
        if not word[0].isupper():
            continue
        for size in range(LONGEST_NAME, 0, -1):
            state = state_named(" ".join(parts[place : place + size]))
            if state is not None:
                return state.iso3
    return None


# ------------------------------------------------------------------ whether


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying|ials?)|rejected (?:the )?(?:reports?|claims?)"
                     r"|no such|never took place|did not take place|dismissed (?:the )?reports?)\b",
                     re.IGNORECASE)  # fmt: skip
_NOT_DENIED = re.compile(
    r"\b(?:cannot|can\s?not|can['’]t|could\s+not|couldn['’]t|no\s+one|nobody|never|not|hardly)\s+"
    r"(?:be\s+|can\s+|could\s+)?$",
    re.IGNORECASE,
)
"""Before "deny", words by which nothing is denied: "nobody can deny the raid"."""
_BESIDE = re.compile(r",?\s(?:after|before|during|since|following|while|when|but|as)\s"
                     r"|,\s(?:and|which|who)\s|\sand\s(?:accus|blam|call|urg|said)|[;—–]",
                     re.IGNORECASE)  # fmt: skip
"""Where what is denied ends: "denied that it held anybody after Monday's clash"."""
RARE_ACT = 2.0
"""Weight of an act's word ("apologised") by which alone a denial is known to be of it; of others
it must share one telling word more with what it denies."""


def _denials(reports: Sequence[Report], around: Around) -> Sides | None:
    """One voice asserts the act, another has it denied and the first does not say so."""
    denied = [_denied(one, around) for one in reports]
    acts = [root(one.anchor) if _asserted(one, around) else "" for one in reports]
    for n, m in _against(acts, denied):
        if reports[n].teller.voice != reports[m].teller.voice:
            for asserts, denies in ((n, m), (m, n)):
                found = acts[asserts] and _denial(reports[denies], reports[asserts], around)
                if found:
                    return side(reports[asserts], reports[asserts].mention.anchor, around), found
    return None


def _against(acts: Sequence[str], denied: Sequence[Roots]) -> Iterator[tuple[int, int]]:
    """The places, in order, of every two reports of which one denies what the other asserts."""
    asserting, denying = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for n, act in enumerate(acts):
        asserting[act].append(n)
        for word in denied[n]:
            denying[word].append(n)
    if not denying:
        return
    for n, act in enumerate(acts):
        others = {*denying.get(act, ()), *(m for word in denied[n] for m in asserting[word])}
        yield from ((n, m) for m in sorted(others) if m > n)


Roots = frozenset[str]
"""By which words of a text are known, whatever their endings."""


def _denied(report: Report, around: Around) -> Roots:
    """The roots of all words for what is denied near a report."""
    near = passages(report, around.get(report.teller.article), 1)
    return frozenset(word[:ROOT] for one in near for word in stems(_what_is_denied(one.text)))


def _asserted(report: Report, around: Around) -> bool:
    """Whether a report tells its act as done, and nothing near it denies it."""
    return report.mention.standing in DONE and _denial(report, report, around) is None


DONE = (Standing.ACTUAL, Standing.HISTORICAL)


def _denial(report: Report, of: Report, around: Around) -> Side | None:
    """The sentence near a report in which the act of another is denied."""
    act = root(of.anchor)
    theirs = about(of.sentence)
    for passage in passages(report, around.get(report.teller.article), 1):
        found = denial(report.teller, passage, act, theirs)
        if found is not None:
            return found
    return None


def denial(teller: Teller, passage: Passage, act: str, theirs: frozenset[str]) -> Side | None:
    """The words of a passage that deny an act, known by its stem and the words around it."""
    cue = _denying(passage.text)
    if cue is None:
        return None
    rest = _what_is_denied(passage.text)
    acts = any(word[:ROOT] == act for word in stems(rest))
    rare = any(
        word[:ROOT] == act and common_words.weight_of(word) >= RARE_ACT for word in stems(rest)
    )
    shared = {one for one in about(rest) & theirs if one[:ROOT] != act} - _who_meets(act)
    if not acts or not (rare or shared):
        return None
    start = passage.start + cue.start()
    span = Span(teller.article, start, passage.start + len(passage.text))
    return Side(teller, span, " ".join(passage.text[cue.start() :].split()))


def _who_meets(act: str) -> frozenset[str]:
    """Words that tell nothing of a meeting: "no envoy met the officer" denies no other envoy's."""
    return RANKS if act in MEETING else frozenset()


RANKS = frozenset(map(common_words.stem, (
    "envoy", "minister", "official", "ambassador", "officer", "diplomat", "president", "spokesman",
    "delegation", "leader", "representative",
)))  # fmt: skip
MEETING = frozenset({"met", "meet", "talk", "visit"})
"""Roots of the words of meetings."""


@lru_cache(maxsize=TEXTS)
def _denying(text: str) -> re.Match[str] | None:
    """The first words of a sentence that deny something; None where nobody can deny it."""
    cue = _DENIES.search(text)
    return None if cue is None or _NOT_DENIED.search(text[: cue.start()]) else cue


def _what_is_denied(text: str) -> str:
    """The words after them; "" where there are none."""
    cue = _denying(text)
    return _BESIDE.split(text[cue.end() :])[0] if cue else ""


Finder = Callable[[Sequence[Report], Around], "Sides | None"]
FINDERS: tuple[tuple[DiscrepancyKind, str, Finder], ...] = (
    (DiscrepancyKind.DATE, "day", _days),
    (DiscrepancyKind.PLACE, "place", _places),
    (DiscrepancyKind.ACTOR, "who did it", _actors),
    (DiscrepancyKind.ORDER, "who was first", _order),
    (DiscrepancyKind.DENIAL, "whether it happened", _denials),
)
"""Each kind, what it is about in words, and what finds it among the reports of an event."""
