"""What is not measured: by when, where, who did it, who was first, whether it happened at all."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ...linked import Account, Discrepancy, DiscrepancyKind, Report, Teller, Telling
from ...records import Basis, Standing, When, content_id
from ...spans import Span
from ...tables import common_words, places
from ...tables.states import state_named
from .claims import ROOT, TEXTS, Passage, about, passages, root, stems

Sides = tuple["Side", "Side"]


class Side(NamedTuple):
    """One voice's account: who tells it, where, and what it says."""

    teller: Teller
    span: Span
    value: str


def disputed(
    event: str, reports: Sequence[Report], around: Mapping[str, Telling]
) -> Iterator[Discrepancy]:
    """Where two voices disagree on a day, a place, an actor, an order, or on the act itself."""
    for kind, what, find in FINDERS:
        for one, other in combinations(reports, 2):
            if one.teller.voice == other.teller.voice:
                continue
            sides = find(one, other, around)
            if sides is not None:
                yield told(event, kind, what, sides)
                break


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


def _days(one: Report, other: Report, around: Mapping[str, Telling]) -> Sides | None:
    """Two stated days of the act that exclude each other: a person has joined the two, or the
    reading left open that the only day in the sentence is that of the act."""
    first, second = _when(one, around), _when(other, around)
    if first is one.mention.when and second is other.mention.when:
        return _whens(one, other, first, second, around)
    near = _near(first, second)
    return _whens(one, other, first, second, around) if near else None


ENDED = re.compile(r"\b(?:ended|concluded|closed|finished|wrapped up|broke up|began|opened|started)"
                   r"\s+(?:on\s+|late\s+|early\s+)*$")  # fmt: skip
"""Words before the day on which a meeting ended or began."""
APART_DAYS = 4
"""Most days between two accounts of when one meeting ended."""


def _when(report: Report, around: Mapping[str, Telling]) -> When:
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


def _near(one: When, other: When) -> bool:
    if not (one.earliest and other.earliest):
        return False
    return abs((one.earliest - other.earliest).days) <= APART_DAYS


DATED = (Basis.STATED, Basis.RELATIVE)


def _whens(
    one: Report, other: Report, first: When, second: When, around: Mapping[str, Telling]
) -> Sides | None:
    if first.basis not in DATED or second.basis not in DATED or not first.words or not second.words:
        return None
    if first.interval.overlaps(second.interval):
        return None
    return side(one, first.words, around), side(other, second.words, around)


def side(report: Report, span: Span, around: Mapping[str, Telling]) -> Side:
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


def _places(one: Report, other: Report, around: Mapping[str, Telling]) -> Sides | None:
    first, second = one.mention, other.mention
    if not (first.place and second.place and first.place_span and second.place_span):
        return None
    a, b = places.by_name().get(first.place), places.by_name().get(second.place)
    if a is None or b is None or a is b or {a.kind, b.kind} - {"city", "site"}:
        return None
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None
    if math.hypot(a.lat - b.lat, a.lon - b.lon) < FAR_DEGREES:
        return None
    return side(one, first.place_span, around), side(other, second.place_span, around)


# ------------------------------------------------------------------ who


def _actors(one: Report, other: Report, around: Mapping[str, Telling]) -> Sides | None:
    """Two states named as the one that did it, of acts that one side does alone."""
    first, second = one.mention, other.mention
    if first.type not in DEEDS or second.type not in DEEDS or first.said_by or second.said_by:
        return None
    a = {side.state for side in first.actors if side.state}
    b = {side.state for side in second.actors if side.state}
    if not a or not b or a & b:
        return None
    return side(one, first.actors[0].span, around), side(other, second.actors[0].span, around)


DEEDS = frozenset({"ASSAULT", "MOBILIZE"})
"""Types of deeds that one side does and the other may be blamed for."""
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


def _order(one: Report, other: Report, around: Mapping[str, Telling]) -> Sides | None:
    """Two states of which each is said to have been first."""
    for who, verb, side in _firsts(one, around):
        for who2, verb2, side2 in _firsts(other, around):
            if who != who2 and verb == verb2:
                return side, side2
    return None


def _firsts(report: Report, around: Mapping[str, Telling]) -> list[tuple[str, str, Side]]:
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


def state_in(words: str) -> str | None:
    """The state (ISO3) that the words of an actor name first; None where they name none."""
    named = [state_named(word) for word in words.split() if word[0].isupper()]
    return next((state.iso3 for state in named if state is not None), None)


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


def _denials(one: Report, other: Report, around: Mapping[str, Telling]) -> Sides | None:
    """One voice asserts the act, another has it denied and the first does not say so."""
    for asserts, denies in ((one, other), (other, one)):
        if asserts.mention.standing not in DONE or _denial(asserts, asserts, around):
            continue
        found = _denial(denies, asserts, around)
        if found is not None:
            return side(asserts, asserts.mention.anchor, around), found
    return None


DONE = (Standing.ACTUAL, Standing.HISTORICAL)


def _denial(report: Report, of: Report, around: Mapping[str, Telling]) -> Side | None:
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
    if cue is None or _NOT_DENIED.search(passage.text[: cue.start()]):
        return None
    rest = _BESIDE.split(passage.text[cue.end() :])[0]
    acts = any(word[:ROOT] == act for word in stems(rest))
    rare = any(
        word[:ROOT] == act and common_words.weight_of(word) >= RARE_ACT for word in stems(rest)
    )
    if not acts or not (rare or len({one for one in about(rest) & theirs if one[:ROOT] != act})):
        return None
    start = passage.start + cue.start()
    span = Span(teller.article, start, passage.start + len(passage.text))
    return Side(teller, span, " ".join(passage.text[cue.start() :].split()))


@lru_cache(maxsize=TEXTS)
def _denying(text: str) -> re.Match[str] | None:
    """The first words of a sentence that deny something."""
    return _DENIES.search(text)


Finder = Callable[[Report, Report, Mapping[str, Telling]], "Sides | None"]
FINDERS: tuple[tuple[DiscrepancyKind, str, Finder], ...] = (
    (DiscrepancyKind.DATE, "day", _days),
    (DiscrepancyKind.PLACE, "place", _places),
    (DiscrepancyKind.ACTOR, "who did it", _actors),
    (DiscrepancyKind.ORDER, "who was first", _order),
    (DiscrepancyKind.DENIAL, "whether it happened", _denials),
)
"""Each kind, what it is about in words, and what finds it."""
