"""Days in the words of a search: "Iran July 2007" asks for Iran, from 1 to 31 July 2007.

One expression of time is read, and only where the rest of the words is something to look for; what
stands in quotation marks, beside OR, NEAR or a minus, or names a numbered paper ("resolution
1973"), stays words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ..dates import SHORT_MONTHS, Interval, of_prefix
from ..errors import BadDate

_NAMED = {name: number for number, name in enumerate(SHORT_MONTHS, 1)}
"""Months by the beginnings of their names."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_NUMBER}\s+{_MONTH},?\s+{_YEAR}|{_MONTH}\s+{_NUMBER},?\s+{_YEAR})"
_TIME = rf"(?:{_ISO}|{_DAY}|{_MONTH},?\s+{_YEAR}|{_YEAR})"
_TO = r"\s*(?:[–—]|\s-\s|-(?=(?:19|20)\d\d\b)|\bto\b|\buntil\b|\band\b)\s*"
_LEAD = r"(?:(?P<lead>in|on|during|of|from|between|since|after|before|until|till|by)\s+)?"
_PERIOD = re.compile(
    rf"(?<![\w\"“”„«/*-]){_LEAD}"
    rf"(?:(?P<one>{_MONTH}(?=\s*(?:[–—-]|to|and)\s*{_MONTH})|{_TIME}){_TO}(?P<two>{_TIME})"
    rf"|(?P<only>{_TIME}))(?![\w\"“”/*-])",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:resolution|decree|law|act|order|number|no\.?|article|protocol)\s*$", re.I
)
"""Words after which a year is the number of a paper."""
_KEPT_WHOLE = re.compile(r"[\"“”„«]|\bOR\b|\bNEAR\b")
"""What makes a search one whose parts are not taken apart."""
_OPEN_START, _OPEN_END = ("before", "until", "till", "by"), ("since", "after")


@dataclass(frozen=True, slots=True)
class Read:
    """A search whose words hold a time: the other words, the first and the last day (both in, None
    for an open end), and how the time was written.
    """

    words: str
    start: date | None
    end: date | None
    written: str

    @property
    def told(self) -> str:
        """The days as the filter has them: "2007-07-01 to 2007-07-31", "from 2007-07-01 on"."""
        if self.start and self.end:
            if self.start == self.end:
                return self.start.isoformat()
            return f"{self.start.isoformat()} to {self.end.isoformat()}"
        return f"from {self.start} on" if self.start else f"up to {self.end}"


def read_days(words: str) -> Read | None:
    """The one time in the words of a search; None where there is none, or more than one, or
    nothing else to look for.
    """
    found = [] if _KEPT_WHOLE.search(words) else list(_PERIOD.finditer(words))
    if len(found) != 1 or _PAPER.search(words[: found[0].start()]):
        return None
    match = found[0]
    rest = _joined(words[: match.start()], words[match.end() :])
    try:
        days = _days(match)
    except BadDate:
        return None
    if not days or not re.search(r"\w", re.sub(r"\B-\w+", "", rest)):
        return None
    return Read(rest, days.earliest, days.latest, match.group().strip())


def _joined(before: str, after: str) -> str:
    """What stands around a time, without the marks that parted it."""
    return re.sub(r"\s+[,;.?!]+(?=\s|$)", "", " ".join(f"{before} {after}".split())).strip(" ,")


def _days(match: re.Match[str]) -> Interval | None:
    """The days of a match; None where they end before they begin. Raises BadDate."""
    lead = (match["lead"] or "").lower()
    if match["only"]:
        only = _one(match["only"])
        if lead in _OPEN_START:
            before = lead == "before" and only.earliest
            return Interval(None, before - timedelta(days=1) if before else only.latest)
        if lead in _OPEN_END:
            after = lead == "after" and only.latest
            return Interval(after + timedelta(days=1) if after else only.earliest, None)
        return only
    last = _one(match["two"])
    first = _one(match["one"], last.earliest.year if last.earliest else 0)
    if not first.earliest or not last.latest or last.latest < first.earliest:
        return None
    return Interval(first.earliest, last.latest)


def _one(written: str, year: int = 0) -> Interval:
    """One time as it is written; a month alone takes the year given. Raises BadDate."""
    if written[:1].isdigit() and re.fullmatch(rf"{_ISO}|{_YEAR}", written):
        return of_prefix(written)
    numbers = [int(one) for one in re.findall(r"\d+", written)]
    name = next(one for one in re.findall(r"[a-z]+", written.lower()) if one[:3] in _NAMED)
    month = _NAMED[name[:3]]
    day = f"-{numbers[0]:02}" if len(numbers) > 1 else ""
    return of_prefix(f"{numbers[-1] if numbers else year}-{month:02}{day}")
