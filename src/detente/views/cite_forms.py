"""Citations for reference managers: CSL-JSON, BibTeX and RIS, every special character escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from ..dates import SHORT_MONTHS
from ..records import When
from .citation import Citation, clean, day_of
from .shapes import why_of
from .writers import Name

_TEX = {"\\": r"\textbackslash{}",
        # not \{: BibTeX counts that brace too, and one alone takes in every entry after it
        "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "%": r"\%", "&": r"\&", "#": r"\#",
        "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}",
        }  # fmt: skip


def _title(citation: Citation) -> str:
    return citation.title or f"[{citation.called}]"


def _parts(when: When) -> list[int]:
    """Year, month and day, as far as they are known; empty where the day is only bounded."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", when.value or "")
    return [int(part) for part in found.groups() if part] if found else []


def _remarks(citation: Citation) -> list[str]:
    """What no field holds: agency, bounds of the day, the page, the words; a line each, since some
    programs take a line such as "type: book" in a note for a field."""
    when = citation.head.published
    told = day_of(when, "dmy")
    return [
        *([f"Agency: {citation.agency}"] if citation.agency else []),
        *([f"Published {told}: {clean(why_of(when))}"] if told.startswith("[") else []),
        *([f"sha256 of the page: {citation.sha256}"] if citation.sha256 else []),
        *([f"Words, {citation.characters}: {clean(citation.quote)}"] if citation.quote else []),
    ]


# ------------------------------------------------------------------ CSL-JSON


def _csl(citation: Citation) -> dict[str, Any]:
    seen = citation.accessed if citation.address else None
    item: dict[str, Any] = {
        "id": citation.head.id,
        "type": "article-newspaper",
        "title": _title(citation),
        "container-title": citation.outlet,
        "author": [_csl_name(one) for one in citation.writers],
        "issued": _csl_day(citation.head.published),
        "URL": citation.address,
        "accessed": {"date-parts": [[seen.year, seen.month, seen.day]]} if seen else {},
        "archive_location": citation.pin,
        "note": "\n".join(_remarks(citation)),
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    suffix = {"suffix": name.suffix} if name.suffix else {}
    return {"family": name.family, "given": name.given, **suffix}


def _csl_day(when: When) -> dict[str, Any] | None:
    if parts := _parts(when):
        inferred = {"circa": True} if day_of(when, "dmy").startswith("[") else {}
        return {"date-parts": [parts], **inferred}
    if when.earliest and when.latest:
        ends = [[day.year, day.month, day.day] for day in (when.earliest, when.latest)]
        return {"date-parts": ends, "circa": True}
    return None


def csl_json(citations: Sequence[Citation]) -> str:
    """CSL-JSON items in a list, as reference managers import them."""
    return json.dumps([_csl(one) for one in citations], ensure_ascii=False, indent=2) + "\n"


# ------------------------------------------------------------------ BibTeX


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in clean(text))


def _tex_name(name: Name) -> str:
    """ "Family, Suffix, Given", each part safe from being read as two names."""
    parts = [part for part in (name.family, name.suffix, name.given) if part]
    return f"{{{_tex(name.family)}}}" if not name.given else ", ".join(_tex(one) for one in parts)


def bibtex(citations: Sequence[Citation]) -> str:
    """BibTeX entries, every special character escaped."""
    return "\n".join(_entry(one) for one in citations)


def _entry(citation: Citation) -> str:
    year, month, day = [*_parts(citation.head.published), 0, 0, 0][:3]
    given = {
        "author": " and ".join(_tex_name(one) for one in citation.writers),
        "title": f"{{{_tex(_title(citation))}}}",
        "journal": _tex(citation.outlet),
        "year": str(year or ""),
        "day": str(day or ""),
        "url": quote(citation.address, safe=":/?#[]@!$&'()*+,;=%~-._"),
        "urldate": citation.accessed.isoformat() if citation.accessed and citation.address else "",
        "note": _tex("; ".join(_remarks(citation))),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in given.items() if value]
    if month:
        place = next(n for n, line in enumerate(lines) if line.startswith("  year")) + 1
        lines.insert(place, f"  month = {SHORT_MONTHS[month - 1]},")
    key = re.sub(r"[^0-9A-Za-z-]", "", citation.head.id)
    return "\n".join([f"@article{{detente-{key},", *lines, "}"]) + "\n"


# ------------------------------------------------------------------ RIS


def ris(citations: Sequence[Citation]) -> str:
    """RIS records of type NEWS; lines end with CR LF as the format asks."""
    return "".join(_ris(one) for one in citations)


def _ris(citation: Citation) -> str:
    parts = _parts(citation.head.published)
    day = "/".join([*(f"{part:02}" for part in parts), "", "", ""][:3]) + "/" if parts else ""
    lines = [
        ("TY", "NEWS"),
        *(("AU", one.sorted) for one in citation.writers),
        ("TI", _title(citation)),
        ("T2", citation.outlet),
        ("PY", str(parts[0]) if parts else ""),
        ("DA", day),
        ("UR", citation.address),
        ("Y2", f"{citation.accessed:%Y/%m/%d/}" if citation.accessed and citation.address else ""),
        *(("N1", remark) for remark in _remarks(citation)),
        ("AV", citation.pin),
        ("ID", citation.head.id),
    ]
    told = [f"{tag}  - {clean(value)}" for tag, value in lines if value]
    return "\r\n".join([*told, "ER  - ", ""])
