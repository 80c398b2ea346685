"""What is cited: an article, perhaps words in it, and what a note needs to know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ..records import Basis, When
from ..spans import Span
from .shapes import Head
from .writers import Name, names_of

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
MLA_SHORT = {1: "Jan.", 2: "Feb.", 3: "Mar.", 4: "Apr.", 8: "Aug.", 9: "Sept.", 10: "Oct.",
             11: "Nov.", 12: "Dec."}  # fmt: skip
"""MLA shortens all months but May, June and July."""
ORDERS = ("mdy", "dmy", "mla")
"""How a day is written: "June 9, 2007", "9 June 2007", and "9 Sept. 2007" for MLA."""
MANNERS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}
"""How an attribution of each kind gives what was said."""
_PREFIX = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """An article, perhaps words in it; `seen` is the day on which it is cited.

    `quote` are the words at `spans`, parted by " … " where spans do not touch. `retrieved` is the
    ISO 8601 instant at which the page was saved, None when nothing says; `sha256` that of the page.
    `speaker` and `manner` (of MANNERS) say whose words an attribution gives, and how; None and ""
    for the article's own.
    """

    head: Head
    seen: date
    spans: tuple[Span, ...] = ()
    quote: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    speaker: str | None = None
    manner: str = ""

    @property
    def spoken(self) -> str:
        """How a note on what somebody said begins: "Colin Powell, paraphrased in", else ""."""
        return f"{clean(self.speaker or 'Speaker not named')}, {self.manner} in" * bool(self.manner)

    @property
    def title(self) -> str:
        """Its title on one line, "" where it has none."""
        return clean(self.head.title or "")

    @property
    def called(self) -> str:
        """What to call an article without a title: by its file, which is all that is known."""
        name = clean(self.head.path.replace("\\", "/").rsplit("/", 1)[-1])
        return f"untitled article in the file {name}"

    @property
    def outlet(self) -> str:
        """The outlet, "" where nothing says it."""
        return clean(self.head.outlet or "")

    @property
    def writers(self) -> tuple[Name, ...]:
        """Who wrote it: the byline, else the agency; never the outlet itself."""
        found = names_of(clean(self.head.writer)) or self._agency()
        return tuple(one for one in found if one.plain.casefold() != self.outlet.casefold())

    @property
    def agency(self) -> str:
        """The agency where somebody else is named as the writer, else ""."""
        given = clean(self.head.agency or "")
        named = {one.plain for one in self.writers} | {self.outlet}
        return "" if given in named else given

    @property
    def address(self) -> str:
        """Its address on the web, "" for none and for what is no address of a page."""
        url = (self.head.url or "").strip()
        return url if _ADDRESS.fullmatch(url) else ""

    @property
    def accessed(self) -> date | None:
        """The day on which its page was saved, as far as that is recorded."""
        try:
            return date.fromisoformat((self.retrieved or "")[:10])
        except ValueError:
            return None

    @property
    def pin(self) -> str:
        """Its place in the pages of the record: "/article/ID#s120-164"."""
        place = f"#s{self.spans[0].start}-{self.spans[0].end}" if self.spans else ""
        return f"/article/{self.head.id}{place}"

    @property
    def characters(self) -> str:
        """Where the words stand: "characters 120–164", the end not included; "" without words."""
        ends = ", ".join(f"{span.start}–{span.end}" for span in self.spans)
        return f"characters {ends}" if ends else ""

    def _agency(self) -> tuple[Name, ...]:
        agency = clean(self.head.agency or "")
        return (Name("", agency),) if agency else ()


def shown(text: str) -> str:
    """Text in which characters that turn its direction or control a terminal show as �."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text)


def clean(text: str) -> str:
    """Text on one line, as `shown`."""
    return shown(" ".join(text.split()))


def written(day: date, order: str) -> str:
    """A day in words, in one of ORDERS."""
    return _told(day.year, day.month, day.day, order)


def day_of(when: When, order: str) -> str:
    """A time in words, in one of ORDERS; "" when nothing is known.

    What is not stated but inferred stands in brackets, and so do bounds, as editors write them.
    """
    if when.value and (parts := _PREFIX.match(when.value)):
        year, month, day = (int(part) if part else 0 for part in parts.groups())
        told = _told(year, month, day, order)
        return f"[{told}]" if when.basis is Basis.INFERRED else told
    first, last = (written(one, order) if one else "" for one in (when.earliest, when.latest))
    if when.earliest and when.latest:
        opening = _opening(when.earliest, when.latest, order)
        if when.latest - when.earliest > timedelta(days=1):
            return f"[between {opening} and {last}]"
        same = order == "mdy" and when.earliest.month == when.latest.month
        return f"[{opening} or {f'{when.latest.day}, {when.latest.year}' if same else last}]"
    return f"[on or after {first}]" if first else f"[on or before {last}]" if last else ""


def _opening(first: date, last: date, order: str) -> str:
    """The first of two days without what the second says too: "2" of "2 and 3 July 2007"."""
    whole = written(first, order)
    if first.year != last.year:
        return f"{whole}," if order == "mdy" else whole
    if order == "mdy":
        return whole.removesuffix(f", {first.year}")
    return str(first.day) if first.month == last.month else whole.removesuffix(f" {first.year}")


def _told(year: int, month: int, day: int, order: str) -> str:
    if not month:
        return str(year)
    name = MLA_SHORT.get(month, MONTHS[month - 1]) if order == "mla" else MONTHS[month - 1]
    if not day:
        return f"{name} {year}"
    return f"{name} {day}, {year}" if order == "mdy" else f"{day} {name} {year}"
