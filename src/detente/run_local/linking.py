"""The links across articles: made again when something that they rest on has changed."""

from __future__ import annotations

from collections.abc import Callable

from ..links import copies, entities
from ..record import Record, work
from ..record import links as kept
from ..tables import mark
from ..version import __version__
from .report import Progress

MAKERS = " ".join(
    [__version__, *(str(getattr(linker, "VERSION", "1")) for linker in (copies, entities))]
)
"""By what links are made: a newer linker makes them anew."""
LINKED_WITH = ("people", "offices", "outlets")
"""Tables that linkers look into, of those to which users add rows: other rows make links anew."""


def link(record: Record, report: Callable[[Progress], None]) -> None:
    """Folds copies when an article came, went or changed; joins entities also when one was read
    anew. Does nothing when nothing changed. Raises BadRecord.
    """
    changed = kept.unlinked(record)
    makers = f"{MAKERS} {mark(*LINKED_WITH)}".rstrip()
    again = work.links_made_by(record) != makers
    if not any(changed.values()) and not again:
        return
    total = len(set().union(*changed.values()))
    report(Progress("linking", 0, total, "copies"))
    folded = copies.copies(work.tellings(record)) if again or changed["text"] else None
    report(Progress("linking", 0, total, "entities"))
    joined = entities.link_entities(work.people(record))
    with record.writing():
        if folded is not None:
            kept.write_copies(record, folded)
        kept.write_entity_links(record, joined)
        kept.linked(record)
        work.note_links(record, makers)
    report(Progress("linking", total, total))
