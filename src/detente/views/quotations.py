"""Quotations across articles: the variants of one utterance and who else gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import BadInput
from ..linked import Quotation
from ..record import Filter, Record, queries
from . import gather
from .shapes import Said


@dataclass(frozen=True, slots=True)
class QuotationView:
    """One utterance with its variants, the longest first; copies count for their original."""

    quotation: Quotation
    variants: tuple[Said, ...]

    @property
    def id(self) -> str:
        """The quotation's own id."""
        return self.quotation.id

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who is said to have said it, by name, each once."""
        names = (said.source.name for said in self.variants if said.source)
        return tuple(dict.fromkeys(names))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who gives it, each once."""
        names = (said.article.outlet for said in self.variants if said.article.outlet)
        return tuple(dict.fromkeys(names))


def quotations(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[QuotationView]:
    """Utterances that several articles give, in order of time; `after` is the id of the last seen.

    Raises BadRecord.
    """
    return _views(record, queries.quotations(record, where, limit, after))


def quotation(record: Record, name: str) -> QuotationView:
    """The utterance of that id, or of that attribution. Raises BadInput when there is none."""
    found = queries.quotation(record, name)
    if not found:
        raise BadInput(f"no quotation '{name}'; ids are in `detente quotations --json`")
    return _views(record, [found])[0]


def _views(record: Record, found: Sequence[Quotation]) -> list[QuotationView]:
    ids = [one for quotation in found for one in quotation.attributions]
    said = {one.id: one for one in gather.said_of(record, queries.attributions_by_id(record, ids))}
    return [
        QuotationView(one, tuple(said[ident] for ident in one.attributions if ident in said))
        for one in found
    ]
