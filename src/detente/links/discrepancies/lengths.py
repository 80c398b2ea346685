"""For how long: the time given to leave, an extension, a prison term, by two articles on a news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ...linked import DiscrepancyKind, Telling
from ...records import Time
from ...spans import Span
from . import comparing, durations, leads
from .claims import KEPT, Claim, Passage, about, named
from .durations import hours
from .sighted import AGAIN

_LEAVE = r"(?:leave|depart|quit|go|get\s+out|pack|withdraw|vacate|return\s+home)"
_MORE = r"(?:(?:another|a\s+further|a|an|some|only)\s+)?"
_EXTEND = r"(?:extend\w*|prolong\w*|renew\w*|lengthen\w*)"
_OUT = rf"(?:{_LEAVE}|expel\w*|ordered\s+out|to\s+be\s+gone)"
_BEHIND_BARS = (
    r"(?:\s+(?:in|of)\s+(?:prison|jail|detention)|[\s-](?:prison|jail)\s(?:term|sentence))\b"
)
_CLASH = (
    r"(?:clash(?:es)?|fire\s?fight|gun\s?(?:battle|fight)|battle|shoot-?out|skirmish(?:es)?"
    r"|exchanges?(?:\s+of\s+fire)?|shelling|fighting)"
)
_FOUGHT = r"(?:(?:exchanged|traded)\b[^.;:]{0,40}\bfire\b|exchanging\s+fire|fought|clashed)"
_LASTED = r"(?:lasted|lasting|raged|went\s+on|continued)"
_SOME = r"(?:(?:only|just|about|some|barely|at\s+least|more\s+than|less\s+than|nearly)\s+)?"
FIGHTING = "length of the fighting"
_FORMS = (
    (FIGHTING, rf"\b{_FOUGHT}[^.;:]{{0,40}}?\bfor\s+{_SOME}$", ""),
    (FIGHTING, rf"\b{_CLASH}\b[^.;:]{{0,40}}?\b{_LASTED}\s+(?:for\s+)?{_SOME}$", ""),
    (FIGHTING, "", rf"(?:[\s-]long)?[\s-]+{_CLASH}\b"),
    ("time given to leave", "", rf"\s+(?:in\s+which\s+)?to\s+{_LEAVE}\b"),
    ("time given to leave", rf"\b{_OUT}\b[^.;:]{{0,60}}\b(?:within|in)\s+$", ""),
    ("time of the extension", rf"\b{_EXTEND}\b[^.;:]{{0,60}}?\b(?:by|for)\s+{_MORE}$", ""),
    ("time of the extension", rf"\b(?:by|for)\s+{_MORE}$", rf"[^.;:]{{0,10}}\s{_EXTEND}\b"),
    ("prison term", r"\b(?:sentenced|jailed|imprisoned)\b[^.;:]{0,40}?\b(?:to|for)\s+$", ""),
    ("prison term", "", _BEHIND_BARS),
)
"""What lasts so long, by the words before its length and those after it."""
_KNOWN = tuple(
    (what, re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for what, before, after in _FORMS
)
BEFORE, AFTER = 110, 40
"""Characters before and after a length in which stands what it is the length of."""
SHARED = 2
"""Words that tell anything which both sentences must share: "ban" and "ships"."""


def differences(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """The lengths of one thing that cannot both be right, where each article tells one alone."""
    for what, (a, mine) in lengths(one).items():
        b, theirs = lengths(other).get(what, (None, mine))
        if b is not None and len(mine & theirs) >= SHARED and not comparing.agree(a, b):
            yield a, b
    yield from _visit_and_talks(one, other)


def _visit_and_talks(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """The length of the visit in the lead of one and that of the talks in the other, where the
    visit took days and the talks less than one: both may be true, and both are told."""
    for visited, met in ((one, other), (other, one)):
        visit, talks = _only(visited, VISITS), _only(met, MEETINGS)
        if visit is None or talks is None or _only(met, VISITS):
            continue
        if talks.high <= comparing.DAY_HOURS < visit.low and comparing.together(visit, talks):
            pair = replace(visit, what=BOTH_LENGTHS), replace(talks, what=BOTH_LENGTHS)
            yield pair if visited is one else pair[::-1]


BOTH_LENGTHS = "how long the visit lasted, and how long the meeting"
VISITS = durations.VISITS
MEETINGS = frozenset((*durations.MEETINGS, *durations.TALKED))


@lru_cache(maxsize=KEPT)
def _only(telling: Telling, nouns: frozenset[str]) -> Claim | None:
    """The one length that the lead of an article gives of a visit, or of a meeting."""
    if not any(time.type == "DURATION" for time in telling.times):
        return None
    found = [
        claim
        for passage in leads.lead(telling)
        if not AGAIN.search(passage.text)
        for time in leads.times_in(telling, passage)
        if time.type == "DURATION" and durations.what_lasts(passage, time) in nouns
        for claim in durations.lasted(telling.teller, passage, time, "visit")
        if "come" not in claim.key
    ]
    return found[0] if len({(one.low, one.high) for one in found}) == 1 else None


@lru_cache(maxsize=KEPT)
def lengths(telling: Telling) -> dict[str, tuple[Claim, frozenset[str]]]:
    """Each thing of which an article tells one length alone: that, and its sentence's words."""
    found: dict[str, list[tuple[Claim, frozenset[str]]]] = {}
    if not any(time.type == "DURATION" for time in telling.times):
        return {}
    before = ""
    for passage in leads.every_sentence(telling):
        for time in leads.times_in(telling, passage):
            claim = _claim(telling, passage, time) if time.type == "DURATION" else None
            if claim is not None and not leads.of_old(telling, passage):
                words = f"{before} {passage.text}" if claim.what == FIGHTING else passage.text
                found.setdefault(claim.key, []).append((claim, named(words) - named(claim.value)))
        before = passage.text
    return {
        what: several[0] for what, several in found.items()
        if all(comparing.agree(several[0][0], claim) for claim, _ in several)
    }  # fmt: skip


def _claim(telling: Telling, passage: Passage, time: Time) -> Claim | None:
    at, end = time.span.start - passage.start, time.span.end - passage.start
    before, after = passage.text[max(0, at - BEFORE) : at], passage.text[end : end + AFTER]
    what = next((what for what, left, right in _KNOWN
                 if left.search(before) and right.match(after)), None)  # fmt: skip
    limits = hours(time, passage.text[at:]) if what else None
    if what is None or limits is None:
        return None
    low, high, bound, rounded = limits
    return Claim(
        DiscrepancyKind.DURATION, f"length:{what}", what, low, high, bound, rounded,
        telling.teller, Span(time.span.article, time.span.start, time.span.end),
        " ".join(passage.text[at:end].split()), about(passage.text), known=True,
    )  # fmt: skip
