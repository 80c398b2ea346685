"""The page taken in last, and the last one that was there before the last build."""

from __future__ import annotations

from ..store import Record


def last_page(record: Record) -> int:
    """The number of the page taken in last; 0 in an empty record."""
    return int(record.one("select coalesce(max(no), 0) from pages")[0])


LOOKED_BACK = 500
"""Pages among which those of the last build are looked for: their instants lie behind their bytes,
so that each costs reading it."""


def before_last_build(record: Record) -> int | None:
    """The number of the last page that was there before the last build; 0 when none was, None when
    there was no build, or it took in more than can be told fast.
    """
    run = record.one("select started from runs order by no desc limit 1")
    rows = record.rows(
        "select no, first_seen from pages order by no desc limit ?", (LOOKED_BACK + 1,)
    )
    if not run:
        return None
    older = [no for no, first_seen in rows if first_seen < run[0]]
    if older:
        return int(older[0])
    return 0 if len(rows) <= LOOKED_BACK else None
