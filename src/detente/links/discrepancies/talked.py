"""How many hours they were together, by two articles on one news: "came out after ninety minutes"
against "was received for a full three hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import DiscrepancyKind, Telling
from ...records import Time
from ...tables import common_words
from . import comparing, durations, leads
from .claims import KEPT, Claim, Passage, states_in, stems, with_states
from .sighted import AGAIN

_NOUN = (
    r"(?:talks|meetings?|summit|sessions?|rounds?|negotiations?|encounter|conversations?|discussions?"
    r"|consultations?|audience|get-together|huddle|tête-à-tête)"
)
_SOME = (
    r"(?:(?:a|an|some|little|slightly|about|around|only|just|barely|hardly|nearly|almost|close\sto|more\sthan|over"
    r"|(?:a\s)?little\s(?:more|less)\sthan|slightly\s(?:more|less)\sthan|less\sthan|under|at\sleast|the\sbest\spart\sof|full|all\sof)\s)*"
)
_TALKED = (
    r"(?:met|talked|spoke|conferred|closeted|sat|huddled|received|negotiated|dined|lunched|together"
    r"|deliberated|haggled|parleyed|consulted|in\ssession|behind\sclosed\sdoors)"
)
_LASTED = (
    r"(?:lasted|lasting|took|ran(?:\sto|\sfor)?|went\son(?:\sfor)?|(?:was|were|had\sbeen)\sover\s(?:in"
    r"|after|within)|dragged\son(?:\sfor)?|continued\sfor|stretched\s(?:over|to)|(?:ended|broke\sup"
    r"|collapsed|adjourned)\safter|limited\sto)"
)
_LEFT = (
    r"(?:came\sout|emerged|left|walked\s(?:out|away|off)|broke\soff|adjourned|ended|rose|parted"
    r"|stormed\sout|broke\sup|quit|abandoned|deserted)"
)
_AS_THEY_SAY = r"(?:\swhat\s[^.;:,]{3,40}?\s(?:described\sas|called|termed)(?:\s(?:a|an))?)?"
""" "After what its delegates described as"."""
_FORMS = tuple(
    (re.compile(rf"{before}\s{_SOME}$" if before else "$", re.IGNORECASE), re.compile(after))
    for before, after in (
        (rf"\b{_TALKED}\b[^.;:]{{0,80}}?\b(?:for|during)", ""),
        (rf"\b(?:{_NOUN}|it|they)\b[^.;:]{{0,60}}?\b{_LASTED}", ""),
        (rf"\b{_LEFT}\b[^.;:]{{0,80}}?\bafter{_AS_THEY_SAY}", ""),
        (r"\b(?:spent|spending)", r"\s(?:in|at|with|of|behind|together)\b"),
        (r"\b(?:held|had|after|during|of)", rf"\s(?:of\s)?(?:\w+\s){{0,2}}{_NOUN}\b"),
        ("", rf"(?:[\s-]long)?[\s-]{_NOUN}\b"),
        (r"\bduring", r"\swith\s(?:(?:Mr|Mrs|Ms|Dr|the)\b|[A-Z])"),
    )
)
"""What lasts so long, by the words before a length and those after it."""
_TOGETHER = re.compile(
    rf"\b(?:{_TALKED}|{_NOUN}|meet|delegations?|table|palace|envoys?|mediators?)\b", re.IGNORECASE
)
"""What tells, in a sentence or the one before it, that people met."""
_HAD = re.compile(r"\bhad\s(?:\w+ly\s|been\s|not\s)?\w+(?:\W+\w+){0,6}\W*$")
"""A past perfect that carries a length: "a first round had collapsed within an hour"."""
BEFORE, AFTER = 130, 40
"""Characters before and after a length in which stands what it is the length of."""


@dataclass(frozen=True, slots=True)
class _Length:
    """How long a meeting or call lasted, with the stems before it in its sentence, the states
    (ISO3) and names there and in the sentence before, and the weekdays."""

    claim: Claim
    call: bool
    every: frozenset[str]
    states: frozenset[str]
    names: frozenset[str]
    weekdays: frozenset[str]
    earlier: bool = False  # told in the past perfect: of a meeting before this one, if there is one


def differences(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """The hours of one meeting or call that cannot both be right; each article tells one alone."""
    a, b = _only(one), _only(other)
    if a is None or b is None or a.call != b.call or not _one_meeting(a, b):
        return
    if not _near(a.claim, b.claim):
        return
    if not comparing.agree(a.claim, b.claim) and not comparing.together(a.claim, b.claim):
        yield a.claim, b.claim


APART_DAYS = 4
"""Most days between two articles on one meeting of which neither names the weekday."""


def _near(a: Claim, b: Claim) -> bool:
    days = a.teller.published.earliest, b.teller.published.earliest
    return not (days[0] and days[1]) or abs((days[0] - days[1]).days) <= APART_DAYS


def _one_meeting(a: _Length, b: _Length) -> bool:
    days = not (a.weekdays and b.weekdays) or bool(a.weekdays & b.weekdays)
    states = not (a.states and b.states) or bool(a.states & b.states)
    ranks = a.every & leads.RANK, b.every & leads.RANK
    rank = not (ranks[0] and ranks[1]) or bool(ranks[0] & ranks[1])
    return days and states and rank and bool(a.names & b.names)


@lru_cache(maxsize=KEPT)
def _only(telling: Telling) -> _Length | None:
    """The one length of a meeting that an article gives; None for none, or for several."""
    if not any(_short(time) for time in telling.times):
        return None
    found: list[_Length] = []
    before = ""
    for passage in leads.every_sentence(telling):
        if not leads.of_old(telling, passage):
            found += _lengths(telling, passage, before)
        before = passage.text if passage.start >= telling.body_start else ""
    found = [one for one in found if not one.earlier] or found
    same = all(comparing.agree(found[0].claim, one.claim) for one in found)
    return found[0] if found and same else None


def _short(time: Time) -> bool:
    return time.type == "DURATION" and (time.value or "").startswith("PT")


def _lengths(telling: Telling, passage: Passage, before: str) -> Iterator[_Length]:
    for time in leads.times_in(telling, passage):
        if not _short(time):
            continue
        at, end = time.span.start - passage.start, time.span.end - passage.start
        left, right = passage.text[max(0, at - BEFORE) : at], passage.text[end : end + AFTER]
        near = f"{before} {passage.text}"
        if durations.TO_COME.search(left) or not _TOGETHER.search(near) or AGAIN.search(left):
            continue
        if any(ahead.search(left) and behind.match(right) for ahead, behind in _FORMS):
            yield from _told(telling, passage, time, near)


def _told(telling: Telling, passage: Passage, time: Time, near: str) -> Iterator[_Length]:
    call = durations.CALLED.search(passage.text) is not None
    what = "call" if call else "meeting"
    for claim in durations.lasted(telling.teller, passage, time, what):
        if claim.kind is DiscrepancyKind.DURATION and claim.high < comparing.DAY_HOURS:
            names = frozenset(one for one in with_states(near) if _telling(one)) | states_in(near)
            yield _Length(
                claim, call, stems(passage.text[: time.span.start - passage.start]),
                states_in(near), names, leads.weekdays(passage.text),
                _HAD.search(passage.text[: time.span.start - passage.start]) is not None,
            )  # fmt: skip


def _telling(stem: str) -> bool:
    return common_words.weight_of(stem) > 0 or stem.isupper()
