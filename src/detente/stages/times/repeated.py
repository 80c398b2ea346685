"""What comes again and again: "every year", "each Thursday", "daily"."""

from __future__ import annotations

from . import words
from .amounts import duration_value, unit_of
from .found import Found
from .meaning import Meaning, told


def set_of(found: Found) -> Meaning | None:
    """What comes again and again: "every year", "each Thursday", "daily", "twice a week"."""
    if found.one("wd"):
        suffix = words.PARTS.get(found.one("part") or "", "")
        wanted = words.ALL_WEEKDAYS[found.one("wd") or ""]
        return told("SET", f"XXXX-WXX-{wanted + 1}" + (f"T{suffix}" if suffix else ""))
    if found.one("mo"):
        return told("SET", f"XXXX-{words.MONTHS[found.one('mo') or '']:02}")
    if found.one("s"):
        return told("SET", f"XXXX-{words.SEASONS[found.one('s') or '']}")
    if found.one("part"):
        return told("SET", f"XXXX-XX-XXT{words.PARTS[found.one('part') or '']}")
    return told("SET", _REPEATED.get(found.one("adverb") or "") or _period(found))


_REPEATED = {"daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "monthly": "P1M",
             "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
             "biweekly": "P2W"}  # fmt: skip


def _period(found: Found) -> str:
    return duration_value(words.amount(found.all("q")) if found.one("q") else 1, unit_of(found))
