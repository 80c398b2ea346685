"""How to cite an article, or words in it: a footnote in four styles, and three forms for software.

Styles are those for an unsigned or signed news article: The Chicago Manual of Style (17th ed.,
14.191, notes), MLA Handbook (9th ed.), APA (7th ed., 10.1), OSCOLA (4th ed., 3.4.9). Forms are
CSL-JSON 1.0, BibTeX and RIS. What the article does not say is left out, never filled in; a day that
is only bounded stands in brackets, as editors write it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..errors import BadInput
from ..records import When
from .shapes import Head, when_label

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
MLA_SHORT = {1: "Jan.", 2: "Feb.", 3: "Mar.", 4: "Apr.", 8: "Aug.", 9: "Sept.", 10: "Oct.",
             11: "Nov.", 12: "Dec."}  # fmt: skip
"""MLA shortens all months but May, June and July."""
PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "ter",
        "ten",
    ]
)
"""Words before a surname that belong to it."""
_NAMES = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*")
_BY = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A writer: given names and surname; `given` is "" for a body ("Meridian Wire")."""

    given: str
    family: str

    @property
    def plain(self) -> str:
        """As it is spoken."""
        return f"{self.given} {self.family}".strip()

    @property
    def initials(self) -> str:
        """The initials of the given names: "W. J."."""
        return " ".join(f"{part[0]}." for part in self.given.split())


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: an article, perhaps words in it; `seen` is the day it was looked at.

    `pin` is the permalink of the words in the record's own pages, None without words.
    """

    head: Head
    seen: date
    quote: str | None = None
    pin: str | None = None
    place: str | None = None  # dateline


def names_of(byline: str | None) -> tuple[Name, ...]:
    """The writers that a byline names; a byline that is no list of names stands for one body."""
    if not byline:
        return ()
    parts = [part for part in _NAMES.split(_BY.sub("", byline.strip())) if part]
    people = [_name(part) for part in parts]
    return tuple(one for one in people if one)


def _name(part: str) -> Name | None:
    words = part.split()
    plain = all(re.fullmatch(r"[^\W\d_][\w.'’-]*", word) for word in words)
    if not plain or not 2 <= len(words) <= 5 or words[-1].casefold() in _BODIES:
        return Name("", part.strip()) if words else None
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return Name(" ".join(words[:start]), " ".join(words[start:]))


_BODIES = frozenset(
    [
        "agency",
        "agencies",
        "bureau",
        "correspondent",
        "correspondents",
        "desk",
        "editor",
        "news",
        "press",
        "reporter",
        "reporters",
        "service",
        "staff",
        "team",
        "times",
        "wire",
        "writer",
        "writers",
    ]
)
"""Last words of a byline that is no person: "Staff Writer", "Meridian Wire"."""


# ------------------------------------------------------------------ parts


def full_day(when: When, order: str) -> str:
    """The day in words, `order` "dmy" or "mdy"; "" when nothing is known, brackets for bounds."""
    if not when.value:
        return f"[{when_label(when)}]" if when.earliest or when.latest else ""
    parts = [int(part) for part in when.value[:10].split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = MONTHS[parts[1] - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{month} {parts[2]}, {parts[0]}" if order == "mdy" else f"{parts[2]} {month} {parts[0]}"


def _mla_day(when: When) -> str:
    if not when.value or len(when.value) < 7:
        return full_day(when, "dmy")
    parts = [int(part) for part in when.value[:10].split("-")]
    month = MLA_SHORT.get(parts[1], MONTHS[parts[1] - 1])
    return " ".join(str(part) for part in (*parts[2:], month, parts[0]))


def _title(citation: Citation) -> str:
    return (citation.head.title or f"[Untitled article, {citation.head.name}]").strip()


def _stopped(text: str) -> str:
    """With a full stop at the end, unless it ends a sentence already."""
    return text if text.endswith(("?", "!", ".")) else f"{text}."


def _list(names: Sequence[str], last: str = "and") -> str:
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def _credit(citation: Citation) -> str:
    """The outlet, with the agency where another wrote it."""
    return citation.head.credit


def _quoted(citation: Citation, opening: str, closing: str) -> str:
    return f"{opening}{citation.quote.strip()}{closing}" if citation.quote else ""


# ------------------------------------------------------------------ styles


def chicago(citation: Citation) -> str:
    """A Chicago note: Given Family, “Title,” Outlet, Month d, yyyy, address."""
    head = citation.head
    title = _title(citation)
    mark = title if title.endswith(("?", "!")) else f"{title},"
    parts = [_list([name.plain for name in names_of(head.byline)]), f"“{mark}”"]
    told = ", ".join(filter(None, (_credit(citation), full_day(head.published, "mdy"), head.url)))
    line = ", ".join(part for part in parts[:1] if part)
    whole = f"{line}, {parts[1]}" if line else parts[1]
    return _with_words(_stopped(f"{whole} {told}" if told else whole), citation)


def mla(citation: Citation) -> str:
    """A work cited in MLA style: Family, Given. “Title.” Outlet, d Mon. yyyy, address."""
    head = citation.head
    names = names_of(head.byline)
    who = ""
    if names:
        first = f"{names[0].family}, {names[0].given}" if names[0].given else names[0].family
        rest = f", and {names[1].plain}" if len(names) == 2 else ", et al" if len(names) > 2 else ""
        who = _stopped(first + rest) + " "
    told = ", ".join(filter(None, (_credit(citation), _mla_day(head.published), _bare(head.url))))
    return _with_words(f"{who}“{_stopped(_title(citation))}” {_stopped(told)}".strip(), citation)


def _bare(url: str | None) -> str:
    return re.sub(r"^https?://", "", url) if url else ""


def apa(citation: Citation) -> str:
    """A reference in APA style: Family, G. (yyyy, Month d). Title. Outlet. address"""
    head = citation.head
    names = [f"{one.family}, {one.initials}" if one.given else one.family
             for one in names_of(head.byline)]  # fmt: skip
    when = head.published
    day = "n.d."
    if when.value:
        year, _, rest = when.value[:10].partition("-")
        words = full_day(when, "mdy").replace(year, "").strip(" ,")
        day = f"{year}, {words}" if rest else year
    elif when.earliest or when.latest:
        day = f"n.d., {full_day(when, 'mdy')}"
    title = _stopped(_title(citation))
    who = _stopped(_apa_list(names)) if names else ""
    lead = f"{who} ({day}). {title}" if who else f"{title} ({day})."
    told = " ".join(
        filter(None, (_stopped(_credit(citation)) if _credit(citation) else "", head.url))
    )
    return _with_words(f"{lead} {told}".strip(), citation)


def _apa_list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def oscola(citation: Citation) -> str:
    """A footnote in OSCOLA style: Name, ‘Title’ Outlet (d Month yyyy) <address> accessed …"""
    head = citation.head
    who = _list([name.plain for name in names_of(head.byline)])
    day = full_day(head.published, "dmy")
    seen = f"{citation.seen.day} {MONTHS[citation.seen.month - 1]} {citation.seen.year}"
    parts = [
        f"{who}," if who else "",
        f"‘{_title(citation)}’",
        _credit(citation),
        f"({day})" if day and not day.startswith("[") else day,
        f"<{head.url}> accessed {seen}" if head.url else "",
    ]
    return _with_words(" ".join(part for part in parts if part), citation, "‘", "’")


def _with_words(note: str, citation: Citation, opening: str = "“", closing: str = "”") -> str:
    """A note with the words it vouches for after it, where words are cited."""
    words = _quoted(citation, opening, closing)
    return f"{note} {words}" if words else note


# ------------------------------------------------------------------ forms for software


def _csl(citation: Citation) -> dict[str, Any]:
    head = citation.head
    item: dict[str, Any] = {
        "id": head.id,
        "type": "article-newspaper",
        "title": _title(citation),
        "container-title": head.outlet,
        "author": [
            {"family": one.family, "given": one.given} if one.given else {"literal": one.family}
            for one in names_of(head.byline)
        ],
        "issued": _csl_day(head.published),
        "URL": head.url,
        "accessed": {"date-parts": [[citation.seen.year, citation.seen.month, citation.seen.day]]},
        "source": head.agency,
        "note": citation.quote,
    }
    return {key: value for key, value in item.items() if value}


def _csl_day(when: When) -> dict[str, Any] | None:
    if when.value:
        return {"date-parts": [[int(part) for part in when.value[:10].split("-")]]}
    if when.earliest and when.latest:
        ends = [[day.year, day.month, day.day] for day in (when.earliest, when.latest)]
        return {"date-parts": ends, "circa": True}
    return None


def csl_json(citation: Citation) -> str:
    """One CSL-JSON item in a list, as reference managers import it."""
    return json.dumps([_csl(citation)], ensure_ascii=False, indent=2) + "\n"


_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#",
        "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in " ".join(text.split()))


def bibtex(citation: Citation) -> str:
    """One BibTeX entry, every special character escaped."""
    head = citation.head
    names = [f"{one.family}, {one.given}" if one.given else f"{{{_tex(one.family)}}}"
             for one in names_of(head.byline)]  # fmt: skip
    when = head.published.value or ""
    given = {
        "author": " and ".join(names if not names else [_tex_name(name) for name in names]),
        "title": "{" + _tex(_title(citation)) + "}",
        "journal": _tex(head.outlet or ""),
        "year": when[:4],
        "month": when[5:7].lstrip("0"),
        "day": when[8:10].lstrip("0"),
        "url": (head.url or "").replace("{", "%7B").replace("}", "%7D"),
        "urldate": citation.seen.isoformat(),
        "note": _tex(citation.quote or ""),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in given.items() if value]
    return "\n".join([f"@article{{{head.id},", *lines, "}"]) + "\n"


def _tex_name(name: str) -> str:
    return name if name.startswith("{") else _tex(name)


def ris(citation: Citation) -> str:
    """One RIS record of type NEWS; lines end with CR LF as the format asks."""
    head = citation.head
    when = head.published.value or ""
    day = "/".join([*when[:10].split("-"), "", "", ""][:4]) if when else ""
    lines = [("TY", "NEWS")]
    for one in names_of(head.byline):
        lines.append(("AU", f"{one.family}, {one.given}" if one.given else one.family))
    lines += [
        ("TI", _title(citation)),
        ("T2", head.outlet or ""),
        ("PY", when[:4]),
        ("DA", day),
        ("UR", head.url or ""),
        ("Y2", citation.seen.strftime("%Y/%m/%d/")),
        ("N1", citation.quote or ""),
        ("ID", head.id),
    ]
    told = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\r\n".join([*told, "ER  - ", ""])


STYLES: dict[str, Callable[[Citation], str]] = {
    "chicago": chicago,
    "mla": mla,
    "apa": apa,
    "oscola": oscola,
    "csl-json": csl_json,
    "bibtex": bibtex,
    "ris": ris,
}
"""Every style and form by the name that people give."""


def cited(citation: Citation, style: str) -> str:
    """A citation in a style or form. Raises BadInput when there is no such style."""
    if style not in STYLES:
        raise BadInput(f"no style '{style}'; there are: {', '.join(STYLES)}")
    return STYLES[style](citation)
