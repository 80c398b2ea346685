"""Who passes on what another said: "Ushakov said that Putin had told Bush …"."""

from __future__ import annotations

from collections.abc import Sequence

from ..record import Filter, Record, queries
from ..records import Attribution
from ..spans import Span
from .shapes import Said


def carriers(record: Record, found: Sequence[Said]) -> dict[str, str]:
    """Of attributions that stand within what somebody else says: their ids, and his name, that of
    the innermost. Raises BadRecord."""
    told: dict[str, str] = {}
    for article in dict.fromkeys(one.article.id for one in found):
        every = queries.attributions(record, Filter(article=article, copies=True))
        for one in found:
            over = _over(one, every) if one.article.id == article else None
            if over is not None and over.source_name:
                told[one.id] = over.source_name
    return told


def _over(one: Said, every: Sequence[Attribution]) -> Attribution | None:
    """The attribution in whose content the verb of another stands."""
    if not one.cue.spans:
        return None
    own = one.source.name if one.source else None
    around = [a for a in every if a.id != one.id and a.source_name != own
              and any(_holds(span, one.cue.spans[0]) for span in a.content)]  # fmt: skip
    return min(around, key=lambda a: sum(span.end - span.start for span in a.content), default=None)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
