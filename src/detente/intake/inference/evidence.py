"""Evidence of when a text was written, and how several pieces of it are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...dates import Interval

Stretches = tuple[Interval, ...]
"""Stretches of days that do not touch, in order: a president may come back."""

FLOOR, OFFICE, CEILING = 0, 1, 2
"""How sure a kind of evidence is: what a text names must have been (a floor) is surest, then who
holds office in it, then what it says is still to come (a ceiling)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The text was written on some day of the stretches, for a reason in plain words."""

    stretches: Stretches
    why: str
    rank: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the text and what it shows of its own time."""

    words: str
    past: bool  # it tells of an earlier time: a year, "then-", "at the time"
    ahead: bool  # it tells of a time to come: "will", "by", "next"


_SPLIT = re.compile(r"(?<=[.!?][\"”'’])\s+(?=[\"“‘A-Z])|(?<=[.!?])\s+(?=[\"“‘A-Z])|\n+")
_SHORT = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Col|Lt|Gov|St|No|Jan|Feb"
                    r"|Mar|Apr|Jun|Jul|Aug"
                    r"|Sept?|Oct|Nov|Dec|vs|Prof|Adm|Sgt|Capt|Maj|Pres|Sec)\.)\Z")  # fmt: skip
_PAST = re.compile(
    r"\b(?:1[5-9]\d\d|20[0-4]\d)s?\b|\b[Tt]hen[- ](?:[Pp]resident|[A-Z])|\bat (?:the"
    r"|that) time\b|\bformerly\b"
    r"|\b(?:years?|decades?|centur(?:y|ies)|months) (?:ago|earlier|before|later"
    r"|after)\b|\bwhen (?:he|she) was\b|\bhistor(?:y|ic|ian)"
    r"|\bin the (?:days|time|era|years) of\b|\bduring the (?:\w+ )?(?:Cold War|[Ww]ar"
    r"|presidency|era|administration|tenure|reign)\b"
    r"|\bunder (?:former )?[Pp]resident|\bpredecessors?\b|\blate\b|\bonce\b"
    r"|\bmemoirs?\b|\bbiograph|\b(?:the )?first [Pp]resident\b"
    r"|\b[Ss]ince [A-Z]\w+ (?:was|became|took)|\banniversary\b|\bremember(?:s|ed)?\b"
    r"|\brecall(?:s|ed)\b|\blegacy\b|\bassassinat|\bdied\b"
    r"|\bas far back\b|\bback (?:in|when)\b|\blast (?:century|decade)\b|\bappoint(?:ed"
    r"|ee)s?\b|\bnominat|\bserved\b|\bold\b|\bofficial under\b"
    r"|\bnamed by\b|\bday of\b|\bof the \d0s\b|\btwo-term\b|\bchildhood\b|\bunlike\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|by|until|till|through|due|expect\w*|plan\w*|next|upcoming"
    r"|scheduled|target\w*|aim\w*|hop\w+|"
    r"promis\w*|propos\w*|project\w*|forecast\w*|estimat\w*|deadline|could|may|might"
    r"|should|shall|goal\w*|"
    r"campaign\w*|election\w*|primar(?:y|ies)|candidate\w*|run(?:ning)? for|nominee"
    r"|slated|set to|budget|fiscal|beyond|"
    r"future|prospect\w*|predict\w*|pledg\w*|intend\w*|want\w*|bid|if|until|begin\w*"
    r"|start\w*|effective|expire\w*|"
    r"payable|matur\w*|coming|ahead|later|possible|potential|likely|call\w*|seek\w*"
    r"|agree\w*|to be|from|rais\w+|convertible|bonds?|notes?|debentures?|model|season"
    r"|class)\b"
)

LONGEST = 1_500
"""Characters of a sentence; a longer one is a bomb or a table, and is cut."""


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, roughly; headings and datelines count as sentences."""
    found: list[str] = []
    for part in _pieces(text):
        if found and len(found[-1]) < LONGEST and _SHORT.search(found[-1][-6:]):
            found[-1] += " " + part
        elif part.strip():
            found.append(part.strip())
    return [Sentence(s, bool(_PAST.search(s)), bool(_AHEAD.search(s))) for s in found]


def _pieces(text: str) -> Iterator[str]:
    for part in _SPLIT.split(text):
        yield from (part[start : start + LONGEST] for start in range(0, len(part), LONGEST))


def since(day: date) -> Stretches:
    """That day and every later one."""
    return (Interval(day, None),)


def until(day: date) -> Stretches:
    """That day and every earlier one."""
    return (Interval(None, day),)


def meet(one: Stretches, other: Stretches) -> Stretches:
    """The days in both; empty when there are none."""
    found = [both for a in one for b in other if (both := a.meet(b))]
    return joined(found)


def joined(stretches: Iterable[Interval]) -> Stretches:
    """Stretches in order, those that overlap made one."""
    found: list[Interval] = []
    for one in sorted(stretches, key=lambda i: i.earliest or date.min):
        if found and found[-1].overlaps(one):
            last = found.pop()
            ends = (last.latest, one.latest)
            one = Interval(last.earliest, None if None in ends else max(e for e in ends if e))
        found.append(one)
    return tuple(found)


def hull(stretches: Stretches) -> Interval:
    """From the first day of the first stretch to the last of the last."""
    return Interval(stretches[0].earliest, stretches[-1].latest)


def combined(evidence: Sequence[Evidence]) -> tuple[Interval, tuple[str, ...]]:
    """The interval that the evidence leaves, and the reasons that set its two ends.

    The surest evidence comes first; what contradicts it is left out, and a reason says so, so that
    the interval is never empty.
    """
    left: Stretches = (Interval(),)
    used: list[Evidence] = []
    dropped: list[Evidence] = []
    for one in sorted(evidence, key=lambda e: (e.rank, e.why)):
        both = meet(left, one.stretches)
        if both:
            left = both
            used.append(one)
        else:
            dropped.append(one)
    interval = hull(left)
    reasons = [e.why for e in _telling(used, interval)]
    reasons += [f"left out, since it contradicts what is surer: {e.why}" for e in dropped[:2]]
    return interval, tuple(dict.fromkeys(reasons))


def _telling(used: Sequence[Evidence], interval: Interval) -> list[Evidence]:
    """The fewest pieces of evidence that give the interval, most telling first."""
    found: list[Evidence] = []
    left: Stretches = (Interval(),)
    rest = list(used)
    while rest and hull(left) != interval:
        best = min(rest, key=lambda e: _rest(meet(left, e.stretches), e.rank))
        rest.remove(best)
        narrowed = meet(left, best.stretches)
        if narrowed != left:
            left = narrowed
            found.append(best)
    return found


_FAR = (date(1700, 1, 1), date(2300, 1, 1))


def _rest(stretches: Stretches, rank: int) -> tuple[int, int]:
    whole = hull(stretches) if stretches else Interval()
    return ((whole.latest or _FAR[1]) - (whole.earliest or _FAR[0])).days, rank
