"""Durations: how long a meeting, a call, an attack or a truce lasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...linked import DiscrepancyKind, Report, Teller, Telling
from ...records import Time
from ...spans import Span
from ...tables import common_words
from .claims import FOREVER, ROOT, Claim, Passage, passages

REACH = 2
"""Sentences on each side of a report of a meeting in which its length is told."""
MEETINGS = ("summit", "mini-summit", "meeting", "meetings", "talks", "encounter", "conference",
            "session", "negotiations", "discussions", "consultations", "round")  # fmt: skip
OTHERS = ("visit", "trip", "tour", "call", "conversation", "war", "battle", "siege", "attack",
          "bombardment", "shelling", "truce", "ceasefire", "cease-fire", "blockade", "strike",
          "exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers", "flight", "raid",
          "standoff", "protest", "march", "hunger strike", "fighting", "firefight", "gunfight",
          "skirmish", "clash", "clashes", "exchange of fire", "shooting", "gun battle")  # fmt: skip
FIGHTS = frozenset({"fighting", "firefight", "gunfight", "battle", "skirmish", "clash", "clashes",
                    "exchange of fire", "shooting", "gun battle"})  # fmt: skip
FOUGHT = (
    "fought",
    "fight",
    "firefight",
    "exchang",
    "trad",
    "clash",
    "skirmish",
    "battl",
    "gunf",
    "attack",
    "opened fire",
    "open fire",
    "fired",
)
"""Beginnings of anchors of a fight, which the next sentence calls "the fighting"."""
_NOUN = "|".join(sorted((*MEETINGS, *OTHERS), key=len, reverse=True))
_AFTER = re.compile(
    rf"^(?!\s+in\w*\b)(?:\s+of|,)?(?:[\s-]+[\w.’'-]+){{0,2}}?[\s-]+({_NOUN})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b({_NOUN}|met|talked|spoke|conferred)\b(?:[^.;()\w]+[\w’'.-]+){{0,7}}?[^.;()\w]+"
    r"(?:lasted|lasting|lasts|went on|ran|dragged on|continued|stretched|of|for"
    r"|(?:ended|broke\s+(?:down|up|off)|collapsed|adjourned|concluded|finished)"
    r"(?:\s+[\w’'.-]+){0,5}?\s+after)"
    r"(?:\s+for)?\s*(?:(?:only|just|barely|hardly|scarcely|all\s+of|a)\s+)?$",
    re.IGNORECASE,
)
_UNIT_HOURS = {"Y": 8760.0, "M": 730.0, "W": 168.0, "D": 24.0}
_SMALL_HOURS = {"H": 1.0, "M": 1 / 60, "S": 1 / 3600}
_VALUE = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])(?:(\d+)M)?")
_A_LITTLE = re.compile(r"\b(?:little|slightly|just)\s+$", re.IGNORECASE)
"""Words before "more than an hour": it was hardly more."""
APPROX = 0.2
"""Share by which a duration told as "about" may be off."""
VISITS = frozenset({"visit", "trip", "tour"})
CALLS = frozenset({"call", "conversation"})
CALLED = re.compile(
    r"\b(?:(?:tele)?phoned?|hotline|hot\sline|call(?:ed)?|video|rang)\b", re.IGNORECASE
)
"""Words of a sentence by which people talked from afar."""


def durations(report: Report, telling: Telling | None) -> Iterator[Claim]:
    """How long the event of a report lasted, as its sentence and those near it say."""
    if telling is None:
        return
    meeting = report.mention.type == "CONSULT"
    reach = REACH if meeting else int(_fought(report) or report.mention.type in KEPT_UP)
    for passage in passages(report, telling, reach):
        end = passage.start + len(passage.text)
        for time in telling.times:
            inside = passage.start <= time.span.start and time.span.end <= end
            if time.type == "DURATION" and inside:
                yield from _claim(report, passage, time)


def _claim(report: Report, passage: Passage, time: Time) -> Iterator[Claim]:
    what = _what(report, passage, time) or _fought_for(report, passage, time)
    what = what or _kept_up(report, passage, time)
    if what is not None:
        yield from lasted(report.teller, passage, time, what)


def lasted(teller: Teller, passage: Passage, time: Time, what: str) -> Iterator[Claim]:
    """How long a thing lasted, as a duration in a passage says."""
    limits = hours(time, passage.text[time.span.start - passage.start :])
    if limits is None:
        return
    low, high, bound, rounded = limits
    if bound and _A_LITTLE.search(passage.text[: time.span.start - passage.start]):
        exact = low or high
        low, high, bound, rounded = exact * (1 - APPROX), exact * (1 + APPROX), False, True
    words = passage.text[time.span.start - passage.start : time.span.end - passage.start]
    ahead = TO_COME.search(passage.text[: time.span.start - passage.start])
    key = f"length:{what} (to come)" if ahead else f"length:{what}"
    yield Claim(
        DiscrepancyKind.DURATION, key, f"how long the {what} lasted", low, high,
        bound, rounded, teller, Span(time.span.article, time.span.start, time.span.end),
        " ".join(words.split()), known=True,
    )  # fmt: skip


def _what(report: Report, passage: Passage, time: Time) -> str | None:
    """What lasted so long, when it is the report's event; None when it is something else."""
    noun = what_lasts(passage, time)
    if noun is None:
        return None
    if report.mention.type == "CONSULT":
        if noun in VISITS or noun in CALLS:
            own = report.mention.mode == ("visit" if noun in VISITS else "phone")
            return noun if own else None
        return "meeting" if noun in MEETINGS or noun in TALKED else None
    if noun in FIGHTS and _fought(report):
        return "fighting"
    same = common_words.stem(noun)[:ROOT] == common_words.stem(report.anchor.lower())[:ROOT]
    return noun if same else None


def _fought_for(report: Report, passage: Passage, time: Time) -> str | None:
    """ "Exchanged fire for six hours": how long two fought."""
    anchor = report.mention.anchor
    if not _fought(report) or passage.away or anchor.end >= time.span.start:
        return None
    own = passage.text[anchor.end - passage.start : time.span.start - passage.start]
    return "fighting" if _FOR.match(own) else None


KEPT_UP = frozenset({"SANCTION", "COERCE"})
"""Types of acts that are kept up for a time: a border is closed, gas is cut off."""
_FOR = re.compile(r"^[^.;:,]{0,50}\bfor\s+(?:(?:about|some|nearly|almost|over|only)\s+)?$")
_IT_LASTED = re.compile(
    r"^(?:it|(?:the|that|this)\s+(?:cut|ban|closure|embargo|blockade|boycott|halt|freeze"
    r"|suspension|stoppage|siege|occupation))\s+lasted\s+(?:(?:about|some|nearly|almost|over|only)"
    r"\s+)?$",
    re.IGNORECASE,
)


def _kept_up(report: Report, passage: Passage, time: Time) -> str | None:
    """ "Stopped deliveries for three months", "that cut lasted four months": what a state did and
    kept up."""
    if report.mention.type not in KEPT_UP or report.mention.mode in ENDED:
        return None
    at, anchor = time.span.start - passage.start, report.mention.anchor
    if passage.away:
        after = passage.start > anchor.end and _IT_LASTED.match(passage.text[:at])
        return "measure" if after else None
    own = passage.text[anchor.end - passage.start : at] if anchor.end < time.span.start else ""
    return "measure" if own and _FOR.match(own) else None


ENDED = frozenset({"expel", "withdraw", "arrest"})
"""Modes of what is done at once."""


def _fought(report: Report) -> bool:
    """Whether a report tells of a fight of two."""
    return report.mention.type == "ASSAULT" and report.anchor.lower().startswith(FOUGHT)


def what_lasts(passage: Passage, time: Time) -> str | None:
    """The noun or verb that a duration measures: "summit", "talked"; None where none does."""
    after = _AFTER.match(passage.text[time.span.end - passage.start :])
    found = after or _BEFORE.search(passage.text[: time.span.start - passage.start])
    return found.group(1).lower() if found else None


TO_COME = re.compile(
    r"\b(?:will|would|may|plans?|planned|scheduled|expected|(?:is|are|was|were|due|set) to"
    r"|to (?:meet|hold|talk|confer|visit|receive|host))\b"
)
"""Before a length: how long it is to be, which is not compared with how long it was;
"May 14" is no plan."""
TALKED = frozenset({"met", "talked", "spoke", "conferred"})


def hours(time: Time, words: str) -> tuple[float, float, bool, bool] | None:
    """Least and most hours of a duration, whether that is told as a bound, and whether as rounded.

    Days are days of the calendar: two days may begin on an evening and end on the next morning.
    """
    match = _VALUE.fullmatch(time.value or "")
    if match is None:
        return None
    small, number, unit, minutes = match.groups()
    each = _SMALL_HOURS.get(unit, 0.0) if small else _UNIT_HOURS.get(unit, 0.0)
    most = float(number) * each + (int(minutes) * _SMALL_HOURS["M"] if minutes else 0.0)
    if not most:
        return None
    if words.lower().startswith(("nearly", "almost")) or time.mod == "APPROX":
        return most * (1 - APPROX), most * (1 + APPROX), False, True
    if time.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return 0.0, most, True, False
    if time.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return most, FOREVER, True, False
    return most, most, False, False
