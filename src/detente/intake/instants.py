"""Instants as pages write them → ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from .days import Written, written

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ]{1,2}(?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:Z)?)?")
_EPOCH = re.compile(r"\d{10}|\d{13}")
_OFFSET = re.compile(r"(\d\d:\d\d(?::\d\d)?) (?:GMT|UTC)?([+-]\d\d):?(\d\d)\b")


def day_and_time(text: str) -> tuple[str, str | None] | None:
    """The day (as the page writes it, in its own zone) and the ISO instant, if it gives one.

    None when the text is no date. "2012-05-09T23:30-04:00" is 9 May wherever it is read.
    """
    text = text.strip()
    if match := _ISO.match(text):
        return _checked(match["day"], match["time"], match["zone"])
    if match := _COMPACT.fullmatch(text):
        clock = f"{match[4]}:{match[5]}:{match[6] or '00'}" if match[4] else None
        return _checked(f"{match[1]}-{match[2]}-{match[3]}", clock, None)
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return moment.date().isoformat(), moment.isoformat()
    return _spelt(text)


def _checked(day: str, clock: str | None, zone: str | None) -> tuple[str, str | None] | None:
    zone = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", None: ""}.get(zone, zone) or ""
    if re.fullmatch(r"[+-]\d{4}", zone):
        zone = zone[:3] + ":" + zone[3:]
    elif re.fullmatch(r"[+-]\d\d", zone):
        zone += ":00"
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return None
    try:
        return day, datetime.fromisoformat(f"{day}T{clock}{zone}").isoformat() if clock else None
    except ValueError:
        return day, None


def _spelt(text: str) -> tuple[str, str | None] | None:
    """Spelt out: "Wed, 09 May 2012 10:00:00 GMT", "Wed May 09 2012 12:00:00 GMT+0200"."""
    found: Written | None = next((w for w in written(text[:200]) if w.year), None)
    if not found or not found.interval or found.interval.days != 1:
        return None
    day = str(found.interval.earliest)
    if re.match(r"[A-Z][a-z]{2}, \d", text):
        try:
            return day, parsedate_to_datetime(text).isoformat()
        except (ValueError, IndexError):
            return day, None
    offset = _OFFSET.search(text)
    clock = re.search(r"\b\d\d:\d\d:\d\d\b", text)
    if offset:
        east = timedelta(hours=int(offset[2]), minutes=int(offset[2][0] + offset[3]))
        try:
            zone = timezone(east)
            return day, datetime.fromisoformat(f"{day}T{offset[1]}").replace(
                tzinfo=zone
            ).isoformat()
        except ValueError:
            return day, None
    return day, f"{day}T{clock[0]}" if clock else None


def date_of(day: str) -> date:
    """The day of an ISO date. Raises ValueError when it is none."""
    return date.fromisoformat(day)
